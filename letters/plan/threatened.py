"""The statement for the police about a threat alone: nothing is known to be published, and no place can be named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.law.authorities import POLICE
from letters.law.authorities import office_of
from letters.law.brief import Brief
from letters.law.conditions import NO
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.conditions import every
from letters.law.guards import any_minor
from letters.law.matching import applies
from letters.law.matching import covers
from letters.law.matching import in_force
from letters.law.signing import signed_for_another
from letters.law.topic import Topic
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan import doors
from letters.plan.decide import Decision
from letters.plan.decide import Draft
from letters.plan.waiting import lacking_in

if TYPE_CHECKING:
    from letters.law.recipients import Recipient
    from letters.law.topic import Situation
    from letters.model.law import Law

KIND = 'threat-statement'
_SIGNERS = frozenset({'self', 'guardian'})
_AGES = ('age_when_recorded', 'others_shown')
_NO_PICTURES = frozenset({'details', 'impersonation'})
_OPEN = Truth(None, ('material.kind',))


def threat_alone(here: Situation) -> Decision:
    """The statement to each police that takes a threat, where somebody chose it and what it says is there.

    It tells what would be shown, as a law on such pictures is named for these alone; so that is asked, and how old
    everybody in it was.
    """
    case = here.case
    chosen = case.wishes.police == 'statement' and case.threat in {'to-publish', 'extortion'}
    if not chosen or case.published not in NOT_PUBLISHED or any_minor(case):
        return Decision()
    if case.sender.role not in _SIGNERS or case.living == 'no' or signed_for_another(here):
        return Decision()
    offices = {office.id: office for law in here.laws_of(POLICE) if (office := office_of(law, here))}
    found = [_statement(here, office) for office in offices.values()]
    return Decision(
        tuple(one for one in found if isinstance(one, Draft)), tuple(one for one in found if isinstance(one, NotMade))
    )


def _statement(here: Situation, office: Recipient) -> Draft | NotMade | None:
    topic = Topic(here, (), office)
    taking = [(law, _takes(law, topic)) for law in here.laws_of(POLICE) if office_of(law, here) == office]
    laws = tuple(law for law, truth in taking if truth.holds)
    wanted = dict.fromkeys(key for _, truth in taking if truth.holds is None for key in truth.open_keys)
    if not laws:
        asked = tuple(here.registry.vocabulary.facts[key].ask for key in wanted)
        return NotMade(KIND, office.id, (Reason('asked-first'),), asked) if asked else None
    ages = [f'materials.{key}' for key in _AGES for one in topic.materials if not getattr(one, key)]
    if ages:
        return NotMade(KIND, office.id, (Reason('age-open'),), tuple(dict.fromkeys(ages)))
    brief = Brief(here.registry.papers[KIND], topic, laws)
    waits = lacking_in(brief)
    if waits:
        needs = tuple(dict.fromkeys(key for _, keys in waits for key in keys))
        return NotMade(KIND, office.id, tuple(reason for reason, _ in waits), needs)
    return Draft(replace(brief, channel=doors.choose(brief).channel), (Reason('threat-alone'),))


def _takes(law: Law, topic: Topic) -> Truth:
    """Whether a law of the police asks what was threatened, covers what would be shown, and asks for no publication."""
    here = topic.here
    if not here.registry.papers[KIND].cites(law) or law.confidence == 'low' or law.offered != 'yes':
        return NO
    if not in_force(law, here.on) or here.case.sender.role not in law.signers:
        return NO
    # Of a place there is none: what a law asks of one is not asked.
    own = {key: held for key, held in law.when.items() if not key.startswith('item.')}
    covered = covers(law.covers, topic)
    if law.covers and not topic.materials and here.case.about not in _NO_PICTURES:
        # Nobody has said yet what would be shown.
        covered = _OPEN
    return every((applies(law.applies, topic), covered, evaluate(own, topic.known)))
