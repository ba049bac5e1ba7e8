from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.output.store import remove_packet_papers
from letters.output.store import write_packet
from tests.support.day import DAY
from tests.support.soak import examples
from tests.support.soak import share

CASE = 'K7Q2M9'
EARLIER = {'00.pdf': b'start', '01.pdf': b'letter', '02.txt': b'second'}
LATER = {'00.pdf': b'start otherwise', '01.pdf': b'letter', '03.pdf': b'third', '03.txt': b'third'}
FOREIGN = {'notes.txt': b'theirs', '09.pdf': b'theirs too'}
STEPS = ('mkdir', 'open', 'write', 'fsync', 'fchmod', 'close', 'replace', 'unlink')


class KilledError(BaseException):
    """Stands for the end of the process."""


class Dying:
    """The system's calls, of which one is the last: then an interruption, or the end, after which nothing works."""

    def __init__(self, last: int, end: type[BaseException], *, done: bool) -> None:
        self.left = last
        self.end = end
        self.done = done
        self.dead = False

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in STEPS:
            return real

        def step(*arguments: Any, **named: Any) -> Any:
            if self.dead:
                # A dead process writes nothing any more; handles close by themselves.
                if name == 'close':
                    real(*arguments)
                raise self.end
            self.left -= 1
            if self.left != 0:
                return real(*arguments, **named)
            self.dead = self.end is KilledError
            if self.done or name == 'close':
                made = real(*arguments, **named)
                if name == 'open':
                    os.close(made)
            raise self.end

        return step


def write(where: Path, files: Mapping[str, bytes]) -> None:
    write_packet(where, CASE, files, [{'id': name[:2]} for name in files], date=DAY)


def contents(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()} if place.is_dir() else {}


def papers(where: Path) -> dict[str, bytes]:
    """What stands beside packet.json, which must be whole and true."""
    found = contents(where / CASE)
    listed = {entry['file'] for entry in json.loads(found.pop('packet.json'))['papers']}
    assert listed <= found.keys()
    return found


def dies(where: Path, files: Mapping[str, bytes] | None, dying: Dying) -> bool:
    """Whether a run met its end before it was through."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('letters.output.folder.os', dying)
        try:
            if files is None:
                remove_packet_papers(where, CASE)
            else:
                write(where, files)
        except dying.end:
            return True
    return False


def assert_whole(place: Path, end: type[BaseException]) -> None:
    """Every name that a person sees holds a whole paper, earlier or later; an interrupted run leaves no other."""
    known = [EARLIER, LATER, FOREIGN]
    for name, content in contents(place).items():
        if name in {'packet.json', '.letters-writing.json'}:
            assert json.loads(content)['case'] == CASE
        elif name.startswith('.letters-'):
            assert end is KilledError
        else:
            assert content in [packet.get(name) for packet in known]


def each_end(tmp_path: Path, earlier: bool, later: Mapping[str, bytes] | None, dying: dict[str, Any]) -> int:
    """Ends a run at each of its steps in turn, lets another finish the work, and returns how many steps there are."""
    for last in steps(dying):
        where = tmp_path / str(last)
        foreign = FOREIGN if earlier else {}
        if earlier:
            write(where, EARLIER)
            for name, content in foreign.items():
                (where / CASE / name).write_bytes(content)
        if not dies(where, later, Dying(last, **dying)):
            return last
        assert_whole(where / CASE, dying['end'])
        if later is None:
            remove_packet_papers(where, CASE)
            assert contents(where / CASE) == foreign
        else:
            write(where, later)
            assert papers(where) == {**foreign, **later}
    raise AssertionError('The run does not end.')


def steps(dying: Mapping[str, Any]) -> Iterable[int]:
    """The steps at which a run ends; a share ends before the odd ones and after the even ones."""
    return share(range(1, 400), 2, int(dying['done']))


ENDS = pytest.mark.parametrize(
    'dying',
    [{'end': end, 'done': done} for end in (KilledError, KeyboardInterrupt) for done in (False, True)],
    ids=['killed before', 'killed after', 'interrupted before', 'interrupted after'],
)


@ENDS
def test_a_first_run_may_end_at_any_step(tmp_path: Path, dying: dict[str, Any]) -> None:
    assert each_end(tmp_path, False, LATER, dying) > 30


@ENDS
def test_a_run_over_an_earlier_packet_may_end_at_any_step(tmp_path: Path, dying: dict[str, Any]) -> None:
    assert each_end(tmp_path, True, LATER, dying) > 30


@ENDS
def test_a_run_that_only_takes_away_may_end_at_any_step(tmp_path: Path, dying: dict[str, Any]) -> None:
    assert each_end(tmp_path, True, {'00.pdf': b'start'}, dying) > 15


@ENDS
def test_a_removal_may_end_at_any_step(tmp_path: Path, dying: dict[str, Any]) -> None:
    assert each_end(tmp_path, True, None, dying) > 8


@ENDS
def test_help_after_a_run_that_ended_at_any_step_leaves_no_letter(tmp_path: Path, dying: dict[str, Any]) -> None:
    for last in steps(dying):
        where = tmp_path / str(last)
        write(where, EARLIER)
        if not dies(where, LATER, Dying(last, **dying)):
            return
        remove_packet_papers(where, CASE)
        assert contents(where / CASE) == {}
    raise AssertionError('The run does not end.')


SCRIPT = """
import datetime, os, signal, sys
from pathlib import Path
from letters.output import folder
from letters.output.store import write_packet

left = int(sys.argv[2])

def counted(name):
    real = getattr(os, name)
    def step(*arguments, **named):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    return step

for name in ('write', 'replace', 'unlink'):
    setattr(os, name, counted(name))
files = {'00.pdf': b'start otherwise', '01.pdf': b'letter', '03.pdf': b'third', '03.txt': b'third'}
write_packet(Path(sys.argv[1]), 'K7Q2M9', files, [{}] * 4, date=datetime.date(2026, 11, 21))
"""


@pytest.mark.parametrize('last', [1, 3, 5, 6, 7, 9, 10, 11, 12])
def test_a_process_that_is_really_killed_leaves_whole_files_and_the_next_run_sets_it_right(
    tmp_path: Path, last: int
) -> None:
    write(tmp_path, EARLIER)
    run = subprocess.run([sys.executable, '-c', SCRIPT, str(tmp_path), str(last)], capture_output=True, check=False)
    assert run.returncode == -signal.SIGKILL
    assert_whole(tmp_path / CASE, KilledError)
    write(tmp_path, LATER)
    assert papers(tmp_path) == LATER


NAMES = st.sampled_from(['00.pdf', '01.pdf', '01.txt', '01.reading-ur.pdf', '02.pdf', '12-x-ncii-request.pdf'])
PACKETS = st.dictionaries(NAMES, st.binary(max_size=3))
OTHERS = st.dictionaries(st.sampled_from(['notes.txt', 'case.yaml', '.hidden', '77.pdf', '01.pdf.bak']), st.binary())
RUNS = st.lists(
    st.tuples(PACKETS | st.none(), OTHERS, st.integers(0, 60), st.sampled_from([KilledError, KeyboardInterrupt]))
)


@settings(deadline=None, max_examples=examples(1000, 50))
@given(RUNS, PACKETS)
def test_after_any_runs_however_they_end_the_folder_holds_the_last_packet_and_the_persons_files(
    runs: list[tuple[dict[str, bytes] | None, dict[str, bytes], int, type[BaseException]]], final: dict[str, bytes]
) -> None:
    foreign: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as made:
        where = Path(made) / 'out'
        for files, others, last, end in runs:
            dies(where, files, Dying(last, end, done=last % 2 == 0))
            if (where / CASE).is_dir():
                foreign.update(others)
                for name, content in others.items():
                    (where / CASE / name).write_bytes(content)
        write(where, final)
        assert papers(where) == {**foreign, **final}
        remove_packet_papers(where, CASE)
        assert contents(where / CASE) == foreign
