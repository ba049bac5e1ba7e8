"""The registry: all records together, with the look-ups that the rest of the program needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from functools import lru_cache
from typing import TypeGuard

from letters.model.flow import FlowStep
from letters.model.form import FormRecord
from letters.model.help import Help
from letters.model.helpline import Helpline
from letters.model.ladder import Rung
from letters.model.law import Authority
from letters.model.law import Illegality
from letters.model.law import Jurisdiction
from letters.model.law import Law
from letters.model.law import PaperSize
from letters.model.outline import Outline
from letters.model.outline import outline
from letters.model.paper import PaperKind
from letters.model.platform import Platform
from letters.model.question import Question
from letters.model.replies import ReplyWords
from letters.model.script import Script
from letters.model.template import Call
from letters.model.typed import Typed
from letters.model.vocabulary import Vocabulary

_NO_WORDS = Typed.made({})
_NO_FORM = FormRecord.model_construct(rooms={}, parts=[])
_NO_HELP = Help.made({'program': None, 'commands': {}})


def is_counted(message: str | Mapping[str, str]) -> TypeGuard[Mapping[str, str]]:
    """Whether a message has a form for one and another for many."""
    return not isinstance(message, str) and 'other' in message


@dataclass(frozen=True, eq=False)
class Registry:
    """Everything that the data say. Mappings are in the order of file names, lists in the order of the files."""

    vocabulary: Vocabulary
    jurisdictions: Mapping[str, Jurisdiction]
    platforms: Mapping[str, Platform]
    papers: Mapping[str, PaperKind]
    questions: Mapping[str, Question]
    messages: Mapping[str, str | Mapping[str, str]]
    """A text; of a problem `what`, `why` and `do`; of a number that is counted what is said of `one` and of `other`."""
    flow: tuple[FlowStep, ...] = ()
    """The places of the interview in their order."""
    form: FormRecord = _NO_FORM
    """The questionnaire on paper."""
    ladder: tuple[Rung, ...] = ()
    """What may follow each answer to a letter, in the order in which it is proposed."""
    typed: Typed = _NO_WORDS
    """Words that people type, beside those that are offered."""
    help: Help = _NO_HELP
    """What `--help` says."""
    replies: Mapping[str, ReplyWords] = field(default_factory=dict)
    """By which words a reply of a service is recognised, by language."""
    scripts: Mapping[str, Script] = field(default_factory=dict)
    """Scripts by their codes (ISO 15924)."""
    calls: Mapping[str, tuple[Call, ...]] = field(default_factory=dict)
    """For each kind of paper what its template asks of the pen."""
    drawn: Outline | None = None
    """The outline, where it was made before; see `outline`."""

    @property
    def outline(self) -> Outline:
        """What is looked up across all records, without making them."""
        return self.drawn or _outline(self)

    def asking_for(self, key: str) -> tuple[FlowStep, ...]:
        """The places of the interview that ask for a key; none for one that it never asks for."""
        return _asking(self).get(key, ())

    def platform(self, id: str) -> Platform:
        """A recipient's record by its id, that of the successor where it is retired; KeyError where there is none."""
        found = self.platforms[id]
        return self.platforms[found.redirect] if found.redirect else found

    def engine_id(self, untrusted: str) -> str:
        """The id of a search engine by its id or a name of it; empty where no record has that name."""
        return self.outline.engine_names.get(untrusted.casefold(), '')

    def laws(self) -> tuple[Law, ...]:
        """All laws of all jurisdictions."""
        return tuple(law for place in self.jurisdictions.values() for law in place.laws)

    def knows_law_of(self, country: str) -> bool:
        """Whether anything is known of the law of a country, and not only who helps there."""
        place = self.jurisdictions.get(country.lower())
        return place is not None and bool(place.laws or place.illegal_because)

    def near(self, groups: frozenset[str]) -> tuple[Jurisdiction, ...]:
        """The jurisdictions whose rules can be about somebody of these countries and groups; of an open one, all."""
        reach = self.outline.reach
        return tuple(
            self.jurisdictions[id] for id in reach if '' in groups or not reach[id] or not groups.isdisjoint(reach[id])
        )

    def helplines(self, country: str, on: date) -> tuple[Helpline, ...]:
        """Who helps in a country, then in its groups, then everywhere.

        Who helps in a state helps in a territory of it only where a source says so.
        """
        groups, code = self.groups_of(country, on), country.lower()
        ids = [id for id in self.jurisdictions if id in groups - {'world', self.state_of(code)}]
        places = [self.jurisdictions[id] for id in (*ids, 'world') if id in self.jurisdictions]
        return (*self.helping_in(code), *(line for place in places for line in place.helplines))

    def helping_in(self, territory: str) -> tuple[Helpline, ...]:
        """The helplines of other countries that help the people of a territory too."""
        return tuple(self.helpline(id) for id in self.outline.also_in.get(territory.lower(), ()))

    def helpline(self, id: str) -> Helpline:
        """One of them by its id; KeyError when there is none."""
        return next(line for line in self.jurisdictions[self.outline.helplines[id]].helplines if line.id == id)

    def law(self, id: str) -> Law:
        """One law by its id; KeyError when there is none."""
        return next(law for law in self.jurisdictions[self.outline.laws[id]].laws if law.id == id)

    def authority(self, id: str) -> Authority:
        """One authority by its id; KeyError when there is none."""
        return next(one for one in self.jurisdictions[self.outline.authorities[id]].authorities if one.id == id)

    def jurisdiction_of(self, law: Law) -> str:
        """The jurisdiction that a law belongs to."""
        return self.outline.laws[law.id]

    def illegalities(self) -> tuple[Illegality, ...]:
        """All rules that make content illegal."""
        return tuple(rule for place in self.jurisdictions.values() for rule in place.illegal_because)

    def state_of(self, country: str) -> str:
        """The state that a territory belongs to, in small letters; empty for a country that is none."""
        return self.outline.part_of.get(country.lower(), '')

    def has_own_law(self, territory: str) -> bool:
        """Whether a territory makes law of its own beside that of its state."""
        part_of = self.jurisdictions[territory.lower()].part_of
        return part_of is not None and part_of.own_law == 'yes'

    def region_of(self, country: str, region: str) -> str:
        """The code of the region somebody lives in, in small letters; a territory is one of its state."""
        state = self.state_of(country)
        return f'{state}-{country.lower()}' if state else region.lower()

    def home_of(self, country: str, region: str) -> str:
        """The country somebody lives in: the territory, where it was named as a region of its state."""
        state, _, territory = region.lower().partition('-')
        return territory if territory and self.state_of(territory) == state else country.lower()

    def paper_size(self, country: str) -> PaperSize:
        """The paper that a country prints on; A4 where none is known."""
        place = self.jurisdictions.get(country.lower())
        return place.paper_size if place else 'a4'

    def groups_of(self, country: str, on: date) -> frozenset[str]:
        """A country (lower case) with every group that it belongs to on a day; none for an empty country."""
        groups = _groups_on(self, on)
        code = country.lower()
        return (groups.get(code) or groups[''] | {code}) if code else frozenset()


# A registry does not change, so what is worked out of it is kept with it.


@lru_cache(maxsize=8)
def _asking(registry: Registry) -> dict[str, tuple[FlowStep, ...]]:
    found: dict[str, tuple[FlowStep, ...]] = {}
    for entry in registry.flow:
        if entry.key:
            found[entry.key] = (*found.get(entry.key, ()), entry)
    return found


@lru_cache(maxsize=8)
def _outline(registry: Registry) -> Outline:
    return outline(registry.jurisdictions, registry.platforms)


@lru_cache(maxsize=64)
def _groups_on(registry: Registry, on: date) -> dict[str, frozenset[str]]:
    """For each country or group that another group names, all that it belongs to; under '' what any country does.

    All of them are worked out at once, so that nothing stays here of where a person lives.
    """
    members = [member for group in registry.vocabulary.groups.values() for member in group]
    named = {member.group or member.country for member in members} | {*registry.vocabulary.groups}
    named |= {*registry.outline.part_of}
    found = {name: _closed(registry, {name}, on) for name in named if name}
    return {**found, '': _closed(registry, set(), on)}


def _closed(registry: Registry, found: set[str], on: date) -> frozenset[str]:
    # Groups may hold groups, so look again until nothing is added.
    while True:
        groups = registry.vocabulary.groups
        more = {name for name, members in groups.items() if _belongs(members, found, on)}
        more |= {state for place, state in registry.outline.part_of.items() if place in found}
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
