"""Wishes that no paper of this version serves: each is told, so that nobody waits for a letter that never comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.guards import any_minor
from letters.law.guards import doubtful_items
from letters.law.recipients import only_leads_on
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import NotMade
from letters.model.plan import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.topic import Situation
    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.registry import Registry


_NOTICE, _OF_DETAILS = 'host-notice', 'host-notice-details'


def placeless(here: Situation) -> Iterator[NotMade]:
    """The places without a link: nobody is known to write to, and other things than a letter help."""
    doubtful = {*doubtful_items(here.case), *here.threatening}
    found = [
        str(n + 1)
        for n, (item, recipient) in enumerate(zip(here.case.items, here.recipients, strict=True))
        if recipient is None and n not in doubtful and not item.engines and not only_leads_on(item, here.registry)
    ]
    if found:
        yield NotMade('any', '', (Reason('no-link', values=(('places', ', '.join(found)),)),), ('items.url',))


def places_open(here: Situation) -> tuple[str, ...]:
    """Items without a link name nobody to write to; about the account of whoever threatens nothing has to be asked."""
    return tuple('items.url' for n, one in enumerate(here.recipients) if one is None and n not in here.threatening)


def nobody_looked_up(here: Situation) -> Iterator[NotMade]:
    """The sites without a record of which the case names no company: how one is found is told beside them.

    The notice to a company is about recordings, false accounts and what helps to find somebody. Where a site shows
    none of these, nobody looks one up in vain, and who named one reads what is open without a letter.
    """
    doubtful = {*doubtful_items(here.case), *here.threatening}
    named = {n for company in here.companies for n in company.places}
    sites: dict[str, str] = {}
    for n, (item, recipient) in enumerate(zip(here.case.items, here.recipients, strict=True)):
        if recipient and recipient.record.kind == 'site' and n not in named | doubtful and is_noticed(item):
            # The same is told once of a site, of whatever stands there.
            sites[recipient.id] = _NOTICE if item.shows else sites.get(recipient.id, _OF_DETAILS)
    yield from (NotMade(kind, id, (Reason('nobody-looked-up'),)) for id, kind in sorted(sites.items()))
    for company in here.companies:
        alone = all(_is_name_alone(here.case.items[n]) for n in company.places)
        if company.recipient.write_to != 'never' and alone:
            yield NotMade(_OF_DETAILS, company.recipient.id, (Reason('company-name-alone'),))


def is_noticed(item: Item) -> bool:
    """Whether a company behind a site is told of what is at a place."""
    return bool(item.shows or item.impersonates == 'yes' or {*item.exposes} - {'name'})


def _is_name_alone(item: Item) -> bool:
    """Whether somebody is named at a place, and nothing is there of which a company is told."""
    return bool(item.exposes) and not is_noticed(item)


def police_without_place(here: Situation, effects: frozenset[str]) -> Iterator[NotMade]:
    """Why who chose the police gets no statement where nothing was published: it would have no place to name.

    A threat can be reported all the same; where that can turn against the person, the warning comes before.
    """
    case, published = here.case, here.case.published not in NOT_PUBLISHED
    elsewhere = published and len(case.items) > len(here.threatening)
    if case.wishes.police != 'statement' or elsewhere or any_minor(case):
        return
    if published and case.items:
        yield NotMade('police-statement', '', (Reason('police-account'),))
        return
    threat = 'police-threat-warned' if 'police-only-if-chosen' in effects else 'police-threat'
    yield NotMade('police-statement', '', (Reason('police-no-place' if case.threat == 'none' else threat),))


def unserved(case: Case, registry: Registry) -> Iterator[NotMade]:
    """What was told and no paper of this version can do."""
    # Of a place where somebody may be under 18 nobody writes: the help says what to do there.
    doubtful = set(doubtful_items(case))
    safe = [item for n, item in enumerate(case.items) if n not in doubtful]
    for name in dict.fromkeys(name for item in safe for name in item.engines if not registry.engine_id(name)):
        known = ', '.join(registry.platforms[id].names[0] for id in registry.outline.engines)
        yield NotMade(
            'delisting-request', '', (Reason('engine-not-known', values=(('engine', name), ('known', known))),)
        )
