"""What goes wrong in a run: a worker that the system ends, no memory, a full disk, a folder that cannot be written."""

from __future__ import annotations

import errno
import os
import signal
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Letters
from tests.support.runs import SECRETS
from tests.support.runs import TEXT
from tests.support.runs import cases_in
from tests.support.runs import contents
from tests.support.runs import ended
from tests.support.runs import of_group
from tests.support.runs import sheet
from tests.support.runs import started
from tests.support.runs import without_workers
from tests.support.runs import world_with

# One case ends its worker as the system does where memory runs out, one fills the memory, one meets a fault of ours.
FAULTS = """
import os, signal
import letters.packet.build as build
whole = build.packet
def packet(case, *more):
    if case.case.id == 'A0002':
        os.kill(os.getpid(), signal.SIGKILL)
    if case.case.id == 'A0004':
        raise MemoryError
    if case.case.id == 'A0005':
        raise KeyError(case.sender.name)
    return whole(case, *more)
build.packet = packet
"""


@pytest.fixture
def undisturbed(letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What a run over twelve cases writes that nobody disturbs."""
    with monkeypatch.context() as patch:
        patch.setattr('letters.bulk.run.packets', without_workers)
        sheet(tmp_path / 'cases.csv', 12)
        assert letters('bulk', 'cases.csv', '-o', 'undisturbed', *TEXT)[0] == 0
    return contents(tmp_path / 'undisturbed')


def test_a_worker_that_the_system_ends_is_one_failed_row_and_no_process_stays(
    world: dict[str, str], tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    faulty = world_with(world, tmp_path / 'faulty', FAULTS)
    run = started(faulty, tmp_path, str(tmp_path / 'cases.csv'), '-o', 'out', '--jobs', '2')
    seen: set[str] = set()
    while run.poll() is None:
        seen.update(of_group(run.pid).values())
        time.sleep(0.05)
    code, out, err = ended(run)
    assert code == 6
    failed = [line for line in err.splitlines() if line.startswith('A000')]
    assert [line.partition(': ')[0] for line in failed] == ['A0002, row 4', 'A0004, row 6', 'A0005, row 7']
    assert 'The system ended the program' in failed[0]
    assert '--jobs' in failed[0]
    assert 'ran out of memory' in failed[1]
    assert '(KeyError)' in failed[2]
    assert 'Written: 9. Unchanged: 0. Help, no letter: 0. Failed: 3.' in out
    assert of_group(run.pid) == {}
    # Two workers were seen, and nothing personal in what they were started with.
    assert len([line for line in seen if 'spawn_main' in line]) >= 1
    names = [path.name for path in tmp_path.rglob('*')]
    assert not [text for text in (*seen, *names, out, err) if any(secret in text for secret in SECRETS)]
    assert contents(tmp_path / 'temporary') == {}
    code, out, _ = ended(started(world, tmp_path, str(tmp_path / 'cases.csv'), '-o', 'out', '--jobs', '2'))
    assert (code, 'Written: 3. Unchanged: 9.' in out) == (0, True)
    assert contents(tmp_path / 'out') == undisturbed


def test_parts_that_are_written_at_the_same_time_into_one_folder_are_the_whole(
    world: dict[str, str], tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    """As on one machine with GNU parallel."""
    file = str(tmp_path / 'cases.csv')
    runs = [started(world, tmp_path, file, '-o', 'out', '--shard', f'{part}/3') for part in (1, 2, 3)]
    assert [ended(run)[0] for run in runs] == [0, 0, 0]
    assert contents(tmp_path / 'out') == undisturbed


def test_ctrl_c_leaves_a_clean_state_and_no_worker(
    world: dict[str, str], tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    run = started(world, tmp_path, str(tmp_path / 'cases.csv'), '-o', 'out', '--jobs', '2')
    while not cases_in(tmp_path / 'out') and run.poll() is None:
        time.sleep(0.01)
    # A terminal sends it to the workers too.
    os.killpg(run.pid, signal.SIGINT)
    code, _, err = ended(run)
    assert code in {130, 0}
    assert 'Error' not in err
    assert of_group(run.pid) == {}
    there = contents(tmp_path / 'out')
    assert not [name for name in there if '.letters' in name]
    # What was written is known: it is not made again.
    code, out, _ = ended(started(world, tmp_path, str(tmp_path / 'cases.csv'), '-o', 'out'))
    assert (code, f'Unchanged: {len(cases_in_ledger(there))}.' in out) == (0, True)
    assert contents(tmp_path / 'out') == undisturbed


def cases_in_ledger(there: dict[str, bytes]) -> list[bytes]:
    return there.get('ledger.jsonl', b'').splitlines()


@pytest.mark.usefixtures('undisturbed')
@pytest.mark.parametrize('after', [3, 40, 59])
def test_a_disk_that_fills_is_told_and_loses_nothing(
    letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, bytes], after: int
) -> None:
    monkeypatch.setattr('letters.bulk.run.packets', without_workers)
    left = [after]

    class Full:
        """The system's calls, on a disk with room for some more writes."""

        def __getattr__(self, name: str) -> Any:
            if name != 'write':
                return getattr(os, name)
            left[0] -= 1
            if left[0] < 0:
                raise OSError(errno.ENOSPC, 'no room', 'a path')
            return os.write

    with monkeypatch.context() as patch:
        patch.setattr('letters.output.folder.os', Full())
        code, _, err = letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
    assert code == 5
    assert 'The disk is full' in err
    assert not [name for name in contents(tmp_path / 'out') if '.tmp' in name]
    assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT)[0] == 0
    assert contents(tmp_path / 'out') == undisturbed


@pytest.mark.parametrize('target', ['a file', 'a link', '/proc/self', '/dev/full'])
def test_a_target_that_cannot_be_written_is_told(
    letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr('letters.bulk.run.packets', without_workers)
    sheet(tmp_path / 'cases.csv', 1)
    (tmp_path / 'a file').write_bytes(b'theirs')
    (tmp_path / 'elsewhere').mkdir()
    (tmp_path / 'a link').symlink_to(tmp_path / 'elsewhere')
    code, out, err = letters('bulk', 'cases.csv', '-o', target, *TEXT)
    assert (code, out) == (5, '')
    assert 'unexpected' not in err
    assert (tmp_path / 'a file').read_bytes() == b'theirs'
    assert contents(tmp_path / 'elsewhere') == {}


def test_a_sheet_that_changes_during_the_run_is_written_as_it_was_checked(
    letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, bytes]
) -> None:
    def changing(*given: Any) -> Any:
        for number, one in enumerate(without_workers(*given)):
            (tmp_path / 'cases.csv').write_text(f'case.id\n{number}' if number % 2 else '', encoding='utf-8')
            yield one

    monkeypatch.setattr('letters.bulk.run.packets', changing)
    assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT)[0] == 0
    assert contents(tmp_path / 'out') == undisturbed


def test_what_could_not_be_whole_is_made_again_and_told_again(
    letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undisturbed: dict[str, bytes]
) -> None:
    """A library that was missing may be there the next time."""

    def lacking(*given: Any) -> Any:
        for case, made in without_workers(*given):
            yield case, made._replace(missing=('pdf-missing', (('command', 'apt'),)))

    with monkeypatch.context() as patch:
        patch.setattr('letters.bulk.run.packets', lacking)
        for _ in range(2):
            code, out, _ = letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
            assert (code, 'Written: 12.' in out) == (7, True)
    monkeypatch.setattr('letters.bulk.run.packets', without_workers)
    assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT)[0] == 0
    assert contents(tmp_path / 'out') == undisturbed
