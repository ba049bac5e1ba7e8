"""The plan: a pure function of case, registry and day."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from letters.law import guards
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.disclosure import represented
from letters.law.recipients import only_leads_on
from letters.law.reference import key_of
from letters.law.reference import reference_by
from letters.law.signing import signed_for_another
from letters.law.topic import Numbered
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.clinic import NO_CLINIC
from letters.model.plan import Complaint
from letters.model.plan import NotMade
from letters.model.plan import Paper
from letters.model.plan import Plan
from letters.model.plan import Reason
from letters.places.spot import tells_of
from letters.places.spot import whereabouts
from letters.plan import authorities
from letters.plan import beside
from letters.plan import care
from letters.plan import order
from letters.plan.addressed import by_recipient
from letters.plan.decide import Decision
from letters.plan.decide import Draft
from letters.plan.decide import decide
from letters.plan.doors import door
from letters.plan.doors import seen_by
from letters.plan.numbering import Numbers
from letters.plan.numbering import Wanted
from letters.plan.on_its_day import best_clock
from letters.plan.on_its_day import on_their_day
from letters.plan.reading import read_long_ago
from letters.plan.threatened import threat_alone
from letters.plan.unserved import nobody_looked_up
from letters.plan.unserved import placeless
from letters.plan.unserved import places_open
from letters.plan.unserved import police_without_place
from letters.plan.unserved import unserved
from letters.plan.waiting import lacking_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from letters.law.recipients import Recipient
    from letters.model.case import Case
    from letters.model.clinic import Clinic
    from letters.model.plan import GivenNumber
    from letters.model.registry import Registry


def make_plan(
    case: Case, registry: Registry, on: date, clinic: Clinic = NO_CLINIC, given: Sequence[GivenNumber] = ()
) -> Plan:
    """Which papers the facts support on a day, to whom, why and in which order; which not; who helps.

    `given` are the numbers that a packet of the case gave before.
    """
    numbers = Numbers(case.sent, given)
    case = represented(case, clinic)
    here = Situation(case, registry, on, clinic)
    warnings, effects = care.dangers(here)
    help, stop = care.help_first(here)
    warnings = (*care.address_known(case), *warnings, *care.effect_warnings(case, effects))
    base = Plan(case.case.id, on, warnings=warnings, help=help, effects=effects)
    base = base._replace(
        helplines=care.helplines(here, minor=bool(guards.unsafe_items(case)) or guards.any_minor(case)),
        matching=care.matching(here),
    )
    stopped = base._replace(stop=True, routes=care.routes(case, registry, stop=True))
    # What no paper may say where a danger forbids it is taken out before anything is decided.
    here = Situation(disclosed(case, effects), registry, on, clinic)
    if stop:
        return _helped(stopped, here, numbers)
    if _linked_to_minor(case, registry):
        return stopped._replace(not_made=tuple(police_without_place(here, effects)))
    safe = _safe_items(here.case, registry)
    drafts: list[Draft] = []
    not_made = [*_ages_open(case), *_leading_on(case, registry), *placeless(here), *police_without_place(here, effects)]
    for one in beside.accounts(here, safe):
        (not_made if isinstance(one, NotMade) else drafts).append(one)  # type: ignore[arg-type]
    addressed = by_recipient(here, safe)
    for recipient, items in addressed:
        for decision in _decisions(here, recipient, items):
            drafts += decision.drafts
            not_made += decision.not_made
    drafts, early = order.in_their_turn(drafts)
    not_made += [NotMade(one.brief.kind.id, one.brief.topic.recipient.id, (Reason('service-first'),)) for one in early]
    told = authorities.complaints(here, addressed, drafts, effects)
    police = authorities.statement(here, safe)
    not_made += [*told.leading.not_made, *told.later.not_made, *police.not_made]
    # What an authority takes at once leads where its law says so, else it goes with the requests. What it takes after a
    # service did nothing, and what goes to the police, has the last numbers: those before it stay as they were.
    waves = [[*told.leading.drafts, *drafts, *told.at_once.drafts], [*police.drafts], [*told.later.drafts]]
    for key, reason in _first_open(case):
        not_made += [_withheld(draft, reason, key) for wave in waves for draft in wave]
        waves = []
    if not safe and guards.unsafe_items(case):
        return stopped
    papers, refused = _numbered(here, waves, key_of(case) if any(waves) else '', numbers)
    if not _first_open(case):
        base = beside.behind(here, base._replace(papers=papers), numbers)
        papers = base.papers
    not_made += [*refused, *base.not_made, *nobody_looked_up(here), *dict.fromkeys(unserved(here.case, registry))]
    needs = [*_needs(papers, not_made), *places_open(here), *care.region_open(here)]
    # What nothing else waits for is not asked for its own sake.
    needs += ['published' for _, reason in _first_open(case) if needs and reason == 'published-open']
    return base._replace(
        # Help that no letter follows, and that no answer would turn into one: the facts lead to help.
        stop=bool(help) and not papers and not needs,
        routes=care.routes(case, registry, stop=False),
        papers=papers,
        not_made=tuple(not_made),
        ask=_in_order(needs, registry),
        warnings=(
            *base.warnings,
            *care.country_not_here(here, base.helplines),
            *care.leading_on(case, registry),
            *care.results_pages(case, registry),
            *care.gathering_pages(case, registry),
            *care.paper_warnings(papers, here),
            *care.searched_without_name(papers, here),
            *read_long_ago(papers, here),
        ),
        help=care.softened(base.help) if papers else base.help,
    )


def _helped(stopped: Plan, here: Situation, numbers: Numbers) -> Plan:
    """Help, with the statement about a threat alone beside it where somebody chose that; else why there is none."""
    told = threat_alone(here, stopped.effects)
    papers, late = _numbered(here, [[*told.drafts]], key_of(here.case) if told.drafts else '', numbers)
    ask = _in_order(_needs(papers, not_made := (*told.not_made, *late)), here.registry)
    return stopped._replace(papers=papers, not_made=not_made, ask=ask, stop=not papers and not ask)


def _needs(papers: Sequence[Paper], not_made: Sequence[NotMade]) -> list[str]:
    return [key for one in not_made for key in one.needs] + [key for paper in papers for key in paper.needs]


def _linked_to_minor(case: Case, registry: Registry) -> bool:
    if not guards.unsafe_items(case):
        return False
    where, tells = partial(whereabouts, registry=registry), partial(tells_of, case, registry=registry)
    return guards.linked_to_minor(case, where, tells)


def _safe_items(case: Case, registry: Registry) -> list[Numbered]:
    """The items, with their numbers from 1, that may stand in a letter (promise 4).

    Where an age is open, whatever may stand in the same place waits for it too.
    """
    doubtful = guards.doubtful_items(case)
    safe = [(n, item) for n, item in enumerate(case.items, 1) if n - 1 not in doubtful]
    if not doubtful or not safe:
        return safe
    there = guards.place_of(case, doubtful, lambda item: whereabouts(item, registry))
    if tells_of(case, there, registry):
        return []
    return [(n, item) for n, item in safe if whereabouts(item, registry).apart_from(there)]


def _ages_open(case: Case) -> list[NotMade]:
    """Nothing is made about a recording before it is known how old everybody in it was."""
    open_ages = {
        f'materials.{key}'
        for item in case.items
        for material in case.shown(item)
        if guards.may_show_minor(material) is None
        for key in ('age_when_recorded', 'others_shown')
        if not getattr(material, key)
    }
    return [NotMade('any', '', (Reason('age-open'),), tuple(sorted(open_ages)))] if open_ages else []


def _first_open(case: Case) -> tuple[tuple[str, str], ...]:
    """The open answers before which nothing is made, each with the reason.

    What can endanger the person in their country could not be told; and where somebody threatens, a link is no proof
    that anything was published.
    """
    found = []
    if case.threat != 'none' and not case.published and case.items:
        found.append(('published', 'published-open'))
    if not case.person.country:
        found.append(('person.country', 'country-open'))
    return tuple(found)


def _withheld(draft: Draft, reason: str, key: str) -> NotMade:
    return NotMade(draft.brief.kind.id, draft.brief.topic.recipient.id, (Reason(reason),), (key,))


def _leading_on(case: Case, registry: Registry) -> list[NotMade]:
    """A shortened link names the wrong company: nothing is made before the link behind it is known."""
    leading = any(only_leads_on(item, registry) for item in case.items)
    return [NotMade('any', '', (Reason('link-leads-on'),), ('items.url',))] if leading else []


def _decisions(here: Situation, recipient: Recipient, items: list[Numbered]) -> list[Decision]:
    of, papers = recipient.record.kind, here.registry.papers.values()
    kinds = [kind for kind in papers if of in (kind.behind if recipient.behind else kind.to)]
    topic = Topic(here, tuple(items), recipient)
    return [decide(kind, topic) for kind in kinds if kind.audience == 'recipient']


def _numbered(
    here: Situation, waves: list[list[Draft]], key: str, numbers: Numbers
) -> tuple[tuple[Paper, ...], tuple[NotMade, ...]]:
    placed: list[order.Placed] = []
    for drafts in waves:
        placed += order.waves(drafts, len(placed))
    placed, late = on_their_day(placed)
    behalf = [_authorisation(here, [one.draft for one in placed])] if placed and signed_for_another(here) else []
    refused = (*late, *(one for one in behalf if isinstance(one, NotMade)))
    papers = [one._replace(id=numbers.of([Wanted(one.kind, None)])[0]) for one in behalf if isinstance(one, Paper)]
    ids = order.numbers(placed, numbers)
    for one in placed:
        brief = one.draft.brief
        papers.append(
            Paper(
                id=ids[one.key],
                kind=brief.kind.id,
                recipient=brief.topic.recipient.id,
                laws=tuple(law.id for law in brief.laws),
                language=brief.written_in,
                items=tuple(number - 1 for number, _ in brief.topic.items),
                door=door(brief.channel),
                after=order.after(one, ids),
                due=best_clock(brief),
                why=one.draft.why + one.why,
                seen_by=seen_by(brief),
                needs=one.draft.needs,
                reference=reference_by(key, _reader(brief), brief.kind.id),
                complaint=_complaint(brief),
                dated=one.day,
            )
        )
    return tuple(papers), refused


def _reader(brief: Brief) -> str:
    """Who quotes a reference: an authority has one for each service that it is told of."""
    about = brief.topic.about
    return f'{brief.topic.recipient.id}/{about.id}' if about else brief.topic.recipient.id


def _complaint(brief: Brief) -> Complaint | None:
    about, past = brief.topic.about, brief.topic.past
    if past is None:
        return None
    return Complaint(about.id if about else '', past.sent, tuple(law.id for law in past.laws))


def _authorisation(here: Situation, drafts: list[Draft]) -> Paper | NotMade:
    """The authorisation that goes with letters signed for another: the person signs it before they are sent."""
    kind = here.registry.papers['authorisation']
    items: set[int] = {number - 1 for draft in drafts for number, _ in draft.brief.topic.items}
    why = tuple(Reason(made.id, made.why, f'paper {kind.id}') for made in kind.made_when)
    recipient = drafts[0].brief.topic.recipient
    brief = Brief(kind, Topic(here, items_of(here.case, sorted(items)), recipient))
    lacking = lacking_in(brief)
    if lacking:
        needs = tuple(dict.fromkeys(key for _, keys in lacking for key in keys))
        return NotMade(kind.id, '', tuple(reason for reason, _ in lacking), needs)
    return Paper(
        '', kind.id, recipient.id, (), 'en', tuple(sorted(items)), door(None), None, None, why,
        seen_by(brief)[:1], claims=_claimed(here.case, drafts),
    )  # fmt: skip


def _claimed(case: Case, drafts: list[Draft]) -> tuple[int, ...]:
    """The items of copyright notices over works of the person shown: over another's only that owner can allow one."""
    listed = {
        number - 1
        for draft in drafts
        if draft.brief.kind.ground == 'copyright'
        for number, _ in draft.brief.topic.items
    }
    return tuple(n for n in sorted(listed) if any(one.copyright != 'agent' for one in case.shown(case.items[n])))


def _in_order(keys: list[str], registry: Registry) -> tuple[str, ...]:
    """Each key once, in the order in which the questions are asked."""
    asked = list(registry.questions)
    return tuple(sorted(set(keys), key=lambda key: (asked.index(key) if key in asked else len(asked), key)))
