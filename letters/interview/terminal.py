"""How the interview speaks and listens: plain text, prompts beside the result, one line at a time."""

from __future__ import annotations

import contextlib
import errno
import os
import select
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from letters.safe import text as safe
from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.lines import height
from letters.wording.lines import in_order
from letters.wording.lines import width
from letters.wording.lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import TextIO

_CLEAR = '\x1b[2J\x1b[3J\x1b[H'
# How a terminal answers that is gone, whatever took it away.
_GONE = frozenset({errno.EIO, errno.ENXIO, errno.EPIPE, errno.EBADF, errno.ENODEV, errno.ENOTTY, errno.ECONNRESET})
# The next line of a paste is there at once; nobody types one in so short a time.
_AT_ONCE = 0.1
# Lines that stay on the screen from before a stop, so that nobody loses the thread; and how few are no screen.
_KEPT, _LOWEST = 2, 8
# What stands after an empty line is a heading: that many lines are never parted from it.
_HEADED = 2

LEAVING = frozenset({'x', ':x', ':q', ':quit', ':exit'})
"""What is typed to leave at once."""


class Away(Exception):
    """Somebody left where a text stopped, by a word or by the end of input: nothing more of it is shown."""

    def __init__(self, typed: str) -> None:
        super().__init__()
        self.ended = not typed


class Talk(Protocol):
    """Somebody to talk to."""

    def read(self, prompt: str) -> str | None:
        """What was typed after a prompt, without the end of its line; None at the end of input."""

    def rest(self) -> list[str]:
        """The lines that were pasted together with the one that was read last."""

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines."""

    @property
    def clears(self) -> bool:
        """Whether there is a screen that can be cleared."""

    pause: str
    """What is said where a text is longer than the screen, and Enter goes on; empty where nothing stops."""

    def clear(self) -> bool:
        """Leave a plain screen; whether that was possible."""


@dataclass(slots=True)
class Terminal:
    """Talk over a pair of streams: a terminal, or a pipe. The width is looked up each time, as windows change."""

    source: TextIO
    out: TextIO
    pause: str = ''
    shown: int = 0
    ahead: str = ''

    def read(self, prompt: str) -> str | None:
        """The next line."""
        *above, last = list(wrapped(prompt.rstrip(), width(self.out) - 1)) or ['']
        self.shown = 0
        typed, self.ahead = self.ahead, ''
        if _is_command(typed):
            return typed
        with _window():
            self.out.write(''.join(_plain(line) + '\n' for line in above) + _plain(last) + ' ')
            if typed:
                # Typed where a long text stopped: it stands here as if it were typed here.
                self.out.write(f'{_plain(typed)}\n')
            self.out.flush()
            if typed:
                return typed
            line = self.source.readline()
            if not line or not self.source.isatty():
                # Nobody's Enter ended the line of the prompt.
                self.out.write('\n')
        return line.rstrip('\r\n') if line else None

    def rest(self) -> list[str]:
        """The lines that were pasted together with the one that was read last: they are there before anybody types."""
        found: list[str] = []
        with _window():
            while self._waits() and (line := self.source.readline()):
                found.append(line.rstrip('\r\n'))
        return found

    def _waits(self) -> bool:
        """Whether a line is there already; a pipe has all of them from the beginning, so there it says nothing."""
        try:
            return self.source.isatty() and bool(select.select([self.source], [], [], _AT_ONCE)[0])
        except (OSError, ValueError):
            # What cannot be asked, as on Windows, is read line by line.
            return False

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines, none wider than the terminal; what belongs together is not parted where it stops."""
        with _window():
            blocks = [[_plain(part) for part in wrapped(line, width(self.out))] for line in lines]
            left = sum(map(len, blocks))
            for group in _groups(blocks, self._page() - _KEPT):
                if self._is_full(len(group), left):
                    self._stop()
                self.out.write(''.join(f'{part}\n' for part in group))
                self.shown += len(group)
                left -= len(group)
            self.out.flush()

    def _page(self) -> int:
        """How many lines there is room for above the words of a stop."""
        return max(height(self.out), _LOWEST) - 1 - len(self._pause_lines())

    def _is_full(self, count: int, left: int) -> bool:
        """Whether the next lines, of so many left to show, would push what nobody has read yet off the screen."""
        if not self.pause or not self.clears or _is_command(self.ahead or ''):
            return False
        # The prompt after the last line takes one.
        fits = self.shown + left < max(height(self.out), _LOWEST)
        return not fits and self.shown + count > self._page()

    def _pause_lines(self) -> list[str]:
        return list(wrapped(self.pause, width(self.out) - 1))

    def _stop(self) -> None:
        """Wait for Enter. What is typed here is heard at the next prompt; after a command nothing stops any more."""
        self.out.write('\n'.join(map(_plain, self._pause_lines())) + ' ')
        self.out.flush()
        typed = self.source.readline()
        if not typed or typed.strip().lower().replace('\uff1a', ':') in LEAVING:
            raise Away(typed)
        self.ahead = typed.strip() or self.ahead
        self.shown = _KEPT

    @property
    def clears(self) -> bool:
        """Whether there is a screen that can be cleared."""
        on_screen = self.out.isatty() and self.source.isatty()
        return on_screen and os.environ.get('TERM', 'dumb') not in {'', 'dumb', 'unknown'}

    def clear(self) -> bool:
        """Clear screen and scroll-back, where there is a screen that can be cleared."""
        if not self.clears:
            return False
        self.out.write(_CLEAR)
        self.out.flush()
        return True


def _groups(blocks: list[list[str]], most: int) -> Iterator[list[str]]:
    """Lines that stay together, as long as they fit: one that was wrapped, a heading with what it is over, a menu."""
    group: list[str] = []
    # How many of the next lines belong to those before them.
    headed = len(blocks) if sum(map(len, blocks)) <= most else 0
    for block in blocks:
        if group and (not headed or len(group) + len(block) > most):
            yield group
            group = []
        headed = max(headed - 1, _HEADED * (block == ['']), 0)
        group = [*group, *block]
        if len(group) > most:
            yield from ([part] for part in group)
            group = []
    if group:
        yield group


def _is_command(typed: str) -> bool:
    return typed.startswith((':', '\uff1a'))


@contextlib.contextmanager
def _window() -> Iterator[None]:
    """A window that was closed gives an error for every line: that ends the interview as Ctrl-C does."""
    try:
        yield
    except OSError as error:
        if error.errno not in _GONE:
            raise
        raise KeyboardInterrupt from None


def isolated(untrusted: str, *, rtl: bool) -> str:
    """A value as it may be shown: nothing in it steers the terminal, and it does not reorder a line around it."""
    value = safe.for_terminal(safe.one_line(untrusted))
    return f'{ISOLATE}{value}{END}' if rtl else value


def _plain(line: str) -> str:
    """A line with nothing that steers the terminal; the isolates are our own, `isolated` lets no other through."""
    return in_order(''.join(part if part in {ISOLATE, END} else safe.for_terminal(part) for part in line))
