"""The page to start with: the plan in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import long_date
from letters.law.recipients import by_id
from letters.sheets.sheet import Guide
from letters.sheets.sheet import address
from letters.sheets.sheet import link
from letters.sheets.sheet import piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.wording.words import Wording


# What is said of our records is no matter of somebody's safety, and stands at the end.
_OF_RECORDS = frozenset({'warning.read-long-ago', 'warning.read-too-long-ago'})


def _step(paper: Paper, wording: Wording) -> Guide:
    waits = wording.message(f'guide.waits-{paper.after.event}', paper=paper.after.paper) if paper.after else ''
    if paper.kind == 'authorisation':
        waits = wording.message('guide.waits-signature')
    return {
        'number': paper.id,
        'reference': piece(paper.reference),
        'title': wording.addressed(paper.kind, paper.recipient),
        'recipient': wording.recipient(paper.recipient),
        'does': wording.does(paper.kind),
        'sending': wording.message(f'guide.send-{paper.door.kind}') if paper.kind != 'authorisation' else waits,
        'address': address(paper.door),
        'steps': _on_the_way(paper, wording),
        'waits': waits,
    }


def _on_the_way(paper: Paper, wording: Wording) -> list[str]:
    """What has to be done before a letter is sent by mail or post; the steps of a form stand on its sheet."""
    if paper.door.kind in {'form', 'in-app'}:
        return []
    record = by_id(paper.recipient, wording.registry).record
    steps = (step for channel in record.channels if channel.id == paper.door.channel for step in channel.steps)
    return [wording.translator.text(f'platform {record.id}', step) for step in steps]


def start_here(
    plan: Plan,
    wording: Wording,
    unreviewed: tuple[str, ...],
    home: str = '',
    *,
    for_self: bool = True,
    by_agent: bool = False,
) -> Guide:
    """The guide of the page to start with, for a person in the country `home`, or for one who signs for another.

    `by_agent`: the answers come to a clinic.
    """
    steps = [(paper, _step(paper, wording)) for paper in plan.papers]
    return {
        'for_self': for_self,
        'help': [wording.reason(reason) for reason in plan.help],
        'warnings': [wording.reason(reason) for reason in plan.warnings if reason.id not in _OF_RECORDS],
        'matching': [helper(id, wording) for id in plan.matching],
        'first': [step for paper, step in steps if paper.after is None],
        'later': [step for paper, step in steps if paper.after is not None],
        'sent': [step for paper, step in steps if paper.reference],
        'seen': [*([wording.message('guide.agent')] if by_agent and plan.papers else []), *_seen(plan, wording)],
        'dates': _dates(plan, wording),
        'enclose': _enclosed(plan, wording, 'guide.identity' if for_self else 'guide.identity-other'),
        'not_made': wording.not_made(plan.not_made),
        'appeals': _appeals(plan, wording),
        'national': _national(plan, home, wording),
        'find': list(_to_find(plan, wording)),
        'routes_how': wording.message('help.routes'),
        'routes': [_route(id, wording) for id in plan.routes],
        # Who stands further up, as a step of its own, is not told again.
        'helplines': [helper(id, wording) for id in plan.helplines if id not in plan.matching],
        'reviewed': [*_old_records(plan, wording), *_unreviewed(unreviewed, wording)],
    }


def _old_records(plan: Plan, wording: Wording) -> list[str]:
    return [wording.reason(reason) for reason in plan.warnings if reason.id in _OF_RECORDS]


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
            f'guide.{paper.due.words}',
            paper=paper.id, time=wording.time(paper.due), date=wording.date(paper.due),
            received=long_date(plan.on, wording.language),
        )
        for paper in plan.papers
        if paper.due is not None and paper.after is None
    ]  # fmt: skip


def _enclosed(plan: Plan, wording: Wording, words: str) -> list[str]:
    found = []
    for paper in plan.papers:
        laws = [wording.registry.law(id) for id in paper.laws]
        if any(element.is_ == 'identity-proof' for law in laws for element in law.elements):
            found.append(wording.message(words, paper=paper.id))
    return found


def _recipients(plan: Plan, wording: Wording) -> dict[str, list[str]]:
    """The names of those to whom papers go, by the ids of their records: sites without one share theirs."""
    found: dict[str, list[str]] = {}
    for id in dict.fromkeys(paper.recipient for paper in plan.papers if paper.kind != 'authorisation'):
        found.setdefault(by_id(id, wording.registry).record.id, []).append(wording.recipient(id))
    return found


def _appeals(plan: Plan, wording: Wording) -> list[str]:
    """What can be done at each of them where a paper is refused."""
    records, spoken = wording.registry.platforms, wording.translator.text
    return [
        wording.message(
            'guide.refused', recipient=wording.joined(names), text=spoken(f'platform {id}', records[id].appeal)
        )
        for id, names in _recipients(plan, wording).items()
        if records[id].appeal
    ]


def _national(plan: Plan, home: str, wording: Wording) -> list[Guide]:
    """The ways that they have for the people of one country, where no paper goes there anyhow."""
    used = {paper.door.address for paper in plan.papers}
    return [
        {
            'how': wording.message('guide.national', recipient=wording.joined(names)),
            'note': wording.translator.text(f'platform {id}', route.get('note', '')),
            'form': link(route.get('form', '')),
        }
        for id, names in _recipients(plan, wording).items()
        for route in wording.registry.platforms[id].national_routes
        if home and route['country'] == home.lower() and route.get('form') not in used
    ]


def _to_find(plan: Plan, wording: Wording) -> Iterator[str]:
    """How to find who stands behind a site for which no address is known."""
    doorless = {paper.recipient for paper in plan.papers if paper.door.kind == 'none'}
    records = {by_id(id, wording.registry).record.id for id in doorless if id}
    for id in sorted(records):
        steps = wording.registry.platforms[id].find_recipient
        yield from (wording.translator.text(f'platform {id}', step) for step in steps)


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
        'more': wording.helpline_more(line),
    }
