from __future__ import annotations

import errno
import os
import resource
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest

from letters.errors import FileError
from letters.output import folder
from letters.output.files import write_private

NAME = 'Aisha-Bibi.yaml'


class Faulty:
    """The system's calls as one module of the program sees them, some of them replaced."""

    def __init__(self, **calls: Any) -> None:
        self.__dict__.update(calls)

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)


@pytest.fixture(params=[True, False], ids=['handles', 'paths'], autouse=True)
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With open folders, and as on a system that has no such handles and no locks."""
    if not request.param:
        monkeypatch.setattr(folder, 'HANDLES', False)
        monkeypatch.setattr(folder, 'fcntl', None)


def names(path: Path) -> list[str]:
    return sorted(child.name for child in path.iterdir())


@pytest.mark.parametrize('call', ['write', 'fsync', 'replace', 'open'])
@pytest.mark.parametrize(
    ('number', 'id'),
    [
        (errno.ENOSPC, 'disk-full'),
        (errno.EDQUOT, 'disk-full'),
        (errno.EFBIG, 'disk-full'),
        (errno.EACCES, 'folder-not-writable'),
        (errno.EPERM, 'folder-not-writable'),
        (errno.EROFS, 'folder-not-writable'),
        (errno.EIO, 'folder-not-writable'),
        (errno.ELOOP, 'path-is-link'),
    ],
)
def test_a_failure_of_the_disk_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, id: str
) -> None:
    write_private(tmp_path / NAME, b'old')

    def fail(*_: Any, **__: Any) -> Any:
        raise OSError(number, 'the words of the system', str(tmp_path / NAME))

    with monkeypatch.context() as patch:
        patch.setattr('letters.output.folder.os', Faulty(**{call: fail}))
        with pytest.raises(FileError) as caught:
            write_private(tmp_path / NAME, b'new')
    assert caught.value.id == id
    assert 'words of the system' not in ''.join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    assert (tmp_path / NAME).read_bytes() == b'old'
    assert names(tmp_path) == [NAME]


def test_a_disk_that_fills_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free = [10]
    write = os.write

    def write_some(handle: int, content: bytes) -> int:
        if not free[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        free[0] -= 1
        return write(handle, content[:1])

    with monkeypatch.context() as patch:
        patch.setattr('letters.output.folder.os', Faulty(write=write_some))
        write_private(tmp_path / NAME, b'ten bytes!')
        with pytest.raises(FileError):
            write_private(tmp_path / 'second', b'one more')
    assert (tmp_path / NAME).read_bytes() == b'ten bytes!'
    assert names(tmp_path) == [NAME]


def test_a_real_limit_of_file_size_leaves_nothing(tmp_path: Path) -> None:
    script = (
        'import sys\n'
        'from pathlib import Path\n'
        'from letters.errors import FileError\n'
        'from letters.output.files import write_private\n'
        'try:\n'
        '    write_private(Path(sys.argv[1]), bytes(3_000_000))\n'
        'except FileError as error:\n'
        '    sys.exit(error.id)\n'
    )
    done = subprocess.run(
        [sys.executable, '-c', script, str(tmp_path / NAME)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000)),
    )
    assert done.stderr.strip() == 'disk-full'
    assert names(tmp_path) == []


@pytest.mark.parametrize('number', [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_that_cannot_flush_or_lock_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError(number, 'not offered')

    monkeypatch.setattr('letters.output.folder.os', Faulty(fsync=refuse))
    if folder.fcntl is not None:
        monkeypatch.setattr(folder.fcntl, 'flock', refuse)
    write_private(tmp_path / NAME, b'new')
    assert (tmp_path / NAME).read_bytes() == b'new'


def test_a_disk_that_keeps_no_modes_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> None:
        raise PermissionError(errno.EPERM, 'no modes here')

    monkeypatch.setattr('letters.output.folder.os', Faulty(fchmod=refuse))
    write_private(tmp_path / 'new' / NAME, b'new')
    assert (tmp_path / 'new' / NAME).read_bytes() == b'new'


@pytest.mark.parametrize('call', ['write', 'fsync', 'replace', 'close'])
def test_an_interrupted_write_leaves_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    write_private(tmp_path / NAME, b'old')
    real = getattr(os, call)
    fresh = [True]

    def interrupt(*arguments: Any, **named: Any) -> Any:
        result = real(*arguments, **named)
        if fresh.pop() if fresh else False:
            raise KeyboardInterrupt
        return result

    monkeypatch.setattr('letters.output.folder.os', Faulty(**{call: interrupt}))
    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / NAME, b'new')
    assert names(tmp_path) == [NAME]
    assert (tmp_path / NAME).read_bytes() in {b'old', b'new'}
