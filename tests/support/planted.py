"""Faults of translation, planted: for each what becomes of a good sentence, by the words of its language."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from letters.languages.words import lists

SWORN = 'Under penalty of perjury.'
_LETTERS = {'a': 'e', 'b': 'f', 'c': 'g', 'd': 'h'}
_NUMERALS = {'II': 'III', 'III': 'II', 'IV': 'VI', 'VI': 'IV', 'IX': 'XI', 'XI': 'IX'}
# Seventeen, as each language writes it out.
_IN_WORDS = {'ar': 'سبع عشرة', 'de': 'siebzehn', 'es': 'diecisiete', 'fr': 'dix-sept', 'ur': 'سترہ'}
_ARABIC_DIGITS = str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩')


class Planted(NamedTuple):
    """A fault: its name, the rule that names it, and what becomes of a sentence; nothing where it cannot be planted."""

    name: str
    rule: str
    plant: Callable[[str, str, str], str]


def _behind(added: str) -> Callable[[str, str, str], str]:
    return lambda _source, said, _language: f'{said}{added}'


def _another(pattern: str, other: Callable[[str], str]) -> Callable[[str, str, str], str]:
    """What a pattern finds in the English and in the translation, made another."""

    def plant(source: str, said: str, _language: str) -> str:
        found = re.search(pattern, source)
        if not found or found[0] not in said:
            return ''
        return said.replace(found[0], other(found[0]), 1)

    return plant


def _in_words(_source: str, said: str, language: str) -> str:
    changed = re.sub(r'(?<!\d)17(?!\d)', _IN_WORDS[language], said)
    return changed if changed != said else ''


def _for_a_blank(other: str) -> Callable[[str, str, str], str]:
    return lambda _source, said, _language: said.replace(' ', other, 1) if ' ' in said else ''


def _tied(_source: str, said: str, _language: str) -> str:
    return re.sub(r'(?<=[^\W\d_]{4}) (?=[^\W\d_]{4})', '\u00a0', said, count=1)


def _days_for_hours(_source: str, said: str, language: str) -> str:
    held = lists(language)
    assert held is not None
    for hour in held.time.hour:
        # What may stand before a word, and behind it, is no part of it.
        before, behind = (r'\w*' if hour[at] in '*~' else '' for at in (0, -1))
        pattern = rf'(?<!\w){before}{re.escape(hour.strip("*~"))}{behind}(?!\w)'
        changed = re.sub(pattern, held.time.day[0].strip('*~'), said, flags=re.IGNORECASE)
        if changed != said:
            return changed
    return ''


def _denied(_source: str, said: str, language: str) -> str:
    held = lists(language)
    assert held is not None
    return f'{said} {held.negation[0]}'


def _forbidden(which: int) -> Callable[[str, str, str], str]:
    def plant(_source: str, said: str, language: str) -> str:
        held = lists(language)
        assert held is not None
        return f'{said} {held.forbidden[which].strip("*~")}'

    return plant


FAULTS = (
    Planted('a placeholder renamed', 'placeholders', _another(r'%\([a-z_]+\)s', lambda _: '%(nobody)s')),
    Planted('a placeholder twice', 'placeholders', _another(r'%\([a-z_]+\)s', lambda held: f'{held} {held}')),
    Planted('a placeholder left out', 'placeholders', _another(r' %\([a-z_]+\)s', lambda _: '')),
    Planted('markup', 'markup', _behind('<b>.</b>')),
    Planted('an entity', 'markup', _behind(' &lt;')),
    Planted('a sign of a template', 'markup', _behind(' {{ 7 }}')),
    Planted('what reorders', 'markup', _behind('\u202e.')),
    Planted('another number', 'numbers', _another(r'\b\d{2,}\b', lambda held: held[::-1] + '1')),
    Planted('a number in words', 'numbers', _in_words),
    Planted('Arabic digits', 'numbers', _another(r'\b\d{2,}\b', lambda held: held.translate(_ARABIC_DIGITS))),
    Planted('another letter of a citation', 'citations', _another(r'\([a-d]\)', lambda held: f'({_LETTERS[held[1]]})')),
    Planted('a paragraph of a citation dropped', 'citations', _another(r'(?<=\d)\([a-z0-9]+\)', lambda _: '')),
    Planted('another numeral', 'citations', _another(r'\b(?:II|III|IV|VI|IX|XI)\b', _NUMERALS.__getitem__)),
    Planted('a numeral more', 'citations', _behind(' VI.')),
    Planted('days for hours', 'times', _days_for_hours),
    Planted('a denial', 'negation', _denied),
    Planted('a word that no letter says', 'words', _forbidden(0)),
    Planted('another such word', 'words', _forbidden(-1)),
    Planted('a threat in English', 'words', _behind(' We will sue you.')),
    Planted('a blank at the end', 'unseen', _behind(' ')),
    Planted('a blank at the beginning', 'unseen', lambda _source, said, _language: f' {said}'),
    Planted('two blanks', 'unseen', _for_a_blank('  ')),
    Planted('a blank that no line breaks at', 'unseen', _tied),
    Planted('a line that ends', 'unseen', _for_a_blank('\n')),
    Planted('a mark of byte order', 'unseen', _behind('\ufeff')),
    Planted('a soft hyphen', 'unseen', _behind('\u00ad.')),
    Planted('a mark of direction', 'unseen', _behind('\u200e.')),
    Planted('nothing that is seen', 'unseen', lambda _source, _said, _language: '\u200b'),
    Planted('a stop alone', 'unseen', lambda _source, _said, _language: '.'),
    Planted('an e-mail address', 'addresses', _behind(' ana@site.example')),
    Planted('a site', 'addresses', _behind(' www.site.example')),
    Planted('a link', 'links', _behind(' https://site.example/')),
    Planted('an account', 'addresses', _behind(' @ana_1')),
    Planted('a telephone number', 'addresses', _behind(' +49 30 901820')),
    Planted('an oath', 'oath', _behind(f' {SWORN}')),
    Planted('another script', 'script', _behind(' Ж')),
    Planted('the English', 'same', lambda source, _said, _language: f'{source}.'),
)  # fmt: skip
