"""How a language counts: the rule in the header of its catalogues, beside that of Unicode (CLDR, by Babel)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from gettext import c2py
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.codes import known

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST = 1000
"""No sentence of the program counts further; beyond it some languages have one form more, for millions."""

_RULE = re.compile(r'\s*nplurals\s*=\s*([1-9])\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*')
_USUAL = ('nplurals=2; plural=(n != 1);', 'nplurals=2; plural=(n > 1);', 'nplurals=1; plural=0;')
# What Babel writes of whole numbers: that they have no digits behind a point.
_WHOLE = re.compile(r' && \(0 == 0\)|\(0 == 0\) && ')
_DOUBLED = re.compile(r'\((\([^()]*\))\)')


class Rule(NamedTuple):
    """How many forms a word has beside a number, and which of them stands beside which number, counted from 0."""

    forms: int
    of: Callable[[int], int]

    def alone(self) -> frozenset[int]:
        """The forms that stand beside one number only: it may be said in the word itself, as in a pair."""
        times = Counter(map(self.of, range(LARGEST + 1)))
        return frozenset(form for form, count in times.items() if count == 1)


@cache
def rule(said: str) -> Rule | None:
    """The rule of a header; None where it is none, or names a form that is not there."""
    found = _RULE.fullmatch(said)
    if found is None:
        return None
    try:
        read = Rule(int(found[1]), c2py(found[2]))
        fits = all(0 <= read.of(number) < read.forms for number in range(LARGEST + 1))
    except (ValueError, ArithmeticError, RecursionError):
        return None
    return read if fits else None


@cache
def agrees(said: str, language: str) -> bool:
    """Whether a rule counts as Unicode does, under whichever numbers the forms go; True where Unicode knows none."""
    own, categories = rule(said), _categories(language)
    if own is None:
        return False
    pairs = {(own.of(number), category) for number, category in enumerate(categories)}
    return not categories or len(pairs) == own.forms == len(set(categories))


def numbers(language: str) -> dict[str, list[int]]:
    """For each form of a language, by its name in Unicode, the numbers beside which it stands."""
    found: dict[str, list[int]] = {}
    for number, category in enumerate(_categories(language)):
        found.setdefault(category, []).append(number)
    return found


@cache
def usual(language: str) -> str:
    """The rule for a new catalogue: one that translators know, where it counts as Unicode does, else Unicode's own."""
    from babel.messages.plurals import get_plural
    from babel.plural import PluralRule
    from babel.plural import to_gettext

    own = known(language)
    if own is None:
        return _USUAL[0]
    for said in (*_USUAL, str(get_plural(language))):
        if agrees(said, language):
            return said
    reached = set(_categories(language))
    named = {tag: condition for tag, condition in own.plural_form.rules.items() if tag in reached}
    if 'other' not in reached:
        # The last of them is what is left over.
        named.pop(max(named, key=list(own.plural_form.rules).index))
    return _plain(to_gettext(PluralRule(named)))


def _plain(said: str) -> str:
    before = ''
    while before != said:
        before, said = said, _DOUBLED.sub(r'\1', _WHOLE.sub('', said))
    return said


@cache
def _categories(language: str) -> tuple[str, ...]:
    """The form beside each number from 0, by its name in Unicode; nothing of a language that it does not know."""
    own = known(language)
    return tuple(map(own.plural_form, range(LARGEST + 1))) if own else ()
