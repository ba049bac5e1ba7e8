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

# A worker grows by some kilobytes a packet, as the library for pages never frees some of its lists. All of them end
# together: a pool that replaces them one by one can wait for ever for one that has ended (Python's gh-115634).
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
    """Works until nothing is left, a worker dies or all have grown old; gives back the cases under way at a death."""
    ahead = deque(left.popleft() for _ in range(min(len(left), jobs * _TASKS_OF_A_WORKER)))
    running: dict[Future[Made], Brought] = {}
    pool = ProcessPoolExecutor(
        jobs,
        mp_context=multiprocessing.get_context('spawn'),
        initializer=begin,
    )
    try:
        while ahead or running:
            while ahead and len(running) < jobs * _AT_THE_DOOR:
                running[pool.submit(make, ahead[0].folded, on, options, ahead[0].approved)] = ahead[0]
                ahead.popleft()
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                made = future.result()
                yield running.pop(future), made
    except BrokenProcessPool:
        left.extendleft(reversed(ahead))
        return tuple(running.values())
    finally:
        pool.shutdown(cancel_futures=True)
    return ()
