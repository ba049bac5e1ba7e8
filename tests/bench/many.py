"""What many cases cost: compared with the bare work, with two jobs, when all is there, and in memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from letters import paths
from letters.casefile.build import case_from_document
from letters.intake.cases import sheet_of
from letters.intake.reading import read_table
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.bench import pages
from tests.bench.measure import process
from tests.bench.measure import row
from tests.bench.measure import say
from tests.support.day import DATE
from tests.support.day import DAY
from tests.support.runs import sheet

FEW, SOME, MANY = 8, 40, 120
ROUNDS = 5
TURNS = 3
# Above it, others use the processors that two jobs need.
MOST_LOAD = 0.5


def the_work() -> None:
    """A case of a run with one job, compared with WeasyPrint alone on the pages of the same unlike cases."""
    with _sheets(FEW, SOME) as (folder, few, some), get_context('spawn').Pool(1) as bare:
        drawn = bare.apply(_bare, (few, FEW)), bare.apply(_bare, (some, SOME))
        costs = []
        for number in range(ROUNDS):
            one, more = (_cost(folder, file, f'{file.stem}-{number}') for file in (few, some))
            drawn = bare.apply(_bare, (few, FEW)), bare.apply(_bare, (some, SOME))
            costs.append((drawn[1] - drawn[0]) / (more - one))
        row('WeasyPrint alone on the same pages / a case of a run with 1 job', median(costs), 'at least 0.95')
        first, again = (_cost(folder, some, 'twice') for _ in range(2))
        row('a run where all is there / the first one', again / first, 'at most 0.1')


def _cost(folder: Path, file: Path, out: str, *more: str) -> float:
    return process('-m', 'letters', *_arguments(file, folder / out, *more), folder=folder, package=paths.CHECKOUT)


def _arguments(file: Path, out: Path, *more: str) -> tuple[str, ...]:
    return ('bulk', str(file), '-o', str(out), '--date', DATE, *more)


def _bare(file: Path, count: int) -> float:
    """What WeasyPrint alone takes for the pages of so many cases of a sheet."""
    sheets = sheet_of(read_table(file), registry())
    found: list[pages.Page] = []
    for id in [*sheets.rows][:count]:
        case, _ = case_from_document(sheets.case(id).document, registry(), DAY)
        if case is None:
            raise SystemExit('The invented case is not valid.')
        found += pages.noted_pages(lambda case=case: packet(case, registry(), DAY, Options()))  # type: ignore[misc]
    return pages.drawn_cost(found)


def the_jobs() -> None:
    """Two jobs, compared with one, by the clock and by turns; the load before tells whether the figure counts."""
    with _sheets(FEW, MANY) as (folder, few, many):
        load = os.getloadavg()[0]
        # The first run of all reads from the disk what the others find in memory.
        _clock(folder, few, 'first', 1)
        ratios = [_clock(folder, many, f'one-{n}', 1) / _clock(folder, many, f'two-{n}', 2) for n in range(TURNS)]
    told = f'at least 1.7; load {load:.1f}' + (', so it does not count' if load > MOST_LOAD else '')
    row(f'{MANY} cases with 1 job / with 2, by the clock', median(ratios), told)
    say('    ' + ', '.join(f'{ratio:.2f}' for ratio in ratios))


def _clock(folder: Path, file: Path, out: str, jobs: int) -> float:
    start = time.monotonic()
    _cost(folder, file, out, '--jobs', str(jobs))
    return time.monotonic() - start


def the_memory() -> None:
    """The memory of the largest process of a run, compared with that of a run over few cases."""
    for kind, few, many in (('txt', 200, 5_000), ('pdf', 50, 500)):
        with _sheets(few, many) as (folder, small, large):
            less, more = (_highest(_arguments(file, folder / file.stem, '--format', kind)) for file in (small, large))
        row(f'memory of a run over {many:,} cases / {few} cases, {kind}', more / less, 'at most 1.3')
        say(f'    {less // 1024} and {more // 1024} MB')


def _highest(arguments: tuple[str, ...]) -> int:
    """The highest memory, in kilobytes, of any process of a run."""
    run = subprocess.Popen(
        [sys.executable, '-m', 'letters', *arguments], start_new_session=True, cwd=paths.CHECKOUT,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    found = 0
    while run.poll() is None:
        found = max(found, *_of_group(run.pid), 0)
        time.sleep(0.1)
    return found


def _of_group(group: int) -> Iterator[int]:
    for place in Path('/proc').glob('[0-9]*'):
        try:
            if int(place.joinpath('stat').read_text().rpartition(')')[2].split()[2]) == group:
                lines = place.joinpath('status').read_text().splitlines()
                yield from (int(line.split()[1]) for line in lines if line.startswith('VmHWM'))
        except OSError:
            continue


@contextmanager
def _sheets(*counts: int) -> Iterator[tuple[Path, ...]]:
    """A folder, and sheets of so many cases in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield (folder, *(sheet(folder / f'{count}.csv', count) for count in counts))
