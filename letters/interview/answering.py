"""Asking one question until its answer is of the right form, or it is skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Literal

from letters.casefile.contradictions import contradictions
from letters.interview import screens
from letters.interview.reply import SEVERAL
from letters.interview.reply import Reply
from letters.interview.reply import numbers_in
from letters.interview.reply import understood
from letters.languages.regions import region_of
from letters.law.topic import Situation
from letters.plan.care import unknown_country
from letters.wording.keys import without_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.interview.answers import Answers
    from letters.interview.session import Done
    from letters.interview.session import Session
    from letters.interview.step import Step
    from letters.model.question import Question


_TURNS: Mapping[str, Literal['back', 'some']] = {':back': 'back', ':some': 'some'}
Heard = Literal['back', 'skip', 'on', 'some']


def ask_question(session: Session, step: Step) -> Done:
    """Ask a question; `session.answers` holds the answer afterwards."""
    question = step.question(session.memory.registry)
    while True:
        several = question.answer in SEVERAL and not screens.offered(step, question, session.answers, session.words)
        _present(session, step)
        done = ask_several(session, step, question) if several else ask_one(session, step, question)
        if done != 'some':
            return done
        step = _about_some(session, step)


def _about_some(session: Session, step: Step) -> Step:
    """The same question about some of its places alone; the others are asked about afterwards."""
    keys = step.keys(session.answers)
    places = {int(key.split('.')[1]): key for key in keys}
    lines = (screens.place_line(n, session.answers, session.words) for n in places)
    session.present(['', *lines, session.words.message('start.some-which')])
    numbers = numbers_in(text) if (text := session.hear()) not in {'', ':back', ':skip'} else ()
    chosen = tuple(places[n - 1] for n in numbers if n - 1 in places)
    return replace(step, only=chosen)


def _hear(session: Session, step: Step, question: Question) -> str:
    also = frozenset({':some'}) if step.once and len(step.keys(session.answers)) > 1 else frozenset[str]()
    return session.hear(screens.why_lines(question, session.words), also=also)


def ask_one(session: Session, step: Step, question: Question) -> Heard:
    """Hear one answer, which ends the question; choices may be several in one line."""
    while True:
        text = _hear(session, step, question)
        if text in _TURNS:
            return _TURNS[text]
        if text == '' and step.key in session.answers:
            return 'on'
        if text == '' and step.needed:
            session.say('start.keys-needed')
        elif text in {'', ':skip'}:
            if _skipped(session, step, question):
                return 'skip'
        elif (value := _taken(session, step, question, text)) is not None:
            if value == ('',):
                session.answers = step.put(session.answers, '')
                return 'skip'
            listed = question.answer in SEVERAL | {'choices'}
            session.answers = step.put(session.answers, value if listed else value[0])
            if step.key == 'person.country':
                _tell_of_country(session)
                _take_region(session)
            return 'on'


def ask_several(session: Session, step: Step, question: Question) -> Heard:
    """Hear answers one after the other, until Enter alone ends them."""
    before, typed, keys = session.answers, tuple[str, ...](), step.keys(session.answers)
    while True:
        text = _hear(session, step, question)
        if text in _TURNS and not typed:
            return _TURNS[text]
        if text in _TURNS:
            # In the middle of a list the way back leads to its beginning.
            session.answers, typed = before, ()
            _present(session, step)
        elif text == '' and (typed or step.key in session.answers):
            return 'on'
        elif text in {'', ':skip'}:
            if _skipped(session, step, question):
                return 'skip'
        elif (value := _taken(session, step, question, text, typed)) is not None:
            typed = value
            session.answers = session.answers.put_at(keys, typed) if len(keys) > 1 else step.put(session.answers, typed)
            session.keep()


def _present(session: Session, step: Step) -> None:
    session.near, session.region = {}, ''
    number = session.number(step.id) if step.id else 0
    session.present(screens.question_lines(step, session.answers, session.words, number))


def _skipped(session: Session, step: Step, question: Question) -> bool:
    """Leave the question open, where it may be; else say that it may not."""
    if question.skip == 'yes':
        session.answers = step.put(session.answers, '')
        return True
    session.say('start.no-skip')
    return False


def _taken(
    session: Session, step: Step, question: Question, text: str, typed: tuple[str, ...] = ()
) -> tuple[str, ...] | None:
    """The answer with what was typed before it; None where it does not fit, and then it is said why."""
    reply = _reply(session, step, question, text, typed)
    session.near = dict(reply.near)
    named = region_of(text) if step.key == 'person.country' else ''
    # Some regions are understood as their country at once; of others it is asked first which one is meant.
    session.region = named or ('' if reply.problem else session.region)
    if reply.problem:
        told = session.words.told(reply.problem, dict(reply.values))
        session.talk.show([without_keys(told, session.words.label)])
        session.talk.show(f'{n} {said}' for n, said in enumerate(session.near.values(), 1))
    elif reply.heard:
        session.talk.show([session.words.message('start.heard', answer=reply.heard)])
    return None if reply.problem else reply.value


def _tell_of_country(session: Session) -> None:
    """That nothing is known here of the law of a country, once it was named, and what still holds."""
    code = str(session.answers.get('person.country', ''))
    told = unknown_country(code, session.memory.registry)
    if told:
        session.talk.show([session.words.message(told, country=session.words.country(code))])


def _take_region(session: Session) -> None:
    """A region that was named for its country is not asked for again."""
    country = str(session.answers.get('person.country', ''))
    if country and session.region.startswith(f'{country}-'):
        session.answers = session.answers.put('person.region', session.region)
        name = session.memory.registry.jurisdictions[country.lower()].regions[session.region.lower()]
        said = session.words.region(session.region.lower(), name)
        session.talk.show([session.words.message('start.heard', answer=said)])


def _reply(session: Session, step: Step, question: Question, text: str, typed: tuple[str, ...]) -> Reply:
    """The answer with what was typed before it, if it fits with the other answers."""
    choices = session.near or screens.offered(step, question, session.answers, session.words)
    reply = understood(text, question, choices, session.words.language, session.memory.on)
    if reply.problem:
        return reply
    value = tuple(dict.fromkeys((*typed, *reply.value)))
    one = question.answer not in SEVERAL | {'choices'}
    after = session.answers.put(step.key, value[0] if one else value)
    return _contradiction(session, session.answers, after, step.key) or replace(reply, value=value)


def _contradiction(session: Session, before: Answers, after: Answers, key: str) -> Reply | None:
    """What does not fit together since this answer, where the answer itself is to mend."""
    loc = tuple(int(part) if part.isdigit() else part for part in key.split('.'))
    old = {(one.id, one.loc) for one in _findings(session, before)}
    for one in _findings(session, after):
        if one.loc[: len(loc)] == loc and (one.id, one.loc) not in old:
            return Reply(problem=one.id, values=one.values)
    return None


def _findings(session: Session, answers: Answers) -> list:  # type: ignore[type-arg]
    case = session.memory.case(answers)
    return list(contradictions(Situation(case, session.memory.registry, session.memory.on)))
