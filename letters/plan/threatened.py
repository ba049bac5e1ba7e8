"""The statement for the police about a threat alone: nothing is known to be published, and no place can be named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.law.asking import asking
from letters.law.authorities import POLICE
from letters.law.authorities import office_of
from letters.law.brief import Brief
from letters.law.conditions import NO
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.conditions import every
from letters.law.guards import any_minor
from letters.law.guards import pictured
from letters.law.matching import applies
from letters.law.matching import covers
from letters.law.matching import in_force
from letters.law.needs import met
from letters.law.signing import signed_for_another
from letters.law.topic import Topic
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan import doors
from letters.plan.decide import Decision
from letters.plan.decide import Draft
from letters.plan.unserved import police_without_place
from letters.plan.waiting import lacking_in

if TYPE_CHECKING:
    from letters.law.recipients import Recipient
    from letters.law.topic import Situation
    from letters.model.law import Law

KIND = 'threat-statement'
_AGES = ('age_when_recorded', 'others_shown')
_OPEN = Truth(None, ('material.kind',))


def threat_alone(here: Situation, effects: frozenset[str]) -> Decision:
    """The statement to each police that takes a threat, where somebody chose it; else what it waits for or why not."""
    found = _statements(here)
    return found if any(found) else Decision(not_made=tuple(police_without_place(here, effects)))


def _statements(here: Situation) -> Decision:
    case = here.case
    chosen = case.wishes.police == 'statement' and case.threat in {'to-publish', 'extortion'}
    # Where there is no place and nobody said whether anything was published, that is asked.
    known = case.published in NOT_PUBLISHED
    if not chosen or (not known and (case.published or case.items)) or any_minor(case) or case.living == 'no':
        return Decision()
    if not case.person.country:
        return Decision(not_made=(NotMade(KIND, '', (Reason('country-open'),), ('person.country',)),))
    offices = {office.id: office for law in here.laws_of(POLICE) if (office := office_of(law, here))}
    found = [one for office in offices.values() if (one := _statement(here, office))]
    if found and not known:
        return Decision(not_made=(NotMade(KIND, '', (Reason('published-open'),), ('published',)),))
    return Decision(
        tuple(one for one in found if isinstance(one, Draft)),
        tuple(one for one in found if isinstance(one, NotMade)),
    )


def _statement(here: Situation, office: Recipient) -> Draft | NotMade | None:
    """The statement to one police: made, not made, or asked first; None where that police takes none."""
    kind, topic = here.registry.papers[KIND], Topic(here, (), office)
    laws = [(law, _takes(law, topic)) for law in here.laws_of(POLICE) if office_of(law, here) == office]
    held = tuple(law for law, truth in laws if truth.holds)
    signer = met(kind.needs, topic)
    waits = [truth for _, truth in laws if truth.holds is None]
    if not held and not waits:
        return None
    if signer.holds is False or signed_for_another(here):
        return NotMade(KIND, office.id, (Reason('threat-signer'),))
    open_facts = [*signer.open_keys, *(fact for truth in waits for fact in truth.open_keys)]
    needs = tuple(dict.fromkeys(key for fact in open_facts for key in asking(fact, topic)))
    if signer.holds is None or not held:
        return NotMade(KIND, office.id, (Reason('asked-first'),), needs)
    ages = [f'materials.{key}' for key in _AGES for one in topic.materials if not getattr(one, key)]
    if ages:
        return NotMade(KIND, office.id, (Reason('age-open'),), tuple(dict.fromkeys(ages)))
    brief = Brief(kind, topic, held)
    if lacking := lacking_in(brief):
        wanted = tuple(dict.fromkeys(key for _, keys in lacking for key in keys))
        return NotMade(KIND, office.id, tuple(reason for reason, _ in lacking), wanted)
    return Draft(replace(brief, channel=doors.choose(brief).channel), (Reason('threat-alone'),), needs)


def _takes(law: Law, topic: Topic) -> Truth:
    """Whether a law of the police asks what was threatened, covers what would be shown, and asks for no publication.

    A law on pictures takes no threat that is about details alone.
    """
    here = topic.here
    known = here.registry.papers[KIND].cites(law) and law.confidence != 'low' and law.offered == 'yes'
    if not known or not in_force(law, here.on) or (law.covers and not pictured(here.case)):
        return NO
    signed = evaluate({'sender.role': list(law.signers)}, topic.known)
    unsaid = law.covers and not topic.materials
    # Of a place there is none: what a law asks of one is not asked, and nothing of a picture before it is said which.
    passed_over = ('item.', 'material.') if unsaid else ('item.',)
    own = {key: held for key, held in law.when.items() if not key.startswith(passed_over)}
    covered = _OPEN if unsaid else covers(law.covers, topic)
    return every((applies(law.applies, topic), signed, covered, evaluate(own, topic.known)))
