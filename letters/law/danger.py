"""What endangers a person where they live, and what that does to the papers (promise 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.conditions import Facts
    from letters.model.law import Danger
    from letters.model.law import Jurisdiction

NO_UNKNOWN_SITES = 'no-unknown-sites'


def dangers_of(near: Iterable[Jurisdiction], known: Facts) -> tuple[Danger, ...]:
    """The dangers that hold for a person of these places; none that nobody could check."""
    told = (danger for place in near for danger in place.dangers if danger.confidence != 'low')
    return tuple(danger for danger in told if evaluate(danger.when, known).holds)


def effects_of(near: Iterable[Jurisdiction], known: Facts) -> frozenset[str]:
    """What these dangers do, by the words of the vocabulary."""
    return frozenset(effect for danger in dangers_of(near, known) for effect in danger.effects)
