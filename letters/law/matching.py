"""Which law binds whom toward whom: facts of a letter, and the laws that hold for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.law import guards
from letters.law.conditions import NO
from letters.law.conditions import OPEN
from letters.law.conditions import Facts
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.conditions import every
from letters.law.conditions import some
from letters.law.recipients import Recipient
from letters.law.recipients import established_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.case import Material
    from letters.model.law import Factors
    from letters.model.law import Illegality
    from letters.model.law import Law
    from letters.model.registry import Registry

# Answers from which another follows: content that was never sold is not paid for now.
_NEVER_PAID = frozenset({'no', 'privately', 'public'})


@dataclass(frozen=True, slots=True)
class Situation:
    """The surroundings in which conditions are asked: the case, the registry and the day."""

    case: Case
    registry: Registry
    on: date

    def countries(self, *codes: str) -> frozenset[str]:
        """Countries with their groups; the open value where none is given."""
        found = frozenset[str]().union(*(self.registry.groups_of(code, self.on) for code in codes))
        return found or frozenset({OPEN})

    def seat(self, recipient: Recipient) -> frozenset[str]:
        """The country, with its groups, of the company that answers this person."""
        country = established_in(recipient, self.case.person.country, self.registry, self.on)
        return self.registry.groups_of(country, self.on)


def facts(here: Situation, items: Iterable[Item], recipient: Recipient | None) -> Facts:
    """What is known about a letter over some items to a recipient."""
    case, listed = here.case, tuple(items)
    shown = [material for item in listed for material in case.shown(item)]
    found: dict[str, frozenset[str]] = {
        'sender.role': frozenset({case.sender.role}),
        'sender.country': here.countries(case.sender.country),
        'person.country': here.countries(case.person.country, *case.person.other_countries),
        'person.region': frozenset({case.person.region.lower()}),
        'person.living': frozenset({case.person.living}),
        'threat': frozenset({case.threat}),
        'published': frozenset({case.published}),
        'wishes.regulator': frozenset({case.wishes.regulator}),
        'item.shows': frozenset({'nothing' if not shown else 'recording' if all(m.kind for m in shown) else OPEN}),
        'item.rights': frozenset({guards.rights_in(case, shown)}),
        'material.paid_now': frozenset({paid_now(shown)}),
    }
    for key in ('confidential', 'fingerprint', 'identify', 'evidence', 'police'):
        found[f'wishes.{key}'] = frozenset({getattr(case.wishes, key)})
    for key in ('kind', 'recorded_by', 'source_recorded_by', 'copyright', 'others_shown', 'published_before'):
        found[f'material.{key}'] = frozenset(getattr(material, key) for material in shown)
    found['material.shared_how'] = frozenset(material.shared_how for material in shown)
    found['material.no_consent'] = frozenset(
        value for m in shown for value in (*m.no_consent, *([] if m.no_consent else [OPEN]))
    )
    for key in ('status', 'where', 'impersonates', 'site'):
        found[f'item.{key}'] = frozenset(getattr(item, key) for item in listed)
    # Where nobody said what a recording is, details about the person may be what is there, or the only thing.
    found['item.exposes'] = frozenset(value for item in listed for value in item.exposes)
    if any(not item.exposes and not case.describes(item) for item in listed):
        found['item.exposes'] |= {OPEN}
    if recipient is not None:
        found |= _of_recipient(here, recipient)
    return found


def _of_recipient(here: Situation, recipient: Recipient) -> dict[str, frozenset[str]]:
    record = recipient.record
    return {
        'recipient.kind': frozenset({record.kind}),
        'recipient.id': frozenset({record.id}),
        'recipient.country': here.seat(recipient),
        'recipient.private_messaging': frozenset({record.private_messaging}),
    }


def paid_now(shown: Iterable[Material]) -> str:
    """Whether anything shown is paid for now: `yes` where one is, open where one may be, else `no`."""
    answers = {material.paid_now or ('no' if material.published_before in _NEVER_PAID else OPEN) for material in shown}
    return 'yes' if 'yes' in answers else OPEN if OPEN in answers else 'no'


def _factors_hold(line: Factors, here: Situation, recipient: Recipient | None) -> Truth:
    truths = []
    if line.person_in:
        person = here.case.person
        where = here.countries(person.country, *person.other_countries)
        truths.append(evaluate({'person.country': line.person_in}, {'person.country': where}))
    if line.recipient_established_in:
        where = here.seat(recipient) if recipient else frozenset[str]()
        truths.append(evaluate({'recipient.country': line.recipient_established_in}, {'recipient.country': where}))
    if line.recipient_serves:
        serves = set(recipient.record.serves) if recipient else set()
        reaches = serves & (set(line.recipient_serves) | {'world'})
        truths.append(Truth(True) if reaches else NO)
    return every(truths)


def applies(lines: Iterable[Factors], here: Situation, recipient: Recipient | None) -> Truth:
    """Whether any line of `applies` holds. No line at all: everywhere."""
    listed = tuple(lines)
    return some(_factors_hold(line, here, recipient) for line in listed) if listed else Truth(True)


def covers(kinds: Iterable[str], shown: Iterable[Material]) -> Truth:
    """Whether one of the recordings is of a kind that a law or a rule covers; an empty list covers all."""
    wanted = set(kinds)
    if not wanted:
        return Truth(True)
    return evaluate({'material.kind': sorted(wanted)}, {'material.kind': frozenset(m.kind for m in shown)})


def in_force(law: Law, on: date) -> bool:
    """Whether a law is in force on a day."""
    return (law.in_force is None or law.in_force <= on) and (law.until is None or on <= law.until)


def binds(law: Law, here: Situation, item: Item, recipient: Recipient) -> Truth:
    """Whether a law binds this recipient toward this person for one item."""
    case = here.case
    if law.confidence == 'low' or law.offered == 'no' or not in_force(law, here.on):
        return NO
    if recipient.record.kind not in law.binds:
        return NO
    # Most laws are those of other countries: that is looked at before anything else is worked out.
    reach = applies(law.applies, here, recipient)
    if reach.holds is False:
        return NO
    signers = law.signers if case.person.living == 'yes' else law.after_death
    known = facts(here, [item], recipient)
    return every((
        reach,
        covers(law.covers, case.shown(item)),
        evaluate(law.when, known),
        evaluate({'sender.role': list(signers)}, known),
    ))  # fmt: skip


def laws_for(ground: str, here: Situation, item: Item, recipient: Recipient) -> tuple[tuple[Law, Truth], ...]:
    """The laws of a ground that bind, or may bind, for one item; the one to cite first stands first."""
    found = [(law, binds(law, here, item, recipient)) for law in here.registry.laws() if law.ground == ground]
    live = [(law, truth) for law, truth in found if truth.holds is not False]
    home = here.registry.groups_of(here.case.person.country, here.on)
    return tuple(sorted(live, key=lambda pair: (pair[0].rank, here.registry.place_of(pair[0]) not in home, pair[0].id)))


def illegal_because(
    here: Situation, items: Iterable[Item], recipient: Recipient, within: Iterable[str] = ()
) -> tuple[Illegality, ...]:
    """The rules by which everything in a letter is illegal: offences first; only those of the countries `within`."""
    listed, places = tuple(items), set(within)
    order = {'offence': 0, 'civil': 1, 'data-protection': 2}
    found = [
        rule
        for rule in here.registry.illegalities()
        if _is_within(rule, here, places) and _holds_for_all(rule, here, listed, recipient)
    ]
    return tuple(sorted(found, key=lambda rule: (order[rule.kind], rule.rank, rule.id)))


def _is_within(rule: Illegality, here: Situation, places: set[str]) -> bool:
    if not places:
        return True
    own = {place for line in rule.applies for place in line.person_in}
    person = here.case.person
    lived_in = (here.registry.groups_of(code, here.on) for code in (person.country, *person.other_countries))
    return any(groups & own and groups & places for groups in lived_in)


def _holds_for_all(rule: Illegality, here: Situation, items: tuple[Item, ...], recipient: Recipient) -> bool:
    if rule.confidence == 'low' or applies(rule.applies, here, recipient).holds is not True:
        return False
    return all(
        covers(rule.covers, here.case.shown(item)).holds and evaluate(rule.when, facts(here, [item], recipient)).holds
        for item in items
    )
