"""Rules about what a law gives and asks: demands have words, no paper forbids what is needed, nothing proves itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.sentences import word_in
from letters.checking.walk import VOCABULARY
from letters.checking.walk import laws
from letters.checking.walk import letters_of
from letters.law.matching import asks_for_rule
from letters.registry.source import names_called

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.law import Illegality
    from letters.model.law import Law

_NUMBERS = 'one|two|three|four|five|six|seven|ten|fourteen|fifteen|twenty-four|thirty|thirty-six|forty-eight'
# A time in a sentence of law, in figures or in words.
_TIME = re.compile(rf'\b(?:\d+|{_NUMBERS}) (?:hour|day|week|month)s?\b', re.IGNORECASE)


@rule('registry-no-ask')
def no_ask(records: Records) -> Iterator[Found]:
    """A law says what it gives, where the paper of its ground asks for that and for nothing else."""
    words = records.registry.vocabulary.phrases
    for at, law in laws(records):
        called: set[str] = set()
        for paper in letters_of(law, records):
            called |= set(names_called(paper.id, records.files.templates))
        if 'demands' not in called:
            continue
        if not law.asks:
            yield Found(at.file, at.loc, {'id': law.id})
        lacking = [one for one in law.asks if one not in words.get('demand', {})]
        lacking += [one for one in law.asks[:1] if 'request' in called and one not in words.get('request', {})]
        for one in lacking:
            yield Found(VOCABULARY, ('phrases', 'demand'), {'id': one})


@rule('registry-needed-word')
def needed_word(records: Records) -> Iterator[Found]:
    """No paper forbids itself a word of a law that it cites, or of a rule that such a law makes it name."""
    for at, law in laws(records):
        for paper in letters_of(law, records):
            needed = [law.title]
            if 'cites' in names_called(paper.id, records.files.templates):
                needed.append(law.citation)
            needed += [held for one in _may_name(law, records) for held in (one.text, one.cite)]
            word = next((found for text in needed if (found := word_in(text, paper.unsaid))), '')
            if word:
                yield Found(at.file, at.loc, {'id': law.id, 'paper': paper.id, 'word': word})


@rule('registry-names-itself')
def names_itself(records: Records) -> Iterator[Found]:
    """A law that asks which rule is broken has such a rule beside it: its own sentence would prove itself."""
    for at, law in laws(records):
        if asks_for_rule(law) and letters_of(law, records) and not _may_name(law, records):
            yield Found(at.file, at.loc, {'id': law.id})


def _may_name(law: Law, records: Records) -> list[Illegality]:
    """The rules that a letter may name as broken, where a law asks for one: of the countries that it is for."""
    if not asks_for_rule(law):
        return []
    own, covered = records.registry.jurisdiction_of(law), set(law.covers)
    lived_in = {place for line in law.applies for place in line.person_in}
    return [
        one
        for id, place in records.registry.jurisdictions.items()
        if id == own or records.registry.groups_of(id, records.on) & lived_in
        for one in place.illegal_because
        if one.confidence != 'low' and (not covered or covered & set(one.covers))
    ]


@rule('registry-time-unmarked')
def time_unmarked(records: Records) -> Iterator[Found]:
    """A sentence that states a time says so: of all times of a letter one alone is printed."""
    for at, law in laws(records):
        if not letters_of(law, records):
            continue
        for number, one in enumerate(law.says):
            if one.time == 'no' and _TIME.search(one.text):
                yield Found(at.file, (*at.loc, 'says', number), {'id': one.id})


RULES = (no_ask, needed_word, names_itself, time_unmarked)
