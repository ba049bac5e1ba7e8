"""What one link shows, so exactly that two links which show the same are surely of one item.

Elsewhere two places are one until it is shown that they are not (`spot.py`). Here it is the other way round: two links
are of one item only where nothing speaks against it, because a letter will say that this very item was removed before.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import unquote

import ada_url

from letters.places.address import address
from letters.places.address import domain
from letters.places.address import is_listed
from letters.places.address import undressed
from letters.places.onward import read_link
from letters.places.service import service_of
from letters.places.service import shows_any_site
from letters.places.shape import ACCOUNTS
from letters.places.shape import ROOMS
from letters.places.shape import account_in

if TYPE_CHECKING:
    from letters.model.platform import Links
    from letters.model.registry import Registry
    from letters.places.address import Address
    from letters.places.service import Service

# An archive may hold a page of an archive.
_ROUNDS = 3
_NAME = re.compile(r'\{([a-z_]+)\}')
# Parts that count inside a post, or are words; those that are numbers.
_NUMBERS = frozenset({'n', 'number'})
_NO_ID = ACCOUNTS | ROOMS | _NUMBERS | {'title', 'query', 'google'}
# Parameters that name something inside what a link shows, as a comment below it (core.telegram.org/api/links).
_WITHIN = ('comment', 'comment_id', 'reply_comment_id', 'lc')
# A shorter id may be that of a video and of an album alike.
_OF_ONE_THING = 10
# First labels of a host under which the same page is shown for a small screen; below others another site may stand.
_SMALL = frozenset({'www', 'm', 'mobile', 'amp', 'touch', 'wap'})


class Shown(NamedTuple):
    """What a link shows.

    `service` is its id, `account` who published, where that is certain. Links with the same `key` show the same item;
    without a key nobody can say which. `within` names a part of it, `place` what stands behind the hash sign.
    `way` is the host that shows it elsewhere: a front end, an archive, a file store; empty for the service itself.
    `ids` are the signs that stand for it, `held` those in a link of a file store, `path` the parts of the path; `where`
    the services and domains that the link touches. `led`: it only leads there.
    """

    service: str
    where: frozenset[str]
    key: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    place: str = ''
    account: str = ''
    way: str = ''
    ids: frozenset[str] = frozenset()
    held: frozenset[str] = frozenset()
    path: tuple[str, ...] = ()
    led: bool = False
    is_file: bool = False


def shown(url: str, registry: Registry) -> Shown | None:
    """What a link shows by its own words and the records; None where it leads nobody knows where."""
    return _shown(url, registry, _ROUNDS)


def _shown(url: str, registry: Registry, rounds: int) -> Shown | None:
    outer = address(url)
    if outer is None or not rounds:
        return None
    read = read_link(url, registry)
    at = address(read.url)
    if at is None or (read.refused and read.refused.id != 'link-front-page'):
        return None
    service, first = service_of(at.host, registry), service_of(outer.host, registry)
    way = '' if first.role == 'hosts' and first.id == service.id else outer.host
    led = any(note.id == 'paste.led-on' for note in read.notes)
    where = frozenset({service.id, first.id, domain(at.host), domain(outer.host)})
    page = _copied(at, read.notes) if shows_any_site(service) else ''
    if page and (inner := _shown(page, registry, rounds - 1)):
        return inner._replace(where=where | inner.where, way=outer.host, led=led or inner.led)
    found = _own(read.url, at, service)._replace(where=where, way=way, led=led, is_file=service.role == 'files')
    return found._replace(key=()) if read.refused else found


def _copied(at: Address, notes: tuple) -> str:  # type: ignore[type-arg]
    """The link of the page that an archive or a translator shows a copy of; empty where it does not say."""
    told = next((dict(note.values)['page'] for note in notes if note.id == 'paste.archive'), '')
    if told:
        return str(told)
    for n, part in enumerate(at.path):
        if '.' in part and is_listed(part.casefold()) and len(at.path) > n + 1:
            return 'https://' + '/'.join(at.path[n:])
    return ''


def _own(url: str, at: Address, service: Service) -> Shown:
    """What a link shows at its own place."""
    links = service.record.links if service.record and service.record.links.hosts else None
    page = _page(url)
    held = frozenset(map(_stem, at.path)) if service.role == 'files' else frozenset[str]()
    found = Shown(service.id, frozenset(), place=at.place, path=at.path or page, held=held)
    if links is None:
        return found._replace(key=('page', _host(url), *page))
    account = account_in(at, links, links.hosts[0] if service.role == 'shows' else at.host).lstrip('@').casefold()
    matched = _matched(at, links)
    if matched is not None:
        within = tuple(f'{key}={value}' for key, value in at.query if key in _WITHIN)
        ids = frozenset(_stem(value) for value in matched.ids)
        return found._replace(
            key=('item', service.id, *matched.key),
            within=(*matched.within, *within),
            place='',
            account=account,
            ids=ids,
        )
    if account:
        # The names of accounts are the same in capitals.
        key = ('account', service.id, account, *(part.casefold() for part in at.path))
        return found._replace(key=key, account=account)
    return found._replace(key=('page', at.host, *page), account=account)


class _Matched(NamedTuple):
    key: tuple[str, ...]
    within: tuple[str, ...]
    ids: tuple[str, ...]


class _Shape(NamedTuple):
    """A shape of links in parts.

    `titled`: a title may stand behind it. `telling`: it has more than one part, so that it can be known at any host.
    """

    host: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    titled: bool
    telling: bool


def _matched(at: Address, links: Links) -> _Matched | None:
    """What an item's link names, by the first shape of the service that it has; None where it names no item."""
    reserved = {word.casefold() for word in links.reserved}
    for good in links.good:
        shape = _shape(good)
        # What stands in the host, as the name of a blog, tells two links apart: such a shape is known there alone.
        inside = _in_host(at.host, shape.host) if '{' in shape.host else {}
        if inside is not None and ('{' in shape.host or at.host == shape.host or shape.telling):
            parts = _parts(at, shape, reserved)
            if parts:
                return _named({**inside, **parts}, shape)
    return None


def _in_host(host: str, shape: str) -> dict[str, str] | None:
    """The names that stand in a host, by its shape; None where it has another one."""
    # The name of an engine with its country is no name of an account.
    plain = re.escape(shape).replace(r'\{google\}', '.+').removeprefix(r'www\.')
    found = re.fullmatch(re.sub(r'\\{([a-z_]+)\\}', r'(?P<\1>[^.]+)', plain), host)
    return found.groupdict() if found else None


def _named(parts: dict[str, str], shape: _Shape) -> _Matched | None:
    ids = {key: part for key, part in parts.items() if key not in _NO_ID}
    words = [one for one in (*shape.path, *(f'{key}={part}' for key, part in shape.query)) if not _NAME.search(one)]
    rooms = [parts[key].casefold() for key in sorted(ROOMS & parts.keys())]
    if ids:
        within = [*words, *(parts[key] for key in sorted(_NUMBERS & parts.keys()))] if _NUMBERS & parts.keys() else []
        short = any(len(id) < _OF_ONE_THING for id in ids.values())
        kind = [*words, *(key for key, _ in shape.query)] if short else []
        named = (side for pair in sorted(ids.items()) for side in pair)
        return _Matched((*rooms, *named, '/', *kind), tuple(within), tuple(ids.values()))
    if 'number' in parts:
        rooms += [parts[key].casefold() for key in sorted(ACCOUNTS & parts.keys())]
        return _Matched((*rooms, parts['number'], '/', *words), (), ())
    return None


def _parts(at: Address, shape: _Shape, reserved: set[str]) -> dict[str, str]:
    """The parts of a link of this shape by their names; none where it has another one."""
    asked = dict(reversed(at.query))
    pairs = [*zip(shape.path, at.path, strict=False), *((part, asked.get(key, '')) for key, part in shape.query)]
    if len(at.path) - len(shape.path) not in {0, shape.titled} or not all(given for _, given in pairs):
        return {}
    found: dict[str, str] = {}
    for wanted, given in pairs:
        name = _NAME.search(wanted)
        before = wanted[: name.start()] if name else wanted
        if not (given.startswith(before) if name else given == wanted):
            return {}
        if name:
            found[name[1]] = given.removeprefix(before)
    first = _NAME.fullmatch(shape.path[0]) if shape.path else None
    if first and at.path[0].casefold() in reserved:
        return {}
    return found if all(found.values()) and all(found[key].isdecimal() for key in _NUMBERS & found.keys()) else {}


@lru_cache(maxsize=1024)
def _shape(good: str) -> _Shape:
    front, _, query = good.partition('://')[2].partition('?')
    host, *path = [part for part in front.split('/') if part]
    titled = path[-1:] == ['{title}']
    path = path[:-1] if titled else path
    pairs = tuple((key, value) for key, _, value in (one.partition('=') for one in query.split('&')) if key)
    return _Shape(undressed(host), tuple(path), pairs, titled, telling=len(path) + len(pairs) > 1)


def _page(url: str) -> tuple[str, ...]:
    """Path and query of a link, each part decoded once, the query in one order."""
    read = ada_url.URL(url)
    path = [unquote(part) for part in read.pathname.split('/') if part]
    asked = [one for one in read.search.lstrip('?').replace('+', ' ').split('&') if one]
    if all('=' in one for one in asked):
        # Several with one name keep their order; without names the order is what tells them apart.
        asked.sort(key=lambda one: one.partition('=')[0])
    return (*path, '?', *map(unquote, asked)) if asked else tuple(path)


def _host(url: str) -> str:
    """The host of a link on a site without a record, with its port."""
    read = ada_url.URL(url)
    labels = [label for label in read.hostname.casefold().split('.') if label]
    least = len(domain('.'.join(labels)).split('.'))
    while len(labels) > least and labels[0] in _SMALL:
        labels.pop(0)
    return '.'.join(labels) + (f':{read.port}' if read.port else '')


def _stem(part: str) -> str:
    """A part of a link without the ending of a file."""
    stem, dot, ending = part.rpartition('.')
    return stem if dot and ending.isalnum() and len(ending) <= len('jpeg') else part
