"""How the program compares with the bare work: ratios, never seconds, and nothing that fails on a slow machine.

Run by `make bench`. Seconds of the processor, the median of some runs by turns; on a busy machine read it twice.
"""

from __future__ import annotations

import tracemalloc

from letters.model.case import Case
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.bench import many
from tests.bench import pages
from tests.bench import pairs
from tests.bench import starts
from tests.bench.measure import row
from tests.bench.measure import say
from tests.support.day import DAY


def main() -> None:
    """Print all comparisons, each as soon as it is known."""
    say(f'{"what is compared":<72}{"ratio":>8}   {"goal"}')
    for compared in (
        starts.the_starts, starts.the_registry, pairs.the_dearest, pages.the_links, pages.the_cases, pages.the_length,
        the_memory, many.the_work, many.the_jobs, many.the_memory,
    ):  # fmt: skip
        compared()


def the_memory() -> None:
    """The memory at its highest while many places are planned, compared with few; 25 times as many places."""
    few, many = (_highest(pages.with_links(count)) for count in (200, 5000))
    row('memory of planning 5,000 places / 200 places', many / few)


def _highest(case: Case) -> int:
    make_plan(case, registry(), DAY)
    tracemalloc.start()
    try:
        make_plan(case, registry(), DAY)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


if __name__ == '__main__':
    main()
