"""Sheets for tests: a case as the rows that a clinic would write, and rows as the bytes of a sheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from typing import Any

from letters.intake.writing import text_cells
from tests.support.factory import Changes
from tests.support.factory import make_tree

Row = dict[str, str]


def case_rows(id: str, changes: Changes | None = None) -> list[Row]:
    """The rows of a valid case with some answers changed: one for each place and each recording that it shows."""
    return [*rows_of(make_tree({'case.id': id, **(changes or {})}))]


def rows_of(tree: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a case file's tree; the first one says what is true of the whole case."""
    materials = {one['id']: one for one in tree.get('materials', [])}
    whole = flat({key: part for key, part in tree.items() if key not in {'materials', 'items', 'format', 'sent'}})
    id = {'case.id': tree['case']['id']}
    pairs = [(item, name) for item in tree.get('items', []) for name in item.get('shows') or [None]]
    pairs += [({}, name) for name in materials if name not in {shown for _, shown in pairs}]
    for number, (item, name) in enumerate(pairs or [({}, None)]):
        yield {
            **(id if number else whole),
            **(flat(materials[name], 'materials.') if name else {}),
            **flat({key: part for key, part in item.items() if key != 'shows'}, 'items.'),
        }


def flat(tree: Mapping[str, Any], above: str = '') -> Row:
    """A tree as dotted keys with the text of a cell; several texts stand one on a line."""
    found: Row = {}
    for key, part in tree.items():
        inner = part[0] if isinstance(part, list) and part and isinstance(part[0], dict) else part
        if isinstance(inner, dict):
            found |= flat(inner, f'{above}{key}.')
        else:
            found[above + key] = '\n'.join(inner) if isinstance(inner, list) else str(inner)
    return found


def grid(rows: Sequence[Row]) -> list[list[str]]:
    """Rows as a table, with the headings first."""
    headings = list(dict.fromkeys(key for row in rows for key in row))
    return [headings, *([row.get(key, '') for key in headings] for row in rows)]


def as_csv(table: Iterable[Sequence[str]], delimiter: str = ',') -> bytes:
    """A table as a CSV in UTF-8."""
    stream = io.StringIO(newline='')
    csv.writer(stream, delimiter=delimiter).writerows(table)
    return stream.getvalue().encode()


def as_xlsx(table: Iterable[Sequence[str]]) -> bytes:
    """A table as a workbook of texts, as the program writes one."""
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for row in table:
        page.append(text_cells(page, row))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
