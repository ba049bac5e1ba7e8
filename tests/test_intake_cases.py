"""From rows to cases: what belongs together, what contradicts itself, a clinic's own words, and what is told of it."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from letters.casefile.build import case_from_bytes
from letters.intake.columns import OwnWords
from letters.intake.columns import keys
from letters.intake.gather import Brought
from letters.intake.gather import Intake
from letters.intake.gather import gather
from letters.intake.gather import unfold
from letters.model.registry import Registry
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_file
from tests.support.rows import Row
from tests.support.rows import as_csv
from tests.support.rows import as_xlsx
from tests.support.rows import case_rows
from tests.support.rows import grid

ONE, TWO = (
    'https://x.com/example_one/status/1790000000000000001',
    'https://x.com/example_one/status/1790000000000000002',
)


@pytest.fixture
def bring(tmp_path: Path, registry: Registry) -> Bring:
    return Bring(tmp_path / 'cases.csv', registry)


class Bring:
    """Rows, as a sheet that is brought."""

    def __init__(self, file: Path, registry: Registry) -> None:
        self.file, self.registry = file, registry

    def __call__(self, rows: Sequence[Row], own: OwnWords | None = None, *more: Path) -> Intake:
        self.file.write_bytes(as_csv(grid(rows)))
        return gather([self.file, *more], self.registry, DAY, mapping=own or OwnWords(), opened=Path.read_bytes)


def problems(brought: Intake) -> list[tuple[str, int, str]]:
    found = [*brought.problems, *(one for case in brought.cases for one in case.problems)]
    return [(one.id, one.line, dict(one.values).get('column', '')) for one in found]


def only(brought: Intake) -> Brought:
    assert problems(brought) == []
    (case,) = brought.cases
    return case


CHANGES = {
    'materials': [a_recording('a'), a_recording('film', kind='near-nude')],
    'items': [a_place(ONE, shows=['a', 'film']), a_place(TWO, shows=['film'])],
    'person.known_as': ['Robin', 'R. Example, the second'],
    'harm': ['afraid', 'family'],
    'items.0.reports': [{'on': '2026-11-01', 'channel': 'form', 'reference': 'A-1', 'answer': 'none'}],
}


def test_rows_of_one_id_are_the_case_that_a_file_tells(bring: Bring, registry: Registry) -> None:
    case, wrong = case_from_bytes(make_file({'case.id': 'K7Q2M9', **CHANGES}), 'case.yaml', registry, DAY)
    assert case
    assert not wrong
    rows = case_rows('K7Q2M9', CHANGES)
    assert len(rows) == 3
    assert unfold(only(bring(rows)).folded) == case


def test_rows_of_other_cases_may_stand_between(bring: Bring) -> None:
    one, other = case_rows('A1B', CHANGES), case_rows('A1C')
    brought = bring([one[0], *other, *one[1:]])
    assert [(case.id, case.rows) for case in brought.cases] == [('A1B', (2, 4, 5)), ('A1C', (3,))]
    assert problems(brought) == []


def test_a_recording_that_a_row_tells_again_is_the_same_one(bring: Bring) -> None:
    rows = case_rows('A1B', {'items': [a_place(ONE), a_place(TWO)]})
    for row in rows:
        del row['materials.id']
    case = unfold(only(bring(rows)).folded)
    assert [one.id for one in case.materials] == ['a']
    assert [list(one.shows) for one in case.items] == [['a'], ['a']]


def test_a_recording_without_an_id_never_takes_that_of_another(bring: Bring) -> None:
    first, second = case_rows('A1B', {'items': [a_place(ONE), a_place(TWO)]})
    del first['materials.id']
    first['materials.kind'] = 'near-nude'
    case = unfold(only(bring([first, second])).folded)
    assert [(one.id, one.kind) for one in case.materials] == [('b', 'near-nude'), ('a', 'intimate-real')]


@pytest.mark.parametrize(
    'cell',
    [
        f'{ONE}\n{TWO}',
        f'{ONE} {TWO}',
        f'they are at <{ONE}> and {TWO}.',
        f'{ONE}\nhxxps://x[.]com/example_one/status/1790000000000000002',
        f'{ONE}\n{ONE}?s=20\n{TWO}',
    ],
)
def test_links_in_a_cell_are_read_as_everywhere(bring: Bring, cell: str) -> None:
    case = unfold(only(bring(case_rows('A1B', {'items.0.url': cell}))).folded)
    assert [one.url for one in case.items] == [ONE, TWO]
    assert {(one.where, one.seen, *one.shows) for one in case.items} == {('post', '2026-11-18', 'a')}


@pytest.mark.parametrize(
    ('cell', 'id'),
    [
        ('no link at all', 'link-words'),
        ('robin@example.org', 'link-mail'),
        ('magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a', 'link-scheme-magnet'),
        ('http://192.168.1.1/x', 'link-private'),
    ],
)
def test_what_is_no_link_is_told_at_its_cell(bring: Bring, cell: str, id: str) -> None:
    assert problems(bring(case_rows('A1B', {'items.0.url': cell}))) == [(id, 2, 'items.url')]


def test_rows_that_contradict_each_other_are_both_named(bring: Bring, letters: Letters) -> None:
    rows = case_rows('A1B', CHANGES)
    rows[1] |= {'sender.name': 'Kim Example'}
    rows[2] |= {'materials.kind': 'intimate-real'}
    brought = bring(rows)
    assert problems(brought) == [
        ('sheet-two-answers', 3, 'sender.name'),
        ('sheet-two-answers', 4, 'materials.kind'),
    ]
    code, out, _ = letters('check', str(bring.file), '--date', DATE)
    assert code == 3
    assert 'row 3, column sender.name: This row says something else than row 2 of the same case.' in out
    assert 'Kim' not in out


def test_a_bad_row_never_hides_another(bring: Bring) -> None:
    nameless, lower = ({**case_rows('A1B')[0], 'case.id': id} for id in ('', 'no code'))
    brought = bring([*case_rows('A1C'), nameless, lower, *case_rows('A1D', {'sender.email': 'no address'})])
    assert problems(brought) == [
        ('sheet-no-id', 3, 'case.id'),
        ('case-id-form', 4, 'case.id'),
        ('email-form', 5, 'sender.email'),
    ]
    assert [case.id for case in brought.cases if not case.problems] == ['A1C']


def test_an_id_in_two_files_is_wrong_in_both(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / 'folder').mkdir()
    (tmp_path / 'folder' / 'one.yaml').write_bytes(make_file({'case.id': 'A1B'}))
    (tmp_path / 'folder' / 'two.yml').write_bytes(make_file({'case.id': 'A1C'}))
    brought = bring([*case_rows('A1B'), *case_rows('A1D')], None, tmp_path / 'folder')
    assert [(case.id, [one.id for one in case.problems]) for case in brought.cases] == [
        ('A1B', ['bulk-same-id']), ('A1D', []), ('A1B', ['bulk-same-id']), ('A1C', []),
    ]  # fmt: skip


SPANISH = OwnWords(
    {'Código': 'case.id', '¿Sigue ahí?': 'items.status', 'Enlace': 'items.url', 'Notas internas': ''},
    {
        'items.status': {'sigue': 'up', 'Ya no está': 'removed'},
        'materials.no_consent': {'nunca dijo que sí': 'never-agreed'},
    },
)


def test_a_clinics_own_headings_and_words_are_understood(bring: Bring) -> None:
    own = {'case.id': 'CÓDIGO', 'items.url': ' enlace ', 'items.status': '¿Sigue  ahí?'}
    rows = [{own.get(key, key): cell for key, cell in row.items()} for row in case_rows('A1B')]
    rows[0] |= {'¿Sigue  ahí?': ' SIGUE ', 'materials.no_consent': 'Nunca dijo que sí', 'Notas internas': 'x'}
    case = unfold(only(bring(rows, SPANISH)).folded)
    assert case.items[0].status == 'up'
    assert case.materials[0].no_consent == ['never-agreed']


def test_a_file_of_own_headings_says_all_that_is_wrong_with_it(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(case_rows('A1B'))))
    (tmp_path / 'map.yaml').write_text(
        'columns: {"Enlace": items.link, "Nota": ""}\n'
        'words: {items.status: {sigue: here}, items.url: {x: y}}\nother: {}\n',
        encoding='utf-8',
    )
    code, out, err = letters('check', 'cases.csv', '--map', 'map.yaml', '--date', DATE)
    assert (code, out) == (3, '')
    assert [line.partition(': ')[0] for line in err.splitlines()[:-1]] == [
        'map.yaml:3:1', 'map.yaml:1:21', 'map.yaml:2:31', 'map.yaml:2:38',
    ]  # fmt: skip


def test_a_program_is_told_the_cell_and_that_a_problem_is_an_error(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(case_rows('A1B', {'items.0.url': 'no link at all'}))))
    code, out, _ = letters('check', 'cases.csv', '--json', '--date', DATE)
    told = json.loads(out)
    assert (code, [(one['column_name'], one['severity']) for one in told]) == (3, [('items.url', 'error')])


def test_headings_that_mean_nothing_or_stand_twice_are_named_with_the_nearest(bring: Bring, letters: Letters) -> None:
    table = grid(case_rows('A1B'))
    table[0] = [*table[0], 'item.url', 'quite else', 'case.id', '']
    table[1] = [*table[1], '', '', '', 'an answer']
    bring.file.write_bytes(as_csv(table))
    code, out, _ = letters('check', str(bring.file), '--date', DATE)
    assert code == 3
    told = [line.partition('row 1, column ')[2] for line in out.splitlines()]
    assert [line.partition('. ')[0] for line in told] == [
        'item.url: No answer has a heading of this name',
        'quite else: No answer has a heading of this name',
        'case.id: Two columns hold the same answer',
        'AC: A column without a heading holds answers',
    ]
    assert 'The nearest one is items.url' in told[0]


def test_every_key_may_be_a_column_but_those_that_only_the_program_writes() -> None:
    assert not [key for key in keys() if key.startswith('sent')]
    assert {'case.id', 'items.url', 'items.reports.on', 'materials.own_words.text', 'wishes.police'} <= {*keys()}


def test_a_sheet_with_more_columns_than_any_is_told_of_once(bring: Bring) -> None:
    rows = [{**case_rows('A1B')[0], **{f'column {n}': 'x' for n in range(16_000)}}]
    brought = bring(rows)
    assert [one.id for one in brought.problems] == ['sheet-too-wide']


def _seconds(bring: Bring, count: int, of: int) -> float:
    """What it takes to read so many rows, so many of each case."""
    whole = case_rows('A00000', {'items.0.url': ''})[0]
    rows = [
        {**whole, 'case.id': f'A{n // of:05d}', 'items.url': f'https://x.com/example_one/status/{17 * 10**17 + n}'}
        for n in range(count)
    ]
    bring.file.write_bytes(as_csv(grid(rows)))
    start = time.process_time()
    brought = gather([bring.file], bring.registry, DAY, mapping=OwnWords(), opened=Path.read_bytes)
    assert len(brought.cases) == count // of
    assert problems(brought) == []
    return time.process_time() - start


@pytest.mark.parametrize(('of', 'few'), [(1, 150), (200, 200), (1_200, 150)])
def test_what_a_row_costs_does_not_grow_with_their_number(bring: Bring, of: int, few: int) -> None:
    """Whether each is a case of its own, or all of them are one."""
    _seconds(bring, few, min(of, few))
    assert _seconds(bring, 1_200, of) < 1_200 / few * 2.5 * _seconds(bring, few, min(of, few))


@pytest.mark.parametrize('name', ['cases.csv', 'cases.xlsx'])
def test_twenty_thousand_rows_are_read(tmp_path: Path, registry: Registry, name: str) -> None:
    """Cells alone: what is told of each row is the same however many there are."""
    table = [['case.id', 'items.url'], *([f'A{n:05d}', 'no link'] for n in range(20_000))]
    (tmp_path / name).write_bytes((as_csv if name.endswith('csv') else as_xlsx)(table))
    from letters.intake.cases import sheet_of
    from letters.intake.reading import read_table

    sheet = sheet_of(read_table(tmp_path / name), registry)
    assert (len(sheet.rows), sheet.rows['A19999'][0].number) == (20_000, 20_001)
