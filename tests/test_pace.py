"""How far a command over many cases is: the rate and the time left on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from letters.cli.pace import Progress
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.factory import make_file
from tests.support.shop import settings


class Terminal(io.StringIO):
    """A screen that keeps what was shown on it."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr('letters.cli.pace.time.monotonic', lambda: now[0])
    return now


def test_a_terminal_shows_the_rate_and_the_time_left_on_one_line(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')
    screen = Terminal()
    monkeypatch.setattr('sys.stderr', screen)
    told = Progress(8_000)
    for _ in range(200):
        # What is there already says nothing of how fast the rest will be made.
        told.step(made=False)
    for _ in range(20):
        clock[0] += 0.5
        told.step()
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
    told = Progress(250)
    for _ in range(250):
        clock[0] += 0.5
        told.step()
    told.end()
    assert capsys.readouterr().err == 'Cases: 100 of 250\nCases: 200 of 250\n'


def test_an_approval_shows_its_rate_and_each_paper_stands_on_a_line_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    (tmp_path / 'cases').mkdir()
    for id in ('AAA111', 'BBB222'):
        (tmp_path / 'cases' / f'{id}.yaml').write_bytes(make_file({'case.id': id}))
    settings(tmp_path, review='two', agent={})
    here = ('cases', '-o', 'out', '--clinic', 'clinic.yaml', '--date', DATE, '--format', 'txt')
    assert letters('bulk', *here)[0] == 0
    with monkeypatch.context() as patch:
        patch.setattr('letters.cli.pace.sys.stderr', screen := Terminal())
        code, out, _ = letters('approve', 'out', '--role', 'lawyer', '--date', DATE)
    assert (code, 'Still drafts: 0.' in out, 'Cases' in out) == (0, True, False)
    lines = [line for line in screen.getvalue().split('\r\x1b[K') if line]
    assert [line.split(',')[0] for line in lines] == ['Cases: 1 of 2', 'Cases: 2 of 2']
    assert 'a second' in lines[0]
    assert screen.getvalue().endswith('\r\x1b[K')
