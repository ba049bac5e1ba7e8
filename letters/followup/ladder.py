"""What may follow an answer to a letter, by the ladder of the data: the person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.law.asked import decided_until
from letters.law.asked import is_still_open
from letters.law.matching import applies
from letters.law.matching import covers
from letters.law.matching import in_force
from letters.model.case import REFUSALS
from letters.sheets.afterwards import authorities

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.law.topic import Situation
    from letters.law.topic import Topic
    from letters.model.case import Sent
    from letters.model.ladder import Rung
    from letters.model.law import Authority
    from letters.model.law import Law
    from letters.model.plan import Paper
    from letters.model.plan import Plan

COMPLAINT = 'regulator-complaint'
"""The paper to an authority about a service."""

Event = Literal['silence', 'refusal']


class Option(NamedTuple):
    """One thing that may be done: the rung, and what it needs.

    `paper` is the kind of the letter that follows, and `law` the law that it rests on beside those of the first one, or
    by which an authority can be told; `papers` are the numbers of papers of the plan that waited; `authority` is who
    can be told; `places` are the new ones that a letter is about, by their positions; `until` is the last day on which
    the law opens it for sure.
    """

    rung: str
    then: str
    paper: str = ''
    law: str = ''
    papers: tuple[str, ...] = ()
    authority: Authority | None = None
    places: tuple[int, ...] = ()
    until: date | None = None


class Past(NamedTuple):
    """What an answer came to: the kind of the first paper, all that was sent, and that paper as the plan has it today.

    `first` is nothing where the plan of today has no such paper any more: then no letter of ours follows.
    """

    kind: str
    sent: tuple[Sent, ...]
    first: Paper | None
    topic: Topic | None

    @property
    def followed(self) -> frozenset[str]:
        """The kinds of the letters that followed the first one."""
        return frozenset(one.paper for one in self.sent[1:])


def options(answer: str, past: Past, plan: Plan, here: Situation) -> tuple[Option, ...]:
    """What may follow, the one that is proposed first; the last is an honest end."""
    found: list[Option] = []
    for rung in here.registry.ladder:
        if answer in rung.answers and _fits(rung, past, here):
            made = {one.paper for one in found if one.then == 'paper'}
            # One letter is proposed once, by the first rung that has it.
            found += (one for one in _options(rung, answer, past, plan, here) if one.paper not in made or not one.paper)
    return tuple(found)


def _fits(rung: Rung, past: Past, here: Situation) -> bool:
    followed = set(past.followed)
    laws = [here.registry.law(id) for id in (past.first.laws if past.first else ())]
    asked = {one.is_ for law in laws for one in law.elements if one.need == 'required'}
    return (
        (not rung.of or past.kind in rung.of)
        and (rung.then != 'paper' or is_followed(past.kind, here))
        and (not rung.paper or _follows(rung.paper, past.kind, here))
        and (not rung.where_asked or bool(asked & set(rung.where_asked)))
        and not asked & set(rung.unless_asked)
        and not followed & set(rung.unless_sent)
        and (not rung.once_sent or bool(followed & set(rung.once_sent)))
    )


def _follows(paper: str, kind: str, here: Situation) -> bool:
    """Whether a paper follows one of this kind, or that of which this is a variant."""
    kinds = here.registry.papers
    first = kinds.get(kind)
    return bool({kind, first.variant_of if first else ''} & {*kinds[paper].follows})


def _options(rung: Rung, answer: str, past: Past, plan: Plan, here: Situation) -> Iterator[Option]:
    if rung.then == 'end':
        yield Option(rung.id, rung.then)
    elif past.first is None or past.topic is None:
        return
    elif rung.then == 'paper':
        law = _law(rung, answer, past)
        if law is not None or rung.by_law == 'no':
            until = decided_until(law, past.sent[-1]) if law else None
            yield Option(rung.id, rung.then, rung.paper, law.id if law else '', until=until)
    elif rung.then == 'inform':
        if _is_named(rung, past.first, here) and _reaches(here.registry.law(rung.law), past.topic):
            yield Option(rung.id, rung.then, law=rung.law)
    elif rung.then == 'waiting':
        waited = tuple(_waited(past.first, _event(answer), plan, here))
        if waited:
            yield Option(rung.id, rung.then, papers=waited)
    else:
        for law, one in authorities(past.first, plan, here, _event(answer)):
            papers = tuple(_complaint(law, one, past.first, plan, here))
            yield Option(rung.id, rung.then, COMPLAINT if papers else '', law.id, papers, one)


def is_followed(kind: str, here: Situation) -> bool:
    """Whether letters of a later day follow this kind of paper: none follows one for which nothing else waits."""
    held = here.registry.papers.get(kind)
    return held is None or held.awaited == 'yes'


def _event(answer: str) -> Event:
    return 'refusal' if answer in REFUSALS else 'silence'


def _complaint(law: Law, one: Authority, first: Paper, plan: Plan, here: Situation) -> Iterator[str]:
    """The complaint under a law about the service of a paper, where the plan has it and nobody sent it."""
    sent = {one.number for one in here.case.sent}
    for paper in plan.papers:
        about = paper.complaint.about if paper.complaint else ''
        of_it = paper.recipient == one.id and about == first.recipient and law.id in paper.laws
        if of_it and paper.id not in sent:
            yield paper.id


def _waited(first: Paper, event: Event, plan: Plan, here: Situation) -> Iterator[str]:
    """The papers that waited for the first one; what waited for silence waits no longer after a refusal either."""
    sent = {one.number for one in here.case.sent}
    for paper in plan.papers:
        after = paper.after
        if not all(in_force(here.registry.law(id), here.on) for id in paper.laws):
            # It names the law of the day until which it waits.
            continue
        if after and after.paper == first.id and paper.id not in sent and after.event in {'silence', event}:
            yield paper.id


def _law(rung: Rung, answer: str, past: Past) -> Law | None:
    """The law that names this paper as the next step after such an answer, binds this recipient and is still open."""
    if rung.by_law == 'no' or past.first is None or past.topic is None:
        return None
    registry, event = past.topic.here.registry, _event(answer)
    for id in past.first.laws:
        for step in registry.law(id).if_ignored:
            if step.paper == rung.paper and step.law and event in step.after:
                law = registry.law(step.law)
                if _binds(law, past.topic) and is_still_open(law, past.sent[-1], past.topic.here.on):
                    return law
    return None


def _is_named(rung: Rung, first: Paper, here: Situation) -> bool:
    """Whether a law of the first paper names the law of a rung as the next step, where it has to."""
    named = {step.law for id in first.laws for step in here.registry.law(id).if_ignored}
    return rung.by_law == 'no' or rung.law in named


def _binds(law: Law, topic: Topic) -> bool:
    return topic.recipient.record.kind in law.binds and _reaches(law, topic)


def _reaches(law: Law, topic: Topic) -> bool:
    holds = applies(law.applies, topic).holds and covers(law.covers, topic).holds
    return in_force(law, topic.here.on) and bool(holds)
