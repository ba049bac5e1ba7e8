"""The number of a case at a service for fingerprints: said to who takes part, told before, and never the PIN."""

from __future__ import annotations

from typing import Any

import pytest

from letters.compose.letter import compose
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.law.topic import matching
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.test_flow import COMMON
from tests.test_flow import Walk
from tests.test_hostile_case import with_answer

KEY, NUMBER = 'person.matching_number', 'SN-20261118'
PLACES = {
    'x': 'https://x.com/example_one/status/1790000000000000001',
    'telegram': 'https://t.me/example_channel/42',
    'site': 'https://forum.example.net/threads/4711',
}


def letters(number: str) -> dict[tuple[str, str], tuple[str, bool]]:
    """Each letter of a case by kind and recipient: its text, and whether the plan tells of the number."""
    changes: dict[str, Any] = {KEY: number, 'items': [a_place(url, engines=['bing']) for url in PLACES.values()]}
    case = make_case({**changes, 'items.0.queries': ['Robin Example']})
    plan = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, plan.effects), registry(), DAY)
    return {
        (paper.kind, paper.recipient): (
            text(compose(paper, here, paper.language).letter),
            any(KEY in seen.details for seen in paper.seen_by),
        )
        for paper in plan.papers
    }


def test_the_number_stands_in_the_request_to_who_takes_part_alone_and_is_told_there() -> None:
    found = letters(NUMBER)
    assert len(found) > len(PLACES)
    says = {one for one, (shown, _) in found.items() if NUMBER in shown}
    assert says == {one for one, (_, told) in found.items() if told}
    assert [kind for kind, _ in says] == ['ncii-request']
    [(kind, recipient)] = says
    assert f'Case number at StopNCII.org: {NUMBER}.' in found[kind, recipient][0]
    assert 'StopNCII' not in ''.join(shown for one, (shown, _) in found.items() if one not in says)


def test_without_a_number_not_a_word_is_said() -> None:
    assert not [one for one, (shown, told) in letters('').items() if told or 'Case number' in shown]


def test_a_record_read_too_long_ago_tells_nobody() -> None:
    case = make_case({KEY: NUMBER})
    here, later = Situation(case, registry(), DAY), Situation(case, registry(), DAY.replace(year=DAY.year + 3))
    [recipient] = filter(None, here.recipients)
    assert matching(here, recipient) == ('StopNCII.org',)
    assert matching(later, recipient) == ()


@pytest.mark.parametrize('typed', ['123456', 'SN-20261118', '٤٧١١٢', 'ab12.c_3'])
def test_a_number_in_one_piece_is_kept(typed: str) -> None:
    assert with_answer(KEY, typed)[1] == []


PASTED = ['4711 1234', '4711, PIN 1234', '4711/1234', '4711;1234', 'PIN: 1234', 'PIN1234', 'pin-1234', 'stopncii', '12']


@pytest.mark.parametrize('typed', PASTED)
def test_what_may_hold_the_pin_is_refused_and_told_which_number_to_write(typed: str) -> None:
    case, problems = with_answer(KEY, typed)
    assert case is None
    assert [problem.id for problem in problems] == ['matching-number-form']


@pytest.mark.parametrize(
    ('changes', 'link', 'more', 'asked'),
    [
        ({}, 'x', True, True),
        ({}, 'x', False, False),
        ({'materials.kind': 'private'}, 'x', True, False),
        ({}, 'telegram', True, False),
    ],
)
def test_it_is_asked_on_a_wish_where_somebody_takes_part(
    changes: dict[str, str], link: str, more: bool, asked: bool
) -> None:
    assert (KEY in Walk(COMMON | changes, [PLACES[link]], more=more).ids) is asked


def test_the_question_names_every_service_whose_number_a_letter_may_print() -> None:
    """With a second service for adults nobody could tell whose number it is: then the question has to change."""
    held = registry()
    lines = {id for one in held.platforms.values() for id in one.hash_matching}
    named = {line.name for line in map(held.helpline, lines) if 'adult' in line.for_}
    assert len(named) == 1
    assert all(name in held.questions[KEY].ask for name in named)
    assert 'without the PIN' in held.questions[KEY].ask
    assert 'Never write the PIN' in held.questions[KEY].why
