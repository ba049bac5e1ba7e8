"""Days as people write them: `yesterday`, `20 nov`, `20.11.2026`, in the words of any language of the screen."""

from __future__ import annotations

import re
from datetime import date
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from letters.languages.words import folded
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_DIGITS = re.compile(r'(\d{1,4}) ?([./ -]) ?(\d{1,2})(?: ?\2 ?(\d{1,4}))?\.?')
# `20th`, `1er`, `20.`
_NUMBER = re.compile(r'(\d{1,4})(?:st|nd|rd|th|er|re|o|a)?')
_CENTURY = 2000
_SHORTEST_MONTH = 3


def days_in(untrusted: str, language: str, on: date) -> tuple[date, ...]:
    """The days that were, as a text can be read: one, none, or two where day and month can change places.

    Without a year it is the last such day. What has a time of day is none of these.
    """
    text = safe.digits(untrusted).strip()
    ago = _days_ago().get(folded(text))
    if ago is not None:
        return (on - timedelta(days=ago),)
    numbers = _IN_DIGITS.fullmatch(text)
    found = _from_digits(numbers, on) if numbers else _from_words(text, language, on)
    return tuple(dict.fromkeys(found))


@cache
def _days_ago() -> dict[str, int]:
    return {folded(word): int(ago) for ago, words in registry().typed.days.items() for word in words}


def _from_digits(typed: re.Match[str], on: date) -> Iterator[date]:
    first, sign, second, third = typed.groups()
    if len(first) == len('2026'):
        yield from _day(first, second, third or '', on) if third else ()
        return
    # With full stops the day comes first wherever they are used; with other signs either may.
    yield from _day(third, second, first, on)
    if sign != '.':
        yield from _day(third, first, second, on)


def _from_words(text: str, language: str, on: date) -> Iterator[date]:
    """A day with its month in a word, in whatever order."""
    numbers, months = list[str](), set[int]()
    for word in folded(text).split():
        number = _NUMBER.fullmatch(word)
        if number:
            numbers.append(number[1])
        else:
            months |= _months_of(word, language)
    years = [one for one in numbers if len(one) == len('2026')]
    days = [one for one in numbers if len(one) < len('202')]
    if len(months) == 1 and len(days) == 1 and len(numbers) == len(days) + len(years) and len(years) < len(numbers):
        yield from _day(years[0] if years else None, str(months.pop()), days[0], on)


def _months_of(word: str, language: str) -> set[int]:
    if len(word) < _SHORTEST_MONTH:
        return set()
    found = ({n for name, n in _months(one) if name.startswith(word)} for one in (language, *spoken()))
    return next(filter(None, found), set())


@cache
def _months(language: str) -> tuple[tuple[str, int], ...]:
    """The months by their names, longest forms, with their numbers."""
    from babel import Locale

    held = Locale.parse(language.replace('-', '_')).months
    return tuple(
        (folded(name), number)
        for form in ('format', 'stand-alone')
        for width in ('wide', 'abbreviated')
        for number, name in held[form][width].items()
    )


def _day(year: str | None, month: str, day: str, on: date) -> Iterator[date]:
    """The day, where there is one; without a year the last that was."""
    try:
        if year is not None:
            yield date(int(year) + (_CENTURY if len(year) <= len('26') else 0), int(month), int(day))
            return
        this = date(on.year, int(month), int(day))
        yield this if this <= on else this.replace(year=on.year - 1)
    except ValueError:
        return
