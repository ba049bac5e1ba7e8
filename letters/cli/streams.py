"""The streams of the command: what is shown can always be written, wherever it goes, and what is gone ends the run."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import InputClosedError

if TYPE_CHECKING:
    from typing import TextIO

    from _typeshed import ReadableBuffer


class Outlet(io.FileIO):
    """A pipe or a file that takes what is shown. When its reader goes away, as `head` does, it swallows the rest.

    The work itself goes on to its end: papers are written whole, whoever stops listening.
    """

    left = False

    def write(self, content: ReadableBuffer, /) -> int:
        """Hand bytes on, as long as somebody reads them."""
        if not self.left:
            try:
                return super().write(content) or 0
            except BrokenPipeError:
                self.left = True
        return memoryview(content).nbytes


# How the run began: a terminal that is gone no longer says that it was one.
_begun: dict[str, bool] = {}


def open_streams() -> None:
    """Make stdout and stderr take every letter of every language; one that was closed swallows what it gets.

    A pipe or a file gets UTF-8 whatever the settings of the computer say; a terminal keeps its own encoding, and shows
    the code of a letter that it does not have.
    """
    _begun['on a terminal'] = sys.stdin is not None and sys.stdin.isatty()
    for name in ('stdout', 'stderr'):
        stream = getattr(sys, name)
        if stream is None:
            # A closed stream is no reason to leave a packet unwritten.
            setattr(sys, name, Path(os.devnull).open('w', encoding='utf-8'))  # noqa: SIM115 - for the whole run
        elif stream is getattr(sys, f'__{name}__') and not stream.isatty():
            setattr(sys, name, _outlet(stream))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else 'utf-8', errors='backslashreplace')


def _outlet(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    stream.flush()
    raw = Outlet(stream.fileno(), 'wb', closefd=False)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding='utf-8', errors='backslashreplace', line_buffering=stream is sys.__stderr__
    )


def reader_left() -> bool:
    """Whether the reader of the result went away before its end."""
    buffer = getattr(sys.stdout, 'buffer', None)
    raw = getattr(buffer, 'raw', None)
    return isinstance(raw, Outlet) and raw.left


def close_streams() -> None:
    """Leave nothing behind in the streams that the end of the process would try to write again."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def line() -> str:
    """The next line of what is typed or piped in; empty at the end of a pipe.

    InputClosedError where stdin was closed, and at the end of a terminal: its window is gone, or somebody left it.
    """
    read = source().readline()
    if not read and _begun.get('on a terminal'):
        raise InputClosedError('no-input')
    return read


def source() -> TextIO:
    """Where answers come from; InputClosedError where stdin was closed, so that nobody can answer."""
    if sys.stdin is None:
        raise InputClosedError('no-input')
    return sys.stdin


def is_gone(error: BaseException | None) -> bool:
    """Whether a terminal went away: it answers every reading and writing with an input/output error."""
    while error is not None:
        # termios has an error of its own, with the same number in front.
        if error.args[:1] == (errno.EIO,):
            return True
        error = error.__context__
    return False
