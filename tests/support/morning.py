"""Forty invented people in a sheet, as a tired person fills it in: the morning that `docs/clinics.md` shows.

`python -m tests.support.morning cases.xlsx` writes the sheet with its slips, with `--mended` the one without them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support.rows import Row
from tests.support.rows import as_xlsx
from tests.support.rows import grid

_LINKS = (
    'https://www.instagram.com/p/Example{0:02d}/',
    'https://www.reddit.com/r/example/comments/abc{0:02d}/x/',
    'https://x.com/example_{0:02d}/status/17900000000000000{0:02d}',
    'https://www.tiktok.com/@example{0:02d}/video/71000000000000000{0:02d}',
    'https://forum.example/threads/{0:02d}',
)
_COUNTRIES = ('GB', 'US', 'PK', 'DE', 'ES')
_NAMES = ('Alex Example', 'Robin Sample', 'Núria Ejemplo', 'عائشہ مثال', 'Sam O’Neill', 'Zoë Beispiel')
# By the row as a spreadsheet counts it: what stands there, and what should. Without a mend it is no mistake: a child,
# a link as it was copied, and nobody who looked whether it is still there.
_SLIPS = {
    5: ('items.seen', '20.11.26', '2026-11-20'),
    9: ('sender.country', 'Pakistann', 'PK'),
    13: ('case.id', '', 'K11AB'),
    17: ('materials.age_when_recorded', 'minor', 'minor'),
    21: ('sender.phone', '4.71E+11', '+44 20 7946 0000'),
    25: ('items.url', 'www.instagram.com/p/Example23/?igsh=abc', 'www.instagram.com/p/Example23/?igsh=abc'),
    29: ('items.status', '', ''),
    33: ('items.url', 'see chat', 'https://t.me/example_room/7'),
}


def forty(*, mended: bool = False) -> list[Row]:
    """The rows of forty people in five countries, with slips or without."""
    rows = [_row(number) for number in range(40)]
    for row, (key, slip, mend) in _SLIPS.items():
        rows[row - 2][key] = mend if mended else slip
    return rows


def _row(number: int) -> Row:
    country = _COUNTRIES[number % 5]
    return {
        'case.id': f'K{number:02d}AB',
        'case.language': ('en', 'es', 'ur')[number % 3],
        'sender.role': 'self',
        'sender.name': _NAMES[number % 6],
        'sender.country': country,
        'sender.phone': '',
        'person.country': country,
        'materials.kind': 'intimate-real',
        'materials.recorded_by': 'other',
        'materials.copyright': 'none',
        'materials.age_when_recorded': 'adult',
        'materials.others_shown': 'none',
        'materials.no_consent': 'never-agreed',
        'items.url': _LINKS[number % 5].format(number),
        'items.where': 'post',
        'items.seen': '2026-11-20',
        'items.status': 'up',
        'threat': 'none',
    }


def write(file: Path, *, mended: bool = False) -> None:
    """The forty rows as a workbook."""
    file.write_bytes(as_xlsx(grid(forty(mended=mended))))


if __name__ == '__main__':
    write(Path(sys.argv[1]), mended='--mended' in sys.argv)
