"""When to look again, and what to do on that day if nothing happened; what waits until then."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from letters.languages.locale import plain_date
from letters.law.asked import in_threads
from letters.law.asked import own_end
from letters.law.asked import too_early
from letters.law.authorities import authority_of
from letters.sheets.first_steps import goes_out
from letters.sheets.first_steps import oath
from letters.sheets.first_steps import the_way
from letters.sheets.office import own_times
from letters.sheets.sheet import Guide
from letters.sheets.sheet import address
from letters.sheets.sheet import link

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set

    from letters.law.topic import Situation
    from letters.model.law import Authority
    from letters.model.law import Law
    from letters.model.plan import After
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.wording.words import Wording

_SEARCH = 'delisting-request'


def look_again(plan: Plan, here: Situation, wording: Wording) -> list[Guide]:
    """For each paper of today the day on which to look, and what comes next if nothing happened."""
    sent = {one.number for one in here.case.sent}
    first = [one for one in plan.papers if one.after is None and one.kind != 'authorisation' and goes_out(one)]
    now = [paper for paper in first if paper.id not in sent]
    return [
        {
            'when': _when(paper, plan, wording),
            'then': list(_then(paper, plan, wording, sent)),
            'tell': [_told(law, one, wording) for law, one in authorities(paper, plan, here)],
        }
        for paper in now
    ]


def _when(paper: Paper, plan: Plan, wording: Wording) -> str:
    if paper.due is None and _goes_to_office(paper, wording):
        return wording.message('guide.ask-office', paper=paper.id)
    due, received = paper.due, plain_date(plan.on, wording.language)
    if due is None:
        return wording.message(
            'guide.due-none', paper=paper.id, received=received, date=plain_date(plan.silent(paper), wording.language)
        )
    time, date = wording.time(due), plain_date(due.by, wording.language)
    return wording.message(f'guide.{due.words}', paper=paper.id, time=time, date=date, received=received)


def _then(paper: Paper, plan: Plan, wording: Wording, sent: Set[str]) -> Iterator[str]:
    """What the plan holds for that day, without what was sent already."""
    say = wording.message
    if wording.registry.papers[paper.kind].ground == 'preservation':
        yield say('guide.then-order')
        return
    next_ = [one.id for one in plan.papers if one.after and one.after.paper == paper.id and one.id not in sent]
    if next_:
        yield say('guide.then-send', papers=wording.papers_named(next_))
    elif _goes_to_office(paper, wording):
        # A second one would be a case of its own.
        if paper.due is not None:
            yield say('guide.then-ask')
    else:
        yield say('guide.then-again', paper=paper.id)
    advice = wording.registry.papers[paper.kind].unanswered
    if advice and wording.whom(paper.recipient).record.kind in {*advice.to}:
        date = plain_date(plan.on + timedelta(days=advice.days), wording.language)
        yield wording.said(f'paper {paper.kind}', advice.say, paper=paper.id, date=date)


def _goes_to_office(paper: Paper, wording: Wording) -> bool:
    """Whether it goes to an authority or to the police: nobody sends them the same once more."""
    return paper.recipient in wording.registry.outline.authorities


def ask_search(plan: Plan, wording: Wording) -> str:
    """That search engines can be asked, where a law names it as the next step and the case named none; else nothing."""
    papers = plan.papers
    kinds = wording.registry.papers
    steps = {step.paper for one in papers for id in one.laws for step in wording.registry.law(id).if_ignored}
    asked = any(_SEARCH in {one.kind, kinds[one.kind].variant_of} for one in papers)
    # One that was named and waits for an answer stands among what was not made, with that answer.
    asked = asked or any(one.kind == _SEARCH and one.recipient for one in plan.not_made)
    return wording.message('guide.then-search') if _SEARCH in steps and not asked else ''


def authorities(paper: Paper, plan: Plan, here: Situation, event: str = 'silence') -> tuple[tuple[Law, Authority], ...]:
    """Who can be told of a service that did nothing, or refused, and by which law; each authority once.

    Nobody where that can endanger the person unchosen, none of itself, none before the time of a paper that was sent is
    over, and none once the person's own is.
    """
    if 'regulator-only-if-chosen' in plan.effects and here.case.wishes.regulator != 'yes':
        return ()
    found: dict[str, tuple[Law, Authority]] = {}
    sent = in_threads(here.case.sent).get(paper.id, ())
    cited = [here.registry.law(id) for id in paper.laws]
    for under, step in ((law, step) for law in cited for step in law.if_ignored):
        if step.paper != 'regulator-complaint' or event not in step.after or step.once_sent or not step.law:
            continue
        law = here.registry.law(step.law)
        one, end = authority_of(law, here), own_end(law, sent, [under], here)
        early = bool(sent) and too_early(sent, under, law, here) is not None
        if one is not None and one.id != paper.recipient and not early and (end is None or end >= here.on):
            found.setdefault(one.id, (law, one))
    return tuple(found.values())


def _told(law: Law, one: Authority, wording: Wording) -> Guide:
    name = one.called(wording.language)
    how = wording.together(wording.message('guide.then-tell', name=name), *own_times([law], wording))
    return {'how': how, 'address': link(one.complaint or one.url)}


def waiting(plan: Plan, here: Situation, wording: Wording) -> list[Guide]:
    """The papers that are not to be sent yet, without those that were: until which day, and where they go then."""
    sent = {one.number for one in here.case.sent}
    later = [(paper, paper.after) for paper in plan.papers if paper.id not in sent]
    return [_waits(paper, after, plan, wording) for paper, after in later if after is not None]


def _waits(paper: Paper, after: After, plan: Plan, wording: Wording) -> Guide:
    say = wording.message
    day = plain_date(plan.until(paper), wording.language)
    waits = say(f'guide.waits-{after.event}', paper=after.paper, date=day)
    # It names law that is not in force before.
    early = [say('guide.not-earlier', date=day)] if paper.dated else []
    return {
        'title': wording.stopped(
            say('step.paper', number=paper.id, paper=wording.addressed(paper.called, paper.recipient))
        ),
        'waits': wording.together(waits, *early),
        'how': [*oath(paper, wording), *the_way(paper, wording)],
        'address': address(paper.door, wording),
    }


def find_who(here: Situation, wording: Wording) -> Iterator[str]:
    """How to find who stands behind a site to which nobody writes; of one that is written to the sheet says it."""
    records = {one.record.id for one in here.recipients if one and one.write_to == 'never'}
    for id in sorted(records):
        steps = wording.registry.platforms[id].find_recipient
        yield from (wording.translator.text(f'platform {id}', step) for step in steps)
