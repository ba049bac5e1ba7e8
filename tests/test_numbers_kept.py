"""A paper keeps its number for good, whatever comes and goes beside it from day to day."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from letters.model.case import Sent
from letters.model.plan import GivenNumber
from letters.packet.given import given_numbers
from letters.plan.numbering import Numbers
from letters.plan.numbering import Wanted
from tests.support.command import letters
from tests.support.factory import Changes
from tests.support.factory import make_file
from tests.support.soak import examples

FIRST = '2026-11-17'
DAYS = ('2026-11-18', '2026-11-25', '2026-12-08', '2026-12-17', '2026-12-18', '2026-12-29', '2027-01-20', '2027-03-01')
HOMES = {'DE': '', 'CA': 'CA-QC', 'IN': ''}
ANSWERS = ('refusal', 'not-a-violation', 'silence', 'removed')
ENGINES = {'items.0.engines': ['google-search'], 'items.0.queries': ['Zxqvij Abc'], 'items.0.status': 'up'}


def done(here: Path, *arguments: str) -> None:
    made = letters(*arguments, cwd=here)
    assert made.returncode == 0, (arguments, made.stderr)


def write_case(here: Path, home: str, seen: str, changes: Changes | None = None) -> None:
    at = {'person.country': home, 'sender.country': home, 'person.region': HOMES[home], 'items.0.seen': seen}
    wishes = {'wishes.regulator': 'yes', 'wishes.police': 'statement'}
    here.joinpath('case.yaml').write_bytes(make_file({**at, **wishes, **ENGINES, **(changes or {})}))


def papers(here: Path) -> dict[str, tuple[str, str]]:
    """The papers of the packet that go to somebody: kind and recipient by number."""
    (record,) = here.glob('out/*/packet.json')
    told = json.loads(record.read_text('utf-8'))['papers']
    found = [(one['id'], (one['paper'], one['recipient'])) for one in told if one['paper'] != 'form-sheet']
    return {number: paper for number, paper in found if paper[1]}


def packet(here: Path) -> str:
    (record,) = here.glob('out/*/packet.json')
    return f'out/{record.parent.name}'


@pytest.mark.parametrize('home', HOMES)
@pytest.mark.parametrize('seed', range(examples(12, 1)))
def test_no_number_is_ever_another_paper(tmp_path: Path, home: str, seed: int) -> None:
    chance = random.Random(f'{home} {seed}')  # noqa: S311 no secret
    write_case(tmp_path, home, FIRST)
    done(tmp_path, 'write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', FIRST)
    known = papers(tmp_path)
    for on in DAYS:
        lying = [*papers(tmp_path)]
        for number in chance.sample(lying, min(len(lying), chance.randrange(3))):
            letters('sent', packet(tmp_path), number, '--on', on, '--date', on, cwd=tmp_path)
            if chance.random() < 0.5:
                answer = chance.choice(ANSWERS)
                letters('answer', packet(tmp_path), number, '--is', answer, '--on', on, '--date', on, cwd=tmp_path)
        write_case(tmp_path, home, on, {'wishes.regulator': chance.choice(['yes', 'yes', 'no'])})
        command = chance.choice(['next', 'next', 'write'])
        done(tmp_path, command, 'case.yaml', '-o', 'out', '--date', on)
        now = papers(tmp_path)
        assert {number: known[number] for number in known.keys() & now.keys()} == {
            number: now[number] for number in known.keys() & now.keys()
        }
        # What is written anew lies there no more where the case has no such paper.
        known = now if command == 'write' else known | now
        assert len(set(now.values())) == len(now), 'no paper has two numbers'


@pytest.mark.parametrize('home', ['CA', 'IN'])
def test_what_is_written_down_under_a_number_is_what_lay_there(tmp_path: Path, home: str) -> None:
    """Somebody sends a complaint, and writes that down when another authority can be told too."""
    write_case(tmp_path, home, FIRST)
    done(tmp_path, 'write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', FIRST)
    requests = sorted(papers(tmp_path))[:-1]
    done(tmp_path, 'sent', packet(tmp_path), *requests, '--on', FIRST, '--date', FIRST)
    write_case(tmp_path, home, '2026-12-12')
    done(tmp_path, 'next', 'case.yaml', '-o', 'out', '--date', '2026-12-12')
    then = papers(tmp_path)
    done(tmp_path, 'answer', packet(tmp_path), '02', '--is', 'refusal', '--on', '2026-12-13', '--date', '2026-12-13')
    # That nothing came is written down, as a complaint tells of it.
    for number in sorted({*requests} - {'02'}):
        told = ('--is', 'silence', '--on', '2026-12-18', '--date', '2026-12-18')
        done(tmp_path, 'answer', packet(tmp_path), number, *told)
    for on in ('2026-12-19', '2027-03-01'):
        write_case(tmp_path, home, on)
        done(tmp_path, 'next', 'case.yaml', '-o', 'out', '--date', on)
        assert then.items() < papers(tmp_path).items()
    (number,) = [number for number, paper in then.items() if paper == ('regulator-complaint', 'us-ftc')]
    done(tmp_path, 'sent', packet(tmp_path), number, '--on', '2026-12-13', '--date', '2027-03-01')
    kept = json.loads(tmp_path.joinpath(packet(tmp_path), 'sent.json').read_text('utf-8'))['sent']
    assert [(one['paper'], one['recipient']) for one in kept if one['number'] == number] == [then[number]]


def complaint(*places: int) -> Wanted:
    return Wanted('regulator-complaint', 'us-ftc', frozenset(places))


def test_two_complaints_to_one_authority_are_told_apart_by_their_places() -> None:
    first, second = (GivenNumber(f'0{n}', 'regulator-complaint', 'us-ftc', frozenset({n})) for n in (5, 6))
    assert Numbers([], [first, second]).of([complaint(6)]) == ('06',)
    assert Numbers([], [first]).of([complaint(6), complaint(5)]) == ('06', '05')
    sent = Sent.made({'number': '06', 'paper': 'regulator-complaint', 'recipient': 'us-ftc', 'places': ['6']})
    assert Numbers([sent], [first, second]).of([complaint(5), complaint(6)]) == ('05', '06')


def test_of_a_record_that_somebody_else_wrote_nothing_is_expected() -> None:
    odd: list[dict[str, object]] = [
        {},
        {'id': 7},
        {'id': '٣٣', 'recipient': 'x'},
        {'id': '07', 'recipient': 'x', 'places': 'no'},
    ]
    assert [one.number for one in given_numbers(odd)] == ['07']


def test_a_complaint_under_another_law_is_another_complaint() -> None:
    """What a packet tells of the laws of a paper holds for an entry that was written down without them."""
    leads, follows = (
        Wanted('regulator-complaint', 'es-dpa-aepd', frozenset({1}), laws=frozenset({law}))
        for law in ('es-aepd-cp', 'eu-gdpr-77')
    )
    noted = {'number': '05', 'paper': 'regulator-complaint', 'recipient': 'es-dpa-aepd', 'places': ['1']}
    given = GivenNumber('05', 'regulator-complaint', 'es-dpa-aepd', frozenset({1}), 'es', frozenset({'eu-gdpr-77'}))
    for entry in ({**noted, 'laws': ['eu-gdpr-77']}, noted):
        assert Numbers([Sent.made(entry)], [given]).of([leads, follows]) == ('06', '05')
    assert Numbers([Sent.made({**noted, 'laws': ['eu-gdpr-77']})]).of([leads, follows]) == ('01', '05')
    # Where nobody knows by which law it was made, it is the first one that fits.
    assert Numbers([Sent.made(noted)]).of([leads, follows]) == ('05', '01')
