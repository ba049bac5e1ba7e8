"""The registry: all records together, with the look-ups that the rest of the program needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from letters.model.law import Illegality
from letters.model.law import Jurisdiction
from letters.model.law import Law
from letters.model.paper import PaperKind
from letters.model.platform import Platform
from letters.model.question import Question
from letters.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything that the data say. Mappings are in the order of file names, lists in the order of the files."""

    vocabulary: Vocabulary
    jurisdictions: Mapping[str, Jurisdiction]
    platforms: Mapping[str, Platform]
    papers: Mapping[str, PaperKind]
    questions: Mapping[str, Question]
    messages: Mapping[str, str | Mapping[str, str]]

    def laws(self) -> tuple[Law, ...]:
        """All laws of all jurisdictions."""
        return tuple(law for place in self.jurisdictions.values() for law in place.laws)

    def law(self, id: str) -> Law:
        """One law by its id; KeyError when there is none."""
        for law in self.laws():
            if law.id == id:
                return law
        raise KeyError(id)

    def place_of(self, law: Law) -> str:
        """The jurisdiction that a law belongs to."""
        return next(place.id for place in self.jurisdictions.values() if law in place.laws)

    def illegalities(self) -> tuple[Illegality, ...]:
        """All rules that make content illegal."""
        return tuple(rule for place in self.jurisdictions.values() for rule in place.illegal_because)

    def groups_of(self, country: str, on: date) -> frozenset[str]:
        """A country (lower case) with every group that it belongs to on a day; none for an empty country."""
        if not country:
            return frozenset()
        country = country.lower()
        found = {country}
        # Groups may hold groups, so look again until nothing is added.
        while True:
            more = {name for name, members in self.vocabulary.groups.items() if _belongs(members, found, on)}
            if more <= found:
                return frozenset(found)
            found |= more


def _belongs(members: list, found: set[str], on: date) -> bool:  # type: ignore[type-arg]
    return any(
        member.everybody == 'yes'
        or (
            (member.group or member.country) in found
            and (member.from_ is None or member.from_ <= on)
            and (member.until is None or on <= member.until)
        )
        for member in members
    )
