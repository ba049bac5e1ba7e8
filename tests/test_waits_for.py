"""What a case of a sheet waits for is told with the column in which the answer belongs."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Letters
from tests.support.factory import make_file
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid
from tests.support.runs import TEXT

OPEN = {'sender.name': '', 'materials.0.published_before': ''}


def test_the_column_is_named_as_it_is_called_in_the_sheet(letters: Letters, tmp_path: Path) -> None:
    table = grid(case_rows('B02', OPEN))
    head = ['Firma' if heading == 'sender.name' else heading for heading in table[0]]
    (tmp_path / 'own.yaml').write_text('columns: {"Firma": sender.name}\n', 'utf-8')
    (tmp_path / 'cases.csv').write_bytes(as_csv([head, *table[1:]]))
    for more in (('--dry-run',), ('-o', 'out')):
        code, out, err = letters('bulk', 'cases.csv', '--map', 'own.yaml', *more, *TEXT)
        assert code == 0, err
        assert 'name under the letter (Firma)' in out


def test_a_column_that_a_sheet_lacks_is_named_as_it_would_be_called(letters: Letters, tmp_path: Path) -> None:
    table = grid(case_rows('B02', OPEN))
    gone = table[0].index('sender.name')
    (tmp_path / 'cases.csv').write_bytes(as_csv([[*row[:gone], *row[gone + 1 :]] for row in table]))
    assert 'name under the letter (sender.name)' in letters('bulk', 'cases.csv', '--dry-run', *TEXT)[1]


def test_of_a_case_file_no_column_is_named(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'brought').mkdir()
    (tmp_path / 'brought' / 'B02.yaml').write_bytes(make_file({'case.id': 'B02', **OPEN}))
    shown = letters('bulk', 'brought', '--dry-run', *TEXT)[1]
    assert 'Waits for an answer: ' in shown
    assert '(sender.name)' not in shown
