"""Any table of texts comes back cell by cell, any case from its rows, and nothing that somebody wrote is told."""

from __future__ import annotations

import string
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.casefile.build import case_from_bytes
from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.intake.columns import OwnWords
from letters.intake.columns import keys
from letters.intake.gather import Intake
from letters.intake.gather import gather
from letters.intake.gather import unfold
from letters.intake.reading import read_table
from letters.intake.table import ROUNDED
from letters.languages.catalogue import Translator
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.books import as_libreoffice_ods
from tests.support.books import as_libreoffice_xlsx
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_file
from tests.support.factory import make_tree
from tests.support.rows import as_csv
from tests.support.rows import as_xlsx
from tests.support.rows import case_rows
from tests.support.rows import grid
from tests.support.rows import rows_of
from tests.support.soak import examples

# Signs that a spreadsheet can hold: no control characters but a line's end, and no half of a pair.
SIGNS = st.characters(exclude_categories=('Cs', 'Cc', 'Cn'), include_characters='\n')
TEXTS = st.text(SIGNS, max_size=12) | st.sampled_from(['=1+1', '+92', '-', '@a', '_x0041_', '007', "'", '"', ',', ';'])
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=1, max_size=4)
)
HEADINGS = [f'heading {letter}' for letter in 'abcde']
WRITERS: dict[str, Callable[..., bytes]] = {
    'a.csv': as_csv, 'a.xlsx': as_xlsx, 'b.xlsx': as_libreoffice_xlsx, 'a.ods': as_libreoffice_ods,
}  # fmt: skip


def is_text(text: str, name: str) -> bool:
    """Whether a cell is told as the text that it is."""
    return not ROUNDED.fullmatch(text.strip()) and not (name.endswith('.csv') and text.startswith('='))


@pytest.mark.parametrize('name', WRITERS)
@settings(deadline=None, max_examples=examples(500, 40))
@given(table=TABLES)
def test_any_table_of_texts_comes_back_cell_by_cell(name: str, table: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / name
        file.write_bytes(WRITERS[name]([HEADINGS[: len(table[0])], *table]))
        found = read_table(file)
    rows = {row.number: row for row in found.rows}
    for number, texts in enumerate(table, 2):
        if not any(text.strip() for text in texts):
            assert number not in rows
            continue
        for column, text in enumerate(texts, 1):
            cell = rows[number].at(column)
            assert (cell.form == 'text') == is_text(text, name)
            assert cell.text == text or cell.form == 'formula' or (not text.strip() and not cell.text.strip())


NAMES = st.text(st.characters(categories=('Ll', 'Lu', 'Lo')), min_size=1, max_size=12)
LINKS = st.integers(1, 10**6).map(lambda n: f'https://x.com/example_one/status/{17 * 10**17 + n}')
LETTERS = st.sampled_from(['a', 'b', 'film'])


@st.composite
def trees(draw: st.DrawFn) -> dict[str, Any]:
    """The tree of a case: recordings, and places that show some of them."""
    held = draw(st.lists(LETTERS, min_size=1, max_size=3, unique=True))
    recordings = [
        a_recording(
            id, kind=draw(st.sampled_from(choices(leaves()['materials.kind']))), recorded_by='other',
            shared_how=draw(st.sampled_from(['breach-of-trust', 'unknown'])), work=draw(NAMES),
        )
        for id in held
    ]  # fmt: skip
    links = draw(st.lists(LINKS, min_size=1, max_size=4, unique=True))
    shown = st.lists(st.sampled_from(held), min_size=1, max_size=3, unique=True)
    places = [
        a_place(link, shows=draw(shown), status=draw(st.sampled_from(['up', 'removed', 'unknown']))) for link in links
    ]
    return make_tree({
        'case.id': 'A1B', 'materials': recordings, 'items': places, 'sender.name': draw(NAMES),
        'person.known_as': draw(st.lists(NAMES, max_size=2)), 'harm': draw(st.sampled_from([[], ['afraid', 'family']])),
    })  # fmt: skip


@settings(deadline=None, max_examples=examples(300, 25))
@given(tree=trees(), write=st.sampled_from(['a.csv', 'a.xlsx', 'a.ods']))
def test_any_case_is_the_same_from_its_rows(tree: dict[str, Any], write: str) -> None:
    from tests.support.factory import as_yaml

    case, problems = case_from_bytes(as_yaml(tree).encode(), 'case.yaml', registry(), DAY)
    (brought,) = brought_of(grid([*rows_of(tree)]), write).cases
    assert [one.id for one in brought.problems] == [one.id for one in problems]
    if case:
        found = unfold(brought.folded)
        order = sorted(case.materials, key=lambda one: one.id)
        assert sorted(found.materials, key=lambda one: one.id) == order
        assert found.model_copy(update={'materials': case.materials}) == case


def brought_of(table: list[list[str]], name: str, on: date = DAY) -> Intake:
    with tempfile.TemporaryDirectory() as made:
        file = Path(made) / name
        file.write_bytes(WRITERS[name](table))
        return gather([file], registry(), on, mapping=OwnWords(), opened=Path.read_bytes)


HOSTILE = st.one_of(
    TEXTS,
    st.text(st.characters(exclude_categories=['Cs']), max_size=40),
    st.sampled_from([
        '%(key)s', '{{ 7*7 }}', '\x1b[2J', '\u202e', '../../etc/passwd', '99999-99-99', '2026-02-31', 'A' * 5000,
        '=cmd|x', 'javascript:alert(1)', 'https://example.org/%00', 'https://[::1', '٣', '1e999', 'CON', '<script>',
    ]),
)  # fmt: skip
SECRET = 'Zxqvij'


@settings(deadline=None, max_examples=examples(400, 60))
@given(cells=st.dictionaries(st.sampled_from(keys()), HOSTILE, max_size=8), write=st.sampled_from([*WRITERS]))
def test_hostile_text_in_any_cell_gives_problems_or_a_case_and_is_never_told(cells: dict[str, str], write: str) -> None:
    words = Wording(registry(), Translator('en', 'interface'))
    row = {
        **case_rows('A1B')[0],
        **{key: f'{text}{SECRET}' if text.isprintable() else text for key, text in cells.items()},
    }
    plain = ''.join(sign for sign in string.printable if sign.isspace())
    if write != 'a.csv':
        # A workbook holds no control characters.
        row = {key: ''.join(one for one in text if one >= ' ' or one in plain[:2]) for key, text in row.items()}
        row = {key: text.replace('\ufffe', '').replace('\uffff', '') for key, text in row.items()}
    brought = brought_of(grid([row]), write)
    found = [*brought.problems, *(one for case in brought.cases for one in case.problems)]
    assert found or all(case.folded for case in brought.cases)
    for one in found:
        told = words.problem(one)
        # The name of a site that only leads on is told: nobody else could say which link is meant.
        assert SECRET.casefold() not in told.casefold() or one.id.startswith('link-leads-on')


@pytest.mark.parametrize('key', keys())
def test_every_cell_that_holds_what_no_answer_is_says_its_row_and_column(key: str) -> None:
    """Whatever the answer is: a formula is one nowhere."""
    rows = [{**case_rows('A1B')[0], key: '=1'}]
    (first, *_) = brought_of(grid(rows), 'a.csv').cases
    told = [(one.id, one.line, dict(one.values)['column']) for one in first.problems]
    assert ('cell-formula', 2, key) in told or (key == 'case.id' and told == [('sheet-no-id', 2, key)])


def test_a_file_of_a_case_and_its_row_are_told_apart_by_nothing() -> None:
    case, _ = case_from_bytes(make_file({'case.id': 'A1B'}), 'case.yaml', registry(), DAY)
    (brought,) = brought_of(grid(case_rows('A1B')), 'a.xlsx').cases
    assert case == unfold(brought.folded)
