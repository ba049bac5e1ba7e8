from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from babel.messages.pofile import read_po

TOOL = Path(__file__).parents[1] / 'tools' / 'catalogues'


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, TOOL, *arguments], capture_output=True, text=True, check=False)


def catalogue(folder: Path) -> Path:
    return folder / 'xx' / 'LC_MESSAGES' / 'letters.po'


def new_language(folder: Path) -> None:
    (folder / 'xx').mkdir()
    (folder / 'xx' / 'locale.yaml').write_text('language: xx\n')


def test_a_new_language_gets_its_catalogues_and_both_templates_are_written(tmp_path: Path) -> None:
    new_language(tmp_path)
    assert run(tmp_path).returncode == 0
    written = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob('*.po*')}
    assert written == {'letters.pot', 'interface.pot', 'xx/LC_MESSAGES/letters.po', 'xx/LC_MESSAGES/interface.po'}


def test_the_check_writes_nothing_and_leaves_with_4_when_a_catalogue_is_out_of_date(tmp_path: Path) -> None:
    new_language(tmp_path)
    checked = run('--check', tmp_path)
    assert (checked.returncode, list(tmp_path.rglob('*.po*'))) == (4, [])
    assert 'Out of date: letters.pot' in checked.stdout
    run(tmp_path)
    assert run('--check', tmp_path).returncode == 0


def test_what_is_translated_is_kept(tmp_path: Path) -> None:
    new_language(tmp_path)
    run(tmp_path)
    source = 'Where it is'
    text = catalogue(tmp_path).read_text(encoding='utf-8')
    assert f'msgid "{source}"\nmsgstr ""' in text
    changed = text.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "Xx"')
    # A sentence that the program no longer has goes; the translated one stays.
    catalogue(tmp_path).write_text(f'{changed}\nmsgctxt "old"\nmsgid "Gone"\nmsgstr "Xx"\n', encoding='utf-8')
    run(tmp_path)
    with catalogue(tmp_path).open('rb') as stream:
        held = {message.id: message.string for message in read_po(stream)}
    assert held[source] == 'Xx'
    assert 'Gone' not in held
