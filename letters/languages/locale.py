"""Languages as such: their direction, how they write a date and a country."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from letters.languages.codes import code
from letters.languages.codes import known
from letters.registry.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

    from letters.model.locale import Direction


def direction(language: str) -> Direction:
    """Which way a language runs, as its folder says or its script tells."""
    return tongue(language).direction


def long_date(day: date, language: str) -> str:
    """A day with the month in words and Latin digits, and the ISO date beside it."""
    said = plain_date(day, language)
    return said if said == day.isoformat() else f'{said} ({day.isoformat()})'


def plain_date(day: date, language: str) -> str:
    """A day with the month in words, as people read it: on the screen and on what is sent to nobody."""
    from babel.dates import format_date

    own = _babel(language)
    said = format_date(day, 'long', locale=own) if own else ''
    first = tongue(language).first_of_month if day.day == 1 else ''
    said = f'{first} {said.removeprefix("1 ")}' if first and said.startswith('1 ') else said
    # Of some languages Unicode has no months, and of others nothing.
    return said if said and f'M{day.month:02}' not in said else day.isoformat()


def listed(parts: Iterable[str], language: str) -> str:
    """Things that are all meant, as the language names them in a sentence: 04, 05, and 06."""
    from babel.lists import format_list

    return format_list(tuple(parts), locale=_babel(language) or 'en')


def moment(seen: str, language: str) -> str:
    """A date, or a date with its time and zone: `18 November 2026, 21:40, UTC+05:00`."""
    when = datetime.fromisoformat(seen)
    # Figures and a month in letters that run the other way change places when they are copied out of a PDF.
    rtl = direction(language) == 'rtl'
    text = when.date().isoformat() if rtl else plain_date(when.date(), language)
    if 'T' not in seen:
        return text
    offset = when.strftime('%z')
    zone = f', UTC{offset[:3]}:{offset[3:]}' if offset else ''
    return f'{text}, {when:%H:%M}{zone}'


def _babel(language: str) -> str:
    """The language as Babel knows it; empty where it does not. It writes dates in the digits 0 to 9, as letters do."""
    # English letters write the day before the month.
    return str(known('en_GB' if language == 'en' else code(language)) or '')


def _names(language: str) -> Locale:
    """What Unicode knows of a language; of English where it does not know it."""
    from babel import Locale

    return Locale.parse(_babel(language) or 'en')


@cache
def countries() -> frozenset[str]:
    """The two letters of every country and territory that Babel names, without unions and test codes."""
    from babel import Locale

    codes = {str(code) for code in Locale('en').territories}
    return frozenset({code for code in codes if code.isalpha()} - {'EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'})


def country_name(country: str, language: str) -> str:
    """The name of a country in a language; the English one, or the code, where Babel has none."""
    return str(_names(language).territories.get(country.upper(), country.upper()))


def language_name(named: str, language: str) -> str:
    """The name of a language in a language; the code where Babel has none."""
    names, own = _names(language).languages, code(named)
    return str(names.get(own) or names.get(own.partition('_')[0]) or named)
