"""Which cells of a workbook hold a formula: what such a cell shows is no answer that somebody wrote."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from typing import NoReturn
from xml.parsers import expat

from letters.intake.table import column_of

if TYPE_CHECKING:
    from collections.abc import Callable

# The reader lays out every cell up to the farthest one: a lone blank in the last corner would fill the memory.
MOST_CELLS = 10_000_000
_REFERENCE = re.compile(r'([A-Za-z]{1,3})([0-9]{1,7})')

Places = dict[int, list[int]]


def formulas_of(content: bytes, page: str) -> Places:
    """The columns, from 1, of the formulas of each row of a page. ValueError where its cells are too far apart."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if 'content.xml' in archive.namelist():
            return _of_ods(archive.read('content.xml'), page)
        return _of_xlsx(archive.read(_part(archive, page)))


def _part(archive: zipfile.ZipFile, page: str) -> str:
    """The part of an XLSX that holds a page."""
    ids, targets = dict[str, str](), dict[str, str]()

    def sheet(name: str, held: dict[str, str]) -> None:
        if name == 'sheet':
            ids[held.get('name', '')] = next((value for key, value in held.items() if key.endswith(' id')), '')

    def relation(name: str, held: dict[str, str]) -> None:
        if name == 'Relationship':
            targets[held['Id']] = held['Target']

    _walk(archive.read('xl/workbook.xml'), sheet)
    _walk(archive.read('xl/_rels/workbook.xml.rels'), relation)
    target = targets[ids[page]]
    return target.lstrip('/') if target.startswith('/') else f'xl/{target}'


def _of_xlsx(content: bytes) -> Places:
    found: Places = {}
    row = column = farthest = 0

    def start(name: str, held: dict[str, str]) -> None:
        nonlocal row, column, farthest
        if name == 'row':
            row, column = int(held.get('r', row + 1)), 0
        elif name == 'c':
            where = _REFERENCE.fullmatch(held['r']) if 'r' in held else None
            row, column = (int(where[2]), column_of(where[1])) if where else (row, column + 1)
        elif name in {'v', 'is'}:
            # An empty cell takes no room, however it is coloured.
            farthest = max(farthest, column)
            if row * farthest > MOST_CELLS:
                raise ValueError('too far apart')
        elif name == 'f':
            found.setdefault(row, []).append(column)

    _walk(content, start)
    return found


def _of_ods(content: bytes, page: str) -> Places:
    found: Places = {}
    row = rows = column = 0
    here = False

    def start(name: str, held: dict[str, str]) -> None:
        nonlocal row, rows, column, here
        said = {key.rpartition(' ')[2]: value for key, value in held.items()}
        if name == 'table':
            row, rows, here = 0, 1, said.get('name') == page
        elif name == 'table-row':
            row, rows, column = row + rows, int(said.get('number-rows-repeated', '1')), 0
        elif name in {'table-cell', 'covered-table-cell'}:
            columns = int(said.get('number-columns-repeated', '1'))
            if here and said.get('formula'):
                if rows * columns > MOST_CELLS:
                    raise ValueError('too far apart')
                for down in range(rows):
                    found.setdefault(row + down, []).extend(range(column + 1, column + 1 + columns))
            column += columns

    _walk(content, start)
    return found


def _walk(content: bytes, start: Callable[[str, dict[str, str]], None]) -> None:
    """Goes through the elements of a part by their names; no spreadsheet writes one that declares entities."""
    parser = expat.ParserCreate(namespace_separator=' ')
    parser.StartElementHandler = lambda name, held: start(name.rpartition(' ')[2], held)
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(content, True)


def _refuse(*_: object) -> NoReturn:
    raise ValueError('declares entities')
