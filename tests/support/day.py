"""The day on which the letters of the tests are written."""

from __future__ import annotations

from datetime import date

DAY = date(2026, 11, 21)
# As it is typed after --date.
DATE = DAY.isoformat()
