"""Old law is said: what nobody has read for a year is named, and after two years no time that it gives is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letters.law.age import is_old
from letters.law.age import is_too_old
from letters.model.plan import Plan
from letters.model.registry import Registry
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.factory import make_case
from tests.support.factory import make_file

READ = date(2026, 11, 20)
GIVES_TIMES = [law for law in registry().laws() if any(one.time == 'yes' for one in law.says)]


def all_read_on(day: date) -> Registry:
    """The registry as if every law, rule and service had been read on one day."""
    found = registry()
    places = {
        id: place.model_copy(
            update={
                name: [one.model_copy(update={'checked': day}) for one in getattr(place, name)]
                for name in ('laws', 'illegal_because')
            }
        )
        for id, place in found.jurisdictions.items()
    }
    services = {id: one.model_copy(update={'checked': day}) for id, one in found.platforms.items()}
    return replace(found, jurisdictions=places, platforms=services)


@pytest.mark.parametrize(
    ('read', 'on', 'old', 'too_old'),
    [
        ('2026-11-20', '2026-11-20', False, False),
        ('2026-11-20', '2027-11-20', False, False),
        ('2026-11-20', '2027-11-21', True, False),
        ('2026-11-20', '2028-11-20', True, False),
        ('2026-11-20', '2028-11-21', True, True),
        ('2024-02-29', '2025-02-28', False, False),
        ('2024-02-29', '2025-03-01', True, False),
        ('2024-02-29', '2026-03-01', True, True),
    ],
)
def test_a_year_and_two_years_to_the_day(read: str, on: str, old: bool, too_old: bool) -> None:
    days = date.fromisoformat(read), date.fromisoformat(on)
    assert (is_old(*days), is_too_old(*days)) == (old, too_old)


def warned(made: Plan) -> list[str]:
    return [reason.id for reason in made.warnings if reason.id.startswith('warning.read-')]


@pytest.mark.parametrize(
    ('on', 'ids', 'due'),
    [
        (date(2027, 11, 20), [], True),
        (date(2027, 11, 21), ['warning.read-long-ago'], True),
        (date(2028, 11, 20), ['warning.read-long-ago'], True),
        (date(2028, 11, 21), ['warning.read-long-ago', 'warning.read-too-long-ago'], False),
    ],
)
def test_on_the_day_after_a_year_it_is_named_and_after_two_its_clock_is_gone(
    on: date, ids: list[str], due: bool
) -> None:
    made = packet(make_case(), all_read_on(READ), on, Options(formats=('txt',)))
    (paper,) = made.plan.papers
    assert warned(made.plan) == ids
    assert (paper.due is not None) is due
    assert ('no later than 48 hours' in made.files['01.txt'].decode()) is due
    start = made.files['00.txt'].decode()
    assert ('no rule that we could check sets a time' in start, 'they have 48 hours' in start) == (not due, due)
    assert ('may have changed: 47 U.S.C. 223a (2026-11-20); X (2026-11-20).' in start) is bool(ids)
    assert ('48 hours' in made.files['01.form.txt'].decode()) is due
    # The rest of the law is said.
    assert 'A covered platform is not liable for removing material' in made.files['01.txt'].decode()
    assert 'A covered platform must also make reasonable efforts' in made.files['01.txt'].decode()


@pytest.mark.parametrize('law', GIVES_TIMES, ids=lambda law: law.id)
def test_no_sentence_that_is_left_gives_a_time_of_the_law(law: Any) -> None:
    left = ' '.join(one.text for one in law.says if one.time == 'no')
    assert not any(f'{clock.value} {clock.unit}' in left for clock in law.clocks)
    assert 'hours' not in left


@pytest.mark.parametrize('law', GIVES_TIMES, ids=lambda law: law.id)
def test_no_sentence_goes_on_from_one_that_may_be_left_out(law: Any) -> None:
    first = next(number for number, one in enumerate(law.says) if one.time == 'yes')
    assert not [one.id for one in law.says[first:] if one.time == 'no' and one.text.startswith(('It ', 'The same '))]


def test_rules_that_make_it_illegal_are_named_too() -> None:
    changes = {'person.country': 'DE', 'sender.country': 'DE', 'materials.0.setting': 'private-place'}
    made = make_plan(make_case(changes), all_read_on(READ), date(2028, 1, 1))
    (reason,) = [reason for reason in made.warnings if reason.id == 'warning.read-long-ago']
    named = dict(reason.values)['records']
    assert 'dsa-notice' in {paper.kind for paper in made.papers}
    assert 'StGB' in named
    assert 'X (2026-11-20)' in named


def test_the_command_says_so_on_the_screen_as_json_and_on_the_first_page(letters: Any) -> None:
    Path('case.yaml').write_bytes(make_file())
    for on, shown in (('2026-11-29', False), ('2028-06-01', True)):
        _, out, _ = letters('plan', 'case.yaml', '--date', on)
        assert ('last read more than a year ago' in out) is shown
        found = json.loads(letters('plan', 'case.yaml', '--date', on, '--json')[1])
        assert ('warning.read-long-ago' in {one['id'] for one in found['warnings']}) is shown
    assert letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', '2030-01-01')[0] == 0
    start, letter = (Path(f'out/T3S7A1/{name}.txt').read_text() for name in ('00', '01'))
    assert 'last read more than a year ago' in start
    assert 'Their times to answer are left out of the papers: X (' in start
    assert '48 hours' not in start + letter
    entries = json.loads(Path('out/T3S7A1/packet.json').read_text())['papers']
    assert len(entries) > 2
    assert {entry['due'] for entry in entries} == {None}
