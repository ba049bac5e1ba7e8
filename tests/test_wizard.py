"""The interview from a list of typed lines: at every prompt every command, and nothing lost or left behind."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters.questionnaire.saver import Saver
from tests.support.interviewed import LINK
from tests.support.interviewed import OTHER
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import prompts
from tests.support.interviewed import same
from tests.support.interviewed import usual
from tests.support.machine import files

pytestmark = pytest.mark.usefixtures('remembered')


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


@pytest.mark.parametrize('command', [':why', '?', ':help', ':nonsense', ' :WHY '])
def test_asking_at_any_prompt_changes_nothing(command: str) -> None:
    for n in prompts():
        assert same(interview(Person(at=n, first=(command,)))), usual()[1].prompts[n]


@pytest.mark.parametrize('typed', [':back', 'back:'])
def test_going_back_at_any_prompt_loses_nothing(typed: str) -> None:
    for n in prompts():
        assert same(interview(Person(at=n, first=(typed,)))), usual()[1].prompts[n]


def test_going_back_to_the_first_question_and_keeping_every_answer_loses_nothing() -> None:
    for n in prompts():
        person = Person(at=n, first=(':back',) * 40)
        # At the first question it is told that nothing stands before it.
        outcome = interview(person)
        assert same(outcome), usual()[1].prompts[n]


def test_skipping_at_any_prompt_leaves_no_trace() -> None:
    for n in prompts():
        # At the plan nobody answers what was left open.
        turns = {'plan.warnings': ['2', '1'], 'start.done': ['1']}
        person = Person(at=n, first=(':skip',), turns=turns)
        outcome = interview(person)
        key = usual()[1].prompts[n]
        assert outcome.end == 'done', key
        if key == 'materials.age_when_recorded':
            assert 'This question needs an answer' in person.text
            assert outcome.answers.tree() == usual()[0].answers.tree()
        elif not key.startswith(('start.', 'plan.')):
            assert dict(outcome.answers) != dict(usual()[0].answers), key


def test_saving_at_any_prompt_keeps_the_answers(home: Path) -> None:
    for n in prompts():
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(':save', '3', file.name))
        assert same(interview(person)), usual()[1].prompts[n]
        assert kept(file).tree() == usual()[0].answers.tree()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(files(home)) == len(prompts())


LEAVING: Mapping[str, tuple[str, str | BaseException | None]] = {
    'x': ('quit', 'x'),
    ':quit': ('quit', ':quit'),
    'Ctrl-C': ('interrupted', KeyboardInterrupt()),
    'end': ('ended', None),
}


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_without_saving_leaves_no_file(way: str, home: Path) -> None:
    end, typed = LEAVING[way]
    for n in prompts():
        person = Person(at=n, first=(typed,))
        outcome = interview(person)
        assert (outcome.end, outcome.write) == (end, False), usual()[1].prompts[n]
        assert 'Nothing was saved' in person.text
        assert person.cleared == (end != 'ended')
        # A cleared screen says nothing of the matter; the other one names who helps.
        assert 'letters helplines' in person.said[-1] or 'Who helps in your country' in person.text
    assert files(home) == []


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_keeps_what_was_agreed_and_goes_on_from_there(way: str, home: Path) -> None:
    _, typed = LEAVING[way]
    # Nobody asks whether to keep the answers where that was said at the start.
    for n in prompts()[:-1]:
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(typed,))
        outcome = interview(person, saver=Saver.plain(file))
        assert dict(kept(file)) == dict(outcome.answers)
        again = interview(Person(), kept(file), Saver.plain(file, resumed=True))
        # A list that was cut off is kept as far as it was typed.
        assert again.end == 'done'
        assert person.middle or same(again), person.prompts[-1]
    assert len(files(home)) == len(prompts()) - 1
