"""What was sent before, and what came back: nothing of it that nobody answered (promise 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from markupsafe import Markup

from letters.languages.locale import moment
from letters.law.age import is_too_old
from letters.law.asked import is_still_open
from letters.law.later import unseen
from letters.law.matching import applies
from letters.law.matching import covers
from letters.law.matching import in_force
from letters.model.case import REFUSALS
from letters.model.case import WORDLESS
from letters.pen.law_words import says
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.pen import Pen
from letters.pen.pen import printing
from letters.pen.people import matching

if TYPE_CHECKING:
    from letters.model.case import Sent
    from letters.model.law import Law


COMPLAINT = 'escalation'
"""The paper to a service about how it answered."""


class Earlier(NamedTuple):
    """A paper that was sent before: when, to whom, which way, the number that came back, what was answered and when.

    `day` has the hour where it is known, `date` never.
    """

    to: Markup
    day: Markup
    date: Markup
    way: Markup
    number: Markup
    answer: Markup
    answered: Markup
    first: bool
    last: bool
    complained: bool = False
    """Whether it was a complaint to the service about its decision."""


def sent_before(pen: Pen) -> tuple[Sent, ...]:
    """What was sent before, of which the day is known."""
    step, past = pen.brief.step, pen.topic.past
    if step is not None or past is None:
        return tuple(one for one in (step.sent if step else ()) if one.on)
    # Two requests of the same day with the same answer are told of once.
    told = {(one.recipient, one.on, one.channel, one.reference, one.answer, one.answered_on): one for one in past.sent}
    return tuple(one for one in told.values() if one.on)


@printing(
    unasked=('service.name', 'sent', 'sent.on', 'sent.channel', 'sent.reference', 'sent.answer', 'sent.answered_on')
)
def earlier(pen: Pen) -> list[Earlier]:
    """Everything that was sent of this matter, the first one first."""
    found = sent_before(pen)
    return [
        _earlier(pen, one, first='.' not in one.number if pen.topic.past else not n, last=n == len(found) - 1)
        for n, one in enumerate(found)
    ]


def _earlier(pen: Pen, one: Sent, *, first: bool, last: bool) -> Earlier:
    # Silence has no day: it is seen on one.
    answered = one.answered_on if one.answer and one.answer not in WORDLESS else ''
    # To somebody else a service is spoken of, not spoken to.
    voice = '' if pen.brief.step else '/service'
    return Earlier(
        piece('service.name', '', pen.topic.here.recipient(one.recipient).name) if one.recipient else Markup(''),
        _of_places(pen, 'sent', said_when(pen, 'sent.on', one.on)),
        _of_places(pen, 'sent', said_when(pen, 'sent.on', one.on[:10])),
        _said(pen, f'sent.channel{voice}', one.channel),
        piece('sent.reference', '', one.reference),
        _of_places(pen, 'sent', _said(pen, f'sent.answer{voice}', one.answer)),
        said_when(pen, 'sent.answered_on', answered),
        first,
        last,
        complained=one.paper == COMPLAINT,
    )


@printing(unasked=('sent.answer',), plain=True)
def refused(pen: Pen) -> bool:
    """Whether the last answer was a decision against the request: silence, or a question, is none."""
    sent = sent_before(pen)
    return bool(sent and sent[-1].answer in REFUSALS)


def said_when(pen: Pen, key: str, when: str) -> Markup:
    """A day, or a moment, as the language writes it; nothing where none is known."""
    return piece(key, '', moment(when, pen.translator.language)) if when else Markup('')


def _said(pen: Pen, key: str, choice: str) -> Markup:
    if not choice:
        return Markup('')
    return Markup('{}').format(pen.say(f'phrase {key.partition("/")[0]}', pen.phrases[key][choice]))


@printing(unasked=('items.seen',))
def seen(pen: Pen) -> Markup:
    """The first day on which somebody saw one of the places, where a day is known of each."""
    if not all(item.seen for item in pen.topic.places):
        return Markup('')
    return _of_places(pen, 'items.seen', _first_seen(pen))


@printing(unasked=('items.status', 'items.seen'))
def looked(pen: Pen) -> Markup:
    """The day since which somebody saw again, at every place of the letter, that it is there; nothing else is said."""
    if not sent_before(pen) or unseen(pen.brief):
        return Markup('')
    return _of_places(pen, 'items.status', _of_places(pen, 'items.seen', _first_seen(pen)))


def _first_seen(pen: Pen) -> Markup:
    # Days and days with an hour are compared by what stands first in both.
    first = min((item.seen for item in pen.topic.places), key=lambda seen: seen[:10])
    return said_when(pen, 'items.seen', first)


def _of_places(pen: Pen, key: str, shown: Markup) -> Markup:
    """What is shown, noted as said of every place of the letter."""
    return said(key, ' '.join(str(number) for number, _ in pen.topic.items), shown)


@printing(unasked=('items.seen',), plain=True)
def looked_once(pen: Pen) -> bool:
    """Whether every place was looked at on the same day and hour."""
    return len({item.seen for item in pen.topic.places}) == 1


def _law(pen: Pen) -> Law | None:
    """The law that the step rests on, where it reaches this recipient: one on decisions only after a decision."""
    step, here = pen.brief.step, pen.topic.here
    law = step.law if step else None
    if step is None or law is None or is_too_old(law.checked, here.on) or not in_force(law, here.on):
        return None
    if not (applies(law.applies, pen.topic).holds and covers(law.covers, pen.topic).holds):
        return None
    return law if is_still_open(law, step.earlier, here.on) else None


@printing(unasked=('law.cite',))
def decision_law(pen: Pen) -> Markup:
    """Where a law opens a complaint about a decision, for a time that began with it."""
    law = _law(pen)
    timed = law is not None and any(clock.starts == 'decision' for clock in law.clocks)
    return piece('law.cite', law.id, pen.say('cite', law.citation)) if law and timed else Markup('')


@printing(unasked=('law.cite',))
def step_says(pen: Pen) -> list[Markup]:
    """What the law says on which the step rests, beside those of the request."""
    law = _law(pen)
    return says(pen, law) if law else []


@printing(unasked=('wishes.fingerprint',))
def fingerprints(pen: Pen) -> Markup:
    """The services for fingerprints of intimate pictures of adults that the recipient takes part in."""
    wanted = pen.case.wishes.fingerprint == 'yes' and pen.case.living == 'yes'
    intimate = any(material.kind.startswith('intimate-') for material in pen.topic.materials)
    return matching(pen) if wanted and intimate else Markup('')


class Event(NamedTuple):
    """Something of which the day is known: the numbers of the places where it was seen, or what was sent."""

    day: Markup
    seen: Markup
    sent: Earlier | None
    again: bool = False
    """Whether it was asked for before: then it was seen there once more."""


@printing(unasked=('items.seen', 'items.url'))
def events(pen: Pen) -> list[Event]:
    """What is known to have happened, by its day, the first one first: where it was seen, what was written, answers."""
    by_moment: dict[tuple[str, bool], list[str]] = {}
    for number, (place, item) in enumerate(pen.topic.items, 1):
        again = _is_after(item.seen, _asked_on(place, pen))
        by_moment.setdefault((item.seen, again), []).append(str(number))
    found = [
        (when, Event(_seen_at(pen, when), Markup('{}').format(pen.tongue.comma.join(numbers)), None, again=again))
        for (when, again), numbers in by_moment.items()
        if when
    ]
    found += [
        (one.on, Event(told.day, Markup(''), told)) for one, told in zip(sent_before(pen), earlier(pen), strict=True)
    ]
    # Days and days with an hour are compared by what stands first in both.
    return [event for _, event in sorted(found, key=lambda pair: pair[0])]


def _asked_on(place: int, pen: Pen) -> str:
    """The first day on which something was sent about a place, by its number in the case; nothing of others.

    Where no places were noted it was about those of the service that got it.
    """
    found = pen.topic.here.recipients[place - 1]
    own = found.id if found else ''
    about = (one for one in sent_before(pen) if (str(place) in one.places if one.places else one.recipient == own))
    return min((one.on[:10] for one in about), default='')


def _is_after(when: str, first: str) -> bool:
    return bool(first) and when[:10] > first


def _seen_at(pen: Pen, when: str) -> Markup:
    """A moment at which places were seen, noted as said of each of them."""
    shown = said_when(pen, 'items.seen', when)
    for number, item in pen.topic.items:
        if item.seen == when:
            shown = said('items.seen', str(number), shown)
    return shown
