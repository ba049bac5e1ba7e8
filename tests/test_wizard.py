"""The interview from a list of typed lines: at every prompt every command, and nothing lost or left behind.

`make soak` gives every command at every prompt; `make test` gives the commands in turn, so that each prompt has some.
"""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters.interview.saver import Saver
from tests.support.interviewed import CLEARED
from tests.support.interviewed import LINK
from tests.support.interviewed import OTHER
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import prompts
from tests.support.interviewed import same
from tests.support.interviewed import usual
from tests.support.machine import files
from tests.support.soak import share


def test_the_usual_interview_comes_to_its_end(home: Path) -> None:
    outcome, person = usual()
    assert (outcome.end, outcome.write, outcome.folder) == ('done', True, 'mine')
    tree = outcome.answers.tree()
    assert [item['url'] for item in tree['items']] == [LINK, OTHER]
    assert tree['items'][0]['queries'] == ['a search', 'another search']
    assert tree['items'][0]['engines'] == ['google-search']
    assert tree['person'] == {'country': 'PK', 'identifiable_by': ['face', 'voice']}
    assert person.said[0].startswith('To leave quickly: type x')
    assert person.prompts.index('start.disclosure') < person.prompts.index('sender.name')
    assert files(home) == []


ASKING = [':why', '?', ':help', ':nonsense', ' :WHY ']


@pytest.mark.parametrize('command', ASKING)
def test_asking_at_any_prompt_changes_nothing(command: str) -> None:
    for n in share(prompts(), len(ASKING), ASKING.index(command)):
        assert same(interview(Person(at=n, first=(command,)))), usual()[1].prompts[n]


BACK = [':back', 'back:']


@pytest.mark.parametrize('typed', BACK)
def test_going_back_at_any_prompt_loses_nothing(typed: str) -> None:
    for n in share(prompts(), len(BACK), BACK.index(typed)):
        assert same(interview(Person(at=n, first=(typed,)))), usual()[1].prompts[n]


def test_going_back_to_the_first_question_and_keeping_every_answer_loses_nothing() -> None:
    for n in share(prompts(), 4, 3):
        person = Person(at=n, first=(':back',) * 40)
        # At the first question it is told that nothing stands before it.
        outcome = interview(person)
        assert same(outcome), usual()[1].prompts[n]


def test_skipping_at_any_prompt_leaves_no_trace() -> None:
    # Always among them is a question that cannot be left open.
    needed = usual()[1].prompts.index('materials.age_when_recorded')
    for n in share(prompts(), 4, needed):
        # At the plan nobody answers what was left open.
        turns = {'plan.warnings': ['2', '1'], 'start.done': ['1']}
        person = Person(at=n, first=(':skip',), turns=turns)
        outcome = interview(person)
        key = usual()[1].prompts[n]
        assert outcome.end == 'done', key
        if key in {'materials.age_when_recorded', 'about'}:
            assert 'This question needs an answer' in person.text
            assert outcome.answers.tree() == usual()[0].answers.tree()
        elif not key.startswith(('start.', 'plan.')):
            assert dict(outcome.answers) != dict(usual()[0].answers), key


def test_saving_at_any_prompt_keeps_the_answers(home: Path) -> None:
    chosen = share(prompts(), 3, 2)
    for n in chosen:
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(':save', '3', file.name))
        assert same(interview(person)), usual()[1].prompts[n]
        assert kept(file).tree() == usual()[0].answers.tree()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(files(home)) == len(chosen)


LEAVING: Mapping[str, tuple[str, str | BaseException | None]] = {
    'x': ('quit', 'x'),
    ':quit': ('quit', ':quit'),
    'Ctrl-C': ('interrupted', KeyboardInterrupt()),
    'end': ('ended', None),
}


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_without_saving_leaves_no_file(way: str, home: Path) -> None:
    end, typed = LEAVING[way]
    for n in share(prompts(), len(LEAVING), [*LEAVING].index(way)):
        person = Person(at=n, first=(typed,))
        outcome = interview(person)
        assert (outcome.end, outcome.write) == (end, False), usual()[1].prompts[n]
        # A cleared screen says nothing at all: not that something was saved, nor where help is.
        assert person.said[-1] == CLEARED
    assert files(home) == []


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_keeps_what_was_agreed_and_goes_on_from_there(way: str, home: Path) -> None:
    _, typed = LEAVING[way]
    # Nobody asks whether to keep the answers, nor again at the end, where that was said at the start.
    chosen = share(prompts()[:-2], len(LEAVING), [*LEAVING].index(way))
    for n in chosen:
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(typed,))
        outcome = interview(person, saver=Saver.plain(file))
        assert dict(kept(file)) == dict(outcome.answers)
        again = interview(Person(), kept(file), Saver.plain(file, resumed=True))
        # A list that was cut off is kept as far as it was typed.
        assert again.end == 'done'
        assert person.middle or same(again), person.prompts[-1]
    assert len(files(home)) == len(chosen)
