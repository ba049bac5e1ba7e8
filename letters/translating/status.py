"""How complete a language is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import paths
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import catalogue
from letters.model.locale import WHOLE
from letters.translating.extract import by_domain
from letters.translating.needed import needed
from letters.translating.needed import served

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.locale import Domain
    from letters.translating.sentence import Sentence


def unusable(language: str, domain: Domain, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those of some sentences, of one domain, that a language needs and does not have, or has with a fault."""
    if language == SOURCE:
        return ()
    held = catalogue(language, domain, paths.LOCALES)
    found = []
    for one in needed(by_domain(sentences, domain), served(language)):
        entry = held.entries.get((one.context, one.text))
        if entry is None or entry.plural != one.plural or held.broken(one.text, entry, domain, may_equal=one.may_equal):
            found.append(one)
    return tuple(found)


def completeness(language: str, sentences: tuple[Sentence, ...]) -> tuple[int, int]:
    """How many of a hundred of the sentences that it needs a language has for the screen, and for the letters."""
    shares = []
    wanted = tuple(needed(sentences, served(language)))
    for domain in WHOLE:
        total = len(by_domain(wanted, domain))
        shares.append(100 * (total - len(unusable(language, domain, wanted))) // max(total, 1))
    return shares[0], shares[1]
