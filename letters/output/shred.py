"""The end of a file: overwritten, emptied, renamed and removed. No program can promise that a disk keeps no copy."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import stat
from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.output.folder import Folder
from letters.output.folder import in_our_words
from letters.output.store import RECORD
from letters.output.store import earlier_papers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLAGS = os.O_WRONLY | getattr(os, 'O_NOFOLLOW', 0) | getattr(os, 'O_NONBLOCK', 0) | getattr(os, 'O_BINARY', 0)
# What is written beside the papers of a packet once they were sent.
_BESIDE = ('sent.json', 'deadlines.ics')
_STEP = re.compile(r'step-[1-9][0-9]{0,2}')
_BLOCK = 4096
_PIECE = 1 << 20


@in_our_words
def refuse_unfit(path: Path) -> None:
    """Refuses, before anything is touched, what is not an ordinary file with one name."""
    with Folder(path.parent, make=False) as folder:
        _refuse_unfit(folder.look(path.name))


def packet_files(folder: Path) -> list[Path]:
    """The files of a packet that this program wrote, its record last; the person's own files are not among them."""
    try:
        papers = earlier_papers(folder.parent, folder.name.removesuffix('_'))
    except ValueError:
        papers = []
    if not papers:
        raise FileError('shred-no-packet')
    beside = [folder / name for name in _BESIDE if (folder / name).is_file()]
    return [*beside, *_of_steps(folder), *(folder / str(entry['file']) for entry, _ in papers), folder / RECORD]


def step_folders(folder: Path) -> list[Path]:
    """The folders of papers of a later day in that of a packet."""
    return sorted(
        one for one in folder.glob('step-*') if one.is_dir() and not one.is_symlink() and _STEP.fullmatch(one.name)
    )


def _of_steps(folder: Path) -> Iterator[Path]:
    for step in step_folders(folder):
        papers = earlier_papers(folder, f'{folder.name.removesuffix("_")}/{step.name}')
        yield from (step / str(entry['file']) for entry, _ in papers)
        if papers:
            yield step / RECORD


@in_our_words
def erase(path: Path) -> None:
    """Overwrites a file with bytes of chance, empties it and takes away its name. Never reached through a link."""
    with Folder(path.parent, make=False) as folder:
        folder.lock()
        _refuse_unfit(folder.look(path.name))
        spot = path.name if folder.handle is not None else str(path)
        handle = os.open(spot, _FLAGS, dir_fd=folder.handle)
        try:
            _refuse_unfit(os.fstat(handle))
            # A full or a damaged disk must not keep the file: what cannot be overwritten is removed all the same.
            with contextlib.suppress(OSError):
                _overwrite(handle)
        finally:
            os.close(handle)
        # Even a name can say much, and it stays in the folder's own record for a while.
        nameless = f'.letters-00000000-{secrets.token_hex(8)}.tmp'
        folder.commit(path.name, nameless)
        folder.flush()
        folder.remove(nameless)
        folder.sweep(path.name)
        folder.flush()


def _refuse_unfit(status: os.stat_result | None) -> None:
    if status is None:
        raise FileError('shred-missing')
    if stat.S_ISLNK(status.st_mode) or status.st_nlink > 1:
        raise FileError('shred-link')
    if not stat.S_ISREG(status.st_mode):
        raise FileError('shred-no-file')


def _overwrite(handle: int) -> None:
    """Bytes of chance over every block of the file, put on the disk before the file is emptied."""
    left = -(-os.fstat(handle).st_size // _BLOCK) * _BLOCK
    while left:
        left -= os.write(handle, secrets.token_bytes(min(left, _PIECE)))
    os.fsync(handle)
    os.ftruncate(handle, 0)
    os.fsync(handle)
