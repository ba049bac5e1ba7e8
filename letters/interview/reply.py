"""What was typed at a question as an answer of the right form, or what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.casefile.links import Mended
from letters.casefile.links import mended
from letters.casefile.shape import leaf
from letters.casefile.shape import leaves
from letters.languages import named
from letters.languages.codes import code
from letters.languages.days import days_in
from letters.languages.locale import country_name
from letters.languages.locale import long_date
from letters.languages.regions import region_of
from letters.languages.words import folded
from letters.model.answer import Url
from letters.registry.load import registry
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping
    from datetime import date

    from letters.model.question import Question

    _Find = Callable[[str, Mapping[str, str], Question], str]

# Invisible marks of direction come along when text is copied, also from a screen that runs from right to left.
_MARKS = '\u200e\u200f\ufeff\u061c\u2066\u2067\u2068\u2069'
# Days that are asked for as texts, because a year alone will do.
_DAYS = frozenset({'person.died'})
SEVERAL = frozenset({'texts', 'lines', 'countries'})
"""Answers that are typed one after the other, each with Enter."""
_LONGEST_NUMBER = 5
# A line of no more words is a name. Of what a letter states as the person's own words none is guessed.
_SHORT = 4
_SENTENCES = frozenset({'materials.no_consent'})
ELSEWHERE = 'elsewhere'
"""The choice that leaves open in which region of a country somebody is."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, or the id of what is wrong with it and what fills that message.

    `near` are values that may have been meant, with their words, to be offered by number. `heard` is the answer as it
    was understood, where it was typed in other words.
    """

    value: tuple[str, ...] = ()
    problem: str = ''
    values: tuple[tuple[str, str], ...] = ()
    near: tuple[tuple[str, str], ...] = ()
    heard: str = ''


def stripped(typed: str) -> str:
    """What was typed, without space and invisible marks around it; nothing where nothing of it can be seen."""
    text = typed.strip(_MARKS + ' \t\r\n\v\f\x85\u2028\u2029')
    return text if safe.is_seen(text) else ''


def understood(
    typed: str, question: Question, offered: Mapping[str, str], language: str, on: date | None = None
) -> Reply:
    """What was typed at a question whose choices are offered under these words (value: words), on a day."""
    text = stripped(typed)
    if offered and (question.answer in {'choices', 'texts'} or question.choices):
        return _chosen(text, offered, question)
    return _open(text, question, offered, language, on)


def one_of(typed: str, offered: Mapping[str, str]) -> str:
    """The one value that was typed by its number, by itself or by the first of its words; empty where there is none."""
    text = stripped(typed)
    number = _number(text)
    return [*offered][number - 1] if 0 < number <= len(offered) else named.meant(text, offered)


def _open(text: str, question: Question, offered: Mapping[str, str], language: str, on: date | None) -> Reply:
    """An answer that need not be among those offered."""
    if offered and (chosen := one_of(text, offered)):
        return Reply(('',)) if chosen == ELSEWHERE else checked(chosen, question.key)
    if question.answer in {'country', 'countries'}:
        return _country(text, language)
    if question.answer == 'language':
        return _language(text, question.key, language)
    if question.answer == 'date' or question.key in _DAYS:
        return _day(text, question.key, language, on) if on else checked(text, question.key)
    if question.key == 'person.region':
        country = next(iter(offered), '').partition('-')[0]
        return checked((region_of(text, country) if country else '') or text.upper(), question.key)
    return checked(text, question.key)


def checked(text: str, key: str) -> Reply:
    """One text as the answer to a key (without numbers), if it has the right form."""
    link = mended(text) if leaves()[key] == Url else Mended(safe.one_line(text))
    if link.problem:
        return Reply(problem=link.problem)
    found = leaf(leaves()[key], link.link)
    if not found.problem:
        return Reply((found.text,))
    return Reply(problem=found.problem, values=tuple(found.values.items()))


def _chosen(text: str, offered: Mapping[str, str], question: Question) -> Reply:
    """Choices by number, by value or by their words; several in a line where a question takes several."""
    if question.answer not in {'choices', 'texts'}:
        found = one_of(text, offered)
        return Reply((found,)) if found else _no_choice(offered)
    for find in (_value, _by_word):
        values = [one for part in re.split(r'[,;،؛]+', text) for one in _values(part, offered, question, find)]
        if values and all(values):
            chosen = tuple(dict.fromkeys(values))
            return Reply(chosen, heard='' if find is _value else ', '.join(offered.get(one, one) for one in chosen))
    return _no_choice(offered)


def _no_choice(offered: Mapping[str, str]) -> Reply:
    return Reply(problem='start.not-a-choice', values=(('last', str(len(offered))),))


def _values(part: str, offered: Mapping[str, str], question: Question, find: _Find) -> list[str]:
    """What a part of a line means: one choice, or several with spaces between them; empty for what is none."""
    whole = find(part, offered, question)
    if whole or not part.strip():
        return [whole] if whole else []
    return [find(word, offered, question) for word in part.split()]


def _value(text: str, offered: Mapping[str, str], question: Question) -> str:
    return one_of(text, offered) or (_engine(text) if question.key == 'items.engines' else '')


def _by_word(text: str, offered: Mapping[str, str], question: Question) -> str:
    """The same, or the one short line in which a word stands that stands in no other; a sentence is said by no word."""
    one, name = _value(text, offered, question), f' {folded(text)} '
    if one or not name.strip() or question.answer != 'choices' or question.key in _SENTENCES:
        return one
    lines = {value: f' {folded(said)} ' for value, said in offered.items()}
    fits = [value for value, line in lines.items() if name in line]
    return fits[0] if len(fits) == 1 and len(lines[fits[0]].split()) <= _SHORT else ''


def _engine(text: str) -> str:
    """A search engine that exists and has no record, by its name; empty for any other word."""
    return named.meant(text, {name: name for name in registry().typed.engines})


def _number(text: str) -> int:
    """A number in the digits of any script; 0 where there is none."""
    digits = safe.digits(text.rstrip('.)'))
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < _LONGEST_NUMBER else 0


def numbers_in(text: str) -> tuple[int, ...]:
    """Several numbers typed in a line; 0 stands for each part that is none."""
    return tuple(_number(part) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """The parts of a line, between spaces or commas."""
    return re.split(r'[\s,;،؛]+', text.strip(' ,;،؛')) if text.strip(' ,;،؛') else []


def _country(text: str, language: str) -> Reply:
    """The country of a name or a code; else those that may be meant."""
    code = named.country_of(text, language)
    if code and named.is_yes_or_no(text):
        # `no` is Norway and `si` Slovenia, and who says no to the question means neither.
        return Reply(problem='start.near-country', near=((code, country_name(code, language)),))
    if code:
        name = country_name(code, language)
        return Reply((code,), heard='' if folded(name) == folded(text) else name)
    near = tuple((one, country_name(one, language)) for one in named.countries_near(text, language))
    return Reply(problem='start.near-country' if near else 'start.no-country', near=near)


def _language(text: str, key: str, language: str) -> Reply:
    """The language of a code or a name."""
    form = checked(code(text), key)
    named_so = named.language_of(text, language)
    if named_so or form.problem:
        return Reply((code(named_so),)) if named_so else Reply(problem='start.no-language')
    return form


def _day(text: str, key: str, language: str, on: date) -> Reply:
    """A day as it is written in a case file, or as people write it; where it can be read in two ways, both."""
    form = checked(text, key)
    if form.problem not in {'date-form', 'died-form'}:
        return form
    found = days_in(text, language, on)
    if len(found) > 1:
        near = tuple((day.isoformat(), long_date(day, language)) for day in found)
        return Reply(problem='start.which-day', near=near)
    if not found:
        return form
    reply = checked(found[0].isoformat(), key)
    return reply if reply.problem else Reply(reply.value, heard=long_date(found[0], language))
