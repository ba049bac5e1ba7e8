"""A sheet whose cells are parted by commas, semicolons or tabs."""

from __future__ import annotations

import codecs
import csv
import re
from typing import TYPE_CHECKING

from letters.intake.table import MAX_CELL
from letters.intake.table import ROUNDED
from letters.intake.table import Cell
from letters.intake.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.intake.table import Table

# What offices write when they do not write UTF-8, likeliest first.
_LIKELY = ('cp1252', 'utf-16', 'cp1251', 'cp1256', 'shift_jis')
_PARTS = ',;\t'
# A line with its end, as the reader of such files wants it.
_LINE = re.compile(r'[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z')
# A first line by which some programs say what parts the cells.
_SAYS_PART = re.compile(r'sep=([,;\t|:])\r?\n')

# Most cells of a sheet are empty.
_EMPTY = Cell()


def rows_of(content: bytes, table: Table, *, encoding: str, page: str) -> Iterator[Row]:
    """The rows of the file. Nothing is guessed: what is no UTF-8 is read only in an encoding that was given."""
    if page:
        table.problems.append(table.problem('sheet-no-pages'))
    text = _decoded(content, table, encoding)
    if text is not None:
        yield from _rows(text, table)


def _decoded(content: bytes, table: Table, encoding: str) -> str | None:
    name = encoding or 'utf-8'
    if name.lower().replace('-', '').replace('_', '') == 'utf8':
        content, name = content.removeprefix(codecs.BOM_UTF8), 'utf-8'
    try:
        text = content.decode(name)
    except LookupError:
        table.problems.append(table.problem('sheet-encoding-unknown', choices=', '.join(('utf-8', *_LIKELY))))
    except UnicodeError:
        table.problems.append(
            table.problem('sheet-encoding-wrong', encoding=name)
            if encoding
            else table.problem('sheet-not-utf8', samples=_samples(content))
        )
    else:
        if '\0' not in text:
            return text
        table.problems.append(table.problem('sheet-not-utf8', samples=_samples(content)))
    return None


def _samples(content: bytes) -> str:
    """How the headings read in each likely encoding, so that a person can tell which one is right."""
    found: dict[str, list[str]] = {}
    for name in _LIKELY:
        try:
            first = content.decode(name).splitlines()[0]
        except (UnicodeError, IndexError):
            continue
        if first.isprintable():
            found.setdefault(first[:100], []).append(name)
    return ' | '.join(f'{", ".join(names)}: {first}' for first, names in found.items()) or '…'


def _rows(text: str, table: Table) -> Iterator[Row]:
    said = _SAYS_PART.match(text)
    text, above = (text[said.end() :], 1) if said else (text, 0)
    csv.field_size_limit(max(MAX_CELL * 400, csv.field_size_limit()))
    lines = (found[0] for found in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=said[1] if said else _part(text), strict=True)
    number = above
    while True:
        # A cell may hold several lines; a spreadsheet counts the row once.
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            table.problems.append(table.problem('sheet-broken', number))
            return
        yield Row(number, tuple(map(_cell, cells)))


def _part(text: str) -> str:
    """What parts the cells: the sign that stands most often in the headings."""
    first = next((line for line in text.splitlines() if line.strip()), '')
    return max(_PARTS, key=first.count)


def _cell(text: str) -> Cell:
    if not text:
        return _EMPTY
    if len(text) > MAX_CELL:
        return Cell('', 'too-long')
    if ROUNDED.fullmatch(text.strip()):
        return Cell(text, 'rounded')
    return Cell(text, 'formula' if text.startswith('=') else 'text')
