"""Papers that follow others: a case of which something was sent, and the paper of a step of it."""

from __future__ import annotations

from typing import Any

from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.plan import Paper
from letters.model.plan import Step
from letters.plan.doors import seen_by
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY

SENT: dict[str, Any] = {
    'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-15T21:40+05:00', 'channel': 'form',
    'reference': 'UTO-77-1234',
}  # fmt: skip
"""A request that was sent six days before the day of the tests."""


def follow(case: Case, step: str, *, law: str = '', recipient: str = '') -> tuple[Paper, Situation]:
    """The paper of a step that follows what was sent in a case, about the places that are not gone, if any is left."""
    opened = [item.model_copy(update={'status': ''}) for item in case.items]
    first = case.sent[0]
    made = make_plan(case.model_copy(update={'items': opened}), registry(), DAY)
    wanted = {recipient or first.recipient}
    found = [paper for paper in made.papers if paper.kind == first.paper and paper.recipient in wanted]
    assert found, [(one.kind, one.recipient, [why.id for why in one.why]) for one in made.not_made]
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    left = tuple(n for n in found[0].items if case.items[n].status != 'removed')
    paper = found[0]._replace(id='01.1', step=Step(step, tuple(case.sent), law), items=left or found[0].items)
    return paper._replace(seen_by=seen_by(Brief.of(paper, here))), here
