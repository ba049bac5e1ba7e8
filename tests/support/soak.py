"""How much of what costs most is done: `make soak` does the whole of it, `make test` a share of every kind."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar('T')

SOAK = os.environ.get('SOAK', '') not in {'', '0'}


def examples(whole: int, few: int) -> int:
    """How many examples of a property are tried."""
    return whole if SOAK else few


def share(things: Sequence[T], each: int, start: int = 0) -> Sequence[T]:
    """One of so many things in a row, begun at a place of its own: with every start in turn each thing has its turn."""
    return things if SOAK else things[start % each :: each]
