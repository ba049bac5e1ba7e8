"""What waits for another paper rests on the law of the day on which it goes out, not on that of the day it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.law.age import young
from letters.law.deadlines import calendar_of
from letters.law.deadlines import due_date
from letters.law.deadlines import leading
from letters.law.matching import applies
from letters.law.matching import in_force
from letters.model.plan import PATIENCE
from letters.model.plan import Due
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan.decide import decide

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from datetime import date

    from letters.law.brief import Brief
    from letters.plan.order import Key
    from letters.plan.order import Placed


def best_clock(brief: Brief) -> Due | None:
    """The one clock that the letter states, with the day on which it ends; none of a law read too long ago."""
    here = brief.topic.here
    found = leading(young(brief.laws, here.on))
    if found is None:
        return None
    law, clock = found
    by = due_date(clock, here.on, calendar_of(law, here.case, here.registry))
    return Due(clock.value, clock.unit, clock.starts, by, law.id, clock.for_answer == 'yes')


def on_their_day(placed: Iterable[Placed]) -> tuple[list[Placed], list[NotMade]]:
    """The same papers, each with the laws of the day until which it waits; those that no law of that day lets be made.

    The day is the one that the plan names: as if the first papers went out today.
    """
    found = list(placed)
    by_key = {one.key: one for one in found}
    kept: list[Placed] = []
    refused: list[NotMade] = []
    for one in found:
        day = _until(one, by_key)
        if one.waits_for is None or _was_sent(one) or not _changes(one.draft.brief, day):
            kept.append(one)
            continue
        moved, not_made = _moved(one, day)
        kept += moved
        refused += not_made
    return kept, refused


def _was_sent(one: Placed) -> bool:
    """Whether somebody sent it already, whatever it waited for: what follows it follows by the law of today."""
    brief = one.draft.brief
    about = brief.topic.recipient.id, brief.kind.id
    return any((sent.recipient, sent.paper) == about for sent in brief.topic.here.case.sent)


def _until(one: Placed, by_key: Mapping[Key, Placed]) -> date:
    """The day until which a paper waits, as `Plan.until` tells it; today for one that waits for nothing."""
    today = one.draft.brief.topic.here.on
    if one.waits_for is None:
        return today
    before = by_key[one.waits_for]
    if before.waits_for is not None:
        return _until(before, by_key) + PATIENCE
    due = best_clock(before.draft.brief)
    return due.by if due else today + PATIENCE


def _changes(brief: Brief, day: date) -> bool:
    """Whether a law that can be about this reader and person begins or ends before that day."""
    topic, here = brief.topic, brief.topic.here
    laws = (law for law in here.laws_of(brief.kind.ground or '') if in_force(law, here.on) != in_force(law, day))
    return any(applies(law.applies, topic).holds is not False for law in laws)


def _moved(one: Placed, day: date) -> tuple[list[Placed], tuple[NotMade, ...]]:
    """The paper as it is decided on that day, and dated then.

    Where that day would make several letters of it, none is made now: each has its number on its own day.
    """
    brief = one.draft.brief
    why = Reason('law-of-day', values=(('date', day.isoformat()),))
    then = replace(brief.topic, here=replace(brief.topic.here, on=day))
    decision = decide(brief.kind, then)
    if len(decision.drafts) > 1:
        return [], (NotMade(brief.kind.id, brief.topic.recipient.id, (Reason('law-of-day-later', values=why.values),)),)
    topics = [(draft, brief.topic.of(draft.brief.topic.items)) for draft in decision.drafts]
    drafts = [draft._replace(brief=replace(draft.brief, topic=topic)) for draft, topic in topics]
    return [one._replace(draft=draft, why=(*one.why, why), day=day) for draft in drafts], decision.not_made
