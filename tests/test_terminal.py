"""The terminal of the interview: a long text stops for Enter, and a window that is gone ends it, however that shows."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from letters.cli import echo
from letters.interview.terminal import Away
from letters.interview.terminal import Terminal

STOP = 'More follows.'


class Window(io.StringIO):
    """One side of a terminal of 24 lines."""

    def isatty(self) -> bool:
        """Somebody sits there."""
        return True

    def fileno(self) -> int:
        """Nobody can ask how large it is."""
        raise OSError(errno.ENOTTY, '')


class Gone(Window):
    """One that is gone: it answers with an error."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def readline(self, *_: object) -> str:  # type: ignore[override]
        """No line."""
        raise OSError(self.number, '')

    write = readline  # type: ignore[assignment]


@pytest.fixture(autouse=True)
def _xterm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('TERM', 'xterm')
    monkeypatch.delenv('COLUMNS', raising=False)


def shown(count: int, typed: str, pause: str = STOP) -> tuple[Terminal, list[str]]:
    """A terminal after so many lines were shown to somebody who typed this, and what stood on it."""
    out = Window()
    terminal = Terminal(Window(typed), out, pause)
    terminal.show(f'line {n}' for n in range(count))
    # Enter ends the line of the stop.
    return terminal, out.getvalue().replace(f'{STOP} ', f'{STOP}\n').splitlines()


@pytest.mark.parametrize('count', [25, 60, 200])
def test_a_text_longer_than_the_screen_stops_before_anything_leaves_it(count: int) -> None:
    terminal, lines = shown(count, '\n' * 99)
    assert [line for line in lines if line != STOP] == [f'line {n}' for n in range(count)]
    stops = [n for n, line in enumerate(lines) if line == STOP]
    assert stops
    # Between two stops there is never more than fits.
    assert max(b - a for a, b in zip([-1, *stops], [*stops, len(lines)], strict=True)) <= 24
    assert terminal.read('?') == ''


def test_a_text_that_fits_does_not_stop_and_what_was_read_counts_no_more() -> None:
    terminal, lines = shown(22, 'answer\n')
    assert STOP not in lines
    assert terminal.read('?') == 'answer'
    terminal.show(f'line {n}' for n in range(22))
    assert STOP not in str(terminal.out.getvalue())  # type: ignore[attr-defined]


def test_nothing_stops_where_nobody_could_press_enter() -> None:
    out = io.StringIO()
    Terminal(io.StringIO(), out, STOP).show(f'line {n}' for n in range(99))
    assert STOP not in out.getvalue()
    assert STOP not in shown(99, '', pause='')[1]


@pytest.mark.parametrize(('typed', 'heard'), [(':back\n', ':back'), ('2\nlater\n', '2'), (' \nlater\n', 'later')])
def test_a_command_or_an_answer_at_a_stop_is_heard_at_the_next_prompt(typed: str, heard: str) -> None:
    terminal, lines = shown(40, typed)
    assert lines.count(STOP) == 1
    assert lines[-1] == 'line 39'
    assert terminal.read('?') == heard


@pytest.mark.parametrize('typed', ['x\n', ' X \n', ':quit\n', '\uff1aq\n', ''])
def test_who_leaves_at_a_stop_sees_nothing_more_of_the_text(typed: str) -> None:
    out = Window()
    with pytest.raises(Away) as left:
        Terminal(Window(typed), out, STOP).show(f'line {n}' for n in range(40))
    assert left.value.ended == (not typed)
    assert 'line 30' not in out.getvalue()


@pytest.mark.parametrize('before', range(16, 24))
def test_a_menu_is_not_parted_by_a_stop(before: int) -> None:
    out = Window()
    terminal = Terminal(Window('\n' * 9), out, STOP)
    terminal.show(f'line {n}' for n in range(before))
    terminal.show(['1 No', '2 Yes, write them', '3 Go on'])
    assert '1 No\n2 Yes, write them\n3 Go on\n' in out.getvalue()
    # Where all of it fits, with the prompt, there is no stop.
    assert (STOP in out.getvalue()) == (before + 3 > 23)


def test_a_wrapped_line_and_a_heading_stay_with_what_belongs_to_them() -> None:
    for before in range(8, 23):
        out = Window()
        terminal = Terminal(Window('\n' * 9), out, STOP)
        terminal.show(f'line {n}' for n in range(before))
        terminal.show(['', 'Who helps', *(f'- helpline {n}, {"which answers at night " * 6}' for n in range(9))])
        pages = out.getvalue().split(f'{STOP} ')
        assert len(pages) > 1
        assert all(page.rstrip('\n').endswith(('night', f'line {before - 1}')) for page in pages), pages
        assert max(page.count('\n') for page in pages) <= 23


def test_an_answer_at_a_stop_is_seen_at_the_prompt_and_the_text_still_stops() -> None:
    terminal, lines = shown(80, 'first\nRobin Example\n\n\n')
    assert lines.count(STOP) >= 3
    assert terminal.read('?') == 'Robin Example'
    assert str(terminal.out.getvalue()).endswith('line 79\n? Robin Example\n')  # type: ignore[attr-defined]
    assert terminal.read('?') == '', 'it is one answer alone'


@pytest.mark.parametrize('number', [errno.EIO, errno.ENXIO, errno.EPIPE, errno.EBADF, errno.ENOTTY])
def test_a_window_that_is_gone_ends_the_interview_as_ctrl_c_does(number: int) -> None:
    for terminal in (Terminal(Gone(number), Window()), Terminal(Window('a\n'), Gone(number))):
        with pytest.raises(KeyboardInterrupt):
            terminal.read('?')
    with pytest.raises(KeyboardInterrupt):
        Terminal(Window(), Gone(number)).show(['a'])


def test_nothing_is_shown_from_the_start_where_a_passphrase_will_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path('notes.age').touch()
    Path('both').touch()
    Path('both.age').touch()
    for asked in (['start', '--save', 'notes.age'], ['plan', 'notes'], ['write', 'new.age', '-o', 'out']):
        assert echo.awaits_passphrase(asked), asked
    for asked in (['start'], ['start', '--save', 'new.yaml'], ['plan', 'both'], ['laws', '--country', 'PK']):
        assert not echo.awaits_passphrase(asked), asked
