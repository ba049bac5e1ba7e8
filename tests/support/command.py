"""The command, run in the process of the test: for all that is not about processes."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from letters.cli import main
from letters.cli import screen
from tests.support.drawn import drawn_once

World = Mapping[str, str]


def letters_bytes(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = '', world: World = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """What a process would give: its exit code and what it writes. `typed` is piped in, `world` is set besides."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('sys.argv', ['letters', *arguments])
        for name, value in {'LETTERS_LANGUAGE': language, **world}.items():
            patch.setenv(name, value)
        # A process that begins looks where its temporary folder is.
        patch.setattr('tempfile.tempdir', None)
        patch.setattr('sys.stdin', io.TextIOWrapper(io.BytesIO(typed.encode()), encoding='utf-8'))
        patch.setattr('sys.stdout', io.TextIOWrapper(out, encoding='utf-8'))
        patch.setattr('sys.stderr', io.TextIOWrapper(err, encoding='utf-8'))
        # Of one letter one PDF is drawn, whichever test and command asked for it.
        patch.setattr('letters.render.pdf.pdf', drawn_once)
        if cwd is not None:
            patch.chdir(cwd)
        # The language of the computer is asked for once in a process.
        screen.wording.cache_clear()
        code: object = 0
        try:
            main()
        except SystemExit as leave:
            code = leave.code
        finally:
            screen.wording.cache_clear()
        assert isinstance(code, int)
        done = subprocess.CompletedProcess(['letters', *arguments], code, out.getvalue(), err.getvalue())
    assert b'Traceback' not in done.stderr
    return done


def letters(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = '', world: World = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    """The same as text."""
    done = letters_bytes(*arguments, cwd=cwd, language=language, typed=typed, world=world)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
