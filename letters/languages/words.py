"""Words looked for in a text however they are spelled, by the lists that a language's folder brings (`words.yaml`).

The lists are data, so that a language is one folder. What becomes of a text before they are compared is written here:
it holds for every script alike. A language without its lists is offered for no letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import lru_cache
from itertools import chain
from itertools import product
from typing import TYPE_CHECKING

from letters.registry import load
from letters.safe.text import ALIKE

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.locale import ParagraphWords
    from letters.model.locale import TimeWords
    from letters.model.locale import WordLists

# Signs that look like nothing and are letters to Unicode, and the stroke that only stretches an Arabic word.
UNSEEN = frozenset('\u115f\u1160\u2800\u3164\uffa0\u0640')
_ONE_BY_ONE = re.compile(r'(?<= )\S(?: \S){2,}(?= )')
_PLACEHOLDER = re.compile(r'%\([a-z_]+\)s')


def lists(language: str) -> WordLists | None:
    """The word lists of a language, or of the one that it is a form of: `pt` for `pt_BR`; None where there are none."""
    known, name = load.words(), language.replace('-', '_')
    return known.get(name) or known.get(name.split('_')[0].lower())


def holds(text: str, language: str, kind: str, *, counted: bool = False) -> bool:
    """Whether a text holds a word of one list of a language.

    `kind` is the list's key: `oath`, `negation`, `time.day`, `paragraphs.days`. `counted`: only right behind a figure.
    """
    found = _finder(language, kind, counted=counted)
    if found is None:
        return False
    harmless = None if kind.startswith('either') else _finder(language, 'harmless')
    return any(_stands(form, found, harmless) for form in forms(text))


def stand_together(text: str, language: str, first: str, second: str) -> bool:
    """Whether a word of one list stands right before a word of another."""
    found = _pair(language, first, second)
    harmless = _finder(language, 'harmless')
    return found is not None and any(_stands(form, found, harmless) for form in forms(text))


@cache
def _pair(language: str, first: str, second: str) -> re.Pattern[str] | None:
    one, other = _finder(language, first), _finder(language, second)
    return re.compile(f'{one.pattern} {other.pattern}') if one and other else None


def _stands(form: str, words: re.Pattern[str], harmless: re.Pattern[str] | None) -> bool:
    """Whether a word stands in a text outside every phrase in which it means something else."""
    # Most texts hold no such word at all, and are asked nothing more.
    found = [one.span() for one in words.finditer(form)]
    spared = [one.span() for one in harmless.finditer(form)] if harmless and found else []
    return any(not any(start <= first and last <= end for start, end in spared) for first, last in found)


def may_hold_a_time(text: str, language: str) -> bool:
    """Whether any unit of time can stand in a text: where none can, nobody has to look for each."""
    found = _finder(language, 'time')
    return found is not None and any(found.search(form) for form in forms(text))


@cache
def _finder(language: str, kind: str, *, counted: bool = False) -> re.Pattern[str] | None:
    held = lists(language)
    if held is None:
        return None
    first, _, unit = kind.partition('.')
    spoken = {form for word in _listed(getattr(held, first), unit) for form in _spellings(word)}
    # A longer phrase stands before one that it begins with, which would be found in its place.
    alternatives = sorted(sorted(spoken), key=len, reverse=True)
    before = '|'.join(map(re.escape, sorted({_plain(one) for one in held.prefixes}, key=len, reverse=True)))
    found = '|'.join(
        re.escape(form).replace(r'\*', r'\S*').replace(r'\~', f'(?:{before})?').replace('\\ ', ' ')
        for form in alternatives
    )
    figure = r'\d+ ' if counted else ''
    return re.compile(f'(?<= ){figure}(?:{found})(?= )') if spoken else None


def _listed(words: TimeWords | ParagraphWords | list[str] | None, unit: str) -> Iterable[str]:
    """The words of a list; of times those of one unit, or of all."""
    if words is None or isinstance(words, list):
        return words or ()
    units = (unit,) if unit else tuple(type(words).model_fields)
    return chain.from_iterable(getattr(words, one) for one in units)


def _spellings(word: str) -> Iterator[str]:
    """A listed word as a text may spell it: the signs inside it are spaces, or are left out."""
    for between in (' ', ''):
        kept = ''.join(sign if sign in '*~' else _BETWEEN[between][ord(sign)] for sign in _plain(word))
        if kept.strip():
            yield ' '.join(kept.split())


@lru_cache(maxsize=8192)
def forms(text: str) -> frozenset[str]:
    """A text as its words, a space around each; signs inside a word and spaces between its letters part nothing."""
    found = set()
    # What is filled in is often a figure: %(count)s hours.
    own = _PLACEHOLDER.sub(' 0 ', text) if '%(' in text else text
    # A sign that nobody sees may stand in a word, or in the place of the space between two.
    for plain, between in product({_plain(own), _plain(own, ' ')}, _BETWEEN):
        letters = plain.translate(_BETWEEN[between])
        words = f' {" ".join(letters.split())} '
        found |= {words, _ONE_BY_ONE.sub(lambda spaced: spaced[0].replace(' ', ''), words)}
    return frozenset(found)


def folded(text: str) -> str:
    """A name in the one spelling in which names are compared: also without signs between its words."""
    return ' '.join(_plain(text.replace('&', ' and ')).translate(_BETWEEN[' ']).split())


def _plain(text: str, unseen: str = '') -> str:
    """Without case, accents, vowel signs, signs that nobody sees, and the differences of letters that look alike."""
    folded = unicodedata.normalize('NFKD', unicodedata.normalize('NFKC', text).casefold())
    return folded.translate(_SEEN[unseen])


class _Signs(dict[int, str]):
    """What becomes of a sign, worked out once for each: a text holds few of them, each many times."""

    def __init__(self, becomes: Callable[[str, str], str], given: str) -> None:
        super().__init__()
        self.becomes, self.given = becomes, given

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_SIGNS:
            self.clear()
        self[code] = self.becomes(chr(code), self.given)
        return self[code]


def _seen(sign: str, unseen: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {'Mn', 'Me'}:
        return ''
    return unseen if kind == 'Cf' or sign in UNSEEN else sign.translate(ALIKE)


def _parted(sign: str, between: str) -> str:
    if unicodedata.category(sign)[0] in 'LMN':
        return sign
    return ' ' if sign.isspace() else between


_MOST_SIGNS = 4096
_SEEN = {unseen: _Signs(_seen, unseen) for unseen in ('', ' ')}
_BETWEEN = {between: _Signs(_parted, between) for between in (' ', '')}
