"""A sheet of a workbook: XLSX, ODS. Only what is written in it is read; nothing in it is worked out."""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any
from xml.parsers.expat import ExpatError

from letters.intake.formulas import formulas_of
from letters.intake.table import MAX_BYTES
from letters.intake.table import MAX_CELL
from letters.intake.table import ROUNDED
from letters.intake.table import Cell
from letters.intake.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.intake.table import Table

# A small archive can unpack to more than any machine holds.
MAX_UNPACKED = MAX_BYTES * 6
# A spreadsheet keeps fifteen figures of a number; the rest of a longer one is lost.
_MOST_EXACT = 10**15
# A sheet needs no other part: no picture, no program.
_PARTS = ('.xml', '.rels', 'mimetype')
# Most cells of a sheet are empty, and a large sheet has millions of them.
_EMPTY = Cell()
_MANIFEST = 'META-INF/manifest.xml'
_BINARY = 'xl/workbook.bin'
_UNFIT = (
    zipfile.BadZipFile, zlib.error, ExpatError, EOFError, KeyError, OSError, OverflowError, RuntimeError, ValueError,
)  # fmt: skip


def rows_of(content: bytes, table: Table, *, encoding: str, page: str) -> Iterator[Row]:
    """The rows of the page that was named, else of the first one."""
    import python_calamine as calamine

    del encoding  # a workbook says itself how its texts are written
    if _is_locked(content):
        table.problems.append(table.problem('sheet-locked'))
        return
    if _is_old(content):
        table.problems.append(table.problem('sheet-old'))
        return
    try:
        content = _repacked(content)
        with calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            name = page or next(iter(book.sheet_names), '')
            if name not in book.sheet_names:
                table.problems.append(table.problem('sheet-page-unknown', choices=', '.join(book.sheet_names)))
                return
            formulas = formulas_of(content, name)
            sheet = book.get_sheet_by_name(name)
            # Empty rows above are counted by the reader, empty columns on the left are not.
            left = (sheet.start or (0, 0))[1]
            for number, values in enumerate(sheet.iter_rows(), 1):
                cells = [*(_EMPTY,) * left, *map(_cell, values)]
                yield _with_formulas(number, cells, formulas.pop(number, ()))
            # One that was never worked out shows nothing, and the reader leaves it out.
            for number in sorted(formulas):
                yield _with_formulas(number, [], formulas[number])
    except (calamine.CalamineError, *_UNFIT):
        table.problems.append(table.problem('sheet-damaged'))


def _is_locked(content: bytes) -> bool:
    """Whether a password locks it: an older container around a locked part, or an archive whose list says so."""
    if not content.startswith(b'PK'):
        return 'EncryptedPackage'.encode('utf-16-le') in content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _MANIFEST in archive.namelist() and b':encryption-data' in archive.open(_MANIFEST).read(MAX_CELL)
    except _UNFIT:
        return False


def _is_old(content: bytes) -> bool:
    """Whether it is of a kind of which this program cannot tell formulas from answers."""
    if not content.startswith(b'PK'):
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _BINARY in archive.namelist()
    except _UNFIT:
        return False


def _repacked(content: bytes) -> bytes:
    """The archive as this program reads it, for whoever reads it next: each part once, and as large as it says."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, 'w') as new:
        parts = {one.filename: one for one in old.infolist() if one.filename.endswith(_PARTS)}
        if sum(one.file_size for one in parts.values()) > MAX_UNPACKED:
            raise ValueError('unpacks to too much')
        for name, one in parts.items():
            new.writestr(zipfile.ZipInfo(name), old.read(one))
    return stream.getvalue()


def _with_formulas(number: int, cells: list[Cell], columns: Iterable[int]) -> Row:
    for column in columns:
        cells += (_EMPTY,) * (column - len(cells))
        cells[column - 1] = Cell('', 'formula')
    return Row(number, tuple(cells))


def _cell(value: Any) -> Cell:
    """A cell as text. A day is written as we write days; what a spreadsheet made of a text is told by its form."""
    if value == '':
        return _EMPTY
    if isinstance(value, bool):
        return Cell('yes' if value else 'no')
    if isinstance(value, float | int):
        return _number(value)
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    text = str(value)
    if len(text) > MAX_CELL:
        return Cell('', 'too-long')
    return Cell(text, 'rounded' if ROUNDED.fullmatch(text.strip()) else 'text')


def _moment(value: date | time | timedelta) -> Cell:
    if isinstance(value, datetime) and value.time() != time():
        return Cell(value.isoformat(timespec='minutes'), 'day')
    if isinstance(value, datetime):
        value = value.date()
    # An hour alone, or a span of time, answers no question.
    return Cell(value.isoformat(), 'day') if isinstance(value, date) else Cell('', 'fault')


def _number(value: float) -> Cell:
    if not math.isfinite(value):
        return Cell('', 'fault')
    if value != int(value):
        return Cell(repr(value), 'number')
    return Cell(str(int(value)), 'rounded' if abs(value) >= _MOST_EXACT else 'number')
