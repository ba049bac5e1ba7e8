"""Whichever way somebody leaves the interview, nothing of what they typed stays outside the files that they chose."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import usual
from tests.support.machine import files
from tests.support.marked import MARKS
from tests.support.marked import TYPED_MARKED
from tests.support.soak import SOAK
from tests.support.started import process_environment

WROTE = 'start.keep-now'
WAYS = [
    ('x', WROTE, 0), ('end', WROTE, 130), ('window', WROTE, 130), ('TERM', WROTE, 130), ('HUP', WROTE, 130),
    ('KILL', WROTE, -9), ('x', 'start.done', 0), ('full', 'start.done', 5),
]  # fmt: skip
# Each writes a whole packet first.
FEW = [one for one in WAYS if one[:2] in {('x', WROTE), ('KILL', WROTE), ('full', 'start.done')}]


@pytest.mark.parametrize(('way', 'key', 'code'), WAYS if SOAK else FEW)
def test_nothing_that_was_typed_stays_outside_the_chosen_folder(way: str, key: str, code: int, tmp_path: Path) -> None:
    typed = str(TYPED_MARKED).casefold()
    assert sum(mark in typed for mark in MARKS) >= 20
    done = subprocess.run(
        [sys.executable, '-m', 'tests.support.marked', way, key],
        capture_output=True, text=True, check=False, env=process_environment(tmp_path), cwd=tmp_path / 'here',
    )  # fmt: skip
    assert done.returncode == code, done.stderr[-2000:]
    written = files(tmp_path)
    held = {name: (tmp_path / name).read_bytes().lower() for name in written}
    left = {name for name, content in held.items() for mark in MARKS if mark.encode() in content or mark in name}
    assert {name for name in left if not name.startswith('here/mine/')} == set()
    # The papers were written, with the words that belong there, unless the disk was full.
    assert bool(left) == (key == WROTE)


def test_who_kept_nothing_is_asked_once_at_the_end_and_the_answers_are_whole(home: Path) -> None:
    assert usual()[1].prompts.count('start.keep-now') == 1
    person = Person({**usual()[1].typed, 'start.keep-now': ('3', 'again.yaml')})
    outcome = interview(person)
    assert (outcome.end, outcome.write) == ('done', True)
    assert kept(home / 'here' / 'again.yaml').tree() == outcome.answers.tree(whole=True)


def test_who_keeps_the_answers_already_is_not_asked_again(home: Path) -> None:
    person = Person({**usual()[1].typed, 'start.save': ('3', 'notes.yaml')})
    assert interview(person).write
    assert 'start.keep-now' not in person.prompts
    assert files(home) == ['here/notes.yaml']
