"""What was sent before, and what came back: nothing of it that nobody answered (promise 15)."""

from __future__ import annotations

from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import NamedTuple

from markupsafe import Markup

from letters.languages.locale import moment
from letters.law.age import young
from letters.law.deadlines import due_date
from letters.law.deadlines import leading
from letters.law.later import unseen
from letters.model.case import day
from letters.model.law import STARTED_BY_LETTER
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.pen import Pen
from letters.pen.pen import printing

if TYPE_CHECKING:
    from letters.model.case import Sent
    from letters.model.law import Clock


_NO_ANSWER = frozenset({'', 'confirmed', 'silence'})


class Earlier(NamedTuple):
    """A paper that was sent before: when, which way, the number that came back, what was answered and when."""

    day: Markup
    way: Markup
    number: Markup
    answer: Markup
    answered: Markup
    first: bool


class Ended(NamedTuple):
    """A time that a law gave and that is over: when it ended, where it stands, whether it was one to answer."""

    day: Markup
    cite: Markup
    for_answer: bool


def _sent(pen: Pen) -> tuple[Sent, ...]:
    """What was sent before, of which the day is known."""
    return tuple(one for one in (pen.brief.step.sent if pen.brief.step else ()) if one.on)


@printing(unasked=('sent.on', 'sent.channel', 'sent.reference', 'sent.answer', 'sent.answered_on'))
def earlier(pen: Pen) -> list[Earlier]:
    """Everything that was sent of this matter, the first one first."""
    return [_earlier(pen, one, first=not n) for n, one in enumerate(_sent(pen))]


def _earlier(pen: Pen, one: Sent, *, first: bool) -> Earlier:
    # Silence has no day: it is seen on one.
    answered = one.answered_on if one.answer and one.answer != 'silence' else ''
    return Earlier(
        _counted(pen, _when(pen, 'sent.on', one.on)),
        _said(pen, 'sent.channel', one.channel),
        piece('sent.reference', '', one.reference),
        _counted(pen, _said(pen, 'sent.answer', one.answer)),
        _when(pen, 'sent.answered_on', answered),
        first,
    )


def _counted(pen: Pen, shown: Markup) -> Markup:
    """What is shown of a paper that was sent, noted as such for every place of the letter."""
    return said('sent', ' '.join(str(number) for number, _ in pen.topic.items), shown)


def _when(pen: Pen, key: str, when: str) -> Markup:
    return piece(key, '', moment(when, pen.translator.language)) if when else Markup('')


def _said(pen: Pen, key: str, choice: str) -> Markup:
    if not choice:
        return Markup('')
    return Markup('{}').format(pen.say(f'phrase {key}', pen.phrases[key][choice]))


@printing(unasked=('items.status', 'items.seen'))
def looked(pen: Pen) -> Markup:
    """The day since which somebody saw again, at every place of the letter, that it is there; nothing else is said."""
    if not _sent(pen) or unseen(pen.brief):
        return Markup('')
    # Days and days with an hour are compared by what stands first in both.
    first = min((item.seen for item in pen.topic.places), key=lambda seen: seen[:10])
    shown = piece('items.seen', '', moment(first, pen.translator.language))
    for number, _ in pen.topic.items:
        shown = said('items.status', str(number), said('items.seen', str(number), shown))
    return shown


@printing(unasked=('items.seen',), plain=True)
def looked_once(pen: Pen) -> bool:
    """Whether every place was looked at on the same day and hour."""
    return len({item.seen for item in pen.topic.places}) == 1


@printing(unasked=('law.cite',))
def times_ended(pen: Pen) -> list[Ended]:
    """The time that the leading law gave for the first request, where it is over; none of a law read too long ago.

    A letter by post starts its time on a day that nobody here knows, and an answer may have stopped it.
    """
    here, sent = pen.topic.here, _sent(pen)
    found = leading(young(pen.laws, here.on))
    if found is None or not sent or sent[0].channel == 'post' or any(one.answer not in _NO_ANSWER for one in sent):
        return []
    law, clock = found
    end = _end(clock, sent[0].on, here.case.person.country)
    last = day(end)
    if clock.starts not in STARTED_BY_LETTER or last is None or last >= here.on:
        return []
    cite = piece('law.cite', law.id, pen.say('cite', clock.cite))
    return [Ended(_when(pen, 'sent.on', end), cite, clock.for_answer == 'yes')]


def _end(clock: Clock, sent_on: str, country: str) -> str:
    """When a time ends that began with the sending: to the minute where it is in hours and that hour is known."""
    if clock.unit == 'hours' and 'T' in sent_on:
        return (datetime.fromisoformat(sent_on) + timedelta(hours=clock.value)).isoformat(timespec='minutes')
    began = day(sent_on)
    return due_date(clock, began, country).isoformat() if began else ''
