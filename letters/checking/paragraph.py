"""The paragraph that a clinic adds to a letter: it brings no number, date, link, citation, oath or blame.

What it means counts, not how it is spelled: the words are those of `locales/<language>/words.yaml`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from letters.checking.sentences import word_in
from letters.languages.codes import known
from letters.languages.faults import links
from letters.languages.faults import markup
from letters.languages.meaning import UNITS
from letters.languages.meaning import citations
from letters.languages.oaths import is_forbidden
from letters.languages.oaths import swears
from letters.languages.strangers import addresses
from letters.languages.words import forms
from letters.languages.words import holds
from letters.languages.words import lists
from letters.languages.words import stand_together

if TYPE_CHECKING:
    from letters.model.clinic import OwnParagraph
    from letters.model.registry import Registry

_SECTION = frozenset('§¶')
# How people write a point so that no program makes a link of it.
_DISGUISED = re.compile(r'\s*[\[({<]\s*(?:\.|dot|punto|punkt|point)\s*[\])}>]\s*|\s+dot\s+', re.IGNORECASE)
_ALIKE = frozenset({'LATIN', 'CYRILLIC', 'GREEK', 'ARMENIAN', 'CHEROKEE'})
_ROMAN = re.compile(r'(?=.)m{0,3}(?:c[md]|d?c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})(?:st|nd|rd|th)?', re.IGNORECASE)
# In small letters the others spell words, such as `di` and `mil`.
_SMALL = frozenset('ivx')
# Shorter ones are words or names of things, such as `CV`, unless they stand behind a word that cites.
_ROMAN_ALONE = 3
# The word for `and` in scripts whose words of one letter are not labels.
_AND = 'و'


def watched(language: str) -> bool:
    """Whether the words are known that no paragraph in a language may hold."""
    held = lists(language)
    return held is not None and held.paragraphs is not None


def unfit(one: OwnParagraph, registry: Registry) -> list[str]:
    """What a paragraph holds that no clinic may add to a letter, by the ids of the problems."""
    text, language = one.text, one.language
    plain = _DISGUISED.sub('.', text)
    linked = not (addresses('', plain) and links('', plain) and markup('', plain))
    never = bool(word_in(text, _never(one, registry))) or _holds(text, language, 'paragraphs.words')
    return [
        id
        for id, holds_it in (
            ('paragraph-number', _counts(text, language) or _dates(text, language)),
            ('paragraph-link', linked),
            ('paragraph-citation', _cites(text, language) or _names_law(text, registry)),
            ('paragraph-oath', swears(text, language)),
            ('paragraph-words', _of_several_scripts(text) or is_forbidden(text, language) or never),
        )
        if holds_it
    ]


def _holds(text: str, language: str, kind: str) -> bool:
    """Whether a text holds a word of a list, in its language or in English."""
    return any(holds(text, spoken, kind) for spoken in {'en', language})


def _counts(text: str, language: str) -> bool:
    """Whether a text says a number: in figures of any script, in words, or as a Roman numeral."""
    if any(unicodedata.category(sign).startswith('N') for sign in text):
        return True
    roman = any(len(word) >= _ROMAN_ALONE and _is_roman(word) for word in re.findall(r'\w+', text))
    return roman or _holds(text, language, 'paragraphs.numbers')


def _dates(text: str, language: str) -> bool:
    """Whether a text names a day, a month or a length of time."""
    folded = forms(text)
    if any(f' {name} ' in form for name in _calendar(language) for form in folded):
        return True
    kinds = ('paragraphs.days', *(f'time.{unit}' for unit in UNITS))
    return any(_holds(text, language, kind) for kind in kinds)


def _cites(text: str, language: str) -> bool:
    """Whether a text names a place in a law: by its sign, or by a word such as `article` and what stands behind it."""
    if not citations('', text) or _SECTION & set(text):
        return True
    for spoken in {'en', language}:
        if any(stand_together(text, spoken, 'paragraphs.cites', f'paragraphs.{kind}') for kind in ('few', 'numbers')):
            return True
        for word, behind in pairwise(re.findall(r'\w+', text)):
            if (_is_roman(behind) or _is_label(behind)) and holds(word, spoken, 'paragraphs.cites'):
                return True
    return False


def _is_roman(word: str) -> bool:
    """Whether a word is a Roman numeral, of which capitals are told from words more easily than small letters."""
    return bool(_ROMAN.fullmatch(word)) and (word[0].isupper() or (len(word) > 1 and set(word[:2]) <= _SMALL))


def _is_label(word: str) -> bool:
    """Whether a word is one letter that names a place: a capital, or one of a script without capitals."""
    return len(word) == 1 and (word.isupper() or unicodedata.category(word) == 'Lo') and word != _AND


def _never(one: OwnParagraph, registry: Registry) -> list[str]:
    """What this kind of paper never says; what no letter says is in the list of its language."""
    kind = registry.papers.get(one.paper)
    return kind.unsaid if kind else []


@lru_cache(maxsize=32)
def _calendar(language: str) -> tuple[str, ...]:
    """The names of months and of days of the week as a text holds them; `may` is another word too."""
    found: set[str] = set()
    for spoken in ('en', language):
        locale = known(spoken)
        if locale is None:
            continue
        names = (*locale.months['format']['wide'].values(), *locale.days['format']['wide'].values())
        found |= {word.strip() for name in names for word in forms(name)}
    return tuple(sorted(found - {'may'}))


def _of_several_scripts(text: str) -> bool:
    """Whether a word has signs that look alike from several scripts: it reads as another word than it is."""
    for word in re.findall(r'\w+', text):
        scripts = {unicodedata.name(sign, '').partition(' ')[0] for sign in word}
        if len(scripts & _ALIKE) > 1:
            return True
    return False


def _names_law(text: str, registry: Registry) -> bool:
    """Whether a text names a law of our records, by its title or by the letters that stand for it."""
    said, (names, letters) = forms(text), _laws(registry)
    return bool(letters & set(re.findall(r'\w+', text))) or any(name in form for name in names for form in said)


@lru_cache(maxsize=1)
def _laws(registry: Registry) -> tuple[frozenset[str], frozenset[str]]:
    """The titles and citations of all laws, as words, and the shortenings in them: GDPR, KunstUrhG."""
    names = {name for law in registry.laws() for name in (law.title, law.citation, *law.local_titles.values()) if name}
    words = {word for name in names for word in re.findall(r'\w+', name)}
    shortened = {word for word in words if len(word) > len('UK') and sum(sign.isupper() for sign in word) > 1}
    whole = {re.split(r'[(,;]', name)[0] for name in names if name[:1].isupper()}
    return frozenset(form for name in whole for form in forms(name)), frozenset(shortened)
