"""A run that is killed at any moment: the next one ends as if nothing had happened. In `make soak` sixty times."""

from __future__ import annotations

import os
import random
import signal
import time
from pathlib import Path

from tests.support.runs import contents
from tests.support.runs import ended
from tests.support.runs import of_group
from tests.support.runs import sheet
from tests.support.runs import started
from tests.support.soak import examples

TIMES = examples(60, 3)
CASES = 60


def test_after_any_kill_the_next_run_ends_as_an_undisturbed_one(world: dict[str, str], tmp_path: Path) -> None:
    file = str(sheet(tmp_path / 'cases.csv', CASES))
    begun = time.monotonic()
    assert ended(started(world, tmp_path, file, '-o', 'undisturbed', '--jobs', '2'))[0] == 0
    whole = time.monotonic() - begun
    undisturbed = contents(tmp_path / 'undisturbed')
    chance = random.Random(20261121)  # noqa: S311 a moment, no secret
    out = tmp_path / 'out'
    killed = 0
    for number in range(TIMES):
        run = started(world, tmp_path, file, '-o', 'out', '--jobs', str(1 + number % 2))
        # From the first packet to the last rename of the ledger; a late one ends a run that is nearly done.
        while not out.exists() and run.poll() is None:
            time.sleep(0.005)
        time.sleep(chance.uniform(0, whole / 2))
        run.send_signal(signal.SIGKILL)
        killed += run.wait() == -signal.SIGKILL
        run.communicate()
        _gone(run.pid)
        for name, content in contents(out).items():
            # Whole, or under a name that nobody takes for a paper.
            known = name.rpartition('/')[2].startswith('.letters-') or name == 'ledger.jsonl'
            assert known or content == undisturbed[name]
        if number % 3 == 2 or number == TIMES - 1:
            code, _, err = ended(started(world, tmp_path, file, '-o', 'out', '--jobs', '2'))
            assert code == 0, err
            assert contents(out) == undisturbed
            _take_away(out, chance)
    assert killed


def _gone(group: int) -> None:
    """Workers end by themselves, without anybody who waits for them."""
    until = time.monotonic() + 60
    while of_group(group):
        assert time.monotonic() < until, of_group(group)
        time.sleep(0.05)


def _take_away(out: Path, chance: random.Random) -> None:
    """Leave a folder such as other accidents leave, so that the next run has something to do."""
    for file in sorted(path for path in out.rglob('*') if path.is_file()):
        if chance.random() < 0.7:
            os.unlink(file)  # noqa: PTH108
