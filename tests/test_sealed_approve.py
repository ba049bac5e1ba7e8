"""A second pair of eyes on packets that are locked: opened with the key, approved, and locked again."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pyrage
import pytest

from letters.cli import start
from letters.interview.answers import Answers
from letters.model.clinic import NO_CLINIC
from letters.output.lock import open_sealed
from letters.output.lock import seal
from letters.output.sealed import archive
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.day import DAY
from tests.support.factory import make_file
from tests.support.factory import make_tree
from tests.support.shop import settings

KEY = pyrage.x25519.Identity.generate()
TO = ('--to-age', str(KEY.to_public()))
OPENS = ('--key', 'key.txt')


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two locked drafts, and the key beside them."""
    (tmp_path / 'cases').mkdir()
    for id in ('AAA111', 'BBB222'):
        (tmp_path / 'cases' / f'{id}.yaml').write_bytes(make_file({'case.id': id}))
    settings(tmp_path, review='two', agent={})
    (tmp_path / 'key.txt').write_text(f'# of the clinic\n{KEY}\n')
    bulk(tmp_path, *OPENS)
    return tmp_path


def bulk(desk: Path, *more: str) -> str:
    here = ('cases', '-o', 'out', '--clinic', 'clinic.yaml', '--date', DATE, '--format', 'txt', *TO, *more)
    done = letters('bulk', *here, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout


def approve(desk: Path, *more: str) -> tuple[int, str, str]:
    done = letters('approve', 'out', '--role', 'lawyer', '--date', DATE, *more, cwd=desk)
    return done.returncode, done.stdout, done.stderr


def inside(desk: Path, case: str) -> dict[str, bytes]:
    content = (desk / f'out/{case}.zip.age').read_bytes()
    with zipfile.ZipFile(io.BytesIO(open_sealed(content, identities=[str(KEY)]))) as held:
        return {name.partition('/')[2]: held.read(name) for name in held.namelist()}


def states(desk: Path, case: str) -> set[str]:
    entries = json.loads(inside(desk, case)['packet.json'])['papers']
    return {entry['state'] for entry in entries if entry['id'] != '00'}


def test_locked_drafts_are_approved_and_locked_again_and_a_run_again_leaves_them_alone(desk: Path) -> None:
    assert (states(desk, 'AAA111'), '01.draft.json' in inside(desk, 'AAA111')) == ({'draft'}, True)
    code, out, _ = approve(desk, *TO, *OPENS)
    assert (code, 'Still drafts: 0.' in out) == (0, True)
    for case in ('AAA111', 'BBB222'):
        assert states(desk, case) == {'approved'}
        assert not [name for name, content in inside(desk, case).items() if b'Draft. Not for sending' in content]
    assert {path.name for path in (desk / 'out').iterdir()} == {'AAA111.zip.age', 'BBB222.zip.age', 'ledger.jsonl'}
    assert 'Unchanged: 2' in bulk(desk)


def test_a_run_again_with_the_key_keeps_what_was_approved_of_a_case_that_is_as_it_was(desk: Path) -> None:
    assert approve(desk, *TO, *OPENS)[0] == 0
    (desk / 'cases/BBB222.yaml').write_bytes(make_file({'case.id': 'BBB222', 'sender.name': 'Another Example'}))
    (desk / 'out/ledger.jsonl').unlink()
    assert 'Written: 2' in bulk(desk, *OPENS)
    assert (states(desk, 'AAA111'), states(desk, 'BBB222')) == ({'approved'}, {'draft'})


@pytest.mark.parametrize('more', [(), TO, OPENS])
def test_without_the_key_or_for_whom_to_lock_nothing_is_approved(desk: Path, more: tuple[str, ...]) -> None:
    before = (desk / 'out/AAA111.zip.age').read_bytes()
    code, _, err = approve(desk, *more)
    assert (code, '--to-age' in err) == (2, True)
    assert (desk / 'out/AAA111.zip.age').read_bytes() == before


FORGED = {'format': '1', 'case': 'AAA111', 'date': DATE, 'papers': [{'id': '01', 'file': '01.txt', 'sha256': 'x'}]}


@pytest.mark.parametrize(
    'content',
    [
        b'no archive',
        archive('AAA111', {'../x': b'', 'packet.json': b'{}'}),
        archive('AAA111', {'packet.json': json.dumps(FORGED).encode(), '01.txt': b'You must'}),
        archive('AAA111', {'packet.json': b'[' * 100_000}),
        archive('BBB222', {'packet.json': b'{}'}),
        archive('AAA111', {'packet.json': bytes(1_000_000)})[:-30],
    ],
    ids=range(6),
)
def test_what_somebody_else_locked_is_not_approved(desk: Path, content: bytes) -> None:
    """Whoever has the public key can lock something for it."""
    (desk / 'out/AAA111.zip.age').write_bytes(seal(content, recipients=[TO[1]]))
    code, out, _ = approve(desk, *TO, *OPENS)
    assert (code, 'BBB222: paper 01' in out, 'AAA111' in out) == (0, True, False)


def test_the_interview_writes_a_locked_packet(tmp_path: Path) -> None:
    answers = Answers.of(make_tree({'case.id': 'AAA111'}))
    start._write(answers, tmp_path / 'out', DAY, frozenset(), NO_CLINIC, TO[1:])
    assert [path.name for path in (tmp_path / 'out').iterdir()] == ['AAA111.zip.age']
    assert letters('start', '--to-age', 'age1nokey', cwd=tmp_path).returncode == 3
