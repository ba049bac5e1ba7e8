"""Which service a host belongs to: by the records, by the groups of domains without a record, by its domain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import Literal

from letters.places.address import domain
from letters.places.address import undressed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.platform import Links
    from letters.model.platform import Platform
    from letters.model.registry import Registry

Role = Literal['hosts', 'shows', 'leads_on', 'files']
"""What a host does for a service: it is the service, shows its pages elsewhere, only leads on, or holds its files."""
ROLES: tuple[Role, ...] = ('hosts', 'shows', 'leads_on', 'files')


@dataclass(frozen=True, slots=True)
class Service:
    """A service: its id (that of the record, else its domain), its record, and what the host does for it.

    The record of unknown sites names archives and shorteners: each of them is a service of its own.
    """

    id: str
    record: Platform | None
    role: Role


def listed(links: Links) -> Iterator[tuple[Role, str]]:
    """Every host that a record names, with what it does."""
    for role in ROLES:
        for known in getattr(links, role):
            yield role, known


def service_of(host: str, registry: Registry) -> Service:
    """The service of a host; of several records the one that names most of the host."""
    plain = undressed(host)
    claims = list(_claims_on(plain, registry))
    if claims:
        first = min(claims, key=lambda claim: (-len(claim.host), claim.number))
        return Service(first.record.id if first.record.links.hosts else domain(plain), first.record, first.role)
    own = domain(plain)
    for id, domains in registry.vocabulary.one_service.items():
        if own in domains:
            return Service(id, None, 'hosts')
    return Service(own, None, 'hosts')


@dataclass(frozen=True, slots=True, eq=False)
class _Claim:
    """A host that a record names, in the order of the records."""

    number: int
    host: str
    record: Platform
    role: Role


def _claims_on(host: str, registry: Registry) -> Iterator[_Claim]:
    """The records that name a host, or one that it stands below."""
    claims, patterns = _claims(registry)
    labels = host.split('.')
    yield from (claims[name] for n in range(len(labels)) if (name := '.'.join(labels[n:])) in claims)
    yield from (claim for pattern, claim in patterns if pattern.fullmatch(host))


@lru_cache(maxsize=4)
def _claims(registry: Registry) -> tuple[dict[str, _Claim], list[tuple[re.Pattern[str], _Claim]]]:
    """What the records claim: hosts, and patterns of hosts. Nothing that a person typed is kept here."""
    hosts: dict[str, _Claim] = {}
    patterns = []
    listed_by = ((record, *one) for record in registry.platforms.values() for one in listed(record.links))
    for number, (record, role, known) in enumerate(listed_by):
        claim = _Claim(number, undressed(known), record, role)
        if claim.host.endswith('.*'):
            pattern = re.escape(claim.host[:-1]) + r'[a-z]{2,3}(\.[a-z]{2})?'
            patterns.append((re.compile(pattern), claim))
        else:
            hosts.setdefault(claim.host, claim)
    return hosts, patterns
