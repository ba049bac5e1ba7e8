"""What a translation must not change in what is said: citations, times, and whether it is denied."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.languages.words import holds
from letters.languages.words import lists
from letters.languages.words import may_hold_a_time

if TYPE_CHECKING:
    from letters.model.locale import Domain

UNITS = ('minute', 'hour', 'day', 'week', 'month', 'year')
_PLACEHOLDER = re.compile(r'%\([a-z_]+\)s')
_ADDRESS = re.compile(r'https?://\S+|\S+@\S+|(?<![\w.])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])(?:/\S*)?')
# Letters and small Roman numerals in brackets, and letters at the end of a figure: 17(1)(d), 223a, 66B.
_CITING = r'[A-Za-z]|[ivxIVX]{2,6}'
_BRACKETED = re.compile(rf'(?<![A-Za-z])\(({_CITING})\)')
_HALF_BRACKETED = re.compile(r'(?<![\w(-])([A-Za-z]|[ivx]{2,6})\)')
_GLUED = re.compile(r'\d([A-Za-z]{1,3})(?![A-Za-z0-9])')
_HYPHENED = re.compile(r'\d-([A-Z])(?![A-Za-z])')
_LEADING = re.compile(r'(?<![\w-])([A-Z])-?\d')
# Of English, and of the first day of a month in French.
_ORDINAL = frozenset({'st', 'nd', 'rd', 'th', 'er'})
_ROMAN = re.compile(r'(?<![\w.(-])[IVX]{2,6}(?![\w-])')
_ROMAN_AFTER = re.compile(r'(?:\d, |Annex )([IVX])(?!\w)')
_LONE = re.compile(r'(?<![\w.-])([A-Za-z]{1,6})(?![\w-])')
# Figures that signs hold together: 226-2-1, 2016/679, 197.7. A range such as 8-20 is said in words by many languages.
_COMPOUND = re.compile(r'(?<![\d.,/-])(?:\d+(?:[-/.]\d+){2,}|\d{3,}[-/]\d+|\d+\.\d+)(?![\d/-])')
_DASHES = re.compile('[\u2010-\u2015\u2212]')
# Figures, Roman numerals and letters in one sign of their own.
_IN_ONE_SIGN = re.compile('[\u2160-\u2188\u00b2\u00b3\u00b9\u2070-\u2089\u2460-\u24ff\u2776-\u2793]')


def citations(source: str, translation: str) -> bool:
    """The letters, Roman numerals and figures of citations are those of the English."""
    if _IN_ONE_SIGN.search(translation) and not _IN_ONE_SIGN.search(source):
        return False
    cited, said = _cited(source), unicodedata.normalize('NFKC', _PLACEHOLDER.sub(' ', translation))
    if _marked(said) + _half_bracketed(said) - cited:
        return False
    there = Counter(_LONE.findall(said)) + _marked(_BRACKETED.sub(' ', said))
    if any(there[one] < count for one, count in cited.items()):
        return False
    return not _compounds(source) - _compounds(said)


def _compounds(text: str) -> Counter[str]:
    return Counter(_COMPOUND.findall(_DASHES.sub('-', text)))


@lru_cache(maxsize=4096)
def _cited(source: str) -> Counter[str]:
    """The letters and Roman numerals by which a text cites."""
    text = _PLACEHOLDER.sub(' ', source)
    # What stands after a comma and before a bracket is one thing: (art. 4, I).
    after: Counter[str] = Counter(_ROMAN_AFTER.findall(text))
    return _marked(text) + (_half_bracketed(text) | after)


def _half_bracketed(text: str) -> Counter[str]:
    """Letters and Roman numerals before a bracket that ends: article 6 i)."""
    return Counter(_HALF_BRACKETED.findall(_BRACKETED.sub(' ', text)))


def _marked(text: str) -> Counter[str]:
    """Letters and Roman numerals whose place shows that they cite."""
    patterns = (_BRACKETED, _ROMAN, _HYPHENED, _LEADING)
    found = [one for pattern in patterns for one in pattern.findall(text)]
    return Counter(found + [one for one in _GLUED.findall(text) if one not in _ORDINAL])


def negation(source: str, translation: str, language: str, domain: Domain) -> bool:
    """It denies where the English does, and nowhere else."""
    held = lists(language)
    if held is None or source in held.free:
        return True
    mine, theirs = holds(_worded(source), 'en', 'negation'), holds(_worded(translation), language, 'negation')
    if mine == theirs:
        return True
    kinds = ('either',) if domain == 'letters' else ('either', 'either_on_screens')
    said, tongue = (translation, language) if mine else (source, 'en')
    return any(holds(said, tongue, kind) for kind in kinds)


def _worded(text: str) -> str:
    """A text without links, addresses and hosts: the country of a Norwegian page denies nothing."""
    return _ADDRESS.sub(' ', text)


def times(source: str, translation: str, language: str, domain: Domain) -> bool:
    """Its times are in the units of the English: hours stay hours, days stay days."""
    held = lists(language)
    if held is None or source in held.free:
        return True
    mine, theirs = _units(source, 'en'), _units(translation, language)
    if domain == 'letters':
        return mine == theirs
    # A screen says "at any time", "up to date" and "under 18" as its language does: only counted units are periods.
    counted = _units(translation, language, counted=True) - {'year'}
    return _units(source, 'en', counted=True) <= theirs and counted <= mine


def _units(text: str, language: str, *, counted: bool = False) -> set[str]:
    if not may_hold_a_time(text, language):
        return set()
    return {unit for unit in UNITS if holds(text, language, f'time.{unit}', counted=counted)}
