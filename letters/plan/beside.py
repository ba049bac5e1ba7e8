"""The papers that are about no place: to the service from which it was taken, to people near, for the person alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import nearest
from letters.languages.catalogue import offered_for_letters
from letters.law import guards
from letters.law.brief import Brief
from letters.law.conditions import evaluate
from letters.law.matching import is_open_to
from letters.law.matching import laws_for
from letters.law.recipients import by_id
from letters.law.recipients import service_link
from letters.law.topic import Topic
from letters.model.plan import NotMade
from letters.model.plan import Paper
from letters.model.plan import Reason
from letters.places.address import host_of
from letters.places.service import service_of
from letters.plan import doors
from letters.plan.alike import likeness
from letters.plan.decide import Draft
from letters.plan.numbering import Wanted
from letters.plan.waiting import lacking_in
from letters.registry.load import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.recipients import Recipient
    from letters.law.topic import Numbered
    from letters.law.topic import Situation
    from letters.model.case import Material
    from letters.model.law import Law
    from letters.model.law import RecipientKind
    from letters.model.law import Says
    from letters.model.paper import Condition
    from letters.model.paper import PaperKind
    from letters.model.plan import Plan
    from letters.plan.numbering import Numbers

ACCOUNT = 'login-records-request'
NOTE = 'discretion-request'
REMEDIES = 'legal-remedies'

TAKEN = frozenset({'account-broken-into', 'device-or-cloud'})
"""The answers to how it came to be online after which a service knows who was in an account."""


def accounts(here: Situation, safe: list[Numbered]) -> Iterator[Draft | NotMade]:
    """The request to each service from which it was taken, where records are wanted, or what it waits for.

    None where somebody in what was taken may be under 18: hotline and police help there.
    """
    case = here.case
    shown = {id for _, item in safe for id in item.shows}
    found = [one for one in case.materials if one.id in shown]
    if case.wishes.evidence != 'yes' or not found:
        return
    taken = [one for one in case.materials if one.shared_how in TAKEN]
    if any(guards.may_show_minor(one) is not False for one in taken):
        yield NotMade(ACCOUNT, '', (Reason('account-age'),))
        return
    wanted = {f'materials.{key}': '' for one in found for key in _open(one)}
    if wanted:
        yield NotMade(ACCOUNT, '', (Reason('asked-first'),), tuple(wanted))
    kind = here.registry.papers[ACCOUNT]
    named = {one.taken_from: _service(one.taken_from, here) for one in taken if one.taken_from}
    known = {one.id: one for one in named.values() if one is not None and one.record.kind in kind.to}
    if len(known) < len(named):
        yield NotMade(ACCOUNT, '', (Reason('account-service-unknown'),))
    yield from (_account(here, one) for one in known.values())


def _open(material: Material) -> list[str]:
    if material.shared_how not in {'', *TAKEN}:
        return []
    return [key for key in ('shared_how', 'taken_from') if not getattr(material, key)]


def _service(untrusted: str, here: Situation) -> Recipient | None:
    """The service that somebody named, or whose address was typed; None where no record is about it."""
    host = host_of(service_link(untrusted, here.registry))
    record = service_of(host, here.registry).record if host else None
    return by_id(record.id, here.registry) if record and record.links.hosts else None


def _account(here: Situation, recipient: Recipient) -> Draft | NotMade:
    kind = here.registry.papers[ACCOUNT]
    if here.case.sender.role not in {'', 'self'}:
        return NotMade(ACCOUNT, recipient.id, (Reason('account-own'),))
    topic = Topic(here, (), recipient)
    held = tuple(law for law, truth in laws_for(kind.ground or '', topic) if truth.holds and kind.cites(law))
    brief = Brief(kind, topic, held)
    waits = _waits(brief)
    if waits:
        return _asked(brief, waits)
    return Draft(replace(brief, channel=doors.choose(brief).channel), (Reason('account-taken-from'),))


def _waits(brief: Brief) -> list[tuple[Reason, tuple[str, ...]]]:
    """What a paper about no place waits for: who signs, and what it holds whatever law there is."""
    signs = [] if brief.topic.here.case.sender.role else [(Reason('asked-first'), ('sender.role',))]
    return [*signs, *lacking_in(brief)]


def _asked(brief: Brief, waits: list[tuple[Reason, tuple[str, ...]]]) -> NotMade:
    needs = tuple(dict.fromkeys(key for _, keys in waits for key in keys))
    return NotMade(brief.kind.id, brief.topic.recipient.id, tuple(reason for reason, _ in waits), needs)


def notes(here: Situation) -> Iterator[Paper | NotMade]:
    """A note to each of those near whom the person chose, in each language; they get their numbers last.

    It says nothing of what it is about. Where somebody may be under 18 there is none.
    """
    kind, wished = here.registry.papers[NOTE], dict.fromkeys(here.case.wishes.note)
    if wished and any(guards.may_show_minor(one) is not False for one in here.case.materials):
        yield from (NotMade(NOTE, id, (Reason('note-age'),)) for id in wished)
        return
    refused = next(_holding(kind, kind.not_made_when, here), None) if wished else None
    for id in wished:
        brief = Brief(kind, Topic(here, (), by_id(id, here.registry)))
        waits = _waits(brief)
        if refused or waits:
            yield NotMade(NOTE, id, (refused,)) if refused else _asked(brief, waits)
            continue
        for language in _languages(here):
            why, seen = tuple(_holding(kind, kind.made_when, here)), doors.seen_by(replace(brief, language=language))
            yield Paper('', NOTE, id, (), language, (), doors.NO_DOOR, None, None, why, seen)


def _holding(kind: PaperKind, conditions: list[Condition], here: Situation) -> Iterator[Reason]:
    """The reasons of the conditions that hold for the whole case."""
    known = here.facts(tuple(here.case.items))
    held = (one for one in conditions if evaluate(one.if_, known).holds)
    return (Reason(one.id, one.why, f'paper {kind.id}') for one in held)


def _languages(here: Situation) -> tuple[str, ...]:
    """The person's language, and that of the country where it is another; of several English, where it is one."""
    own = nearest(here.case.case.language or SOURCE, offered_for_letters())
    place = here.registry.jurisdictions.get(here.case.person.country.lower())
    spoken = [one for one in (place.languages if place else []) if one in offered_for_letters()]
    other = spoken[0] if spoken and spoken[0] != own else SOURCE if SOURCE in spoken else own
    return tuple(dict.fromkeys((own, other)))


def remedies(here: Situation, whom: RecipientKind = 'court') -> tuple[Law, ...]:
    """The ways to a court that are open to the person, those at home first; one that nobody verified is a lead.

    Or the laws that give no claim in court, where only an authority watches over them.
    """
    if not here.case.person.country:
        return ()
    topics = tuple(_topics(here))
    home = here.registry.groups_of(here.case.person.country, here.on)
    found = [law for law in here.laws_of('court') if whom in law.binds and any(is_open_to(law, one) for one in topics)]
    return tuple(sorted(found, key=lambda law: (here.registry.jurisdiction_of(law) not in home, law.rank, law.id)))


def said_of(law: Law, here: Situation) -> list[Says]:
    """What a way to a court says that may be true of some place."""
    topics = tuple(_topics(here))
    return [one for one in law.says if any(evaluate(one.when, topic.known).holds is not False for topic in topics)]


def _topics(here: Situation) -> Iterator[Topic]:
    """Each place of which a letter may speak, of like ones at one recipient the first."""
    doubtful, seen = set(guards.doubtful_items(here.case)), set()
    for n, (item, recipient) in enumerate(zip(here.case.items, here.recipients, strict=True)):
        alike = (recipient.id if recipient else '', likeness(item, here))
        if recipient is not None and n not in doubtful and alike not in seen:
            seen.add(alike)
            yield Topic(here, ((n + 1, item),), recipient)


def page(here: Situation) -> Iterator[Paper]:
    """The page on what a lawyer can do further, for the person alone, where there is such a way."""
    found = remedies(here)
    if found or remedies(here, 'regulator'):
        laws = tuple(law.id for law in found if law.confidence != 'low')
        language = nearest(here.case.case.language or SOURCE, spoken())
        # What nobody verified is a lead, and no way of which it can be said that it is there.
        why = Reason('court-routes' if laws else 'court-leads')
        yield Paper('', REMEDIES, '', laws, language, (), doors.NO_DOOR, None, None, (why,), ())


def behind(here: Situation, plan: Plan, numbers: Numbers) -> Plan:
    """The plan with the notes behind all its papers, those that are not made, and the page for the person alone."""
    found = [*notes(here)]
    last = [one for one in found if isinstance(one, Paper)]
    alone = [*page(here)] if plan.papers or last else []
    given, read = (_numbered(some, numbers) for some in (last, alone))
    refused = tuple(one for one in found if isinstance(one, NotMade))
    return plan._replace(papers=(*plan.papers, *given), pages=read, not_made=(*plan.not_made, *refused))


def _numbered(papers: list[Paper], numbers: Numbers) -> tuple[Paper, ...]:
    ids = numbers.of([Wanted(one.kind, one.recipient, language=one.language) for one in papers])
    return tuple(one._replace(id=id) for one, id in zip(papers, ids, strict=True))
