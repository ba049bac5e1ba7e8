"""What was sent, by the paper that it began with, and when the time for an answer is over."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.law.age import young
from letters.law.authorities import authority_of
from letters.law.deadlines import calendar_of
from letters.law.deadlines import day_of
from letters.law.deadlines import due_date
from letters.law.deadlines import due_moment
from letters.law.deadlines import leading
from letters.law.deadlines import waited_until
from letters.law.matching import in_force
from letters.model.case import REFUSALS
from letters.model.case import UNANSWERED
from letters.model.case import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from datetime import date
    from datetime import datetime

    from letters.law.topic import Situation
    from letters.model.case import Sent
    from letters.model.law import Clock
    from letters.model.law import Law

_PATIENCE = timedelta(days=7)
"""How long nobody waits where no rule that we could check gives a time, or it has passed once already."""
_QUESTIONS = frozenset({'asks-more', 'send-id', 'send-the-picture', 'use-our-form', 'not-found'})
"""Answers after which a letter completes the first one: a time that waited for them begins again."""


def in_threads(sent: Sequence[Sent]) -> dict[str, tuple[Sent, ...]]:
    """What was sent by the number of the first paper, each in the order of the numbers."""
    found: dict[str, list[Sent]] = {}
    for one in sent:
        found.setdefault(one.number.partition('.')[0], []).append(one)
    return {number: tuple(sorted(some, key=_place_in_line)) for number, some in found.items() if number}


def _place_in_line(one: Sent) -> int:
    return int(one.number.partition('.')[2] or 0)


def by_post(one: Sent) -> bool:
    """Whether a letter is on its way by post, as far as anybody knows: the day on which it arrived is not known."""
    return one.channel == 'post' and not _came_by(one)


def _came_by(one: Sent) -> str:
    """The day on which they wrote that a letter by post had arrived; nothing where nobody wrote that down."""
    return one.answered_on if one.channel == 'post' and one.answer == 'confirmed' else ''


def runs_out(
    sent: Sequence[Sent], laws: Iterable[Law], here: Situation, *, at_once: bool = False
) -> tuple[date | datetime | None, str]:
    """When one looks again, and whose time that is: the end of the one that the last letter started, else a week.

    Of a letter by post it is the first day on which that can be: it counts as received when it was sent, or, unless
    `at_once`, when they wrote that it had arrived.

    What follows a question of theirs starts the time anew, for only then they had all; a second letter about the same
    gets no longer than a week, whatever the law gave the first one. A law that came later gave that letter no time.
    """
    last = sent[-1]
    on = day(last.on)
    if on is None:
        return None, ''
    found = leading(young((law for law in laws if in_force(law, on)), here.on))
    if found is None:
        # No day tells when an authority or the police are done: they are asked what became of it.
        return None if last.recipient in here.registry.outline.authorities else on + _PATIENCE, ''
    law, clock = found
    received = last.on if at_once else _came_by(last) or last.on
    by = due_moment(clock, received, calendar_of(law, here.case, here.registry))
    started_anew = len(sent) == 1 or sent[-2].answer in _QUESTIONS
    if by is None or (not started_anew and day_of(by) > on + _PATIENCE):
        return on + _PATIENCE, ''
    return by, law.id


def too_early(sent: Sequence[Sent], law: Law, next_: Law, here: Situation) -> tuple[date | datetime | None, str] | None:
    """What has to be over before an authority hears that nothing was done: until when, and whose time; else nothing.

    Silence is seen when the time of the law is over by which it was asked, and that which the authority itself gives
    the service to answer, whatever somebody wrote down before. A refusal is told at once, unless the authority hears of
    a duty whose time to act still runs.
    """
    last = sent[-1].answer
    if last in UNANSWERED:
        ends = _office_waits(sent, next_, here) or runs_out(sent, [law], here)
    elif last not in REFUSALS or (_is_to_act(law, here) and _alleges_breach(next_)):
        ends = _time_of(sent, law, here)
    else:
        return None
    by = ends[0]
    return None if by is not None and day_of(by) < here.on else ends


def _office_waits(sent: Sequence[Sent], next_: Law, here: Situation) -> tuple[date, str] | None:
    """Until when an authority lets a service answer, and that authority; nothing once that is over, or without one."""
    office, asked = authority_of(next_, here), day(sent[0].on)
    if office is None or office.ask_service_first is None or asked is None:
        return None
    by = waited_until(office.ask_service_first, asked)
    return None if by < here.on else (by, office.id)


def _time_of(
    sent: Sequence[Sent], law: Law, here: Situation, *, at_once: bool = False
) -> tuple[date | datetime | None, str]:
    """The end of the time that the request started; where no rule gives one, the day on which one looks again.

    What follows a question of theirs started it anew; a reminder did not.
    """
    started = [n for n in range(len(sent)) if n == 0 or sent[n - 1].answer in _QUESTIONS]
    found = runs_out(sent[: started[-1] + 1], [law], here, at_once=at_once)
    return found if found[1] else runs_out(sent, [law], here, at_once=at_once)


def _is_to_act(law: Law, here: Situation) -> bool:
    """Whether the time of a law is one to act: an answer is no act, and ends no such time."""
    found = leading(young([law], here.on))
    return found is not None and found[1].for_answer == 'no'


def _alleges_breach(law: Law) -> bool:
    """Whether a complaint under a law says that a duty was not met; an appeal against a decision does not."""
    return any(element.is_ == 'duty-breached' for element in law.elements)


def own_end(law: Law, sent: Sequence[Sent], under: Iterable[Law], here: Situation) -> date | None:
    """The last day that a law gives a person after a decision.

    Where nothing was decided no time runs, unless the law counts silence from the end of the time to answer: that of
    the laws `under` which it was asked.
    """
    own = [clock for clock in law.clocks if clock.for_ == 'person' and clock.starts == 'decision']
    if not sent or not own:
        return None
    country = calendar_of(law, here.case, here.registry)
    if sent[-1].answer in REFUSALS:
        return _end_after(sent[-1], own, country)
    # A time that may have begun sooner than they wrote ends sooner too: nobody is told a day that is too late.
    ends = (_time_of(sent, one, here, at_once=True) for one in under)
    over = [day_of(by) for by, whose in ends if by is not None and whose]
    silent = [clock for clock in own if clock.or_silence == 'yes'] if over else []
    return min((due_date(clock, max(over), country) for clock in silent), default=None)


def decided_until(law: Law, answered: Sent) -> date | None:
    """The last day of the time that a law gives after a decision; nothing without a decision of a known day."""
    return _end_after(answered, [clock for clock in law.clocks if clock.starts == 'decision'], '')


def _end_after(answered: Sent, clocks: Iterable[Clock], country: str) -> date | None:
    """The first end of times that began with a decision, by the holidays of a country; nothing without one."""
    decided = day(answered.answered_on) if answered.answer in REFUSALS else None
    return min((due_date(clock, decided, country) for clock in clocks), default=None) if decided else None


def is_still_open(law: Law, answered: Sent, on: date) -> bool:
    """Whether a time that began with a decision is not over; without a decision, or its day, there is none."""
    if all(clock.starts != 'decision' for clock in law.clocks):
        return True
    until = decided_until(law, answered)
    return until is not None and on <= until
