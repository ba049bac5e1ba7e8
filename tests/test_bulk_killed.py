"""A run that is killed at any moment: the next one ends as if nothing had happened. In `make soak` sixty times."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.support.command import letters
from tests.support.runs import TEXT
from tests.support.runs import cases_in
from tests.support.runs import contents
from tests.support.runs import ended
from tests.support.runs import of_group
from tests.support.runs import sheet
from tests.support.runs import started
from tests.support.runs import without_workers
from tests.support.soak import examples

CASES, KILLS = 24, 3


@pytest.fixture(scope='module')
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run writes that nobody kills."""
    folder = tmp_path_factory.mktemp('undisturbed')
    sheet(folder / 'cases.csv', CASES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('letters.bulk.run.packets', without_workers)
        assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT, cwd=folder).returncode == 0
    return contents(folder / 'out')


@pytest.mark.parametrize('seed', range(examples(60 // KILLS, 1)))
def test_after_any_kill_the_next_run_ends_as_an_undisturbed_one(
    world: dict[str, str], tmp_path: Path, undisturbed: dict[str, bytes], seed: int
) -> None:
    file, out = str(sheet(tmp_path / 'cases.csv', CASES)), tmp_path / 'out'
    chance = random.Random(seed)  # noqa: S311 a moment, no secret
    for number in range(KILLS):
        run = started(world, tmp_path, file, '-o', 'out', '--jobs', str(1 + (seed + number) % 2))
        # From before the first packet to after the last: the ledger is put in order then.
        wanted = chance.randrange(CASES // 2) if number == 0 else chance.randrange(CASES + 1)
        while len(cases_in(out)) < wanted and run.poll() is None:
            time.sleep(0.002)
        time.sleep(chance.uniform(0, 0.05))
        run.send_signal(signal.SIGKILL)
        assert run.wait() == -signal.SIGKILL or number
        run.communicate()
        _gone(run.pid)
        for name, content in contents(out).items() if out.exists() else ():
            # Whole, or under a name that nobody takes for a paper.
            known = name.rpartition('/')[2].startswith('.letters-') or name == 'ledger.jsonl'
            assert known or content == undisturbed[name]
        if number == 1:
            _take_away(out, chance)
    code, _, err = ended(started(world, tmp_path, file, '-o', 'out', '--jobs', '2'))
    assert code == 0, err
    assert contents(out) == undisturbed


def _gone(group: int) -> None:
    """Workers end by themselves, without anybody who waits for them."""
    until = time.monotonic() + 60
    while of_group(group):
        assert time.monotonic() < until, of_group(group)
        time.sleep(0.02)


def _take_away(out: Path, chance: random.Random) -> None:
    """Leave a folder such as other accidents leave, so that the next run has something to do."""
    for file in sorted(path for path in out.rglob('*') if path.is_file()):
        if chance.random() < 0.3:
            os.unlink(file)  # noqa: PTH108
