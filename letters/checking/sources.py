"""Rules about where a fact is from: sources, days, confidence, citations, telephone numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ada_url

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import Place
from letters.checking.walk import channels
from letters.checking.walk import helplines
from letters.checking.walk import jurisdictions
from letters.checking.walk import laws
from letters.checking.walk import listed
from letters.checking.walk import platforms
from letters.model.law import Authority
from letters.model.law import Helpline
from letters.model.law import Illegality
from letters.model.law import Law
from letters.model.record import Source
from letters.model.record import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.platform import Platform

# A number that somebody could call: international, or after a word that says so.
_PHONE = re.compile(
    r'\+\d[\d ()-]{6,}\d|\b(?:tele)?phone\b[^.\d]{0,40}\d[\d -]{2,}\d|\bcall \d[\d -]{2,}\d', re.IGNORECASE
)

# What no address holds as it is: a space, or a sign of markup or of a place that is still to be filled in.
_SPOILED = re.compile(r'[\s<>"{}|\\^`]')


def _sourced(records: Records) -> Iterator[tuple[Place, Sourced, str]]:
    for at, record in listed(records):
        if isinstance(record, Sourced):
            yield at, record, record.id
    for at, platform in platforms(records):
        yield at, platform, platform.id


@rule('registry-no-source')
def no_source(records: Records) -> Iterator[Found]:
    """A record of high or medium confidence, and every helpline, names at least one source."""
    for at, record, id in _sourced(records):
        if record.confidence != 'low' and not record.sources:
            yield Found(at.file, at.loc, {'id': id})
    for at, line in helplines(records):
        if not line.sources:
            yield Found(at.file, at.loc, {'id': line.id})


@rule('registry-low-says')
def low_says(records: Records) -> Iterator[Found]:
    """A record of low confidence makes no statement for letters."""
    for at, record in listed(records):
        if isinstance(record, Law) and record.confidence == 'low' and (record.says or record.statements):
            yield Found(at.file, at.loc, {'id': record.id})
        if isinstance(record, Illegality) and record.confidence == 'low':
            yield Found(at.file, at.loc, {'id': record.id})


@rule('registry-no-cite')
def no_cite(records: Records) -> Iterator[Found]:
    """Every element, statement, deadline and sentence of law stands beside its citation."""
    for at, record in listed(records):
        if isinstance(record, Illegality) and not record.cite.strip():
            yield Found(at.file, (*at.loc, 'cite'), {'id': record.id})
        if not isinstance(record, Law):
            continue
        cited = [(at / name / number, part) for name in ('elements', 'statements', 'says', 'clocks')
                 for number, part in enumerate(getattr(record, name))]  # fmt: skip
        for place, part in cited:
            if not part.cite.strip():
                yield Found(place.file, (*place.loc, 'cite'), {'id': record.id})


@rule('registry-checked-later')
def checked_later(records: Records) -> Iterator[Found]:
    """The day of a check is not in the future."""
    dated = [(at, place.checked) for at, place in jurisdictions(records)]
    dated += [(at, record.checked) for at, record in listed(records)]
    dated += [(at, platform.checked) for at, platform in platforms(records)]
    for at, day in dated:
        if day > records.on:
            yield Found(at.file, (*at.loc, 'checked'))


@rule('registry-force-order')
def force_order(records: Records) -> Iterator[Found]:
    """A law, and a country's place in a group, begins before it ends."""
    for at, law in laws(records):
        if law.in_force and law.until and law.in_force > law.until:
            yield Found(at.file, (*at.loc, 'until'))
    for name, members in records.registry.vocabulary.groups.items():
        for number, member in enumerate(members):
            if member.from_ and member.until and member.from_ > member.until:
                yield Found(VOCABULARY, ('groups', name, number, 'until'))


def is_web_link(url: str) -> bool:
    """Whether a link is one that a browser can open: http or https, a host with a dot, nothing left to fill in."""
    try:
        parsed = ada_url.URL(url)
    except ValueError:
        return False
    whole = parsed.protocol in {'http:', 'https:'} and '.' in parsed.hostname and not parsed.username
    return whole and not _SPOILED.search(url)


def _links(records: Records) -> Iterator[tuple[Place, str]]:
    """Every link of a record that somebody is to open."""
    for at, record, _ in _sourced(records):
        yield from _of_sources(at, record.sources)
    for at, line in helplines(records):
        yield from ((at / 'sources' / number, url) for number, url in enumerate(line.sources))
    for at, place in listed(records):
        names = ('url', 'complaint') if isinstance(place, Helpline | Authority) else ()
        yield from ((at / name, value) for name in names if (value := str(getattr(place, name, ''))))
    for at, _, channel in channels(records):
        yield from _of_sources(at, channel.sources)
        if channel.form:
            yield at / 'form', channel.form
    for at, platform in platforms(records):
        yield from _of_platform(at, platform)


def _of_sources(at: Place, sources: Iterable[Source]) -> Iterator[tuple[Place, str]]:
    for number, source in enumerate(sources):
        yield at / 'sources' / number / 'url', source.url


def _of_platform(at: Place, platform: Platform) -> Iterator[tuple[Place, str]]:
    for name in ('rule', 'privacy_rule'):
        own = getattr(platform, name)
        if own and own.url:
            yield at / name / 'url', own.url
    if platform.minors.get('form'):
        yield at / 'minors' / 'form', platform.minors['form']
    for number, route in enumerate(platform.national_routes):
        if route.get('form'):
            yield at / 'national_routes' / number, route['form']


@rule('registry-bad-link')
def bad_link(records: Records) -> Iterator[Found]:
    """A link of a record, its sources included, is one that a browser can open."""
    for at, url in _links(records):
        if not is_web_link(url):
            yield Found(at.file, at.loc)


@rule('registry-phone-source')
def phone_source(records: Records) -> Iterator[Found]:
    """A telephone number stands only in a record that names its source."""
    for at, record in listed(records):
        phone = record.phone if isinstance(record, Helpline | Authority) else ''
        if not record.sources and (phone or _PHONE.search(str(record.model_dump(exclude={'sources'})))):
            yield Found(at.file, at.loc, {'id': record.id})
    for at, platform in platforms(records):
        if not platform.sources and _PHONE.search(str(platform.model_dump(exclude={'channels', 'sources'}))):
            yield Found(at.file, at.loc, {'id': platform.id})
    for at, platform, channel in channels(records):
        bare = not platform.sources and not channel.sources
        if bare and _PHONE.search(str(channel.model_dump(exclude={'sources'}))):
            yield Found(at.file, at.loc, {'id': f'{platform.id}/{channel.id}'})


RULES = (no_source, low_says, no_cite, checked_later, force_order, bad_link, phone_source)
