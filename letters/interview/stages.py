"""The screens of the interview that are no question: links, another recording, help, who sees what, the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import LettersError
from letters.interview import screens
from letters.interview.flow import MORE
from letters.interview.flow import NOW
from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.flow import reporting
from letters.interview.places import links
from letters.interview.reply import numbers_in
from letters.interview.session import Left
from letters.interview.tables import plain
from letters.interview.wants import EITHER
from letters.plan.gaps import without
from letters.wording.plan import short_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable

    from letters.interview.answers import Answers
    from letters.interview.memory import Memory
    from letters.interview.session import Done
    from letters.interview.session import Session
    from letters.interview.step import Step
    from letters.model.plan import Paper
    from letters.model.plan import Plan

_FOLDER = 'papers'


def another(session: Session, step: Step) -> Done:
    """Ask whether there is another recording, which then gets questions of its own."""
    head = screens.progress(session.number(step.id), session.answers, session.words)
    session.present(['', head, session.words.message('start.another'), session.words.message('start.group')])
    chosen = session.pick('start.no', 'start.yes')
    there = session.answers.count('materials') > int(step.key.rpartition('.')[2])
    if chosen == 'start.yes' and not there:
        # From here on it is there, and its questions come, whichever of them are left open.
        session.answers = session.answers.another()
    elif chosen == 'start.no' and there:
        session.answers = session.answers.drop(step.key)
    return 'back' if chosen == ':back' else 'on'


def stop(session: Session, step: Step) -> Done:
    """Help first: the interview ends here, or goes on where the person chooses so."""
    session.present(screens.stop_lines(step, _found(session, step), session.words))
    if step.id == 'stop.no-statement' and session.pick('start.end') == ':back':
        return 'back'
    if not step.choice:
        raise Left('help')
    safety = step.id == 'stop.safety'
    if not safety:
        session.helplines()
    if step.id == 'stop.unpublished':
        session.add(['', session.words.message('start.may-report')])
    leave = 'start.leave-now' if safety else 'start.stop-here'
    chosen = session.pick(leave, 'start.go-on')
    if chosen == leave:
        raise Left('quit' if safety else 'help')
    return 'back' if chosen == ':back' else 'on'


def _found(session: Session, step: Step) -> Plan:
    """The plan of which a screen of help tells: where nothing was published, also of a statement for the police."""
    if step.id == 'stop.unpublished':
        return reporting(session.answers, session.memory, seen=session.seen)
    if step.id == 'stop.no-statement':
        return preview(session.answers, session.memory, seen=session.seen)
    return session.memory.planned(session.answers)


def disclosure(session: Session, step: Step) -> Done:
    """Who would see what, paper by paper, before identity is asked; details can be added and papers left out."""
    papers = _foreseen(session)
    session.told = frozenset(papers)
    session.present(screens.disclosure_lines(papers, session.words.about(session.memory.case(session.answers))))
    _say_left_out(session, papers)
    groups = tuple(f'start.more-{group}' for group in step.groups)
    # Of one paper alone none can be left out.
    less = ('start.leave-out',) * (len(papers) > 1)
    chosen = session.pick('start.go-on', *less, *groups, default='start.go-on')
    if chosen == 'start.leave-out':
        return _leave_out(session, papers)
    if chosen in groups:
        session.seen |= {f'{MORE}.{chosen.removeprefix("start.more-")}'}
        return 'again'
    return 'back' if chosen == ':back' else 'on'


def _foreseen(session: Session) -> tuple[Paper, ...]:
    """The papers as they will be: telephone and address are asked only where there is no mailbox, or on a wish."""
    papers = preview(session.answers, session.memory, seen=session.seen).papers
    if f'{MORE}.contact' in session.seen or 'sender.email' in session.seen:
        return papers
    lean = preview(session.answers, session.memory, seen=session.seen | set(EITHER)).papers
    same = [(one.kind, one.recipient) for one in lean] == [(one.kind, one.recipient) for one in papers]
    return lean if same else papers


def _leave_out(session: Session, papers: tuple[Paper, ...]) -> Done:
    """The papers that the person does not want, by their numbers."""
    session.present([session.words.message('start.leave-out-which')])
    while (text := session.hear()) != ':back':
        numbers = numbers_in(text if text != ':skip' else '')
        if set(numbers) == set(range(1, len(papers) + 1)):
            session.say('start.all-left-out')
        elif all(0 < number <= len(papers) for number in numbers):
            chosen = [papers[number - 1] for number in numbers]
            session.left_out = frozenset((paper.kind, paper.recipient) for paper in chosen)
            return 'on'
        else:
            session.talk.show([session.words.message('start.not-a-choice', last=len(papers))])
    return 'again'


def _say_left_out(session: Session, papers: tuple[Paper, ...]) -> list[str]:
    """The ids of the papers that the person does not want; said where there are any."""
    out = [paper.id for paper in papers if (paper.kind, paper.recipient) in session.left_out]
    if out:
        session.talk.show([session.words.message('start.left-out', papers=session.words.joined(out))])
    return out


def answering_now(answers: Answers, seen: frozenset[str], ask: Iterable[str], memory: Memory) -> frozenset[str] | None:
    """What is `seen` where somebody answers now what a plan asks for; None where no question of it can be asked."""
    wanted = frozenset(ask)
    passed_over = {id for id in seen if plain(id) in wanted}
    # A link that is wanted is given on the screen of the places.
    passed_over |= {'links'} if 'items.url' in wanted else set()
    now = (seen - passed_over) | {NOW} | _opening(wanted, memory)
    step = next_step(answers, memory, seen=now) if wanted else None
    return now if step is not None and step.kind in {'question', 'links'} else None


def _opening(wanted: frozenset[str], memory: Memory) -> frozenset[str]:
    """What is `seen` where the wish is heard on which a question that is wanted turns."""
    flow = memory.registry.flow
    turns_on = {key for entry in flow if entry.key in wanted for key in entry.when}
    return frozenset(f'{MORE}.{entry.group}' for entry in flow if entry.asked == 'more' and entry.key in turns_on)


def plan(session: Session, _step: Step) -> Done:
    """The plan in plain words, and whether its papers are written."""
    # Who was never asked for a name, because no paper came of the answers, wants to know what else is missing.
    if 'disclosure' in session.seen:
        found = session.memory.planned(session.answers)
    else:
        found = preview(session.answers, session.memory, seen=session.seen)
    session.present(['', session.words.message('start.done')])
    out = _say_left_out(session, found.papers)
    lines = tuple(short_lines(without(found, out), session.words, session.told))
    session.talk.show(lines)
    session.screen += lines
    some = len(found.papers) > len(out)
    session.empty = not some
    session.talk.show(['', session.words.message('start.write' if some else 'start.nothing-to-write')])
    now = answering_now(session.answers, session.seen, found.ask, session.memory)
    more = ('start.answer-open',) * (now is not None) + ('start.add-more',) * (MORE not in session.seen)
    chosen = session.pick(*(('start.write-no', 'start.write-yes') if some else ('start.end',)), *more)
    session.write = chosen == 'start.write-yes'
    if chosen in more:
        session.seen = session.seen | {MORE} if chosen == 'start.add-more' else now or session.seen
        return 'again'
    if session.write and session.tools.ask_folder and _folder(session) == ':back':
        return 'again'
    if session.write and not _delivered(session):
        return 'again'
    return 'back' if chosen == ':back' else 'on'


def _delivered(session: Session) -> bool:
    """Write the papers; where that does not work, the interview is still there and nothing is lost."""
    session.undelivered = None
    try:
        session.tools.deliver(session.answers, session.folder, session.left_out)
    except LettersError as error:
        if session.tools.ask_folder:
            session.tell_unsaved(error, 'start.not-written')
        else:
            session.tell(error)
        session.undelivered = error
        session.write = False
    return session.write


def _folder(session: Session) -> str:
    """Where the papers go; an empty answer takes a name that says nothing of the matter."""
    session.present([session.words.message('start.write-where', folder=_FOLDER)])
    text = session.hear()
    session.write = text != ':back'
    session.folder = {':back': '', ':skip': _FOLDER, '': _FOLDER}.get(text, text)
    return text


STAGES: dict[str, Callable[[Session, Step], Done]] = {
    'links': links, 'another': another, 'stop': stop, 'disclosure': disclosure, 'plan': plan,
}  # fmt: skip
