"""Commands about locked files: lock, unlock, shred; and opening a case file, locked or not."""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from letters.casefile.build import Result
from letters.casefile.build import case_from_document
from letters.cli import heard
from letters.cli import streams
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import FileError
from letters.errors import UsageError
from letters.output.files import write_private
from letters.output.lock import MAX_LOCKED
from letters.output.lock import SUFFIX
from letters.output.lock import is_locked
from letters.output.lock import keys_in
from letters.output.lock import lock as locked
from letters.output.lock import locked_name
from letters.output.lock import refuse_cut
from letters.output.lock import refuse_weak
from letters.output.lock import unlock as unlocked
from letters.output.lock import wants_passphrase
from letters.output.shred import packet_files
from letters.output.shred import refuse_unfit
from letters.output.shred import shred as shredded
from letters.registry.load import registry
from letters.registry.read import read_bytes
from letters.wording.words import Wording

STDOUT = Path('-')
_TRIES = 3
_MISTYPED = frozenset({'lock-wrong', 'lock-wrong-or-damaged', 'lock-no-passphrase'})


def case_from(path: Path, on: date) -> Result:
    """The case of a file and its problems; for a locked file the passphrase is asked first."""
    document = read_bytes(opened(path), str(path))
    heard.hear(document)
    return case_from_document(document, registry(), on)


def opened(path: Path) -> bytes:
    """The bytes of a case file. Of a locked one, what it holds, which is never written anywhere."""
    return unsealed(path)[0]


def unsealed(path: Path) -> tuple[bytes, str]:
    """The same, and the passphrase that opened it; none where it is not locked."""
    content = _bytes(path)
    if is_locked(content):
        return _opened(content)
    if path.suffix == SUFFIX:
        raise CaseError('lock-not-locked')
    return content, ''


def lock(path: Path, output: Path | None, recipients: list[str], *, replace: bool) -> None:
    """Write a locked copy of a file, and say that the unlocked one is still there."""
    content = _bytes(path)
    if is_locked(content):
        raise CaseError('lock-already')
    target = output or locked_name(path)
    _refuse_taken(target, replace=replace)
    words = wording()
    sealed = locked(content, recipients=recipients) if recipients else locked(content, passphrase=new_passphrase())
    _deliver(target, sealed)
    say = talk if target == STDOUT else show
    say([words.message('lock.done-key' if recipients else 'lock.done', file=whole(target))])
    say([words.message('lock.still', file=shlex.quote(str(path)))])


def unlock(path: Path, output: Path | None, key: Path | None, *, replace: bool) -> None:
    """Write what a locked file holds, to a private file or to stdout."""
    content = _bytes(path)
    if not is_locked(content):
        raise CaseError('lock-not-locked')
    if output is None and path.suffix != SUFFIX:
        raise UsageError('unlock-where')
    target = output or path.with_suffix('')
    _refuse_taken(target, replace=replace)
    _deliver(target, _opened(content, key)[0])
    if target != STDOUT:
        show([wording().message('unlock.done', file=whole(target))])


def shred(paths: list[Path], *, yes: bool) -> None:
    """Overwrite and remove files and the papers of packets, after a choice; with what no program can promise."""
    files = [file for path in paths for file in (packet_files(path) if path.is_dir() else [path])]
    for file in files:
        refuse_unfit(file)
    words = wording()
    talk([words.message('shred.honest')])
    if not yes and not _chosen(words.message('shred.choose', count=len(files))):
        show([words.message('shred.kept')])
        return
    for file in dict.fromkeys(files):
        shredded(file)
    for path in paths:
        # A folder that holds files of the person stays.
        with contextlib.suppress(OSError):
            path.rmdir()
    show([words.message('shred.done', count=len(set(files))), words.message('shred.also')])


def passphrase(words: Wording, ask: str = 'lock.ask') -> str:
    """A passphrase, typed unseen on the terminal, or a line of what is piped in. Never an argument."""
    prompt = words.message(ask)
    try:
        typed = _unseen(prompt) if _interactive() else streams.line().rstrip('\r\n')
        typed.encode()
    except (EOFError, UnicodeError, Warning) as error:
        if streams.is_gone(error):
            raise
        typed = ''
    if not typed:
        raise FileError('lock-no-passphrase')
    return typed


def new_passphrase(language: str = '') -> str:
    """A passphrase that is good enough, typed twice on a terminal; piped in, once."""
    with _unechoed():
        words = wording(language)
        _explain(words, 'lock.new', 'lock.advice')
        for left in reversed(range(_TRIES if _interactive() else 1)):
            try:
                return _new_once(words)
            except CaseError as error:
                if not left:
                    raise
                talk([words.error(error)])
    raise FileError('lock-no-passphrase')


def _new_once(words: Wording) -> str:
    typed = passphrase(words)
    refuse_weak(typed)
    if _interactive() and passphrase(words, 'lock.ask-again') != typed:
        raise CaseError('lock-differs')
    return typed


def _opened(content: bytes, key: Path | None = None) -> tuple[bytes, str]:
    """What a locked file holds, and the passphrase that was asked for where it wants one."""
    refuse_cut(content)
    if wants_passphrase(content):
        return _opened_by_words(content)
    return unlocked(content, identities=_keys(key) if key else ()), ''


def _opened_by_words(content: bytes) -> tuple[bytes, str]:
    """The same by a passphrase. A wrong one is asked again here: typed into the shell, anybody could read it."""
    with _unechoed():
        words = wording()
        _explain(words, 'lock.open')
        for left in reversed(range(_TRIES if _interactive() else 1)):
            try:
                typed = passphrase(words)
                return unlocked(content, passphrase=typed), typed
            except FileError as error:
                if not left or error.id not in _MISTYPED:
                    raise
                talk([words.message('lock.again', count=left)])
    raise FileError('lock-no-passphrase')


def _keys(path: Path) -> list[str]:
    """The secret keys of a key file, which may be locked itself."""
    content = _bytes(path)
    if is_locked(content):
        content = _opened(content)[0]
    found = keys_in(content.decode('utf-8', errors='replace'))
    if not found:
        raise CaseError('lock-no-key')
    return found


def _explain(words: Wording, *ids: str) -> None:
    """What a passphrase is for, before it is asked; nobody reads that where it is piped in."""
    if _interactive():
        talk(words.message(id) for id in ids)


def _interactive() -> bool:
    return streams.source().isatty()


@contextlib.contextmanager
def _unechoed() -> Iterator[None]:
    """Nothing that is typed shows while a passphrase is waited for, and nothing typed too early reaches the shell."""
    if not _interactive() or os.name != 'posix':
        yield
        return
    import termios

    before = termios.tcgetattr(sys.stdin)
    quiet = [*before[:3], before[3] & ~termios.ECHO, *before[4:]]
    termios.tcsetattr(sys.stdin, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSAFLUSH, before)


def _unseen(prompt: str) -> str:
    import getpass

    with warnings.catch_warnings():
        # Where the letters cannot be hidden nothing is asked, rather than shown to whoever looks on.
        warnings.simplefilter('error', getpass.GetPassWarning)
        return getpass.getpass(prompt)


def _chosen(question: str) -> bool:
    """Whether the second of two choices was taken; the first one is safe."""
    talk([question])
    answer = streams.line()
    if not answer:
        raise UsageError('shred-not-chosen')
    return answer.strip() == '2'


def _refuse_taken(target: Path, *, replace: bool) -> None:
    if target != STDOUT and not replace and os.path.lexists(target):
        raise FileError('lock-taken')


def _deliver(target: Path, content: bytes) -> None:
    if target == STDOUT:
        sys.stdout.buffer.write(content)
    else:
        write_private(target, content)


def _bytes(path: Path) -> bytes:
    try:
        with path.open('rb') as stream:
            content = stream.read(MAX_LOCKED + 1)
    except OSError as error:
        raise FileError('file-unreadable', file=path.name or whole(path), why=error.strerror or '') from None
    except ValueError:
        # A path that holds a NUL cannot even be asked for.
        raise FileError('file-unreadable', file='', why='Invalid argument') from None
    if len(content) > MAX_LOCKED:
        raise FileError('file-too-large')
    return content
