"""Two complaints to one authority about the same place: each is about what another service did, and none waits."""

from __future__ import annotations

from datetime import date

from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.factory import make_case

_SITE = 'https://board.example.net/t/1'
_SENT = [
    {'number': '01', 'paper': 'erasure-request', 'recipient': 'generic:board.example.net', 'on': '2026-08-01'},
    {'number': '02', 'paper': 'personal-data-request', 'recipient': 'google-search', 'on': '2026-08-01'},
]


def test_a_complaint_about_a_search_engine_does_not_wait_for_that_about_the_site() -> None:
    case = make_case({
        'person.country': 'DE', 'sender.country': 'DE', 'materials': [], 'wishes.regulator': 'yes', 'sent': _SENT,
        'items.0.shows': [], 'items.0.url': _SITE, 'items.0.exposes': ['name', 'address'],
        'items.0.engines': ['google-search'], 'items.0.queries': ['Robin Example'],
    })  # fmt: skip
    plan = make_plan(case, registry(), date(2026, 11, 30))
    told = [paper for paper in plan.papers if paper.kind == 'regulator-complaint']
    assert len(told) == 2
    assert [paper.after for paper in told] == [None, None]
    assert {paper.recipient for paper in told} == {'de-dpa-land'}
