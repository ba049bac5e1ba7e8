"""What is wrong with a translation: each rule is one function, its docstring the sentence for translators."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.languages.meaning import citations
from letters.languages.meaning import negation
from letters.languages.meaning import times
from letters.languages.oaths import guarded
from letters.languages.oaths import is_forbidden
from letters.languages.oaths import swears
from letters.languages.strangers import addresses
from letters.languages.strangers import script
from letters.languages.strangers import unseen
from letters.registry.tongue import signs

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Sequence

    from letters.languages.plural import Rule
    from letters.model.locale import Domain

_PLACEHOLDER = re.compile(r'%\(([a-z_]+)\)([a-zA-Z])')
_STRAY = re.compile(r'%(?!\([a-z_]+\)s|%)')
_NUMBER = re.compile(r'\d+')
_SIGNS = re.compile(r'[\W_]+')
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
    return Counter(link.rstrip('.,;:!?)') for link in _link().findall(text))


@cache
def _link() -> re.Pattern[str]:
    """A link ends where a sentence does, in whichever script: there may be no blank behind it."""
    stops = ''.join(sign for sign in signs() if not sign.isascii())
    return re.compile(rf'https?://[^\s<>"{re.escape(stops)}]+')


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


def oath(source: str, translation: str, language: str) -> bool:
    """It swears where the English does and nowhere else."""
    return swears(source, 'en') == swears(translation, language)


def words(source: str, translation: str, language: str) -> bool:
    """It holds none of the words that no letter says."""
    return is_forbidden(source, 'en') or not is_forbidden(translation, language)


RULES: tuple[Callable[[str, str], bool], ...] = (
    placeholders, links, numbers, markup, length, addresses, unseen, citations,
)  # fmt: skip
"""What is looked at in every language alike."""
OF_A_LANGUAGE: tuple[Callable[[str, str, str], bool], ...] = (script, oath)
"""What is looked at by the words of the language (`words.yaml`)."""
OF_A_DOMAIN: tuple[Callable[[str, str, str, Domain], bool], ...] = (negation, times)
"""The same, for screens otherwise than for letters."""
SENTENCES = {
    **{rule.__name__: (rule.__doc__ or '').strip() for rule in (*RULES, *OF_A_LANGUAGE, *OF_A_DOMAIN, words)},
    'same': 'It differs from the English, but for names.',
    'forms': 'It has a form for each way in which the language counts.',
}
"""Every rule by its name, as translators read it."""


@lru_cache(maxsize=1 << 16)
def faults(
    source: str, translation: str, *, may_equal: bool, language: str = '', domain: Domain = 'interface'
) -> tuple[str, ...]:
    """The names of the rules that a translation breaks.

    Without a `language`, or in one without its words, only what needs none is looked at, and in `letters` the rule
    `oath` counts as broken: nobody could see a false one.
    """
    found = _broken(source, translation, language, domain)
    same = not may_equal and _has_words(source) and _said(source) == _said(translation)
    return (*found, 'same') if same else found


@lru_cache(maxsize=1 << 16)
def _broken(source: str, translation: str, language: str, domain: Domain) -> tuple[str, ...]:
    """The same but for the rule on what equals the English, in which a catalogue and a compiled one differ."""
    found = [rule.__name__ for rule in RULES if not rule(source, translation)]
    if language and guarded(language):
        found += [rule.__name__ for rule in OF_A_LANGUAGE if not rule(source, translation, language)]
        found += [rule.__name__ for rule in OF_A_DOMAIN if not rule(source, translation, language, domain)]
        if domain == 'letters' and not words(source, translation, language):
            found.append('words')
    elif language and domain == 'letters':
        found.append('oath')
    return tuple(found)


def faults_of_forms(
    source: tuple[str, str], forms: Sequence[str], counted: Rule | None,
    *, may_equal: bool, language: str = '', domain: Domain = 'interface',
) -> tuple[str, ...]:  # fmt: skip
    """The names of the rules that the forms of a counted sentence break: each says what the English of many says.

    `source` is its English of one and of many. A form that stands beside one number alone may say it in a word.
    """
    one, other = source
    if counted is None or len(forms) != counted.forms or not all(forms):
        return ('forms',)
    found: list[str] = []
    for number, form in enumerate(forms):
        broken = faults(other, form, may_equal=may_equal, language=language, domain=domain)
        if broken and number in counted.alone():
            broken = faults(one, form, may_equal=may_equal, language=language, domain=domain)
        found += broken
    return tuple(dict.fromkeys(found))


def _has_words(source: str) -> bool:
    return bool(re.search(r'[A-Za-z]{2}', _PLACEHOLDER.sub('', source)))


def _said(text: str) -> str:
    """A text without the signs by which a copy could seem to be another text."""
    return _SIGNS.sub('', text)


def wanted(rule: str, source: str) -> str:
    """What a translation must hold to keep a rule: the placeholders, links or numbers of the English, or its length."""
    held: dict[str, list[str]] = {
        'placeholders': [f'%({name}){kind}' for name, kind in _PLACEHOLDER.findall(source)],
        'links': list(_links(source).elements()),
        'numbers': _NUMBER.findall(source),
        'length': [str(longest(source))],
    }
    return ', '.join(held.get(rule, ())) or '-'
