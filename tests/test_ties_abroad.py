"""A tie with a second country opens its law. It makes no authority of home one of that law, and no police either."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.factory import make_case

_ON = date(2026, 11, 30)
_ANSWERED = {'recipient': 'x', 'on': '2026-08-01', 'answer': 'refusal', 'answered_on': '2026-08-05'}
_REFUSED = [
    {'number': number, 'paper': paper, **_ANSWERED}
    for number, paper in (('01', 'ncii-request'), ('02', 'dsa-notice'), ('03', 'erasure-request'))
]


def _told(home: str, tie: str, **more: Any) -> dict[str, set[str]]:
    """Which laws each authority is told of, of somebody who lives in one country and has a tie with another."""
    answers = {'person.country': home, 'sender.country': home, 'person.other_countries': [tie], **more}
    plan = make_plan(make_case(answers), registry(), _ON)
    return {
        one.recipient: set(one.laws) for one in plan.papers if one.kind in {'regulator-complaint', 'police-statement'}
    }


@pytest.mark.parametrize(('home', 'tie'), [('MX', 'ES'), ('CA', 'FR'), ('CH', 'DE'), ('JP', 'DE')])
def test_no_authority_outside_the_union_gets_a_complaint_under_its_law(home: str, tie: str) -> None:
    told = _told(home, tie, sent=_REFUSED, **{'wishes.regulator': 'yes'})
    assert told
    assert not {law for laws in told.values() for law in laws if law in {'eu-gdpr-77', 'eu-dsa-53'}}


def test_who_lives_in_the_union_complains_at_home() -> None:
    assert _told('IE', 'US', sent=_REFUSED, **{'wishes.regulator': 'yes'})['ie-dpc'] == {'eu-gdpr-77'}


@pytest.mark.parametrize(('home', 'tie'), [('DE', 'IN'), ('US', 'PK'), ('ES', 'MX'), ('DE', 'AR'), ('CO', 'CL')])
def test_each_police_is_told_of_the_rules_of_its_own_country_alone(home: str, tie: str) -> None:
    told = _told(home, tie, **{'wishes.police': 'statement'})
    assert len(told) == 2
    for office, laws in told.items():
        assert {law.partition('-')[0] for law in laws} == {office.partition('-')[0]}
