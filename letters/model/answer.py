"""One answer of a case, looked at by itself: what may stand there, and in which form it is kept."""

import re
import unicodedata
from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from letters.model.links import link
from letters.safe import text as safe

_CASE_ID = re.compile(r'[A-Z0-9][A-Z0-9-]{2,31}')
_CASE_KEY = re.compile(r'[A-Z0-9]{16}')
_COUNTRY = re.compile(r'[A-Z]{2}')
_REGION = re.compile(r'[A-Z]{2}-[A-Z0-9]{1,3}')
_LANGUAGE = re.compile(r'[a-z]{2,3}([_-][A-Za-z0-9]{2,8}){0,4}')
# An apostrophe belongs to many names and so to their addresses (RFC 5321, 4.1.2); in front it is a quotation mark.
_EMAIL = re.compile(r'[^\s@<>"\',;:][^\s@<>",;:]*@[^\s@<>"\',;:]+\.[^\s@<>"\',;:.]+')
# At least three digits, perhaps with the country first, and the signs that people put between them; then perhaps an
# extension: `ext. 12`, `x12`, `#12`, in the word of any language.
_PHONE = re.compile(
    r'(?=(?:[^0-9]*[0-9]){3})[+(0-9][0-9 ()/.-]{2,38}(?:[ ,;]*(?:\b[^\W\d_]{1,14}\.?:?|(?<=\d)[^\W\d_]|#) ?[0-9]{1,8})?'
)
_DASHES = dict.fromkeys(map(ord, '\u2010\u2011\u2012\u2013\u2014\u2212\uff0d'), '-')
# In one piece, with a figure: two pieces may be a case number and its PIN, which nobody keeps.
_MATCHING = re.compile(r'(?!(?i:pin))(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{2,39}')
_MATERIAL = re.compile(r'[A-Za-z0-9][A-Za-z0-9-]{0,19}')
_PAPER = re.compile(r'[0-9]{2,3}(\.[0-9]{1,3})?')
_PLACE = re.compile(r'[1-9][0-9]{0,4}')
_DAY_OR_YEAR = re.compile(r'(?!0000)[0-9]{4}(-[0-9]{2}-[0-9]{2})?')
# Zones lie a quarter of an hour apart, from -12:00 to +14:00 (IANA).
_WHEN = re.compile(
    r'[0-9]{4}-[0-9]{2}-[0-9]{2}'
    r'(T(?:[01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2})?'
    r'(Z|(?:[+-](?:0[0-9]|1[01])|\+1[23]):(?:00|15|30|45)|-12:00|\+14:00))?'
)

YEAR_SIGNS = len('2020')
# Before the web was public, nothing was seen or reported there. A year of the Islamic, Persian, Indian or Ethiopian
# calendar lies before it, one of the Buddhist or Hebrew calendar after the last.
_FIRST_WEB_YEAR, _FIRST_LIFE_YEAR, _LAST_YEAR = 1991, 1900, 2200


def _shaped(pattern: re.Pattern[str], id: str) -> AfterValidator:
    def check(value: str) -> str:
        if value and not pattern.fullmatch(value):
            raise PydanticCustomError(id, id)
        return value

    return AfterValidator(check)


def _words(longest: int) -> AfterValidator:
    def check(value: str) -> str:
        line = safe.one_line(value)
        if safe.has_forbidden(line):
            raise PydanticCustomError('forbidden-character', 'forbidden-character')
        if len(line) > longest:
            raise PydanticCustomError('too-long', 'too-long', {'longest': str(longest)})
        return line

    return AfterValidator(check)


def _lettered(value: str) -> str:
    """A name has a letter, in whatever script: a full stop or a dash signs nothing."""
    if value and not any(unicodedata.category(sign).startswith('L') for sign in value):
        raise PydanticCustomError('name-form', 'name-form')
    # The next question asks for it, and a letter would be signed with it.
    if _EMAIL.fullmatch(value):
        raise PydanticCustomError('name-mail', 'name-mail')
    return value


def _straight(value: str) -> str:
    """An address with the apostrophe of a keyboard, where a telephone made a curly one of it."""
    return value.replace('\u2019', "'")


def _dialled(value: str) -> str:
    """A number as anybody can dial it: digits 0 to 9, and without the marks that an address book copies along."""
    plain = ''.join(sign for sign in value if unicodedata.category(sign) != 'Cf')
    return safe.digits(unicodedata.normalize('NFKC', plain)).translate(_DASHES)


def _when(value: str) -> str:
    return _day(value, _FIRST_WEB_YEAR)


def _day(value: str, first: int) -> str:
    value = safe.digits(value)
    if not value:
        return value
    if not _WHEN.fullmatch(value):
        raise PydanticCustomError('date-form', 'date-form')
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError('date-form', 'date-form') from None
    return _of_our_calendar(value, first)


def _of_our_calendar(value: str, first: int) -> str:
    if not first <= int(value[:YEAR_SIGNS]) <= _LAST_YEAR:
        raise PydanticCustomError('date-calendar', 'date-calendar')
    return value


def _died(value: str) -> str:
    value = safe.digits(value)
    if value and not _DAY_OR_YEAR.fullmatch(value):
        raise PydanticCustomError('died-form', 'died-form')
    if len(value) > YEAR_SIGNS:
        return _day(value, _FIRST_LIFE_YEAR)
    return _of_our_calendar(value, _FIRST_LIFE_YEAR) if value else value


Title = Annotated[str, _words(200)]
Name = Annotated[str, _words(200), AfterValidator(_lettered)]
Line = Annotated[str, _words(300)]
Paragraph = Annotated[str, _words(2000)]
Url = Annotated[str, AfterValidator(link)]
Email = Annotated[str, _words(254), AfterValidator(_straight), _shaped(_EMAIL, 'email-form')]
Phone = Annotated[str, AfterValidator(_dialled), _words(40), _shaped(_PHONE, 'phone-form')]
MatchingNumber = Annotated[str, AfterValidator(safe.digits), _shaped(_MATCHING, 'matching-number-form')]
CaseId = Annotated[str, _shaped(_CASE_ID, 'case-id-form')]
CaseKey = Annotated[str, _shaped(_CASE_KEY, 'case-key-form')]
MaterialId = Annotated[str, _shaped(_MATERIAL, 'material-id-form')]
PaperNumber = Annotated[str, _shaped(_PAPER, 'paper-number-form')]
PlaceNumber = Annotated[str, _shaped(_PLACE, 'place-number-form')]
Country = Annotated[str, _shaped(_COUNTRY, 'country-form')]
Region = Annotated[str, _shaped(_REGION, 'region-form')]
Language = Annotated[str, _shaped(_LANGUAGE, 'language-form')]
When = Annotated[str, AfterValidator(_when)]
DayOrYear = Annotated[str, AfterValidator(_died)]
