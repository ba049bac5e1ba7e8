"""Places that came later, beside those that were removed: told by rules alone which of them is whose return."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.followup.again import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.followup.again import Likeness
    from letters.followup.thread import Thread
    from letters.model.case import Case
    from letters.model.registry import Registry


class Returned(NamedTuple):
    """A place where it is there: its position, that of the removed one which it is most like, and what they share.

    `number` is the paper after which that one was removed; nothing where the case alone says that it was.
    """

    item: int
    of: int
    likeness: Likeness
    number: str


def returned(case: Case, threads: Iterable[Thread], registry: Registry) -> tuple[Returned, ...]:
    """For each place that is there and that no removal was about, the removed one which it is most like."""
    removed = {n: thread.number for thread in threads if thread.was_removed for n in thread.places}
    gone = {n: '' for n, item in enumerate(case.items) if item.status == 'removed'} | removed
    return tuple(_found(case, gone, registry))


def _found(case: Case, gone: dict[int, str], registry: Registry) -> Iterator[Returned]:
    there = [n for n, item in enumerate(case.items) if n not in gone and item.is_there and item.url]
    found = nearest([case.items[n].url for n in there], case, registry, gone)
    yield from (Returned(n, one.item, one.likeness, gone[one.item]) for n, one in zip(there, found, strict=True) if one)
