"""What was not made and why, in one line for each recipient."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.model.plan import NotMade
    from letters.model.plan import Plan
    from letters.wording.words import Wording

# That another paper of ours is about it: said where that paper is neither made nor refused for a reason of its own.
_ELSEWHERE = 'covered-as-intimate'


def not_made(plan: Plan, wording: Wording) -> list[str]:
    """A line for each recipient; recipients of whom the same is true share one."""
    by_recipient: dict[str, list[NotMade]] = {}
    for one in plan.not_made:
        by_recipient.setdefault(one.recipient, []).append(one)
    written_to = {paper.recipient for paper in plan.papers}
    lines: dict[str, list[str]] = {}
    for recipient, entries in by_recipient.items():
        told = [one for one in entries if _ELSEWHERE not in {why.id for why in one.why}]
        written = recipient in written_to
        if told or not written:
            said = _said(told or entries, wording, alone=written or not recipient)
            lines.setdefault(said, []).append(wording.recipient(recipient))
    return [_line(said, recipients, wording) for said, recipients in lines.items()]


def _line(said: str, recipients: list[str], wording: Wording) -> str:
    names = wording.joined(name for name in dict.fromkeys(recipients) if name)
    return wording.message('guide.not-made', recipient=names, reasons=said) if names else said


def _said(entries: Sequence[NotMade], wording: Wording, *, alone: bool) -> str:
    """The kinds of papers with their reasons; a reason that holds for every paper to a recipient is said alone."""
    if all(one.kind == 'any' for one in entries) and alone:
        return wording.together(*_reasons(entries, wording))
    reasons = dict.fromkeys(_reasons(entries, wording))
    if len(reasons) == 1 and not alone and (len(entries) > 1 or entries[0].kind == 'any'):
        return wording.message('guide.not-made-any', reason=next(iter(reasons)))
    kinds: dict[str, list[str]] = {}
    for one, reason in zip(entries, _reasons(entries, wording), strict=True):
        kinds.setdefault(reason, []).append(wording.paper(one.kind))
    return wording.together(*(
        wording.message('guide.not-made-plain', paper=wording.joined(dict.fromkeys(titles)), reason=reason)
        for reason, titles in kinds.items()
    ))  # fmt: skip


def _reasons(entries: Sequence[NotMade], wording: Wording) -> Iterator[str]:
    for one in entries:
        needs = wording.message('plan.needs', keys=wording.labels(one.needs)) if one.needs else ''
        yield wording.together(*map(wording.reason, one.why), needs)
