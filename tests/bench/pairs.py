"""The dearest case of all countries with law at all services: what its plan costs, compared with the invented one."""

from __future__ import annotations

from collections.abc import Iterator

from letters.model.case import Case
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.bench.measure import cost
from tests.bench.measure import row
from tests.bench.measure import say
from tests.bench.pages import demo_case
from tests.support.day import DAY
from tests.support.everywhere import PLACES
from tests.support.everywhere import SERVICES
from tests.support.everywhere import WISHES
from tests.support.everywhere import case_in
from tests.support.everywhere import link_to

EACH = 12
ROUNDS = 9
DEAREST = 5


def the_dearest() -> None:
    """One of so many pairs, always the same ones; the dearest few of them are measured again."""
    first = dict(_pairs())
    for case in first.values():
        _cost(case)
    dearest = sorted(first, key=lambda name: -min(_cost(first[name]) for _ in range(2)))[:DEAREST]
    florida = demo_case()
    # By turns, as everywhere.
    taken: dict[str, list[float]] = {name: [] for name in ('', *dearest)}
    for _ in range(ROUNDS):
        for name, found in taken.items():
            found.append(_cost(first[name] if name else florida))
    at_most = {name: min(found) for name, found in taken.items()}
    name = max(dearest, key=lambda one: at_most[one])
    row(f'plan of the dearest of {len(first)} pairs of country and service / of a demo', at_most[name] / at_most[''])
    say(f'    {name}')


def _cost(case: Case) -> float:
    return cost(lambda: make_plan(case, registry(), DAY))


def _pairs() -> Iterator[tuple[str, Case]]:
    pairs = [(place, service) for place in PLACES for service in SERVICES]
    for number in range(0, len(pairs), EACH):
        place, service = pairs[number]
        yield f'{place} and {service}', case_in(place, 'intimate-real', {**WISHES, 'items.0.url': link_to(service)})
