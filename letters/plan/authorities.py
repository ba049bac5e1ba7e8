"""Papers to authorities: a complaint about a service, at once or once it was asked in vain, and one to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law import guards
from letters.law.asked import in_threads
from letters.law.asked import is_too_late
from letters.law.asked import runs_out
from letters.law.authorities import POLICE
from letters.law.authorities import office_of
from letters.law.deadlines import day_of
from letters.law.matching import reaches
from letters.law.topic import Past
from letters.law.topic import Topic
from letters.model.case import REFUSALS
from letters.model.case import UNANSWERED
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan.decide import Decision
from letters.plan.decide import decide
from letters.plan.decide import unlawed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.law.recipients import Recipient
    from letters.law.topic import Numbered
    from letters.law.topic import Situation
    from letters.model.law import Law
    from letters.model.paper import PaperKind
    from letters.plan.decide import Draft

_REGULATOR = 'regulator'
_STATEMENT = 'police-statement'


class _Way(NamedTuple):
    """A way to an authority: the law that opens it, who takes it, the service that it is about, and what was asked."""

    law: Law
    office: Recipient
    topic: Topic
    past: Past

    @property
    def pair(self) -> tuple[str, str]:
        """The authority and the service."""
        return self.office.id, self.topic.recipient.id


def complaints(
    here: Situation, asked: Iterable[tuple[Recipient, list[Numbered]]], drafts: Iterable[Draft], effects: frozenset[str]
) -> tuple[Decision, Decision]:
    """What can be brought to an authority at once, and what after a service did nothing or refused.

    Nothing where nobody chose it in a country where that can endanger the person (promise 5).
    """
    wish = here.case.wishes.regulator
    if wish == 'no':
        return Decision(), Decision()
    at_once = [way for recipient, items in asked for way in _at_once(here, recipient, items)]
    vain: list[_Way] = []
    waits: list[_Way] = []
    for draft in drafts:
        for way, is_due in _after(here, draft):
            (vain if is_due else waits).append(way)
    if 'regulator-only-if-chosen' in effects and not wish:
        return Decision(), Decision(not_made=tuple(_none_made([*at_once, *vain], Reason('regulator-not-chosen'))))
    first, later = _decided(here, at_once), _decided(here, vain)
    told = {way.pair for way in (*at_once, *vain)}
    if wish == 'yes':
        more = tuple(_none_made((way for way in waits if way.pair not in told), Reason('regulator-waits')))
        later = later._replace(not_made=(*later.not_made, *more))
    return first, later


def statement(here: Situation, items: list[Numbered]) -> Decision:
    """The statement for the police about all places, only where somebody chose it."""
    if here.case.wishes.police != 'statement' or not items:
        return Decision()
    offices = {office.id: office for law in here.laws_of(POLICE) if (office := office_of(law, here))}
    past = Past(tuple(one for one in here.case.sent if one.on), ())
    topics = [
        Topic(here, tuple(items), office, past=past, within=_to(office, POLICE, here)) for office in offices.values()
    ]
    topics = [one for one in topics if any(reaches(law, one).holds is not False for law in here.laws_of(POLICE))]
    found = [decide(kind, topic) for topic in topics for kind in _kinds(here, POLICE)]
    return _joined(found) if found else Decision(not_made=(NotMade(_STATEMENT, '', (Reason(unlawed(POLICE)),)),))


def threat_alone(here: Situation) -> tuple[NotMade, ...]:
    """That somebody chose a statement where there is a threat and no place that one could name."""
    case = here.case
    if case.wishes.police != 'statement' or case.threat == 'none' or case.items or guards.any_minor(case):
        return ()
    return (NotMade(_STATEMENT, '', (Reason('threat-alone'),)),)


def _to(office: Recipient, ground: str, here: Situation) -> frozenset[str]:
    return frozenset(law.id for law in here.laws_of(ground) if (one := office_of(law, here)) and one.id == office.id)


def _kinds(here: Situation, to: str) -> list[PaperKind]:
    return [kind for kind in here.registry.papers.values() if to in kind.to and kind.audience == 'recipient']


def _at_once(here: Situation, recipient: Recipient, items: list[Numbered]) -> Iterator[_Way]:
    topic = Topic(here, tuple(items), recipient)
    for law in here.laws_of(_REGULATOR):
        office = office_of(law, here) if law.service_first == 'no' else None
        if office is not None and _is_open(way := _Way(law, office, topic, Past((), ()))):
            yield way


def _after(here: Situation, draft: Draft) -> Iterator[tuple[_Way, bool]]:
    """The authorities that the laws of a request name as the next step, and whether they can be told by now."""
    brief = draft.brief
    past, items = _past(here, draft)
    event = past.answer if past else 'silence'
    for law in brief.laws:
        for step in law.if_ignored:
            followed = {one.paper for one in past.sent} if past else set(step.once_sent)
            if step.paper != 'regulator-complaint' or not step.law or event not in step.after:
                continue
            if step.once_sent and not followed & set(step.once_sent):
                continue
            next_ = here.registry.law(step.law)
            office = office_of(next_, here)
            if office is None or next_.service_first == 'no':
                continue
            # What it was asked by, and in which time, is what the law says that leads to this authority.
            way = _Way(next_, office, brief.topic.of(items), Past(past.sent if past else (), (law,)))
            if _is_open(way) and not is_too_late(next_, way.past.sent, here.on):
                yield way, past is not None


def _is_open(way: _Way) -> bool:
    """Whether the law may be about this person, this service and what is shown."""
    return reaches(way.law, _topic([way])).holds is not False


def _past(here: Situation, draft: Draft) -> tuple[Past | None, tuple[Numbered, ...]]:
    """What was asked by a request and is over without a removal, with the places that it was about."""
    brief = draft.brief
    topic = brief.topic
    for sent in in_threads(here.case.sent).values():
        first, last = sent[0], sent[-1]
        if (first.recipient, first.paper) != (topic.recipient.id, brief.kind.id) or not first.on:
            continue
        if last.answer in UNANSWERED:
            by, _ = runs_out(sent, brief.laws, here)
            over = by is not None and day_of(by) < here.on
        else:
            over = last.answer in REFUSALS | {'silence'}
        noted = {int(place) for one in sent for place in one.places}
        items = tuple(one for one in topic.items if not noted or one[0] in noted)
        if over and items:
            return Past(sent, brief.laws), items
    return None, topic.items


def _decided(here: Situation, ways: Iterable[_Way]) -> Decision:
    """One complaint for each authority and service, under all laws that lead there."""
    groups: dict[tuple[str, str], list[_Way]] = {}
    for way in ways:
        groups.setdefault(way.pair, []).append(way)
    return _joined(decide(kind, _topic(group)) for group in groups.values() for kind in _kinds(here, _REGULATOR))


def _topic(group: list[_Way]) -> Topic:
    first = group[0]
    items = {number: item for way in group for number, item in way.topic.items}
    sent = {one.number: one for way in group for one in way.past.sent}
    laws = {law.id: law for way in group for law in way.past.laws}
    return Topic(
        first.topic.here, tuple(sorted(items.items())), first.office, first.topic.recipient,
        Past(tuple(sent.values()), tuple(laws.values())), frozenset(way.law.id for way in group),
    )  # fmt: skip


def _joined(found: Iterable[Decision]) -> Decision:
    held = tuple(found)
    return Decision(
        tuple(draft for one in held for draft in one.drafts), tuple(refused for one in held for refused in one.not_made)
    )


def _none_made(ways: Iterable[_Way], why: Reason) -> Iterator[NotMade]:
    """The complaints that are not made, each once."""
    for id in dict.fromkeys(way.office.id for way in ways):
        yield NotMade('regulator-complaint', id, (why,))
