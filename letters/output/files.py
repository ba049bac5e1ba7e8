"""One file, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from letters.errors import FileError
from letters.output.folder import Folder
from letters.output.folder import in_our_words


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
def append_private(path: Path, content: bytes) -> None:
    """Puts bytes at the end of a file that its owner alone can read, and that is made where it is missing."""
    with Folder(path.parent) as folder:
        folder.lock()
        folder.append(path.name, content)


def _write(path: Path, content: bytes, *, private: bool) -> None:
    with Folder(path.parent) as folder:
        folder.lock()
        folder.sweep(path.name)
        folder.refuse_unless_file(path.name)
        try:
            folder.commit(folder.stage(path.name, content, private=private), path.name)
        except BaseException:
            folder.discard(path.name)
            raise
        folder.flush()
