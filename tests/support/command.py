"""The command, run in the process of the test: for all that is not about processes."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from letters.cli.run import run


def letters_bytes(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = ''
) -> subprocess.CompletedProcess[bytes]:
    """What a process of its own would give: its exit code and what it writes; `typed` is piped in."""
    out, err = io.BytesIO(), io.BytesIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('LETTERS_LANGUAGE', language)
        patch.setattr('sys.stdin', io.TextIOWrapper(io.BytesIO(typed.encode()), encoding='utf-8'))
        patch.setattr('sys.stdout', io.TextIOWrapper(out, encoding='utf-8'))
        patch.setattr('sys.stderr', io.TextIOWrapper(err, encoding='utf-8'))
        if cwd is not None:
            patch.chdir(cwd)
        code = run(list(arguments))
        done = subprocess.CompletedProcess(['letters', *arguments], code, out.getvalue(), err.getvalue())
    assert b'Traceback' not in done.stderr
    return done


def letters(
    *arguments: str, cwd: Path | None = None, language: str = 'en', typed: str = ''
) -> subprocess.CompletedProcess[str]:
    """The same as text."""
    done = letters_bytes(*arguments, cwd=cwd, language=language, typed=typed)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())
