"""What was there when somebody looked after a paper was sent: without that no letter says that it is still there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.model.case import exact

if TYPE_CHECKING:
    from letters.law.brief import Brief
    from letters.model.case import Item
    from letters.model.case import Sent

STILL_THERE = 'still-there'
"""The element word: which places are still there, and when somebody looked."""

_GONE = frozenset({'removed', 'removed-in-one-country'})


def unseen(brief: Brief) -> tuple[str, ...]:
    """The answers that are open before a letter that follows another may say that something is still there."""
    past = brief.topic.past
    sent = brief.step.sent if brief.step else past.sent if past else ()
    if not sent:
        return ()
    keys = []
    if not all(item.is_there for item in brief.topic.places):
        keys.append('items.status')
    if not all(_seen_later(item, sent[-1]) for item in brief.topic.places):
        keys.append('items.seen')
    return tuple(keys)


def _seen_later(item: Item, earlier: Sent) -> bool:
    """Whether somebody looked at a place after the last paper was sent, and after it was said to be gone.

    Two days are compared as days: of two hours of the same day only those with a zone tell which came first.
    """
    since = [earlier.on, *([earlier.answered_on] if earlier.answer in _GONE else [])]
    return bool(item.seen) and all(is_later(item.seen, when) for when in since if when)


def is_later(seen: str, than: str) -> bool:
    """Whether a moment is surely later than another: a day, or a day with its hour and zone."""
    first, second = exact(than), exact(seen)
    if first is not None and second is not None:
        return second > first
    return date.fromisoformat(seen[:10]) > date.fromisoformat(than[:10])
