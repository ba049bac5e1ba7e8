"""Whose address a link is: the recipient of each item, and the company and door that it has for a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import ada_url

from letters.guards import Whereabouts

if TYPE_CHECKING:
    from datetime import date

    from letters.model.case import Item
    from letters.model.platform import Entity
    from letters.model.platform import Platform
    from letters.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Recipient:
    """A recipient: its id (`x`, or `generic:` and a host), the host of the link, and its record."""

    id: str
    host: str
    record: Platform
    write_to: str

    @property
    def name(self) -> str:
        """The name that a letter uses."""
        return self.host if self.record.id == 'generic' else self.record.names[0]


def host_of(url: str) -> str:
    """The host of a link as a browser reads it, without `www.`; empty when there is none."""
    try:
        host = ada_url.URL(url).hostname
    except ValueError:
        return ''
    return host.removeprefix('www.')


def service_link(untrusted: str, registry: Registry) -> str:
    """The front page of a service that was named, or whose address was typed; empty where it is neither."""
    name = untrusted.casefold()
    for record in registry.platforms.values():
        if record.links.hosts and name in {record.id, *(known.casefold() for known in record.names)}:
            return f'https://{record.links.hosts[0]}/'
    host = host_of(untrusted if '://' in untrusted else f'https://{untrusted}')
    return f'https://{host}/' if '.' in host.strip('.') else ''


@lru_cache(maxsize=4096)
def _matches(host: str, known: str) -> bool:
    known = known.removeprefix('www.')
    if known.endswith('.*'):
        return re.fullmatch(re.escape(known[:-1]) + r'[a-z]{2,3}(\.[a-z]{2})?', host) is not None
    return host == known or host.endswith('.' + known)


def recipient_of(item: Item, registry: Registry) -> Recipient | None:
    """The recipient of an item; None when it has no link, so that nobody is known to write to."""
    return _recipient_at(item.url or item.media_url, item, registry)


def _recipient_at(url: str, item: Item, registry: Registry) -> Recipient | None:
    """The recipient of one link of an item."""
    host = host_of(url)
    if not host:
        return None
    best: Platform | None = None
    longest = 0
    for platform in registry.platforms.values():
        for known in platform.links.hosts:
            if _matches(host, known) and len(known) > longest:
                best, longest = platform, len(known)
    if best is not None:
        return Recipient(best.id, host, best, best.write_to)
    # A blackmailer's own site gets no letter; the platform on which a blackmailer has an account does.
    record = registry.platforms['generic']
    never = item.site in {'extortion', 'harassment'}
    return Recipient(f'generic:{host}', host, record, 'never' if never else record.write_to)


def engine(id: str, registry: Registry) -> Recipient:
    """A search engine by its id; KeyError when there is no such engine."""
    record = registry.platforms[id]
    return Recipient(record.id, record.links.hosts[0], record, record.write_to)


@lru_cache(maxsize=4)
def engines(registry: Registry) -> tuple[str, ...]:
    """The search engines that the registry knows."""
    return tuple(id for id, record in registry.platforms.items() if record.kind == 'search-engine')


def by_id(id: str, registry: Registry) -> Recipient:
    """A recipient by the id that a plan gives it."""
    if id.startswith('generic:'):
        record = registry.platforms['generic']
        return Recipient(id, id.removeprefix('generic:'), record, record.write_to)
    return engine(id, registry)


def entity_for(recipient: Recipient, country: str, registry: Registry, on: date) -> Entity | None:
    """The company that runs the service for a person in a country; the worldwide one where none is nearer."""
    groups = registry.groups_of(country, on) | {'world'}
    near = [entity for entity in recipient.record.entities if set(entity.for_) & (groups - {'world'})]
    world = [entity for entity in recipient.record.entities if 'world' in entity.for_]
    exact = [entity for entity in near if country.lower() in entity.for_]
    return next(iter(exact or near or world), None)


def established_in(recipient: Recipient, country: str, registry: Registry, on: date) -> str:
    """The country of the company that runs the service for a person in `country`; empty when it is not known."""
    entity = entity_for(recipient, country, registry, on)
    return entity.country if entity else ''


@lru_cache(maxsize=1024)
def _pattern(good: str) -> re.Pattern[str]:
    parts = re.split(r'(\{[a-z_]+\})', good.split('://', 1)[-1].removeprefix('www.'))
    seen: set[str] = set()
    built = ''
    for part in parts:
        name = part[1:-1] if part.startswith('{') else ''
        if not name:
            built += re.escape(part)
        elif name in seen:
            built += r'[^/?#&]+'
        else:
            seen.add(name)
            built += rf'(?P<{name}>[^/?#&]+)'
    return re.compile(built + r'/?(?:[?#&].*)?')


def link_parts(url: str, patterns: list[str]) -> dict[str, str] | None:
    """The named parts of a link by the first pattern that it fits, or None."""
    plain = url.split('://', 1)[-1].removeprefix('www.')
    for good in patterns:
        match = _pattern(good).fullmatch(plain)
        if match:
            return match.groupdict()
    return None


def whereabouts(item: Item, registry: Registry) -> Whereabouts:
    """The service, accounts, groups, albums and threads of an item, from its links and its locator."""
    recipient = recipient_of(item, registry)
    service = recipient.id if recipient else ''
    typed = item.locator.account.rstrip('/').rpartition('/')[2].lstrip('@').casefold()
    places = {f'{service}|group|{item.locator.group.casefold()}'} if item.locator.group else set()
    named = {typed} - {''}
    for url in filter(None, (item.url, item.media_url)):
        at = _recipient_at(url, item, registry)
        links = at.record.links if at else None
        parts = (link_parts(url, links.good + links.account) if links else None) or {}
        accounts = {parts[key].lstrip('@').casefold() for key in ('user', 'account', 'channel') if parts.get(key)}
        thread = next((value for key, value in parts.items() if key.endswith(('id', 'code', 'key')) and value), '')
        found = {('account', one) for one in accounts - _NOBODY} | {('thread', thread or url.split('#')[0])}
        # Albums and posts have more than one link; what names them has digits in it.
        found |= {('part', part) for part in re.split(r'[/?&=#]+', url.partition('//')[2])[1:] if _names_one(part)}
        places |= {f'{at.id if at else ""}|{kind}|{value}' for kind, value in found}
        named |= accounts - _NOBODY if url == item.url else set()
    places |= {f'{service}|account|{typed}'} if typed else set()
    return Whereabouts(service, frozenset(places), bool(named))


# Links of X that name nobody: x.com/i/status/...
_NOBODY = frozenset({'i', ''})
_SHORTEST_ID = 4


def _names_one(part: str) -> bool:
    return len(part) >= _SHORTEST_ID and any(character.isdigit() for character in part)


def is_front_page(url: str) -> bool:
    """Whether a link leads to a service as a whole, or is not there: then something else finds the place."""
    _, _, rest = url.partition('//')
    _, _, path = rest.partition('/')
    return not path.strip('/?#')
