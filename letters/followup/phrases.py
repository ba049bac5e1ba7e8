"""The phrases of `letters/data/replies.yaml`, looked for in a folded sentence.

Of some thousand phrases few begin with a word of the sentence: only those are made ready and looked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.languages.locale import countries
from letters.languages.locale import country_name
from letters.languages.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

# What stands for a few words between two, or for more, and how many.
_GAP, _GAPS = re.compile('(…+)'), {'…': r' (?:\S+ ){0,5}', '……': r' (?:\S+ ){0,15}'}
# What stands for the name of a country, in the data and in a sentence.
_NAMED, _COUNTRY = '{country}', '¤'


def spaced(text: str, language: str) -> str:
    """A text as its folded words, a space around each, with one sign for the name of any country."""
    plain = f' {folded(text)} '
    return _countries(language).sub(_COUNTRY, plain) if plain.strip() else plain


def stands(phrase: str, sentence: str) -> bool:
    """Whether a phrase stands in a sentence."""
    begins = _begins(phrase)
    near = not begins or any(f' {word} ' in sentence for word in begins)
    return near and _pattern(phrase).search(sentence) is not None


def any_stands(phrases: Iterable[str], sentence: str) -> bool:
    """Whether one of several does."""
    return any(stands(phrase, sentence) for phrase in phrases)


def without(phrases: Iterable[str], sentence: str) -> str:
    """A sentence without some phrases; a sign is left, so that what stood around them does not come together."""
    for phrase in phrases:
        if stands(phrase, sentence):
            sentence = _pattern(phrase).sub('-', sentence)
    return sentence


def cut(phrases: Iterable[str], sentence: str) -> list[str]:
    """A sentence in parts, cut wherever one of some phrases stands."""
    parts = [sentence]
    for phrase in phrases:
        if stands(phrase, sentence):
            parts = [f' {piece.strip()} ' for part in parts for piece in _pattern(phrase).split(part)]
    return parts


@lru_cache(maxsize=4096)
def _begins(phrase: str) -> frozenset[str]:
    """The words of which one must stand in a sentence with a phrase; none where its beginning may be any word."""
    first = _GAP.split(phrase)[0].split()[0]
    if '*' in first:
        return frozenset()
    return frozenset({_COUNTRY} if first == _NAMED else (folded(word).split()[0] for word in first.split('/')))


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    parts = [_GAPS.get(part) or ' '.join(map(_word, part.split())) for part in _GAP.split(phrase)]
    return re.compile(f'(?<= ){"".join(parts)}(?= )')


def _word(word: str) -> str:
    if word == _NAMED:
        return _COUNTRY
    found = [r'\S*'.join(re.escape(folded(part)) for part in one.split('*')) for one in word.split('/')]
    return f'(?:{"|".join(found)})'


@lru_cache(maxsize=32)
def _countries(language: str) -> re.Pattern[str]:
    """The names of all countries in a language, the longer ones first."""
    names = {folded(country_name(code, language)) for code in countries()}
    return re.compile(f'(?<= )(?:{"|".join(map(re.escape, sorted(names, key=len, reverse=True)))})(?= )')
