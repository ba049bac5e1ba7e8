"""To whom the places of a case lead: services, the companies behind sites, search engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.recipients import engines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.recipients import Recipient
    from letters.law.topic import Numbered
    from letters.law.topic import Situation
    from letters.model.case import Item


def by_recipient(here: Situation, items: list[Numbered]) -> list[tuple[Recipient, list[Numbered]]]:
    """Each recipient with its items: services in the order of the case, the companies behind sites, search engines."""
    found: dict[str, tuple[Recipient, list[Numbered]]] = {}
    for number, item in items:
        recipient = here.recipients[number - 1]
        if recipient is not None:
            found.setdefault(recipient.id, (recipient, []))[1].append((number, item))
    for number, item in items:
        for recipient in engines_of(item, here.registry):
            entry = found.setdefault(recipient.id, (recipient, []))
            if (number, item) not in entry[1]:
                entry[1].append((number, item))
    services = [pair for pair in found.values() if pair[0].record.kind != 'search-engine']
    searches = [pair for pair in found.values() if pair[0].record.kind == 'search-engine']
    return [*services, *_behind(here, dict(items)), *searches]


def _behind(here: Situation, items: dict[int, Item]) -> Iterator[tuple[Recipient, list[Numbered]]]:
    """The companies behind the places of the case, each with those at sites without a record, then with the others.

    One that stands behind a place that may stand in no letter gets none: all of it lies in one house.
    """
    for company in here.companies:
        if all(n + 1 in items for n in company.places):
            sites = {n: here.recipients[n] for n in company.places}
            for known in (False, True):
                of = [n + 1 for n, site in sites.items() if site and (site.record.kind != 'site') == known]
                if of:
                    yield company.recipient, [(number, items[number]) for number in of]
