"""Spans of time and days, in words or numbers."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november',
    'december',
)  # fmt: skip
_ISO = re.compile(r'\b([12]\d{3})-(\d\d)-(\d\d)\b')
_LONG = re.compile(r'\b(\d{1,2}) (' + '|'.join(_MONTHS) + r') ([12]\d{3})\b', re.IGNORECASE)
# A day of a month in any language, with its year behind it.
_DAY = re.compile(r'\b\d{1,2}\.? (?:de )?[^\W\d_]+\.? (?:de )?[12]\d{3}\b')
_WORDS = (
    'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen',
    'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty',
)  # fmt: skip
_NUMBERS = {word: number for number, word in enumerate(_WORDS, 1)} | {'thirty': 30, 'sixty': 60, 'ninety': 90}
_TIME = re.compile(
    rf'\b(?P<number>\d{{1,4}}|{"|".join(_NUMBERS)})[\s-]+(?:\([^()]*\)\s*)?(?:more |further |additional )?'
    r'(?P<kind>working|business)?[\s-]*(?:calendar[\s-]+)?(?P<unit>hour|day|week|month|year)s?\b',
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r'[\s-]+(?:calendar |working |business )?(?:hours?|days?|weeks?|months?|years?|million|per cent)\b', re.IGNORECASE
)


class Span(NamedTuple):
    """A span of time: how many of which unit (`hour`, `day`, `business-day`, `month`)."""

    number: int
    unit: str

    def __str__(self) -> str:
        return f'{self.number} {self.unit}s'


def span(number: int, unit: str) -> Span:
    """A span in its normal form: weeks are days, years are months; hours stay hours, and months are not days."""
    unit = unit.casefold().strip().replace(' ', '-').removesuffix('s').replace('working', 'business')
    factor, unit = {'week': (7, 'day'), 'year': (12, 'month')}.get(unit, (1, unit))
    return Span(number * factor, unit)


def spans(text: str) -> Iterator[Span]:
    """The spans of time in an English text, in digits or words."""
    for found in _TIME.finditer(text):
        number, unit = found['number'].casefold(), found['unit'].casefold()
        yield span(_NUMBERS.get(number) or int(number), f'business-{unit}' if found['kind'] else unit)


def days(text: str) -> Iterator[str]:
    """The days in a text, written 2026-01-31 or 31 January 2026, in the first form."""
    yield from (found.group() for found in _ISO.finditer(text))
    for day, month, year in _LONG.findall(text):
        try:
            yield date(int(year), _MONTHS.index(month.casefold()) + 1, int(day)).isoformat()
        except ValueError:
            continue


def is_measured(number: str, rest: str) -> bool:
    """Whether a number, by what stands behind it, counts hours, money and the like."""
    return bool(_MEASURED.match(rest)) or bool(re.search(r'-(?:hour|day|week|month|year)s?$', number))


def is_dated(text: str, start: int, end: int) -> bool:
    """Whether the signs from one place of a text to another are part of a day."""
    found = (*_DAY.finditer(text), *_ISO.finditer(text))
    return any(day.start() <= start and end <= day.end() for day in found)
