"""Languages as such: their direction, how they write a date and a country."""

from __future__ import annotations

from datetime import date
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.locale import Direction

_RTL = frozenset({'ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'})


def direction(language: str) -> Direction:
    """Whether a language runs from right to left."""
    return 'rtl' if language.split('_', maxsplit=1)[0].split('-', maxsplit=1)[0] in _RTL else 'ltr'


def long_date(day: date, language: str) -> str:
    """A day with the month in words and Latin digits, and the ISO date beside it."""
    from babel.dates import format_date

    return f'{format_date(day, "long", locale=_babel(language))} ({day.isoformat()})'


def plain_date(day: date, language: str) -> str:
    """A day with the month in words, as people read it: on the screen and on what is sent to nobody."""
    from babel.dates import format_date

    return format_date(day, 'long', locale=_babel(language))


def moment(seen: str, language: str) -> str:
    """A date, or a date with its time and zone: `18 November 2026, 21:40, UTC+05:00`."""
    from babel.dates import format_date

    when = datetime.fromisoformat(seen)
    # Figures and a month in letters that run the other way change places when they are copied out of a PDF.
    rtl = direction(language) == 'rtl'
    text = when.date().isoformat() if rtl else format_date(when.date(), 'long', locale=_babel(language))
    if 'T' not in seen:
        return text
    offset = when.strftime('%z')
    zone = f', UTC{offset[:3]}:{offset[3:]}' if offset else ''
    return f'{text}, {when:%H:%M}{zone}'


def _babel(language: str) -> str:
    # English letters write the day before the month; Arabic and Persian ones keep Latin digits.
    return {'en': 'en_GB', 'ar': 'ar_EG@numbers=latn', 'fa': 'fa@numbers=latn'}.get(language, language)


@cache
def countries() -> frozenset[str]:
    """The two letters of every country and territory that Babel names, without unions and test codes."""
    from babel import Locale

    codes = {str(code) for code in Locale('en').territories}
    return frozenset({code for code in codes if code.isalpha()} - {'EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'})


def country_name(code: str, language: str) -> str:
    """The name of a country in a language; the code where Babel has none."""
    from babel import Locale

    return str(Locale.parse(language.replace('-', '_')).territories.get(code.upper(), code.upper()))


def language_name(code: str, language: str) -> str:
    """The name of a language in a language; the code where Babel has none."""
    from babel import Locale

    named = Locale.parse(language.replace('-', '_')).languages
    return str(named.get(code.replace('-', '_')) or named.get(code[:2]) or code)
