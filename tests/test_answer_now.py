"""What a plan asks for can be answered from the screen of the plan: every key of it has a question there."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.interview.answers import Answers
from letters.interview.flow import NOW
from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.memory import Memory
from letters.interview.reply import checked
from letters.interview.stages import answering_now
from letters.interview.step import Step
from letters.interview.tables import plain
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.soak import examples
from tests.test_flow_any import _reply

LINKS = (
    'https://gallery.example.net/albums/4411',
    'https://www.google.com/search?q=a+name',
    'https://t.co/AbCdEf',
    'https://www.instagram.com/',
    'https://x.com/example_one/status/1790000000000000001',
)


def _typed(draw: Any, step: Step) -> Any:
    """An answer that the interview takes at a question; where the drawn one has not its form, one that has, if any."""
    reply, key = _reply(draw, step), plain(step.key)
    texts = reply if isinstance(reply, tuple) else (reply,)
    if not step.choices and reply and any(checked(text, key).problem for text in texts):
        return TYPED.get(key, '')
    return reply


def _answered_now(draw: Any, answers: Answers, seen: frozenset[str], memory: Memory) -> tuple[set[str], set[str]]:
    """The keys that are asked for after "Answer now", again and again, and those that the plan asks for at its end."""
    asked = set[str]()
    wanted: tuple[str, ...] = ()
    for _ in range(8):
        found = memory.planned(answers) if 'disclosure' in seen else preview(answers, memory, seen=seen)
        wanted = found.ask
        if (now := answering_now(answers, seen, wanted, memory)) is None:
            break
        while (step := next_step(answers, memory, seen=now)) is not None and step.kind in {'question', 'links'}:
            if step.id in now:
                break
            asked.add('items.url' if step.kind == 'links' else plain(step.key))
            now |= {step.id}
            if step.kind == 'question' and (reply := _typed(draw, step)):
                answers = step.put(answers, reply)
        seen = now - {NOW}
    return asked, set(wanted)


@settings(max_examples=examples(120, 12), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_every_key_that_a_plan_asks_for_can_be_answered_now(data: st.DataObject) -> None:
    draw, memory = data.draw, Memory(registry(), DAY)
    answers, seen = Answers(), frozenset[str]()
    links = draw(st.lists(st.sampled_from(LINKS), max_size=3, unique=True))
    for _ in range(150):
        step = next_step(answers, memory, seen=seen)
        if step is None or (step.kind == 'stop' and not step.choice):
            return
        if step.kind == 'plan':
            break
        seen |= {step.id}
        if step.kind == 'links':
            for n, link in enumerate(links):
                answers = answers.put(f'items.{n}.url', link)
        elif step.kind == 'question' and (reply := _typed(draw, step)):
            answers = step.put(answers, reply)
    asked, open_keys = _answered_now(draw, answers, seen, memory)
    assert open_keys <= asked, (open_keys - asked, dict(answers))


def test_answer_now_leads_to_the_question_itself() -> None:
    turns = {'materials.no_consent': [':skip', '1 2'], 'plan.warnings': ['2'], 'start.done': ['2', '2']}
    person = Person(TYPED, turns=turns)
    outcome = interview(person)
    assert 'Answer now what was left open and is needed' in person.text
    assert outcome.answers['materials.0.no_consent'] == ('never-agreed', 'sent-privately')
    assert outcome.write


def test_words_that_a_results_page_needs_are_asked_without_an_engine() -> None:
    person = Person({**TYPED, 'start.links': ('https://www.google.com/search?tbm=isch', ''), 'person.country': 'DE'})
    assert interview(person).answers['items.0.queries'] == ('a search', 'another search')
