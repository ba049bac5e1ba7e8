"""A sheet of a workbook: XLSX, ODS, XLS. Only what is written in it is read; nothing in it is worked out."""

from __future__ import annotations

import io
import re
import zipfile
from contextlib import contextmanager
from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Any
from xml.etree import ElementTree as ET

from letters.intake.table import MAX_BYTES
from letters.intake.table import MAX_CELL
from letters.intake.table import Cell
from letters.intake.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.intake.table import Table

# A small archive can unpack to more than any machine holds.
MAX_UNPACKED = MAX_BYTES * 8
# A spreadsheet keeps fifteen figures of a number; the rest of a longer one is lost.
_MOST_EXACT = 10**15
_REFERENCE = re.compile(r'([A-Z]{1,3})(\d{1,7})')
_MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
_RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
_TARGETS = '{http://schemas.openxmlformats.org/package/2006/relationships}Relationship'

Formulas = frozenset[tuple[int, int]]


def rows_of(content: bytes, table: Table, *, encoding: str, page: str) -> Iterator[Row]:
    """The rows of the page that was named, else of the first one."""
    import python_calamine as calamine

    del encoding  # a workbook says itself how its texts are written
    try:
        with _bounded(content), calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            name = page or next(iter(book.sheet_names), '')
            if name not in book.sheet_names:
                table.problems.append(table.problem('sheet-page-unknown', choices=', '.join(book.sheet_names)))
                return
            sheet = book.get_sheet_by_name(name)
            # Empty rows above are counted by the reader, empty columns on the left are not.
            left = (sheet.start or (0, 0))[1]
            formulas = _formulas(content, name)
            for number, values in enumerate(sheet.iter_rows(), 1):
                cells = (_cell(value, (number, n) in formulas) for n, value in enumerate(values, left + 1))
                yield Row(number, (*(Cell(),) * left, *cells))
    except calamine.PasswordError:
        table.problems.append(table.problem('sheet-locked'))
    except (calamine.CalamineError, zipfile.BadZipFile, ET.ParseError, KeyError, OSError, ValueError):
        table.problems.append(table.problem('sheet-damaged'))


@contextmanager
def _bounded(content: bytes) -> Iterator[None]:
    """Refuses an archive that unpacks to more than a sheet of ours can hold."""
    if content.startswith(b'PK'):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(one.file_size for one in archive.infolist()) > MAX_UNPACKED:
                raise ValueError('unpacks to too much')
    yield


def _cell(value: Any, is_formula: bool) -> Cell:
    """A cell as text. A day is written as we write days; what a spreadsheet made of a text is told by its form."""
    if is_formula:
        return Cell('', 'formula')
    if isinstance(value, bool):
        return Cell('yes' if value else 'no')
    if isinstance(value, float | int):
        return _number(value)
    if isinstance(value, date | time | timedelta):
        return _moment(value)
    text = str(value)
    return Cell('', 'too-long') if len(text) > MAX_CELL else Cell(text)


def _moment(value: date | time | timedelta) -> Cell:
    if isinstance(value, datetime) and value.time() != time():
        return Cell(value.isoformat(timespec='minutes'), 'day')
    if isinstance(value, datetime):
        value = value.date()
    # An hour alone, or a span of time, answers no question.
    return Cell(value.isoformat(), 'day') if isinstance(value, date) else Cell('', 'fault')


def _number(value: float) -> Cell:
    if value != int(value):
        return Cell(repr(value), 'number')
    return Cell(str(int(value)), 'rounded' if abs(value) >= _MOST_EXACT else 'number')


def _formulas(content: bytes, page: str) -> Formulas:
    """The row and the column, from 1, of each cell with a formula: what it shows is no answer that somebody wrote."""
    if not content.startswith(b'PK'):
        return frozenset()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = set(archive.namelist())
        if 'xl/workbook.xml' in names:
            return frozenset(_formulas_of_xlsx(archive, page))
        return frozenset(_formulas_of_ods(archive, page) if 'content.xml' in names else ())


def _formulas_of_xlsx(archive: zipfile.ZipFile, page: str) -> Iterator[tuple[int, int]]:
    book = ET.fromstring(_plain(archive, 'xl/workbook.xml'))  # noqa: S314 `_plain` refuses entities
    relation = next(one.get(_RELATION) for one in book.iter(f'{_MAIN}sheet') if one.get('name') == page)
    targets = ET.fromstring(_plain(archive, 'xl/_rels/workbook.xml.rels'))  # noqa: S314 the same
    target = next(one.get('Target', '') for one in targets.iter(_TARGETS) if one.get('Id') == relation)
    part = target.lstrip('/') if target.startswith('/') else f'xl/{target}'
    content = _plain(archive, part)
    if b'<f' not in content:
        return
    for _, cell in ET.iterparse(io.BytesIO(content)):  # noqa: S314 the same
        if cell.tag == f'{_MAIN}c':
            where = _REFERENCE.fullmatch(cell.get('r', ''))
            if where and cell.find(f'{_MAIN}f') is not None:
                yield int(where[2]), _column(where[1])
        elif cell.tag == f'{_MAIN}row':
            cell.clear()


def _formulas_of_ods(archive: zipfile.ZipFile, page: str) -> Iterator[tuple[int, int]]:
    content = _plain(archive, 'content.xml')
    if b'formula=' not in content:
        return
    for sheet in ET.fromstring(content).iter(f'{_TABLE}table'):  # noqa: S314 the same
        if sheet.get(f'{_TABLE}name') != page:
            continue
        number = 0
        for row in sheet.iter(f'{_TABLE}table-row'):
            repeated = int(row.get(f'{_TABLE}number-rows-repeated', '1'))
            column = 0
            for cell in row:
                column += int(cell.get(f'{_TABLE}number-columns-repeated', '1'))
                if cell.get(f'{_TABLE}formula'):
                    yield number + 1, column
            number += repeated


_TABLE = '{urn:oasis:names:tc:opendocument:xmlns:table:1.0}'


def _plain(archive: zipfile.ZipFile, name: str) -> bytes:
    """A part of a workbook in UTF-8; one that declares entities of its own is none that a spreadsheet wrote."""
    content = archive.read(name)
    if '<!DOCTYPE' in (text := content.decode()) or '<!ENTITY' in text:
        raise ValueError('declares entities')
    return content


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found
