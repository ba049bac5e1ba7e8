"""The papers of a plan that lie not in its packet yet: those that came with what was sent, and what moved for them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.packet.build import written_by
from letters.packet.given import texts_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from letters.followup.steps import Followed
    from letters.model.plan import Paper
    from letters.packet.made import Packet


class Arrived(NamedTuple):
    """What comes into a packet: the papers and pages that are written, and the numbers whose files give way to them."""

    papers: tuple[Paper, ...] = ()
    pages: tuple[Paper, ...] = ()
    gives_way: frozenset[str] = frozenset()


def arrived(of: Followed, entries: Sequence[dict[str, Any]]) -> Arrived:
    """What of the plan of today is written beside the files of a packet, by the entries of its record.

    A complaint about what was sent comes later than the packet. It may have the number of a page for the person, which
    then moves up, as it does where the whole packet is written anew. Into an empty folder comes all. What was sent
    stays as it is, and what somebody left out of the packet stays out.
    """
    sent = {one.number for one in of.desk.here.case.sent}
    unsent = [paper for paper in of.plan.whole if paper.id not in sent]
    held = [entry for entry in entries if entry.get('id') not in sent]
    lying = {paper.id for paper in unsent if any(_is_of(entry, paper) for entry in held)}
    # Of each file whose number is another paper's by now, or nobody's. A paper keeps its own: what moves is a page.
    astray = {(str(entry.get('id')), *_told_of(entry)) for entry in held if entry.get('id') not in lying}
    numbers, names = {id for id, *_ in astray}, {(kind, who) for _, kind, who in astray if not who}
    new = [
        one
        for one in unsent
        if one.id not in lying and (not entries or _came_later(one) or one.id in numbers or _told(one) in names)
    ]
    taken, moved = {one.id for one in new}, {_told(one) for one in new}
    gone = frozenset(id for id, kind, who in astray if id in taken or (not who and (kind, who) in moved))
    papers, pages = (tuple(one for one in some if one.id in taken) for some in (of.plan.papers, of.plan.pages))
    return Arrived(papers, pages, gone)


def written(of: Followed, new: Arrived) -> Packet | None:
    """The files of what came, without a page to start with; nothing where nothing did."""
    if not new.papers and not new.pages:
        return None
    return written_by(of.desk, of.plan._replace(pages=new.pages, not_made=()), [*new.papers], start=False)


def _came_later(paper: Paper) -> bool:
    """Whether a paper is about what was sent: the packet was written before that."""
    return paper.complaint is not None and bool(paper.complaint.sent)


def _is_of(entry: dict[str, Any], paper: Paper) -> bool:
    """Whether a file of a packet is this paper; complaints to an authority are told apart by their places and laws."""
    same = entry.get('id') == paper.id and _told_of(entry) == _told(paper)
    if not same or paper.complaint is None:
        return same
    laws = texts_in(entry, 'laws')
    return entry.get('places') == [n + 1 for n in paper.items] and (not laws or bool({*laws} & {*paper.laws}))


def _told(paper: Paper) -> tuple[str, str]:
    return paper.called, paper.recipient


def _told_of(entry: dict[str, Any]) -> tuple[str, str]:
    return str(entry.get('template')).partition('@')[0], str(entry.get('recipient') or '')
