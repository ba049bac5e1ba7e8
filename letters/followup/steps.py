"""The letters that follow, from what was chosen to a packet of their own: nothing that was sent is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.followup.returned import Returned
from letters.followup.returned import returned
from letters.followup.thread import Thread
from letters.followup.thread import threads
from letters.model.plan import Step
from letters.packet.build import desk_of
from letters.packet.build import written_by
from letters.packet.letters import told_again
from letters.plan.make import make_plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.followup.ladder import Option
    from letters.law.topic import Situation
    from letters.model.case import Case
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.registry import Registry
    from letters.packet.files import Desk
    from letters.packet.made import Packet
    from letters.packet.options import Options


class Followed(NamedTuple):
    """A case after sending: its plan of today, what it is written with, a thread for each paper, and what is back."""

    plan: Plan
    desk: Desk
    threads: tuple[Thread, ...]
    returned: tuple[Returned, ...]


def followed(case: Case, registry: Registry, on: date, options: Options) -> Followed:
    """What became of the papers of a case, on a day."""
    plan = make_plan(case, registry, on, options.clinic, options.given)
    desk = desk_of(case, plan, registry, on, options)
    found = threads(plan, desk.here)
    return Followed(plan, desk, found, returned(desk.here.case, found, registry))


def step_paper(thread: Thread, option: Option, plan: Plan, here: Situation) -> Paper:
    """The letter that an option makes of a thread: the first one's kind and door, about its places, a number behind.

    ValueError where the option is no letter, or the plan of today has no such paper.
    """
    new = bool(option.places)
    base = next((paper for paper in plan.papers if paper.id == thread.number), None) if new else thread.paper
    if base is None or option.then != 'paper':
        raise ValueError(option.rung)
    step = Step(option.paper, thread.sent, option.law) if option.paper != thread.kind else None
    changed = {'step': step, 'items': option.places or thread.places}
    return told_again(base._replace(id=thread.next_number, after=None, why=(), needs=()), here, **changed)


def steps(chosen: Iterable[tuple[Thread, Option]], of: Followed) -> Packet:
    """The packet of the letters that follow: their files alone, without a page to start with."""
    papers = [step_paper(thread, option, of.plan, of.desk.here) for thread, option in chosen]
    return written_by(of.desk, of.plan._replace(papers=tuple(papers), pages=(), not_made=()), papers, start=False)
