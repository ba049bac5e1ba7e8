"""A folder that is held open: nothing in it is reached through a link, and no half-written file has a paper's name."""

from __future__ import annotations

import contextlib
import errno
import functools
import hashlib
import os
import re
import secrets
import stat
from typing import TYPE_CHECKING
from typing import ParamSpec
from typing import Self
from typing import TypeVar

from letters.errors import FileError
from letters.output import disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from pathlib import Path
    from types import ModuleType

P = ParamSpec('P')
R = TypeVar('R')

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:
    # Windows has no such locks: two runs on one folder at once can end in an error there, never in half a file.
    fcntl = None

# Where the system can, every step starts from the open folder and not from its path, which someone could redirect.
HANDLES = os.open in os.supports_dir_fd and os.listdir in os.supports_fd
_LINKS_REFUSED = getattr(os, 'O_NOFOLLOW', 0)
_BINARY = getattr(os, 'O_BINARY', 0)
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, 'O_DIRECTORY', 0) | _LINKS_REFUSED
_NEW_FILE_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _LINKS_REFUSED | _BINARY
_APPEND_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_APPEND | _LINKS_REFUSED | _BINARY
_READ_FLAGS = os.O_RDONLY | getattr(os, 'O_NONBLOCK', 0) | _LINKS_REFUSED | _BINARY

_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700
# As any program makes a file: the settings of the machine take away from this.
_OPEN_FILE = 0o666
_OTHERS = 0o077
_PIECE = 1 << 20

_TEMPORARY = re.compile(r'\.letters-[0-9a-f]{8}-[0-9a-f]{16}\.tmp')

_MEANING = {
    errno.ENOSPC: 'disk-full',
    errno.EDQUOT: 'disk-full',
    errno.EFBIG: 'disk-full',
    errno.ELOOP: 'path-is-link',
    errno.ENOENT: 'folder-missing',
    errno.EISDIR: 'path-exists-not-ours',
}
# Some network and USB file systems can neither lock nor flush a folder.
_NOT_OFFERED = frozenset({errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})


def in_our_words(work: Callable[P, R]) -> Callable[P, R]:
    """What the system refuses, told as a message of ours: its own words hold a path, and a path can hold a name."""

    @functools.wraps(work)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(*args, **kwargs)
        except OSError as error:
            refused = error.errno
        # Raised out here so that the system's words do not travel along as the cause.
        raise FileError(_MEANING.get(refused or 0, 'folder-not-writable'))

    return told


class Folder:
    """An open folder. Its files are private to their owner, whole or absent, and never links."""

    def __init__(self, path: Path, within: Folder | None = None, *, make: bool = True, flushes: bool = True) -> None:
        """Opens the folder at `path`, or the one of that name `within` another; makes it where it is missing.

        Where it never `flushes`, many folders are put on the disk at once, by `settle` of the one around them.
        """
        outer = within.handle if within else None
        self.flushes = flushes
        self.path: Path = within.path / path if within else path
        spot = str(path if outer is not None else self.path)
        made = make and _make_missing(spot, outer)
        refuse_unless_folder(_look(spot, outer))
        self.handle: int | None = os.open(spot, _FOLDER_FLAGS, dir_fd=outer) if HANDLES else None
        if made:
            self.make_private()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.handle is not None:
            os.close(self.handle)

    def _spot(self, name: str) -> str:
        return name if self.handle is not None else str(self.path / name)

    def make_private(self) -> None:
        """Closes the folder itself to everybody but its owner."""
        if self.handle is not None:
            _set_mode(self.handle, _PRIVATE_FOLDER)

    def lock(self) -> None:
        """Waits until no other run of the program writes here; the end of the process frees the folder."""
        handle, locks = self.handle, fcntl
        if handle is not None and locks is not None:
            _offered(lambda: locks.flock(handle, locks.LOCK_EX))

    def flush(self) -> None:
        """Puts the names in the folder on the disk."""
        if self.handle is not None and self.flushes:
            _flush(self.handle)

    def settle(self) -> None:
        """Puts all that was written on this file system on its disk."""
        handle = self.handle
        if handle is None or not disk.can_put_all() or not _offered(lambda: disk.put_all(handle)):
            getattr(os, 'sync', int)()

    def look(self, name: str) -> os.stat_result | None:
        """What stands under a name, a link itself and not where it leads; nothing where the name is free."""
        return _look(self._spot(name), self.handle)

    def has_file(self, name: str) -> bool:
        """Whether an ordinary file has that name."""
        status = self.look(name)
        return status is not None and stat.S_ISREG(status.st_mode)

    def refuse_unless_file(self, name: str) -> None:
        """Refuses a name that something other than an ordinary file holds."""
        status = self.look(name)
        if status is None or stat.S_ISREG(status.st_mode):
            return
        raise FileError('path-is-link' if stat.S_ISLNK(status.st_mode) else 'path-exists-not-ours')

    def read(self, name: str, limit: int) -> bytes | None:
        """The bytes of an ordinary file of at most `limit` bytes; nothing where there is no such file to be read."""
        status = self.look(name)
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return None
        with contextlib.suppress(PermissionError):
            handle = os.open(self._spot(name), _READ_FLAGS, dir_fd=self.handle)
            with os.fdopen(handle, 'rb') as file:
                content = file.read(limit + 1)
            return content if len(content) <= limit else None
        return None

    def holds(self, name: str, content: bytes) -> bool:
        """Whether a file of that name has exactly these bytes and need not be written again; closes it to others."""
        status = self.look(name)
        # A second name of the same file can stand in a folder that others read.
        if status is None or status.st_size != len(content) or status.st_nlink > 1:
            return False
        if self.read(name, len(content)) != content:
            return False
        if status.st_mode & _OTHERS:
            self._close_to_others(name)
        return True

    def _close_to_others(self, name: str) -> None:
        handle = os.open(self._spot(name), _READ_FLAGS, dir_fd=self.handle)
        try:
            _set_mode(handle, _PRIVATE_FILE)
        finally:
            os.close(handle)

    def stage(self, name: str, content: bytes, *, private: bool = True) -> str:
        """Puts bytes on the disk under a temporary name, which it returns; `commit` gives them their own."""
        return self._put(name, content, flush=True, private=private)

    def stage_all(self, contents: Mapping[str, bytes]) -> dict[str, str]:
        """Puts several files on the disk under temporary names, by their own; all are there when it returns."""
        handle = self.handle if disk.can_put_all() else None
        if not self.flushes:
            return {name: self._put(name, content, flush=False) for name, content in contents.items()}
        staged = {name: self._put(name, content, flush=handle is None) for name, content in contents.items()}
        if handle is not None and not _offered(lambda: disk.put_all(handle)):
            for temporary in staged.values():
                self._flush_file(temporary)
        return staged

    def _put(self, name: str, content: bytes, *, flush: bool, private: bool = True) -> str:
        temporary = f'.letters-{_mark(name)}-{secrets.token_hex(8)}.tmp'
        mode = _PRIVATE_FILE if private else _OPEN_FILE
        handle = os.open(self._spot(temporary), _NEW_FILE_FLAGS, mode, dir_fd=self.handle)
        try:
            if private:
                _set_mode(handle, _PRIVATE_FILE)
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(handle, rest[:_PIECE]) :]
            if flush:
                _flush(handle)
        finally:
            os.close(handle)
        return temporary

    def _flush_file(self, name: str) -> None:
        handle = os.open(self._spot(name), _READ_FLAGS, dir_fd=self.handle)
        try:
            _flush(handle)
        finally:
            os.close(handle)

    def append(self, name: str, content: bytes) -> None:
        """Puts bytes at the end of a file, and on the disk. A run that is killed may leave the last line torn."""
        self.refuse_unless_file(name)
        handle = os.open(self._spot(name), _APPEND_FLAGS, _PRIVATE_FILE, dir_fd=self.handle)
        with os.fdopen(handle, 'wb') as file:
            file.write(content)
            file.flush()
            _flush(handle)

    def commit(self, temporary: str, name: str) -> None:
        """Gives a staged file its own name. A link or an older file there is replaced, never written through."""
        os.replace(self._spot(temporary), self._spot(name), src_dir_fd=self.handle, dst_dir_fd=self.handle)

    def remove(self, name: str) -> None:
        """Takes away a name; a name that is gone already is no fault."""
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self._spot(name), dir_fd=self.handle)

    def sweep(self, only: str = '') -> None:
        """Removes what a killed run left under temporary names, of the target `only` where one is named."""
        start = f'.letters-{_mark(only)}-' if only else '.letters-'
        names = os.listdir(self.path if self.handle is None else self.handle)  # noqa: PTH208 - a path cannot list a handle
        for name in sorted(names):
            if name.startswith(start) and _TEMPORARY.fullmatch(name) and self.has_file(name):
                self.remove(name)

    def discard(self, only: str = '') -> None:
        """Sweeps after a failure. The failure itself is what will be told, not one of this."""
        with contextlib.suppress(OSError):
            self.sweep(only)


def refuse_unless_folder(status: os.stat_result | None) -> None:
    """Refuses a place that is missing, a link, or no folder."""
    if status is None:
        raise FileError('folder-missing')
    if stat.S_ISLNK(status.st_mode):
        raise FileError('path-is-link')
    if not stat.S_ISDIR(status.st_mode):
        raise FileError('folder-not-writable')


def _look(spot: str, within: int | None) -> os.stat_result | None:
    with contextlib.suppress(FileNotFoundError):
        return os.stat(spot, dir_fd=within, follow_symlinks=False)
    return None


def _make_missing(spot: str, within: int | None) -> bool:
    """Makes a folder where nothing stands, and says whether it did."""
    if _look(spot, within) is not None:
        return False
    with contextlib.suppress(FileExistsError):
        os.mkdir(spot, _PRIVATE_FOLDER, dir_fd=within)
        return True
    return False


def _mark(name: str) -> str:
    """Which target a temporary file belongs to, without its name."""
    return hashlib.sha256(os.fsencode(name)).hexdigest()[:8]


def _set_mode(handle: int, mode: int) -> None:
    """Sets a mode whatever the umask is; disks that keep no modes (FAT) refuse it, and some systems lack it."""
    if hasattr(os, 'fchmod'):
        with contextlib.suppress(PermissionError):
            os.fchmod(handle, mode)


def _flush(handle: int) -> None:
    _offered(lambda: os.fsync(handle))


def _offered(step: Callable[[], object]) -> bool:
    """Takes a step; says no where the file system does not know such a step, and any other failure stands."""
    try:
        step()
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
        return False
    return True
