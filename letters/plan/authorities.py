"""Papers to authorities: a complaint about a service, at once or once it was asked in vain, and one to the police."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law.asked import in_threads
from letters.law.asked import own_end
from letters.law.asked import too_early
from letters.law.authorities import POLICE
from letters.law.authorities import office_of
from letters.law.deadlines import day_of
from letters.law.matching import in_force
from letters.law.matching import reaches
from letters.law.topic import Past
from letters.law.topic import Topic
from letters.model.case import REFUSALS
from letters.model.case import UNANSWERED
from letters.model.case import day
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan.decide import Decision
from letters.plan.decide import decide
from letters.plan.said import unlawed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from datetime import datetime

    from letters.law.recipients import Recipient
    from letters.law.topic import Numbered
    from letters.law.topic import Situation
    from letters.model.law import Law
    from letters.model.law import NextStep
    from letters.model.paper import PaperKind
    from letters.plan.decide import Draft

_REGULATOR = 'regulator'
_STATEMENT = 'police-statement'
_COMPLAINT = 'regulator-complaint'
_WAITS = Reason('regulator-waits')
_ONLY_IF_CHOSEN = 'regulator-only-if-chosen'


class Complaints(NamedTuple):
    """What authorities are told: before the services, beside them at once, and only after a service did nothing."""

    leading: Decision = Decision()
    at_once: Decision = Decision()
    later: Decision = Decision()


class _Way(NamedTuple):
    """A way to an authority: the law that opens it, who takes it, the service that it is about, and what was asked."""

    law: Law
    office: Recipient
    topic: Topic
    past: Past
    held: Reason | None = None
    """Why it is not open yet, or not any more, though the service was asked."""

    @property
    def was_answered(self) -> bool:
        """Whether it was asked, and somebody wrote down what came of it."""
        return bool(self.past.sent) and self.past.sent[-1].answer not in UNANSWERED

    @property
    def pair(self) -> tuple[str, str]:
        """The authority and the service."""
        return self.office.id, self.topic.recipient.id


def complaints(
    here: Situation, asked: Iterable[tuple[Recipient, list[Numbered]]], drafts: Sequence[Draft], effects: frozenset[str]
) -> Complaints:
    """What can be brought to an authority at once, and what after a service did nothing or refused.

    Nothing where nobody chose it in a country where that can endanger the person (promise 5); what was chosen there
    never goes first.
    """
    wish = here.case.wishes.regulator
    if wish == 'no':
        return Complaints()
    at_once = [way for recipient, items in asked for way in _at_once(here, recipient, items)]
    after = [way for draft in drafts for way in _after(here, draft)]
    vain = [way for way in after if way.past.sent and not way.held]
    guarded = _ONLY_IF_CHOSEN in effects
    if guarded and not wish:
        unchosen = _none_made([*at_once, *vain], Reason('regulator-not-chosen'))
        return Complaints(later=Decision(not_made=tuple(unchosen)))
    first, later = _decided(here, at_once), _decided(here, vain)
    told = {way.pair for way in (*at_once, *vain)}
    if wish == 'yes' and not at_once and not after and any(one.brief.kind.awaited == 'yes' for one in drafts):
        return Complaints(later=Decision(not_made=(NotMade(_COMPLAINT, '', (Reason('no-regulator'),)),)))
    kept = [way for way in after if wish == 'yes' or way.was_answered or way.held == _WAITS]
    waits = [way for way in kept if way.pair not in told]
    more = [one for way in waits for one in _none_made([way], way.held or _WAITS)]
    later = later._replace(not_made=(*later.not_made, *dict.fromkeys(more)))
    leading = tuple(one for one in first.drafts if not guarded and _leads(one))
    rest = tuple(one for one in first.drafts if one not in leading)
    return Complaints(Decision(leading, first.not_made), Decision(rest), later)


def _leads(draft: Draft) -> bool:
    return any(law.leads == 'yes' for law in draft.brief.laws)


def statement(here: Situation, items: list[Numbered]) -> Decision:
    """The statement for the police about all places, only where somebody chose it."""
    if here.case.wishes.police != 'statement' or not items:
        return Decision()
    offices = {office.id: office for law in here.laws_of(POLICE) if (office := office_of(law, here))}
    past = Past(tuple(one for one in here.case.sent if one.on), ())
    topics = [
        Topic(here, tuple(items), office, past=past, within=_to(office, POLICE, here)) for office in offices.values()
    ]
    topics = [one for one in topics if _takes(one)]
    found = _joined(decide(kind, topic) for topic in topics for kind in _kinds(here, POLICE))
    if found.drafts or found.not_made:
        return found
    # Nobody who chose it waits for it without a word, whether no law reaches the places or they show no recording.
    return Decision(not_made=(NotMade(_STATEMENT, '', (Reason(unlawed(POLICE, here.effects)),)),))


def _takes(topic: Topic) -> bool:
    """Whether a law of the police may reach the places, or one of them."""
    laws = topic.here.laws_of(POLICE)
    return any(reaches(law, one).holds is not False for one in (topic, *topic.singly) for law in laws)


def _to(office: Recipient, ground: str, here: Situation) -> frozenset[str]:
    return frozenset(law.id for law in here.laws_of(ground) if (one := office_of(law, here)) and one.id == office.id)


def _kinds(here: Situation, to: str) -> list[PaperKind]:
    return [kind for kind in here.registry.papers.values() if to in kind.to and kind.audience == 'recipient']


def _at_once(here: Situation, recipient: Recipient, items: list[Numbered]) -> Iterator[_Way]:
    """The authorities that take a complaint at once about what is shown at a service.

    The company that stores it, passes it on or registered its name shows the same places, and so does a search engine:
    an authority is told of each place once, with the service that published it.
    """
    if recipient.behind or recipient.record.kind == 'search-engine':
        return
    topic = Topic(here, tuple(items), recipient)
    for law in here.laws_of(_REGULATOR):
        office = office_of(law, here) if law.service_first == 'no' else None
        if office is not None and _is_open(way := _Way(law, office, topic, Past((), ()))):
            yield way


def _after(here: Situation, draft: Draft) -> Iterator[_Way]:
    """The authorities that the laws of a request name as the next step, and what holds them back by now."""
    brief = draft.brief
    past, items = _past(here, draft)
    event = past.answer if past else 'silence'
    asked = day(past.sent[-1].on) if past else None
    for law in brief.laws:
        if asked and not in_force(law, asked):
            # It asked nothing of the service when the last letter went out, and that letter did not name it.
            continue
        for step in law.if_ignored:
            if step.paper != _COMPLAINT or not step.law or event not in step.after:
                continue
            next_ = here.registry.law(step.law)
            office = office_of(next_, here)
            if office is None or next_.service_first == 'no':
                continue
            # What it was asked by, and in which time, is what the law says that leads to this authority.
            way = _Way(next_, office, brief.topic.of(items), Past(past.sent if past else (), (law,)))
            if _is_open(way):
                yield way._replace(held=_held(way, law, step, here) if past else None)


def _held(way: _Way, law: Law, step: NextStep, here: Situation) -> Reason | None:
    """Why an authority is not told: a time still runs or is over, or the service hears of it first."""
    last = way.past.sent[-1].answer
    end = own_end(way.law, way.past.sent, [law], here)
    if end is not None and end < here.on:
        late = 'regulator-too-late' if last in REFUSALS else 'regulator-too-late-silence'
        return Reason(late, values=(('date', end.isoformat()),))
    early = too_early(way.past.sent, law, way.law, here)
    if early is not None:
        by, whose = early
        runs = 'office-waits' if whose == way.office.id else 'time-runs' if whose else 'too-early'
        return Reason(runs, values=(('date', _day(by)),)) if by else _WAITS
    followed = {one.paper for one in way.past.sent}
    if step.once_sent and not followed & set(step.once_sent):
        own = (one.law for one in law.if_ignored if one.paper in step.once_sent and one.law)
        return Reason('service-hears-first', values=(('law', next(own, law.id)),))
    # What the law makes a condition has to be written down: that nothing came, or what did.
    return _WAITS if last in UNANSWERED and _asks_for_answer(way.law) else None


def _asks_for_answer(law: Law) -> bool:
    """Whether a law demands that the authority is told what was answered, or that nothing was."""
    return any(one.is_ == 'answer-or-silence' and one.need == 'required' for one in law.elements)


def _day(by: date | datetime) -> str:
    return day_of(by).isoformat()


def _is_open(way: _Way) -> bool:
    """Whether the law may be about this person, this service and what is shown."""
    return reaches(way.law, _topic([way])).holds is not False


def _past(here: Situation, draft: Draft) -> tuple[Past | None, tuple[Numbered, ...]]:
    """What was asked by a request and came to nothing so far, with the places that it was about."""
    topic = draft.brief.topic
    for sent in in_threads(here.case.sent).values():
        first, last = sent[0], sent[-1]
        if (first.recipient, first.paper) != (topic.recipient.id, draft.brief.kind.id) or not first.on:
            continue
        noted = {int(place) for one in sent for place in one.places}
        items = tuple(one for one in topic.items if not noted or one[0] in noted)
        if last.answer in UNANSWERED | REFUSALS | {'silence'} and items:
            return Past(sent, draft.brief.laws), items
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
        yield NotMade(_COMPLAINT, id, (why,))
