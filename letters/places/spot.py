"""Where an item stands, and whether two items may stand in one place (promise 4).

Two items are in one place unless it is shown that they are not. They are apart where they stand on services that
nothing joins and neither names the other's host or id; or on one service with both accounts read from links of known
shape, and different. A link that only leads on, and a place without a known service, are apart from nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.places.address import address
from letters.places.address import domain
from letters.places.address import hosts_in
from letters.places.address import is_listed
from letters.places.address import links_in
from letters.places.address import seen
from letters.places.address import squeezed
from letters.places.address import words_in
from letters.places.inside import hosts_held
from letters.places.inside import links_held
from letters.places.service import leads_on
from letters.places.service import service_of
from letters.places.service import shows_any_site
from letters.places.shape import CARRIED
from letters.places.shape import account_in
from letters.places.shape import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.registry import Registry
    from letters.places.address import Address
    from letters.places.service import Service


class Spot(NamedTuple):
    """A service or a domain, a name on it (of an account, a group), what it shows by its id, or words that find it.

    An id that is long enough to stand for one thing anywhere belongs to no service: that is empty then.
    """

    service: str
    kind: Literal['service', 'domain', 'name', 'content', 'query']
    name: str = ''


class Whereabouts(NamedTuple):
    """What is known of the place of one item, or of several together.

    `spots`: the services, names and ids. `unknown`: those services of which the account is not known for certain.
    `named`: services that a link or a text names besides. `handles` are the names and ids as single words, `words`
    the words of free texts. `lost`: something of it leads nobody knows where.
    """

    spots: frozenset[Spot] = frozenset()
    unknown: frozenset[Spot] = frozenset()
    named: frozenset[Spot] = frozenset()
    handles: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    lost: bool = False

    def apart_from(self, other: Whereabouts) -> bool:
        """Whether nothing of the one can be in one place with anything of the other."""
        if self.lost or other.lost:
            return False
        shared = self.spots & other.spots
        if any(spot.kind not in _WHERE or spot in self.unknown | other.unknown for spot in shared):
            return False
        told = (
            self.named & other.spots,
            other.named & self.spots,
            self.words & other.handles,
            other.words & self.handles,
        )
        return not any(told)

    def is_named_in(self, untrusted: str, registry: Registry) -> bool:
        """Whether a text holds a link, an id or an account of it."""
        said = said_in([untrusted], registry)
        accounts = {spot.name for spot in self.spots if spot.kind == 'name' and len(spot.name) >= _SHORTEST_HANDLE}
        written = {squeezed(handle) for handle in _HANDLE.findall(seen(untrusted))}
        read = filter(None, map(address, links_in(untrusted)))
        written |= {word for at in read for word in _words(at)}
        beyond = {spot for spot in self.spots if spot.kind in {'name', 'content'}}
        # A page of one service may be called like any word: outside a link only an id stands for it.
        ids = {spot.name for spot in self.spots if spot.kind == 'content' and not spot.service}
        return bool(beyond & said.spots or accounts & written or said.words & ids or said.named & self.spots)


_WHERE = frozenset({'service', 'domain'})
# Letters of other scripts may follow a name without a space.
_HANDLE = re.compile(r'(?<![\w.])@([A-Za-z0-9_.\-]+|[\w.\-]+)')
_EXTENSION = re.compile(r'\.[a-z0-9]{2,5}$')
_CAPITAL_INSIDE = re.compile(r'[a-z][A-Z]')
_DATE = re.compile(r'(?:19|20)\d\d[-_.]?[01]\d[-_.]?[0-3]\d')
# An id has several digits in it, or capitals amid small letters, or is the title of a page; and as many signs as this.
_DIGITS, _CODE, _MIXED, _TITLE = 5, 8, 7, 12
_SHORTEST_ID, _SHORTEST_HANDLE = 5, 3


def whereabouts(item: Item, registry: Registry) -> Whereabouts:
    """Where an item stands, from its links, its locator and all that was typed about it."""
    links = [link for link in (item.url, item.media_url) if link]
    own = [_own(link, registry) for link in links]
    found = together(own)
    # The file of a post need not name the account that the post itself names.
    known = {spot for one in own for spot in one.spots - one.unknown if spot.kind == 'service'}
    unknown = frozenset[Spot]().union(*(one.unknown for one in own if known.isdisjoint(one.spots)))
    found = found._replace(unknown=unknown, lost=found.lost or not links)
    services = [spot.service for spot in found.spots if spot.kind == 'service']
    typed = [_typed(text, services) for text in (item.locator.account, item.locator.group)]
    inside = [_inside(link, registry) for link in links]
    reports = (text for report in item.reports for text in (report.channel, report.reference, report.answer))
    locator = item.locator
    texts = (locator.account, locator.group, locator.message, locator.place, *item.queries, *reports)
    return together((found, *typed, *inside, _searched(item, registry), said_in(texts, registry)))


def sites_of(item: Item, registry: Registry) -> frozenset[str]:
    """The services at which the links of an item stand, and those that these links show or lead to."""
    links = [link for link in (item.url, item.media_url) if link]
    found = together(part for link in links for part in _at(link, registry))
    return frozenset(spot.service for spot in found.spots | found.named if spot.kind == 'service')


def _searched(item: Item, registry: Registry) -> Whereabouts:
    """The words that bring an item up bring up all that they find; and it is named to the engines that show it."""
    searches = frozenset(Spot('', 'query', squeezed(query)) for query in item.queries)
    engines = frozenset(Spot(registry.engine_id(name) or name.casefold(), 'service') for name in item.engines)
    words = {word for query in item.queries for word in words_in(query)}
    # A name may be glued to another word.
    glued = {part for word in words for n in range(_SHORTEST_ID, len(word)) for part in (word[:n], word[-n:])}
    return Whereabouts(searches, named=engines, words=frozenset(glued))


def texts_of(case: Case) -> Iterator[str]:
    """The free texts of a case that belong to no item and may stand in a letter."""
    yield from case.person.known_as
    yield from (case.sender.authority, case.sender.organisation)
    for material in case.materials:
        yield from (material.work, material.copyright_owner, material.own_words.text)


def tells_of(case: Case, there: Whereabouts, registry: Registry) -> bool:
    """Whether what belongs to no item, and may stand in a letter, names a place: in a free text by any word of it.

    A name or an address names it by its link, its id or a handle alone: an account may be called as the person is.
    """
    sender = case.sender
    names = (sender.name, sender.name_latin, sender.email, sender.phone, *sender.address, case.person.name)
    said = said_in(texts_of(case), registry)
    return not said.apart_from(there) or any(there.is_named_in(name, registry) for name in names)


def said_in(texts: Iterable[str], registry: Registry) -> Whereabouts:
    """What free texts name: places by their links, other things by their words."""
    found = [Whereabouts()]
    for text in filter(None, texts):
        # A link in a text that leads nobody knows where does not move the item.
        found += [
            together((_own(link, registry), _inside(link, registry)))._replace(lost=False) for link in links_in(text)
        ]
        words = frozenset(words_in(text))
        sites = {service_of(host, registry).id for host in hosts_in(text)} - set(registry.platforms)
        found.append(Whereabouts(words=words - {''}, named=frozenset(Spot(id, 'service') for id in sites)))
    return together(found)


def together(found: Iterable[Whereabouts]) -> Whereabouts:
    """What is known of several, in one pass: a case may have thousands of places."""
    held = list(found)
    return Whereabouts(
        spots=frozenset[Spot]().union(*(one.spots for one in held)),
        unknown=frozenset[Spot]().union(*(one.unknown for one in held)),
        named=frozenset[Spot]().union(*(one.named for one in held)),
        handles=frozenset[str]().union(*(one.handles for one in held)),
        words=frozenset[str]().union(*(one.words for one in held)),
        lost=any(one.lost for one in held),
    )


def _at(link: str, registry: Registry) -> tuple[Whereabouts, Whereabouts]:
    """Where a link itself stands, and where what it holds does."""
    return _own(link, registry), _inside(link, registry)


def _own(link: str, registry: Registry) -> Whereabouts:
    """Where a link itself stands."""
    at = address(link)
    if at is None:
        return Whereabouts(lost=True)
    service = service_of(at.host, registry)
    # Below one domain two records may stand, or a front end and others: nobody can say that they are not one place.
    here = {Spot(service.id, 'service'), Spot(domain(at.host), 'domain')}
    links = service.record.links if service.record else None
    onward = leads_on(at, service)
    lost = onward or (shows_any_site(service) and not _says_what(at, service))
    account, rooms, shown = '', list[str](), list[str]()
    if links is not None and links.hosts and not onward:
        host = links.hosts[0] if service.role == 'shows' else at.host
        account = account_in(at, links, host)
        rooms, shown = names_in(at, links, host)
    names = {squeezed(name) for name in (*rooms, account)} - {''}
    ids = {squeezed(part) for part in shown}
    anywhere = {squeezed(part) for part in _ids(at)} | {id for id in ids if len(id) >= _SHORTEST_ID}
    spots = {*here, *(Spot(service.id, 'name', name) for name in names)}
    spots |= {Spot(service.id, 'content', id) for id in ids} | {Spot('', 'content', id) for id in anywhere}
    # The page itself, where nothing in its link is an id.
    page = squeezed(''.join((*at.path, *(value for key, value in sorted(at.query) if key not in CARRIED))))
    spots |= {Spot(service.id, 'content', page)} if page else set()
    handles = {word for word in names | anywhere if len(word) >= _SHORTEST_HANDLE}
    unknown = frozenset() if account else frozenset(here)
    return Whereabouts(frozenset(spots), unknown, handles=frozenset(handles), words=frozenset(_words(at)), lost=lost)


def _says_what(at: Address, service: Service) -> bool:
    """Whether a copy names the page that it shows. The code of a picture may look like a host: that is none."""
    if service.record is not None and service.record.links.hosts:
        return any(links_held(at))
    # The name of a file looks like a host as well.
    return any(is_listed(host) for host in hosts_held(at))


def _inside(link: str, registry: Registry) -> Whereabouts:
    """Where the links and hosts inside a link stand. Nobody says whose account they show."""
    at = address(link)
    if at is None:
        return Whereabouts()
    service = service_of(at.host, registry)
    inner = together(part for one in links_held(at) for part in _at(one, registry))
    services = frozenset(spot for spot in inner.spots if spot.kind in _WHERE)
    hosts = {service_of(host, registry).id for host in hosts_held(at)} - {service.id}
    return inner._replace(unknown=services, named=inner.named | {Spot(id, 'service') for id in hosts})


def _words(at: Address) -> Iterator[str]:
    """The words of a link behind its host: a name there may be that of an account on another service."""
    for part in (*at.path, *(side for pair in at.query for side in pair), at.place):
        yield from (word for word in words_in(part) if word)


def _ids(at: Address) -> Iterator[str]:
    """The parts of a link that stand for one thing wherever they are: ids, and titles of pages."""
    for part in (*at.path, *(value for key, value in at.query if key not in CARRIED)):
        for piece in part.split('/'):
            stem = _EXTENSION.sub('', piece)
            digits = sum(c.isdigit() for c in stem)
            if _DATE.fullmatch(stem):
                continue
            numbered = digits >= _DIGITS or (digits > 1 and len(stem) >= _CODE)
            mixed = _CAPITAL_INSIDE.search(stem) is not None and len(stem) >= _MIXED
            if numbered or mixed or (stem.strip('-').count('-') > 1 and len(stem) >= _TITLE):
                yield stem


def _typed(text: str, services: Iterable[str]) -> Whereabouts:
    """The names that somebody typed as an account or a group: they join, and never part."""
    read = seen(text)
    words = [word.split('@')[0] for word in re.split(r'[\s,;/|()]+', read) if word.strip('@')]
    single = [read] if len(words) == 1 else []
    handles = {squeezed(name) for name in (*single, *_HANDLE.findall(read))}
    names = {squeezed(word) for word in (*words, read)} | handles
    spots = frozenset(Spot(service, 'name', name) for service in services for name in names - {''})
    return Whereabouts(spots, handles=frozenset(name for name in handles if len(name) >= _SHORTEST_HANDLE))
