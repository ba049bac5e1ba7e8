"""One case written where a locked packet of it stands: what is kept, what is not, and nothing readable beside it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pyrage
import pytest

from letters.output.lock import open_sealed
from letters.output.lock import seal
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.factory import make_file
from tests.support.shop import settings

KEY = pyrage.x25519.Identity.generate()
TO = ('--to-age', str(KEY.to_public()))
OPENS = ('--key', 'key.txt')
# Its plan has several papers, so that some can be written and the others kept.
SEVERAL = {'sender.country': 'GB', 'person.country': 'GB'}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A case whose locked packet was written and approved, and the key beside it."""
    (tmp_path / 'AAA111.yaml').write_bytes(make_file({'case.id': 'AAA111', **SEVERAL}))
    settings(tmp_path, review='two', agent={})
    (tmp_path / 'key.txt').write_text(f'{KEY}\n')
    assert write(tmp_path, *TO)[0] == 0
    done = letters('approve', 'out', '--role', 'lawyer', '--date', DATE, *TO, *OPENS, cwd=tmp_path)
    assert done.returncode == 0
    return tmp_path


def write(desk: Path, *more: str, clinic: str = 'clinic.yaml') -> tuple[int, str]:
    here = ('AAA111.yaml', '-o', 'out', '--clinic', clinic, '--date', DATE, '--format', 'txt', *more)
    done = letters('write', *here, cwd=desk)
    return done.returncode, done.stderr


def inside(desk: Path) -> dict[str, bytes]:
    content = (desk / 'out/AAA111.zip.age').read_bytes()
    with zipfile.ZipFile(io.BytesIO(open_sealed(content, identities=[str(KEY)]))) as held:
        return {name.partition('/')[2]: held.read(name) for name in held.namelist()}


def states(desk: Path) -> dict[str, str]:
    entries: list[dict[str, Any]] = json.loads(inside(desk)['packet.json'])['papers']
    return {entry['id']: entry['state'] for entry in entries if entry['id'] != '00'}


def test_with_the_key_other_papers_and_approvals_are_kept(desk: Path) -> None:
    before = inside(desk)
    assert {'01', '02'} <= states(desk).keys()
    (desk / 'AAA111.yaml').write_bytes(make_file({'case.id': 'AAA111', **SEVERAL, 'sender.name': 'Another Example'}))
    assert write(desk, *TO, *OPENS, '--only', '02') == (0, '')
    after = inside(desk)
    assert after['01.txt'] == before['01.txt']
    assert b'Another Example' in after['02.txt']
    assert states(desk) == {**dict.fromkeys(states(desk), 'approved'), '02': 'draft'}


def test_only_without_the_key_is_refused_and_changes_nothing(desk: Path) -> None:
    before = (desk / 'out/AAA111.zip.age').read_bytes()
    code, told = write(desk, *TO, '--only', '02')
    assert (code, '--key' in told) == (2, True)
    assert (desk / 'out/AAA111.zip.age').read_bytes() == before


def test_a_locked_packet_that_was_touched_is_not_taken_for_papers_to_keep(desk: Path) -> None:
    (desk / 'out/AAA111.zip.age').write_bytes(seal(b'no archive', recipients=[TO[1]]))
    code, told = write(desk, *TO, *OPENS, '--only', '02')
    assert (code, 'not as it was written' in told) == (3, True)
    assert write(desk, *TO, *OPENS)[0] == 0
    assert set(states(desk).values()) == {'draft'}


def test_the_whole_packet_keeps_approvals_with_the_key_and_says_so_where_it_cannot(desk: Path) -> None:
    assert write(desk, *TO, *OPENS) == (0, '')
    assert set(states(desk).values()) == {'approved'}
    code, told = write(desk, *TO)
    assert (code, 'drafts again' in told) == (0, True)
    assert set(states(desk).values()) == {'draft'}


def test_papers_of_a_readable_packet_are_kept_when_the_first_is_locked(desk: Path) -> None:
    (desk / 'out/AAA111.zip.age').unlink()
    assert write(desk)[0] == 0
    plain = (desk / 'out/AAA111/01.txt').read_bytes()
    assert write(desk, *TO, '--only', '02')[0] == 0
    assert inside(desk)['01.txt'] == plain
    assert not (desk / 'out/AAA111').exists() or not [*(desk / 'out/AAA111').iterdir()]


@pytest.mark.parametrize('command', ['write', 'bulk'])
def test_nothing_readable_is_written_beside_a_locked_packet_of_its_case(command: str, desk: Path) -> None:
    (desk / 'cases').mkdir()
    (desk / 'AAA111.yaml').rename(desk / 'cases/AAA111.yaml')
    case = 'cases' if command == 'bulk' else 'cases/AAA111.yaml'
    done = letters(command, case, '-o', 'out', '--date', DATE, '--format', 'txt', cwd=desk)
    assert (done.returncode, 'another folder' in done.stderr) == (2, True)
    assert {path.name for path in (desk / 'out').iterdir()} == {'AAA111.zip.age'}
    assert letters(command, case, '-o', 'plain', '--date', DATE, '--format', 'txt', cwd=desk).returncode == 0
