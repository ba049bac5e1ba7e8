"""What a packet relies on: the records that its papers and its pages speak from."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.catalogue import SOURCE
from letters.packet.made import START_HERE
from letters.packet.preview import parts
from letters.plan.make import make_plan
from letters.registry.sourced import sourced

if TYPE_CHECKING:
    from datetime import date

    from letters.model.case import Case
    from letters.model.registry import Registry
    from letters.registry.sourced import Held

# The contexts of sentences that a record says, by their first word; the second is its id.
_OF_RECORDS = frozenset({'law', 'platform', 'danger', 'helpline', 'authority'})


class Relied(NamedTuple):
    """A record, and the papers and pages that speak from it, by their ids: 00, 01."""

    held: Held
    papers: tuple[str, ...]


def relied_on(case: Case, registry: Registry, on: date) -> tuple[Relied, ...]:
    """The records behind all that a packet says, in the order of the registry."""
    plan = make_plan(case, registry, on)
    used: dict[str, set[str]] = {}

    def put(paper: str, *ids: str) -> None:
        for id in ids:
            used.setdefault(id, set()).add(paper)

    for part in parts(case, registry, on, SOURCE):
        said = (context.partition('|')[0].split() for _, context, _ in part.asked)
        put(part.stem.partition('.')[0], *(words[1] for words in said if len(words) > 1 and words[0] in _OF_RECORDS))
    for paper in plan.whole:
        put(paper.id, paper.recipient, *paper.laws)
    put(START_HERE, *plan.helplines, *plan.matching, *plan.routes)
    return tuple(
        Relied(held, tuple(sorted(used[held.record.id]))) for held in sourced(registry) if held.record.id in used
    )
