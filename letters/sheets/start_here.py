"""The page to start with: the plan in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import direction
from letters.languages.locale import plain_date
from letters.law import guards
from letters.law.conditions import evaluate
from letters.law.disclosure import PROOF
from letters.model.case import day
from letters.sheets.afterwards import ask_search
from letters.sheets.afterwards import find_who
from letters.sheets.afterwards import look_again
from letters.sheets.afterwards import waiting
from letters.sheets.first_steps import beside
from letters.sheets.first_steps import first_steps
from letters.sheets.first_steps import goes_out
from letters.sheets.first_steps import on_a_page
from letters.sheets.sheet import Guide
from letters.sheets.sheet import Standing
from letters.sheets.sheet import link
from letters.sheets.sheet import piece
from letters.sheets.sheet import proof_of
from letters.wording.refused import not_made
from letters.wording.routes import route

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.topic import Situation
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.platform import Platform
    from letters.wording.words import Wording

NOTHING_SENT = Standing()

_DANGER = 'start.safety-danger'
# What is said of our records is no matter of somebody's safety, and stands at the end.
_OF_RECORDS = frozenset({'warning.read-long-ago', 'warning.read-too-long-ago'})
# How an account that threatens is reported is a step of its own.
_STEPS = frozenset({'step.report-account-how', 'step.report-account-at'})
# An oath stands beside the step of its paper, as do words to search for; who sees a name in the list of who sees what.
_ELSEWHERE = _OF_RECORDS | {
    _DANGER, 'warning.oath', 'warning.uploader-sees', 'warning.public-sees', 'warning.results-page', 'search-not-name',
    'warning.unsettled',
}  # fmt: skip


def start_here(
    plan: Plan, here: Situation, wording: Wording, unreviewed: tuple[str, ...], standing: Standing = NOTHING_SENT
) -> Guide:
    """The guide of the page to start with, for the person shown or for one who signs for another."""
    case = here.case
    wording = wording.about(case)
    for_self = case.sender.role in {'self', ''}
    home = case.person.country or case.sender.country
    helps = [wording.reason(reason) for reason in plan.help if reason.id not in _STEPS]
    warned = [wording.reason(reason) for reason in plan.warnings if reason.id not in _ELSEWHERE]
    # First of all that is said of somebody's safety.
    danger = helps or warned or any(reason.id == _DANGER for reason in plan.warnings)
    return {
        'for_self': for_self,
        'papers': bool(plan.papers),
        'pictures': guards.pictured(case),
        'opening': wording.message('guide.opening' if for_self else 'guide.opening-other'),
        'safety': [wording.message(_DANGER), *helps, *warned] if danger else [],
        # After sending, what is next stands above: that is the one thing then.
        'steps': [{**one, 'only': one['only'] and not standing.lines} for one in first_steps(plan, here, wording)],
        'beside': beside(plan, wording),
        'links': len([item for item in case.items if item.url]) > 1 and any(paper.items for paper in plan.papers),
        'sheets': any(_has_fields(paper, wording) for paper in plan.papers),
        'reading': _reading(plan, wording),
        'sent': list(_rows(plan, here, wording, standing)),
        'standing': list(standing.lines),
        'again': look_again(plan, here, wording),
        'search': ask_search(plan, wording),
        'by_agent': wording.message('guide.agent') if here.has_agent and plan.papers else '',
        'seen': _seen(plan, wording),
        'later': waiting(plan, here, wording),
        'enclose': [proof_of(paper, case, wording) for paper in plan.papers if paper.shows(PROOF)],
        'not_made': not_made(plan, wording),
        'appeals': _appeals(plan, here, wording),
        'national': _national(plan, home, wording),
        'find': list(find_who(here, wording)),
        'routes_how': wording.message('help.routes'),
        'routes': [_route(id, wording) for id in plan.routes],
        'helplines': [helper(id, wording) for id in _helpers(plan, here)],
        # The step of the fingerprint says it already.
        'true_ones': '' if plan.matching or not guards.pictured(case) else wording.message('help.true-ones'),
        'reviewed': [*_old_records(plan, wording), *_unreviewed(unreviewed, wording)],
    }


def _reading(plan: Plan, wording: Wording) -> str:
    """Which papers are in other languages than the reader's, and how a copy to read is called."""
    sent = [paper for paper in plan.papers if paper.reference]
    others = [paper for paper in sent if paper.language != wording.language]
    if not others:
        return ''
    names = wording.joined(map(wording.language_name, sorted({paper.language for paper in others})))
    said = {'languages': names, 'code': wording.language}
    if others == sent:
        return wording.message('guide.reading', **said)
    return wording.message('guide.reading-some', **said, papers=wording.joined(paper.id for paper in others))


def _helpers(plan: Plan, here: Situation) -> list[str]:
    """Who helps, without who stands further up as a step; who is there for threats alone only beside one."""
    threats = frozenset({'extortion', 'report'}) if here.case.threat == 'none' else frozenset()
    known = [id for id in plan.helplines if id not in plan.matching]
    lines = [here.registry.helpline(id) for id in known]
    return [line.id for line in lines if not {*line.for_} <= threats and not on_a_page(line)]


def _has_fields(paper: Paper, wording: Wording) -> bool:
    """Whether a sheet goes with a paper that names its fields: a letter by mail or by post has none."""
    record = wording.whom(paper.recipient).record
    by_form = paper.door.kind in {'form', 'in-app'}
    return by_form and any(channel.id == paper.door.channel and channel.fields for channel in record.channels)


def _rows(plan: Plan, here: Situation, wording: Wording, standing: Standing) -> Iterator[Guide]:
    """The list of papers: of one that was sent what is written down of it, of another what is filled in by hand."""
    papers = {paper.id: paper for paper in plan.papers if paper.reference}
    sent = {one.number: one for one in here.case.sent if one.number}
    for number in sorted({*papers, *sent}, key=lambda one: [int(part) for part in one.split('.')]):
        paper, entry = papers.get(number.partition('.')[0]), sent.get(number)
        due = paper.due if paper and paper.after is None else None
        when = day(entry.on) if entry else None
        after = wording.message('guide.time-after', time=wording.time(due)) if due else ''
        yield {
            'number': number,
            'recipient': wording.recipient(entry.recipient if entry else paper.recipient if paper else ''),
            'reference': piece(paper.reference if paper else ''),
            'on': plain_date(when, wording.language) if when else '',
            'theirs': piece(entry.reference if entry else ''),
            'time': standing.ends.get(number) or after,
        }


def _old_records(plan: Plan, wording: Wording) -> list[str]:
    return [wording.reason(reason) for reason in plan.warnings if reason.id in _OF_RECORDS]


def _unreviewed(languages: tuple[str, ...], wording: Wording) -> list[str]:
    names = wording.joined(wording.language_name(code) for code in languages)
    return [wording.message('guide.unreviewed', languages=names)] if languages else []


def _seen(plan: Plan, wording: Wording) -> list[Guide]:
    """Who sees what, a row each; papers that show the same to the same share one."""
    asked = list(wording.registry.questions)
    shown: dict[tuple[str, str], list[str]] = {}
    for paper in plan.papers:
        readers: dict[str, list[str]] = {}
        for seen in paper.seen_by:
            if seen.details:
                who = wording.audience(seen.who)
                told = who if seen.certain else wording.message('guide.perhaps', who=who)
                details = sorted(seen.details, key=lambda key: asked.index(key) if key in asked else len(asked))
                readers.setdefault(wording.labels(tuple(details)), []).append(told)
        for labels, who_all in readers.items():
            shown.setdefault((wording.joined(who_all), labels), []).append(paper.id)
    return [
        {'papers': wording.joined(papers), 'who': who, 'details': details} for (who, details), papers in shown.items()
    ]


def _recipients(plan: Plan, wording: Wording) -> dict[str, list[str]]:
    """The names of those who are asked to remove it, by the ids of their records: sites without one share theirs."""
    found: dict[str, list[str]] = {}
    kinds, offices = wording.registry.papers, wording.registry.outline.authorities
    asked = [one for one in plan.papers if one.kind != 'authorisation' and goes_out(one)]
    for id in dict.fromkeys(one.recipient for one in asked if kinds[one.kind].awaited == 'yes'):
        record = wording.whom(id).record
        # What is known of unknown sites is not known of the companies behind them.
        if id not in offices and (record.id != 'generic' or record.kind == 'site'):
            found.setdefault(record.id, []).append(wording.recipient(id))
    return found


def _appeals(plan: Plan, here: Situation, wording: Wording) -> list[str]:
    """What can be done at each of them where a paper is refused; of ways for some alone those that are open here."""
    return [
        wording.message('guide.refused', recipient=wording.joined(names), text=wording.together(*said))
        for id, names in _recipients(plan, wording).items()
        if (said := list(_appeal(wording.registry.platforms[id], here, wording)))
    ]


def _appeal(record: Platform, here: Situation, wording: Wording) -> Iterator[str]:
    known = here.facts(tuple(here.case.items))
    open_here = (one.text for one in record.appeal_where if evaluate(one.when, known).holds)
    yield from (wording.translator.text(f'platform {record.id}', text) for text in (record.appeal, *open_here) if text)


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


def _route(id: str, wording: Wording) -> Guide:
    """How a service takes reports about pictures of people under 18, as a sheet prints it."""
    own = route(id, wording)
    return {**own, 'name': piece(own['name']), 'form': link(own['form'])}


def helper(id: str, wording: Wording) -> Guide:
    """A helpline as a sheet prints it."""
    line = wording.helpline(id)
    # Beside a language that runs the other way each piece takes a line of its own: there the two are one.
    together = direction(wording.language) == 'rtl'
    return {
        'name': piece(': '.join(part for part in (line.name, line.phone) if part) if together else line.name),
        'phone': piece('' if together else line.phone),
        'hours': '' if together else line.hours,
        'url': link(line.url),
        'note': f'({line.hours}) {line.note}'.rstrip() if together and line.hours else line.note,
        'more': wording.helpline_more(line),
    }
