"""A plan tells what was sent already, and a number means the paper that lies in the packet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.registry.read import read_bytes
from tests.support.command import letters
from tests.support.shared import Files

BERLIN = (paths.DEMO / 'berlin.yaml').read_bytes().replace(b'language: "de"', b'language: "en"')
CASE = 'B9D3R6'
ON = ('--on', '2026-11-21')
TODAY = ('--date', '2026-11-22')


@pytest.fixture
def desk(tmp_path: Path, packets: Mapping[str, Files]) -> Path:
    """A folder with a case and its packet."""
    tmp_path.joinpath('case.yaml').write_bytes(BERLIN)
    tmp_path.joinpath('out', CASE).mkdir(parents=True)
    for name, content in packets['berlin'].items():
        tmp_path.joinpath('out', CASE, name).write_bytes(content)
    return tmp_path


def told(desk: Path, *arguments: str) -> str:
    done = letters(*arguments, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout


def of(plan: str, number: str) -> str:
    """What a plan says of a paper."""
    return next(part for part in plan.split('\n\n') if part.startswith(f'{number}: '))


@pytest.mark.parametrize('where', ['case.yaml', f'out/{CASE}'])
def test_a_paper_that_was_sent_is_told_as_sent_with_its_day_and_when_to_look_again(desk: Path, where: str) -> None:
    told(desk, 'sent', where, '01', *ON, *TODAY)
    plan = told(desk, 'plan', 'case.yaml', '-o', 'out', *TODAY)
    assert 'Sent on 21 November 2026. Look again: 23 November 2026.' in of(plan, '01')
    assert 'If they receive it today' not in of(plan, '01')
    assert 'Send by' not in of(plan, '01')
    # What waits for it waits until that day, and not for as long as if it were sent today.
    assert 'Waits until 23 November 2026' in of(plan, '03')
    assert 'Sent' not in of(plan, '02')
    assert 'letters next' in plan


def test_a_program_reads_the_same(desk: Path) -> None:
    told(desk, 'sent', f'out/{CASE}', '01', *ON, *TODAY)
    papers = json.loads(told(desk, 'plan', 'case.yaml', '-o', 'out', '--json', *TODAY))['papers']
    first, second = papers[:2]
    assert (first['state'], first['by']) == ('waiting', '2026-11-23')
    assert [(one['number'], one['on']) for one in first['sent']] == [('01', '2026-11-21')]
    assert (second['state'], second['by'], second['sent']) == ('to-send', None, [])
    assert (papers[-1]['state'], papers[-1]['sent']) == (None, [])


def test_what_was_enough_makes_the_others_needless(desk: Path) -> None:
    told(desk, 'sent', 'case.yaml', '01', *ON, *TODAY)
    told(desk, 'answer', 'case.yaml', '01', '--is', 'removed', '--on', '2026-11-22', *TODAY)
    plan = told(desk, 'plan', 'case.yaml', *TODAY)
    assert 'Done. Sent on 21 November 2026.' in of(plan, '01')
    assert 'Need not be sent. Paper 01 was enough.' in of(plan, '03')


def test_after_an_answer_nothing_waits_for_a_day(desk: Path) -> None:
    told(desk, 'sent', 'case.yaml', '01', *ON, *TODAY)
    told(desk, 'answer', 'case.yaml', '01', '--is', 'refusal', '--on', '2026-11-22', *TODAY)
    plan = told(desk, 'plan', 'case.yaml', *TODAY)
    assert 'Answer: They refused for another reason (22 November 2026).' in of(plan, '01')
    assert 'It waits for paper 01.' in of(plan, '03')
    assert 'Waits until' not in of(plan, '03')


def test_a_letter_that_followed_is_told_with_its_own_number(desk: Path) -> None:
    told(desk, 'sent', 'case.yaml', '01', '--on', '2026-11-17', *TODAY)
    case = desk / 'case.yaml'
    case.write_text(
        f'{case.read_text("utf-8")}\n  - {{number: "01.1", paper: "reminder", recipient: "x", on: "2026-11-21"}}\n',
        'utf-8',
    )
    said = of(told(desk, 'plan', 'case.yaml', *TODAY), '01')
    assert '\n  01.1 ' in said
    assert ', to X: sent on 21 November 2026. Look again: 2' in said


def test_what_was_sent_and_is_no_paper_of_today_is_told_all_the_same(desk: Path) -> None:
    told(desk, 'sent', 'case.yaml', '01', *ON, *TODAY)
    case = desk / 'case.yaml'
    case.write_bytes(case.read_bytes().replace(b'status: "up"', b'status: "removed"'))
    plan = told(desk, 'plan', 'case.yaml', *TODAY)
    assert '\n01 Request to remove an intimate image, to X: done. Sent on 21 November 2026.' in plan


def gone(desk: Path) -> Path:
    """The case once it was removed at the source: the plan of today counts its papers from 01 again."""
    case = desk / 'case.yaml'
    case.write_bytes(BERLIN.replace(b'status: "up"', b'status: "removed"'))
    return case


def noted(case: Path) -> list[tuple[str, str]]:
    tree: Any = read_bytes(case.read_bytes(), '').value
    return [(one['paper'], one['recipient']) for one in tree.get('sent', [])]


def test_with_the_packet_a_number_is_the_paper_that_lies_there(desk: Path) -> None:
    case = gone(desk)
    told(desk, 'sent', 'case.yaml', '01', '03', *ON, '-o', 'out', *TODAY)
    assert noted(case) == [('ncii-request', 'x'), ('dsa-notice', 'x')]


def test_without_it_the_numbers_are_said_to_be_those_of_today_and_the_way_out_works(desk: Path) -> None:
    case = gone(desk)
    done = letters('sent', 'case.yaml', '01', *ON, *TODAY, cwd=desk)
    assert done.returncode == 0
    assert 'The numbers are those of the plan of today.' in done.stderr
    assert noted(case) == [('outdated-result', 'google-search')]
    # One paper never becomes another by accident.
    again = ('sent', 'case.yaml', '01', *ON, '-o', 'out', *TODAY)
    assert letters(*again, cwd=desk).returncode == 3
    assert letters(*again, '--again', cwd=desk).returncode == 0
    assert noted(case) == [('ncii-request', 'x')]
    # Of a paper that stands there already nothing can be taken for another one.
    assert 'plan of today' not in letters('sent', 'case.yaml', '01', *ON, *TODAY, cwd=desk).stderr


@pytest.mark.parametrize(
    'command', [('sent', 'case.yaml', '03', *ON), ('answer', 'case.yaml', '03', '--is', 'removed', *ON)]
)
def test_a_number_of_the_packet_alone_is_refused_with_what_to_do(desk: Path, command: tuple[str, ...]) -> None:
    gone(desk)
    done = letters(*command, *TODAY, cwd=desk)
    assert done.returncode == 2
    assert 'folder of the packets behind -o' in done.stderr
