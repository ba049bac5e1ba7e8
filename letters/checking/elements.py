"""Rules about elements: their words, what they print, and that each paper can really hold them (promise 3)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.oaths import STATED
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import laws
from letters.checking.walk import letters_of
from letters.checking.walk import papers
from letters.model.law import STARTED_BY_LETTER
from letters.registry.source import body_of
from letters.registry.source import marked_words
from letters.registry.source import names_called
from letters.registry.source import syntax_error

if TYPE_CHECKING:
    from collections.abc import Iterator

OF_LETTER = frozenset({'recipient.name', 'service.name', 'law.cite', 'items.locator', 'items.reports', 'sent'})
"""What may be printed beside the keys of questions: parts of the letter that the program fills in."""

# Choices that no letter speaks of, so that their tables of phrases leave them out on purpose.
_UNSPOKEN = frozenset(
    {'materials.published_before', 'materials.copyright', 'materials.looks_real', 'items.status', 'threat'}
)
# Only who signs for somebody else answers them.
_OF_SIGNER = frozenset({'sender.role', 'sender.relation'})
_SPEAKER = re.compile(r'\b(?:I|me|my|mine)\b')


@rule('registry-unknown-word')
def unknown_word(records: Records) -> Iterator[Found]:
    """An element of a law, and one that a paper must hold, is a word of the vocabulary."""
    known = records.registry.vocabulary.elements
    for at, law in laws(records):
        for number, element in enumerate(law.elements):
            if element.is_ not in known:
                values = {'word': element.is_, 'choices': ', '.join(known)}
                yield Found(at.file, (*at.loc, 'elements', number, 'is'), values)
    for at, paper in papers(records):
        for number, word in enumerate(paper.must):
            if word not in known:
                yield Found(at.file, (*at.loc, 'must', number), {'word': word, 'choices': ', '.join(known)})


@rule('registry-met-by')
def met_by(records: Records) -> Iterator[Found]:
    """An element is met where the vocabulary says that its word can be met."""
    known = records.registry.vocabulary.elements
    for at, law in laws(records):
        for number, element in enumerate(law.elements):
            word = known.get(element.is_)
            if word and element.met_by not in word.met_by:
                values = {'element': element.is_, 'choices': ', '.join(word.met_by)}
                yield Found(at.file, (*at.loc, 'elements', number, 'met_by'), values)


@rule('registry-prints-key')
def prints_key(records: Records) -> Iterator[Found]:
    """What an element or a door prints or passes on is a key of the questions."""
    known = OF_LETTER | set(records.registry.questions)
    for word, element in records.registry.vocabulary.elements.items():
        for number, line in enumerate(element.prints):
            for key in set(line.any) - known:
                yield Found(VOCABULARY, ('elements', word, 'prints', number), {'key': key})
    for platform in records.registry.platforms.values():
        for number, channel in enumerate(platform.channels):
            for key in set(channel.shared) - known:
                yield Found(f'platforms/{platform.id}.yaml', ('channels', number, 'shared'), {'key': key})


@rule('registry-phrases')
def phrases(records: Records) -> Iterator[Found]:
    """Every choice that letters print has its phrase, and one for somebody who signs for another where it says I."""
    tables = records.registry.vocabulary.phrases
    for key, table in tables.items():
        base = key.removesuffix('/other')
        question = records.registry.questions.get(base)
        if question is None or not question.choices:
            continue
        wrong = set(table) - set(question.choices)
        wrong |= set() if base in _UNSPOKEN else set(question.choices) - set(table)
        if base != key:
            wrong |= set(tables.get(base, {})) ^ set(table)
        elif base not in _OF_SIGNER and f'{key}/other' not in tables:
            wrong |= {choice for choice, text in table.items() if _SPEAKER.search(text)}
        if wrong:
            yield Found(VOCABULARY, ('phrases', key), {'key': key, 'choices': ', '.join(sorted(wrong))})


@rule('registry-clock-phrase')
def clock_phrase(records: Records) -> Iterator[Found]:
    """A time to answer that a letter starts and prints has its phrase in the vocabulary."""
    spoken = records.registry.vocabulary.phrases.get('clock', {})
    for at, law in laws(records):
        due = law.deadline
        if due is None or due.for_answer != 'yes' or due.starts not in STARTED_BY_LETTER:
            continue
        printed = any('clock' in names_called(paper.id, records.files.templates) for paper in letters_of(law, records))
        if printed and f'{due.value} {due.unit}' not in spoken:
            yield Found(
                at.file, (*at.loc, 'clocks', law.clocks.index(due)), {'id': law.id, 'time': f'{due.value} {due.unit}'}
            )


@rule('registry-mark-missing')
def mark_missing(records: Records) -> Iterator[Found]:
    """A paper marks every element that its laws demand in the body, and every one that it must hold itself."""
    for at, law in laws(records):
        for paper in letters_of(law, records):
            marked = marked_words(paper.id, records.files.templates) | _of_none(paper.id, records)
            for number, element in enumerate(law.elements):
                needed = element.need == 'required' and element.met_by == 'body'
                if needed and element.is_ not in marked | STATED:
                    values = {'paper': paper.id, 'element': element.is_, 'law': law.id}
                    yield Found(at.file, (*at.loc, 'elements', number), values)
    for at, paper in papers(records):
        marked = marked_words(paper.id, records.files.templates) | STATED | _of_none(paper.id, records)
        for number, word in enumerate(paper.must):
            known = records.registry.vocabulary.elements.get(word)
            if known and known.met_by[0] == 'body' and word not in marked:
                values = {'paper': paper.id, 'element': word, 'law': paper.id}
                yield Found(at.file, (*at.loc, 'must', number), values)


def _of_none(paper: str, records: Records) -> frozenset[str]:
    """All words, where a paper has no template that can be read: that has a rule of its own."""
    name = body_of(paper)
    there = (records.files.templates / name).is_file() and not syntax_error(name, records.files.templates)
    return frozenset() if there else frozenset(records.registry.vocabulary.elements)


RULES = (unknown_word, met_by, prints_key, phrases, clock_phrase, mark_missing)
