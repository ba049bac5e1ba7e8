"""The statement for the police about a threat alone: nothing is known to be published, and no place can be named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.law.authorities import POLICE
from letters.law.authorities import office_of
from letters.law.brief import Brief
from letters.law.conditions import evaluate
from letters.law.guards import any_minor
from letters.law.matching import applies
from letters.law.matching import in_force
from letters.law.signing import signed_for_another
from letters.law.topic import Topic
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import Reason
from letters.plan import doors
from letters.plan.decide import Draft
from letters.plan.waiting import lacking_in

if TYPE_CHECKING:
    from letters.law.topic import Situation
    from letters.model.law import Law

KIND = 'threat-statement'
_SIGNERS = frozenset({'self', 'guardian'})


def threat_alone(here: Situation) -> list[Draft]:
    """The statement to each police that takes a threat, where somebody chose it and what it says is there."""
    case = here.case
    chosen = case.wishes.police == 'statement' and case.threat in {'to-publish', 'extortion'}
    if not chosen or case.published not in NOT_PUBLISHED or any_minor(case):
        return []
    if case.sender.role not in _SIGNERS or case.living == 'no' or signed_for_another(here):
        return []
    offices = {office.id: office for law in here.laws_of(POLICE) if (office := office_of(law, here))}
    found = []
    for office in offices.values():
        topic = Topic(here, (), office)
        laws = tuple(law for law in here.laws_of(POLICE) if office_of(law, here) == office and _takes(law, topic))
        brief = Brief(here.registry.papers[KIND], topic, laws)
        if laws and not lacking_in(brief):
            found.append(Draft(replace(brief, channel=doors.choose(brief).channel), (Reason('threat-alone'),)))
    return found


def _takes(law: Law, topic: Topic) -> bool:
    """Whether a law of the police asks what was threatened, and nothing that only a publication could answer."""
    here, own = topic.here, {key: held for key, held in law.when.items() if not _of_place(key)}
    return (
        here.registry.papers[KIND].cites(law)
        and law.confidence != 'low'
        and law.offered == 'yes'
        and in_force(law, here.on)
        and bool(applies(law.applies, topic).holds)
        and here.case.sender.role in law.signers
        and bool(evaluate(own, topic.known).holds)
    )


def _of_place(fact: str) -> bool:
    """Whether a fact is about what is shown at a place: a threat alone has none."""
    return fact.startswith(('material.', 'item.'))
