"""Which answers the plan still wants: those that a paper of it prints, or that decide about one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.interview.answers import Answers
from letters.interview.tables import plain
from letters.law.behind import PARTS
from letters.law.brief import Brief
from letters.law.conditions import evaluate
from letters.law.disclosure import disclosed
from letters.law.guards import any_minor
from letters.law.matching import illegal_because
from letters.law.needs import met
from letters.law.recipients import engines
from letters.law.recipients import recipient_of
from letters.law.recipients import recipients_of
from letters.law.threat import threatens
from letters.law.topic import Situation
from letters.pen.told import names_rules
from letters.pen.told import turns_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.interview.memory import Memory
    from letters.law.recipients import Recipient
    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.registry import Registry

# What stands in for the answers about persons that are still to come, so that a plan can say who would see them.
_STAND_INS = {
    'sender.role': 'self',
    'sender.name': 'A',
    'person.name': 'A',
    'sender.organisation': 'A',
    'sender.authority': 'A',
    'sender.email': 'a@example.com',
    'sender.phone': '+1 202 555 0100',
    'sender.address': ('A',),
    'person.identifiable_by': ('face',),
}
# What may be looked up of a company behind a site: which papers there are turns on it.
_LOOKED_UP = {
    f'items.{part}.{name}': value
    for part in PARTS
    for name, value in (('name', 'A'), ('email', 'abuse@a.example'), ('form', 'https://a.example/abuse'))
}
_COMPANIES = tuple(f'items.{part}.' for part in PARTS)
# What a paper prints of an earlier report; the rest is in the words of the person, which nobody translates.
_REPORTS = {'items.reports.on', 'items.reports.reference'}
# What was never published for pay is not paid for now: the gentler question is asked first, and may answer the other.
_ANSWERED_BY = {'materials.published_before': 'materials.paid_now'}
EITHER = ('sender.phone', 'sender.address')
"""One of these is enough, so none of them may stand in for another."""


@dataclass(frozen=True, eq=False)
class Wants:
    """What the plan for some answers wants to know."""

    answers: Answers
    memory: Memory
    seen: frozenset[str]

    @property
    def registry(self) -> Registry:
        """The registry of the interview."""
        return self.memory.registry

    # Of places that are alike one stands for all: what is asked at the one is asked at the others, and hundreds of
    # links are as quick as two.
    @cached_property
    def few(self) -> Answers:
        """The answers with one of each kind of place."""
        kept = {key: value for key, value in self.answers.items() if self._is_first(key)}
        return Answers(MappingProxyType({self._like(key): value for key, value in kept.items()}))

    @cached_property
    def alike(self) -> dict[int, int]:
        """For each place the first one that is like it in all that a plan turns on."""
        case = self.memory.case(self.answers)
        if any_minor(case):
            # Here accounts and albums count too.
            return {n: n for n in range(len(case.items))}
        first: dict[object, int] = {}
        found = recipients_of(case, self.registry)
        each = (
            (*_decisive(*one), threatens(case, one[0], self.registry)) for one in zip(case.items, found, strict=True)
        )
        return {n: first.setdefault(alike, n) for n, alike in enumerate(each)}

    @cached_property
    def _numbers(self) -> dict[int, int]:
        """For each place the number that its like has among the few."""
        kept = {n: number for number, n in enumerate(sorted(set(self.alike.values())))}
        return {n: kept[first] for n, first in self.alike.items()}

    def _is_first(self, key: str) -> bool:
        n = _place_in(key)
        return n is None or self.alike.get(n, n) == n

    def _like(self, key: str) -> str:
        """A key with the number that its place has among the few."""
        n = _place_in(key)
        return key if n not in self._numbers else f'items.{self._numbers[n]}.{key.split(".", 2)[2]}'

    @cached_property
    def plan(self) -> Plan:
        """The plan for the answers so far, as if the persons had been named."""
        return self._plan(self.filled)

    @cached_property
    def filled(self) -> Answers:
        """The answers, with something in the place of those about persons that can still be asked."""
        return stood_in(self.few, self.memory, self.seen)

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def key(self, key: str) -> bool:
        """Whether an answer to a numbered key is wanted."""
        like = self._like(key)
        if like not in self._known:
            self._known[like] = self._is_wanted(like)
        return self._known[like]

    def _is_wanted(self, key: str) -> bool:
        name = plain(key)
        if not self.plan.papers and not self.plan.ask:
            return False
        return self.needs(key) or self._printed(name) or self._turns(key)

    def answers_itself(self, key: str) -> bool:
        """Whether a place stands at a service whose record says what a key asks: the kind of site, a company."""
        name = plain(key)
        if name != 'items.site' and not name.startswith(_COMPANIES):
            return False
        items, n = self._filled_case.items, _place_in(self._like(key)) or 0
        at = recipient_of(items[n], self.registry) if n < len(items) else None
        if at is None:
            return False
        return at.record.id != 'generic' if name == 'items.site' else at.record.kind != 'site'

    def waits(self, key: str) -> bool:
        """Whether a paper that is not made without the answer waits for it."""
        wished = {one for paper in self.plan.papers for one in paper.needs}
        held_back = {one for refused in self.plan.not_made for one in refused.needs}
        return self.needs(key) and (plain(key) in held_back or plain(key) not in wished)

    def needs(self, key: str) -> bool:
        """Whether a paper waits for the answer, or would say more with it."""
        name = plain(key)
        if name in _STAND_INS and key in self.filled and key not in self.few:
            return name in self._plan(self.filled.drop(key)).ask
        return bool({name, _ANSWERED_BY.get(name, name)} & set(self.plan.ask))

    def _plan(self, answers: Answers) -> Plan:
        return self.memory.planned(answers)

    def _printed(self, name: str) -> bool:
        """Whether a paper that is made shows the answer."""
        if name in EITHER:
            alone = stood_in(self.few, self.memory, self.seen | set(EITHER) - {name})
            return any(name in seen.details for paper in self._plan(alone).papers for seen in paper.seen_by)
        if any(name in seen.details for paper in self.plan.papers for seen in paper.seen_by):
            return True
        return not name.startswith('sender.') and name in self._used

    @cached_property
    def _used(self) -> frozenset[str]:
        """The answers that the papers of the plan use."""
        return frozenset(key for paper in self.plan.papers for key in self._uses(paper))

    def _uses(self, paper: Paper) -> set[str]:
        """The answers that the words of a paper print or turn on."""
        brief = _brief(paper, self.plan, self._filled_case, self.registry)
        elements = self.registry.vocabulary.elements
        keys = {key for word in brief.words for line in elements[word].prints for key in line.any}
        keys |= turns_on(brief)
        keys |= _REPORTS if brief.kind.reports == 'yes' else set()
        return keys if self._prints_own_words(paper) else keys - {'materials.own_words.text'}

    def _prints_own_words(self, paper: Paper) -> bool:
        language = self.answers.get('case.language')
        return paper.language == language and 'no-own-words' not in self.plan.effects

    @cached_property
    def _filled_case(self) -> Case:
        return self.memory.case(self.filled)

    def _turns(self, key: str) -> bool:
        """Whether two answers to it lead to different papers, or to none."""
        values = list(self._values(key))
        open_one = self.filled.drop(key) if key in self.filled else self.filled
        found = {self._outcome(open_one)} if values else set()
        for value in values:
            found.add(self._outcome(self.filled.put(key, value)))
            if len(found) > 1:
                return True
        return False

    def _values(self, key: str) -> Iterator[str | tuple[str, ...]]:
        """Answers to try: every choice; the regions of the country; the search engines."""
        name = plain(key)
        if name == 'person.region':
            home = str(self.answers.get('person.country', '')).lower()
            yield from (code.upper() for code in self.registry.outline.regions if home and code.startswith(f'{home}-'))
        elif name == 'items.engines':
            yield from ((id,) for id in engines(self.registry))
        elif name in _LOOKED_UP:
            yield _LOOKED_UP[name]
        else:
            several = self.registry.questions[name].answer == 'choices'
            yield from ((word,) if several else word for word in choices(leaves()[name]))

    def _outcome(self, answers: Answers) -> object:
        return self.memory.once(_outcome, answers)


def _place_in(key: str) -> int | None:
    """The number of the place that a key is about."""
    part, number, *_ = (*key.split('.', 2), '')
    return int(number) if part == 'items' and number.isdigit() else None


def _decisive(item: Item, found: Recipient | None) -> tuple[object, ...]:
    """What a plan turns on at a place; the rest of it is printed.

    Of all sites that no record knows the same rules hold: what is asked of one is asked of each, and twenty of them
    are as quick as one.
    """
    unknown = found is not None and found.record.id == 'generic'
    return (
        'generic' if unknown else found.id if found else '', found.write_to if found else '', tuple(item.shows),
        item.status, tuple(item.exposes), item.impersonates,
        item.public_interest, item.site,
        tuple(item.engines), bool(item.queries),
        tuple((one.name, one.email, one.form) for one in (item.host, item.network, item.registrar)),
    )  # fmt: skip


def _brief(paper: Paper, made: Plan, case: Case, registry: Registry) -> Brief:
    return Brief.of(paper, Situation(disclosed(case, made.effects), registry, made.on))


def _shown(paper: Paper, brief: Brief) -> object:
    """What a paper would say under these answers: its laws, its rules, its door."""
    topic = brief.topic
    # What the law that leads says is enough for a reader in a hurry: for a sentence of another one nothing is asked.
    first = [line for law in brief.laws[:1] for line in law.says]
    said = [line.id for line in first if evaluate(line.when, topic.known).holds and met(line.needs, topic).holds]
    rules = illegal_because(topic, ground=brief.kind.ground) if names_rules(brief) else ()
    return (
        paper.kind, paper.recipient, paper.laws, paper.items, paper.door.channel, paper.after,
        tuple(said), tuple(rule.id for rule in rules),
    )  # fmt: skip


def stood_in(answers: Answers, memory: Memory, seen: frozenset[str]) -> Answers:
    """The answers, with something in the place of those about persons that can still be asked."""
    return memory.once(_stood_in, answers, seen.intersection(_STAND_INS))


def _stood_in(_memory: Memory, answers: Answers, seen: frozenset[str]) -> Answers:
    for key, value in _STAND_INS.items():
        if key not in answers and key not in seen:
            answers = answers.put(key, value)
    return answers


def _outcome(memory: Memory, answers: Answers) -> object:
    """What some answers lead to: those with the same outcome have the same papers."""
    case, made = memory.case(answers), memory.planned(answers)
    return (
        made.stop,
        made.effects,
        tuple((one.kind, one.recipient) for one in made.not_made if one.needs),
        tuple(_shown(paper, _brief(paper, made, case, memory.registry)) for paper in made.papers),
    )
