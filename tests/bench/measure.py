"""Measuring: seconds of the processor, by turns, and ratios of them."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from collections.abc import Mapping
from pathlib import Path


def say(line: str) -> None:
    """A line of the table, at once."""
    print(line, flush=True)


def row(what: str, ratio: float, goal: str = '') -> None:
    """A comparison, its ratio, and what it should be."""
    say(f'{what:<72}{ratio:>8.2f}   {goal}'.rstrip())


def cost(work: Callable[[], object]) -> float:
    """What one run takes of the processor: other programs make it wait, and do not make it dearer by much."""
    start = time.process_time()
    work()
    return time.process_time() - start


def by_turns(works: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each costs; each runs once before, and what slows the machine slows all of them alike."""
    for work in works.values():
        work()
    costs: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            costs[name].append(work())
    return {name: statistics.median(found) for name, found in costs.items()}


def process(*arguments: str, folder: Path, package: Path | None = None) -> float:
    """What a process of its own costs from its start to its end; it has nothing to read."""
    surroundings = {**os.environ, 'PYTHONPATH': str(package)} if package else dict(os.environ)
    before = _of_children()
    subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True,
        check=False,
    )  # fmt: skip
    return _of_children() - before


def _of_children() -> float:
    # Finer than `os.times`, which counts hundredths of a second.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
