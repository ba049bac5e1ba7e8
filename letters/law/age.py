"""How long ago somebody read what a record says: law changes, and an old record is named, then trusted less."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.deadlines import months_after

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.model.law import Law

# Months after which a record is named as old, and after which no time that it gives is told any more.
OLD, TOO_OLD = 12, 24


def is_old(checked: date, on: date) -> bool:
    """Whether a record was read more than twelve months before a day."""
    return months_after(checked, OLD) < on


def is_too_old(checked: date, on: date) -> bool:
    """Whether it was read more than twenty-four months before."""
    return months_after(checked, TOO_OLD) < on


def young(laws: Iterable[Law], on: date) -> list[Law]:
    """The laws that were not read too long ago for their times to be told."""
    return [law for law in laws if not is_too_old(law.checked, on)]
