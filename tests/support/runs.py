"""Runs over many cases, for tests: in the process of the test without workers, or as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from letters import paths
from letters.bulk.worker import Made
from letters.bulk.worker import make
from letters.intake.gather import Brought
from letters.packet.options import Options
from tests.support.day import DATE
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid

TEXT = ('--format', 'txt', '--date', DATE)
# What only the person and the papers know: nobody may read it anywhere else.
SECRETS = ('Zxqvij', 'status/179', 'example_one')


def rows(count: int, wrong: Sequence[int] = (), start: int = 0) -> list[dict[str, str]]:
    """Rows of so many cases, each with a place of its own; some of them with a mail address that is none."""
    found = []
    for number in range(start, start + count):
        link = f'https://x.com/example_one/status/{179 * 10**16 + number}'
        changes = {'sender.name': f'Zxqvij {"abcdefghij"[number % 10]}', 'items.0.url': link}
        mail = {'sender.email': 'no address'} if number in wrong else {}
        found += case_rows(f'A{number:04d}', {**changes, **mail})
    return found


def sheet(file: Path, count: int, wrong: Sequence[int] = ()) -> Path:
    """A sheet of so many cases."""
    file.write_bytes(as_csv(grid(rows(count, wrong))))
    return file


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob('*') if path.is_file()}


def cases_in(folder: Path) -> list[str]:
    """The ids of the cases whose packets stand in a folder."""
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.exists() else []


def without_workers(cases: Iterable[Brought], on: date, options: Options, jobs: int) -> Iterator[tuple[Brought, Made]]:
    """What the workers give, made one after the other in this process."""
    del jobs
    for case in cases:
        yield case, make(case.folded, on, options)


def started(
    world: Mapping[str, str], cwd: Path, *arguments: str, **more: Any
) -> subprocess.Popen[bytes]:  # fmt: skip
    """A run as a process of its own, with its workers in a group of its own."""
    return subprocess.Popen(
        [sys.executable, '-m', 'letters', 'bulk', *arguments, *TEXT], cwd=cwd, env=dict(world), start_new_session=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, **more,
    )  # fmt: skip


def ended(run: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """The exit code of a run, what it showed and what it told."""
    out, err = run.communicate(timeout=300)
    assert b'Traceback' not in err
    return run.returncode, out.decode(), err.decode()


def of_group(group: int) -> dict[int, str]:
    """The processes of a group that are still at work, with their arguments."""
    found = {}
    for place in Path('/proc').iterdir():
        if not place.name.isdigit():
            continue
        try:
            state = place.joinpath('stat').read_text().rpartition(')')[2].split()
            said = place.joinpath('cmdline').read_bytes().replace(b'\0', b' ').decode()
            # One that is ending has given back its arguments.
            if int(state[2]) == group and state[0] != 'Z' and said:
                found[int(place.name)] = said
        except OSError:
            continue
    return found


def world_with(world: Mapping[str, str], folder: Path, at_start: str) -> dict[str, str]:
    """A world in which each process of Python does something first."""
    folder.mkdir()
    (folder / 'sitecustomize.py').write_text(at_start, encoding='utf-8')
    return {**world, 'PYTHONPATH': os.pathsep.join((str(folder), str(paths.CHECKOUT)))}


def ledger_of(folder: Path) -> list[dict[str, Any]]:
    """The lines of the ledger of a folder."""
    return [json.loads(line) for line in (folder / 'ledger.jsonl').read_text('utf-8').splitlines()]
