"""One file, written whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.output.folder import Folder
from letters.output.folder import in_our_words

if TYPE_CHECKING:
    from collections.abc import Callable

_LARGEST = 1 << 30


def named(untrusted: str) -> Path:
    """The place that somebody typed, where `~` stands for a home folder; FileError where there is none."""
    # A name that holds a NUL cannot even be looked for.
    if '\0' in untrusted:
        raise FileError('folder-missing')
    try:
        return Path(untrusted).expanduser()
    except RuntimeError:
        raise FileError('folder-missing') from None


@in_our_words
def write_private(path: Path, content: bytes) -> None:
    """Writes a file that its owner alone can read, and replaces an ordinary file of that name.

    The folder is made where it is missing (0700); the folder above it must exist. Neither the folder nor the file may
    be a link. Raises FileError, which never holds a path.
    """
    if path.name in {'', '..'}:
        raise FileError('path-exists-not-ours')
    _write(path, content, private=True)


@in_our_words
def write_whole(path: Path, content: bytes) -> None:
    """The same for a file of the project, which holds nothing of anybody: it is as open to others as the machine says.

    Its folder is made where it is missing, as open as any.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, content, private=False)


@in_our_words
def open_folder(path: Path) -> None:
    """Makes a private folder where it is missing; FileError where it cannot be written into, or is a link."""
    with Folder(path):
        pass


@in_our_words
def append_private(path: Path, content: bytes, *, fresh_line: bool = False) -> None:
    """Puts bytes at the end of a file that its owner alone can read, and that is made where it is missing.

    With `fresh_line` they begin a line, even where a run that was killed left half of one.
    """
    with Folder(path.parent) as folder:
        folder.lock()
        held = folder.read(path.name, _LARGEST) if fresh_line else None
        folder.append(path.name, content if not held or held.endswith(b'\n') else b'\n' + content)


@in_our_words
def rewrite_private(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Writes a private file anew from what it holds, while nobody else can add to it; nothing where nothing changes."""
    with Folder(path.parent) as folder:
        folder.lock()
        held = folder.read(path.name, _LARGEST) or b''
        content = change(held)
        if content != held:
            _put(folder, path.name, content, private=True)


def _write(path: Path, content: bytes, *, private: bool) -> None:
    with Folder(path.parent) as folder:
        folder.lock()
        _put(folder, path.name, content, private=private)


def _put(folder: Folder, name: str, content: bytes, *, private: bool) -> None:
    folder.sweep(name)
    folder.refuse_unless_file(name)
    try:
        folder.commit(folder.stage(name, content, private=private), name)
    except BaseException:
        folder.discard(name)
        raise
    folder.flush()
