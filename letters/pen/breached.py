"""What a complaint says was not done in time, or not as the law asks: of what was asked before, and what came of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from typing import NamedTuple

from markupsafe import Markup

from letters.law.age import young
from letters.law.deadlines import calendar_of
from letters.law.deadlines import day_of
from letters.law.deadlines import due_moment
from letters.law.deadlines import leading
from letters.law.matching import in_force
from letters.model.case import REFUSALS
from letters.model.case import UNANSWERED
from letters.model.case import WORDLESS
from letters.model.case import day
from letters.pen.earlier import COMPLAINT
from letters.pen.earlier import said_when
from letters.pen.earlier import sent_before
from letters.pen.law_words import cited_sentence
from letters.pen.law_words import title
from letters.pen.marks import piece
from letters.pen.pen import Pen
from letters.pen.pen import printing

if TYPE_CHECKING:
    from datetime import date

    from letters.model.case import Sent
    from letters.model.law import Clock
    from letters.model.law import Law

_NO_ANSWER = UNANSWERED | WORDLESS


class Ended(NamedTuple):
    """A time that a law gave and that is over: when it ended, where it stands, whether it was one to answer."""

    day: Markup
    cite: Markup
    for_answer: bool


@printing(unasked=('law.cite',))
def times_ended(pen: Pen) -> list[Ended]:
    """The time that the leading law gave for the first request, where it is over; none of a law read too long ago.

    A letter by post starts its time on a day that nobody here knows, and an answer may have stopped it.
    """
    here, sent = pen.topic.here, sent_before(pen)
    found = leading(young(asked_by(pen), here.on))
    if found is None or not sent or sent[0].channel == 'post':
        return []
    law, clock = found
    end = due_moment(clock, sent[0].on, calendar_of(law, here.case, here.registry))
    if end is None or day_of(end) >= here.on or any(_stopped(one, clock, day_of(end)) for one in sent):
        return []
    cite = piece('law.cite', law.id, pen.say('cite', clock.cite))
    written = end.isoformat(timespec='minutes') if isinstance(end, datetime) else end.isoformat()
    return [
        Ended(
            said_when(pen, 'sent.on', written),
            cite,
            clock.for_answer == 'yes',
        )
    ]


def _stopped(one: Sent, clock: Clock, end: date) -> bool:
    """Whether what came back may have stopped a time: a refusal stops none to act, nor one to answer that was over."""
    if one.answer in REFUSALS:
        answered = day(one.answered_on)
        return clock.for_answer == 'yes' and (answered is None or answered <= end)
    return one.answer not in _NO_ANSWER


def asked_by(pen: Pen) -> tuple[Law, ...]:
    """The laws by which it was asked for: those of the letter, or those of the request that a complaint is about.

    A law that came after the sending is none of them.
    """
    sent = sent_before(pen)
    on = day(sent[0].on) if sent else None
    return tuple(law for law in _laws(pen) if on is None or in_force(law, on))


def _laws(pen: Pen) -> tuple[Law, ...]:
    return pen.topic.past.laws if pen.topic.past else pen.laws


@printing(unasked=('law.cite',))
def duty(pen: Pen) -> Markup:
    """Where the duty stands that was not done: of a law that says so, another after a decision than after silence."""
    asked = asked_by(pen)
    return piece('law.cite', asked[0].id, pen.say('cite', _duty(asked[0], pen))) if asked else Markup('')


@printing(unasked=('law.cite', 'sent.answer'))
def belief(pen: Pen) -> Markup:
    """What is believed of a decision, in the measure of the law by which it was asked for; nothing without one."""
    asked = asked_by(pen)
    if not asked or not asked[0].belief_refused or not _was_decided(pen):
        return Markup('')
    return cited_sentence(pen, asked[0].id, asked[0].belief_refused, _duty(asked[0], pen))


def _duty(law: Law, pen: Pen) -> str:
    own = law.duty_refused if _was_decided(pen) else ''
    return own or law.duty or law.citation


def _was_decided(pen: Pen) -> bool:
    """Whether a decision against the request was told, whatever came of a complaint about it."""
    return any(one.answer in REFUSALS for one in sent_before(pen))


@printing(unasked=('law.cite',))
def asked_under(pen: Pen) -> Markup:
    """The law by which it was asked for."""
    asked = asked_by(pen)
    return piece('law.cite', asked[0].id, pen.say('cite', asked[0].citation)) if asked else Markup('')


@printing(unasked=('law.cite',))
def complained_under(pen: Pen) -> Markup:
    """The law by which the service hears a complaint about its answer: the one that the request's law names."""
    registry = pen.topic.here.registry
    found = [step.law for law in _laws(pen)[:1] for step in law.if_ignored if step.paper == COMPLAINT and step.law]
    return piece('law.cite', found[0], pen.say('cite', registry.law(found[0]).citation)) if found else Markup('')


@printing()
def headed(pen: Pen) -> str:
    """The title of the leading law before a subject, where an authority knows the paper by it; else nothing."""
    known_by = next((law for law in pen.laws[:1] if law.heads == 'yes'), None)
    return title(pen, known_by) if known_by else ''
