"""What was typed at a question as an answer of the right form, or what is wrong with it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from letters.casefile.contradictions import countries
from letters.casefile.shape import leaf
from letters.casefile.shape import leaves
from letters.languages.locale import country_name
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.model.question import Question

# What people type for a country beside its name and its code.
_ALSO = {
    'usa': 'US', 'us': 'US', 'america': 'US', 'uk': 'GB', 'britain': 'GB', 'great britain': 'GB', 'england': 'GB',
    'scotland': 'GB', 'wales': 'GB', 'northern ireland': 'GB', 'uae': 'AE', 'holland': 'NL', 'eeuu': 'US',
    'ee uu': 'US',
}  # fmt: skip
# Invisible marks of direction come along when text is copied.
_MARKS = '\u200e\u200f\ufeff\u061c'
SEVERAL = frozenset({'texts', 'lines', 'countries'})
"""Answers that are typed one after the other, each with Enter."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or the id of what is wrong with it and what fills that message."""

    value: tuple[str, ...] = ()
    problem: str = ''
    values: tuple[tuple[str, str], ...] = ()


def stripped(typed: str) -> str:
    """What was typed, without space and invisible marks around it; nothing where nothing of it can be seen."""
    text = typed.strip(_MARKS + ' \t\r\n\v\f\x85\u2028\u2029')
    return text if safe.is_seen(text) else ''


def understood(typed: str, question: Question, offered: Mapping[str, str], language: str) -> Reply:
    """What was typed at a question whose choices are offered under these words (value: words)."""
    text = stripped(typed)
    several = question.answer in {'choices', 'texts'}
    if offered and (several or question.choices):
        return _chosen(_parts(text) if several and text.casefold() not in _names(offered) else [text], offered)
    return _open(text, question, offered, language)


def _open(text: str, question: Question, offered: Mapping[str, str], language: str) -> Reply:
    """An answer that need not be among those offered."""
    chosen = _chosen([text], offered)
    if offered and not chosen.problem:
        return chosen
    if question.answer in {'country', 'countries'}:
        text = _country(text, language)
    elif question.key == 'person.region':
        text = text.upper()
    return checked(text, question.key)


def checked(text: str, key: str) -> Reply:
    """One text as the answer to a key (without numbers), if it has the right form."""
    found = leaf(leaves()[key], text)
    if not found.problem:
        return Reply((text if key.endswith('url') else safe.one_line(text),))
    return Reply(problem=found.problem, values=tuple(found.values.items()))


def _chosen(parts: list[str], offered: Mapping[str, str]) -> Reply:
    """Choices by number, by value or by their words."""
    words, named = list(offered), _names(offered)
    found: list[str] = []
    for part in parts:
        number = _number(part)
        if 0 < number <= len(words):
            found.append(words[number - 1])
        elif part.casefold() in named:
            found.append(named[part.casefold()])
        else:
            return Reply(problem='start.not-a-choice', values=(('last', str(len(words))),))
    return Reply(tuple(dict.fromkeys(found)))


def _names(offered: Mapping[str, str]) -> dict[str, str]:
    return {name.casefold(): value for value, words in offered.items() for name in (words, value)}


def _number(text: str) -> int:
    """A number in the digits of any script; 0 where there is none."""
    text = text.rstrip('.)')
    try:
        return int(''.join(str(unicodedata.decimal(character)) for character in text)) if len(text) < 5 else 0  # noqa: PLR2004
    except ValueError:
        return 0


def numbers_in(text: str) -> tuple[int, ...]:
    """Several numbers typed in a line; 0 stands for each part that is none."""
    return tuple(_number(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The parts of a line, between spaces or commas."""
    return re.split(r'[\s,;،؛]+', text.strip(' ,;،؛')) if text.strip(' ,;،؛') else []


def _country(text: str, language: str) -> str:
    """The code of a country that was written as a code or by its name."""
    also = _ALSO.get(text.casefold().replace('.', ''))
    if also or (len(text) == 2 and text.isascii()):  # noqa: PLR2004
        return also or text.upper()
    return _country_codes(language).get(text.casefold()) or _country_codes('en').get(text.casefold(), text)


@cache
def _country_codes(language: str) -> dict[str, str]:
    return {country_name(code, language).casefold(): code for code in sorted(countries())}
