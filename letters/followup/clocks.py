"""When an answer to a paper that was sent is due: to the hour where the law counts hours and the hour is known."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from datetime import timedelta
from typing import TYPE_CHECKING

from letters.law.deadlines import due_date
from letters.model.case import day

if TYPE_CHECKING:
    from letters.model.law import Clock

PATIENCE = timedelta(days=7)
"""How long nobody waits where no rule that we could check gives a time, or the time has passed once already."""


def due_moment(clock: Clock, sent: str, country: str) -> date | datetime | None:
    """The moment at which the time of a clock ends for a letter that was sent and received at `sent`.

    A moment with its zone where the clock counts hours and the hour of sending is known with its zone, for an hour is
    an hour also in the night in which clocks are changed; else the day in which it ends. None for what has no day.
    """
    moment = moment_of(sent)
    if moment is not None and clock.unit == 'hours':
        return moment + timedelta(hours=clock.value)
    on = day(sent)
    return due_date(clock, on, country) if on else None


def moment_of(written: str) -> datetime | None:
    """The moment of an answer that has an hour and a zone; None for any other."""
    if 'T' not in written:
        return None
    found = datetime.fromisoformat(written)
    return found if found.tzinfo else None


def day_of(due: date | datetime) -> date:
    """The day in which something is due, where it was sent."""
    return due.date() if isinstance(due, datetime) else due
