"""What a letter is about, and what is known about it: the case, the day, its items, its recipient."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.law import guards
from letters.law.age import is_too_old
from letters.law.conditions import OPEN
from letters.law.conditions import Facts
from letters.law.danger import effects_of
from letters.law.recipients import Behind
from letters.law.recipients import Recipient
from letters.law.recipients import by_id
from letters.law.recipients import companies_of
from letters.law.recipients import established_in
from letters.law.recipients import recipients_of
from letters.law.searched import name_searched
from letters.law.shown import given
from letters.law.shown import of_materials
from letters.law.shown import paid_now
from letters.law.threat import threatens
from letters.model.case import REFUSALS
from letters.model.clinic import NO_CLINIC

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from datetime import date

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.case import Material
    from letters.model.case import Sent
    from letters.model.clinic import Clinic
    from letters.model.law import Jurisdiction
    from letters.model.law import Law
    from letters.model.registry import Registry


@dataclass(frozen=True)
class Situation:
    """The surroundings in which conditions are asked: the case, the registry, the day, and the clinic that writes."""

    case: Case
    registry: Registry
    on: date
    clinic: Clinic = NO_CLINIC

    @cached_property
    def threatening(self) -> frozenset[int]:
        """The positions of the places that are accounts of whoever threatens, and show nothing of the person."""
        case, registry = self.case, self.registry
        return frozenset(n for n, item in enumerate(case.items) if threatens(case, item, registry))

    @property
    def has_agent(self) -> bool:
        """Whether the clinic takes the answers: its address is in the case then, in the place of the sender's own."""
        return bool(self.clinic.agent.name)

    @cached_property
    def near(self) -> tuple[Jurisdiction, ...]:
        """The jurisdictions whose laws, rules and dangers can be about this person."""
        person = self.case.person
        return self.registry.near(self.countries(person.country, *person.other_countries))

    @cached_property
    def effects(self) -> frozenset[str]:
        """What the dangers of these places do, by the words of the vocabulary."""
        return effects_of(self.near, self.facts(tuple(self.case.items)))

    @cached_property
    def _grounds(self) -> dict[str, list[Law]]:
        found: dict[str, list[Law]] = {}
        for place in self.near:
            for law in place.laws:
                found.setdefault(law.ground, []).append(law)
        return found

    def laws_of(self, ground: str) -> Sequence[Law]:
        """The laws of a ground that can be about this person."""
        return self._grounds.get(ground, ())

    @cached_property
    def recipients(self) -> tuple[Recipient | None, ...]:
        """The recipient of each item of the case."""
        return recipients_of(self.case, self.registry)

    @cached_property
    def companies(self) -> tuple[Behind, ...]:
        """The companies behind the places of the case, as it names them."""
        return companies_of(self.case, self.registry)

    def recipient(self, id: str) -> Recipient:
        """A recipient by the id that a plan gives it, with what the case tells of it."""
        return self._companies.get(id) or by_id(id, self.registry, self.case.case.language)

    @cached_property
    def _companies(self) -> dict[str, Recipient]:
        return {one.recipient.id: one.recipient for one in self.companies}

    @cached_property
    def _known(self) -> dict[tuple[int, ...], tuple[tuple[Item, ...], dict[str, frozenset[str]]]]:
        return {}

    def facts(self, items: tuple[Item, ...]) -> dict[str, frozenset[str]]:
        """What is known about the case as far as some of its items go; worked out once for the same ones."""
        key = tuple(id(item) for item in items)
        if key not in self._known:
            # The items are kept too: what is gone could lend its identity to another.
            self._known[key] = items, facts(self, items)
        return self._known[key][1]

    def countries(self, *codes: str) -> frozenset[str]:
        """Countries with their groups; the open value where none is given."""
        found = frozenset[str]().union(*(self.registry.groups_of(code, self.on) for code in codes))
        return found or frozenset({OPEN})

    def seat(self, recipient: Recipient) -> frozenset[str]:
        """The country, with its groups, of the company that answers this person."""
        country = established_in(recipient, self.case.person.country, self.registry, self.on)
        return self.registry.groups_of(country, self.on)


Numbered = tuple[int, 'Item']
"""An item with its number in the case, from 1."""


class Past(NamedTuple):
    """What was asked of a service before a letter to somebody else about it: what was sent, and by which laws."""

    sent: tuple[Sent, ...]
    laws: tuple[Law, ...]

    @property
    def answer(self) -> Literal['silence', 'refusal']:
        """What came of it: a refusal, or silence where nothing did."""
        return 'refusal' if self.sent and self.sent[-1].answer in REFUSALS else 'silence'


@dataclass(frozen=True, eq=False)
class Topic:
    """What a letter is about: its situation, its items with their numbers, its recipient.

    To an authority one writes about a service: `about` is that one, `past` is what was asked of it before, and `within`
    names the laws that send a person to this authority about it.
    """

    here: Situation
    items: tuple[Numbered, ...]
    recipient: Recipient
    about: Recipient | None = None
    past: Past | None = None
    within: frozenset[str] = frozenset()

    @property
    def service(self) -> Recipient:
        """The service that the letter is about: its recipient, unless that is an authority."""
        return self.about or self.recipient

    @cached_property
    def known(self) -> Facts:
        """What is known about the letter."""
        known = self.here.facts(self.places) | _of_recipient(self.here, self.service)
        return known | of_materials(self.materials) if self.of_threat else known

    @property
    def of_threat(self) -> bool:
        """Whether it is about a threat alone: the police are told, and no place is known."""
        registry, id = self.here.registry, self.recipient.id
        return not self.items and id in registry.outline.authorities and registry.authority(id).role == 'police'

    @cached_property
    def numbered(self) -> dict[str, Item]:
        """The items by their numbers."""
        return {str(number): item for number, item in self.items}

    @cached_property
    def places(self) -> tuple[Item, ...]:
        """The items alone."""
        return tuple(item for _, item in self.items)

    @cached_property
    def materials(self) -> tuple[Material, ...]:
        """Everything that the items show, each once, in the order of the case; of a threat alone all that there is."""
        if self.of_threat:
            return tuple(self.here.case.materials)
        shown = {id for item in self.places for id in item.shows}
        return tuple(material for material in self.here.case.materials if material.id in shown)

    @property
    def pretends(self) -> bool:
        """Whether it is about accounts that pretend to be the person. No letter is about both, those and details."""
        return any(item.impersonates == 'yes' for item in self.places)

    @cached_property
    def singly(self) -> tuple[Topic, ...]:
        """The same about each item alone."""
        return (self,) if len(self.items) == 1 else tuple(self.of([one]) for one in self.items)

    def of(self, items: Iterable[Numbered]) -> Topic:
        """The same about some of the items."""
        some = tuple(items)
        return self if some == self.items else replace(self, items=some)


def items_of(case: Case, positions: Iterable[int]) -> tuple[Numbered, ...]:
    """The items at these positions (from 0) of a case, with their numbers in it (from 1)."""
    return tuple((n + 1, case.items[n]) for n in positions)


def facts(here: Situation, items: Iterable[Item]) -> dict[str, frozenset[str]]:
    """What is known about a case as far as some items go."""
    case, listed = here.case, tuple(items)
    # Thousands of places may show the same recording.
    shown = [*{id(material): material for item in listed for material in case.shown(item)}.values()]
    found: dict[str, frozenset[str]] = {
        'sender.role': frozenset({case.sender.role}),
        'sender.country': here.countries(case.sender.country),
        'person.country': here.countries(case.person.country, *case.person.other_countries),
        'person.region': frozenset({here.registry.region_of(case.person.country, case.person.region)}),
        'person.living': frozenset({case.living}),
        'person.died': frozenset({case.person.died}),
        'person.identifiable_by': given(case.person.identifiable_by),
        'person.spoken_as': frozenset({_spoken_as(case)}),
        'sender.relation': frozenset({case.sender.relation}),
        'harm': given(case.harm),
        'threat': frozenset({case.threat}),
        'published': frozenset({case.published}),
        'wishes.regulator': frozenset({case.wishes.regulator}),
        'item.shows': frozenset({'nothing' if not shown else 'recording' if all(m.kind for m in shown) else OPEN}),
        'item.rights': frozenset({guards.rights_in(case, shown)}),
        'material.paid_now': frozenset({paid_now(shown)}),
    }
    for key in ('confidential', 'fingerprint', 'identify', 'evidence', 'police'):
        found[f'wishes.{key}'] = frozenset({getattr(case.wishes, key)})
    found |= of_materials(shown)
    for key in ('status', 'where', 'impersonates', 'public_interest', 'site'):
        found[f'item.{key}'] = frozenset(getattr(item, key) for item in listed)
    found['item.name_searched'] = frozenset(name_searched(case, item) for item in listed)
    # Where nobody said what a recording is, details about the person may be what is there, or the only thing.
    found['item.exposes'] = frozenset(value for item in listed for value in item.exposes)
    of_threat = [threatens(case, item, here.registry) for item in listed]
    found['item.of_threat'] = frozenset('yes' if one else 'no' for one in of_threat)
    # Of an account that pretends to be somebody it is said what it does; on that of whoever threatens nothing is.
    told = (item.exposes or case.describes(item) or item.impersonates == 'yes' for item in listed)
    if any(not one and not threat for one, threat in zip(told, of_threat, strict=True)):
        found['item.exposes'] |= {OPEN}
    return found


def _spoken_as(case: Case) -> str:
    """How the one shown who signs is spoken of: as a woman or as a man; untold where nobody said it of that person."""
    grammar = case.sender.grammar if case.sender.role == 'self' else 'avoid'
    return 'untold' if grammar == 'avoid' else grammar


def _of_recipient(here: Situation, recipient: Recipient) -> dict[str, frozenset[str]]:
    record = recipient.record
    return {
        'recipient.kind': frozenset({record.kind}),
        'recipient.id': frozenset({record.id}),
        'recipient.country': here.seat(recipient),
        'recipient.private_messaging': frozenset({record.private_messaging}),
        'person.danger': here.effects or frozenset({'none' if here.case.person.country else OPEN}),
        'recipient.matching': frozenset({'yes' if matching(here, recipient) else 'no'}),
    }


def matching(here: Situation, recipient: Recipient) -> tuple[str, ...]:
    """The services for fingerprints of pictures of adults that a recipient takes part in; none of an old record."""
    record = recipient.record
    if is_too_old(record.checked, here.on):
        return ()
    return tuple(line.name for line in map(here.registry.helpline, record.hash_matching) if 'adult' in line.for_)
