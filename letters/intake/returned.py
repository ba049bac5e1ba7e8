"""The rows that were wrong, as a sheet with the reasons, to be mended and given back."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING
from typing import Any

from letters.intake.columns import REASONS
from letters.intake.writing import text_cells
from letters.output.files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from letters.intake.cases import Sheet
    from letters.intake.gather import Brought
    from letters.intake.table import Cell
    from letters.wording.words import Wording


def _as_it_came(page: Any, cell: Cell) -> Any:
    """A text as a text, and what a spreadsheet made of one as that: given back unmended it is found again."""
    if cell.form == 'day':
        return datetime.fromisoformat(cell.text)
    if cell.form == 'number' or (cell.form == 'rounded' and cell.text.isdecimal()):
        return float(cell.text)
    return text_cells(page, [cell.text])[0]


def write_bad_rows(path: Path, sheet: Sheet, wrong: Iterable[Brought], words: Wording) -> None:
    """Write the rows of all cases that are wrong: as they came, and what is wrong with each in the last column."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(text_cells(page, [*sheet.table.headings, REASONS]))
    width = len(sheet.table.headings)
    rows = {row.number: row for row in sheet.table.rows}
    for case in wrong:
        for row in (rows[number] for number in case.rows if case.file == sheet.table.file):
            reasons = [words.problem(one) for one in case.problems if one.line in {0, row.number}]
            page.append(
                [
                    *(_as_it_came(page, row.at(n + 1)) for n in range(width)),
                    *text_cells(page, ['\n'.join(reasons)]),
                ]
            )
    stream = io.BytesIO()
    book.save(stream)
    write_private(path, stream.getvalue())
