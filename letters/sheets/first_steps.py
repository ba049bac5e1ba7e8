"""What to do now, in numbered steps: what each does, how long it takes, and where it is done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from letters.law import guards
from letters.law.brief import Brief
from letters.law.recipients import NEAR
from letters.law.signing import person_signs
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import Reason
from letters.plan.beside import ACCOUNT
from letters.plan.beside import TAKEN
from letters.plan.reported import page
from letters.plan.reported import shown_at
from letters.plan.reported import ways
from letters.sheets.office import one_thing
from letters.sheets.office import own_end_of
from letters.sheets.office import to_office
from letters.sheets.sheet import Guide
from letters.sheets.sheet import address
from letters.sheets.sheet import link
from letters.sheets.sheet import notes_of
from letters.sheets.sheet import piece
from letters.sheets.sheet import sentence
from letters.wording.record import cited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.topic import Situation
    from letters.model.helpline import Helpline
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.platform import Channel
    from letters.model.platform import Platform
    from letters.wording.words import Wording

# Minutes for one who does it for the first time; where no address is known, it has to be found.
_MINUTES = {'form': 15, 'email': 10, 'in-app': 10, 'post': 20, 'none': 30}
_SIGNING = 10
# What is to be known of results stands beside the paper to the search engine.
_OF_RESULTS = frozenset({'search-not-name', 'warning.results-page'})


def first_steps(plan: Plan, here: Situation, wording: Wording) -> list[Guide]:
    """The steps of today in their order; the one to take if it is the only one is marked."""
    sent = {one.number for one in here.case.sent}
    now = [paper for paper in plan.papers if paper.after is None and paper.id not in sent and goes_out(paper)]
    # What can go out at once stands before a paper whose address has to be found. To the police one goes in person.
    kinds = wording.registry.papers
    now.sort(key=lambda paper: paper.door.kind == 'none' and kinds[paper.kind].ground not in {None, 'police'})
    before = [*_shut_out(plan, here, wording), *_hotline(plan, wording), *_proof(plan, here, wording)]
    before += [*_fingerprint(plan, here, wording), *_threatened(here, wording)]
    sending = [_send(paper, plan, here, wording) for paper in now]
    found = [*before, *sending, *_in_the_app(plan, here, wording), *_data_brokers(plan, wording)]
    # Who gets at more of it has to be shut out first; else the paper counts most that asks who can remove it.
    easy = None if _was_broken_into(here) else one_thing(now, wording)
    only = sending[easy] if easy is not None else found[0] if found else None
    return [{**step, 'only': step is only and len(found) > 1} for step in found]


def goes_out(paper: Paper) -> bool:
    """Whether a paper is sent to a recipient, or goes with those that are: not what is given by hand, or read alone."""
    return paper.recipient not in {'', *NEAR}


def beside(plan: Plan, wording: Wording) -> list[str]:
    """The papers that are not sent: notes to give by hand, and what is for the person alone."""
    return [
        wording.message(
            f'guide.{"by-hand" if paper.recipient else "for-you"}',
            paper=paper.id,
            name=wording.addressed(paper.called, paper.recipient),
            language=wording.language_name(paper.language),
        )
        for paper in plan.whole
        if not goes_out(paper)
    ]


def _step(id: str, wording: Wording, minutes: int = 0, **values: object) -> Guide:
    say = wording.message
    return {
        'title': wording.stopped(say(f'step.{id}', **values)),
        'does': say(f'step.{id}-how', **values),
        'time': say('step.minutes', count=minutes) if minutes else '',
        'how': [],
        'address': '',
    }


def _was_broken_into(here: Situation) -> bool:
    return any(material.shared_how in TAKEN for material in here.case.materials)


def _shut_out(plan: Plan, here: Situation, wording: Wording) -> Iterator[Guide]:
    """After a break-in the list of log-ins is kept first: a changed password can empty it.

    Where records are wanted and no letter asks the service for its own, it is said how to ask.
    """
    if _was_broken_into(here):
        asked = any(paper.kind == ACCOUNT for paper in plan.papers)
        ask = here.case.wishes.evidence == 'yes' and not asked
        yield {**_step('logins', wording, 10), 'how': [wording.message('step.logins-ask')] if ask else []}
        yield _step('shut-out', wording, 20)


def _perhaps_minor(plan: Plan) -> bool:
    return any(reason.id in {'help.minor', 'help.minor-some'} for reason in plan.help)


def _hotline(plan: Plan, wording: Wording) -> Iterator[Guide]:
    """The first hotline for pictures of people under 18, where one may be shown."""
    if not _perhaps_minor(plan):
        return
    lines = (wording.helpline(id) for id in plan.helplines)
    line = next((line for line in lines if {'report', 'minor'} <= {*line.for_}), None)
    if line is not None:
        yield {
            **_step('hotline', wording, 10, name=line.name),
            'how': [piece(line.phone), line.note],
            'address': link(line.url),
        }


def _proof(plan: Plan, here: Situation, wording: Wording) -> Iterator[Guide]:
    """What is gone after a removal is written down before, where everybody in it was 18 or older.

    In words alone where a picture of the screen can be turned against the person.
    """
    case = here.case
    doubtful = guards.any_minor(case) or guards.doubtful_items(case) or case.published in NOT_PUBLISHED
    if not doubtful and any(item.status != 'removed' for item in case.items):
        step = {**_step('proof', wording), 'time': wording.message('step.minutes-each')}
        in_words = 'keep-no-picture' in plan.effects
        yield {**step, 'does': wording.message('step.proof-in-words-how')} if in_words else step


def _fingerprint(plan: Plan, here: Situation, wording: Wording) -> Iterator[Guide]:
    """The services that make one, with those of this case that heed it, as far as we know; else with all that do."""
    for id in plan.matching:
        line = wording.helpline(id)
        step = _step('fingerprint', wording, 10, name=line.name)
        if 'minor' in line.for_ and _perhaps_minor(plan):
            # Whoever is told to save no picture is not sent to fetch one.
            step['does'] = wording.message('step.fingerprint-minor-how')
        there = () if here.case.published in NOT_PUBLISHED else shown_at(here)
        heed = dict.fromkeys(one.name for one in there if id in one.record.hash_matching)
        more = [wording.message('step.heeded', names=wording.joined(heed))] if heed else wording.helpline_more(line)
        yield {**step, 'how': [line.note, *more], 'address': link(line.url)}


def on_a_page(line: Helpline) -> bool:
    """Whether it is nobody to talk to, but a page on which something is done: a step, and no name in a list."""
    return 'brokers' in line.for_


def _data_brokers(plan: Plan, wording: Wording) -> Iterator[Guide]:
    """Where those who sell an address or a number are told to delete it, where there is such a page."""
    for line in filter(on_a_page, map(wording.helpline, plan.helplines)):
        yield {
            'title': wording.stopped(wording.message('step.brokers', name=line.name)),
            'does': line.note,
            'time': wording.message('step.minutes', count=_MINUTES['form']),
            'how': wording.helpline_more(line),
            'address': link(line.url),
        }


def _threatened(here: Situation, wording: Wording) -> Iterator[Guide]:
    if here.case.threat != 'none':
        yield _step('chat', wording, 10)
        step = _step('report-account', wording, 5)
        does = step['does'] if guards.pictured(here.case) else wording.message('step.report-account-plain-how')
        yield {**step, 'does': does, 'how': list(_account_reported(here, wording)), 'address': link(page(here))}


def _account_reported(here: Situation, wording: Wording) -> Iterator[str]:
    """How an account that threatens is reported in the app, at each service of the case whose record knows the way."""
    for record, channel in ways(here):
        spoken = partial(wording.translator.text, f'platform {record.id}')
        yield wording.message('step.report-account-at', service=record.names[0], way=spoken(channel.in_app))
        yield from (spoken(note) for note in channel.notes)


def _send(paper: Paper, plan: Plan, here: Situation, wording: Wording) -> Guide:
    """One paper: what it does, how long it takes, what comes before, and where it goes."""
    say, signs = wording.message, paper.kind == 'authorisation'
    kind = wording.registry.papers[paper.kind]
    asked = any(wording.registry.papers[one.kind].awaited == 'yes' for one in plan.papers)
    first = oath(paper, wording) or ([say('guide.same-day')] if kind.awaited == 'no' and asked else [])
    first += [say('guide.person-signs')] if person_signs(Brief.of(paper, here)) else []
    engine = wording.whom(paper.recipient).record.kind == 'search-engine'
    searched = [wording.reason(one) for one in plan.warnings if one.id in _OF_RESULTS and engine]
    return {
        'title': wording.stopped(
            say('step.paper', number=paper.id, paper=wording.addressed(paper.called, paper.recipient))
        ),
        'does': say('step.paper-how', does=wording.does(paper.called)),
        'time': say('step.minutes', count=_SIGNING if signs else _MINUTES[paper.door.kind]),
        'how': [
            *first,
            *searched,
            *own_end_of(paper, here, wording),
            *_kept_quiet(paper, wording),
            *the_way(paper, wording),
        ],
        'address': address(paper.door, wording),
    }


def oath(paper: Paper, wording: Wording) -> list[str]:
    """What signing a paper that holds an oath means; nothing of another one."""
    return [wording.message('guide.oath')] if wording.registry.papers[paper.kind].oath != 'none' else []


def _kept_quiet(paper: Paper, wording: Wording) -> Iterator[str]:
    """That anybody may learn a name or an address, and what to choose in the form so that fewer do."""
    for seen in (one for one in paper.seen_by if one.who == 'public' and one.details):
        if seen.certain:
            yield wording.reason(Reason('warning.public-sees', values=(('papers', paper.id),)))
        else:
            who, details = wording.audience(seen.who), wording.labels(seen.details)
            yield wording.stopped(wording.message('plan.seen-by-maybe', who=who, details=details))
    record = wording.whom(paper.recipient).record
    for field in (field for one in record.channels if one.id == paper.door.channel for field in one.fields):
        if field.hides == 'yes':
            note = wording.translator.text(f'platform {record.id}', field.note)
            yield wording.message('guide.form-hides', field=wording.field(field), note=note)


def _forms(paper: Paper, wording: Wording) -> Iterator[str]:
    """The forms that the laws of a paper name for it, each with the law."""
    for law in map(wording.registry.law, paper.laws):
        for form in dict.fromkeys(element.form for element in law.elements if element.form):
            yield wording.message('guide.form-of-law', form=form, law=cited(law.citation, wording))


def the_way(paper: Paper, wording: Wording) -> list[str]:
    """What comes before a paper is sent, and how it is sent."""
    if paper.kind == 'authorisation':
        return [wording.message('guide.waits-signature')]
    before = _on_the_way(paper, wording)
    by_sheet = paper.door.kind == 'none' and before
    sent = [] if by_sheet else [wording.message(f'guide.send-{paper.door.kind}')]
    return [*_unsettled(paper, wording), *_forms(paper, wording), *before, *sent]


def _unsettled(paper: Paper, wording: Wording) -> Iterator[str]:
    """What is to be looked up before it is sent, as a law of it may have changed since it was read."""
    for law in map(wording.registry.law, paper.laws):
        if law.unsettled:
            yield wording.translator.text(f'law {law.id}', law.unsettled)


def has_own_way(channel: Channel, record: Platform) -> bool:
    """Whether the steps of a door without an address say where it is: who runs the service need not be found first."""
    return bool(channel.steps and record.links.hosts and not record.find_recipient)


def _on_the_way(paper: Paper, wording: Wording) -> list[str]:
    """What has to be known before a letter is sent; what there is to say of a form with a sheet stands on its sheet."""
    if paper.recipient in wording.registry.outline.authorities:
        return to_office(paper, wording)
    record = wording.whom(paper.recipient).record
    channel = next((one for one in record.channels if one.id == paper.door.channel), None)
    if channel is None:
        return []
    if paper.door.kind == 'none' and channel.steps and not has_own_way(channel, record):
        return [wording.message('guide.by-sheet', paper=paper.id)]
    by_form = paper.door.kind in {'form', 'in-app'}
    if by_form and (channel.fields or channel.declares):
        return []
    # Of a form that waits only the address is told: on that day there is time to look at it.
    # What there is to know of a mailbox or a postal address stands on a sheet only where it has steps.
    notes = notes_of(channel, paper) if by_form or not channel.steps else ()
    said = [*channel.steps, *notes] if paper.after is None or not by_form else []
    account = [wording.message('guide.account')] if by_form and channel.account_needed == 'yes' else []
    return account + [
        sentence(wording.translator.text(f'platform {record.id}', text), wording.language) for text in said
    ]


def _in_the_app(plan: Plan, here: Situation, wording: Wording) -> Iterator[Guide]:
    """The report button of a service, where a second report does not slow the first down; also where no paper goes."""
    if plan.stop or here.case.published in NOT_PUBLISHED:
        return
    there = {paper.recipient for paper in plan.papers if paper.after is None and paper.door.kind == 'in-app'}
    # A second report slows down only a letter that goes there, or will once an answer is there.
    written = {paper.recipient for paper in plan.papers} | {one.recipient for one in plan.not_made if one.needs}
    slowed = {id for id in written if wording.whom(id).record.duplicates_slow == 'yes'}
    left_out = there | slowed | {one.id for n in guards.doubtful_items(here.case) if (one := here.recipients[n])}
    names = [one.name for one in shown_at(here) if one.record.kind == 'platform' and one.id not in left_out]
    if names:
        step = _step('in-app', wording, 5, names=wording.joined(dict.fromkeys(names)))
        yield step if guards.pictured(here.case) else {**step, 'does': wording.message('step.in-app-plain-how')}
