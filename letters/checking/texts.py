"""Rules about every text of a recipient's record that reaches a person: no hidden sign, no code, no foreign link."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import listed
from letters.checking.walk import platforms
from letters.law.recipients import host_of
from letters.model.law import Helpline
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.checking.walk import Place
    from letters.model.platform import Platform

# A menu is written with `>` between its parts, so that sign alone may stand.
_CODE = re.compile(r'[<{}`]|%[(a-z]|&#?\w+;')
_LINK = re.compile(r'\b(?:https?://|www\.)[^\s<>"]+', re.IGNORECASE)
# Signs that end a sentence after a link, or close a bracket around it.
_AFTER = '.,;:!?)]'
# Where a record is from, and its patterns of links, are read by contributors alone.
_UNREAD = frozenset({
    'sources', 'hosts', 'shows', 'leads_on', 'files', 'reserved', 'good', 'account', 'examples', 'checked',
    'confidence',
})  # fmt: skip


@lru_cache(maxsize=1)
def spoken(records: Records) -> tuple[tuple[Place, Platform, str], ...]:
    """Every text of every recipient's record, with its place."""
    return tuple(
        (place, platform, text)
        for at, platform in platforms(records)
        for place, text in _texts(at, platform.model_dump(by_alias=True))
    )


def _texts(at: Place, value: object) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _UNREAD:
                yield from _texts(at / key, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(at / number, inner)


@rule('registry-sign')
def sign(records: Records) -> Iterator[Found]:
    """No text of a recipient's record holds markup, a piece of a template, a control sign or one that reorders."""
    for at, _, text in spoken(records):
        if safe.has_forbidden(text) or safe.one_line(text) != text or _CODE.search(text):
            yield Found(at.file, at.loc)


@rule('registry-foreign-link')
def foreign_link(records: Records) -> Iterator[Found]:
    """A link of a recipient's record is https; in a text it leads to a recipient, to a source, or to who helps."""
    shared = {*_shared(records)}
    own = {platform.id: {*_own(platform)} for _, platform in platforms(records)}
    for at, platform, text in spoken(records):
        for found in _LINK.findall(text):
            link = found.rstrip(_AFTER)
            host = host_of(link)
            safe_link = link.startswith('https://')
            # A record without hosts of its own is ours: it says how to find the company behind a site.
            if not safe_link or (platform.links.hosts and not _is_known(host, own[platform.id] | shared)):
                yield Found(at.file, at.loc, {'host': host or 'www'})


def _own(platform: Platform) -> Iterator[str]:
    """The hosts of a recipient, of its doors, and of the pages that its record was read from."""
    yield from platform.links.hosts
    yield from (host_of(channel.form) for channel in platform.channels if channel.form)
    yield from (host_of(own.url) for own in (platform.rule, platform.privacy_rule) if own and own.url)
    sources = [*platform.sources, *(source for channel in platform.channels for source in channel.sources)]
    yield from (host_of(source.url) for source in sources)


def _shared(records: Records) -> Iterator[str]:
    """The hosts of every recipient and of those who help, and those that law and our own record were read from."""
    for _, platform in platforms(records):
        yield from platform.links.hosts or (host_of(source.url) for source in platform.sources)
    for _, record in listed(records):
        if isinstance(record, Helpline):
            yield host_of(record.url)
        else:
            yield from (host_of(source.url) for source in record.sources)


def _is_known(host: str, known: Iterable[str]) -> bool:
    return any(one and (host == one or host.endswith(f'.{one}')) for one in known)


RULES = (sign, foreign_link)
