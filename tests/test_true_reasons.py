"""Why something was not made is true of this case, leads somewhere, and says nothing that nobody said."""

from __future__ import annotations

from typing import Any

import pytest

from letters.model.plan import Plan
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.test_first_page import LEAK
from tests.test_first_page import lines
from tests.test_first_page import page
from tests.test_first_page import steps

STORY: dict[str, Any] = {
    'items.0.url': '', 'items.0.where': 'story', 'items.0.locator': {'account': '@example_name'},
    'items.0.status': 'removed',
}  # fmt: skip


def plan(changes: dict[str, Any]) -> Plan:
    return make_plan(make_case(changes), registry(), DAY)


@pytest.mark.parametrize(('site', 'said', 'never'), [
    ('extortion', ('asks people for money', 'asks for money to take pages down'), 'makes fun of people'),
    ('harassment', ('makes fun of people', 'name the search engines that show the page'), 'asks people for money'),
])  # fmt: skip
def test_a_site_is_called_what_the_person_called_it(site: str, said: tuple[str, ...], never: str) -> None:
    changes = {'items.0.url': LEAK, 'items.0.site': site}
    for told in (lines(changes), page(changes)):
        assert [words for words in said if words not in told] == []
        assert never not in told


def test_another_page_of_the_same_site_is_called_the_same() -> None:
    other = {**a_place('https://gallery.example.net/a/2'), 'site': 'ordinary'}
    told = lines({'items.0.url': LEAK, 'items.0.site': 'harassment', 'items.1': other})
    assert 'blackmail' not in told
    assert 'asks people for money' not in told


def test_who_is_mocked_is_told_what_can_be_done_without_the_site() -> None:
    told = page({'items.0.url': LEAK, 'items.0.site': 'harassment'})
    assert 'Do not write to it.' in told
    assert 'How to find who is behind a site' in told
    assert steps({'items.0.url': LEAK, 'items.0.site': 'harassment'})


@pytest.mark.parametrize('answer', ['', 'none'])
def test_who_made_it_together_with_somebody_is_not_called_anybody_else(answer: str) -> None:
    told = lines({'materials.0.recorded_by': 'jointly', 'materials.0.copyright': answer})
    assert 'anybody else' not in told
    assert 'It was made together with somebody else' in told


def test_of_somebody_who_has_died_no_reason_points_at_what_was_refused_too() -> None:
    dead = {
        'lives_in': 'GB', 'sender.role': 'relative', 'sender.authority': 'Sister', 'person.name': 'Kim Example',
        'person.living': 'no',
    }  # fmt: skip
    made = plan(
        {key: value for key, value in dead.items() if key != 'lives_in'}
        | {'person.country': 'GB', 'sender.country': 'GB'}
    )
    assert made.papers == ()
    assert 'covered-as-intimate' not in {why.id for one in made.not_made for why in one.why}


def test_who_must_not_sign_with_their_name_is_told_that_somebody_else_may() -> None:
    paid = {
        'items.0.url': LEAK, 'sender.name': '', 'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
        'materials.0.work': 'A photograph', 'materials.0.published_before': 'paid', 'materials.0.paid_now': 'yes',
    }  # fmt: skip
    hint = 'somebody whom you have authorised in writing, such as an agent or a lawyer, can sign for you'
    assert lines(paid).count(hint) == 1
    # Who signs for another has read that already.
    other = {'sender.role': 'representative', 'sender.authority': 'Signed permission', 'person.name': 'Kim Example'}
    assert hint not in lines({**paid, **other, 'person.living': 'yes', 'sender.may_claim_copyright': 'yes'})


def test_a_place_without_a_link_gets_advice_and_never_silence() -> None:
    told = lines(STORY)
    assert 'Place 1 has no link, so nobody is known to write to.' in told
    for help in ('report button in the app', 'name of the app', 'invite link'):
        assert help in told
    assert 'No paper. Place' not in told
    # Beside a place with a link the letter is made.
    both = {'items.1': {key.removeprefix('items.0.'): value for key, value in STORY.items()} | {'shows': ['a']}}
    assert [paper.recipient for paper in plan(both).papers] == ['x']
    assert 'Place 2 has no link' in lines(both)
    assert 'Place 2 has no link' in page(both)


def test_of_a_place_where_somebody_may_be_under_18_only_the_hotline_is_told() -> None:
    assert 'has no link' not in page({**STORY, 'materials.0.age_when_recorded': 'unsure'})
