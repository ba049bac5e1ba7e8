"""Three-valued tables: a condition holds, does not hold, or is not known yet, and then names the answer wanted."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.errors import DataError

if TYPE_CHECKING:
    from letters.model.record import Table

OPEN = ''
"""The value of a fact that has not been answered."""

LEFT_OPEN = 'open'
"""How a table lets in what has not been answered: beside the values that it names, or alone."""

Facts = Mapping[str, frozenset[str]]
"""What is known: for each key of the vocabulary its values."""


class Truth(NamedTuple):
    """`holds` is True, False or None (not known yet); `open_keys` are the facts that would decide it."""

    holds: bool | None
    open_keys: tuple[str, ...] = ()


YES = Truth(True)
NO = Truth(False)


def evaluate(table: Table, facts: Facts) -> Truth:
    """Whether every key of the table has one of its values, or may be open. An empty table holds.

    DataError for a key that nobody works out here: a condition on it would be false for ever, and nobody would see why.
    """
    open_keys: list[str] = []
    for key, wanted in table.items():
        if key not in facts:
            raise DataError('registry-unknown-fact', key=key)
        values = facts[key]
        if not values.isdisjoint(wanted) or (OPEN in values and LEFT_OPEN in wanted):
            continue
        if OPEN not in values:
            return NO
        open_keys.append(key)
    return Truth(None, tuple(open_keys)) if open_keys else YES


def every(truths: Iterable[Truth]) -> Truth:
    """True where all hold, False where one does not, else not known yet."""
    open_keys: list[str] = []
    for truth in truths:
        if truth.holds is False:
            return NO
        open_keys += truth.open_keys
    return Truth(None, tuple(dict.fromkeys(open_keys))) if open_keys else YES


def some(truths: Iterable[Truth]) -> Truth:
    """True where one holds, not known where one may, else False. None at all: False."""
    open_keys: list[str] = []
    for truth in truths:
        if truth.holds:
            return YES
        open_keys += truth.open_keys
    return Truth(None, tuple(dict.fromkeys(open_keys))) if open_keys else NO
