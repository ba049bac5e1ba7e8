"""How long ago somebody read what a record says: law changes, and an old record is named, then trusted less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.law.deadlines import months_after

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.model.law import Says

# Months after which a record is named as old, and after which no time that it gives is told any more.
OLD, TOO_OLD = 12, 24


def is_old(checked: date, on: date) -> bool:
    """Whether a record was read more than twelve months before a day."""
    return months_after(checked, OLD) < on


def is_too_old(checked: date, on: date) -> bool:
    """Whether it was read more than twenty-four months before."""
    return months_after(checked, TOO_OLD) < on


_COUNTS = 'one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|fifteen|twenty|thirty|forty|sixty|ninety'
_TIME = re.compile(rf'\b(?:\d+|{_COUNTS})[ -](?:[a-z]+ )?(?:hour|day|week|month)s?\b', re.IGNORECASE)
# A sentence that goes on from the one before it says nothing alone.
_GOES_ON = ('It ', 'The same ')


def without_times(says: Iterable[Says]) -> list[Says]:
    """The sentences of a law that give no time within which something is due, and go on from none that does."""
    found: list[Says] = []
    gone = False
    for one in says:
        gone = bool(_TIME.search(one.text)) or (gone and one.text.startswith(_GOES_ON))
        if not gone:
            found.append(one)
    return found
