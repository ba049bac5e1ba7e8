"""A sheet as rows of texts: CSV, XLSX, ODS and XLS, each cell where the spreadsheet shows it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.errors import FileError
from letters.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 200_000
# No answer is as long; a cell beyond it is a slip, or meant to keep the program busy.
MAX_CELL = 32_767


Form = Literal['text', 'number', 'day', 'rounded', 'formula', 'too-long', 'fault']


class Cell(NamedTuple):
    """What stands in a cell, as text, and what the spreadsheet took it for: see the messages `cell-…`."""

    text: str = ''
    form: Form = 'text'


class Row(NamedTuple):
    """A row; `number` counts from 1 with the headings, as every spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]

    def at(self, column: int) -> Cell:
        """The cell of a column, counted from 1; an empty one beyond the last."""
        return self.cells[column - 1] if column <= len(self.cells) else Cell()


@dataclass(slots=True)
class Table:
    """A sheet: its headings, its rows without the empty ones, and what is wrong with the file as a whole."""

    file: str
    headings: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: list[Problem] = field(default_factory=list)

    def problem(self, id: str, row: int = 0, column: int = 0, **values: str) -> Problem:
        """A problem at a row and a column, both counted from 1; the heading stands among its values."""
        heading = self.headings[column - 1] if 0 < column <= len(self.headings) else ''
        named = {'column': heading or letters_of(column)} if column else {}
        return Problem(id, self.file, row, column, tuple({**named, **values}.items()))


def letters_of(column: int) -> str:
    """The letters of a column as a spreadsheet shows them: 1 is A, 28 is AB."""
    found = ''
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


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
        raise FileError('file-unreadable', file=path.name, why=error.strerror or '') from None
    except ValueError:
        # A path that holds a NUL cannot even be asked for.
        raise FileError('file-unreadable', file='', why='Invalid argument') from None
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
    table.headings = tuple(cell.text.strip() for cell in first.cells)
    rows: list[Row] = []
    for row in found:
        if len(rows) == MAX_ROWS:
            table.problems.append(table.problem('sheet-too-long', row.number, longest=str(MAX_ROWS)))
            break
        if any(cell.text.strip() or cell.form != 'text' for cell in row.cells):
            rows.append(row)
    table.rows = tuple(rows)
    if not rows and not table.problems:
        table.problems.append(table.problem('sheet-no-rows'))
