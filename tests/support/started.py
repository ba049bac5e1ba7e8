"""`letters start` on a machine of its own: in the process of the test, and as a process where that is tested."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pexpect

from letters import paths
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.machine import machine


def process_environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that runs in the folder `here` of a machine of its own."""
    return {
        **machine(tmp_path), 'PATH': os.environ['PATH'], 'LETTERS_LANGUAGE': 'en',
        'PYTHONPATH': str(paths.CHECKOUT), 'PYTHONDONTWRITEBYTECODE': '1',
    }  # fmt: skip


def answered(world: dict[str, str], tmp_path: Path, typed: str, *more: str) -> subprocess.CompletedProcess[str]:
    """The same as `piped` in the process of the test: for what is about answers and files."""
    return letters('start', '--date', DATE, *more, cwd=tmp_path / 'here', typed=typed, world=world)


def piped(world: dict[str, str], tmp_path: Path, typed: str, *more: str) -> subprocess.CompletedProcess[str]:
    """A process that is given these lines."""
    return subprocess.run(
        [sys.executable, '-m', 'letters', 'start', '--date', DATE, *more],
        input=typed, capture_output=True, text=True, check=False, env=world, cwd=tmp_path / 'here',
    )  # fmt: skip


def spawn(world: dict[str, str], tmp_path: Path, *more: str, columns: int = 80) -> pexpect.spawn[str]:
    arguments = ['-m', 'letters', 'start', '--date', DATE, *more]
    return pexpect.spawn(
        sys.executable, arguments, env={'TERM': 'xterm', **world}, cwd=tmp_path / 'here', encoding='utf-8', timeout=90,
        dimensions=(24, columns),
    )  # fmt: skip
