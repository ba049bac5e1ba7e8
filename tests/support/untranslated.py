"""Records that nobody has translated yet: a contributor adds law, a service or a paper, and somebody else its words."""

from __future__ import annotations

from functools import cache

from letters import paths
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import catalogue
from letters.model.locale import WHOLE
from letters.registry.load import registry
from letters.translating.extract import sources
from letters.translating.of_country import sentences_of
from letters.translating.sentence import Sentence
from letters.translating.status import unusable
from tests.support.soak import SOAK

# What belongs to one record, by the first word of its context.
OF_RECORDS = frozenset({'law', 'platform', 'danger', 'helpline', 'paper', 'region'})


@cache
def new_records(language: str) -> frozenset[str]:
    """The contexts of records of which a language has no sentence at all; none before a release."""
    if SOAK or language == SOURCE:
        return frozenset()
    there = {context for domain in WHOLE for context, _ in catalogue(language, domain, paths.LOCALES).entries}
    contexts = {one.context for one in sources(registry()) if one.domain in WHOLE}
    new = {one for one in contexts - there if one.split()[0] in OF_RECORDS}
    # The words of a paper's template have its id alone as their context.
    return frozenset(new | {one.removeprefix('paper ') for one in new if one.startswith('paper ')})


def excused(one: Sentence, language: str) -> bool:
    """Whether a sentence belongs to a record that is new in a language: its own, or the citation of its law.

    What only look-ups show keeps no language from being whole.
    """
    if one.domain not in WHOLE:
        return True
    new = new_records(language)
    cited = {
        each
        for law in registry().laws()
        if f'law {law.id}' in new
        for each in sentences_of(law)
        if each.context == 'cite'
    }
    # Of a rule that makes content illegal, too.
    cited |= {
        Sentence(one.domain, 'cite', rule.cite, one.comment, may_equal=True)
        for rule in registry().illegalities()
        if f'law {rule.id}' in new
    }
    return one.context in new or (one.context, one.text) in {(each.context, each.text) for each in cited}


def lacking(language: str, domain: str) -> list[str]:
    """What a language lacks of the records that somebody translated."""
    found = unusable(language, domain, sources(registry()))  # type: ignore[arg-type]
    return [one.text for one in found if not excused(one, language)]
