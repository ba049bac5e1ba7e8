"""One whole link as it is meant: without what only tells who copied it, at the place that it shows or leads to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import unquote

from letters.model.links import is_link
from letters.places.address import address
from letters.places.address import host_of
from letters.places.address import undressed
from letters.places.becoming import becomes
from letters.places.inside import texts_held
from letters.places.service import answers_at
from letters.places.service import leads_on
from letters.places.service import service_of
from letters.places.service import shows_any_site
from letters.places.shape import CARRIED
from letters.places.shape import becomes_good
from letters.places.shape import link_parts
from letters.places.shape import same_parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.registry import Registry
    from letters.places.address import Address
    from letters.places.service import Service

# A link may lead to a front end of a service, which shows a link that leads on.
_ROUNDS = 5
_WEB = re.compile(r'https?://', re.IGNORECASE)
# What a browser puts behind a link whose page is to open at some words (wicg.github.io/scroll-to-text-fragment).
_MARKED = ':~:'


class Note(NamedTuple):
    """A message of the data by its id, with what fills it."""

    id: str
    values: tuple[tuple[str, str], ...] = ()


class Read(NamedTuple):
    """A link as it was read: what it is now, what was changed and is to be known, or why it is no place."""

    url: str
    notes: tuple[Note, ...] = ()
    refused: Note | None = None


def whose(url: str, registry: Registry) -> str:
    """Whose a link is: the name of the record of its service, else its host."""
    host = host_of(url)
    service = service_of(host, registry)
    return service.record.names[0] if service.record and answers_at(host, service) else host


class _Meant(NamedTuple):
    """A link without what only tells who copied it, at the place that it shows or leads to."""

    url: str
    at: Address
    service: Service


def read_link(url: str, registry: Registry) -> Read:
    """A link of the web read by the records; each change is noted."""
    notes = list[Note]()
    meant = _meant(url, registry, notes)
    if isinstance(meant, Note):
        return Read(url, tuple(notes), meant)
    refused = _known(meant, notes, registry)
    return Read(meant.url, tuple(notes), refused)


def _meant(url: str, registry: Registry, notes: list[Note]) -> _Meant | Note:
    """A link as it is meant, each change added to the notes; or why nobody can say what it means."""
    for _ in range(_ROUNDS):
        at = address(url)
        if at is None:
            break
        service = service_of(at.host, registry)
        links = service.record.links if service.record else None
        shown = becomes(url, links.becomes if links else ()) or _shown(url, at, service)
        if shown:
            notes.append(Note('paste.shown', (('host', host_of(url)), ('service', whose(shown, registry)))))
            url = shown
        elif leads_on(at, service):
            target = _target(url, at)
            if not target:
                return _leading(url, service)
            notes.append(Note('paste.led-on', (('host', host_of(url)),)))
            url = target
        else:
            bare, off = _without(
                url, [*registry.platforms['generic'].links.tracking, *(links.tracking if links else [])]
            )
            if off:
                notes.append(Note('paste.tracking', (('names', ', '.join(off)),)))
            return _Meant(bare, (address(bare) if off else None) or at, service)
    return Note('link-characters')


def _leading(url: str, service: Service) -> Note:
    """Whose a link is that leads nobody knows where."""
    if service.record is None or not service.record.links.hosts:
        return Note('link-leads-on', (('host', host_of(url)),))
    return Note('link-leads-on-of', (('host', host_of(url)), ('service', service.record.names[0])))


def _known(meant: _Meant, notes: list[Note], registry: Registry) -> Note | None:
    """What is to be known of a link is added to the notes; what comes back says why it is no place."""
    url, at, service = meant
    record = service.record
    if record and _is_front(at, service):
        return Note('link-front-page', (('service', record.names[0]),))
    if record and record.links.hosts and service.role == 'shows' and not shows_any_site(service):
        notes.append(Note('paste.front-end', (('host', host_of(url)), ('service', record.names[0]))))
    invites = [*registry.platforms['generic'].links.invites, *(record.links.invites if record else [])]
    if link_parts(url, invites) is not None:
        notes.append(Note('paste.invite'))
    if shows_any_site(service) and (page := _target(url, at)):
        notes.append(Note('paste.archive', (('host', host_of(url)), ('page', page))))
    return None


def _is_front(at: Address, service: Service) -> bool:
    """Whether a link leads to a service itself, on which many people publish: its first page, or one of its own."""
    record = service.record
    if record is None or record.kind not in {'platform', 'search-engine'} or at.place:
        return False
    if any(key not in CARRIED for key, _ in at.query) or len(at.path) > 1:
        return False
    reserved = {word.casefold() for word in record.links.reserved}
    known = {undressed(host) for host in (*record.links.hosts, *record.links.shows)}
    # An engine has a front page of its own in nearly every country.
    own = record.kind == 'search-engine' and service.role == 'hosts' and answers_at(at.host, service)
    return (own or at.host in known) and all(part.casefold() in reserved for part in at.path)


def _shown(url: str, at: Address, service: Service) -> str:
    """The link of the service that a front end shows; nothing where the record does not know the shape of the page."""
    links = service.record.links if service.record else None
    if links is None or not links.hosts or service.role != 'shows':
        return ''
    return becomes_good(at, links, url)


def _target(url: str, at: Address) -> str:
    """The link that a link holds in plain sight, as it leads on or shows a copy of it; nothing where it hides it."""
    _, _, rest = url.partition('://')
    values = [value for part in rest.partition('?')[2].split('&') if (value := part.partition('=')[2])]
    decoded = [unquote(value, errors='replace') for value in values]
    whole = _WEB.search(rest)
    inner = rest[whole.start() :] if whole else ''
    plain = [] if values and any(inner in value for value in values) else [inner]
    # A link that stands whole in the path has its own question mark.
    in_path = whole is not None and '?' not in rest[: whole.start()]
    found = [inner, *texts_held(at)] if in_path else [*decoded, *plain, *texts_held(at)]
    return next((one for one in found if _WEB.match(one) and is_link(one)), '')


def _without(url: str, names: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A link without parameters of these names, and without words that a browser marked; and the names of those."""
    front, sign, place = url.partition('#')
    place, marked, _ = place.partition(_MARKED)
    page, _, query = front.partition('?')
    pairs = query.split('&') if query else []
    kept = [pair for pair in pairs if not _is_named(pair, names)]
    off = [pair.partition('=')[0] for pair in pairs if pair not in kept] + ([f'#{marked}text'] if marked else [])
    if not off:
        return url, ()
    return page + ('?' if kept else '') + '&'.join(kept) + (sign if place else '') + place, tuple(dict.fromkeys(off))


def _is_named(pair: str, names: Iterable[str]) -> bool:
    key = unquote(pair.partition('=')[0])
    return any(key == name or (name.endswith('*') and key.startswith(name[:-1])) for name in names)


def place_key(url: str, registry: Registry) -> tuple[str, ...]:
    """What two links of one place have in common: on a known service its ids, else the address as it is seen."""
    meant = _meant(url, registry, [])
    if isinstance(meant, Note):
        return (url,)
    _, at, service = meant
    links = service.record.links if service.record and service.record.links.hosts else None
    parts = same_parts(at, links) if links else ()
    if parts:
        return (service.id, *parts)
    asked = (part for pair in at.query for part in pair)
    return (at.host, *at.path, '?', *asked, '#', at.place)
