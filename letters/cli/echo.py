"""Whether a terminal shows what is typed: not while a passphrase is waited for, from the first moment of a run on."""

from __future__ import annotations

import os
import sys
from typing import Any

# How the terminal was before; nothing while it shows what is typed.
_before: list[Any] = []


def awaits_passphrase(arguments: list[str]) -> bool:
    """Whether a file that is named is locked, by its name: its passphrase will be the first thing that is typed."""
    there = os.path.lexists
    return any(one.endswith('.age') or (not there(one) and there(f'{one}.age')) for one in arguments if one)


def hide_for(arguments: list[str]) -> None:
    """Show nothing from now on where a passphrase will be asked for."""
    if awaits_passphrase(arguments):
        hide()


def hide() -> None:
    """Show nothing of what is typed from now on, where somebody types at a terminal that can do that."""
    if _before or os.name != 'posix' or sys.stdin is None or not sys.stdin.isatty():
        return
    import termios

    held = termios.tcgetattr(sys.stdin)
    _before.append(held)
    termios.tcsetattr(sys.stdin, termios.TCSANOW, [*held[:3], held[3] & ~termios.ECHO, *held[4:]])


def show() -> None:
    """Show again what is typed, and drop what was typed unseen: it must not reach the shell."""
    if not _before:
        return
    import termios

    termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, _before.pop())
