"""Asking one question until its answer is of the right form, or it is skipped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.casefile.contradictions import Facts
from letters.casefile.contradictions import contradictions
from letters.interview import screens
from letters.interview.reply import SEVERAL
from letters.interview.reply import Reply
from letters.interview.reply import checked
from letters.interview.reply import understood

if TYPE_CHECKING:
    from letters.casefile.tree import Value
    from letters.interview.answers import Answers
    from letters.interview.flow import Step
    from letters.interview.session import Done
    from letters.interview.session import Session
    from letters.model.question import Question


def ask_question(session: Session, step: Step) -> Done:
    """Ask a question; `session.answers` holds the answer afterwards."""
    question = step.question(session.memory.registry)
    number = 1 + sum(one.kind != 'stop' for one in session.past if one.id != step.id)
    session.present(screens.question_lines(step, session.answers, session.words, number))
    several = question.answer in SEVERAL and not screens.offered(step, question, session.answers, session.words)
    typed: tuple[str, ...] = ()
    before = session.answers
    while True:
        text = session.hear(screens.why_lines(question, session.words))
        if text == ':back' and typed:
            # In the middle of a list the way back leads to its beginning.
            session.answers = before
            return ask_question(session, step)
        if text == ':back':
            return 'back'
        if text == '' and (typed or step.key in session.answers):
            return 'on'
        if text in {'', ':skip'}:
            if question.skip == 'yes':
                session.answers = _put(session.answers, step, '')
                return 'skip'
            session.say('start.no-skip')
            continue
        reply = _reply(session, step, question, text, typed)
        if reply.problem:
            id = 'start.no-country' if question.answer in {'country', 'countries'} else reply.problem
            session.talk.show([session.words.told(id, dict(reply.values))])
            continue
        typed = reply.value
        one = question.answer not in SEVERAL | {'choices'}
        session.answers = _put(session.answers, step, reply.value[0] if one else reply.value)
        if not several:
            return 'on'
        session.keep()


def _put(answers: Answers, step: Step, value: Value) -> Answers:
    """The answers with this one, at every place where it was asked for all of them together."""
    if step.together and isinstance(value, str):
        return answers.put_together(step.key, value)
    return answers.put(step.key, value)


def _reply(session: Session, step: Step, question: Question, text: str, typed: tuple[str, ...]) -> Reply:
    """The answer with what was typed before it, if it fits with the other answers."""
    choices = screens.offered(step, question, session.answers, session.words)
    reply = understood(text, question, choices, session.words.language)
    if reply.problem:
        return reply
    value = tuple(dict.fromkeys((*typed, *reply.value)))
    one = question.answer not in SEVERAL | {'choices'}
    after = session.answers.put(step.key, value[0] if one else value)
    return _contradiction(session, session.answers, after, step.key) or Reply(value)


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
    return list(contradictions(Facts(case, session.memory.registry, session.memory.on)))


def ask_links(session: Session) -> Done:
    """Take links, one a line or many at once; each makes a place."""
    words = session.words
    lines = ['', words.message('start.links'), words.message('start.keys-list')]
    count = session.answers.count('items')
    session.present([*lines, words.message('start.links-held', count=count)] if count else lines)
    why = screens.why_lines(session.memory.registry.questions['items.url'], words)
    while True:
        text = session.hear(why)
        if text == ':back':
            return 'back'
        if text == ':skip':
            for n in reversed(range(session.answers.count('items'))):
                session.answers = session.answers.drop(f'items.{n}')
            return 'on'
        if text == '':
            return 'on'
        # Words around a link are no links.
        parts = text.split()
        for link in [part for part in parts if '/' in part] or parts[:1]:
            _put_link(session, link)
        session.keep()


def _put_link(session: Session, untrusted: str) -> None:
    """Take one link, or say what is wrong with it; the others stay."""
    reply = checked(untrusted, 'items.url')
    count = session.answers.count('items')
    if reply.problem:
        session.talk.show([session.words.told(reply.problem, dict(reply.values))])
    elif reply.value[0] in {session.answers.get(f'items.{n}.url') for n in range(count)}:
        session.say('start.link-twice')
    else:
        session.answers = session.answers.put(f'items.{count}.url', reply.value[0])
        session.talk.show([session.words.message('start.link-taken', count=count + 1)])
