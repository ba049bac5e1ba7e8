"""`letters locale missing`: one whole letter in an afternoon, and the sentences that it takes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letters import paths
from letters.registry import load
from letters.translating.notes import words
from tests.conftest import Letters
from tests.support.pseudo import begun
from tests.support.pseudo import every_sentence
from tests.support.pseudo import fill
from tests.support.soak import share

AN_AFTERNOON = 150
DEMO = [file for file in sorted(paths.DEMO.glob('*.yaml')) if file.stem != 'perhaps-17']


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # Before: what is compiled of the records is kept for other runs.
    load.registry()
    folder = begun(tmp_path / 'locales', 'am')
    monkeypatch.setattr(paths, 'LOCALES', folder)
    monkeypatch.setattr('letters.translating.extract.sources', lambda _: every_sentence())
    return folder


CALLS = pytest.mark.usefixtures('locales')


def _way(letters: Letters, *arguments: str) -> dict[str, dict[str, int]]:
    code, shown, _ = letters('locale', 'missing', 'am', *arguments, '--json')
    assert code == 0
    return {one['stage']: one for one in json.loads(shown)['stages']}


@pytest.mark.parametrize('wanted', [*map(str, DEMO), 'BR', 'France', 'ncii-request', 'dsa-notice', ''])
def test_a_common_case_takes_no_more_sentences_than_an_afternoon_has(
    wanted: str, locales: Path, letters: Letters
) -> None:
    assert locales.is_dir()
    way = _way(letters, *(['--for', wanted] if wanted else []))
    assert list(way) == ['letter', 'page', 'interview', 'rest', 'looked-up']
    assert 0 < way['letter']['sentences'] + way['page']['sentences'] <= AN_AFTERNOON
    assert all(one['words'] >= one['sentences'] for one in way.values())


@CALLS
def test_what_is_filled_in_comes_back_and_the_letter_is_whole(letters: Letters, tmp_path: Path) -> None:
    way = _way(letters, '--for', 'PK')
    assert letters('locale', 'missing', 'am', '--for', 'PK', '-o', 'today.po')[0] == 0
    count = way['letter']['sentences'] + way['page']['sentences']
    # A word of the page itself stands in both catalogues, and is translated once.
    assert count - 5 <= fill(tmp_path / 'today.po') <= count
    code, shown, _ = letters('locale', 'update', 'am', '--from', 'today.po')
    assert (code, 'Faulty: 0. Not known here: 0.' in shown) == (0, True)
    left = _way(letters, '--for', 'PK')
    assert left['page']['sentences'] == 0 or left['letter']['sentences'] != way['letter']['sentences']
    assert sum(one['sentences'] for one in left.values()) < sum(one['sentences'] for one in way.values()) - count + 6


@CALLS
def test_the_letter_that_is_nearest_comes_first(letters: Letters, tmp_path: Path) -> None:
    before = json.loads(letters('locale', 'missing', 'am', '--json')[1])
    letters('locale', 'missing', 'am', '--until', 'letter', '-o', 'one.po')
    fill(tmp_path / 'one.po')
    letters('locale', 'update', 'am', '--from', 'one.po')
    after = json.loads(letters('locale', 'missing', 'am', '--json')[1])
    assert before['stages'][0]['sentences'] > after['stages'][0]['sentences'] > 0, 'another letter, nearer than it was'
    shown = letters('locale', 'missing', 'am', '--until', 'letter')[1]
    assert shown.startswith('The shortest way to a whole letter: ')
    assert (
        len([line for line in shown.splitlines() if line.startswith('letters | ')]) == after['stages'][0]['sentences']
    )


@pytest.mark.parametrize('wanted', ['no-such-paper', 'Atlantis', 'start-here'])
def test_what_is_neither_case_nor_paper_nor_country_is_a_fault_of_the_command(
    wanted: str, locales: Path, letters: Letters
) -> None:
    code, _, talk = letters('locale', 'missing', 'am', '--for', wanted)
    assert (code, 'such as ncii-request' in talk) == (2, locales.is_dir())


def test_words_are_counted_without_what_is_filled_in() -> None:
    assert words('Capacity: %(role)s.') == 1
    assert words("Don't open https://example.com/a page, 48 times.") == 5


@pytest.mark.parametrize('language', share(['ar', 'de', 'es', 'fr', 'ur'], 5))
def test_a_language_that_is_whole_has_no_way_left(language: str, letters: Letters) -> None:
    """The page on lawyers tells of laws in the words of the look-ups; they are asked of no letter."""
    *way, _looked_up = json.loads(letters('locale', 'missing', language, '--json')[1])['stages']

    assert [(part['stage'], part['missing']) for part in way if part['missing']] == []
