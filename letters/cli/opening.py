"""Opening a case file, locked or not."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from letters.casefile.build import CaseRead
from letters.casefile.build import Result
from letters.casefile.build import read_case
from letters.cli import heard
from letters.cli.passphrase import TRIES
from letters.cli.passphrase import explain
from letters.cli.passphrase import interactive
from letters.cli.passphrase import passphrase
from letters.cli.passphrase import unechoed
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import FileError
from letters.errors import cause
from letters.model.case import Case
from letters.output.lock import MAX_LOCKED
from letters.output.lock import SUFFIX
from letters.output.lock import is_locked
from letters.output.lock import keys_in
from letters.output.lock import open_sealed
from letters.output.lock import refuse_cut
from letters.output.lock import wants_passphrase
from letters.registry.load import registry
from letters.registry.read import read_bytes

_MISTYPED = frozenset({'lock-wrong', 'lock-wrong-or-damaged', 'lock-no-passphrase'})


def case_from(path: Path, on: date) -> CaseRead:
    """The case of a file, its problems and warnings; for a locked file the passphrase is asked first."""
    document = read_bytes(opened(path), str(path))
    heard.hear(document)
    return read_case(document, registry(), on)


def case_or_problems(result: Result | CaseRead) -> Case:
    """The case that was read; CaseError with every problem when it is not fit."""
    case, problems = result[0], result[1]
    if problems or case is None:
        raise CaseError.of(problems)
    return case


def opened(path: Path) -> bytes:
    """The bytes of a case file. Of a locked one, what it holds, which is never written anywhere."""
    return unsealed(path)[0]


def unsealed(path: Path) -> tuple[bytes, str]:
    """The same, and the passphrase that opened it; none where it is not locked."""
    content = content_of(path)
    if is_locked(content):
        return opened_with(content)
    if path.suffix == SUFFIX:
        raise CaseError('lock-not-locked')
    return content, ''


def opened_with(content: bytes, keys: Callable[[], Sequence[str]] = tuple) -> tuple[bytes, str]:
    """What a locked file holds, and the passphrase that was asked for where it wants one."""
    refuse_cut(content)
    if wants_passphrase(content):
        return _opened_by_words(content)
    return open_sealed(content, identities=keys()), ''


def _opened_by_words(content: bytes) -> tuple[bytes, str]:
    """The same by a passphrase. A wrong one is asked again here: typed into the shell, anybody could read it."""
    with unechoed():
        words = wording()
        explain(words, 'lock.open')
        for left in reversed(range(TRIES if interactive() else 1)):
            try:
                typed = passphrase(words)
                return open_sealed(content, passphrase=typed), typed
            except FileError as error:
                if not left or error.id not in _MISTYPED:
                    raise
                talk([words.message('lock.again', count=left)])
    raise FileError('lock-no-passphrase')


def keys_of(path: Path | None) -> list[str]:
    """The secret keys of a key file, which may be locked itself; none where no file was given."""
    if path is None:
        return []
    content = content_of(path)
    if is_locked(content):
        content = opened_with(content)[0]
    found = keys_in(content.decode('utf-8', errors='replace'))
    if not found:
        raise CaseError('lock-no-key')
    return found


def content_of(path: Path) -> bytes:
    """The bytes of a file; FileError where it cannot be read or is larger than any case."""
    try:
        with path.open('rb') as stream:
            content = stream.read(MAX_LOCKED + 1)
    except OSError as error:
        raise FileError('file-unreadable', file=path.name or whole(path), why=cause(error)) from None
    except ValueError:
        # A path that holds a NUL cannot even be asked for.
        raise FileError('file-unreadable', file='', why='EINVAL') from None
    if len(content) > MAX_LOCKED:
        raise FileError('file-too-large')
    return content
