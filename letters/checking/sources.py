"""Rules about where a fact is from: sources, days, confidence, citations, telephone numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ada_url

from letters.checking.links import opened
from letters.checking.links import records_with_sources
from letters.checking.links import sourced
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import channels
from letters.checking.walk import helplines
from letters.checking.walk import jurisdictions
from letters.checking.walk import laws
from letters.checking.walk import listed
from letters.checking.walk import platforms
from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.law import Clock
from letters.model.law import Illegality
from letters.model.law import Law
from letters.model.law import Says
from letters.model.law import Statement
from letters.registry.sourced import longest_ago

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place
    from letters.model.law import Jurisdiction
    from letters.model.record import Source
    from letters.registry.sourced import Read

# A number that somebody could call: international, or after a word that says so.
_PHONE = re.compile(
    r'\+\d[\d ()-]{6,}\d|\b(?:tele)?phone\b[^.\d]{0,40}\d[\d -]{2,}\d|\bcall \d[\d -]{2,}\d', re.IGNORECASE
)

# As many words of a source as anybody needs to find the place again.
_QUOTED_WORDS = 12
# A year, and the day on which somebody looks again.
_LONG_AGO = 366
# What no address holds as it is: a space, or a sign of markup or of a place that is still to be filled in.
_SPOILED = re.compile(r'[\s<>"{}|\\^`]')


@rule('registry-no-source')
def no_source(records: Records) -> Iterator[Found]:
    """A record of high or medium confidence, and every helpline, names at least one source."""
    for at, record, id in records_with_sources(records):
        if record.confidence != 'low' and not record.sources:
            yield Found(at.file, at.loc, {'id': id})
    for at, line in helplines(records):
        if not line.sources:
            yield Found(at.file, at.loc, {'id': line.id})


@rule('registry-high-source')
def high_source(records: Records) -> Iterator[Found]:
    """High confidence rests on the official text: a statute, a court, a regulator or an official page is a source."""
    for at, record, id in records_with_sources(records):
        if record.confidence == 'high' and record.sources and not _is_official(record.sources):
            yield Found(at.file, (*at.loc, 'confidence'), {'id': id})


@rule('registry-high-quote')
def high_quote(records: Records) -> Iterator[Found]:
    """Law is of high confidence only where each sentence, statement and clock stands beside words of its source."""
    for at, record in listed(records):
        if record.confidence == 'high' and any(not (one.quote and one.source) for _, one in _quoting(at, record)):
            yield Found(at.file, (*at.loc, 'confidence'), {'id': record.id})


@rule('registry-high-once')
def high_once(records: Records) -> Iterator[Found]:
    """Law of high confidence was read a second time, on a day that is named."""
    for at, record in listed(records):
        if isinstance(record, Law | Illegality) and record.confidence == 'high' and record.second_look is None:
            yield Found(at.file, (*at.loc, 'confidence'), {'id': record.id})


@rule('registry-quote')
def quote(records: Records) -> Iterator[Found]:
    """A quote is short, and says from which text it is."""
    for at, record in listed(records):
        for place, one in _quoting(at, record):
            if len(one.quote.split()) > _QUOTED_WORDS or bool(one.quote) != bool(one.source):
                yield Found(place.file, (*place.loc, 'quote' if one.quote else 'source'), {'id': record.id})


def _quoting(at: Place, record: object) -> Iterator[tuple[Place, Says | Statement | Clock | Illegality]]:
    """Whatever of a record rests on words of a source."""
    if isinstance(record, Illegality):
        yield at, record
    if isinstance(record, Law):
        for name in ('says', 'statements', 'clocks'):
            yield from ((at / name / number, part) for number, part in enumerate(getattr(record, name)))


@rule('registry-secondary-says', 'warning')
def secondary_says(records: Records) -> Iterator[Found]:
    """What a letter states about law was read in an official text, not in what others write about it."""
    for at, record in listed(records):
        if not isinstance(record, Law | Illegality):
            continue
        states = isinstance(record, Illegality) or record.says or record.statements
        if states and record.sources and not _is_official(record.sources):
            yield Found(at.file, (*at.loc, 'sources'), {'id': record.id})


def _is_official(sources: list[Source]) -> bool:
    return any(source.kind != 'secondary' for source in sources)


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
    for at, record in _read(records):
        if record.checked > records.on:
            yield Found(at.file, (*at.loc, 'checked'))


@rule('registry-checked-long-ago', 'warning')
def checked_long_ago(records: Records) -> Iterator[Found]:
    """Somebody looked at every record within a year: laws change, and forms move."""
    for at, record in _read(records):
        days = (records.on - longest_ago(record)).days
        if days > _LONG_AGO:
            yield Found(at.file, (*at.loc, 'checked'), {'days': str(days)})


def _read(records: Records) -> Iterator[tuple[Place, Read | Jurisdiction]]:
    """Each record that somebody read."""
    yield from jurisdictions(records)
    yield from listed(records)
    yield from platforms(records)


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


@rule('registry-bad-link')
def bad_link(records: Records) -> Iterator[Found]:
    """A link of a record, its sources included, is one that a browser can open."""
    for at, url in (*opened(records), *sourced(records)):
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


RULES = (
    no_source, high_source, high_quote, high_once, quote, secondary_says, low_says, no_cite, checked_later,
    checked_long_ago, force_order, bad_link, phone_source,
)  # fmt: skip
