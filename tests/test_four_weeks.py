"""A case of twelve papers and more, followed morning by morning, and a clinic's run likewise; killed in between.

By default some mornings and a few people; with SOAK=1 every one of four weeks, and forty people.
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from letters import paths
from tests.support.command import letters
from tests.support.runs import contents
from tests.support.runs import sheet
from tests.support.soak import SOAK
from tests.support.soak import examples

START = date(2026, 11, 21)
MORNINGS = range(1, 29) if SOAK else (3, 9)
KILLED = {9, 17} if SOAK else {9}
PEOPLE = examples(40, 2)
ID = 'M5S1V8'
RENEWED = {'00.txt', 'packet.json', 'deadlines.ics'}
# What comes on which morning to the last letter of which of those sent first; to all others nothing comes.
ANSWERS = {
    2: {1: 'confirmed'}, 3: {0: 'send-id'}, 5: {2: 'removed'}, 8: {1: 'not-a-violation'}, 9: {3: 'use-our-form'},
    12: {4: 'asks-more'}, 15: {3: 'not-found'}, 19: {0: 'refusal'}, 22: {1: 'removed'},
}  # fmt: skip


def _day(morning: int) -> str:
    return (START + timedelta(days=morning)).isoformat()


def _run(here: Path, *arguments: str) -> str:
    done = letters(*arguments, cwd=here)
    assert done.returncode == 0, (arguments, done.stderr)
    return done.stdout


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Somebody in Spain whose own pictures stand on a site, on two services, and in two search engines."""
    demo = (paths.DATA / 'demo' / 'madrid.yaml').read_text('utf-8')
    more = (
        '  - {shows: ["a"], url: "https://x.com/example_one/status/1790000000000000001", seen: "2026-11-15", '
        'status: "up"}\n'
        '  - {shows: ["a"], url: "https://www.reddit.com/r/example/comments/1abcde/title/", seen: "2026-11-15", '
        'status: "up"}\n'
    )
    (tmp_path / 'case.yaml').write_text(demo.replace('about: "pictures"', more + 'about: "pictures"'), 'utf-8')
    _run(tmp_path, 'write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', _day(0))
    return tmp_path


def _looked(file: Path, on: str) -> None:
    """Somebody looked this morning, and it is still there."""
    text = file.read_text('utf-8')
    file.write_text(re.sub(r'seen: "[^"]*"', f'seen: "{on}T06:00+01:00"', text), 'utf-8')


def _threads(here: Path, on: str) -> dict[str, dict[str, Any]]:
    told = json.loads(_run(here, 'next', 'case.yaml', '--date', on, '--json'))
    return {one['id']: one for one in told['threads']}


def _written(here: Path) -> dict[str, str]:
    """The letters that follow and were made: each number and kind with its step; none is made twice."""
    found: dict[str, str] = {}
    for step in sorted((here / 'out' / ID).glob('step-*/packet.json')):
        entries = json.loads(step.read_text('utf-8'))['papers']
        for name in {f'{entry["id"]} {entry["paper"]}' for entry in entries}:
            assert name not in found, name
            found[name] = step.parent.name
    return found


def _follow(here: Path, *, killed: bool) -> dict[str, bytes]:
    """Four weeks: each morning somebody looks, notes what came, makes what is due, and sends it."""
    chance = random.Random(7)  # noqa: S311 a moment, no secret
    case, last, noted = here / 'case.yaml', 0, 0
    first = _to_send(_threads(here, _day(0)))
    _run(here, 'sent', 'case.yaml', *first, '--on', f'{_day(0)}T10:00+01:00')
    for morning in MORNINGS:
        on, before = _day(morning), contents(here / 'out')
        for which, answer in (pair for day in range(last + 1, morning + 1) for pair in ANSWERS.get(day, {}).items()):
            latest = _threads(here, on)[first[which]]['sent'][-1]['number']
            _run(here, 'answer', 'case.yaml', latest, '--is', answer, '--on', on, '--date', on)
        _looked(case, on)
        if killed and morning in KILLED:
            _killed(here, on, chance)
        _run(here, 'next', 'case.yaml', '-o', 'out', '--date', on)
        after = contents(here / 'out')
        assert {name for name in before if before[name] != after.get(name)} <= {f'{ID}/{one}' for one in RENEWED}
        threads = _threads(here, on)
        _is_right(here, threads, on)
        held = {one['number'] for thread in threads.values() for one in thread['sent']}
        due = sorted({name.split()[0] for name in _written(here)} - held)
        waiting = _waiting(threads)
        if due or waiting:
            _run(here, 'sent', 'case.yaml', *due, *waiting, '-o', 'out', '--on', f'{on}T10:00+01:00', '--date', on)
        now = case.read_text('utf-8').count('{number: ')
        assert now >= noted
        last, noted = morning, now
    return {**contents(here / 'out'), 'case.yaml': case.read_bytes()}


def _to_send(threads: Mapping[str, Mapping[str, Any]]) -> list[str]:
    return [number for number, one in threads.items() if one['state'] == 'to-send']


def _waiting(threads: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The papers that waited for one that was reminded of already."""
    open_ = [one for one in threads.values() if len(one['sent']) > 1]
    return sorted({number for one in open_ for option in one['options'] for number in option['papers']})


def _is_right(here: Path, threads: Mapping[str, Mapping[str, Any]], on: str) -> None:
    """The calendar of a morning holds each time that runs or has ended, at its moment, and nothing else."""
    calendar = Calendar.from_ical((here / 'out' / ID / 'deadlines.ics').read_bytes())
    entered = {str(event['SUMMARY']).rpartition(' ')[2]: event.decoded('DTSTART') for event in calendar.walk('VEVENT')}
    timed = {number: one['by'] for number, one in threads.items() if one['by']}
    assert entered.keys() == timed.keys()
    for number, by in timed.items():
        moment = datetime.fromisoformat(by) if 'T' in by else date.fromisoformat(by)
        found = entered[number]
        assert (found.astimezone(UTC) if isinstance(found, datetime) else found) == (
            moment.astimezone(UTC) if isinstance(moment, datetime) else moment
        )
        state = threads[number]['state']
        assert state == ('waiting' if on < by[:10] else 'due' if on == by[:10] else 'overdue')


def _killed(here: Path, on: str, chance: random.Random) -> None:
    """The command begins, and is killed at a moment that nobody chose."""
    run = subprocess.Popen(
        [sys.executable, '-m', 'letters', 'next', 'case.yaml', '-o', 'out', '--date', on], cwd=here,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    time.sleep(chance.uniform(0.5, 2.5))
    run.send_signal(signal.SIGKILL)
    run.wait()


def test_four_weeks_alone_end_the_same_whether_it_was_killed_or_not(
    case: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert len(_threads(case, _day(0))) >= 12
    other = tmp_path_factory.mktemp('killed')
    for name, content in contents(case).items():
        (other / name).parent.mkdir(parents=True, exist_ok=True)
        (other / name).write_bytes(content)
    undisturbed = _follow(case, killed=False)
    assert {name.split()[1] for name in _written(case)} >= {'reminder', 'reply-identity'}
    assert _follow(other, killed=True) == undisturbed


def test_four_weeks_of_a_clinic_lose_and_repeat_nothing(tmp_path: Path) -> None:
    _run(
        tmp_path, 'bulk', str(sheet(tmp_path / 'cases.csv', PEOPLE)), '-o', 'out', '--format', 'txt', '--date', _day(0)
    )
    rows = [f'A{n:04d},01,{_day(0)}T10:00-05:00,form,,,' for n in range(PEOPLE)]
    for morning in MORNINGS:
        on, before = _day(morning), contents(tmp_path / 'out')
        if morning >= 3:
            rows[0] = f'A0000,01,{_day(0)}T10:00-05:00,form,4711,refusal,{_day(3)}'
        (tmp_path / 'sent.csv').write_text('\n'.join(('case.id,number,on,channel,reference,answer,answered_on', *rows)))
        _run(tmp_path, 'sent', 'out', '--from', 'sent.csv', '--date', on)
        text = (tmp_path / 'cases.csv').read_text('utf-8')
        (tmp_path / 'cases.csv').write_text(re.sub(r'2026-1[12]-\d\d', on, text), 'utf-8')
        _run(tmp_path, 'next', 'cases.csv', '-o', 'out', '--date', on)
        after = contents(tmp_path / 'out')
        changed = {name for name in before if before[name] != after.get(name)}
        # A page for the person gives its number to a complaint that came, and stands behind it.
        moved = {name for name in changed if before[name] in {one for n, one in after.items() if n not in before}}
        assert all(before[name].startswith(b'What a lawyer can do further') for name in moved)
        assert {name.rpartition('/')[2] for name in changed - moved} <= {*RENEWED, 'sent.json', 'ledger.jsonl'}
        again = _run(tmp_path, 'next', 'cases.csv', '-o', 'out', '--date', on)
        assert contents(tmp_path / 'out') == after, again
    held = contents(tmp_path / 'out')
    assert len([name for name in held if name.endswith('step-1/packet.json')]) == PEOPLE
    assert 'A0000/step-1/01.1.txt' in held
