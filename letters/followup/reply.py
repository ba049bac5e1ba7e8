"""What a reply may be, by the words in it. It suggests and never decides: a person reads the reply and chooses.

`removed`, `not-found` and `confirmed` let a clock rest or end a matter. They are suggested only where nothing in the
reply asks for something or refuses, and where no sentence that says so denies it or leaves it open.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.locale import countries
from letters.languages.locale import country_name
from letters.languages.words import folded
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.replies import Told

# Who asks for proof is answered first, and what is special before what is general.
_ASKS: tuple[Told, ...] = (
    'send-id', 'send-the-picture', 'counter-notice', 'use-our-form', 'not-a-violation', 'refusal', 'asks-more',
)  # fmt: skip
_DONE: tuple[Told, ...] = ('removed-in-one-country', 'removed', 'not-found', 'confirmed')
# What a service says beside that it hid something in one country.
_BESIDE = frozenset({'not-a-violation', 'refusal'})
# One sure sign, or two hints. Of what is done hints count in a few words alone: long replies speak of what may be.
_SURE, _ENOUGH, _FEW_WORDS = 2, 2, 40
# As much of a reply as is read, and as many answers as are suggested.
_MOST, _SEVERAL = 20_000, 3
_TAG = re.compile(r'<(/?[a-z][^<>]{0,500})>', re.IGNORECASE)
_BREAKING = re.compile(r'/?(?:p|div|br|li|tr|td|h\d|ul|ol|table|blockquote)\b', re.IGNORECASE)
_LINK = re.compile(r'(?:https?://|www\.)\S+|\S+@\S+\.\S+', re.IGNORECASE)
_SENTENCE = re.compile(
    r'(?<=[.!?:;؟۔؛。])\s+|\n\s*\n|\n(?=\s*(?:[-*•·–]|\d{1,2}[.)]|[\u06f0-\u06f9\u0660-\u0669]{1,2}[.)۔])\s)'
)
_QUESTION = re.compile(r'[?؟]\s*$')
# What stands for a few words between two, or for more, and how many.
_GAP, _GAPS = re.compile('(…+)'), {'…': r' (?:\S+ ){0,5}', '……': r' (?:\S+ ){0,15}'}


def suggested(untrusted: str) -> tuple[Told, ...]:
    """The answers that a pasted reply is likely to be, the likeliest first; none where nothing is recognised.

    Never `silence`, and at most three. What the reply quotes of our own letter does not count.
    """
    said = _own_words(untrusted[:_MOST])
    few = len(said.split()) <= _FEW_WORDS
    # A sign that two languages share, or that stands twice, is one sign.
    signs = {sign for language in registry().replies for sign in _signs_in(said, _words(language), few=few)}
    found: dict[Told, int] = {}
    for sign in signs:
        found[sign.answer] = found.get(sign.answer, 0) + sign.weight
    done = [answer for answer in _DONE if found.get(answer, 0) >= _ENOUGH]
    asks = [answer for answer in _ASKS if found.get(answer, 0) >= _ENOUGH]
    if 'removed-in-one-country' in done and {*asks} <= _BESIDE:
        return ('removed-in-one-country', *asks)
    if asks or any(found.get(answer) for answer in _ASKS):
        return tuple(asks[:_SEVERAL])
    # Gone, or never seen? Everywhere, or in one country? A person looks.
    unclear = {'removed', 'not-found'} <= {*done} or found.get('removed-in-one-country')
    return () if unclear and 'removed' in done else tuple(done[:1])


class _Sign(NamedTuple):
    answer: Told
    weight: int
    words: re.Pattern[str]


class _Words(NamedTuple):
    """The words of a language, ready to be looked for."""

    apart: re.Pattern[str] | None
    deny: re.Pattern[str] | None
    open: re.Pattern[str] | None
    later: re.Pattern[str] | None
    spared: re.Pattern[str] | None
    signs: tuple[_Sign, ...]


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    held = registry().replies[language]
    names = _countries(language)

    def found_by(phrases: Iterable[str]) -> re.Pattern[str] | None:
        return re.compile('|'.join(_pattern(phrase, names) for phrase in phrases)) if phrases else None

    signs = tuple(
        _Sign(answer, weight, re.compile(_pattern(phrase, names)))
        for answer, found in held.signs.items()
        for weight, phrases in ((_SURE, found.sure), (1, found.hint))
        for phrase in phrases
    )
    lists = (held.apart, held.deny, held.open, held.later, held.spared)
    apart, deny, left_open, later, spared = map(found_by, lists)
    return _Words(apart, deny, left_open, later, spared, signs)


def _pattern(phrase: str, countries: str) -> str:
    """A phrase of the data as it stands in a folded sentence; `countries` are the names that `{country}` stands for."""
    parts = [
        _GAPS.get(part) or ' '.join(_word(word, countries) for word in part.split()) for part in _GAP.split(phrase)
    ]
    return f'(?<= ){"".join(parts)}(?= )'


def _word(word: str, countries: str) -> str:
    if word == '{country}':
        return countries
    found = [r'\S*'.join(map(_plain, one.split('*'))) for one in word.split('/')]
    return f'(?:{"|".join(found)})' if len(found) > 1 else found[0]


def _plain(word: str) -> str:
    return re.escape(folded(word)).replace('\\ ', ' ')


def _countries(language: str) -> str:
    """The names of all countries in a language, the longer ones first."""
    names = {folded(country_name(code, language)) for code in countries()}
    return f'(?:{"|".join(map(re.escape, sorted(names, key=len, reverse=True)))})'.replace('\\ ', ' ')


def _signs_in(said: str, words: _Words, *, few: bool) -> Iterator[_Sign]:
    """The signs of one language that stand in a reply and count there."""
    for sentence in _SENTENCE.split(said):
        asked = bool(_QUESTION.search(sentence))
        for plain in _parts(f' {folded(sentence)} ', words):
            found = [sign for sign in words.signs if sign.words.search(plain)]
            if any(sign.answer in _DONE for sign in found):
                doubted = set(_DONE) if asked or _stands(words.open, plain) else _doubted(plain, words)
                found = [sign for sign in found if sign.answer not in doubted]
            yield from (sign for sign in found if sign.answer in _ASKS or sign.weight == _SURE or few)


def _doubted(plain: str, words: _Words) -> set[Told]:
    """What a sentence does not say was done: what it denies, and what it puts off. Who finds nothing denies as well."""
    denied: set[Told] = {'removed', 'removed-in-one-country', 'confirmed'} if _stands(words.deny, plain) else set()
    return denied | ({'removed', 'removed-in-one-country'} if _stands(words.later, plain) else set())


def _stands(words: re.Pattern[str] | None, plain: str) -> bool:
    return words is not None and words.search(plain) is not None


def _parts(sentence: str, words: _Words) -> list[str]:
    """A folded sentence without what is spared, cut where another thought begins, such as `because`."""
    left = words.spared.sub('-', sentence) if words.spared else sentence
    return [f' {" ".join(part.split())} ' for part in words.apart.split(left)] if words.apart else [left]


def _own_words(untrusted: str) -> str:
    """What the reply itself says: without markup, without links, without what it quotes."""
    text = untrusted
    if _TAG.search(text):
        text = html.unescape(_TAG.sub(lambda tag: '\n\n' if _BREAKING.match(tag[1]) else ' ', text))
    lines = text.splitlines()
    kept: list[str] = []
    for n, line in enumerate(lines):
        if line.lstrip(' \t\u200e\u200f\u202b\u202a\u2067').startswith(('>', '|')):
            kept.append('')
        elif _is_introduction(line, lines[n + 1 : n + 2]):
            # Below some programs write what they quote without a sign before its lines.
            below = next((one for one in lines[n + 1 :] if one.strip() and not one.rstrip().endswith(':')), '')
            if not below.lstrip().startswith('>'):
                break
        else:
            kept.append(line)
    return _LINK.sub(' ', '\n'.join(kept))


def _is_introduction(line: str, following: list[str]) -> bool:
    """Whether a line, perhaps with the next one, says that what follows was written by somebody else."""
    if not line.strip():
        return False
    for text in (line, ' '.join((line, *following))):
        plain = folded(text)
        dated = any(sign.isdigit() for sign in text) and ':' in text
        if any(pattern.fullmatch(plain) and (dated or not gaps) for pattern, gaps in _introductions()):
            return True
    return False


@lru_cache(maxsize=1)
def _introductions() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """What stands above a quoted letter, and whether anything may stand in it, so that it needs a day to be told."""
    phrases = {phrase for words in registry().replies.values() for phrase in words.quoted}
    return tuple(
        (re.compile('.*'.join(folded(part) for part in phrase.split('…'))), '…' in phrase) for phrase in sorted(phrases)
    )
