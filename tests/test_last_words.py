"""Files of the program that are damaged or missing, and a smaller PyYAML: a sentence all the same, or the same work."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from letters import paths
from letters.registry import read
from letters.registry.read import read_bytes
from letters.registry.read import read_file
from tests.support.checkout import checkout as checkout_in
from tests.support.checkout import run_in
from tests.support.factory import make_file
from tests.support.soak import share

LAHORE = str(paths.DEMO / 'lahore.yaml')


def copy(tmp_path: Path) -> Path:
    """A checkout of one's own, to be damaged."""
    return checkout_in(tmp_path / 'copy')


def test_where_no_message_can_be_read_one_sentence_needs_no_file(tmp_path: Path) -> None:
    checkout = copy(tmp_path)
    shutil.rmtree(checkout / 'letters' / 'data')
    for arguments, code in ((['laws'], 5), (['plan', LAHORE], 5), (['plan', '--nothing'], 2), (['start'], 5)):
        done = run_in(checkout, *arguments)
        assert done.returncode == code, done.stderr
        assert 'Traceback' not in done.stderr
        assert 'The program cannot read its own messages' in done.stderr
        assert 'letters registry check' in done.stderr


def test_where_a_record_or_a_catalogue_is_broken_the_sentence_is_in_english(tmp_path: Path) -> None:
    checkout = copy(tmp_path)
    for language in ('es', 'ur'):
        (checkout / 'locales' / language / 'LC_MESSAGES' / 'interface.po').write_text('msgid "a\n', 'utf-8')
    done = run_in(checkout, 'plan', str(paths.DEMO / 'madrid.yaml'), LETTERS_LANGUAGE='es')
    assert (done.returncode, 'Traceback' in done.stderr) == (0, False)
    assert 'The translations in es/interface.po cannot be read.' in done.stderr
    assert 'Request to remove an intimate image' in done.stdout
    bing = checkout / 'letters' / 'data' / 'platforms' / 'bing.yaml'
    bing.write_text(bing.read_text('utf-8').replace('confidence: ', 'confidance: ', 1), 'utf-8')
    done = run_in(checkout, 'plan', LAHORE)
    assert (done.returncode, 'Traceback' in done.stderr) == (4, False)
    assert 'No key is called confidance here' in done.stderr
    assert 'Some data files are not fit to be used.' in done.stderr


LINES = ['email', 'post', 'steps']


@pytest.mark.parametrize('key', LINES)
def test_a_line_break_in_a_line_of_a_record_stops_it_with_4_and_is_named(key: str, tmp_path: Path) -> None:
    checkout = copy(tmp_path)
    file = checkout / 'letters' / 'data' / 'platforms' / 'reddit.yaml'
    line = '"abuse@reddit.com\\nBcc: all@evil.example"'
    value = line if key == 'email' else f'[{line}]'
    text = file.read_text('utf-8')
    at = text.index('  - id: ', text.index('channels:'))
    end = text.index('\n', at)
    file.write_text(f'{text[:end]}\n    {key}: {value}{text[end:].replace(f"    {key}:", f"    # {key}:", 1)}', 'utf-8')
    number = text[:end].count('\n') + 2
    commands = (['registry', 'check'], ['write', LAHORE, '-o', 'out', '--format', 'eml'])
    for arguments in share(commands, 2, LINES.index(key)):
        done = run_in(checkout, *arguments)
        assert done.returncode == 4, done.stderr
        assert f'letters/data/platforms/reddit.yaml:{number}:' in done.stderr
        assert 'A line break or another invisible sign stands in this text.' in done.stderr
        assert 'evil' not in done.stderr


def test_without_the_fast_parser_files_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [*sorted(paths.DEMO.glob('*.yaml')), *sorted(paths.TEMPLATES.glob('[a-z]*/paper.yaml'))]
    files += [paths.DATA / name for name in ('flow.yaml', 'jurisdictions/ie.yaml', 'platforms/reddit.yaml')]
    broken = b'case: {id: "a", id: "b"}\n? [e]\n: &f !g *h\nname: "O\xe2\x80\x99Brien\nit: [\n'
    fast = [*map(read_file, files), read_bytes(broken, 'broken.yaml')]
    monkeypatch.setattr(read, '_LOADER', yaml.SafeLoader)
    assert [*map(read_file, files), read_bytes(broken, 'broken.yaml')] == fast


def test_a_pyyaml_without_its_library_is_enough() -> None:
    code = (
        'import yaml; [delattr(yaml, name) for name in list(vars(yaml)) if name.startswith("C") and "Loader" in name];'
        'import sys; from letters.cli.run import run; sys.exit(run(["check", sys.argv[1]]))'
    )
    done = subprocess.run(
        [sys.executable, '-c', code, LAHORE], capture_output=True, text=True, check=False, cwd=paths.CHECKOUT
    )
    assert (done.returncode, 'Traceback' in done.stderr) == (0, False)


def changed(text: str, translation: str) -> str:
    """The Spanish catalogue of letters with another translation of one heading, or with none that can be read."""
    start = text.index('msgstr "', text.index('msgctxt "ncii-request"\nmsgid "Where it is"'))
    return f'{text[:start]}msgstr "{translation}"{text[text.index(chr(10), start) :]}' if translation else 'msgid "a\n'


@pytest.mark.parametrize(
    ('change', 'said'),
    [
        (
            '<b>D\u00f3nde</b>',
            'is not written in Spanish, because a sentence of its translation cannot be used. es/LC_MESSAGES/',
        ),
        ('', 'The translations in es/letters.po cannot be read.'),
    ],
)
def test_a_translation_that_cannot_be_used_leaves_the_paper_in_english_and_says_so(
    change: str, said: str, tmp_path: Path
) -> None:
    checkout = copy(tmp_path)
    file = checkout / 'locales' / 'es' / 'LC_MESSAGES' / 'letters.po'
    file.write_text(changed(file.read_text('utf-8'), change), 'utf-8')
    (checkout / 'case.yaml').write_bytes(make_file({'case.language': 'en'}))
    write = ['write', 'case.yaml', '-o', 'out', '--language', 'es', '--format', 'txt', '--date', '2026-11-21']
    done = run_in(checkout, *write)
    assert (done.returncode, done.stderr.count(said)) == (0, 1), done.stderr
    packet = checkout / 'out' / 'T3S7A1'
    assert 'Please remove what is there, and make it unreachable' in (packet / '01.txt').read_text('utf-8')
    assert (packet / '00.txt').is_file()
