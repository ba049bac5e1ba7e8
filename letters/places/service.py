"""Which service a host belongs to: by the records, by the groups of domains without a record, by its domain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.places.address import domain
from letters.places.address import undressed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.model.platform import HostRole
    from letters.model.platform import Platform
    from letters.model.registry import Registry
    from letters.places.address import Address

Named = tuple[str, 'HostRole']


class Service(NamedTuple):
    """A service: its id (that of the record, else its domain), its record, and what the host does for it.

    The record of unknown sites names archives and shorteners: each of them is a service of its own.
    """

    id: str
    record: Platform | None
    role: HostRole


def service_of(host: str, registry: Registry) -> Service:
    """The service of a host; of several records the one that names most of the host, or its successor."""
    plain = undressed(host)
    found = _named(plain, registry)
    if found is not None:
        record, role = registry.platform(found[0]), found[1]
        return Service(record.id if record.links.hosts else domain(plain), record, role)
    own = domain(plain)
    for id, domains in registry.vocabulary.one_service.items():
        if own in domains:
            return Service(id, None, 'hosts')
    return Service(own, None, 'hosts')


def front_of(untrusted: str, registry: Registry) -> str:
    """The first host of a service by its name, or by what else people call it; empty where nothing has that name."""
    name = ' '.join(untrusted.casefold().split())
    called = ((host, names) for host, names in registry.typed.services.items())
    return registry.outline.fronts.get(name) or next((host for host, names in called if name in names), '')


def answers_at(host: str, service: Service) -> bool:
    """Whether whoever the record is about answers for what stands at a host.

    A search engine answers for its own hosts and its copies of other pages alone: what else stands below the domain of
    its company is another service, though one place with it as far as anybody can tell.
    """
    record = service.record
    if record is None or not record.links.hosts:
        return False
    if record.kind != 'search-engine' or service.role != 'hosts':
        return True
    return _below(undressed(host)) in {_below(undressed(known.replace('*', 'com'))) for known in record.links.hosts}


def _below(host: str) -> str:
    return host.removesuffix(domain(host)).rstrip('.')


def shows_any_site(service: Service) -> bool:
    """Whether a host shows pages of any site: an archive, a translator, the copies of a search engine."""
    record = service.record
    if record is None or service.role == 'leads_on':
        return False
    return not record.links.hosts or (record.kind == 'search-engine' and service.role == 'shows')


def leads_on(at: Address, service: Service) -> bool:
    """Whether a link is one that only leads on to another place, by its host or by its path."""
    if service.role == 'leads_on':
        return True
    passing = service.record.links.passes_on if service.record and service.role == 'hosts' else []
    return any(at.path[: len(parts)] == parts for parts in (tuple(path.split('/')) for path in passing))


def _named(host: str, registry: Registry) -> Named | None:
    """The record that names a host or the most of one, and what the host does for it."""
    named, patterns = _hosts(registry)
    labels = host.split('.')
    ends = ['.'.join(labels[n:]) for n in range(len(labels))]
    exact = (named.get(end) for end in ends)
    matched = (found for end in ends for pattern, found in patterns if pattern.fullmatch(end))
    return next((found for found in exact if found is not None), None) or next(matched, None)


@lru_cache(maxsize=4)
def _hosts(registry: Registry) -> tuple[Mapping[str, Named], tuple[tuple[re.Pattern[str], Named], ...]]:
    """Every host that a record names, and every pattern (`google.*`); of two records the first one counts."""
    named: dict[str, Named] = {}
    patterns: list[tuple[re.Pattern[str], Named]] = []
    for id, role, known in registry.outline.hosts:
        if known.endswith('.*'):
            patterns.append((re.compile(re.escape(known[:-1]) + r'[a-z]{2,3}(\.[a-z]{2})?'), (id, role)))
        else:
            named.setdefault(undressed(known), (id, role))
    # Of two patterns the longer one names more of the host.
    return named, tuple(sorted(patterns, key=lambda one: -len(one[0].pattern)))
