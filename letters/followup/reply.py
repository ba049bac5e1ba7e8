"""What a reply may be, by the words in it. It suggests and never decides: a person reads the reply and chooses.

`removed`, `not-found` and `confirmed` let a clock rest or end a matter. They are suggested only where nothing in the
reply asks for something or refuses, and where no sentence that says so denies it or leaves it open.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.followup.phrases import any_stands
from letters.followup.phrases import cut
from letters.followup.phrases import spaced
from letters.followup.phrases import stands
from letters.followup.phrases import without
from letters.languages.words import folded
from letters.model.case import REFUSALS
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.replies import ReplyWords
    from letters.model.replies import Told

# Who asks for proof is answered first, and what is special before what is general.
_ASKS: tuple[Told, ...] = (
    'send-id', 'send-the-picture', 'counter-notice', 'use-our-form', 'not-a-violation', 'refusal', 'asks-more',
)  # fmt: skip
_DONE: tuple[Told, ...] = ('removed-in-one-country', 'removed', 'not-found', 'confirmed')
# What a service says beside that it hid something in one country.
_BESIDE = REFUSALS
# One sure sign, or two hints. Of what is done hints count in a few words alone: long replies speak of what may be.
_SURE, _ENOUGH, _FEW_WORDS = 2, 2, 40
# As much of a reply as is read, and as many answers as are suggested.
_MOST, _SEVERAL = 20_000, 3
_TAG = re.compile(r'<(/?[a-z][^<>]{0,500})>', re.IGNORECASE)
_BREAKING = re.compile(r'/?(?:p|div|br|li|tr|td|h\d|ul|ol|table|blockquote)\b', re.IGNORECASE)
_LINK = re.compile(r'(?:https?://|www\.)\S+|(?<!\S)[^\s@]{1,100}@\S+\.\S+', re.IGNORECASE)
_SENTENCE = re.compile(
    r'(?<=[.!?:;؟۔؛。])\s+|\n\s*\n|\n(?=\s*(?:[-*•·–]|\d{1,2}[.)]|[\u06f0-\u06f9\u0660-\u0669]{1,2}[.)۔])\s)'
)
_QUESTION = re.compile(r'[?؟]\s*$')


def suggested(untrusted: str) -> tuple[Told, ...]:
    """The answers that a pasted reply is likely to be, the likeliest first; none where nothing is recognised.

    Never `silence`, and at most three. What the reply quotes of our own letter does not count.
    """
    said = _own_words(untrusted[:_MOST])
    few = len(said.split()) <= _FEW_WORDS
    found: dict[Told, int] = {}
    for language in registry().replies:
        # Two hints are hints of one language, and a sign that stands twice is one sign.
        weights: Counter[Told] = Counter()
        for sign in {*_signs_in(said, language, few=few)}:
            weights[sign.answer] += sign.weight
        found.update({answer: max(weight, found.get(answer, 0)) for answer, weight in weights.items()})
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
    phrase: str


@lru_cache(maxsize=32)
def _signs(language: str) -> tuple[_Sign, ...]:
    return tuple(
        _Sign(answer, weight, phrase)
        for answer, found in registry().replies[language].signs.items()
        for weight, phrases in ((_SURE, found.sure), (1, found.hint))
        for phrase in phrases
    )


def _signs_in(said: str, language: str, *, few: bool) -> Iterator[_Sign]:
    """The signs of one language that stand in a reply and count there."""
    words = registry().replies[language]
    for sentence in _SENTENCE.split(said):
        asked = bool(_QUESTION.search(sentence))
        for plain in cut(words.apart, without(words.spared, spaced(sentence, language))):
            found = [sign for sign in _signs(language) if stands(sign.phrase, plain)]
            if any(sign.answer in _DONE for sign in found):
                doubted = set(_DONE) if asked or any_stands(words.open, plain) else _doubted(plain, words)
                found = [sign for sign in found if sign.answer not in doubted]
            yield from (sign for sign in found if sign.answer in _ASKS or sign.weight == _SURE or few)


def _doubted(plain: str, words: ReplyWords) -> set[Told]:
    """What a sentence does not say was done: what it denies, and what it puts off. Who finds nothing denies as well."""
    denied: set[Told] = {'removed', 'removed-in-one-country', 'confirmed'} if any_stands(words.deny, plain) else set()
    return denied | ({'removed', 'removed-in-one-country'} if any_stands(words.later, plain) else set())


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
