"""Where the papers of packets stand, as far as their folders alone tell: by when, and what came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.followup.offered import of_packet
from letters.followup.state import read_sent
from letters.followup.thread import threads
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.case import CaseHead
from letters.model.case import Item
from letters.model.plan import After
from letters.model.plan import Door
from letters.model.plan import Paper
from letters.model.plan import Plan
from letters.output.store import RECORD
from letters.output.store import is_code

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from letters.followup.offered import Offered
    from letters.followup.thread import Thread
    from letters.model.registry import Registry

_NO_DOOR = Door('none', '', 'unknown', 'none')


def cases_in(folder: Path) -> list[str]:
    """The cases whose packets stand in a folder, by their ids."""
    try:
        found = [one for one in folder.iterdir() if not one.is_symlink() and (one / RECORD).is_file()]
    except OSError as error:
        raise FileError('file-unreadable', file=folder.name, why=error.strerror or '') from None
    return sorted(name for one in found if is_code(name := one.name.removesuffix('_')))


def board(folder: Path, case: str, registry: Registry, on: date) -> tuple[tuple[Thread, ...], Situation]:
    """The threads of a case whose answers nobody has at hand. Without these nothing is proposed.

    The laws of each paper stand in `packet.json`. Where the person lives does not: a law of several countries counts
    the days there without the holidays of one.
    """
    papers = [one for number, one in of_packet(folder, case, registry).items() if '.' not in number]
    places = [int(place) for one in papers for place in one.places if place.isdecimal()]
    held = {
        'case': CaseHead.made({'id': case}),
        'items': [Item.made({}) for _ in range(min(max(places, default=0), _MOST))],
        'sent': [*read_sent(folder, case)],
    }
    here = Situation(Case.made(held), registry, on)
    plan = Plan(case, on, papers=tuple(_paper(one, here) for one in papers))
    return tuple(one._replace(options=(), again=()) for one in threads(plan, here)), here


_MOST = 10_000
"""No case has more places; a larger number in a file is none of ours."""


def _paper(one: Offered, here: Situation) -> Paper:
    known = tuple(id for id in one.laws if id in here.registry.outline.laws)
    items = tuple(int(n) - 1 for n in one.places if n.isdecimal() and 0 < int(n) <= len(here.case.items))
    after = After(one.after, 'silence') if one.after else None
    return Paper(one.number, one.kind, one.recipient, known, 'en', items, _NO_DOOR, after, None, (), ())
