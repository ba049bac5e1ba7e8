"""The command, run in the process of the test: for all that is not about processes."""

from __future__ import annotations

import io
import signal
import subprocess
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

import pytest

from letters.cli import main
from tests.support.drawn import drawn_once

World = Mapping[str, str]

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def letters_bytes(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = '', world: World = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """What a process would give: its exit code and what it writes. `typed` is piped in, `world` is set besides."""
    out, err = io.BytesIO(), io.BytesIO()
    streams = [io.TextIOWrapper(held, encoding='utf-8') for held in (io.BytesIO(typed.encode()), out, err)]
    code = run_with(streams, arguments, cwd, {'LETTERS_LANGUAGE': language, **world})
    done = subprocess.CompletedProcess(['letters', *arguments], code, out.getvalue(), err.getvalue())
    assert b'Traceback' not in done.stderr
    return done


def letters(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = '', world: World = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """The same as text."""
    done = letters_bytes(*arguments, cwd=cwd, language=language, typed=typed, world=world)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def run_with(streams: Sequence[IO[str]], arguments: Sequence[str], cwd: Path | None, world: World) -> int:
    """The exit code of the command between these streams; nothing that it set in the process is left behind."""
    with pytest.MonkeyPatch.context() as patch, _as_in_a_new_process():
        for name, stream in zip(('stdin', 'stdout', 'stderr'), streams, strict=True):
            patch.setattr(f'sys.{name}', stream)
        # A terminal tells its width itself.
        patch.delenv('COLUMNS', raising=False)
        for name, value in world.items():
            patch.setenv(name, value)
        patch.setattr('sys.argv', ['letters', *arguments])
        # A process that begins looks where its temporary folder is.
        patch.setattr('tempfile.tempdir', None)
        # Of one letter one PDF is drawn, whichever test and command asked for it.
        patch.setattr('letters.render.pdf.pdf', drawn_once)
        if cwd is not None:
            patch.chdir(cwd)
        try:
            main()
        except SystemExit as leave:
            # None is a good end, and a text would be the message of an accident.
            return int(leave.code or 0)
        return 0


@contextmanager
def _as_in_a_new_process() -> Iterator[None]:
    handlers = {number: signal.getsignal(number) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
