"""Whose address a link is: the recipient of each item, and the company and door that it has for a person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.languages.codes import nearest_of
from letters.law.behind import PARTS
from letters.law.behind import domain_of
from letters.law.behind import is_named
from letters.law.behind import record_by_id
from letters.law.behind import record_of
from letters.model.platform import Channel
from letters.model.platform import Entity
from letters.model.platform import Links
from letters.model.platform import Platform
from letters.places.address import address
from letters.places.address import domain
from letters.places.address import host_of
from letters.places.service import answers_at
from letters.places.service import front_of
from letters.places.service import leads_on
from letters.places.service import service_of
from letters.places.shape import link_parts
from letters.places.spot import sites_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.model.case import Case
    from letters.model.case import Company
    from letters.model.case import Item
    from letters.model.law import Authority
    from letters.model.registry import Registry


# A name of an account that can stand in a link as it is.
_ACCOUNT = re.compile(r'[A-Za-z0-9_.\-]{2,60}')
_NEVER = frozenset({'extortion', 'harassment'})
NEAR = ('employer', 'school', 'family')
"""People near the person, to whom a note is given by hand: no records are about them."""


class Recipient(NamedTuple):
    """A recipient: its id, the host of the link, and its record.

    The id is that of the record (`x`); of an unknown site `generic:` and its host; of a company behind one that has no
    record its kind and its domain (`host:example.com`).
    """

    id: str
    host: str
    record: Platform
    write_to: str
    said: str = ''
    """What a person said of a site to which nobody writes: extortion or harassment."""
    behind: bool = False
    """Whether it is a company behind a site, to which only papers go that say so."""

    @property
    def name(self) -> str:
        """The name that a letter uses."""
        return self.host if self.record.kind == 'site' else self.record.names[0]


def service_link(untrusted: str, registry: Registry) -> str:
    """The front page of a service that was named, or whose address was typed; empty where it is neither."""
    front = front_of(untrusted, registry)
    if front:
        return f'https://{front}/'
    host = host_of(untrusted if '://' in untrusted else f'https://{untrusted}')
    # Who types a number, or a number of a list, names no address.
    return f'https://{host}/' if '.' in host.strip('.') and not host.replace('.', '').isdecimal() else ''


def place_link(item: Item, registry: Registry) -> str:
    """The link of a place; empty where it only names the service: a front page is no place.

    The front page of a site without a record may be one, unless something else finds the place there.
    """
    if not is_front_page(item.url):
        return item.url
    locator = item.locator
    found = recipient_of(item, registry)
    told = locator.account or locator.group or locator.message
    return '' if told or found is None or found.record.id != 'generic' else item.url


def names_account(url: str, registry: Registry) -> bool:
    """Whether a link has the shape of an account of its service, and of nothing that it published."""
    host = host_of(url)
    record = service_of(host, registry).record if host else None
    if record is None or is_front_page(url):
        return False
    links = record.links
    return link_parts(url, links.good) is None and link_parts(url, links.account) is not None


def gathers_posts(url: str, registry: Registry) -> bool:
    """Whether a link leads to a page that only gathers posts of many people."""
    host = host_of(url)
    record = service_of(host, registry).record if host else None
    return record is not None and link_parts(url, record.links.gathers) is not None


def account_link(account: str, front: str, registry: Registry) -> str:
    """The link of an account, at the service that a front page names, where we know its shape; else empty."""
    name = account.strip().lstrip('@')
    record = service_of(host_of(front), registry).record
    shapes = [shape for shape in record.links.account if shape.count('{') == 1] if record else []
    shape = next((one for one in shapes if one.rstrip('/').endswith(('{user}', '{channel}'))), '')
    return shape.replace('{user}', name).replace('{channel}', name) if _ACCOUNT.fullmatch(name) else ''


def recipient_of(item: Item, registry: Registry) -> Recipient | None:
    """The recipient of an item; None when no link of it leads to one, so that nobody is known to write to."""
    return _recipient_at(item.url or item.media_url, item, registry)


def recipients_of(case: Case, registry: Registry) -> tuple[Recipient | None, ...]:
    """The recipient of each item. Who is never written to at one page of a site is not at another page of it."""
    found = tuple(recipient_of(item, registry) for item in case.items)
    marked = [item for item in case.items if item.site in _NEVER]
    # Its other domains too, what stands in its links, and its file: whose site it is says the person once.
    never = {id: item.site for item in marked for id in _sites(item, registry)}
    if not never:
        return found

    def told(item: Item, one: Recipient) -> Recipient:
        said = {never[id] for id in _sites(item, registry) & never.keys()} if one.record.id == 'generic' else set()
        return one._replace(write_to='never', said=min(said)) if said else one

    return tuple(one and told(item, one) for item, one in zip(case.items, found, strict=True))


def _sites(item: Item, registry: Registry) -> frozenset[str]:
    """The sites without a record at which an item stands, or which a link of it shows."""
    return sites_of(item, registry) - registry.platforms.keys()


def _recipient_at(url: str, item: Item, registry: Registry) -> Recipient | None:
    """The recipient of one link of an item."""
    host = host_of(url)
    if not host:
        return None
    if only_leads_on(item, registry):
        return None
    service = service_of(host, registry)
    if service.record is not None and answers_at(host, service):
        return Recipient(service.record.id, host, service.record, service.record.write_to)
    # A blackmailer's own site gets no letter; the platform on which a blackmailer has an account does.
    record = registry.platforms['generic']
    never = item.site in _NEVER
    said = item.site if never else ''
    return Recipient(f'generic:{host}', host, record, 'never' if never else record.write_to, said)


def only_leads_on(item: Item, registry: Registry) -> bool:
    """Whether the link of an item is one that nobody can follow from outside: it leads to another place."""
    at = address(item.url or item.media_url)
    return at is not None and leads_on(at, service_of(at.host, registry))


class Behind(NamedTuple):
    """A company behind some places of a case, which are given by their positions, from 0.

    `looked_up` is the last day on which it was looked up, where that was written down of each of them.
    """

    recipient: Recipient
    places: tuple[int, ...]
    looked_up: str


def companies_of(case: Case, registry: Registry) -> tuple[Behind, ...]:
    """The companies that a case names behind its places: hosts first, then networks, then registrars.

    Where the mailbox or form of one is at a site to which nobody writes, nobody writes to that company either.
    """
    found: dict[str, tuple[Recipient, dict[int, str]]] = {}
    marked = ((host_of(item.url or item.media_url), item.site) for item in case.items if item.site in _NEVER)
    never = {domain(host): site for host, site in marked if host}
    for n, item in enumerate(case.items):
        for company, one in _companies_at(item, registry):
            said = never.get(domain_of(company), '')
            told = one._replace(write_to='never', said=said) if said else one
            taken = found.get(one.id)
            if taken and _door(taken[0]) != _door(one):
                # Many small companies have a mailbox at the same provider: what is for one is not for another.
                told = told._replace(id=f'{one.record.kind}:{_door(one) or company.name}')
            found.setdefault(told.id, (told, {}))[1][n] = company.looked_up
    order = [*PARTS.values()]
    listed = sorted(found.values(), key=lambda pair: order.index(pair[0].record.kind))  # type: ignore[arg-type]
    return tuple(Behind(one, tuple(days), max(days.values()) if all(days.values()) else '') for one, days in listed)


def _companies_at(item: Item, registry: Registry) -> Iterator[tuple[Company, Recipient]]:
    """The companies behind one place; one that stores a site and registered its name stands there as its host."""
    seen: set[tuple[str, str]] = set()
    for part, kind in PARTS.items():
        company: Company = getattr(item, part)
        if is_named(company):
            id, record = record_of(kind, company, registry)
            one = Recipient(id, domain_of(company), record, record.write_to, behind=True)
            own = id.rpartition(':')[2], _door(one)
            if own not in seen:
                seen.add(own)
                yield company, one


def _door(one: Recipient) -> str:
    """Where a company without a record is reached; nothing of one with a record, which has doors of its own."""
    if one.record.id != 'generic':
        return ''
    return next((channel.form or channel.email for channel in one.record.channels if 'host' in channel.grounds), '')


def engine(id: str, registry: Registry) -> Recipient:
    """A search engine by its id, or its successor; KeyError when there is no such engine."""
    record = registry.platform(id)
    return Recipient(record.id, record.links.hosts[0], record, record.write_to)


def engines(registry: Registry) -> tuple[str, ...]:
    """The search engines that the registry knows and that are not retired."""
    return registry.outline.engines


def engines_of(item: Item, registry: Registry) -> tuple[Recipient, ...]:
    """The search engines that show an item, each once; one that no record knows has nobody to write to."""
    ids = dict.fromkeys(registry.engine_id(name) for name in item.engines)
    return tuple(engine(id, registry) for id in ids if id)


def by_id(id: str, registry: Registry, read: str = '') -> Recipient:
    """A recipient by the id that a plan gives it, without the case: `Situation.recipient` knows what that tells.

    `read` is the person's language. Of a page for that person nobody is one, and people near have no record.
    """
    if id in {'', *NEAR}:
        return Recipient(id, '', registry.platforms['generic'], 'always')
    if id in registry.outline.authorities:
        return _office(registry.authority(id), registry, read)
    if id.startswith('generic:'):
        record = registry.platforms['generic']
        return Recipient(id, id.removeprefix('generic:'), record, record.write_to)
    company = record_by_id(id, registry)
    if company is not None:
        return Recipient(id, id.partition(':')[2], company, company.write_to, behind=True)
    if id not in registry.platforms:
        # A case file may name somebody whose record is gone, or was never here.
        return Recipient(id, id, registry.platforms['generic'], 'always')
    return engine(id, registry)


def _office(one: Authority, registry: Registry, read: str) -> Recipient:
    """An authority as somebody who is written to: in a language it takes, that of the person first, by its doors."""
    place = registry.jurisdictions[registry.outline.authorities[one.id]]
    kind = 'police' if one.role == 'police' else 'regulator'
    language = nearest_of(read, (*one.languages,)) or next(iter([*one.languages, *place.languages]), '')
    said: dict[str, Any] = {'grounds': [kind], 'addressee': one.addressee, 'language': language, 'published': 'no'}
    ways = (('form', one.complaint), ('email', one.email), ('post', one.post))
    doors = [Channel.made({**said, 'id': how, how: held, 'known': 'official-page'}) for how, held in ways if held]
    # Where it has no one address it is found and told in person: the letter says so, and does not look ready to send.
    doors = doors or [Channel.made({**said, 'id': 'in-person', 'known': 'none'})]
    name = one.called(language)
    entity = Entity.made({'for_': ['world'], 'name': name, 'country': place.id, 'post': one.post})
    record = Platform.made({
        'id': one.id, 'names': [name], 'kind': kind, 'serves': [], 'links': Links.made({'hosts': []}),
        'entities': [entity], 'channels': doors, 'find_recipient': one.find,
        'sources': one.sources, 'confidence': one.confidence, 'checked': one.checked,
    })  # fmt: skip
    return Recipient(one.id, '', record, 'always')


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


def is_front_page(url: str) -> bool:
    """Whether a link leads to a service as a whole, or is not there: then something else finds the place."""
    _, _, rest = url.partition('//')
    _, _, path = rest.partition('/')
    return not path.strip('/?#')
