"""How the interview speaks and listens: plain text, prompts beside the result, one line at a time."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Protocol

from letters import safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from typing import TextIO

ISOLATE, END = '\u2066', '\u2069'
_NARROWEST = 20
_WIDEST = 100
# Where a link may go on in the next line.
_LINK_BREAKS = frozenset('/?&=.-_ ')
_CLEAR = '\x1b[2J\x1b[3J\x1b[H'


class Talk(Protocol):
    """Somebody to talk to."""

    def read(self, prompt: str) -> str | None:
        """What was typed after a prompt, without the end of its line; None at the end of input."""

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines."""

    def clear(self) -> bool:
        """Leave a plain screen; whether that was possible."""


@dataclass(slots=True)
class Terminal:
    """Talk over a pair of streams: a terminal, or a pipe. The width is looked up each time, as windows change."""

    source: TextIO
    out: TextIO

    def read(self, prompt: str) -> str | None:
        """The next line."""
        *above, last = list(wrapped(prompt.rstrip(), self._width() - 1)) or ['']
        self.out.write(''.join(_plain(line) + '\n' for line in above) + _plain(last) + ' ')
        self.out.flush()
        line = self.source.readline()
        if not line or not self.source.isatty():
            # Nobody's Enter ended the line of the prompt.
            self.out.write('\n')
        return line.rstrip('\r\n') if line else None

    def show(self, lines: Iterable[str]) -> None:
        """Say some lines, none wider than the terminal."""
        for line in lines:
            self.out.write(''.join(_plain(part) + '\n' for part in wrapped(line, self._width())))
        self.out.flush()

    def clear(self) -> bool:
        """Clear screen and scroll-back, where there is a screen that can be cleared."""
        if not self.out.isatty() or os.environ.get('TERM', 'dumb') in {'', 'dumb', 'unknown'}:
            return False
        self.out.write(_CLEAR)
        self.out.flush()
        return True

    def _width(self) -> int:
        given = os.environ.get('COLUMNS', '')
        if given.isdecimal() and int(given):
            return max(int(given), _NARROWEST)
        try:
            return min(max(os.get_terminal_size(self.out.fileno()).columns, _NARROWEST), _WIDEST)
        except (OSError, ValueError):
            return 80


@dataclass(slots=True)
class Listed:
    """Talk over a list: its texts are what is typed, one after the other; an exception in it is raised there."""

    typed: Iterable[str | BaseException]
    said: list[str] = field(default_factory=list)
    prompts: int = 0
    cleared: bool = False
    _next: Iterator[str | BaseException] | None = None

    def read(self, prompt: str) -> str | None:
        """The next text of the list; None at its end."""
        if self._next is None:
            self._next = iter(self.typed)
        self.said.append(prompt)
        self.prompts += 1
        text = next(self._next, None)
        if isinstance(text, BaseException):
            raise text
        return text

    def show(self, lines: Iterable[str]) -> None:
        """Keep what was said."""
        self.said.extend(lines)

    def clear(self) -> bool:
        """Note it, and keep what was said."""
        self.cleared = True
        return True


def isolated(untrusted: str, *, rtl: bool) -> str:
    """A value as it may be shown: nothing in it steers the terminal, and it does not reorder a line around it."""
    value = safe.for_terminal(safe.one_line(untrusted))
    return f'{ISOLATE}{value}{END}' if rtl else value


def _plain(line: str) -> str:
    """A line with nothing that steers the terminal; the isolates are our own, `isolated` lets no other through."""
    return ''.join(part if part in {ISOLATE, END} else safe.for_terminal(part) for part in line)


def cells(text: str) -> int:
    """How many columns a text takes."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {'Mn', 'Me', 'Cf'}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {'W', 'F'} else 1


def wrapped(line: str, width: int) -> Iterator[str]:
    """A line as lines of at most so many columns, with the same space before each."""
    body = line.lstrip(' ')
    indent = ' ' * min(len(line) - len(body), width // 4)
    room, held = width - len(indent), ''
    if body.startswith(ISOLATE) and body.find(END) == len(body) - 1:
        # Each line of a value needs marks of its own.
        yield from (f'{indent}{ISOLATE}{part}{END}' for part in wrapped(body[1:-1], room))
        return
    for word in body.split(' '):
        for piece in _pieces(word, room):
            if held and cells(held) + 1 + cells(piece) > room:
                yield indent + held
                held = piece
            else:
                held = f'{held} {piece}' if held else piece
    yield (indent + held).rstrip(' ')


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit: a link breaks where links may, anything else where it must."""
    start, end = (ISOLATE, END) if word.startswith(ISOLATE) and word.endswith(END) else ('', '')
    rest = word[len(start) : len(word) - len(end)]
    while cells(rest) > room:
        most = _most(rest, room)
        cut = next((n for n in range(most, most // 2, -1) if rest[n - 1] in _LINK_BREAKS), most)
        yield start + rest[:cut] + end
        rest = rest[cut:]
    yield start + rest + end


def _most(text: str, room: int) -> int:
    """How many characters of a text fit."""
    used = 0
    for n, character in enumerate(text):
        used += _cell(character)
        if used > room:
            return max(n, 1)
    return len(text)
