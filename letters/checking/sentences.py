"""Rules about the English sentences that letters print: words, length, voice, placeholders, markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import law_texts
from letters.checking.walk import letter_texts
from letters.checking.walk import statement_texts
from letters.model.law import Law
from letters.registry.load import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

MOST_WORDS = 30
# A sentence ends before a capital letter; the stop of `s. 24` or `cl. 4.3` does not end one.
_END = re.compile(r'(?<=[.!?])\s+(?=[A-Z"“])')
# `Annex I`, `Part I` count; they do not speak.
_SPEAKER = re.compile(r'(?<!Annex )(?<!Part )(?<!Schedule )(?<!Chapter )(?<!Title )\bI\b|\b[Mm](?:e|y|ine|yself)\b')
_PLACEHOLDER = re.compile(r'%\([a-z_]+\)s')
# The official title of an act, which is outside the list of words that letters avoid.
_ACT = re.compile(r"(?:\b[A-Z][\w']+ )+Act\b")
_MARKUP = re.compile(r'[<>{}`]|\*\*|__|\]\(|&#?\w+;|^\s*[#*-] ')


def word_in(text: str, words: Iterable[str]) -> str:
    """The first of some words or phrases that stands in a text as whole words, or nothing."""
    folded = text.casefold()
    for word in words:
        # Most texts hold none of the words in any place: that is seen without a pattern.
        if word.casefold() in folded and re.search(rf'(?<!\w){re.escape(word)}(?!\w)', text, re.IGNORECASE):
            return word
    return ''


def never_said() -> list[str]:
    """The English words and phrases that no letter holds."""
    return [word.strip('*') for word in words()['en'].forbidden]


def longest_sentence(text: str) -> int:
    """How many words the longest sentence of a text has."""
    return max(len(sentence.split()) for sentence in _END.split(text))


@rule('registry-forbidden-word')
def forbidden_word(records: Records) -> Iterator[Found]:
    """No text of a letter holds a word that blames, exposes or promises."""
    for at, text in letter_texts(records):
        word = word_in(text, never_said())
        if word:
            yield Found(at.file, at.loc, {'word': word})


@rule('registry-paper-word')
def paper_word(records: Records) -> Iterator[Found]:
    """A law's sentence holds no word that the paper of its ground never holds, but for the official title of an act."""
    for at, law, text in law_texts(records):
        if not isinstance(law, Law) or law.offered == 'no':
            continue
        for paper in records.registry.papers.values():
            word = word_in(_ACT.sub('', text), paper.unsaid) if paper.ground == law.ground else ''
            if word:
                yield Found(at.file, at.loc, {'word': word, 'paper': paper.id})


@rule('registry-first-person')
def first_person(records: Records) -> Iterator[Found]:
    """A sentence of law speaks of the law, not of the one who signs: it holds no I, me or my."""
    for at, _, text in law_texts(records):
        if _SPEAKER.search(text):
            yield Found(at.file, at.loc)


@rule('registry-long-sentence')
def long_sentence(records: Records) -> Iterator[Found]:
    """No sentence of a letter has more than thirty words."""
    for at, text in letter_texts(records):
        words = longest_sentence(text)
        if words > MOST_WORDS:
            yield Found(at.file, at.loc, {'count': str(words), 'most': str(MOST_WORDS)})


@rule('registry-placeholder')
def placeholder(records: Records) -> Iterator[Found]:
    """A percent sign stands only in a placeholder, and placeholders only in statements and in words of the page."""
    stated = {(at.file, at.loc) for at, _ in statement_texts(records)}
    for at, text in letter_texts(records):
        may = (at.file, at.loc) in stated or (at.file == VOCABULARY and at.loc[1] == 'page')
        if '%' in (_PLACEHOLDER.sub('', text) if may else text):
            yield Found(at.file, at.loc)


@rule('registry-markup')
def markup(records: Records) -> Iterator[Found]:
    """A text of a letter holds no markup and stands on one line."""
    for at, text in letter_texts(records):
        if _MARKUP.search(text) or '\n' in text or text != text.strip():
            yield Found(at.file, at.loc)


RULES = (forbidden_word, paper_word, first_person, long_sentence, placeholder, markup)
