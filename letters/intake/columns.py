"""Which column of a sheet holds which answer, and what a cell of it says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import get_args
from typing import get_origin

from pydantic import BaseModel

from letters.casefile.shape import choices
from letters.casefile.shape import fields
from letters.casefile.shape import leaves
from letters.casefile.shape import nearest
from letters.languages.catalogue import SOURCE
from letters.languages.named import country_of
from letters.languages.named import is_yes_or_no
from letters.model.case import Case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.intake.table import Cell
    from letters.intake.table import Table
    from letters.model.question import Question

# What the program itself writes down is no column: who types it by hand would start a clock that nobody started.
_OURS = ('sent.', 'format')
LINK = 'items.url'
REASONS = 'problems'
"""The heading under which a sheet that is given back says what was wrong; nobody reads it again."""
# What parts several choices in a cell; several texts stand on lines of their own, as a text may hold a comma.
_BETWEEN_CHOICES = re.compile(r'[\n,;،؛]+')
_LINES = re.compile(r'\r\n|\r|\n')
_OF_COUNTRIES = frozenset({'country', 'countries'})


@dataclass(frozen=True)
class OwnWords:
    """A clinic's own headings and words: heading to key (an empty key: a column that is not ours), word to choice."""

    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    page: str = ''
    """The page of a workbook that is read; the first one, if it is empty."""


class Column(NamedTuple):
    """A column that holds answers: its number from 1, the key, and whether a cell holds several answers."""

    number: int
    key: str
    several: bool


@cache
def lists(model: type[BaseModel] = Case, above: str = '') -> frozenset[str]:
    """The dotted keys whose answer is a list of texts."""
    found: set[str] = set()
    for name, kind in fields(model).items():
        inner = get_args(kind)[0] if get_origin(kind) is list else kind
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            found |= lists(inner, f'{above}{name}.')
        elif get_origin(kind) is list:
            found.add(above + name)
    return frozenset(found)


def keys() -> list[str]:
    """Every key that may be a column."""
    return [key for key in leaves() if not key.startswith(_OURS)]


def columns_of(table: Table, mapping: OwnWords) -> list[Column]:
    """The columns that hold answers; a heading that means nothing, or stands twice, is a problem of the table."""
    known, own = set(keys()), {_folded(heading): key for heading, key in mapping.columns.items()}
    found: list[Column] = []
    for number, heading in enumerate(table.headings, 1):
        key = own.get(_folded(heading), heading.strip())
        if key == REASONS:
            continue
        if not key:
            if heading.strip() == '' and any(row.at(number).text for row in table.rows):
                table.problems.append(table.problem('sheet-no-heading', 1, number))
        elif key not in known:
            near = nearest(key, dict.fromkeys(known))
            more = {'near': near} if near in known else {}
            table.problems.append(table.problem('sheet-column-near' if more else 'sheet-column', 1, number, **more))
        elif any(key == one.key for one in found):
            table.problems.append(table.problem('sheet-double-column', 1, number))
        else:
            found.append(Column(number, key, key in lists()))
    return found


def told(cell: Cell, column: Column, question: Question | None, mapping: OwnWords) -> tuple[Any, str]:
    """What a cell says: a text or a list of texts, and the id of what is wrong with it; links are still to be read."""
    problem = _damage(cell, column, question)
    if problem or not cell.text.strip():
        return '', problem
    own = {_folded(word): choice for word, choice in mapping.words.get(column.key, {}).items()}
    if not column.several:
        return cell.text if column.key == LINK else _word(cell.text, column, own, question), ''
    between = _BETWEEN_CHOICES if choices(leaves()[column.key]) else _LINES
    return [_word(part, column, own, question) for part in between.split(cell.text) if part.strip()], ''


def _damage(cell: Cell, column: Column, question: Question | None) -> str:
    """What a spreadsheet did to an answer: a day is one only where a day is asked for, a number nowhere a telephone."""
    of_day = column.key in {'items.seen', 'person.died'} or (question is not None and question.answer == 'date')
    if cell.form == 'day':
        return '' if of_day else 'cell-became-day'
    if cell.form == 'number':
        number_of = 'cell-number-phone' if column.key.endswith('.phone') else ''
        return 'cell-number-day' if of_day else number_of
    return '' if cell.form == 'text' else f'cell-{cell.form}'


def _word(text: str, column: Column, own: Mapping[str, str], question: Question | None) -> str:
    """A cell's text; a choice in the clinic's word for it or in capital letters, and a country's name, as its code."""
    plain = _folded(text)
    if plain in own:
        return own[plain]
    if question is not None and question.answer in _OF_COUNTRIES and (text.isupper() or not is_yes_or_no(text)):
        # `no` in small letters is rather an answer than Norway.
        return country_of(text, SOURCE) or text
    words = choices(leaves()[column.key])
    return next((word for word in words if word.casefold() == plain), text)


def _folded(text: str) -> str:
    return ' '.join(unicodedata.normalize('NFC', text).split()).casefold()
