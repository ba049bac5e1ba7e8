"""Waves: what goes first to each recipient, and what waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law.conditions import evaluate
from letters.model.plan import After
from letters.model.plan import Reason
from letters.plan.numbering import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date

    from letters.plan.decide import Draft
    from letters.plan.numbering import Numbers


Key = tuple[str, str, int]
"""A draft among the others: to whom, its kind, and its place."""


class Placed(NamedTuple):
    """A draft in its place: the one that it waits for, if any, and why; a later day by whose law it was decided."""

    draft: Draft
    key: Key
    waits_for: Key | None
    why: tuple[Reason, ...] = ()
    day: date | None = None


def _leads(draft: Draft) -> Reason | None:
    """Why a draft goes first whatever its speed: content published for pay is the copyright agent's first."""
    for condition in draft.brief.kind.leads_when:
        if evaluate(condition.if_, draft.brief.topic.known).holds:
            return Reason(condition.id, condition.why, f'paper {draft.brief.kind.id}')
    return None


def waves(drafts: list[Draft], before: int = 0) -> tuple[Placed, ...]:
    """All drafts in sending order: first one request to each recipient, then what waits for it.

    `before` is how many drafts were placed already: two of one kind to one recipient are told apart by their place.
    """
    by_recipient: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_recipient.setdefault(draft.brief.topic.recipient.id, []).append(draft)
    first: list[Placed] = []
    later: list[Placed] = []
    for group in by_recipient.values():
        ranked = sorted(
            group,
            key=lambda draft: (_leads(draft) is None, draft.brief.kind.order.speed, draft.brief.kind.order.discloses),
        )
        sent: list[Placed] = []
        for n, draft in enumerate(ranked, before):
            awaited = (one for one in sent if one.draft.brief.kind.awaited == 'yes')
            leader = next((one for one in awaited if _share(one.draft, draft)), None)
            if leader is None or draft.brief.kind.parallel == 'yes':
                lead = _leads(draft)
                sent.append(Placed(draft, _key(draft, n), None, (lead,) if lead else ()))
            else:
                later.append(Placed(draft, _key(draft, n), leader.key, (_why_later(draft),)))
        first += sent
    return tuple(sorted(_one_after_the_other((*first, *later)), key=lambda one: one.waits_for is not None))


def in_their_turn(drafts: list[Draft]) -> tuple[list[Draft], list[Draft]]:
    """The drafts that can be sent at some time, and those to a company behind a service that is asked itself."""
    kept = [one for one in drafts if not _is_behind_service(one) or _asked_before(one, drafts) is not None]
    return kept, [one for one in drafts if one not in kept]


def _is_behind_service(draft: Draft) -> bool:
    """Whether a draft goes to a company behind a service with a record, which answers for itself."""
    topic = draft.brief.topic
    sites = [topic.here.recipients[number - 1] for number, _ in topic.items] if topic.recipient.behind else []
    return any(site is not None and site.record.kind != 'site' for site in sites)


def _asked_before(draft: Draft, drafts: Iterable[Draft]) -> Draft | None:
    """The paper to the service about the same place whose law names this kind as what follows silence."""
    services = (one for one in drafts if not one.brief.topic.recipient.behind and _share(one, draft))
    return next((one for one in services if draft.brief.kind.id in _next_steps(one)), None)


def _next_steps(draft: Draft) -> set[str]:
    return {step.paper for law in draft.brief.laws for step in law.if_ignored if 'silence' in step.after}


def _one_after_the_other(placed: Sequence[Placed]) -> Iterator[Placed]:
    """The same papers; what several recipients get about one place one by one waits for the one before."""
    by_draft = {id(one.draft): one for one in placed}
    for one in placed:
        first, reason = _before(one, placed), 'in-turn'
        if one.waits_for is None and _is_behind_service(one.draft):
            asked = _asked_before(one.draft, [other.draft for other in placed])
            first, reason = (by_draft[id(asked)] if asked else None), 'service-asked'
        late = first is not None and one.waits_for is None
        yield one._replace(waits_for=first.key, why=(Reason(reason),)) if late and first else one


def _before(one: Placed, placed: Iterable[Placed]) -> Placed | None:
    """The paper of the same kind about the same place that goes before this one, where its kind goes in turn."""
    turns, of = one.draft.brief.kind.in_turn, one.draft.brief.topic.recipient.record.kind
    earlier = turns[: turns.index(of)] if of in turns else []
    same = (other for other in placed if other.draft.brief.kind is one.draft.brief.kind)
    return next((o for o in same if _kind_of(o) in earlier and _share(o.draft, one.draft)), None)


def _kind_of(placed: Placed) -> str:
    return placed.draft.brief.topic.recipient.record.kind


def _share(one: Draft, other: Draft) -> bool:
    """Whether two papers are about the same place: only then would the second one confuse the first.

    Two complaints to one authority are about what two services did, be it with the same place.
    """
    topic, beside = one.brief.topic, other.brief.topic
    same = topic.service.id == beside.service.id or not (topic.about and beside.about)
    return same and bool({number for number, _ in topic.items} & {number for number, _ in beside.items})


def _key(draft: Draft, n: int) -> Key:
    return draft.brief.topic.recipient.id, draft.brief.kind.id, n


def _why_later(draft: Draft) -> Reason:
    slow = draft.brief.topic.recipient.record.duplicates_slow == 'yes'
    return Reason('duplicates-slow' if slow and draft.brief.kind.ground == 'copyright' else 'waits')


def numbers(placed: Sequence[Placed], of: Numbers) -> dict[Key, str]:
    """The number of each paper."""
    wanted = [_wanted(one.draft) for one in placed]
    return {one.key: number for one, number in zip(placed, of.of(wanted), strict=True)}


def _wanted(draft: Draft) -> Wanted:
    topic, places = draft.brief.topic, frozenset(number for number, _ in draft.brief.topic.items)
    laws = frozenset(law.id for law in draft.brief.laws) if topic.about else frozenset()
    return Wanted(draft.brief.kind.id, topic.recipient.id, places, draft.brief.written_in, laws)


def after(placed: Placed, ids: dict[Key, str]) -> After | None:
    """The paper that this one waits for, by its number."""
    if placed.waits_for is None:
        return None
    return After(ids[placed.waits_for], placed.draft.brief.kind.waits_for)
