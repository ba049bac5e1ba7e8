"""Workers: whichever makes a case, and however often they are renewed, the packets are the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.bulk import pool
from tests.conftest import Letters
from tests.support.runs import TEXT
from tests.support.runs import contents
from tests.support.runs import sheet
from tests.support.runs import without_workers


@pytest.mark.parametrize(('jobs', 'each'), [(1, 3), (2, 2), (2, 100)])
def test_the_packets_are_the_same_for_any_number_of_workers(
    letters: Letters, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int, each: int
) -> None:
    sheet(tmp_path / 'cases.csv', 7)
    with monkeypatch.context() as patch:
        patch.setattr('letters.bulk.run.packets', without_workers)
        assert letters('bulk', 'cases.csv', '-o', 'alone', *TEXT)[0] == 0
    monkeypatch.setattr(pool, '_TASKS_OF_A_WORKER', each)
    code, out, _ = letters('bulk', 'cases.csv', '-o', 'out', '--jobs', str(jobs), *TEXT)
    assert (code, 'Written: 7.' in out) == (0, True)
    assert contents(tmp_path / 'out') == contents(tmp_path / 'alone')
