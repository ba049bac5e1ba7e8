"""The empty sheet: what a clinic fills in is what the program reads."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.intake.columns import OwnWords
from letters.intake.columns import keys
from letters.intake.columns import lists
from letters.intake.empty import empty_csv
from letters.intake.empty import empty_workbook
from letters.intake.empty import headings
from letters.intake.gather import gather
from letters.languages.catalogue import Translator
from letters.model.registry import Registry
from letters.wording.words import Wording
from tests.conftest import Letters
from tests.support.command import letters_bytes
from tests.support.day import DAY
from tests.support.rows import case_rows


@pytest.fixture(params=['en', 'es', 'ur'])
def words(request: pytest.FixtureRequest, registry: Registry) -> Wording:
    return Wording(registry, Translator(request.param, 'interface'))


def test_a_sheet_for_commas_holds_every_heading_and_is_known_as_utf_8(tmp_path: Path, registry: Registry) -> None:
    shown = letters_bytes('sheet', cwd=tmp_path).stdout
    assert shown == empty_csv(headings(Wording(registry, Translator('en', 'interface'))))
    assert shown.decode('utf-8-sig').strip().split(',') == keys()
    assert shown.startswith('\ufeff'.encode())


def test_a_filled_in_workbook_is_read_in_each_language(tmp_path: Path, words: Wording, registry: Registry) -> None:
    content = empty_workbook(headings(words), words)
    assert content == empty_workbook(headings(words), words)
    file = tmp_path / 'cases.xlsx'
    file.write_bytes(content)
    empty = gather([file], registry, DAY, mapping=OwnWords(), opened=Path.read_bytes)
    assert [one.id for one in empty.problems] == ['sheet-no-rows']
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == keys()
    for row in case_rows('A1B', {'items.0.locator.place': '-3, +5'}):
        for key, text in row.items():
            page.cell(2, keys().index(key) + 1).value = text
    book.save(file)
    (case,) = gather([file], registry, DAY, mapping=OwnWords(), opened=Path.read_bytes).cases
    assert case.problems == ()


def test_a_workbook_offers_the_words_of_each_choice_and_explains_each_column(words: Wording) -> None:
    book = openpyxl.load_workbook(io.BytesIO(empty_workbook(headings(words), words)))
    page, told = book.worksheets
    assert (page.freeze_panes, told.freeze_panes) == ('A2', 'A2')
    assert told.sheet_view.rightToLeft == (words.language == 'ur')
    offered = {next(iter(rule.sqref.ranges)).min_col: rule.formula1 for rule in page.data_validations.dataValidation}
    for number, key in enumerate(keys(), 1):
        allowed = choices(leaves()[key])
        if allowed and key not in lists():
            assert offered[number] == f'"{",".join(allowed)}"'
            # No spreadsheet opens a longer list.
            assert len(offered[number]) <= 257
        else:
            assert number not in offered
    assert [row[0].value for row in told.iter_rows(min_row=2)] == keys()
    assert not [cell for row in told.iter_rows() for cell in row if cell.data_type == 'f']
    assert not {sign for name in book.sheetnames for sign in name} & {*'[]:*?/\\'}


def test_a_sheet_that_is_there_is_never_written_over(letters: Letters, tmp_path: Path) -> None:
    assert letters('sheet', '-o', 'cases.xlsx')[0] == 0
    (tmp_path / 'cases.xlsx').write_bytes(b'forty rows')
    code, _, err = letters('sheet', '-o', 'cases.xlsx')
    assert (code, 'is there already' in err) == (5, True)
    assert (tmp_path / 'cases.xlsx').read_bytes() == b'forty rows'
    assert letters('sheet', '-o', 'cases.ods')[0] == 2
    assert letters('sheet', '--language', 'xx')[0] == 2


def test_the_copy_of_wrong_rows_never_takes_the_place_of_the_sheet(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'cases.csv').write_bytes(b'case.id\nx\n')
    assert letters('bulk', 'cases.csv', '-o', 'out', '--bad', f'../{tmp_path.name}/cases.csv')[0] == 2
    assert (tmp_path / 'cases.csv').read_bytes() == b'case.id\nx\n'
