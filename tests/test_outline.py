"""The outline of the records: what it leaves aside would not have changed anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from letters.model.outline import ANYBODY
from letters.model.outline import outline
from letters.model.registry import Registry
from letters.plan.make import make_plan
from tests.support.day import DAY
from tests.support.factory import make_case

LINKS = ('https://x.com/example_one/status/1790000000000000001', 'https://gallery.example.net/albums/4411')


@pytest.mark.parametrize('link', LINKS)
@pytest.mark.parametrize('lived', [(), ('PK',), ('DE', 'BR')], ids=str)
def test_no_jurisdiction_that_is_left_aside_would_have_said_anything(
    lived: tuple[str, ...], link: str, registry: Registry
) -> None:
    drawn = outline(registry.jurisdictions, registry.platforms)
    everything = replace(registry, drawn=drawn._replace(reach=dict.fromkeys(drawn.reach, ANYBODY)))
    for country in (*(id.upper() for id in registry.jurisdictions if len(id) == 2 and id != 'eu'), 'AT', 'JP', ''):
        case = make_case({'person.country': country, 'person.other_countries': list(lived), 'items.0.url': link})
        assert make_plan(case, registry, DAY) == make_plan(case, everything, DAY), country


def test_it_leaves_something_aside(registry: Registry) -> None:
    near = {place.id for place in registry.near(registry.groups_of('DE', DAY))}
    assert {'de', 'eu', 'world'} <= near
    assert not {'pk', 'fr', 'es'} & near


def test_of_somebody_whose_country_is_open_nothing_is_left_aside(registry: Registry) -> None:
    assert [place.id for place in registry.near(frozenset({''}))] == list(registry.jurisdictions)
