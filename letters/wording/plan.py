"""A plan as a program or a person reads it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.languages.locale import plain_date
from letters.law.recipients import NEAR
from letters.registry.tongue import Tongue
from letters.registry.tongue import tongue
from letters.wording.refused import not_made
from letters.wording.routes import route_line
from letters.wording.routes import routes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Set
    from datetime import date

    from letters.errors import Problem
    from letters.model.paper import PaperKind
    from letters.model.plan import NotMade
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.plan import Reason
    from letters.wording.words import Wording

Json = dict[str, object]
_EMPTY: Mapping[str, Any] = MappingProxyType({})


class Went(NamedTuple):
    """What became of papers, by their numbers: which were sent, where they stand, and when one looks again.

    `told` is the same for a program; `gone` are lines about those that were sent and that the plan has no more.
    """

    sent: Set[str] = frozenset()
    said: Mapping[str, str] = _EMPTY
    by: Mapping[str, date] = _EMPTY
    told: Mapping[str, Json] = _EMPTY
    gone: tuple[str, ...] = ()


NOTHING_WENT = Went()


def _reasons(reasons: tuple[Reason, ...], wording: Wording) -> list[Json]:
    return [{'id': reason.id, 'text': wording.reason(reason)} for reason in reasons]


def as_json(plan: Plan, wording: Wording, mended: Iterable[Problem] = (), went: Went = NOTHING_WENT) -> Json:
    """The plan in the shape that other programs rely on; what was mended in the file stands before its warnings."""
    return {
        'case': plan.case,
        'date': plan.on.isoformat(),
        'warnings': [
            *({'id': one.id, 'text': wording.problem(one)} for one in mended),
            *_reasons(plan.warnings, wording),
        ],
        'help': _reasons(plan.help, wording) + _helpers(plan, wording),
        'ask': list(plan.ask),
        'papers': [{**_paper(paper, wording), **went.told.get(paper.id, _unsent(paper))} for paper in plan.whole],
        'not_made': [_not_made(one, wording) for one in plan.not_made if one.needs or not _is_made(one, plan, wording)],
    }


def public_name(kind: PaperKind) -> str:
    """The name by which other programs know a paper: its own, or that of the paper of which it is a variant."""
    return kind.variant_of or kind.id


def _is_made(one: NotMade, plan: Plan, wording: Wording) -> bool:
    """Whether a paper of the same public name goes to the recipient: a program would take it for both."""
    kinds = wording.registry.papers
    return any(
        (public_name(kinds[paper.kind]), paper.recipient) == (public_name(kinds[one.kind]), one.recipient)
        for paper in plan.papers
        if paper.kind != one.kind
    )


def _unsent(paper: Paper) -> Json:
    """What is told of a paper of which nothing was sent; what is given by hand is not sent."""
    goes = paper.recipient not in {'', *NEAR}
    return {
        'sent': [],
        'state': ('held' if paper.after else 'to-send') if goes else None,
        'by': None,
        'earliest': False,
    }


def _helpers(plan: Plan, wording: Wording) -> list[Json]:
    """Who helps: the services' own ways for pictures of people under 18 first."""
    routes: list[Json] = [{'id': f'route.{id}', 'text': route_line(id, wording)} for id in plan.routes]
    return routes + [_helpline(id, wording) for id in plan.helplines]


def _helpline(id: str, wording: Wording) -> Json:
    return {'id': id, 'text': helpline(id, wording)}


def _paper(paper: Paper, wording: Wording) -> Json:
    door, due, after = paper.door, paper.due, paper.after
    return {
        'id': paper.id,
        'paper': public_name(wording.registry.papers[paper.called]),
        'recipient': paper.recipient,
        'laws': list(paper.laws),
        'language': paper.language,
        'items': list(paper.items),
        'channel': {
            'kind': door.kind, 'address': door.address, 'account_needed': door.account_needed, 'known': door.known,
        },
        'after': {'paper': after.paper, 'event': after.event} if after else None,
        'due': {'value': due.value, 'unit': due.unit, 'starts': due.starts, 'by': due.by.isoformat()} if due else None,
        'why': _reasons(paper.why, wording),
        'seen_by': [
            {'who': seen.who, 'details': list(seen.details), 'certain': seen.certain} for seen in paper.seen_by
        ],
        'needs': list(paper.needs),
    }  # fmt: skip


def _not_made(one: NotMade, wording: Wording) -> Json:
    return {
        'paper': public_name(wording.registry.papers[one.kind]),
        'recipient': one.recipient,
        'why': _reasons(one.why, wording),
        'needs': list(one.needs),
    }


def helpline(id: str, wording: Wording) -> str:
    """A helpline in one line: its name, how to reach it, its hours, for whom."""
    line = wording.helpline(id)
    reach = ', '.join(part for part in (line.phone, line.url, line.email) if part)
    ended = tongue(wording.language).ended
    said = (ended(part) for part in (wording.line(line.name, reach), Tongue.opened(line.hours)))
    return wording.together(*said, line.note, *wording.helpline_more(line))


def as_lines(plan: Plan, wording: Wording, went: Went = NOTHING_WENT) -> Iterator[str]:
    """The plan in plain lines, help and warnings first, those who help last."""
    yield from _lines(plan, wording, went=went)
    yield from ('', *routes(plan, wording)) if routes(plan, wording) else ()
    yield ''
    yield wording.message('help.helplines-heading')
    yield from (f'- {helpline(id, wording)}' for id in plan.helplines)
    # Without a picture nobody makes a fingerprint of one.
    if any('hash-matching' in wording.helpline(id).for_ for id in plan.helplines):
        yield wording.message('help.true-ones')
    if not plan.helplines:
        yield wording.message('help.nobody-found')


def short_lines(plan: Plan, wording: Wording, told: Set[Paper]) -> Iterator[str]:
    """The same for the end of the interview, where who helps comes last.

    `told` are the papers as they were shown before names were asked for: who sees what is told again only where an
    answer changed it.
    """
    # Dangers had a screen of their own before what they bear on was asked; of a country it was told when it was named.
    told_before = {'country-not-here', 'country-law-not-here'}
    told_before |= {one.id for one in plan.warnings if one.context.startswith('danger ')}
    left = plan._replace(warnings=tuple(one for one in plan.warnings if one.id not in told_before))
    yield from _lines(left, wording, frozenset((paper.kind, paper.recipient, paper.seen_by) for paper in told))


def _lines(plan: Plan, wording: Wording, told: Set[object] = frozenset(), went: Went = NOTHING_WENT) -> Iterator[str]:
    say = wording.message
    yield say('plan.heading', case=plan.case or '-', date=plain_date(plan.on, wording.language))
    for heading, reasons in (('plan.help', plan.help), ('plan.warnings', plan.warnings)):
        if reasons:
            yield ''
            yield say(heading)
            yield from (f'- {wording.reason(reason)}' for reason in reasons)
    for paper in plan.whole:
        yield ''
        yield from _paper_lines(paper, plan, wording, went)
        if (paper.kind, paper.recipient, paper.seen_by) not in told:
            yield from (f'  {line}' for line in wording.seen_by(paper))
    if went.gone:
        yield ''
        yield from went.gone
    if went.sent:
        yield ''
        yield say('sent.next')
    if not plan.papers and not plan.stop:
        yield ''
        yield say('plan.none')
    if plan.not_made:
        yield ''
        yield say('plan.not-made')
        yield from (f'- {line}' for line in not_made(plan, wording))
    if plan.ask:
        yield ''
        yield say('plan.ask', keys=wording.labels(plan.ask))


def _paper_lines(paper: Paper, plan: Plan, wording: Wording, went: Went) -> Iterator[str]:
    say = wording.message
    yield say('plan.paper-line', id=paper.id, paper=wording.addressed(paper.called, paper.recipient))
    yield '  ' + say('plan.why', reason=wording.together(*map(wording.reason, paper.why)))
    for law in paper.laws:
        yield '  ' + say('plan.law', law=wording.law(law))
    if not paper.recipient or paper.recipient in NEAR:
        yield '  ' + say('plan.by-hand' if paper.recipient else 'plan.for-you')
    elif paper.kind != 'authorisation' and paper.id not in went.sent:
        yield '  ' + say(f'plan.channel-{paper.door.kind}', address=wording.way_to(paper.door))
    if paper.id in went.said:
        yield '  ' + went.said[paper.id]
    elif paper.after:
        yield '  ' + say(
            f'plan.after-{paper.after.event}',
            paper=paper.after.paper,
            date=plain_date(plan.until(paper, went.by), wording.language),
        )
    elif paper.due:
        yield '  ' + say(f'plan.{paper.due.words}', time=wording.time(paper.due), date=wording.date(paper.due))
