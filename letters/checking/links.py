"""Ways through the links of records: those that people are to open, and those that a record was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.walk import channels
from letters.checking.walk import helplines
from letters.checking.walk import jurisdictions
from letters.checking.walk import listed
from letters.checking.walk import platforms
from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.record import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.checking.rule import Records
    from letters.checking.walk import Place
    from letters.model.platform import Platform
    from letters.model.record import Source


def records_with_sources(records: Records) -> Iterator[tuple[Place, Sourced, str]]:
    """Every record that says how sure we are of it, with its id."""
    for at, record in listed(records):
        if isinstance(record, Sourced):
            yield at, record, record.id
    for at, place in jurisdictions(records):
        if place.part_of:
            yield at / 'part_of', place.part_of, place.part_of.id
    for at, platform in platforms(records):
        yield at, platform, platform.id


def opened(records: Records) -> Iterator[tuple[Place, str]]:
    """Every link that a person is to open: of who helps, of an authority, of a recipient and its doors."""
    for at, place in listed(records):
        names = ('url', 'complaint') if isinstance(place, Helpline | Authority) else ()
        yield from ((at / name, value) for name in names if (value := str(getattr(place, name, ''))))
    for at, _, channel in channels(records):
        if channel.form:
            yield at / 'form', channel.form
    for at, platform in platforms(records):
        yield from _of_platform(at, platform)


def _of_platform(at: Place, platform: Platform) -> Iterator[tuple[Place, str]]:
    for name, own in platform.own_rules.items():
        if own.url:
            yield at / name / 'url', own.url
    if platform.minors.get('form'):
        yield at / 'minors' / 'form', platform.minors['form']
    for number, route in enumerate(platform.national_routes):
        if route.get('form'):
            yield at / 'national_routes' / number, route['form']


def sourced(records: Records) -> Iterator[tuple[Place, str]]:
    """Every link of a page that a record was read from."""
    for at, record, _ in records_with_sources(records):
        yield from _of_sources(at, record.sources)
    for at, line in helplines(records):
        yield from ((at / 'sources' / number, url) for number, url in enumerate(line.sources))
    for at, _, channel in channels(records):
        yield from _of_sources(at, channel.sources)


def _of_sources(at: Place, sources: Iterable[Source]) -> Iterator[tuple[Place, str]]:
    for number, source in enumerate(sources):
        yield at / 'sources' / number / 'url', source.url
