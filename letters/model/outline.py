"""The outline of all records: enough to know which few of them a case needs, so that the others need not be made."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from typing import NamedTuple

from letters.model.law import Danger
from letters.model.law import Jurisdiction
from letters.model.platform import ROLES
from letters.model.platform import HostRole
from letters.model.platform import Platform
from letters.model.record import Table

ANYBODY: frozenset[str] = frozenset()
"""The reach of rules that can be about somebody in any country."""


class Outline(NamedTuple):
    """What is looked up across all records. Mappings are in the order of the records."""

    reach: Mapping[str, frozenset[str]]
    """For each jurisdiction the countries and groups whose people its laws, rules and dangers can be about."""
    laws: Mapping[str, str]
    """For each law its jurisdiction."""
    helplines: Mapping[str, str]
    authorities: Mapping[str, str]
    """For each authority its jurisdiction."""
    part_of: Mapping[str, str]
    """For each territory the state that it belongs to, whose law is its law too."""
    also_in: Mapping[str, tuple[str, ...]]
    """For each territory the helplines of other countries that help its people too."""
    regions: tuple[str, ...]
    """Every state and province that a law names."""
    hosts: tuple[tuple[str, HostRole, str], ...]
    """Every host that a platform names: the platform, what the host does for it, the host."""
    fronts: Mapping[str, str]
    """The first host of each platform that has one, by its id and by its names in small letters."""
    engines: tuple[str, ...]
    engine_names: Mapping[str, str]
    """Each search engine by its id, its names and its first host, in small letters; a retired one as its successor."""
    partners: Mapping[str, tuple[str, ...]]
    """For each service for fingerprints, by the id of its helpline, the names of the platforms that take part."""


def outline(jurisdictions: Mapping[str, Jurisdiction], platforms: Mapping[str, Platform]) -> Outline:
    """The outline of some records."""
    places = list(jurisdictions.values())
    engines = [id for id, one in platforms.items() if one.kind == 'search-engine' and not one.redirect]
    return Outline(
        reach={place.id: _reach(place) for place in places},
        laws={law.id: place.id for place in places for law in place.laws},
        helplines={line.id: place.id for place in places for line in place.helplines},
        authorities={one.id: place.id for place in places for one in place.authorities},
        part_of={place.id: place.part_of.country for place in places if place.part_of},
        also_in=_also_in(places),
        regions=tuple(sorted({region for place in places for table in _tables(place) for region in _regions(table)})),
        hosts=tuple(
            (one.id, role, host) for one in platforms.values() for role in ROLES for host in getattr(one.links, role)
        ),
        fronts=dict(_fronts(platforms.values())),
        engine_names=dict(_engine_names(platforms)),
        engines=tuple(sorted(engines, key=lambda id: (platforms[id].rank, id))),
        partners=_partners(platforms.values()),
    )


def _also_in(places: Iterable[Jurisdiction]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in (line for place in places for line in place.helplines):
        for id in line.also_in:
            found[id] = (*found.get(id, ()), line.id)
    return found


def _partners(platforms: Iterable[Platform]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one in platforms:
        for id in () if one.redirect else one.hash_matching:
            found[id] = (*found.get(id, ()), one.names[0])
    return found


def _reach(place: Jurisdiction) -> frozenset[str]:
    found: set[str] = set()
    lines = [law.applies for law in place.laws] + [rule.applies for rule in place.illegal_because]
    for applies in lines:
        if not applies or not all(line.person_in for line in applies):
            return ANYBODY
        found.update(country for line in applies for country in line.person_in)
    for danger in place.dangers:
        if not _lived_in(danger):
            return ANYBODY
        found.update(_lived_in(danger))
    # A jurisdiction without any rule reaches its own people, for whom there is none.
    return frozenset(found or {place.id})


def _lived_in(danger: Danger) -> list[str]:
    return danger.when.get('person.country', [])


def _tables(place: Jurisdiction) -> Iterator[Table]:
    for law in place.laws:
        yield law.when
        yield from (element.when for element in law.elements)
        yield from (line.when for line in law.says)
    yield from (rule.when for rule in place.illegal_because)
    yield from (line.when for line in place.helplines)


def _regions(table: Table) -> list[str]:
    # What is left open is no region.
    return [region for region in table.get('person.region', []) if region != 'open']


def _engine_names(platforms: Mapping[str, Platform]) -> Iterator[tuple[str, str]]:
    """Of two search engines of one name the first counts, so it comes last."""
    for one in reversed([*platforms.values()]):
        if one.kind == 'search-engine':
            names = (one.id, *one.names, *one.links.hosts[:1])
            yield from ((name.casefold(), one.redirect or one.id) for name in names)


def _fronts(platforms: Iterable[Platform]) -> Iterator[tuple[str, str]]:
    """Of two platforms of one name the first counts, so it comes last."""
    for one in reversed([*platforms]):
        if one.links.hosts:
            yield from ((name.casefold(), one.links.hosts[0]) for name in (one.id, *one.names))
