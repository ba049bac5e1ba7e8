"""Rules about the words by which a reply is recognised: each phrase can be found, and stands for one answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.languages.codes import code
from letters.languages.codes import known
from letters.languages.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.registry.read import Location

FILE = 'replies.yaml'
_LISTS = ('apart', 'deny', 'open', 'later', 'spared')
_GAP = re.compile('…{1,2}')


def _phrases(records: Records) -> Iterator[tuple[Location, str]]:
    for language, words in records.registry.replies.items():
        for name in _LISTS:
            yield from (((language, name, n), phrase) for n, phrase in enumerate(getattr(words, name)))
        for answer, signs in words.signs.items():
            for name in ('sure', 'hint'):
                at: Location = (language, 'signs', answer, name)
                yield from (((*at, n), phrase) for n, phrase in enumerate(getattr(signs, name)))


@rule('registry-phrase-form')
def phrase_form(records: Records) -> Iterator[Found]:
    """A phrase of replies begins and ends with a word; a word has letters beside `*`, and gaps stand between words."""
    for loc, phrase in _phrases(records):
        parts = [part.split() for part in _GAP.split(phrase)]
        words = [one for part in parts for word in part if word != '{country}' for one in word.split('/')]
        if not all(parts) or not all(folded(word.replace('*', '')) for word in words) or '{' in ''.join(words):
            yield Found(FILE, loc)


@rule('registry-phrase-twice')
def phrase_twice(records: Records) -> Iterator[Found]:
    """A phrase is a sure sign of one answer alone."""
    for language, words in records.registry.replies.items():
        first: dict[str, str] = {}
        for answer, signs in words.signs.items():
            for n, phrase in enumerate(signs.sure):
                if first.setdefault(' '.join(phrase.casefold().split()), answer) != answer:
                    yield Found(FILE, (language, 'signs', answer, 'sure', n))


@rule('registry-phrase-language')
def phrase_language(records: Records) -> Iterator[Found]:
    """The words of replies stand under the code of a language as Unicode has it."""
    for language in records.registry.replies:
        if known(language) is None or code(language) != language:
            yield Found(FILE, (language,))


RULES = (phrase_form, phrase_twice, phrase_language)
