"""How the interview speaks and listens: plain text, prompts beside the result, one line at a time."""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Protocol

from letters.safe import text as safe
from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.lines import in_order
from letters.wording.lines import width
from letters.wording.lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import TextIO

_CLEAR = '\x1b[2J\x1b[3J\x1b[H'


class Talk(Protocol):
    """Somebody to talk to."""

    def read(self, prompt: str) -> str | None:
        """What was typed after a prompt, without the end of its line; None at the end of input."""

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines."""

    @property
    def clears(self) -> bool:
        """Whether there is a screen that can be cleared."""

    def clear(self) -> bool:
        """Leave a plain screen; whether that was possible."""


@dataclass(slots=True)
class Terminal:
    """Talk over a pair of streams: a terminal, or a pipe. The width is looked up each time, as windows change."""

    source: TextIO
    out: TextIO

    def read(self, prompt: str) -> str | None:
        """The next line."""
        *above, last = list(wrapped(prompt.rstrip(), width(self.out) - 1)) or ['']
        with _window():
            self.out.write(''.join(_plain(line) + '\n' for line in above) + _plain(last) + ' ')
            self.out.flush()
            line = self.source.readline()
            if not line or not self.source.isatty():
                # Nobody's Enter ended the line of the prompt.
                self.out.write('\n')
        return line.rstrip('\r\n') if line else None

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines, none wider than the terminal."""
        with _window():
            for line in lines:
                self.out.write(''.join(_plain(part) + '\n' for part in wrapped(line, width(self.out))))
            self.out.flush()

    @property
    def clears(self) -> bool:
        """Whether there is a screen that can be cleared."""
        return self.out.isatty() and os.environ.get('TERM', 'dumb') not in {'', 'dumb', 'unknown'}

    def clear(self) -> bool:
        """Clear screen and scroll-back, where there is a screen that can be cleared."""
        if not self.clears:
            return False
        self.out.write(_CLEAR)
        self.out.flush()
        return True


@contextlib.contextmanager
def _window() -> Iterator[None]:
    """A window that was closed gives an input/output error for every line: that ends the interview as Ctrl-C does."""
    try:
        yield
    except OSError as error:
        if error.errno != errno.EIO:
            raise
        raise KeyboardInterrupt from None


def isolated(untrusted: str, *, rtl: bool) -> str:
    """A value as it may be shown: nothing in it steers the terminal, and it does not reorder a line around it."""
    value = safe.for_terminal(safe.one_line(untrusted))
    return f'{ISOLATE}{value}{END}' if rtl else value


def _plain(line: str) -> str:
    """A line with nothing that steers the terminal; the isolates are our own, `isolated` lets no other through."""
    return in_order(''.join(part if part in {ISOLATE, END} else safe.for_terminal(part) for part in line))
