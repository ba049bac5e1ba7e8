"""What must be on the disk before what: a machine that loses its power loses no paper that it had."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from letters.errors import FileError
from letters.output import disk
from letters.output import folder
from letters.output.store import write_packet
from tests.support.day import DAY

CASE = 'K7Q2M9'
EARLIER = {'01.pdf': b'letter', '02.pdf': b'second'}
LATER = {'01.pdf': b'letter otherwise', '03.pdf': b'third', '03.txt': b'third'}
AS_EACH_SYSTEM = pytest.mark.parametrize('at_once', [True, False], ids=['all at once', 'one by one'])


def write(where: Path, files: Mapping[str, bytes]) -> None:
    write_packet(where, CASE, files, [{'id': name[:2]} for name in files], date=DAY)


class Noting:
    """The system's calls, of which those that change names or reach the disk are noted."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in {'write', 'fsync', 'replace', 'unlink'}:
            return real

        def step(*arguments: Any, **named: Any) -> Any:
            self.steps.append({'replace': f'name {arguments[-1]}', 'unlink': f'gone {arguments[0]}'}.get(name, name))
            return real(*arguments, **named)

        return step


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> Noting:
    noting = Noting()
    monkeypatch.setattr(folder, 'os', noting)
    monkeypatch.setattr(disk, 'put_all', lambda _handle: noting.steps.append('all'))
    return noting


@AS_EACH_SYSTEM
def test_papers_then_the_list_of_them_then_their_names_then_what_goes_are_put_on_the_disk(
    tmp_path: Path, noted: Noting, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    monkeypatch.setattr(disk, 'can_put_all', lambda: at_once)
    write(tmp_path, EARLIER)
    noted.steps.clear()

    write(tmp_path, LATER)

    contents = ['write'] * 5 + ['all'] if at_once else ['write', 'fsync'] * 5
    assert noted.steps == [
        *contents,
        *('name .letters-writing.json', 'fsync'),
        *('name 01.pdf', 'name 03.pdf', 'name 03.txt', 'name packet.json', 'fsync'),
        *('gone 02.pdf', 'fsync'),
        *('gone .letters-writing.json', 'fsync'),
    ]


def test_where_a_file_system_cannot_put_all_on_the_disk_each_file_is(
    tmp_path: Path, noted: Noting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(_handle: int) -> None:
        raise OSError(errno.ENOSYS, 'Function not implemented')

    monkeypatch.setattr(disk, 'can_put_all', lambda: True)
    monkeypatch.setattr(disk, 'put_all', unknown)

    write(tmp_path, EARLIER)

    assert noted.steps[:9] == [*['write'] * 4, *['fsync'] * 4, 'name .letters-writing.json']


@pytest.mark.parametrize(('number', 'told'), [(errno.ENOSPC, 'disk-full'), (errno.EIO, 'folder-not-writable')])
def test_what_cannot_be_put_on_the_disk_leaves_the_earlier_packet_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, told: str
) -> None:
    write(tmp_path, EARLIER)
    before = {path.name: path.read_bytes() for path in (tmp_path / CASE).iterdir()}

    def refused(_handle: int) -> None:
        raise OSError(number, 'no')

    monkeypatch.setattr(disk, 'can_put_all', lambda: True)
    monkeypatch.setattr(disk, 'put_all', refused)

    with pytest.raises(FileError) as error:
        write(tmp_path, LATER)

    assert error.value.id == told
    assert {path.name: path.read_bytes() for path in (tmp_path / CASE).iterdir()} == before


def test_what_the_system_offers_really_works_and_tells_a_fault(tmp_path: Path) -> None:
    (tmp_path / 'file').write_bytes(b'x')
    handle = os.open(tmp_path, os.O_RDONLY)
    disk.put_all(handle)
    os.close(handle)

    # Only newer Linux offers it.
    if disk.can_put_all():
        with pytest.raises(OSError, match=os.strerror(errno.EBADF)):
            disk.put_all(handle)
