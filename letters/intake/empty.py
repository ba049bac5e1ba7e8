"""An empty sheet to fill in: the headings, and in a workbook drop-downs, notes and a page that explains each column."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.intake.columns import keys
from letters.intake.columns import lists
from letters.intake.writing import TEXT_FORMAT
from letters.intake.writing import text_cells
from letters.intake.writing import undated
from letters.languages.locale import direction

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from letters.wording.words import Wording

# So many rows get drop-downs; below them the words can still be typed.
_ROWS = 1_000
_WIDEST, _NARROWEST, _NOTE_WIDTH = 40, 12, 380


class Heading(NamedTuple):
    """A column: its key, what it asks and why, an example, its words with their meaning, whether several may stand."""

    key: str
    ask: str
    why: str
    example: str
    words: tuple[tuple[str, str], ...]
    several: bool


def headings(words: Wording) -> list[Heading]:
    """The columns of a sheet, each explained in the language of the clinic."""
    found = []
    for key in keys():
        question = words.registry.questions.get(key)
        allowed = choices(leaves()[key])
        found.append(
            Heading(
                key,
                words.translator.text(f'question {key}', question.ask) if question else '',
                words.translator.text(f'question {key}', question.why) if question else '',
                question.example if question else '',
                tuple((word, words.choice(key, word)) for word in allowed),
                key in lists() or key == 'items.url',
            )
        )
    return found


def empty_csv(columns: Sequence[Heading], rows: Iterable[Sequence[str]] = ()) -> bytes:
    """The headings, and rows that are known already, in UTF-8 with the mark by which spreadsheets know it."""
    stream = io.StringIO(newline='')
    writer = csv.writer(stream)
    writer.writerow([column.key for column in columns])
    writer.writerows(rows)
    return stream.getvalue().encode('utf-8-sig')


def empty_workbook(columns: Sequence[Heading], words: Wording, rows: Iterable[Sequence[str]] = ()) -> bytes:
    """The same as a workbook whose cells are texts, with a second page that explains each column."""
    import openpyxl

    book = openpyxl.Workbook()
    # Nothing in the file says when or by whom it was made: it is the same for everybody.
    book.properties.creator = None
    book.remove(book.worksheets[0])
    page = book.create_sheet(words.message('sheet.page-cases')[:31])
    page.freeze_panes = 'A2'
    for number, column in enumerate(columns, 1):
        _column(page, number, column)
    for row in rows:
        page.append(text_cells(page, row))
    _explain(book.create_sheet(words.message('sheet.page-columns')[:31]), columns, words)
    stream = io.BytesIO()
    book.save(stream)
    return undated(stream.getvalue())


def _column(page: Any, number: int, column: Heading) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(number)
    head = page.cell(1, number, column.key)
    head.font = Font(bold=True)
    if column.ask:
        head.comment = Comment(f'{column.ask}\n{column.why}', '', width=_NOTE_WIDTH)
    dimension = page.column_dimensions[letter]
    dimension.width = min(_WIDEST, max(_NARROWEST, len(column.key) + 3))
    # Text from the first: a code stays a code, a telephone number keeps its zero, a day stays as it was typed.
    dimension.number_format = TEXT_FORMAT
    if column.words and not column.several:
        listed = ','.join(word for word, _ in column.words)
        rule = DataValidation(type='list', formula1=f'"{listed}"', allow_blank=True)
        rule.add(f'{letter}2:{letter}{_ROWS + 1}')
        page.add_data_validation(rule)


def _explain(page: Any, columns: Sequence[Heading], words: Wording) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.styles import Font

    names = ('sheet.column', 'sheet.asks', 'sheet.why', 'sheet.words', 'sheet.several', 'sheet.example')
    page.append([words.message(name) for name in names])
    for column in columns:
        meanings = '\n'.join(words.line(word, meaning) if meaning != word else word for word, meaning in column.words)
        several = words.message('sheet.several-lines') if column.several else ''
        page.append([column.key, column.ask, column.why, meanings, several, column.example])
    for cell in page[1]:
        cell.font = Font(bold=True)
    for letter, width in zip('ABCDEF', (28, 50, 50, 50, 24, 28), strict=True):
        page.column_dimensions[letter].width = width
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical='top')
            cell.number_format, cell.quotePrefix = TEXT_FORMAT, True
            if cell.value:
                cell.data_type = 's'
    page.freeze_panes = 'A2'
    page.sheet_view.rightToLeft = direction(words.language) == 'rtl'
