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


@lru_cache(maxsize=8192)
def service_of(host: str, registry: Registry) -> Service:
    """The service of a host; of several records the one that names most of the host."""
    plain = undressed(host)
    best: tuple[int, Service] | None = None
    for record in registry.platforms.values():
        for role, known in ((role, undressed(known)) for role, known in listed(record.links)):
            if _is_at(plain, known) and (best is None or len(known) > best[0]):
                best = len(known), Service(record.id if record.links.hosts else domain(plain), record, role)
    if best is not None:
        return best[1]
    own = domain(plain)
    for id, domains in registry.vocabulary.one_service.items():
        if own in domains:
            return Service(id, None, 'hosts')
    return Service(own, None, 'hosts')


def _is_at(host: str, known: str) -> bool:
    if known.endswith('.*'):
        return re.fullmatch(re.escape(known[:-1]) + r'[a-z]{2,3}(\.[a-z]{2})?', host) is not None
    return host == known or host.endswith('.' + known)
