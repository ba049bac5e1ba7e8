"""Where each paper stands and what may be done next, as plain lines, as JSON, and as the table of the first page."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from letters.followup.state import said_of
from letters.languages.locale import plain_date
from letters.model.case import UNANSWERED
from letters.model.case import day
from letters.sheets.office import own_times
from letters.sheets.sheet import Standing
from letters.wording.plan import public_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence
    from datetime import date

    from letters.followup.ladder import Option
    from letters.followup.returned import Returned
    from letters.followup.thread import Thread
    from letters.model.case import Sent
    from letters.model.law import Authority
    from letters.wording.words import Wording

_ORDER = ('overdue', 'due', 'answered', 'to-send', 'waiting', 'held', 'spare', 'done')
"""What somebody has to act on stands first."""


def urgent_first(threads: Iterable[Thread]) -> list[Thread]:
    """The papers, overdue ones first, of like ones the one that ended first."""
    return sorted(threads, key=urgency)


def urgency(thread: Thread) -> tuple[int, str, str]:
    """What sorts papers: what has to be acted on, and how long already."""
    return _ORDER.index(thread.state), _when(thread.by), thread.number


def _when(by: date | datetime | None) -> str:
    return by.isoformat() if by else ''


def moment_said(by: date | datetime, wording: Wording) -> str:
    """A day, and its hour where it has one, with the zone in which it was written."""
    said = plain_date(by.date() if isinstance(by, datetime) else by, wording.language)
    return f'{said}, {by:%H:%M} {by.isoformat()[-6:]}' if isinstance(by, datetime) else said


def lines(threads: Sequence[Thread], wording: Wording) -> Iterator[str]:
    """Each paper in a line, then when it was sent and what may be done, in lines of their own below it."""
    for one in urgent_first(threads):
        yield line(one, wording)
        yield from (f'  {said}' for said in what_follows(one, wording))


def back(places: Iterable[Returned], wording: Wording) -> Iterator[str]:
    """What each place that came later has in common with one that was removed; nothing of one that has nothing."""
    for one in places:
        numbers = {'place': str(one.item + 1), 'other': str(one.of + 1)}
        yield wording.message(f'back.{one.likeness}', **numbers)


def line(thread: Thread, wording: Wording) -> str:
    """A paper, to whom it goes, and where it stands."""
    return f'{thread.number} {wording.line(titled(thread, wording), stands(thread, wording))}'


def titled(thread: Thread, wording: Wording) -> str:
    """The paper that was sent last, by its title and by whom it went to."""
    kind = thread.sent[-1].paper if thread.sent else thread.kind
    recipient = wording.recipient(thread.recipient)
    return wording.message('start.paper', paper=wording.paper(kind), recipient=recipient)


def stands(thread: Thread, wording: Wording) -> str:
    """Where a paper stands, in a sentence."""
    last = thread.sent[-1] if thread.sent else None
    waits = thread.paper.after.paper if thread.paper and thread.paper.after else ''
    # Of a paper to an authority whose law sets no time no day is told.
    asks = thread.state == 'waiting' and thread.by is None and thread.recipient in wording.registry.outline.authorities
    answered = day_said(last.answered_on, wording) if last else ''
    # Silence has no day on which it came.
    dayless = '-no-day' if thread.state == 'answered' and not answered else ''
    return wording.message(
        'stands.office' if asks else 'stands.post' if thread.earliest else f'stands.{thread.state}{dayless}',
        sent=day_said(last.on, wording) if last else '',
        by=moment_said(thread.by, wording) if thread.by else '',
        answer=wording.choice('sent.answer', last.answer) if last and last.answer else '',
        on=answered,
        paper=waits,
    )


def day_said(written: str, wording: Wording) -> str:
    """A day as people write it; nothing where none was written down."""
    found = day(written)
    return plain_date(found, wording.language) if found else ''


def what_follows(thread: Thread, wording: Wording) -> Iterator[str]:
    """What may be done, the proposed first; whose time it was; that no rule gives one."""
    if thread.law and thread.state in {'waiting', 'due', 'overdue'}:
        yield wording.message('stands.law', law=wording.law(thread.law))
    elif thread.by and thread.sent and thread.sent[-1].answer in UNANSWERED:
        yield wording.message('stands.no-law')
    for n, option in enumerate(thread.options):
        said = option_said(option, wording)
        # An end is no other thing to do: it is said as it is.
        yield said if option.then == 'end' else wording.message('stands.or' if n else 'stands.next', what=said)


def option_said(option: Option, wording: Wording) -> str:
    """What an option is, in a sentence; of a way that a law opens, what the law says and where to look."""
    authority = option.authority
    if option.then == 'inform':
        law = wording.registry.law(option.law)
        told = wording.together(*(wording.translator.text(f'law {law.id}', one.text) for one in law.says))
        return wording.message(f'next.{option.rung}', name=told, address=law.sources[-1].url)
    rests_on = wording.law(option.law) if option.law else ''
    own = own_times([wording.registry.law(option.law)], wording) if option.then == 'authority' else []
    said = wording.message(
        f'next.{_of_authority(option, own)}' if option.then == 'authority' else f'next.{option.rung}',
        papers=wording.joined(option.papers),
        name=_found(authority, wording) if authority else rests_on,
        time=wording.together(*own),
    )
    said = wording.together(wording.stopped(said), *own) if own and option.papers else said
    return wording.together(said, *_until(option, wording))


def _found(authority: Authority, wording: Wording) -> str:
    """The name of an authority, and where it is found if that is known."""
    return wording.joined(filter(None, (authority.called(wording.language), authority.complaint or authority.url)))


def _until(option: Option, wording: Wording) -> Iterator[str]:
    if option.until:
        yield wording.message('next.until', date=plain_date(option.until, wording.language))


def _of_authority(option: Option, own: Sequence[str]) -> str:
    """By which message an authority is named: with the letter that it gets, with the time that the person has."""
    return 'complain' if option.papers else 'tell-within' if own else option.rung


def as_json(threads: Sequence[Thread], wording: Wording) -> list[dict[str, Any]]:
    """The same for a program."""
    kinds = wording.registry.papers
    return [
        {
            'id': one.number,
            'paper': public_name(kinds[one.kind]) if one.kind in kinds else one.kind,
            'recipient': one.recipient,
            'state': one.state,
            'sent': [said_of(entry) for entry in one.sent],
            'by': _when(one.by) or None,
            'earliest': one.earliest,
            'law': one.law or None,
            'again': list(one.again),
            'options': [_option(option, wording) for option in one.options],
        }
        for one in urgent_first(threads)
    ]


def _option(option: Option, wording: Wording) -> dict[str, Any]:
    return {
        'id': option.rung,
        'then': option.then,
        'paper': option.paper or None,
        'law': option.law or None,
        'papers': list(option.papers),
        'authority': option.authority.id if option.authority else None,
        'until': option.until.isoformat() if option.until else None,
        'text': option_said(option, wording),
    }


def standing(threads: Sequence[Thread], wording: Wording, written: Mapping[str, str]) -> Standing:
    """What the first page says: by when each letter is answered, or what came, and the one thing that is next.

    `written` are letters that lie there and were not sent: the step of each by its number.
    """
    started = [one for one in urgent_first(threads) if one.sent]
    ends = {entry.number: _end(entry, one, wording) for one in started for entry in one.sent}
    said = (wording.together(line(one, wording), *_next(one, written, wording)) for one in started)
    return Standing(ends, tuple(said))


def _next(thread: Thread, written: Mapping[str, str], wording: Wording) -> Iterator[str]:
    """A letter that only has to be sent, else what is proposed: a page to start with names one thing."""
    if thread.next_number in written:
        step = written[thread.next_number]
        yield wording.message('stands.written', paper=thread.next_number, step=step)
        yield from (said for option in thread.options for said in _until(option, wording))
    else:
        yield from (wording.message('stands.next', what=option_said(one, wording)) for one in thread.options[:1])


def _end(entry: Sent, thread: Thread, wording: Wording) -> str:
    if entry.answer and entry.answer not in UNANSWERED:
        answer, on = wording.choice('sent.answer', entry.answer), day_said(entry.answered_on, wording)
        return wording.message('stands.came', answer=answer, date=on)
    if not thread.by or entry is not thread.sent[-1]:
        return ''
    said = moment_said(thread.by, wording)
    return wording.message('stands.earliest', date=said) if thread.earliest else said
