"""What is meant for a recipient whose record is retired goes to its successor, wherever a link or an id is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from letters.casefile.contradictions import contradictions
from letters.law.recipients import by_id
from letters.law.recipients import engines
from letters.law.recipients import recipient_of
from letters.law.topic import Situation
from letters.model.case import Item
from letters.model.outline import outline
from letters.model.registry import Registry
from letters.packet.build import packet
from letters.packet.options import Options
from letters.places.spot import whereabouts
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

Letters = Callable[..., tuple[int, str, str]]

REPLACED = 'https://old-reel.example/v/1'


def _retired() -> Registry:
    """The registry with a service, and with a search engine, that others took over."""
    known = registry()
    x, bing = known.platforms['x'], known.platforms['bing']
    blank: dict[str, Any] = {'names': ['Old Reel'], 'channels': [], 'entities': [], 'hash_matching': []}
    old = x.model_copy(
        update=blank
        | {'id': 'old-reel', 'redirect': 'x', 'links': x.links.model_copy(update=_hosts('old-reel.example'))}
    )
    engine = bing.model_copy(
        update=blank
        | {'id': 'old-search', 'redirect': 'bing', 'links': bing.links.model_copy(update=_hosts('old-search.example'))}
    )
    platforms = {**known.platforms, 'old-reel': old, 'old-search': engine}
    return replace(known, platforms=platforms, drawn=outline(known.jurisdictions, platforms))


def _hosts(host: str) -> dict[str, Any]:
    return {'hosts': [host], 'shows': [], 'leads_on': [], 'files': [], 'good': [], 'account': [], 'examples': {}}


def test_a_link_of_a_retired_service_leads_to_its_successor() -> None:
    held = _retired()
    found = recipient_of(Item(url=REPLACED), held)
    assert found is not None
    assert (found.id, found.name) == ('x', 'X')
    made = make_plan(make_case({'items.0.url': REPLACED}), held, DAY)
    assert {paper.recipient for paper in made.papers} == {'x'}
    assert made.papers[0].door.address == 'https://help.x.com/forms/safety-and-sensitive-content/take-it-down'


def test_an_id_of_a_retired_record_stands_for_its_successor() -> None:
    held = _retired()
    assert by_id('old-reel', held).id == 'x'
    changes = {'items.0.engines': ['old-search', 'bing'], 'items.0.queries': ['Robin Example']}
    case = make_case(changes)
    assert [one.id for one in contradictions(Situation(case, held, DAY))] == []
    made = make_plan(case, held, DAY)
    assert [paper.recipient for paper in made.papers if paper.kind == 'delisting-request'] == ['bing']
    # Nobody is offered a service that is no more.
    assert 'old-search' not in engines(held)


def test_what_stands_at_a_retired_service_is_in_one_place_with_what_stands_at_its_successor() -> None:
    held = _retired()
    old, new = (
        whereabouts(Item(url=url), held) for url in (REPLACED, 'https://x.com/example_one/status/1790000000000000001')
    )
    assert not old.apart_from(new)


def test_a_retired_record_is_shown_as_its_successor(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    held = _retired()
    for module in ('platforms', 'given'):
        monkeypatch.setattr(f'letters.cli.{module}.registry', lambda: held)
    assert 'old-reel: Retired. What was meant for it goes to: x' in letters('platforms')[1]
    shown = letters('platforms', 'old-reel')[1]
    assert shown.startswith('Retired. What was meant for it goes to: x')
    assert 'Name: X' in shown


def test_a_paper_that_went_to_somebody_whose_record_is_gone_stands_in_the_list_by_its_id() -> None:
    sent = {'number': '03', 'paper': 'regulator-complaint', 'recipient': 'es-example-office', 'on': '2026-08-01'}
    made = packet(make_case({'sent.0': sent}), registry(), DAY, Options(formats=('txt',)))
    assert 'es-example-office' in made.files['00.txt'].decode()
