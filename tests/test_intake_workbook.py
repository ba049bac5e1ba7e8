"""Workbooks: as LibreOffice and as our own library write them, locked, damaged, and made to fill the memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from letters.intake import workbook
from letters.intake.columns import OwnWords
from letters.intake.gather import gather
from letters.intake.reading import read_table
from letters.intake.table import Table
from letters.model.registry import Registry
from tests.conftest import Letters
from tests.support.books import archive
from tests.support.books import as_libreoffice_ods
from tests.support.books import as_libreoffice_xlsx
from tests.support.books import locked
from tests.support.books import ods
from tests.support.books import xlsx
from tests.support.day import DAY
from tests.support.rows import as_xlsx
from tests.support.rows import case_rows
from tests.support.rows import grid


def table_of(tmp_path: Path, content: bytes, name: str = 'cases.xlsx', page: str = '') -> Table:
    file = tmp_path / name
    file.write_bytes(content)
    return read_table(file, page=page)


def forms(table: Table) -> list[tuple[str, str]]:
    return [(cell.text, cell.form) for row in table.rows for cell in row.cells]


def book(*values: Any) -> bytes:
    """A workbook with a row for each value, as openpyxl writes it."""
    made = openpyxl.Workbook()
    page: Any = made.active
    page.append(['sender.phone'])
    for value in values:
        page.append([value])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ('name', 'write'),
    [('a.xlsx', as_libreoffice_xlsx), ('a.ods', as_libreoffice_ods), ('b.xlsx', as_xlsx)],
    ids=['LibreOffice XLSX', 'LibreOffice ODS', 'ours'],
)
def test_a_case_is_the_same_from_every_program(
    tmp_path: Path, registry: Registry, name: str, write: Callable[[list[list[str]]], bytes]
) -> None:
    changes = {
        'items.0.locator.place': '=1+1',
        'sender.phone': '+92 300 0000000',
        'items.0.url': 'https://x.com/_x0041_one/status/1790000000000000001',
        'person.name': 'Núria عائشہ & <b>',
    }
    (tmp_path / name).write_bytes(write(grid(case_rows('K7Q2M9', changes))))
    brought = gather([tmp_path / name], registry, DAY, mapping=OwnWords(), opened=Path.read_bytes)
    (tmp_path / 'plain.csv').write_text(
        '\ufeff' + '\n'.join(','.join(f'"{cell}"' for cell in row) for row in grid(case_rows('K7Q2M9', changes))),
        encoding='utf-8',
    )
    plain = gather([tmp_path / 'plain.csv'], registry, DAY, mapping=OwnWords(), opened=Path.read_bytes)
    if write is not as_xlsx:
        # In a file with commas nobody can tell a text from a formula.
        assert [problem.id for case in plain.cases for problem in case.problems] == ['cell-formula']
    assert [case.problems for case in brought.cases] == [()]


@pytest.mark.parametrize(
    ('value', 'text', 'form'),
    [
        (471_000_000_000, '471000000000', 'number'),
        (4.71e17, '471000000000000000', 'rounded'),
        ('4.71E+11', '4.71E+11', 'rounded'),
        (1.5, '1.5', 'number'),
        (True, 'yes', 'text'),
        (datetime(2026, 11, 18), '2026-11-18', 'day'),  # noqa: DTZ001 a spreadsheet knows no zone
        (datetime(2026, 11, 18, 21, 40), '2026-11-18T21:40', 'day'),  # noqa: DTZ001
        ('=1+1', '', 'formula'),
        ('x' * 32_767, 'x' * 32_767, 'text'),
    ],
)
def test_what_a_spreadsheet_made_of_an_answer_is_seen(tmp_path: Path, value: Any, text: str, form: str) -> None:
    assert forms(table_of(tmp_path, book(value))) == [(text, form)]


def test_numbers_that_are_none_and_hours_are_faults_and_a_cell_without_an_end_is_no_answer(tmp_path: Path) -> None:
    cells = '<c r="A2"><v>1e999</v></c><c r="B2"><v>nan</v></c><c r="C2" t="e"><v>#DIV/0!</v></c>'
    long = f'<c r="D2" t="inlineStr"><is><t>{"x" * 10_000_000}</t></is></c>'
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>sender.name</t></is></c></row>'
    table = table_of(tmp_path, xlsx(f'{head}<row r="2">{cells}{long}</row>'))
    assert forms(table) == [('', 'fault'), ('', 'fault'), ('', 'text'), ('', 'too-long')]


@pytest.mark.parametrize('main', ['http://schemas.openxmlformats.org/spreadsheetml/2006/main'])
def test_a_formula_is_found_wherever_it_stands(tmp_path: Path, main: str) -> None:
    head = '<row r="3"><c r="B3" t="inlineStr"><is><t>case.id</t></is></c></row>'
    cells = '<row><c/><c t="str"><f>A1</f><v>made up</v></c></row><row r="6"><c r="B6" t="str"><f/><v>x</v></c></row>'
    table = table_of(tmp_path, xlsx(head + cells, main=main))
    assert [(row.number, row.at(2)) for row in table.rows] == [(4, ('', 'formula')), (6, ('', 'formula'))]


def test_a_formula_of_an_ods_is_found_in_each_cell_that_repeats_it(tmp_path: Path) -> None:
    text = '<table:table-cell office:value-type="string"><text:p>case.id</text:p></table:table-cell>'
    made = (
        '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell>'
    )
    rows = f'<table:table-row>{text}{text}{text}</table:table-row>'
    rows += f'<table:table-row table:number-rows-repeated="2"><table:table-cell/>{made}</table:table-row>'
    table = table_of(tmp_path, ods(rows), 'cases.ods')
    assert [[cell.form for cell in row.cells] for row in table.rows] == [['text', 'formula', 'formula']] * 2


def test_a_locked_workbook_says_so(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'cases.xlsx').write_bytes(locked())
    code, out, _ = letters('check', 'cases.xlsx')
    assert code == 3
    assert 'locked with a password' in out
    manifest = '<manifest:manifest><manifest:encryption-data/></manifest:manifest>'
    hidden = archive({'mimetype': 'application/vnd.oasis', 'META-INF/manifest.xml': manifest, 'content.xml': b'\x99'})
    assert [one.id for one in table_of(tmp_path, hidden, 'cases.ods').problems] == ['sheet-locked']


_FAR = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>case.id</t></is></c></row>'
    '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
)
_REPEATED = (
    '<table:table-row table:number-rows-repeated="100000"><table:table-cell table:number-columns-repeated="16384" '
    'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
)
_ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'


@pytest.mark.parametrize(
    'content',
    [
        b'PK\x03\x04',
        b'PK\x03\x04' + bytes(1000),
        archive({'some.txt': 'no workbook'}),
        xlsx('')[:-40],
        xlsx('<row r="1"><c r="A1"><v>1</c></row>'),
        xlsx('<row r="x"/>'),
        xlsx('<row/>', **{'xl/workbook.xml': '<workbook><sheets/></workbook>'}),
        xlsx('<row/>', **{'xl/worksheets/sheet1.xml': f'{_ENTITIES}<worksheet>&c;</worksheet>'}),
        xlsx(_FAR),
        xlsx(_FAR.replace('XFD', 'xfd')),
        xlsx(_FAR.replace('"XFD1048576"', "'&#88;FD1048576'")),
        ods(_REPEATED),
        ods(_REPEATED.replace('table:number-columns', 'table:formula="of:=1" table:number-columns')),
    ],
    ids=range(13),
)
def test_what_is_no_workbook_or_would_fill_the_memory_is_damaged(tmp_path: Path, content: bytes) -> None:
    table = table_of(tmp_path, content)
    assert {one.id for one in table.problems} <= {'sheet-damaged', 'sheet-empty', 'sheet-page-unknown'}
    assert table.problems
    assert not table.rows


@pytest.mark.parametrize(
    'content',
    [b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(1000), archive({'xl/workbook.bin': 'x'})],
    ids=['XLS', 'XLSB'],
)
def test_a_workbook_of_which_nobody_can_tell_the_formulas_is_not_read(tmp_path: Path, content: bytes) -> None:
    table = table_of(tmp_path, content, 'cases.xls')
    assert ([one.id for one in table.problems], table.rows) == (['sheet-old'], ())


def test_a_small_archive_that_unpacks_to_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, 'MAX_UNPACKED', 100_000)
    bomb = xlsx('', **{'xl/styles.xml': f'<a>{" " * 100_000}</a>'})
    assert [one.id for one in table_of(tmp_path, bomb).problems] == ['sheet-damaged']


def test_the_reader_sees_no_more_than_the_archive_says(tmp_path: Path) -> None:
    """An archive can say of a part that it is small: nobody unpacks the rest of it."""
    content = bytearray(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', **{'xl/styles.xml': 'x' * 70_000}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as made:
        size = made.getinfo('xl/styles.xml').file_size.to_bytes(4, 'little')
    table = table_of(tmp_path, bytes(content).replace(size, (5).to_bytes(4, 'little')))
    assert [one.id for one in table.problems] == ['sheet-damaged']


def test_pictures_and_programs_in_a_workbook_are_not_even_unpacked(tmp_path: Path) -> None:
    held = xlsx('<row r="1"><c r="A1" t="str"><v>case.id</v></c></row>', **{'xl/vbaProject.bin': 'x'})
    assert not table_of(tmp_path, held.replace(b'vbaProject.bin', b'vbaProject.bin')).rows


def test_a_page_is_read_by_its_name(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.create_sheet('Casos').append(['case.id'])
    made['Casos'].append(['A1B'])
    stream = io.BytesIO()
    made.save(stream)
    assert [row.at(1).text for row in table_of(tmp_path, stream.getvalue(), page='Casos').rows] == ['A1B']
    unknown = table_of(tmp_path, stream.getvalue(), page='Cases')
    assert [(one.id, dict(one.values)) for one in unknown.problems] == [
        ('sheet-page-unknown', {'choices': 'Sheet, Casos'})
    ]
