"""What tells of the place of a minor's recording: no word of ours does, and no answer that does reaches a letter."""

from __future__ import annotations

from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case

MINORS, ADULTS = 'https://x.com/bobby/status/1790000000000000001', 'https://x.com/carla/status/1790000000000000009'
ALLOWED = {'copyright': 'agent', 'may_claim': 'yes', 'work': 'A photograph'}


def changes(minors: str | dict[str, Any], age: str = 'minor', **more: Any) -> dict[str, Any]:
    """A recording of somebody who may be under 18 at one place, one of adults on X."""
    place = {'url': minors} if isinstance(minors, str) else minors
    return {
        'materials': [a_recording('m', age_when_recorded=age), a_recording('z')],
        'items': [{**a_place(''), 'shows': ['m'], **place}, a_place(ADULTS, shows=['z'])],
        **more,
    }


@pytest.mark.parametrize('age', ['minor', 'unsure', ''])
@pytest.mark.parametrize(
    'page',
    ['robin', 'example', 'links', 'picture', 'clinic', 'street', 'town', 'signature', 'people', 'reference', 'name'],
)
def test_a_page_that_is_called_like_a_word_of_ours_stops_no_letter_about_another_place(page: str, age: str) -> None:
    said = changes(f'https://site.example/{page}', age)
    made = packet(make_case(said), registry(), DAY, Options(formats=('txt',)))
    assert [(paper.recipient, paper.items) for paper in made.plan.papers] == [('x', (1,))]


@pytest.mark.parametrize('age', ['minor', ''])
@pytest.mark.parametrize('told', [{'exposes': ['name']}, {'impersonates': 'yes'}])
def test_nothing_is_said_to_be_missing_at_the_place_of_a_minor(age: str, told: dict[str, Any]) -> None:
    said = make_case(changes({'url': 'https://site.example/t/12345', **told}, age))
    made = packet(said, registry(), DAY, Options(formats=('txt',)))
    assert made.plan.papers
    assert not any('site.example' in one.recipient for one in made.plan.not_made)
    assert 'site.example' not in made.files['00.txt'].decode()


@pytest.mark.parametrize(
    'told',
    [
        {'sender.address': ['c/o', 'see x.com/bobby']},
        {'sender.name': 'Robin of x.com/bobby'},
        {'sender.name_latin': 'Robin @bobby'},
        {'person.name': 'Robin @bobby'},
        {'sender.phone': '+1790000000000000001'},
        {'materials.1': a_recording('z', **ALLOWED, copyright_owner='Bobby')},
        {'materials.1': a_recording('z', **ALLOWED, copyright_owner='who has x.com/bobby')},
    ],
)
def test_an_answer_that_names_the_place_leads_to_help_and_not_to_an_accident(told: dict[str, Any]) -> None:
    made = make_plan(make_case({**changes(MINORS), **told}), registry(), DAY)
    assert made.stop
    assert not made.papers
    waits = make_plan(make_case({**changes(MINORS, ''), **told}), registry(), DAY)
    assert not waits.papers
    assert waits.ask


def test_who_is_called_as_the_account_gets_letters_about_another_place() -> None:
    # Somebody who pretends to be the person takes the person's name: the name alone tells of no place.
    said = changes(MINORS.replace('bobby', 'robin'))
    assert make_plan(make_case(said), registry(), DAY).papers


def test_the_page_to_start_with_comes_even_where_it_names_the_site() -> None:
    """That page goes to nobody. Here somebody put it on the site of one who helps."""
    shown = make_plan(make_case(changes('https://site.example/robin')), registry(), DAY).helplines
    site = next(one.url for one in registry().helplines('US', DAY) if one.id in shown and one.url)
    made = packet(make_case(changes(f'{site}#1')), registry(), DAY, Options(formats=('txt',)))
    assert made.plan.papers
    assert site in made.files['00.txt'].decode()


@pytest.mark.parametrize('words', ['He said [...] that he has it.', 'See [.] and [e].', 'It is [::::].', '[1.2.3]'])
def test_brackets_in_own_words_are_no_address(words: str) -> None:
    told = {'materials.1': a_recording('z', own_words={'text': words, 'language': 'en'})}
    assert make_plan(make_case({**changes('https://site.example/robin'), **told}), registry(), DAY).papers


@pytest.mark.parametrize('words', ['It is at forum[.]site[.]example.', 'Look at site (dot) example.'])
def test_a_link_that_somebody_disarmed_names_its_place(words: str) -> None:
    told = {'materials.1': a_recording('z', own_words={'text': words, 'language': 'en'})}
    assert make_plan(make_case({**changes('https://site.example/robin'), **told}), registry(), DAY).stop
