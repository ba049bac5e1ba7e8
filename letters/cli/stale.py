"""The command `registry stale`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.cli.given import records_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.law.deadlines import months_after
from letters.model.helpline import Helpline
from letters.registry.load import registry
from letters.registry.sourced import sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.registry.sourced import Held

_RANK = {'low': 0, 'medium': 1, 'high': 2}


def stale(months: int, country: str, *, as_json: bool) -> None:
    """List what was last read over so many months ago: the longest ago first, and of one day the least sure first.

    Of a country or a region alone, where one is named.
    """
    today = date.today()  # noqa: DTZ011 - the day on the contributor's calendar
    near = records_of(country) if country else frozenset()
    found = [held for held in sourced(registry()) if not country or held.record.id in near]
    found = [held for held in found if months_after(held.last_read, months) < today]
    found.sort(key=lambda held: (held.last_read, _RANK[held.record.confidence], held.file, held.record.id))
    if as_json:
        show_json([_as_json(held) for held in found])
        return
    show(line for held in found for line in _lines(held))
    say = wording().message
    show([say('stale.count', count=len(found), months=months) if found else say('stale.none', months=months)])


def _lines(held: Held) -> Iterator[str]:
    words = wording()
    sure = words.word('confidence', held.record.confidence)
    parts = [held.last_read.isoformat(), held.file, held.record.id, sure, *_reader(held)]
    yield ' | '.join(parts)
    yield from (f'  {link}' for link in held.links)


def _reader(held: Held) -> list[str]:
    """In what role somebody read it; of a helpline only the day is kept."""
    return [] if isinstance(held.record, Helpline) else [wording().word('reader', held.record.read_by)]


def _as_json(held: Held) -> dict[str, object]:
    record = held.record
    return {
        'file': held.file, 'id': record.id, 'read': held.last_read.isoformat(), 'confidence': record.confidence,
        'read_by': None if isinstance(record, Helpline) else record.read_by, 'sources': list(held.links),
    }  # fmt: skip
