"""The page to start with: the plan in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import long_date
from letters.sheets.sheet import Guide
from letters.sheets.sheet import address
from letters.sheets.sheet import link
from letters.sheets.sheet import piece

if TYPE_CHECKING:
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.wording.words import Wording


def _step(paper: Paper, wording: Wording) -> Guide:
    waits = wording.message(f'guide.waits-{paper.after.event}', paper=paper.after.paper) if paper.after else ''
    if paper.kind == 'authorisation':
        waits = wording.message('guide.waits-signature')
    return {
        'number': paper.id,
        'title': wording.paper(paper.kind),
        'recipient': wording.recipient(paper.recipient),
        'does': wording.does(paper.kind),
        'sending': wording.message(f'guide.send-{paper.door.kind}') if paper.kind != 'authorisation' else waits,
        'address': address(paper.door),
        'waits': waits,
    }


def start_here(plan: Plan, wording: Wording, unreviewed: tuple[str, ...]) -> Guide:
    """The guide of the page to start with."""
    steps = [(paper, _step(paper, wording)) for paper in plan.papers]
    return {
        'help': [wording.reason(reason) for reason in plan.help],
        'warnings': [wording.reason(reason) for reason in plan.warnings],
        'first': [step for paper, step in steps if paper.after is None],
        'later': [step for paper, step in steps if paper.after is not None],
        'seen': _seen(plan, wording),
        'dates': _dates(plan, wording),
        'enclose': _enclosed(plan, wording),
        'not_made': wording.not_made(plan.not_made),
        'routes_how': wording.message('help.routes'),
        'routes': [_route(id, wording) for id in plan.routes],
        'helplines': [helper(id, wording) for id in plan.helplines],
        'reviewed': _unreviewed(unreviewed, wording),
    }


def _unreviewed(languages: tuple[str, ...], wording: Wording) -> list[str]:
    names = wording.joined(wording.language_name(code) for code in languages)
    return [wording.message('guide.unreviewed', languages=names)] if languages else []


def _seen(plan: Plan, wording: Wording) -> list[str]:
    """Who sees what; papers that show the same to the same are said once."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for paper in plan.papers:
        for seen in paper.seen_by:
            found.setdefault((seen.who, wording.labels(seen.details), seen.certain), []).append(paper.id)
    return [
        wording.message(
            'guide.seen' if certain else 'guide.seen-maybe',
            paper=wording.joined(papers), who=wording.audience(who), details=details,
        )
        for (who, details, certain), papers in found.items()
        if details
    ]  # fmt: skip


def _dates(plan: Plan, wording: Wording) -> list[str]:
    return [
        wording.message(
            'guide.due-answer' if paper.due.for_answer else 'guide.due',
            paper=paper.id, time=wording.time(paper.due), date=wording.date(paper.due),
            received=long_date(plan.on, wording.language),
        )
        for paper in plan.papers
        if paper.due is not None
    ]  # fmt: skip


def _enclosed(plan: Plan, wording: Wording) -> list[str]:
    found = []
    for paper in plan.papers:
        laws = [wording.registry.law(id) for id in paper.laws]
        if any(element.is_ == 'identity-proof' for law in laws for element in law.elements):
            found.append(wording.message('guide.identity', paper=paper.id))
    return found


def _route(id: str, wording: Wording) -> Guide:
    """How a service takes reports about pictures of people under 18, as a sheet prints it."""
    own = wording.route(id)
    return {**own, 'name': piece(own['name']), 'form': link(own['form'])}


def helper(id: str, wording: Wording) -> Guide:
    """A helpline as a sheet prints it."""
    line = wording.helpline(id)
    return {
        'name': piece(line.name),
        'phone': piece(line.phone),
        'hours': line.hours,
        'url': link(line.url),
        'note': line.note,
    }
