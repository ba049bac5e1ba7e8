"""What we write into a spreadsheet: texts, whatever they begin with. Nothing in it is ever worked out."""

from __future__ import annotations

import io
import re
import zipfile
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


def undated(content: bytes) -> bytes:
    """The same archive with one fixed time, so that the same sheet has the same bytes on every day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, 'w', zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            data = old.read(one)
            if one.filename == 'docProps/core.xml':
                data = re.sub(rb'<dcterms:(created|modified).*?</dcterms:\1>', b'', data)
            info = zipfile.ZipInfo(one.filename, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, data)
    return stream.getvalue()
