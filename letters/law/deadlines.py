"""Clocks: when an answer is due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from datetime import datetime
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.model.case import day
from letters.model.case import exact
from letters.model.law import STARTED_BY_LETTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.case import Case
    from letters.model.law import Clock
    from letters.model.law import Law
    from letters.model.law import Wait
    from letters.model.registry import Registry

_HOURS = {'hours': 1, 'days': 24, 'business-days': 24, 'weeks': 168, 'months': 720}


def leading(laws: Iterable[Law]) -> tuple[Law, Clock] | None:
    """The one clock of a letter, and its law: the soonest that the letter starts, one to act before one to answer.

    A reader who is given two times for one link takes the later one.
    """
    started = [(law, law.deadline) for law in laws]
    found = [(law, clock) for law, clock in started if clock is not None and clock.starts in STARTED_BY_LETTER]
    return min(found, key=lambda pair: (pair[1].for_answer, pair[1].value * _HOURS[pair[1].unit]), default=None)


def calendar_of(law: Law, case: Case, registry: Registry) -> str:
    """The country whose public holidays count: the law's own; for a law of several countries where the person lives."""
    place = registry.jurisdiction_of(law).partition('-')[0]
    return case.person.country if place in registry.vocabulary.groups else place.upper()


def due_date(deadline: Clock, received: date, country: str) -> date:
    """The day on which a period ends that starts with the receipt on `received`.

    Days, weeks and months are counted without the day of receipt (Regulation 1182/71 Art. 3(1)); hours are turned
    into the day in which the last one falls when they start at the end of the day of receipt.
    """
    value = deadline.value
    if deadline.unit == 'business-days':
        return _business_days(received, value, country)
    if deadline.unit == 'months':
        end = months_after(received, value)
    else:
        days = {'hours': -(-value // 24), 'days': value, 'weeks': 7 * value}[deadline.unit]
        end = received + timedelta(days=days)
    return _working_day(end, country) if deadline.ends == 'next-working-day' else end


def waited_until(wait: Wait, since: date) -> date:
    """The day until which a service is asked that was asked on `since`."""
    if wait.unit == 'months':
        return months_after(since, wait.value)
    return since + timedelta(days=-(-wait.value * _HOURS[wait.unit] // 24))


def due_moment(clock: Clock, sent: str, country: str) -> date | datetime | None:
    """The moment at which the time of a clock ends for a letter that was sent and received at `sent`.

    A moment with its zone where the clock counts hours and the hour of sending is known with its zone, for an hour is
    an hour also in the night in which clocks are changed; else the day in which it ends. None for what has no day.
    """
    moment = exact(sent)
    if moment is not None and clock.unit == 'hours':
        return moment + timedelta(hours=clock.value)
    on = day(sent)
    return due_date(clock, on, country) if on else None


def day_of(due: date | datetime) -> date:
    """The day in which something is due, where it was sent."""
    return due.date() if isinstance(due, datetime) else due


_SATURDAY = 5


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@lru_cache(maxsize=256)
def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays

    try:
        return frozenset(holidays.country_holidays(country.upper(), years=year))
    except NotImplementedError:
        return frozenset()


def _is_working_day(day: date, country: str) -> bool:
    return day.weekday() < _SATURDAY and day not in _holidays(country, day.year)


def _working_day(day: date, country: str) -> date:
    while not _is_working_day(day, country):
        day += timedelta(days=1)
    return day


def _business_days(day: date, count: int, country: str) -> date:
    while count:
        day += timedelta(days=1)
        count -= _is_working_day(day, country)
    return day
