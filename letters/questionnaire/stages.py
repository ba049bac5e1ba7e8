"""The screens of the interview that are no question: links, another recording, help, who sees what, the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.questionnaire import screens
from letters.questionnaire.answering import ask_links
from letters.questionnaire.flow import Step
from letters.questionnaire.session import Left

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.questionnaire.session import Done
    from letters.questionnaire.session import Session

# A place without a link is found by one of these.
_LOCATORS = ('account', 'group', 'message')


def links(session: Session, _step: Step) -> Done:
    """Take the links; where there is none, what finds the place."""
    done = ask_links(session)
    if done != 'on' or session.answers.count('items'):
        return done
    session.talk.show(['', session.words.message('start.no-link')])
    chosen = session.choose(2)
    if chosen == '2':
        keys = [f'items.0.locator.{name}' for name in _LOCATORS]
        session.forced = [Step('question', key, key) for key in keys]
    return 'back' if chosen == ':back' else 'on'


def another(session: Session, step: Step) -> Done:
    """Ask whether there is another recording, which then gets questions of its own."""
    session.talk.show(['', session.words.message('start.another-material'), session.words.message('start.group')])
    chosen = session.choose(2)
    if chosen == '2':
        session.forced = [Step('question', f'{step.key}.kind', f'{step.key}.kind')]
    return 'back' if chosen == ':back' else 'on'


def stop(session: Session, step: Step) -> Done:
    """Help first: the interview ends here, or goes on where the person chooses so."""
    found = screens.plan_of(session.answers, session.words, session.on)
    session.talk.show(screens.stop_lines(step, found, session.words))
    if not step.choice:
        raise Left('help')
    if step.id != 'stop.safety':
        session.helplines()
    session.say('start.safety-choice' if step.id == 'stop.safety' else 'start.stop-choice')
    chosen = session.choose(2)
    if chosen == '1':
        raise Left('quit' if step.id == 'stop.safety' else 'help')
    return 'back' if chosen == ':back' else 'on'


def disclosure(session: Session, _step: Step) -> Done:
    """Who would see what, paper by paper, before identity is asked; papers can be left out."""
    case = screens.disclosed(session.answers.case(session.registry, session.on))
    papers = screens.plan_for(case, session.words, session.on).papers
    session.talk.show(screens.disclosure_lines(papers, session.words))
    while True:
        text = session.hear().replace(',', ' ')
        if text == ':back':
            return 'back'
        numbers = text.split() if text != ':skip' else []
        if all(one.isdecimal() and 0 < int(one) <= len(papers) for one in numbers):
            chosen = [papers[int(one) - 1] for one in numbers]
            session.left_out = frozenset((paper.kind, paper.recipient) for paper in chosen)
            return 'on'
        session.talk.show([session.words.message('start.not-a-choice', last=len(papers))])


def plan(session: Session, _step: Step) -> Done:
    """The plan in plain words, and whether its papers are written."""
    found = screens.plan_of(session.answers, session.words, session.on)
    session.talk.show(['', session.words.message('start.done'), *session.tools.plan_lines(found, session.words)])
    out = [paper.id for paper in found.papers if (paper.kind, paper.recipient) in session.left_out]
    if out:
        session.talk.show([session.words.message('start.left-out', papers=session.words.joined(out))])
    session.say('start.write' if len(found.papers) > len(out) else 'start.nothing-to-write')
    chosen = session.choose(2 if len(found.papers) > len(out) else 1)
    if chosen == '2' and session.tools.ask_folder:
        session.say('start.write-where')
        session.folder = session.hear()
    session.write = chosen == '2' and session.folder[:1] != ':' and bool(session.folder or not session.tools.ask_folder)
    return 'back' if ':back' in {chosen, session.folder} else 'on'


STAGES: dict[str, Callable[[Session, Step], Done]] = {
    'links': links, 'another': another, 'stop': stop, 'disclosure': disclosure, 'plan': plan,
}  # fmt: skip
