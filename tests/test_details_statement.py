"""A statement for the police about details or a false account: kinds and never values, and no word of a recording."""

from __future__ import annotations

from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case

DETAILS: dict[str, Any] = {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address', 'phone']}
ACCOUNT: dict[str, Any] = {
    'materials': [], 'items.0.shows': [], 'items.0.url': 'https://x.com/example_one', 'items.0.where': 'account',
    'items.0.impersonates': 'yes',
}  # fmt: skip
VALUES: dict[str, Any] = {'sender.address': ['1 Example Plaza'], 'sender.phone': '+1 202 555 0100'}


def _written(country: str, changes: dict[str, Any]) -> tuple[list[str], str]:
    """The statements about details, and the first page."""
    there = {'person.country': country, 'sender.country': country, 'wishes.police': 'statement', 'harm': ['afraid']}
    case = make_case({**there, **VALUES, **changes})
    made = packet(case, registry(), DAY, Options(formats=('txt',), language='en'))
    found = [one.id for one in made.plan.papers if one.kind == 'details-statement']
    return [made.files[f'{id}.txt'].decode() for id in found], made.files['00.txt'].decode()


@pytest.mark.parametrize(('country', 'changes'), [('DE', DETAILS), ('FR', ACCOUNT), ('IE', ACCOUNT | DETAILS)])
def test_neither_a_value_nor_a_recording_is_spoken_of(country: str, changes: dict[str, Any]) -> None:
    (said,), first = _written(country, changes)
    assert not [value for value in ('Example Plaza', '555 0100') if value in said]
    for page in (said, first.partition('Statement for the police')[2].partition('When to look again')[0]):
        assert not [word for word in ('recording', 'intimate', 'picture of the') if word in page.lower()]


def test_of_an_account_alone_nothing_is_said_of_details() -> None:
    (said,), _ = _written('CA', ACCOUNT)
    assert 'pretends to be me. It is not mine' in said
    assert 'details' not in said.lower()


def test_who_goes_there_gives_the_links_alone() -> None:
    _, first = _written('DE', DETAILS)
    assert 'Give the links alone.' in first
    assert 'Leave the recording where it is' not in first


def test_of_each_place_is_said_what_is_true_of_it() -> None:
    """A false account and a post with an address are told apart: nobody says that a post pretends to be somebody."""
    post = a_place('https://x.com/example_two/status/1790000000000000002', shows=[], exposes=['address'])
    account, details = _written('FR', {**ACCOUNT, 'items.1': post})[0]
    assert ('example_one' in account, 'example_two' in account, 'pretends to be me' in account) == (True, False, True)
    assert ('example_two' in details, 'example_one' in details, 'pretends to be me' in details) == (True, False, False)


def test_the_law_is_named_only_where_the_answers_fit_it() -> None:
    """Without fear or strangers who call, nothing is said of the danger that the section is about."""
    (afraid,), _ = _written('DE', DETAILS)
    (silent,), _ = _written('DE', {**DETAILS, 'harm': []})
    assert ('§ 126a' in afraid, 'I am afraid.' in afraid, 'I name no rule.' in afraid) == (True, True, False)
    assert ('punishes' in silent, 'afraid' in silent, 'I name no rule.' in silent) == (False, False, True)
