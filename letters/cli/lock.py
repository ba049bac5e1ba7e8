"""The command `lock`."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

from letters.cli.opening import content_of
from letters.cli.passphrase import new_passphrase
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import FileError
from letters.output.files import write_private
from letters.output.lock import is_locked
from letters.output.lock import locked_name
from letters.output.lock import seal

STDOUT = Path('-')


def lock(path: Path, output: Path | None, recipients: list[str], *, replace: bool) -> None:
    """Write a locked copy of a file, and say that the unlocked one is still there."""
    content = content_of(path)
    if is_locked(content):
        raise CaseError('lock-already')
    target = output or locked_name(path)
    refuse_taken(target, replace=replace)
    words = wording()
    sealed = seal(content, recipients=recipients) if recipients else seal(content, passphrase=new_passphrase())
    deliver(target, sealed)
    say = talk if target == STDOUT else show
    say([words.message('lock.done-key' if recipients else 'lock.done', file=whole(target))])
    say([words.message('lock.still', file=shlex.quote(str(path)))])


def refuse_taken(target: Path, *, replace: bool) -> None:
    """FileError where a file of that name is there and was not said to be replaced."""
    if target != STDOUT and not replace and os.path.lexists(target):
        raise FileError('lock-taken')


def deliver(target: Path, content: bytes) -> None:
    """Write a private file, or to stdout."""
    if target == STDOUT:
        sys.stdout.buffer.write(content)
    else:
        write_private(target, content)
