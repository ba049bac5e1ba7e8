"""What the papers of a plan rest on that nobody has read for long, or that may have changed since it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.age import is_old
from letters.law.age import is_too_old
from letters.law.brief import Brief
from letters.law.recipients import NEAR
from letters.model.plan import Reason
from letters.pen.law_words import rules_of
from letters.pen.told import names_rules

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date

    from letters.law.topic import Situation
    from letters.model.plan import Paper


def read_long_ago(papers: Sequence[Paper], here: Situation) -> tuple[Reason, ...]:
    """What may have changed, and a sentence that names the records read more than twelve months ago.

    Another names those without their times.
    """
    found = {one for paper in papers for one in _rests_on(Brief.of(paper, here)) if is_old(one[1], here.on)}
    known = sorted(found, key=lambda one: (one[1], one[0]))
    too_old = [one for one in known if is_too_old(one[1], here.on)]
    said = (('warning.read-long-ago', known), ('warning.read-too-long-ago', too_old))
    old = [Reason(id, values=(('records', _named(records)),)) for id, records in said if records]
    return (*unsettled({id for paper in papers for id in paper.laws}, here), *old)


def unsettled(laws: Iterable[str], here: Situation) -> tuple[Reason, ...]:
    """What is to be looked up before a paper under these laws is sent: they may have changed since they were read."""
    found = (here.registry.law(id) for id in sorted(laws))
    return tuple(Reason('warning.unsettled', law.unsettled, f'law {law.id}') for law in found if law.unsettled)


def _rests_on(brief: Brief) -> Iterator[tuple[str, date]]:
    """Laws, rules and service that a paper rests on, by their names, with the day on which each was read."""
    yield from ((law.citation, law.checked) for law in brief.laws)
    # To look through the rules takes time where there are thousands of places: only where one of them is old.
    if _some_rule_is_old(brief.topic.here) and names_rules(brief):
        yield from ((rule.cite, rule.checked) for rule in rules_of(brief))
    if brief.kind.audience == 'recipient' and brief.topic.recipient.id not in NEAR:
        record = brief.topic.recipient.record
        yield record.names[0] if record.names else record.id, record.checked


def _some_rule_is_old(here: Situation) -> bool:
    return any(is_old(rule.checked, here.on) for place in here.near for rule in place.illegal_because)


def _named(records: Iterable[tuple[str, date]]) -> str:
    return '; '.join(f'{name} ({checked.isoformat()})' for name, checked in records)
