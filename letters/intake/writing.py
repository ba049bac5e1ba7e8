"""What we write into a spreadsheet: texts, whatever they begin with. Nothing in it is ever worked out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXT_FORMAT = '@'
# So a workbook writes a sign that XML cannot hold; a text that looks like it must not be taken for one.
_CODED = re.compile(r'_(?=x[0-9A-Fa-f]{4}_)')


def text_cells(page: Any, texts: Iterable[str]) -> list[Any]:
    """Cells that hold these texts as texts: one that begins with `= + - @` is no formula, and a code no number."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cells = []
    for text in texts:
        cell = WriteOnlyCell(page, _CODED.sub('_x005F_', ILLEGAL_CHARACTERS_RE.sub('\ufffd', text)))
        cell.data_type = 's'
        cell.number_format = TEXT_FORMAT
        cell.quotePrefix = True
        cells.append(cell)
    return cells
