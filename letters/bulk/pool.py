"""Workers: warm, recycled before they grow, and one that the system kills costs one case and not the run."""

from __future__ import annotations

import multiprocessing
from collections import deque
from concurrent.futures import FIRST_COMPLETED
from concurrent.futures import Future
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from letters.bulk.worker import Made
from letters.bulk.worker import begin
from letters.bulk.worker import make

if TYPE_CHECKING:
    from collections.abc import Generator
    from collections.abc import Iterable
    from collections.abc import Iterator
    from datetime import date

    from letters.intake.gather import Brought
    from letters.packet.options import Options

# A worker grows by some kilobytes a packet, as the library for pages never frees some of its lists.
_TASKS_OF_A_WORKER = 400
# As many cases wait at the door of each worker, so that none stands idle and no case is held for long.
_AT_THE_DOOR = 2

KILLED = Made(failed=('bulk-killed', ()))


def packets(cases: Iterable[Brought], on: date, options: Options, jobs: int) -> Iterator[tuple[Brought, Made]]:
    """What comes of each case, in the order in which they are done."""
    left = deque(cases)
    while left:
        lost = yield from _round(left, on, options, jobs)
        # One of these ended its worker. Alone, each shows whether it was the one.
        for case in lost:
            again = yield from _round(deque([case]), on, options, 1)
            if again:
                yield case, KILLED


def _round(
    left: deque[Brought], on: date, options: Options, jobs: int
) -> Generator[tuple[Brought, Made], None, tuple[Brought, ...]]:
    """Works until nothing is left or a worker dies; gives back the cases that were under way then."""
    running: dict[Future[Made], Brought] = {}
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context('spawn'),
        initializer=begin,
        max_tasks_per_child=_TASKS_OF_A_WORKER,
    )
    try:
        while left or running:
            while left and len(running) < jobs * _AT_THE_DOOR:
                running[pool.submit(make, left[0].folded, on, options)] = left[0]
                left.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                made = future.result()
                yield running.pop(future), made
    except BrokenProcessPool:
        return tuple(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return ()
