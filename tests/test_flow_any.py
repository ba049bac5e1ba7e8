"""The interview under any sequence of answers."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.interview.answers import Answers
from letters.interview.flow import next_step
from letters.interview.memory import Memory
from letters.interview.step import Step
from letters.interview.tables import plain
from letters.interview.wants import Wants
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.soak import examples

LINKS = (
    'https://gallery.example.net/albums/4411',
    'https://www.instagram.com/p/ExampleCode1/',
    'https://x.com/example_one/status/1790000000000000001',
)
# Who signs, in what role, tells nobody's name: the screen that says who sees what depends on it.
IDENTITY = (
    'sender.name', 'sender.email', 'sender.phone', 'sender.address', 'sender.organisation', 'sender.authority',
    'person.name',
)  # fmt: skip
_WORDS = st.sampled_from(
    ['A', 'Robin Example', 'عائشہ', 'a@example.com', '2026-11-18', 'PK', 'DE', 'CA', 'US-CA', 'en']
)


def _reply(draw: Any, step: Step) -> Any:
    """Any answer that a question takes, or none where it may be left open."""
    question = step.question(registry())
    if question.skip == 'yes' and plain(step.key) != 'items.shows' and draw(st.integers(0, 4)) == 0:
        return ''
    if step.choices:
        if question.answer in {'choices', 'texts'}:
            return tuple(draw(st.lists(st.sampled_from(step.choices), min_size=1, max_size=2, unique=True)))
        return draw(st.sampled_from(step.choices))
    if question.answer == 'country':
        return draw(st.sampled_from(['PK', 'US', 'DE', 'GB', 'CA', 'NG']))
    word = draw(_WORDS)
    return (word,) if question.answer in {'texts', 'lines', 'countries'} else word


def _is_needed(step: Step, answers: Answers, memory: Memory, seen: frozenset[str]) -> bool:
    """Whether a question comes before any plan can be made, or its answer is printed or decides."""
    always = any(entry.asked == 'always' for entry in registry().asking_for(plain(step.key)))
    return always or Wants(answers, memory, seen).key(step.key)


@settings(max_examples=examples(100, 12), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_sequence_of_answers(data: st.DataObject) -> None:
    draw, memory = data.draw, Memory(registry(), DAY)
    answers, seen, told = Answers(), frozenset[str](), False
    links = draw(st.lists(st.sampled_from(LINKS), max_size=3, unique=True))
    for _ in range(150):
        step = next_step(answers, memory, seen=seen)
        assert step == next_step(answers, memory, seen=seen)
        if step is None or (step.kind == 'stop' and not step.choice):
            break
        assert step.id not in seen or step.question(registry()).skip == 'no' or plain(step.key) == 'items.shows'
        told = told or step.kind == 'disclosure'
        if step.kind == 'disclosure' and step.groups and draw(st.booleans()):
            seen |= {f'more.{draw(st.sampled_from(step.groups))}'}
            continue
        if step.kind == 'question':
            assert told or not step.key.startswith(IDENTITY)
            assert _is_needed(step, answers, memory, seen), step.key
        seen |= {step.id}
        if step.kind == 'links':
            for n, link in enumerate(links):
                answers = answers.put(f'items.{n}.url', link)
        elif step.kind == 'another' and answers.count('materials') < 3 and draw(st.integers(0, 3)) == 0:
            answers = answers.another()
        elif step.kind == 'question' and (reply := _reply(draw, step)):
            answers = step.put(answers, reply)
    else:
        pytest.fail('The interview does not end.')
