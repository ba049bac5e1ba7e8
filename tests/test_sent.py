"""What was sent and what came back: written down once, never changed by accident, and never lost."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters import paths
from letters.output import lock
from letters.registry.read import read_bytes
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.sealed import quickly_sealed
from tests.support.shared import Files

BERLIN = (paths.DEMO / 'berlin.yaml').read_bytes()
CASE = 'B9D3R6'
TODAY = ('--date', '2026-12-24')
SECRET = 'Zxqvij-4711'


@pytest.fixture
def case(tmp_path: Path) -> Path:
    file = tmp_path / 'case.yaml'
    file.write_bytes(BERLIN)
    return file


@pytest.fixture
def office(tmp_path: Path, packets: Mapping[str, Files]) -> Path:
    """A folder with the packets of two invented cases."""
    folder = tmp_path / 'office'
    for name, id in (('berlin', CASE), ('florida', 'F4T8W2')):
        (folder / id).mkdir(parents=True)
        for file, content in packets[name].items():
            (folder / id / file).write_bytes(content)
    return folder


def entries(file: Path) -> list[dict[str, object]]:
    """What is written down in a case file, or beside a packet."""
    tree = read_bytes(file.read_bytes(), '').value
    assert isinstance(tree, dict)
    return tree.get('sent', [])  # type: ignore[return-value]


def of(office: Path) -> list[dict[str, object]]:
    return entries(office / CASE / 'sent.json')


def test_a_paper_that_was_sent_stands_in_the_case_file_with_what_the_plan_knows_of_it(case: Path) -> None:
    done = letters('sent', str(case), '01', '--on', '2026-11-21T21:40+01:00', *TODAY)
    assert done.returncode == 0, done.stderr
    assert 'letters next' in done.stdout
    assert entries(case) == [
        {
            'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-21T21:40+01:00',
            'channel': 'form', 'places': ['1'],
        }
    ]  # fmt: skip
    # Nothing else of the file has changed.
    assert case.read_bytes().startswith(BERLIN.rstrip())
    assert letters('check', str(case), *TODAY).returncode == 0


def test_a_company_behind_a_site_is_called_by_the_name_that_the_case_gives_it(case: Path) -> None:
    link = b'url: "https://x.com/example_four/status/1790000000000000005"'
    named = (
        b'url: "https://gallery.example.net/a/1", host: {name: "Example Hosting Ltd", email: "abuse@hosting.example"}'
    )
    case.write_bytes(BERLIN.replace(link, named))
    told = letters('sent', str(case), '02', '--on', '2026-12-01', *TODAY)
    assert 'Example Hosting Ltd' in told.stdout
    assert entries(case)[0]['recipient'] == 'host:hosting.example'
    told = letters('answer', str(case), '02', '--is', 'undeliverable', '--on', '2026-12-02', *TODAY)
    assert 'Example Hosting Ltd' in told.stdout
    assert 'hosting.example' not in told.stdout


@pytest.mark.parametrize(
    ('typed', 'kept'),
    [
        ('2026-11-30', '2026-11-30'),
        ('2026-11-30T09:05Z', '2026-11-30T09:05Z'),
        ('yesterday', '2026-12-23'),
        ('today', '2026-12-24'),
        ('30 nov', '2026-11-30'),
        ('30.11.2026', '2026-11-30'),
    ],
)
def test_a_day_can_be_written_as_people_write_it(case: Path, typed: str, kept: str) -> None:
    assert letters('sent', str(case), '01', '--on', typed, *TODAY).returncode == 0
    assert [one['on'] for one in entries(case)] == [kept]


@pytest.mark.parametrize('typed', ['2026-12-25', '2026-12-25T01:00+01:00', '05/06/2026', 'soon', '2026-13-01', SECRET])
def test_no_day_is_guessed_and_none_is_still_to_come(case: Path, typed: str) -> None:
    done = letters('sent', str(case), '01', '--on', typed, *TODAY)
    assert done.returncode == 2
    assert typed not in done.stderr
    assert case.read_bytes() == BERLIN


def test_the_same_said_once_more_changes_nothing_and_something_else_needs_a_word(case: Path) -> None:
    first = ('sent', str(case), '01', '02', '--on', '2026-11-21')
    letters(*first, *TODAY)
    before = case.read_bytes()
    assert letters(*first, *TODAY).returncode == 0
    assert case.read_bytes() == before
    other = ('sent', str(case), '01', '--on', '2026-11-23')
    done = letters(*other, *TODAY)
    assert (done.returncode, case.read_bytes()) == (3, before)
    assert '2026-11-21' in done.stderr
    assert letters(*other, '--again', *TODAY).returncode == 0
    assert [one['on'] for one in entries(case)] == ['2026-11-23', '2026-11-21']


def test_the_hour_can_be_added_later_and_is_not_lost_again(case: Path) -> None:
    for on in ('2026-11-21', '2026-11-21T21:40+01:00', '2026-11-21'):
        assert letters('sent', str(case), '01', '--on', on, *TODAY).returncode == 0
    assert [one['on'] for one in entries(case)] == ['2026-11-21T21:40+01:00']


def test_the_number_that_they_gave_is_asked_and_never_an_argument(case: Path) -> None:
    told = letters('sent', str(case), '01', '--on', 'today', '--reference', SECRET, *TODAY)
    assert (told.returncode, SECRET in told.stderr + told.stdout, case.read_bytes()) == (2, False, BERLIN)
    done = letters('sent', str(case), '01', '02', '--on', 'today', '--reference', '-', *TODAY, typed=f'{SECRET}\n\n')
    assert done.returncode == 0
    assert SECRET not in done.stdout + done.stderr
    assert [one.get('reference') for one in entries(case)] == [SECRET, None]


def test_an_answer_belongs_to_a_paper_that_was_sent_and_comes_after_it(case: Path) -> None:
    answer = ('answer', str(case), '01', '--is', 'refusal', '--on')
    assert letters(*answer, '2026-11-22', *TODAY).returncode == 3
    letters('sent', str(case), '01', '--on', '2026-11-21', *TODAY)
    assert letters(*answer, '2026-11-20', *TODAY).returncode == 3
    assert letters(*answer, '2026-11-22', *TODAY).returncode == 0
    (entry,) = entries(case)
    assert (entry['answer'], entry['answered_on']) == ('refusal', '2026-11-22')


def test_a_later_answer_follows_an_earlier_one_and_not_the_other_way_round(case: Path) -> None:
    letters('sent', str(case), '01', '--on', '2026-11-21', *TODAY)
    for said, on, code in (
        ('confirmed', '2026-11-22', 0),
        ('asks-more', '2026-11-24', 0),
        ('asks-more', '2026-11-24', 0),
        ('confirmed', '2026-11-23', 3),
        ('asks-more', '2026-11-25', 3),
        ('removed', '2026-11-24', 0),
    ):
        assert letters('answer', str(case), '01', '--is', said, '--on', on, *TODAY).returncode == code
    (entry,) = entries(case)
    assert (entry['answer'], entry['answered_on']) == ('removed', '2026-11-24')


@pytest.mark.parametrize(
    ('said', 'told'),
    [
        ('send-id', 'You need not send a paper that proves who you are now.'),
        ('send-the-picture', 'Do not send the picture or the video, to anybody.'),
        ('counter-notice', 'Write nothing to that person. Talk to a lawyer'),
    ],
)
def test_what_can_hurt_is_told_before_anything_else(case: Path, said: str, told: str) -> None:
    case.write_bytes(BERLIN.replace(b'language: "de"', b'language: "en"'))
    letters('sent', str(case), '01', '--on', '2026-11-21', *TODAY)
    done = letters('answer', str(case), '01', '--is', said, '--on', 'today', *TODAY)
    assert told in done.stdout.splitlines()[0]


@pytest.mark.parametrize(
    ('arguments', 'code'),
    [
        (('sent', 'case.yaml', '01'), 2),
        (('sent', 'case.yaml', '--on', 'today'), 2),
        (('sent', 'case.yaml', '09', '--on', 'today'), 2),
        (('sent', 'case.yaml', '01', '--on', 'today', '--channel', 'fax'), 2),
        (('sent', 'missing.yaml', '01', '--on', 'today'), 5),
        (('sent', 'office', '01', '--on', 'today'), 2),
        (('sent', 'office', f'../{CASE}/01', '--on', 'today'), 2),
        (('sent', 'office', 'NOPE99/01', '--on', 'today'), 3),
        (('sent', 'office', f'{CASE}/01', 'NOPE99/01', '--on', 'today'), 3),
        (('sent', f'office/{CASE}', '77', '--on', 'today'), 2),
        (('answer', 'case.yaml', '01', '--is', 'maybe', '--on', 'today'), 2),
        (('answer', 'case.yaml', '01', '--on', 'today'), 2),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_written(
    case: Path, office: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = letters(*arguments, *TODAY, cwd=case.parent)
    assert done.returncode == code, done.stderr
    assert case.read_bytes() == BERLIN
    assert not list(office.rglob('sent.json'))


def test_beside_a_packet_it_stands_in_a_private_file_without_anything_about_a_person(office: Path) -> None:
    assert letters('sent', str(office), f'{CASE}/01', 'F4T8W2/01', '--on', 'yesterday', *TODAY).returncode == 0
    assert letters('sent', str(office / CASE), '02', '--on', 'today', *TODAY).returncode == 0
    assert [one['number'] for one in of(office)] == ['01', '02']
    file = office / CASE / 'sent.json'
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())['format'] == '1'
    personal = {'Example', 'example_one', 'status', 'example.org', '@'}
    assert not any(one in file.read_text() for one in personal)
    # The packet itself stays as it was.
    written = letters('write', str(paths.DEMO / 'berlin.yaml'), '-o', str(office), '--format', 'txt', '--date', DATE)
    assert written.returncode == 0
    assert [one['number'] for one in of(office)] == ['01', '02']


@pytest.mark.parametrize(
    'torn',
    [
        b'',
        b'{',
        b'[]',
        b'null',
        b'\xff\xfe\x00',
        b'[' * 5000,
        b'{"sent": []}',
        b'{"format": "2", "sent": []}',
        b'{"format": "1", "format": "1"}',
        b'{"format": "1", "who": "Zxqvij"}',
        b'{"format": "1", "sent": [{"number"',
        b'{"format": "1", "sent": "' + b'[' * 9000,
        b'{"format": "1", "sent": [{"on": "2026-11-20"}]}',
        b'{"format": "1", "sent": [{"number": "01", "on": "31.12.2026"}]}',
        b'{"format": "1", "sent": [{"number": "01"}, {"number": "01"}]}',
        b'{"format": "1", "sent": [{"number": "../01", "on": "2026-11-20"}]}',
    ],
)
def test_a_torn_or_hostile_file_is_told_and_stays_as_it_is(office: Path, torn: bytes) -> None:
    file = office / CASE / 'sent.json'
    file.write_bytes(torn)
    for command in (
        ('sent', str(office), f'{CASE}/01', '--on', 'today'),
        ('answer', str(office), f'{CASE}/01', '--on', 'today', '--is', 'silence'),
        ('sent', str(office), 'F4T8W2/01', f'{CASE}/01', '--on', 'today'),
    ):
        done = letters(*command, *TODAY)
        assert done.returncode == 3
        assert 'sent.json' in done.stderr
        assert 'Zxqvij' not in done.stderr
        assert file.read_bytes() == torn
    assert not (office / 'F4T8W2' / 'sent.json').exists()


def test_a_link_in_its_place_is_not_followed(office: Path, tmp_path: Path) -> None:
    (tmp_path / 'elsewhere').write_bytes(b'theirs')
    (office / CASE / 'sent.json').symlink_to(tmp_path / 'elsewhere')
    assert letters('sent', str(office), f'{CASE}/01', '--on', 'today', *TODAY).returncode == 5
    assert (tmp_path / 'elsewhere').read_bytes() == b'theirs'


def test_a_locked_case_file_is_locked_again_under_the_same_passphrase(tmp_path: Path) -> None:
    words, file = 'river lamp seven carpet', tmp_path / 'case.yaml.age'
    file.write_bytes(quickly_sealed(BERLIN, words))
    done = letters('sent', str(file), '01', '02', '--on', 'today', *TODAY, typed=f'{words}\n')
    assert done.returncode == 0, done.stderr
    assert lock.is_locked(file.read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ['case.yaml.age']
    plain = lock.open_sealed(file.read_bytes(), passphrase=words)
    assert plain.startswith(BERLIN.rstrip())
    assert plain.count(b'number: "0') == 2
    before = file.read_bytes()
    assert letters('sent', str(file), '03', '--on', 'today', *TODAY, typed='wrong\n').returncode == 5
    assert file.read_bytes() == before
