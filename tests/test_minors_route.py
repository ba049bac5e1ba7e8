"""Where somebody may have been under 18 the service's own way of reporting stands beside those who help."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from letters.interview.answers import Answers
from letters.languages.catalogue import Translator
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_json
from letters.wording.routes import route
from letters.wording.routes import routes
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.untranslated import new_records

Letters = Callable[..., tuple[int, str, str]]

FORM = 'https://help.x.com/en/forms/safety-and-sensitive-content/cse'
CASE = {'materials.0.age_when_recorded': 'minor', 'case.language': 'en'}


@pytest.mark.parametrize('command', ['plan', 'write'])
def test_help_without_letters_names_the_way_of_the_service(command: str, letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file(CASE))
    code, said, _ = letters(command, 'case.yaml', *(['-o', 'out', '--format', 'txt'] if command == 'write' else []))
    assert code == 8
    assert FORM in said
    assert 'Do not send the picture: X asks not to.' in said
    assert said.index(FORM) < said.index('Who helps in your country')
    if command == 'write':
        assert FORM in (tmp_path / 'out' / 'T3S7A1' / '00.txt').read_text('utf-8')


def test_the_interview_names_it_as_soon_as_it_is_known_where_it_is() -> None:
    first = Person({**TYPED, 'materials.age_when_recorded': '2'})
    assert interview(first).end == 'help'
    # Nobody was asked yet where it is.
    assert 'letters platforms, with the name of the service' in first.text
    answers = Answers().put('case.id', 'T3S7A1').put('items.0.url', str(make_case().items[0].url))
    later = Person({**TYPED, 'materials.age_when_recorded': '2'})
    assert interview(later, answers).end == 'help'
    assert FORM in later.text


def test_a_program_gets_it_with_the_help() -> None:
    made = make_plan(make_case(CASE), registry(), DAY)
    told = json.dumps(as_json(made, Wording(registry(), Translator('en', 'interface'))))
    assert '"id": "route.x"' in told
    assert FORM in told


@pytest.mark.parametrize('language', ['es', 'ur'])
def test_it_is_told_in_the_language_of_the_person_with_the_links_of_the_record(language: str) -> None:
    english, own = (Wording(registry(), Translator(code, 'interface')) for code in ('en', language))
    for id, record in registry().platforms.items():
        told, source = route(id, own), route(id, english)
        assert told['form'] == record.minors.get('form', '')
        for part in ('note', 'steps'):
            assert bool(told[part]) == bool(source[part])
            new = f'platform {id}' in new_records(language)
            assert not source[part] or told[part] != source[part] or new, (id, part)


def test_an_unknown_site_and_each_service_are_told_once() -> None:
    items = [a_place(f'https://gallery.example.net/a/{n}') for n in range(3)] + [a_place('https://t.me/example/1')]
    made = make_plan(make_case(CASE | {'items': items}), registry(), DAY)
    assert made.routes == ('generic', 'telegram')
    lines = routes(made, Wording(registry(), Translator('en', 'interface')))
    assert [line.split(':')[0] for line in lines[1:]] == ['- another site', '- Telegram']


def test_the_way_of_a_service_can_be_looked_up(letters: Letters) -> None:
    assert FORM in letters('platforms', 'x')[1]


def test_where_everybody_was_18_nothing_of_it_is_said(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file({'case.language': 'en'}))
    code, said, _ = letters('plan', 'case.yaml')
    assert (code, FORM in said, 'under 18' in said) == (0, False, False)
