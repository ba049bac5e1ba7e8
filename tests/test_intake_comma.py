"""Sheets with commas: how they are written, what parts their cells, and what a spreadsheet did to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.errors import FileError
from letters.intake import reading
from letters.intake.reading import read_table
from letters.intake.table import MAX_CELL
from letters.intake.table import Table
from tests.conftest import Letters
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid

HEADINGS = ['case.id', 'sender.name']


def table_of(tmp_path: Path, content: bytes, encoding: str = '') -> Table:
    file = tmp_path / 'cases.csv'
    file.write_bytes(content)
    return read_table(file, encoding=encoding)


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def ids(table: Table) -> list[str]:
    return [problem.id for problem in table.problems]


@pytest.mark.parametrize('mark', [b'', b'\xef\xbb\xbf'], ids=['plain', 'marked'])
@pytest.mark.parametrize('part', [',', ';', '\t'])
@pytest.mark.parametrize('end', ['\n', '\r\n', '\r'])
def test_a_sheet_is_read_whatever_parts_its_cells_and_ends_its_lines(
    tmp_path: Path, mark: bytes, part: str, end: str
) -> None:
    lines = [part.join(HEADINGS), part.join(['K7Q2M9', '"Núria ""N."" Peña"']), '', part.join(['A1B', 'عائشہ'])]
    table = table_of(tmp_path, mark + end.join(lines).encode())
    assert table.headings == tuple(HEADINGS)
    assert texts(table) == [['K7Q2M9', 'Núria "N." Peña'], ['A1B', 'عائشہ']]
    assert [row.number for row in table.rows] == [2, 4]
    assert not table.problems


@pytest.mark.parametrize('part', [',', ';', '\t', '|'])
def test_a_first_line_may_say_what_parts_the_cells(tmp_path: Path, part: str) -> None:
    rows = [HEADINGS, ['K7Q2M9', 'one, two; three']]
    table = table_of(tmp_path, f'sep={part}\r\n'.encode() + as_csv(rows, delimiter=part))
    assert texts(table) == [['K7Q2M9', 'one, two; three']]
    assert [row.number for row in table.rows] == [3]


@pytest.mark.parametrize('said', ['sep="\n', 'sep=\r\n', 'sep=\n', 'sep=ab\n', 'sep= \n'])
def test_a_first_line_that_says_nothing_of_use_is_a_line_like_any(tmp_path: Path, said: str) -> None:
    table_of(tmp_path, said.encode() + b'case.id,sender.name\nA,B\n')


def test_a_row_counts_once_however_many_lines_its_cells_hold(tmp_path: Path) -> None:
    table = table_of(tmp_path, as_csv([HEADINGS, ['A1B', 'one\ntwo\r\nthree'], ['A1C', 'four']]))
    assert [(row.number, row.at(2).text) for row in table.rows] == [(2, 'one\ntwo\r\nthree'), (3, 'four')]


@pytest.mark.parametrize(
    ('encoding', 'name'), [('cp1252', 'Núria'), ('utf-16', 'عائشہ'), ('cp1251', 'Ирина'), ('shift_jis', '花子')]
)
def test_nothing_is_guessed_where_a_sheet_is_not_in_utf_8(
    letters: Letters, tmp_path: Path, encoding: str, name: str
) -> None:
    rows = case_rows('K7Q2M9', {'sender.name': name, 'person.name': name})
    table = grid(rows)
    # A heading of the clinic's own in its own script, so that the person sees which encoding is right.
    table[0] = [name if heading == 'sender.name' else heading for heading in table[0]]
    (tmp_path / 'cases.csv').write_bytes(as_csv(table).decode().encode(encoding))
    (tmp_path / 'map.yaml').write_text(f'columns: {{"{name}": sender.name}}', encoding='utf-8')
    code, out, _ = letters('check', 'cases.csv', '--map', 'map.yaml', '--date', '2026-11-21')
    assert code == 3
    assert 'not written in UTF-8' in out
    # Each likely encoding is shown with the headings as they would read in it.
    assert any(encoding in part and name in part for part in out.split(' | '))
    code, out, _ = letters('check', 'cases.csv', '--map', 'map.yaml', '--encoding', encoding, '--date', '2026-11-21')
    assert (code, out) == (0, '')


def test_rows_in_two_encodings_stop_the_sheet(tmp_path: Path) -> None:
    table = table_of(tmp_path, 'case.id,sender.name\nA1B,Núria\n'.encode() + 'A1C,Peña\n'.encode('cp1252'))
    assert ids(table) == ['sheet-not-utf8']
    assert not table.rows


@pytest.mark.parametrize(
    ('encoding', 'id'),
    [
        ('no-such', 'sheet-encoding-unknown'),
        # What Python offers beside encodings of text is none.
        ('hex', 'sheet-encoding-unknown'),
        ('zip', 'sheet-encoding-unknown'),
        ('aliases', 'sheet-encoding-unknown'),
        ('undefined', 'sheet-encoding-wrong'),
        ('ascii', 'sheet-encoding-wrong'),
        ('utf-8', 'sheet-encoding-wrong'),
    ],
)
def test_an_encoding_that_does_not_fit_is_named(tmp_path: Path, encoding: str, id: str) -> None:
    assert ids(table_of(tmp_path, b'case.id,sender.name\nA1B,N\xfaria\n', encoding)) == [id]


def test_an_empty_sign_is_no_text(tmp_path: Path) -> None:
    assert ids(table_of(tmp_path, b'case.id,sender.name\nA1B,N\0ria\n')) == ['sheet-not-utf8']


@pytest.mark.parametrize('row', ['A1C,"open', 'A1C,"shut"too', 'A1C,"one"" two'])
def test_quotation_marks_in_wrong_places_are_told_at_their_row(tmp_path: Path, row: str) -> None:
    table = table_of(tmp_path, f'case.id,sender.name\nA1B,"a\nb"\n{row}\n'.encode())
    assert [(problem.id, problem.line) for problem in table.problems] == [('sheet-broken', 3)]


@pytest.mark.parametrize(
    ('text', 'form'),
    [
        ('4.71E+11', 'rounded'),
        ('4,71E+11', 'rounded'),
        ('-1e5', 'rounded'),
        ('=1+1', 'formula'),
        ('=HYPERLINK("https://example.org")', 'formula'),
        ('+92 300 1234567', 'text'),
        ('@example', 'text'),
        ('-', 'text'),
        ('E5', 'text'),
        ('007', 'text'),
    ],
)
def test_what_a_spreadsheet_did_is_seen(tmp_path: Path, text: str, form: str) -> None:
    table = table_of(tmp_path, as_csv([HEADINGS, ['A1B', text]]))
    assert table.rows[0].at(2).form == form


def test_a_cell_of_ten_megabytes_is_no_answer(letters: Letters, tmp_path: Path) -> None:
    rows = [*case_rows('A1B', {'sender.name': 'x' * 10_000_000}), *case_rows('A1C')]
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(rows)))
    code, out, _ = letters('check', 'cases.csv', '--date', '2026-11-21')
    assert code == 3
    assert out.startswith('cases.csv, row 2, column sender.name: This cell holds more than any answer.')
    assert len(out) < MAX_CELL


def test_a_sheet_larger_than_any_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, 'MAX_BYTES', 10)
    with pytest.raises(FileError) as caught:
        table_of(tmp_path, b'case.id,sender.name\n')
    assert caught.value.id == 'sheet-too-large'


def test_rows_beyond_the_last_that_is_read_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, 'MAX_ROWS', 2)
    table = table_of(tmp_path, b'case.id\nA\nB\nC\nD\n')
    assert [(problem.id, problem.line) for problem in table.problems] == [('sheet-too-long', 4)]


@pytest.mark.parametrize(
    ('content', 'id'),
    [(b'', 'sheet-empty'), (b'\xef\xbb\xbf\r\n,,\r\n', 'sheet-empty'), (b'case.id\n\n , \n', 'sheet-no-rows')],
)
def test_a_sheet_without_rows_says_so(tmp_path: Path, content: bytes, id: str) -> None:
    assert ids(table_of(tmp_path, content)) == [id]
