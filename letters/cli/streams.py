"""The streams of the command: what is shown can always be written, wherever it goes."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from pathlib import Path


def settle() -> None:
    """Make stdout and stderr take every letter of every language; one that was closed swallows what it gets.

    A pipe or a file gets UTF-8 whatever the settings of the computer say; a terminal keeps its own encoding, and shows
    the code of a letter that it does not have.
    """
    for name in ('stdout', 'stderr'):
        stream = getattr(sys, name)
        if stream is None:
            # A closed stream is no reason to leave a packet unwritten.
            setattr(sys, name, Path(os.devnull).open('w', encoding='utf-8'))  # noqa: SIM115 - for the whole run
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else 'utf-8', errors='backslashreplace')


def silence() -> None:
    """Leave nothing behind in the streams that the end of the process would try to write again."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
            continue
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
