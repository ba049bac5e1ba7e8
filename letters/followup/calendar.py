"""The days on which to look again, as a calendar (RFC 5545): an entry names neither person, matter nor service."""

from __future__ import annotations

from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Event

    from letters.followup.thread import Thread
    from letters.wording.words import Wording

NAME = 'deadlines.ics'

_RUNNING = frozenset({'waiting', 'due', 'overdue'})
# On a day of its own at nine in the morning; of an hour, at that hour.
_AT_NINE = timedelta(hours=9)
_LONG = timedelta(minutes=30)


def calendar(cases: Iterable[tuple[str, Iterable[Thread]]], on: date, wording: Wording) -> bytes:
    """An entry for each paper whose time runs, of some cases by their ids, as it stands on a day.

    The same case on the same day gives the same bytes. An entry keeps its UID, so that a calendar which took it in
    before moves it; its SEQUENCE grows with the days.
    """
    from icalendar import Calendar

    made = Calendar()
    made.add('prodid', '-//letters//letters//EN')
    made.add('version', '2.0')
    made.add('calscale', 'GREGORIAN')
    for case, threads in cases:
        for thread in threads:
            if thread.state in _RUNNING and thread.by is not None:
                made.add_component(_entry(case, thread, thread.by, on, wording))
    return bytes(made.to_ical())


def _entry(case: str, thread: Thread, by: date | datetime, on: date, wording: Wording) -> Event:
    from icalendar import Alarm
    from icalendar import Event

    said = wording.message('calendar.look', case=case, paper=thread.number)
    entry = Event()
    entry.add('uid', f'{case}-{thread.number}@letters.invalid'.lower())
    entry.add('dtstamp', datetime.combine(on, time(), UTC))
    entry.add('sequence', max(on.toordinal() - date(2020, 1, 1).toordinal(), 0))
    entry.add('summary', said)
    entry.add('class', 'PRIVATE')
    entry.add('transp', 'TRANSPARENT')
    alarm = Alarm()
    alarm.add('action', 'DISPLAY')
    alarm.add('description', said)
    if isinstance(by, datetime):
        start = by.astimezone(UTC)
        entry.add('dtstart', start)
        entry.add('dtend', start + _LONG)
        alarm.add('trigger', timedelta())
    else:
        entry.add('dtstart', by)
        entry.add('dtend', by + timedelta(days=1))
        alarm.add('trigger', _AT_NINE)
    entry.add_component(alarm)
    return entry
