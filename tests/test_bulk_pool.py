"""Workers: whichever makes a case, and however often they are renewed, the packets are the same; and how far it is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from letters.bulk import pool
from letters.cli import bulk
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


class Terminal(io.StringIO):
    """A screen that keeps what was shown on it."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr('letters.cli.bulk.time.monotonic', lambda: now[0])
    return now


def test_a_terminal_shows_the_rate_and_the_time_left_on_one_line(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')
    screen = Terminal()
    monkeypatch.setattr('sys.stderr', screen)
    told = bulk._Progress(8_000)
    for _ in range(200):
        # What is there already says nothing of how fast the rest will be made.
        told.step('unchanged')
    for _ in range(20):
        clock[0] += 0.5
        told.step('written')
    told.end()
    shown = screen.getvalue()
    assert '\n' not in shown
    lines = [line for line in shown.split('\r\x1b[K') if line]
    assert lines[-1] == 'Cases: 220 of 8000, 2.0 a second, 1:04:50 left'
    assert shown.endswith('\r\x1b[K')
    assert len(lines) <= 20


def test_elsewhere_there_is_a_plain_line_from_time_to_time(
    monkeypatch: pytest.MonkeyPatch, clock: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')
    told = bulk._Progress(250)
    for _ in range(250):
        clock[0] += 0.5
        told.step('written')
    told.end()
    assert capsys.readouterr().err == 'Cases: 100 of 250\nCases: 200 of 250\n'
