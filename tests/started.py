"""`letters start` as a process, on a machine of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect

from letters import paths

DAY = '2026-11-21'


def machine(tmp_path: Path) -> dict[str, str]:
    """The environment of a process whose home and temporary folder are empty; it runs in the folder `here`."""
    for name in ('home', 'temporary', 'here'):
        (tmp_path / name).mkdir()
    return {
        'PATH': os.environ['PATH'], 'HOME': str(tmp_path / 'home'), 'TMPDIR': str(tmp_path / 'temporary'),
        'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'PYTHONDONTWRITEBYTECODE': '1',
    }  # fmt: skip


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob('*') if not file.is_dir())


def piped(world: dict[str, str], tmp_path: Path, typed: str, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, '-m', 'letters', 'start', '--date', DAY, *more],
        input=typed, capture_output=True, text=True, check=False, env=world, cwd=tmp_path / 'here',
    )  # fmt: skip


def spawn(world: dict[str, str], tmp_path: Path, *more: str, columns: int = 80) -> pexpect.spawn[str]:
    arguments = ['-m', 'letters', 'start', '--date', DAY, *more]
    return pexpect.spawn(
        sys.executable, arguments, env={'TERM': 'xterm', **world}, cwd=tmp_path / 'here', encoding='utf-8', timeout=90,
        dimensions=(24, columns),
    )  # fmt: skip
