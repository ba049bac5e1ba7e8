"""A plan with what was sent of it: where each of its papers stands, and until which day the others wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.followup.state import said_of
from letters.followup.told import line
from letters.followup.told import stands
from letters.followup.told import titled
from letters.law.deadlines import day_of
from letters.registry.tongue import Tongue
from letters.wording.plan import Went

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.followup.thread import Thread
    from letters.model.plan import Plan
    from letters.wording.plan import Json
    from letters.wording.words import Wording


def went(plan: Plan, threads: Sequence[Thread], wording: Wording) -> Went:
    """What became of the papers of a plan, and of those that were sent and that it has no more."""
    started = {one.number: one for one in threads if one.sent}
    planned = {paper.id for paper in plan.whole}
    return Went(
        sent=frozenset(started),
        said={one.number: said for one in threads for said in _said(one, started, wording)},
        by={number: day_of(one.by) for number, one in started.items() if one.by},
        told={one.number: _told(one) for one in threads},
        gone=tuple(line(one, wording) for number, one in started.items() if number not in planned),
    )


def _said(thread: Thread, started: dict[str, Thread], wording: Wording) -> Iterator[str]:
    """Where a paper stands that was sent, or that waits for one that was sent and has no day any more."""
    said = stands(thread, wording)
    if len(thread.sent) > 1:
        yield f'{thread.sent[-1].number} {wording.line(titled(thread, wording), said)}'
        return
    after = thread.paper.after.paper if thread.paper and thread.paper.after else ''
    dayless = after in started and (thread.state != 'held' or started[after].by is None)
    if thread.sent or dayless:
        yield Tongue.opened(said)


def _told(thread: Thread) -> Json:
    by = thread.by.isoformat() if thread.by else None
    return {
        'sent': [said_of(entry) for entry in thread.sent],
        'state': thread.state,
        'by': by,
        'earliest': thread.earliest,
    }
