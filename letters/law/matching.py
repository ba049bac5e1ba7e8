"""Which law binds whom toward whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import NO
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.conditions import every
from letters.law.conditions import some
from letters.law.danger import NO_UNKNOWN_SITES
from letters.law.needs import awaited
from letters.law.needs import met

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.law.topic import Situation
    from letters.law.topic import Topic
    from letters.model.law import Factors
    from letters.model.law import Illegality
    from letters.model.law import Law


def _factors_hold(line: Factors, topic: Topic) -> Truth:
    truths = []
    if line.person_in:
        truths.append(evaluate({'person.country': line.person_in}, topic.known))
    if line.recipient_established_in:
        truths.append(evaluate({'recipient.country': line.recipient_established_in}, topic.known))
    if line.recipient_serves:
        record = topic.service.record
        reaches = set(record.serves) & (set(line.recipient_serves) | {'world'})
        shut_out = set(line.recipient_serves) <= set(record.not_offered_in)
        truths.append(Truth(True) if reaches and not shut_out else NO)
    return every(truths)


def applies(lines: Iterable[Factors], topic: Topic) -> Truth:
    """Whether any line of `applies` holds. No line at all: everywhere."""
    listed = tuple(lines)
    return some(_factors_hold(line, topic) for line in listed) if listed else Truth(True)


def covers(kinds: Iterable[str], topic: Topic) -> Truth:
    """Whether one of the recordings is of a kind that a law or a rule covers; an empty list covers all."""
    wanted = set(kinds)
    return evaluate({'material.kind': sorted(wanted)}, topic.known) if wanted else Truth(True)


def in_force(law: Law, on: date) -> bool:
    """Whether a law is in force on a day."""
    return (law.in_force is None or law.in_force <= on) and (law.until is None or on <= law.until)


def binds(law: Law, topic: Topic) -> Truth:
    """Whether a law binds this recipient toward this person for what a letter is about."""
    bound = reaches(law, topic)
    # What it demands can be said only where the answers are there: looked at last, so that nobody is asked in vain.
    return bound if bound.holds is False else every((bound, awaited(law, topic)))


def reaches(law: Law, topic: Topic) -> Truth:
    """Whether a law is about this recipient, this person and what is shown, whatever it makes somebody state."""
    if law.confidence == 'low' or law.offered == 'no' or not in_force(law, topic.here.on):
        return NO
    if topic.recipient.record.kind not in law.binds or (topic.within and law.id not in topic.within):
        return NO
    # Most laws are those of other countries: that is looked at before anything else is worked out.
    reach = applies(law.applies, topic)
    if reach.holds is False or (_hides_home(topic) and lived_in([law])):
        return NO
    signed, when = may_sign(law, topic), evaluate(law.when, topic.known)
    if 'person.living' in signed.open_keys and when.holds is None:
        # What else a law asks of a signer is asked where that one may sign at all.
        when = Truth(True)
    own = every((reach, covers(law.covers, topic), when, signed))
    # What would decide about a broken rule is asked only where the law holds otherwise.
    return _broken(law, topic) if own.holds and asks_for_rule(law) else own


def is_open_to(law: Law, topic: Topic) -> bool:
    """Whether a way that no letter goes, as to a court, is open to this person: every answer that it asks is there."""
    if law.offered == 'no' or not in_force(law, topic.here.on):
        return False
    asked = every((applies(law.applies, topic), covers(law.covers, topic), evaluate(law.when, topic.known)))
    return bool(asked.holds) and may_sign(law, topic).holds is not False


def asks_for_rule(law: Law) -> bool:
    """Whether a law is for what breaks some other rule, which its notice has to name."""
    return any(element.is_ == 'why-illegal' and element.need == 'required' for element in law.elements)


def _broken(law: Law, topic: Topic) -> Truth:
    """Whether there is such a rule for these facts, of a country that the law is for."""
    places = {place for line in law.applies for place in line.person_in}
    return some(
        _holds(rule, topic)
        for place in topic.here.near
        for rule in place.illegal_because
        if rule.confidence != 'low' and _is_about(rule, law.ground) and _is_within(rule, topic.here, places)
    )


def left_out(ground: str, topic: Topic) -> tuple[Law, ...]:
    """The laws that would bind, but make one state what is not so."""
    return tuple(
        law for law in topic.here.laws_of(ground) if reaches(law, topic).holds and awaited(law, topic).holds is False
    )


def may_sign(law: Law, topic: Topic) -> Truth:
    """Whether who signs may do so under a law: other people than in life after a death, and perhaps not for ever."""
    alive = evaluate({'sender.role': list(law.signers)}, topic.known) if law.signers else NO
    dead = evaluate({'sender.role': list(law.after_death)}, topic.known) if law.after_death else NO
    if dead.holds is not False and law.after_death_years:
        dead = every((dead, _still(law, topic)))
    living = topic.here.case.living
    if living:
        return alive if living == 'yes' else dead
    return alive if alive == dead else Truth(None, ('person.living',))


def _still(law: Law, topic: Topic) -> Truth:
    """Whether the years that a law gives after a death have not passed; not known where a year alone leaves it open."""
    died, today = topic.here.case.person.died, topic.here.on.isoformat()
    if not died:
        return Truth(None, ('person.died',))
    end = str(int(died[:4]) + law.after_death_years)
    first, last = (end + died[4:],) * 2 if died[4:] else (f'{end}-01-01', f'{end}-12-31')
    return Truth(True) if today <= first else NO if today > last else Truth(None, ('person.died',))


def laws_for(ground: str, topic: Topic) -> tuple[tuple[Law, Truth], ...]:
    """The laws of a ground that bind, or may bind, for one item; the one to cite first stands first."""
    here = topic.here
    found = [(law, binds(law, topic)) for law in here.laws_of(ground)]
    live = [(law, truth) for law, truth in found if truth.holds is not False]
    home = here.registry.groups_of(here.case.person.country, here.on)
    abroad = {law.id: here.registry.jurisdiction_of(law) not in home for law, _ in live}
    return tuple(sorted(live, key=lambda pair: (pair[0].rank, abroad[pair[0].id], pair[0].id)))


def _hides_home(topic: Topic) -> bool:
    """Whether a letter says nothing by which its reader learns where the person lives, such as a law of that place."""
    return topic.recipient.record.kind == 'site' and NO_UNKNOWN_SITES in topic.here.effects


def illegal_because(topic: Topic, within: Iterable[str] = (), ground: str | None = '') -> tuple[Illegality, ...]:
    """The rules by which everything in a letter is illegal: offences first; only those of the countries `within`."""
    places = set(within)
    if _hides_home(topic):
        return ()
    order = {'offence': 0, 'civil': 1, 'data-protection': 2}
    found = [
        rule
        for place in topic.here.near
        for rule in place.illegal_because
        if rule.confidence != 'low'
        and _is_about(rule, ground)
        and _is_within(rule, topic.here, places)
        and all(_holds(rule, one).holds for one in topic.singly)
    ]
    return tuple(sorted(found, key=lambda rule: (order[rule.kind], rule.rank, rule.id)))


def illegal_if(topic: Topic, within: Iterable[str] = (), ground: str | None = '') -> tuple[str, ...]:
    """The facts that are open and would add a rule to those by which everything in a letter is illegal."""
    places = set(within)
    if _hides_home(topic):
        return ()
    truths = [
        every(_holds(rule, one) for one in topic.singly)
        for place in topic.here.near
        for rule in place.illegal_because
        if rule.confidence != 'low' and _is_about(rule, ground) and _is_within(rule, topic.here, places)
    ]
    return tuple(dict.fromkeys(key for truth in truths if truth.holds is None for key in truth.open_keys))


def _is_about(rule: Illegality, ground: str | None) -> bool:
    """Whether a rule is about what a paper of a ground tells: recordings, or else details and accounts."""
    return bool(rule.covers) == (ground != 'personal-data')


def lived_in(laws: Iterable[Law]) -> set[str]:
    """Where the people live whom some laws protect: they ask for a rule of those countries."""
    return {place for law in laws for line in law.applies for place in line.person_in}


def _is_within(rule: Illegality, here: Situation, places: set[str]) -> bool:
    if not places:
        return True
    own = {place for line in rule.applies for place in line.person_in}
    person = here.case.person
    lives_in = (here.registry.groups_of(code, here.on) for code in (person.country, *person.other_countries))
    return any(groups & own and groups & places for groups in lives_in)


def _holds(rule: Illegality, topic: Topic) -> Truth:
    bound = every((applies(rule.applies, topic), covers(rule.covers, topic), evaluate(rule.when, topic.known)))
    return bound if bound.holds is False else every((bound, met(rule.needs, topic)))
