"""What a language needs to be whole: all but the law of countries where it is not spoken and that it does not serve."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.codes import base
from letters.registry.load import locales
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Set

    from letters.model.locale import LocaleRecord
    from letters.model.registry import Registry
    from letters.translating.sentence import Sentence

# What holds in many countries is said to everybody.
_SHARED = frozenset({'eu', 'world'})


def served(language: str) -> frozenset[str]:
    """The countries whose law an offered language holds whole: where it is official, and those its folder names."""
    return served_by(language, locales().get(language), registry())


def served_by(language: str, record: LocaleRecord | None, registry: Registry) -> frozenset[str]:
    """The same by the record of a language."""
    official = {
        place.id
        for place in registry.jurisdictions.values()
        if base(language) in {base(one) for one in place.languages}
    }
    return _SHARED | official | {*(record.law_of if record else ())}


def needed(found: Iterable[Sentence], countries: Set[str]) -> Iterator[Sentence]:
    """Those of some sentences that a language needs which serves some countries."""
    return (one for one in found if is_needed(one, countries))


def is_needed(one: Sentence, countries: Set[str]) -> bool:
    """Whether a language that serves some countries needs a sentence."""
    return not one.of or not countries.isdisjoint(one.of)
