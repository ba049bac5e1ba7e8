"""What a paper waits for when the paper before it turns out not to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.recipients import NEAR
from letters.model.plan import After

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.plan import Reason

# Why a paper comes later: no longer true of one that now goes first.
_LATER = frozenset({'waits', 'duplicates-slow'})


def closed(papers: Iterable[Paper], refused: Iterable[Paper]) -> list[Paper]:
    """The papers without those refused: the first that waited for one goes in its place, the next wait for that."""
    left = list(papers)
    for gone in refused:
        heirs: list[Paper] = []
        for n, paper in enumerate(left):
            if paper.after is None or paper.after.paper != gone.id:
                continue
            heir = next((heir for heir in heirs if set(heir.items) & set(paper.items)), None)
            if heir is None:
                left[n] = _moved_up(paper, gone.after)
                heirs.append(left[n])
            else:
                left[n] = paper._replace(after=After(heir.id, paper.after.event))
    return left


def without(plan: Plan, ids: Iterable[str]) -> Plan:
    """A plan without the papers that the person does not want; none waits for one of them, and nothing warns of one."""
    out = frozenset(ids)
    papers = closed(plan.papers, [paper for paper in plan.papers if paper.id in out])
    kept = [paper for paper in papers if paper.id not in out]
    warnings = tuple(said for one in plan.warnings if (said := _still(one, out)))
    return plan._replace(papers=tuple(_about(paper, kept) for paper in kept), warnings=warnings)


def _still(warning: Reason, out: frozenset[str]) -> Reason | None:
    """What a warning says of the papers that are left; nothing where it was about the others alone."""
    values = dict(warning.values)
    if 'papers' not in values:
        return warning
    left = [id for id in values['papers'].split(', ') if id not in out]
    return warning._replace(values=tuple((values | {'papers': ', '.join(left)}).items())) if left else None


def _about(paper: Paper, papers: list[Paper]) -> Paper:
    """An authorisation is for the papers that are there; every other paper is about its own places."""
    if paper.kind != 'authorisation' or len(papers) == 1:
        return paper
    others = [one for one in papers if one is not paper]
    return covering(paper._replace(items=tuple(sorted({n for one in others for n in one.items}))), others)


def covering(paper: Paper, papers: Iterable[Paper]) -> Paper:
    """An authorisation is for what these papers do, and names copyright notices only where one of them is one."""
    others = [one for one in papers if one.kind != paper.kind]
    claimed = {n for one in others if one.kind == 'copyright-notice' for n in one.items}
    covers = tuple(dict.fromkeys(one.kind for one in others))
    readers = tuple(dict.fromkeys(one.recipient for one in others if one.recipient not in {'', *NEAR}))
    return paper._replace(claims=tuple(n for n in paper.claims if n in claimed), covers=covers, readers=readers)


def _moved_up(paper: Paper, after: After | None) -> Paper:
    why = paper.why if after else tuple(reason for reason in paper.why if reason.id not in _LATER)
    return paper._replace(after=after, why=why)
