"""The rows that were wrong, as a sheet with the reasons, to be mended and given back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from letters.intake.columns import REASONS
from letters.intake.writing import text_cells
from letters.output.files import write_private

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from letters.intake.cases import Sheet
    from letters.intake.gather import Brought
    from letters.wording.words import Wording


def write_bad_rows(path: Path, sheet: Sheet, wrong: Iterable[Brought], words: Wording) -> None:
    """Write the rows of all cases that are wrong: as they came, and what is wrong with each in the last column."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    page.append(text_cells(page, [*sheet.table.headings, REASONS]))
    width = len(sheet.table.headings)
    for case in wrong:
        for row in sheet.rows.get(case.id, ()):
            reasons = [words.problem(one) for one in case.problems if one.line in {0, row.number}]
            page.append(text_cells(page, [*(row.at(n + 1).text for n in range(width)), '\n'.join(reasons)]))
    stream = io.BytesIO()
    book.save(stream)
    write_private(path, stream.getvalue())
