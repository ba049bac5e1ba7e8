"""Links as people paste them: out of running text, made whole, freed of what is no part of them; and all of it said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import unquote

from letters.model.links import is_link
from letters.model.links import is_private
from letters.places.address import address
from letters.places.becoming import becomes
from letters.places.onward import Note
from letters.places.onward import place_key
from letters.places.onward import read_link
from letters.places.onward import whose
from letters.places.pieces import pieces
from letters.places.pieces import scheme_message
from letters.places.service import front_of
from letters.places.service import service_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.model.registry import Registry
    from letters.places.pieces import Piece


# How Android writes a link for an app (developer.chrome.com/docs/android/intents).
_INTENT = re.compile(r'intent:(?://)?(?P<at>[^#]*)#Intent;(?P<told>.*?);?(?:end;?)?', re.IGNORECASE)


class Taken(NamedTuple):
    """A place that was taken: its link, the text in which it stood, whose it is (the name of a record, or its host).

    `notes` say what was changed, and what is to be known about the link.
    """

    url: str
    text: str
    service: str
    notes: tuple[Note, ...] = ()


class Left(NamedTuple):
    """What was not taken: the text as it stood, and the message that says why and what to do."""

    text: str
    why: Note


class Pasted(NamedTuple):
    """What a paste held. `again` are places that were there already, before it or in it: they are not taken twice.

    `beside` are the names of accounts in a text that names a place too.
    """

    taken: tuple[Taken, ...] = ()
    again: tuple[Taken, ...] = ()
    not_understood: tuple[Left, ...] = ()
    beside: tuple[str, ...] = ()


def read_pasted(untrusted: str, registry: Registry, before: Sequence[str] = ()) -> Pasted:
    """The places that a pasted text names; `before` are the links that were taken earlier.

    What goes in as a link comes out as a place, as one that is there already, or by its own text in `not_understood`.
    """
    taken, again, left = list[Taken](), list[Taken](), list[Left]()
    known = {place_key(link, registry) for link in before}
    for one in _read(untrusted, registry):
        if isinstance(one, Left):
            left.append(one)
            continue
        key = place_key(one.url, registry)
        (again if key in known else taken).append(one)
        known.add(key)
    # A text that names a place needs no word about its other lines.
    if taken or again:
        beside = tuple(dict.fromkeys(one.text for one in left if one.why.id == 'link-account'))
        left = [one for one in left if one.why.id not in {'link-words', 'link-account'}]
        return Pasted(tuple(taken), tuple(again), tuple(left), beside)
    return Pasted(tuple(taken), tuple(again), tuple(left))


def _read(untrusted: str, registry: Registry) -> Iterator[Taken | Left]:
    def is_host(host: str) -> bool:
        found = service_of(host, registry)
        return found.record is not None or found.id in registry.vocabulary.one_service

    for piece in pieces(untrusted, is_host):
        yield _of_link(piece, registry) if piece.kind == 'link' else _of_other(piece, registry)


def _of_other(piece: Piece, registry: Registry) -> Taken | Left:
    """What is no web link: what it is, and what to do about it."""
    if piece.kind != 'scheme':
        front = front_of(piece.text, registry) if piece.kind == 'words' else ''
        if front:
            record = service_of(front, registry).record
            name = record.names[0] if record else piece.text.strip()
            return Left(piece.text, Note('link-service', (('service', name),)))
        return Left(piece.text, Note(f'link-{piece.kind}'))
    if link := _opened(piece.link, registry):
        read = _of_link(piece._replace(link=link), registry)
        note = Note('paste.opened', (('scheme', f'{piece.link.partition(":")[0]}:'),))
        return read if isinstance(read, Left) else read._replace(notes=(note, *read.notes))
    return Left(piece.text, Note(scheme_message(piece)))


def _opened(link: str, registry: Registry) -> str:
    """The link of the web that a link of an app stands for, where it says so itself or a record knows its shape."""
    fallback = ''
    if intent := _INTENT.fullmatch(link):
        told = dict(pair.partition('=')[::2] for pair in intent['told'].split(';'))
        scheme, fallback = told.get('scheme', '').casefold(), unquote(told.get('S.browser_fallback_url', ''))
        link = f'{scheme}://{intent["at"]}'
        if scheme in {'http', 'https'}:
            return link
    rules = (rule for record in registry.platforms.values() for rule in record.links.becomes)
    return becomes(link, [rule for rule in rules if not rule.from_.startswith('http')]) or fallback


def _of_link(piece: Piece, registry: Registry) -> Taken | Left:
    """One web link: read, and said what was changed."""
    at = address(piece.link)
    if at is None or not is_link(piece.link):
        return Left(piece.text, Note('link-private' if at and is_private(at.host) else 'link-characters'))
    made = tuple(Note(f'paste.{mend}') for mend in ('armed', 'unseen', 'closing', 'completed') if mend in piece.mends)
    read = read_link(piece.link, registry)
    if read.refused:
        return Left(piece.text, read.refused)
    return Taken(read.url, piece.text, whose(read.url, registry), (*made, *read.notes))
