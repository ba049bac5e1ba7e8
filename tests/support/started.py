"""`letters start` on a machine of its own: in the process of the test, and as a process where that is tested."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from threading import Thread

import pexpect
from pexpect.fdpexpect import fdspawn

from letters import paths
from tests.support.command import letters
from tests.support.command import run_with
from tests.support.day import DATE
from tests.support.machine import machine

# A window in which no text is longer than the screen, so that none of them stops for Enter.
TALL = 400


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
        dimensions=(TALL, columns),
    )  # fmt: skip


def process_on_terminal(
    world: dict[str, str], tmp_path: Path, prompt: re.Pattern[str], lines: Iterable[str], columns: int
) -> tuple[int | None, str]:
    """The exit code and all that was shown, where a line is typed at each prompt of a process."""
    child, said = spawn(world, tmp_path, columns=columns), ''
    for line in lines:
        child.expect(prompt)
        said += str(child.before)
        child.sendline(line)
    child.expect(pexpect.EOF)
    said += str(child.before)
    child.close()
    return child.exitstatus, said


class Typist(Thread):
    """Somebody at a terminal, who types a line at each prompt."""

    def __init__(self, screen: int, prompt: re.Pattern[str], lines: Iterable[str]) -> None:
        super().__init__(daemon=True)
        self.terminal, self.prompt, self.lines = fdspawn(screen, encoding='utf-8', timeout=90), prompt, lines
        self.said = ''
        self.failed: BaseException | None = None

    def run(self) -> None:
        """Type until there is nothing more to type, and read to the end."""
        try:
            for line in self.lines:
                self.terminal.expect(self.prompt)
                self.said += str(self.terminal.before)
                self.terminal.sendline(line)
            self.terminal.expect(pexpect.EOF)
            self.said += str(self.terminal.before)
        except BaseException as error:  # noqa: BLE001 - told by the thread of the test
            self.failed = error
            # Nobody types any more: the command reads the end.
            self.terminal.close()


def on_terminal(
    world: dict[str, str], tmp_path: Path, prompt: re.Pattern[str], lines: Iterable[str], columns: int
) -> tuple[int, str]:
    """The exit code and all that was shown, on a real terminal, with the command in the process of the test."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', TALL, columns, 0, 0))
    typist = Typist(ours, prompt, lines)
    typist.start()
    with ExitStack() as closing:
        streams = [closing.enter_context(open(os.dup(theirs), mode, encoding='utf-8')) for mode in 'rww']  # noqa: PTH123
        os.close(theirs)
        code = run_with(streams, ('start', '--date', DATE), tmp_path / 'here', {'TERM': 'xterm', **world})
    typist.join()
    if typist.failed:
        raise typist.failed
    return code, typist.said
