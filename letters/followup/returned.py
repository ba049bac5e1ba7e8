"""Places that came later, beside those that were removed: told by rules alone which of them is whose return."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.followup.again import repeated

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
    removed = {n: thread.number for thread in threads if _was_removed(thread) for n in thread.places}
    gone = {n: '' for n, item in enumerate(case.items) if item.status == 'removed'} | removed
    return tuple(_found(case, gone, removed, registry))


def _was_removed(thread: Thread) -> bool:
    return any(one.answer == 'removed' for one in thread.sent)


def _found(case: Case, gone: dict[int, str], removed: dict[int, str], registry: Registry) -> Iterator[Returned]:
    for n, item in enumerate(case.items):
        if n in removed or not item.is_there or not item.url or not gone:
            continue
        for one in repeated(item.url, case, registry, gone.keys() - {n})[:1]:
            yield Returned(n, one.item, one.likeness, gone[one.item])
