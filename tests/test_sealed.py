"""Packets locked from the first byte: nothing readable touches the disk, and a run again finds what is there."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyrage
import pytest

from letters.output.lock import open_sealed
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.factory import make_file

KEY = pyrage.x25519.Identity.generate()
TO = str(KEY.to_public())
LINK = 'https://x.com/example_one/status/1790000000000000001'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / 'cases').mkdir()
    for id in ('AAA111', 'BBB222'):
        (tmp_path / 'cases' / f'{id}.yaml').write_bytes(make_file({'case.id': id, 'sender.name': 'Zora Sample'}))
    return tmp_path


def bulk(desk: Path, *more: str, out: str = 'out') -> str:
    done = letters('bulk', 'cases', '-o', out, '--date', DATE, '--format', 'txt', *more, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout


def inside(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(open_sealed(file.read_bytes(), identities=[str(KEY)]))) as held:
        return {name: held.read(name) for name in held.namelist()}


def test_a_locked_packet_holds_what_a_readable_one_would(desk: Path) -> None:
    bulk(desk, '--to-age', TO)
    bulk(desk, out='plain')
    assert {file.name for file in (desk / 'out').iterdir()} == {'AAA111.zip.age', 'BBB222.zip.age', 'ledger.jsonl'}
    for id in ('AAA111', 'BBB222'):
        plain = {f'{id}/{file.name}': file.read_bytes() for file in (desk / 'plain' / id).iterdir()}
        assert inside(desk / 'out' / f'{id}.zip.age') == plain
    readable = b''.join(file.read_bytes() for file in (desk / 'out').iterdir())
    assert b'Zora' not in readable
    assert LINK.encode() not in readable
    assert all(file.stat().st_mode & 0o077 == 0 for file in (desk / 'out').iterdir())


def test_a_run_again_makes_only_what_is_changed_or_damaged(desk: Path) -> None:
    bulk(desk, '--to-age', TO)
    before = {file.name: file.read_bytes() for file in (desk / 'out').iterdir()}
    assert 'Unchanged: 2' in bulk(desk, '--to-age', TO)
    assert {file.name: file.read_bytes() for file in (desk / 'out').iterdir()} == before
    with (desk / 'out/AAA111.zip.age').open('ab') as file:
        file.write(b'x')
    assert 'Written: 1. Unchanged: 1' in bulk(desk, '--to-age', TO)
    other = str(pyrage.x25519.Identity.generate().to_public())
    assert 'Written: 2. Unchanged: 0' in bulk(desk, '--to-age', other)


def test_a_readable_packet_of_the_case_goes_when_it_is_locked(desk: Path) -> None:
    bulk(desk)
    assert (desk / 'out/AAA111/01.txt').exists()
    bulk(desk, '--to-age', TO)
    assert not [file for file in (desk / 'out').rglob('*') if file.is_file() and b'Zora' in file.read_bytes()]


def test_write_locks_a_packet_too(desk: Path) -> None:
    here = ('write', 'cases/AAA111.yaml', '-o', 'out', '--date', DATE, '--format', 'txt', '--to-age', TO)
    done = letters(*here, cwd=desk)
    assert done.returncode == 0
    assert 'AAA111.zip.age' in done.stdout
    assert {file.name for file in (desk / 'out').iterdir()} == {'AAA111.zip.age'}
    record = json.loads(inside(desk / 'out/AAA111.zip.age')['AAA111/packet.json'])
    assert record['case'] == 'AAA111'


def test_letters_unlock_gives_back_the_archive(desk: Path) -> None:
    bulk(desk, '--to-age', TO)
    (desk / 'key.txt').write_text(f'{KEY}\n')
    done = letters('unlock', 'out/AAA111.zip.age', '--key', 'key.txt', '-o', 'AAA111.zip', cwd=desk)
    assert done.returncode == 0
    assert 'AAA111/01.txt' in zipfile.ZipFile(desk / 'AAA111.zip').namelist()


@pytest.mark.parametrize('more', [('--print', 'p'), ('--bad', 'b.xlsx'), ('--review', 'r.xlsx')])
def test_what_would_write_something_readable_is_refused(more: tuple[str, ...], desk: Path) -> None:
    done = letters('bulk', 'cases', '-o', 'out', '--to-age', TO, *more, cwd=desk)
    assert done.returncode == 2
    assert not (desk / 'out').exists()


def test_what_is_no_key_is_refused_before_anything_is_made(desk: Path) -> None:
    done = letters('bulk', 'cases', '-o', 'out', '--to-age', 'age1nokey', cwd=desk)
    assert done.returncode == 3
    assert not (desk / 'out').exists()
