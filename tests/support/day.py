"""The day on which the letters of the tests are written, and the day on which their records are looked at."""

from __future__ import annotations

from datetime import UTC
from datetime import date
from datetime import datetime

DAY = date(2026, 11, 21)
# As it is typed after --date.
DATE = DAY.isoformat()

# The letters keep their day, so that they stay the same; whoever adds a record writes the day on which they looked.
LOOKED = max(DAY, datetime.now(UTC).date())
