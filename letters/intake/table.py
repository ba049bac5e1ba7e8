"""A sheet as rows of texts, each cell where the spreadsheet shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
_LONGEST = 60
# No answer is as long; a cell beyond it is a slip, or meant to keep the program busy.
MAX_CELL = 32_767
# A long number that a spreadsheet wrote its own way: 4.71E+11.
ROUNDED = re.compile(r'[+-]?\d+(?:[.,]\d+)?E[+-]?\d+', re.IGNORECASE | re.ASCII)

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
        named = {'column': name_of(column, self.headings)} if column else {}
        return Problem(id, self.file, row, column, tuple({**named, **values}.items()))


def name_of(column: int, headings: Sequence[str]) -> str:
    """How a column is called to a person: by its heading, on one line and no longer than it must be, or its letters."""
    heading = ' '.join(headings[column - 1].split()) if 0 < column <= len(headings) else ''
    return (heading if len(heading) <= _LONGEST else f'{heading[: _LONGEST - 1]}…') or letters_of(column)


def letters_of(column: int) -> str:
    """The letters of a column as a spreadsheet shows them: 1 is A, 28 is AB."""
    found = ''
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(letters: str) -> int:
    """The number of a column from its letters: A is 1, AB is 28."""
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found
