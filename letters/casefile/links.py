"""Links in a case file: freed of what came along when they were copied, each in a place of its own, no place twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law.behind import PARTS
from letters.law.behind import host_at
from letters.law.behind import is_named
from letters.law.recipients import recipient_of
from letters.model.links import AROUND
from letters.model.links import LONGEST_LINK
from letters.places.address import host_of
from letters.places.address import undressed
from letters.places.onward import place_key
from letters.places.pieces import pieces
from letters.places.pieces import scheme_message
from letters.places.service import service_of
from letters.places.unseen import without_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.registry import Registry
    from letters.places.pieces import Piece
    from letters.registry.read import Location

# A link of which nothing has to be taken off, as nearly all are: looking closer takes time, and there may be thousands.
_PLAIN = re.compile(r'https?://(?!.*(?:https?:|,))[\w.~/?=&%+@:#\-]*[\w/=&%\-]', re.ASCII | re.IGNORECASE)
# No program that copies a link writes these: they are there to make it read as something else.
_NEVER = re.compile(r'[\x00-\x08\x0e-\x1f\x7f\u202d\u202e]')
# As much of a text as tells what it is.
_ENOUGH = 200


class Mended(NamedTuple):
    """A link as it is used, or the id of what is wrong with it; `warnings` are the ids of what was done to it."""

    link: str
    problem: str = ''
    warnings: tuple[str, ...] = ()


def mended(untrusted: str) -> Mended:
    """One value in which a link is expected. What is wrong with the link itself is not judged here."""
    if not untrusted or _PLAIN.fullmatch(untrusted) or _NEVER.search(untrusted):
        return Mended(untrusted)
    if len(untrusted) > LONGEST_LINK:
        # Too long for a link, as a picture is that was pasted itself.
        begun = next(pieces(untrusted[:_ENOUGH], lambda _: False), None)
        return Mended('', scheme_message(begun)) if begun and begun.kind == 'scheme' else Mended(untrusted)
    plain = without_unseen(untrusted)
    warnings = ('link-unseen',) if without_unseen(untrusted.strip(AROUND)) != untrusted.strip(AROUND) else ()
    found = [one for one in pieces(plain, lambda _: False) if one.kind not in {'words', 'account'}]
    if sum(one.kind == 'link' for one in found) > 1:
        return Mended('', 'link-two')
    one = next(iter(found), None)
    if one is not None and one.kind == 'scheme':
        return Mended('', scheme_message(one))
    if one is None or not _is_all(one, plain):
        return Mended(plain, '', warnings)
    return Mended(one.link, '', (*warnings, *(['link-closing'] if one.link != plain.strip() else [])))


def _is_all(piece: Piece, plain: str) -> bool:
    """Whether a piece is a link from the web, as it was written, and beside it stand only signs."""
    if piece.kind != 'link' or piece.mends - {'closing', 'unseen'}:
        return False
    before, found, after = plain.partition(piece.link)
    return bool(found) and not any(one.isalnum() for one in before + after)


def twice(case: Case, registry: Registry) -> Iterator[tuple[Location, Location]]:
    """The links of places that stand in the case before, each with the first one of that place."""
    first: dict[tuple[object, ...], Location] = {}
    for n, item in enumerate(case.items):
        here: Location = ('items', n, 'url')
        if item.url and first.setdefault(_what(item, registry), here) != here:
            yield here, first[_what(item, registry)]


def _what(item: Item, registry: Registry) -> tuple[object, ...]:
    """What tells one place from another: one page may hold several pictures, or several minutes of a video."""
    return (place_key(item.url, registry), item.media_url, item.locator.message, item.locator.place, tuple(item.shows))


def companies_misplaced(case: Case, registry: Registry) -> Iterator[tuple[str, Location]]:
    """The companies beside a service that answers for itself, and those that are reached at the site itself."""
    for n, item in enumerate(case.items):
        for part in PARTS:
            company = getattr(item, part)
            site = recipient_of(item, registry) if is_named(company) else None
            if site is not None and site.record.kind != 'site':
                yield 'company-not-needed', ('items', n, part)
            elif site is not None and host_at(company) == undressed(site.host):
                yield 'company-is-site', ('items', n, part)


def shown_elsewhere(case: Case, registry: Registry) -> Iterator[tuple[Location, str, str]]:
    """The links that lead to a front end of a service, with its host and the name of the service."""
    for n, item in enumerate(case.items):
        host = host_of(item.url)
        service = service_of(host, registry) if host else None
        record = service.record if service and service.role == 'shows' else None
        if record is not None and record.kind == 'platform' and record.links.hosts:
            # The host as the record has it: a name before it is the person's own.
            known = next(one for one in record.links.shows if f'.{undressed(host)}'.endswith(f'.{undressed(one)}'))
            yield ('items', n, 'url'), known, record.names[0]
