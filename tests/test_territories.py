"""A territory has the law of its state, and of who helps there those alone of whom a source says that they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from letters.law.topic import Situation
from letters.plan.care import helplines
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

Letters = Callable[..., tuple[int, str, str]]
AMERICAN, OVERSEAS = ('pr', 'gu', 'vi', 'as', 'mp'), ('re', 'gp', 'gf', 'mq', 'yt')


def _helping(country: str, region: str = '') -> set[str]:
    case = make_case({'person.country': country, 'person.region': region})
    return set(helplines(Situation(case, registry(), DAY), minor=False))


@pytest.mark.parametrize('place', AMERICAN)
def test_the_territories_of_the_united_states_have_the_line_that_says_so(place: str) -> None:
    found = _helping(place.upper())
    assert {'us-ccri', 'us-988'} <= found
    assert not {'us-rainn', 'us-crisis-text-line'} & found, 'no source says that these help there'


def test_a_territory_named_as_a_region_of_its_state_is_the_same_place() -> None:
    assert _helping('US', 'US-AS') == _helping('AS')
    assert 'us-rainn' in _helping('US', 'US-CA')


@pytest.mark.parametrize(('place', 'named'), [('RE', 'fr-3919'), ('YT', 'fr-3919'), ('JE', 'gb-samaritans')])
def test_who_helps_overseas_is_named(place: str, named: str) -> None:
    assert named in _helping(place)


def test_where_nothing_is_known_only_the_whole_world_helps() -> None:
    world = {line.id for line in registry().jurisdictions['world'].helplines}
    assert _helping('NC') <= world
    assert 'gb-revenge-porn-helpline' not in _helping('GG'), 'it is for adults in the United Kingdom'


@pytest.mark.parametrize('place', [*AMERICAN, *OVERSEAS])
def test_a_territory_names_its_state_by_a_source(place: str) -> None:
    record = registry().jurisdictions[place]
    assert record.part_of is not None
    assert record.part_of.sources


def test_nobody_in_a_territory_is_asked_for_a_state_or_told_of_the_law_of_one() -> None:
    plan = make_plan(make_case({'person.country': 'PR'}), registry(), DAY)
    assert 'person.region' not in plan.ask
    assert not {law for paper in plan.papers for law in paper.laws if law.startswith('us-ca-')}


def test_a_territory_of_the_united_states_prints_on_letter_paper() -> None:
    assert registry().paper_size('PR') == 'letter'
    assert registry().paper_size('RE') == 'a4'


def test_laws_and_helplines_are_looked_up_by_the_name_of_a_territory(letters: Letters) -> None:
    _, laws, _ = letters('laws', 'Puerto Rico')
    assert 'us-tida-s3' in laws
    assert 'us-ca-' not in laws
    _, french, _ = letters('laws', 'Réunion')
    assert 'fr-cp-226-2-1' in french
    _, helping, _ = letters('helplines', 'Guam')
    assert '1-844-878-2274' in helping
    assert 'RAINN' not in helping
    _, near, _ = letters('helplines', 'Jersey')
    assert 'Samaritans' in near
