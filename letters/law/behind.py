"""The records of companies behind a site: its host, the network in front of it, the registrar of its name.

A person looks them up by the name of the site alone. A company that we know has a record; of any other one is made
of what the look-up said.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Literal

from letters.languages.words import folded
from letters.model.case import Company
from letters.places.address import domain
from letters.places.address import host_of
from letters.places.address import undressed
from letters.places.service import front_of
from letters.places.service import service_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.model.platform import Platform
    from letters.model.registry import Registry

Kind = Literal['host', 'cdn', 'registrar']
PARTS: Mapping[str, Kind] = MappingProxyType({'host': 'host', 'network': 'cdn', 'registrar': 'registrar'})
"""The keys of a place that name a company, each with the kind of recipient that it is."""
KINDS: Mapping[str, Kind] = MappingProxyType({kind: kind for kind in PARTS.values()})
# Where a company that nobody knows is reached: the door for such papers in the record of unknown sites. The look-up
# knows no other one, and for these papers there is a way to find one.
_GROUND, _FOUND_OTHERWISE = 'host', frozenset({'dsa', 'copyright'})


def is_named(company: Company) -> bool:
    """Whether anything is there by which a company can be written to, or found."""
    return bool(company.name or company.email or company.form)


def host_at(company: Company) -> str:
    """The host of its mailbox, else of its form; empty where there is neither."""
    return undressed(company.email.rpartition('@')[2] if company.email else host_of(company.form))


def domain_of(company: Company) -> str:
    """The registrable domain of the same."""
    host = host_at(company)
    return domain(host) if host else ''


def known(company: Company, registry: Registry) -> Platform | None:
    """The record of a company by its name in any usual writing, or by the domain of its mailbox or form."""
    id = _names(registry).get(_plain(company.name, registry), '') if company.name else ''
    if id:
        return registry.platform(id)
    mailbox, form = company.email.rpartition('@')[2], host_of(company.form) if company.form else ''
    hosts = (front_of(company.name, registry), mailbox, form)
    found = (service_of(host, registry).record for host in hosts if host)
    return next((one for one in found if one is not None and one.kind in KINDS), None)


def record_of(kind: Kind, company: Company, registry: Registry) -> tuple[str, Platform]:
    """The id of a company as a recipient, and its record as one of this kind.

    A network that only passes sites on is none of their hosts, whoever calls it one. A company that we know in another
    role than this has the role before its id, as one that we do not know has: `registrar:example`.
    """
    record = known(company, registry)
    if record is None:
        name = domain_of(company) or '-'.join(folded(company.name).split())
        return f'{kind}:{name}', _made(kind, company, name, registry)
    role = 'cdn' if (kind, record.kind) == ('host', 'cdn') else kind
    return as_one(role, record)


def as_one(kind: Kind, record: Platform) -> tuple[str, Platform]:
    """A company with a record, as a recipient of a kind."""
    if record.kind == kind:
        return record.id, record
    return f'{kind}:{record.id}', record.model_copy(update={'kind': kind})


def record_by_id(id: str, registry: Registry) -> Platform | None:
    """The record of a company by its id as a recipient, without the case that told of it; None where it is none."""
    kind, _, name = id.partition(':')
    if kind not in KINDS or not name:
        return None
    if name in registry.platforms:
        return as_one(KINDS[kind], registry.platform(name))[1]
    return _made(KINDS[kind], Company.made({}), name, registry)


def _made(kind: Kind, company: Company, name: str, registry: Registry) -> Platform:
    """A record of what a look-up told: the way to find a company, and to write to it, is that of unknown sites."""
    site = registry.platforms['generic']
    door = {'form': company.form} if company.form else {'email': company.email} if company.email else {}
    channels = [
        one.model_copy(update={**door, 'steps': []} if door and _GROUND in one.grounds else {})
        for one in site.channels
        if _GROUND in one.grounds or not _FOUND_OTHERWISE.isdisjoint(one.grounds)
    ]
    own: dict[str, object] = {
        # The full stop of `Inc.` would stand beside that of a sentence.
        'kind': kind, 'names': [company.name.rstrip(' .') or name], 'channels': channels, 'notes': [], 'minors': {},
        # What is said of the pages of a site would lead to the site.
        'find_recipient': [], 'links': site.links.model_copy(update={'advice': ''}),
    }  # fmt: skip
    return site.model_copy(update=own)


@lru_cache(maxsize=4)
def _names(registry: Registry) -> Mapping[str, str]:
    """The companies with a record by every name of them.

    The name of a record outranks that of a legal person, which may run several services. Of two of one name the first
    counts, so it comes last.
    """
    records = [one for one in reversed([*registry.platforms.values()]) if one.kind in KINDS]
    found = {_plain(entity.name, registry): one.id for one in records for entity in one.entities}
    return found | {_plain(name, registry): one.id for one in records for name in (one.id, *one.names)}


def _plain(name: str, registry: Registry) -> str:
    """A name of a company in one spelling, without the words for what kind of company it is."""
    words = folded(name)
    forms = sorted(registry.typed.companies, key=len, reverse=True)
    while end := next((form for form in forms if words.endswith(f' {form}')), ''):
        words = words.removesuffix(f' {end}')
    return ''.join(words.split())
