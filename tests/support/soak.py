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


# Of tests that are alike, so many to one that runs by default: each file has many of a kind, and their sum is dear.
ALIKE = {
    'test_demo': 2, 'test_elements': 2, 'test_form': 2, 'test_hostile_case': 2, 'test_mistakes': 2,
    'test_owner_allowed': 2, 'test_promises': 2, 'test_registry_check': 2, 'test_render_order': 2,
    'test_render_structure': 2, 'test_still_there': 2, 'test_templates': 2, 'test_told': 2, 'test_unanswered': 2,
    'test_wheel': 3,
}  # fmt: skip


def is_tried(file: str, number: int) -> bool:
    """Whether the test of a file that is the so-manieth of its kind (from 0) runs."""
    return SOAK or number % ALIKE.get(file, 1) == 0
