"""Which details of a person a paper shows: the least that the law allows (promise 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.elements import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.paper import PaperKind
    from letters.model.platform import Channel

_QUERIES = 'items.queries'


def _held(keys: Iterable[str], topic: Topic) -> tuple[str, ...]:
    """The keys of persons, and search words, that the case has an answer for, each once."""
    return tuple(key for key in dict.fromkeys(keys) if _is_held(key, topic))


def _is_held(key: str, topic: Topic) -> bool:
    if key == _QUERIES:
        return any(item.queries for item in topic.places)
    part, _, name = key.partition('.')
    held = {'sender': topic.here.case.sender, 'person': topic.here.case.person}
    return part in held and bool(getattr(held[part], name, None))


def printed(kind: PaperKind, laws: Iterable[Law], topic: Topic) -> tuple[str, ...]:
    """What the letter itself prints: an address or a telephone only where a law names it, or nothing else reaches."""
    sender = topic.here.case.sender
    words = {element.is_ for law in laws for element in wanted(law, topic) if element.need == 'required'}
    keys = list(kind.prints)
    signed_for_another = topic.here.case.sender.role != 'self'
    if signed_for_another and (kind.ground != 'copyright' or 'authority' in words):
        # A letter that somebody signs for another says for whom; a copyright notice only where a law asks.
        keys.append('person.name')
    if topic.recipient.record.kind == 'search-engine':
        # Search words are often somebody's name.
        keys.append(_QUERIES)
    if 'postal-address' in words or not (sender.email or sender.phone):
        keys.append('sender.address')
    if 'telephone' in words or not sender.email:
        keys.append('sender.phone')
    return _held(keys, topic)


def asked_by_form(channel: Channel | None, topic: Topic) -> tuple[str, ...]:
    """What the recipient's form asks for and cannot do without."""
    fields = channel.fields if channel else []
    return _held((field.from_ for field in fields if field.need == 'required' and field.leave_empty == 'no'), topic)
