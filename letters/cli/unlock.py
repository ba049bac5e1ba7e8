"""The command `unlock`."""

from __future__ import annotations

from pathlib import Path

from letters.cli.lock import STDOUT
from letters.cli.lock import deliver
from letters.cli.lock import refuse_taken
from letters.cli.opening import content_of
from letters.cli.opening import keys_of
from letters.cli.opening import opened_with
from letters.cli.screen import show
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import UsageError
from letters.output.lock import SUFFIX
from letters.output.lock import is_locked


def unlock(path: Path, output: Path | None, key: Path | None, *, replace: bool) -> None:
    """Write what a locked file holds, to a private file or to stdout."""
    content = content_of(path)
    if not is_locked(content):
        raise CaseError('lock-not-locked')
    if output is None and path.suffix != SUFFIX:
        raise UsageError('unlock-where')
    target = output or path.with_suffix('')
    refuse_taken(target, replace=replace)
    deliver(target, opened_with(content, lambda: keys_of(key))[0])
    if target != STDOUT:
        show([wording().message('unlock.done', file=whole(target))])
