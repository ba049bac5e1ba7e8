"""Reading a sheet: CSV, XLSX and ODS, by what stands in the file and not by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.errors import cause
from letters.intake.table import MAX_BYTES
from letters.intake.table import MAX_COLUMNS
from letters.intake.table import MAX_ROWS
from letters.intake.table import Cell
from letters.intake.table import Row
from letters.intake.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def read_table(path: Path, *, encoding: str = '', page: str = '') -> Table:
    """The rows of a sheet. `encoding` is that of a CSV that is not UTF-8, `page` the page of a workbook.

    Raises FileError where the file cannot be opened, or is larger than any sheet of ours.
    """
    content = _content(path)
    if _is_workbook(content):
        from letters.intake.workbook import rows_of
    else:
        from letters.intake.comma import rows_of
    table = Table(str(path))
    found = rows_of(content, table, encoding=encoding, page=page)
    _fill(table, found)
    return table


def _content(path: Path) -> bytes:
    try:
        with path.open('rb') as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileError('file-unreadable', file=path.name, why=cause(error)) from None
    except ValueError:
        # A path that holds a NUL cannot even be asked for.
        raise FileError('file-unreadable', file='', why='EINVAL') from None
    if len(content) > MAX_BYTES:
        raise FileError('sheet-too-large')
    return content


def _is_workbook(content: bytes) -> bool:
    """Whether these are the bytes of an archive (XLSX, ODS) or of an older or a locked workbook."""
    return content.startswith((b'PK\x03\x04', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'))


def _fill(table: Table, found: Iterator[Row]) -> None:
    """Take the headings, then the rows in which anything stands."""
    first = next((row for row in found if any(cell.text for cell in row.cells)), None)
    if first is None:
        if not table.problems:
            table.problems.append(table.problem('sheet-empty'))
        return
    if len(first.cells) > MAX_COLUMNS:
        table.problems.append(table.problem('sheet-too-wide', first.number, longest=str(MAX_COLUMNS)))
        return
    table.headings = tuple(cell.text.strip() for cell in first.cells)
    rows: list[Row] = []
    # Most answers of a sheet are the same few words: each is held once.
    once: dict[Cell, Cell] = {}
    for row in found:
        if len(rows) == MAX_ROWS:
            table.problems.append(table.problem('sheet-too-long', row.number, longest=str(MAX_ROWS)))
            break
        if any(cell.text.strip() or cell.form != 'text' for cell in row.cells):
            rows.append(row._replace(cells=tuple(once.setdefault(cell, cell) for cell in row.cells)))
    table.rows = tuple(rows)
    if not rows and not table.problems:
        table.problems.append(table.problem('sheet-no-rows'))
