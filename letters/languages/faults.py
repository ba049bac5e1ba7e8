"""What is wrong with a translation: each rule is one function, its docstring the sentence for translators."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from letters.languages.oaths import guarded
from letters.languages.oaths import swears

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACEHOLDER = re.compile(r'%\(([a-z_]+)\)([a-zA-Z])')
_STRAY = re.compile(r'%(?!\([a-z_]+\)s|%)')
_LINK = re.compile(r'https?://[^\s<>"،۔]+')
_NUMBER = re.compile(r'\d+')
_MARKUP = re.compile(r'<|>|&(?:#|[a-zA-Z]+;)')
_BRACES = re.compile(r'\{\{|\{%|\{#')
_REORDERING = re.compile('[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]')


def placeholders(source: str, translation: str) -> bool:
    """The placeholders %(…)s are the same, each as often as in the English."""
    return Counter(_PLACEHOLDER.findall(source)) == Counter(_PLACEHOLDER.findall(translation)) and not _STRAY.search(
        translation.replace('%%', '')
    )


def links(source: str, translation: str) -> bool:
    """The links are the same."""
    return _links(source) == _links(translation)


def _links(text: str) -> Counter[str]:
    """The links of a text without the signs that end a sentence."""
    return Counter(link.rstrip('.,;:!?)') for link in _LINK.findall(text))


def numbers(source: str, translation: str) -> bool:
    """The numbers are the same, in the digits 0 to 9: sections, hours, days."""
    return Counter(_NUMBER.findall(source)) == Counter(_NUMBER.findall(translation))


def markup(source: str, translation: str) -> bool:
    """There is no markup, no template sign and no invisible character that reorders text."""
    return not any(sign.search(translation) and not sign.search(source) for sign in (_MARKUP, _BRACES, _REORDERING))


def length(source: str, translation: str) -> bool:
    """It is not many times longer than the English."""
    return len(translation) <= longest(source)


def longest(source: str) -> int:
    """How many characters a translation of a sentence may have."""
    return 4 * len(source) + 60


RULES: tuple[Callable[[str, str], bool], ...] = (placeholders, links, numbers, markup, length)


def oath(source: str, translation: str, language: str) -> bool:
    """A sentence of letters swears where the English does and nowhere else, in a language with known oath words."""
    return guarded(language) and swears(source, 'en') == swears(translation, language)


def faults(source: str, translation: str, *, may_equal: bool, letter_in: str = '') -> tuple[str, ...]:
    """The names of the rules that a translation breaks; `same` where it must differ from the English.

    `letter_in` is the language where it is a sentence of letters, which are guarded against oaths.
    """
    found = [rule.__name__ for rule in RULES if not rule(source, translation)]
    if letter_in and not oath(source, translation, letter_in):
        found.append('oath')
    has_words = re.search(r'[A-Za-z]{2}', _PLACEHOLDER.sub('', source))
    if source == translation and not may_equal and has_words:
        found.append('same')
    return tuple(found)


def wanted(rule: str, source: str) -> str:
    """What a translation must hold to keep a rule: the placeholders, links or numbers of the English, or its length."""
    held: dict[str, list[str]] = {
        'placeholders': [f'%({name}){kind}' for name, kind in _PLACEHOLDER.findall(source)],
        'links': list(_links(source).elements()),
        'numbers': _NUMBER.findall(source),
        'length': [str(longest(source))],
    }
    return ', '.join(held.get(rule, ())) or '-'
