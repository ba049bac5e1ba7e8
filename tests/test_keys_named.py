"""Keys of a case in what is said of it: with the words by which people know them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letters import paths
from letters.casefile.contradictions import RULES
from letters.languages.catalogue import Translator
from letters.model.registry import is_counted
from letters.registry.load import registry
from letters.wording.keys import beside_keys
from letters.wording.keys import without_keys
from letters.wording.words import Wording
from tests.support.command import letters
from tests.support.day import DATE

LANGUAGES = ('en', 'de', 'es', 'fr', 'ar', 'ur')
IDS = [rule.__name__.replace('_', '-') for rule in RULES]
KEY = re.compile(r'\b(?:case|sender|person|materials|items|wishes)\.[a-z_]+')


def words(language: str) -> Wording:
    return Wording(registry(), Translator(language, 'interface'))


def test_a_region_of_another_country_is_told_without_any_key(tmp_path: Path) -> None:
    berlin = (paths.DEMO / 'berlin.yaml').read_text('utf-8').replace('language: "de"', 'language: "en"')
    file = tmp_path / 'case.yaml'
    file.write_text(berlin.replace('person: {country: "DE"', 'person: {country: "DE", region: "US-CA"'), 'utf-8')
    done = letters('check', str(file), '--date', DATE)
    assert done.returncode == 3
    assert 'The region does not lie in the country in which the person lives.' in done.stdout
    assert not KEY.search(done.stdout.partition('case.yaml')[2])


def test_what_a_key_is_stands_behind_it_once_in_what_is_said_of_a_file() -> None:
    say = words('en')
    told = beside_keys('agent-without-owner', say.told('agent-without-owner', {}), say.label)
    assert 'materials.copyright_owner (name of the copyright owner) is empty' in told
    assert told.count('materials.copyright ') == told.count('materials.copyright (say over the copyright)') == 1
    assert told.endswith('or write none for materials.copyright.')


@pytest.mark.parametrize('language', LANGUAGES)
def test_who_answers_questions_is_told_of_no_key(language: str) -> None:
    say = words(language)
    for id in (one for one in IDS if one in registry().messages):
        assert not KEY.search(without_keys(say.told(id, {}), say.label)), id


@pytest.mark.parametrize(
    'text',
    [
        'https://example.com/person.country',
        'me@items.url',
        'person.country.example.com',
        'sent.json',
        'clinic.yaml',
        'a.b',
    ],
)
def test_what_is_no_key_stays_as_it_is(text: str) -> None:
    say = words('en')
    assert without_keys(f'See {text}.', say.label) == f'See {text}.'
    assert beside_keys('date-form', f'See {text}.', say.label) == f'See {text}.'


def test_who_writes_records_or_sheets_reads_keys_alone() -> None:
    say = words('en')
    for id, held in registry().messages.items():
        if id.startswith(('registry-', 'sheet-', 'sent-')) and not isinstance(held, str) and not is_counted(held):
            told = say.told(id, {})
            assert beside_keys(id, told, say.label) == told
