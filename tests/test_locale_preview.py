"""`letters locale preview` and `status`: what translators see of their work, before a letter is whole and after."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from letters import paths
from letters.registry import load
from letters.translating.noting import OPEN
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.pseudo import begun
from tests.support.pseudo import every_sentence
from tests.support.pseudo import fill

LAHORE = str(paths.DEMO / 'lahore.yaml')
MARKED = re.compile(r'\[\[\w')
FACE = 'This is no letter. Do not send it.'


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Before: what is compiled of the records is kept for other runs.
    load.registry()
    folder = begun(tmp_path / 'locales', 'am')
    monkeypatch.setattr(paths, 'LOCALES', folder)
    monkeypatch.setattr('letters.translating.extract.sources', lambda _: every_sentence())
    # The fonts of a page are another matter, and to draw it takes its time.
    monkeypatch.setattr('letters.cli.locale_preview.FORMATS', ('html', 'txt'))
    return folder


def _pages(folder: Path, ending: str = 'html') -> dict[str, str]:
    return {file.name: file.read_text(encoding='utf-8') for file in sorted(folder.rglob(f'*.{ending}'))}


@pytest.mark.usefixtures('locales')
def test_a_language_without_a_sentence_has_whole_packets_with_everything_marked(
    letters: Letters, tmp_path: Path
) -> None:
    code, shown, talk = letters('locale', 'preview', 'am', '-o', 'out', '--case', LAHORE, '--date', DATE)
    assert code == 0, talk
    pages = _pages(tmp_path / 'out')
    assert {'00.preview.html', '01.preview.html', '01.form.preview.html'} <= set(pages)
    for name, page in pages.items():
        assert FACE in page, name
        assert MARKED.search(page), name
    assert f'{OPEN}Please remove what is there, and' in pages['01.preview.html']
    # The English stands beside it, as it is sent.
    assert re.search(r'(?<!\[)Please remove what is there, and', pages['01.preview.html'])
    assert 'Sentences in English: ' in shown


@pytest.mark.usefixtures('locales')
def test_nobody_takes_a_preview_for_a_letter_to_send(letters: Letters, tmp_path: Path) -> None:
    letters('locale', 'preview', 'am', '-o', 'out', '--case', LAHORE, '--date', DATE)
    files = [file for file in (tmp_path / 'out').rglob('*') if file.is_file()]
    assert files
    assert all('.preview.' in file.name for file in files)
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    for text in _pages(tmp_path / 'out', 'txt').values():
        assert FACE in text.partition('\n\n')[0]


@pytest.mark.usefixtures('locales')
def test_what_is_translated_is_no_longer_marked(letters: Letters, tmp_path: Path) -> None:
    letters('locale', 'missing', 'am', '--for', LAHORE, '--until', 'letter', '-o', 'one.po')
    fill(tmp_path / 'one.po')
    assert letters('locale', 'update', 'am', '--from', 'one.po')[0] == 0
    letters('locale', 'preview', 'am', '-o', 'out', '--case', LAHORE, '--date', DATE)
    pages = _pages(tmp_path / 'out')
    whole = [name for name, page in pages.items() if not MARKED.search(page)]
    assert len(whole) == 1
    assert 'Pléásé rémóvé' in pages[whole[0]]
    assert MARKED.search(pages['00.preview.html'])


@pytest.mark.usefixtures('locales')
def test_the_state_of_a_language_is_told_by_paper_and_by_country(letters: Letters) -> None:
    code, shown, _ = letters('locale', 'status', 'am', '--json')
    (held,) = json.loads(shown)
    papers = {row['id']: row for row in held['papers']}
    assert (code, set(papers)) == (0, set(load.registry().papers))
    assert all(row['missing'] > row['ready'] == row['faulty'] == 0 for row in papers.values())
    assert {row['reviewed'] for row in papers.values()} == {'no'}
    countries = {row['id']: row['missing'] for row in held['countries']}
    assert {'pk', 'de', 'us', 'world'} <= set(countries)
    lines = letters('locale', 'status', 'am')[1].splitlines()
    assert any(line.startswith('  Pakistan. Ready: 0. Missing: ') for line in lines)
