"""Many cases: check all, then write; what is there stays; and each case stands for itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from letters.bulk import ledger
from letters.output.lock import seal
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.factory import as_yaml
from tests.support.factory import make_tree
from tests.support.rows import as_csv
from tests.support.rows import as_xlsx
from tests.support.rows import case_rows
from tests.support.rows import grid
from tests.support.runs import SECRETS
from tests.support.runs import TEXT
from tests.support.runs import cases_in
from tests.support.runs import contents
from tests.support.runs import ledger_of
from tests.support.runs import rows
from tests.support.runs import sheet
from tests.support.runs import without_workers

Changed = Callable[[], None]


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the cases that were made, in their order."""
    found: list[str] = []

    def noted(cases, *more):  # type: ignore[no-untyped-def]
        for case, one in without_workers(cases, *more):
            found.append(case.id)
            yield case, one

    monkeypatch.setattr('letters.bulk.run.packets', noted)
    return found


def test_two_hundred_rows_with_five_that_are_wrong(letters: Letters, tmp_path: Path, made: list[str]) -> None:
    wrong = (3, 50, 77, 130, 199)
    sheet(tmp_path / 'cases.csv', 200, wrong)
    places = [f'cases.csv, row {number + 2}, column sender.email: ' for number in wrong]
    code, out, err = letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
    assert (code, out) == (3, '')
    assert [line[: len(place)] for line, place in zip(err.splitlines(), places, strict=False)] == places
    assert 'Problems: 5. Cases with problems: 5.' in err
    assert not (tmp_path / 'out').exists()
    found = []
    for _ in range(2):
        code, out, err = letters('bulk', 'cases.csv', '-o', 'out', '--keep-going', *TEXT)
        assert code == 6
        assert [line for line in err.splitlines() if line.startswith('cases.csv')] == [
            *filter(lambda line: 'sender.email' in line, err.splitlines())
        ]
        assert len([line for line in err.splitlines() if line.startswith('cases.csv')]) == 5
        assert ('Cases: 100 of 195' in err, '195' in out) == (True, True)
        assert len(cases_in(tmp_path / 'out')) == 195
        found.append(contents(tmp_path / 'out'))
        assert not any(secret in f'{out}{err}' for secret in SECRETS)
    assert found[0] == found[1]
    assert len(made) == 195
    held = (tmp_path / 'out' / 'ledger.jsonl').read_text('utf-8')
    assert not any(secret in held for secret in SECRETS)


def test_parts_of_the_cases_together_are_the_whole(letters: Letters, tmp_path: Path) -> None:
    sheet(tmp_path / 'cases.csv', 9)
    assert letters('bulk', 'cases.csv', '-o', 'whole', *TEXT)[0] == 0
    for part in ('2/3', '3/3', '1/3'):
        assert letters('bulk', 'cases.csv', '-o', 'parts', '--shard', part, *TEXT)[0] == 0
        assert letters('bulk', 'cases.csv', '-o', part.replace('/', 'of'), '--shard', part, *TEXT)[0] == 0
    assert contents(tmp_path / 'parts') == contents(tmp_path / 'whole')
    own = [contents(tmp_path / f'{n}of3') for n in (1, 2, 3)]
    assert sorted(b''.join(one.pop('ledger.jsonl', b'') for one in own).splitlines(keepends=True)) == (
        tmp_path / 'whole' / 'ledger.jsonl'
    ).read_bytes().splitlines(keepends=True)
    assert sum(map(len, own)) == len(contents(tmp_path / 'whole')) - 1


@pytest.mark.parametrize('part', ['0/2', '3/2', '1', 'a/b', '1/0', '-1/2', '1/2/3', '٣/٣'])
def test_a_part_of_nothing_is_refused(letters: Letters, tmp_path: Path, part: str) -> None:
    sheet(tmp_path / 'cases.csv', 1)
    assert letters('bulk', 'cases.csv', '-o', 'out', '--shard', part, *TEXT)[0] == 2


def test_a_wrong_row_keeps_every_part_from_being_written(letters: Letters, tmp_path: Path) -> None:
    sheet(tmp_path / 'cases.csv', 6, wrong=[2])
    assert [letters('bulk', 'cases.csv', '-o', 'out', '--shard', f'{n}/2', *TEXT)[0] for n in (1, 2)] == [3, 3]
    assert not (tmp_path / 'out').exists()


def test_locked_files_of_a_folder_and_rows_of_a_sheet_are_the_same_packets(letters: Letters, tmp_path: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    (tmp_path / 'key.txt').write_text(f'# a key\n{key}\n', encoding='utf-8')
    folder = tmp_path / 'brought'
    folder.mkdir()
    found = []
    for number in range(40):
        changes = {'case.id': f'B{number:03d}', 'items.0.url': f'https://x.com/example_one/status/{10**18 + number}'}
        found += case_rows(f'B{number:03d}', changes)
        content = as_yaml(make_tree(changes)).encode()
        (folder / f'{number}.yaml.age').write_bytes(seal(content, recipients=[str(key.to_public())]))
    (tmp_path / 'cases.xlsx').write_bytes(as_xlsx(grid(found)))
    assert letters('bulk', 'brought', '-o', 'one', '--key', 'key.txt', *TEXT)[0] == 0
    assert letters('bulk', 'cases.xlsx', '-o', 'other', *TEXT)[0] == 0
    assert contents(tmp_path / 'one') == contents(tmp_path / 'other')
    assert len(cases_in(tmp_path / 'one')) == 40


def test_a_file_that_does_not_open_is_one_wrong_case(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'brought').mkdir()
    key, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    (tmp_path / 'key.txt').write_text(str(key), encoding='utf-8')
    for number, one in enumerate((key, other, key)):
        content = seal(as_yaml(make_tree({'case.id': f'B{number}0'})).encode(), recipients=[str(one.to_public())])
        (tmp_path / 'brought' / f'{number}.yaml.age').write_bytes(content)
    code, _, err = letters('bulk', 'brought', '-o', 'out', '--key', 'key.txt', '--keep-going', *TEXT)
    assert (code, cases_in(tmp_path / 'out')) == (6, ['B00', 'B20'])
    assert 'brought/1.yaml.age: ' in err


def test_a_case_file_may_be_given_alone(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'one.yaml').write_text(as_yaml(make_tree({'case.id': 'B01'})), encoding='utf-8')
    assert letters('bulk', 'one.yaml', '-o', 'out', *TEXT)[0] == 0
    assert cases_in(tmp_path / 'out') == ['B01']
    for missing in ('two.yaml', 'two.csv', 'two'):
        assert letters('bulk', missing, '-o', 'out', *TEXT)[0] == 5


def test_what_is_missing_damaged_or_changed_is_made_again_and_nothing_else(
    letters: Letters, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, file = tmp_path / 'out', sheet(tmp_path / 'cases.csv', 6)

    def run(*more: str) -> list[str]:
        made.clear()
        assert letters('bulk', 'cases.csv', '-o', 'out', *(more or TEXT))[0] == 0
        return [*made]

    everything = [f'A000{n}' for n in range(6)]
    assert run() == everything
    first = contents(out)
    assert run() == []
    (out / 'A0001' / '01.txt').write_bytes(b'x')
    (out / 'A0002' / '01.txt').unlink()
    (out / 'A0003' / 'packet.json').write_bytes(b'{}')
    shutil.rmtree(out / 'A0004')
    assert run() == ['A0001', 'A0002', 'A0003', 'A0004']
    assert contents(out) == first
    # Without a day an earlier one stays.
    assert run('--format', 'txt') == []
    assert run('--format', 'txt,html', '--date', DATE) == everything
    assert run() == everything
    assert contents(out) == first
    file.write_bytes(file.read_bytes().replace(b'Zxqvij a', b'Other Name'))
    assert run() == ['A0000']
    monkeypatch.setattr('letters.bulk.ledger._program', lambda: 'another version')
    assert run() == everything
    # A torn line costs the case that it told of, and no other.
    held = (out / 'ledger.jsonl').read_bytes()
    for cut in (held[:-20], held[:-1], held + b'{"case": "A', b'\xff\xfe' + held, held.replace(b'\n', b'\r\n')):
        (out / 'ledger.jsonl').write_bytes(cut)
        assert len(run()) <= 1
        assert (out / 'ledger.jsonl').read_bytes() == held
    (out / 'ledger.jsonl').unlink()
    assert run() == everything
    assert (out / 'ledger.jsonl').read_bytes() == held


def test_what_decides_about_the_papers_stands_in_the_digest() -> None:
    """Data, templates, styles and translations: a change of any of them makes every packet anew."""
    first = ledger._program.__wrapped__()
    assert first == ledger._program.__wrapped__()
    assert {'.yaml', '.jinja', '.css', '.po', '.mo'} == ledger._DECIDES


@pytest.mark.parametrize(
    'line',
    [
        '[' * 100_000,
        '[]',
        '"case"',
        'null',
        '{"case": "../x", "date": "2026-11-21", "made_from": "", "packet": "", "references": {"01": "AAAAAAAA"}}',
        '{"case": "A1B", "date": "2026-11-21", "made_from": "", "packet": "", "references": {"01": {}}}',
        '{"case": "A1B", "date": "2026-11-21", "made_from": "", "packet": "", "references": ["AAAAAAAA"]}',
        '{"case": 1, "date": "2026-11-21", "made_from": "", "packet": "", "references": {"01": "AAAAAAAA"}}',
    ],
    ids=range(8),
)
def test_a_line_that_no_run_wrote_is_passed_over(letters: Letters, tmp_path: Path, line: str) -> None:
    (tmp_path / 'out').mkdir()
    (tmp_path / 'out' / 'ledger.jsonl').write_text(line + '\n', encoding='utf-8')
    assert letters('find', 'out', typed='AAAAAAAA\n')[0] == 3


def test_whose_reply_it_is(letters: Letters, tmp_path: Path) -> None:
    sheet(tmp_path / 'cases.csv', 3)
    letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
    (line,) = [one for one in ledger_of(tmp_path / 'out') if one['case'] == 'A0001']
    reference = line['references']['01']
    assert reference in (tmp_path / 'out' / 'A0001' / '01.txt').read_text('utf-8')
    for typed in (reference, f' {reference.lower()} \n', f'{reference[:4]} {reference[4:]}\n'):
        code, out, _ = letters('find', 'out', typed=typed)
        assert (code, out) == (0, f'Case A0001, paper 01, in the folder {tmp_path}/out/A0001.\n')
    assert json.loads(letters('find', 'out', '--json', typed=reference)[1]) == [
        {'case': 'A0001', 'paper': '01', 'folder': f'{tmp_path}/out/A0001'}
    ]
    for typed in ('', '\n', 'AAAAAAAA', '../x', 'A0001'):
        code, out, err = letters('find', 'out', typed=typed)
        assert (code, out) == (3, '')
        assert typed.strip() not in err or not typed.strip()


MINOR = {'materials.0.age_when_recorded': 'minor'}


def test_minors_yield_help_and_rows_that_wait_are_listed(letters: Letters, tmp_path: Path) -> None:
    waiting = case_rows('B02', {'items.0.status': 'up', 'sender.name': ''})
    table = grid([*case_rows('B01', MINOR), *waiting, *case_rows('B03')])
    (tmp_path / 'cases.csv').write_bytes(as_csv(table))
    code, out, _ = letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
    assert code == 0, out
    lines = out.splitlines()
    assert 'The facts lead to help, not to letters.' in lines[lines.index('B01 (row 2)') + 1]
    waits = lines[lines.index('B02 (row 3)') + 1].strip()
    assert waits.startswith('Waits for an answer: ')
    assert 'name under the letter (sender.name)' in waits
    assert 'B03 (row 4)' not in lines
    assert [*contents(tmp_path / 'out' / 'B01')] != []
    assert not [name for name in contents(tmp_path / 'out' / 'B01') if not name.startswith(('00', 'packet'))]
    again = json.loads(letters('bulk', 'cases.csv', '-o', 'new', '--json', *TEXT)[1])
    assert [(one['id'], one['state'], one['ask'] != []) for one in again['cases']] == [
        ('B01', 'help', False), ('B02', 'written', True), ('B03', 'written', False),
    ]  # fmt: skip


def test_bad_rows_can_be_mended_and_given_back(letters: Letters, tmp_path: Path) -> None:
    found = rows(4, wrong=[1])
    found[2] |= {'case.id': '', 'sender.phone': '4.71E+11', 'items.locator.place': "@+-' x"}
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(found)))
    code, _, err = letters('bulk', 'cases.csv', '-o', 'out', '--bad', 'bad.xlsx', *TEXT)
    assert code == 3
    assert f'{tmp_path}/bad.xlsx' in err
    # Given back as it is, the same is wrong.
    code, _, err = letters('bulk', 'bad.xlsx', '-o', 'out', '--bad', 'bad2.xlsx', *TEXT)
    assert code == 3
    assert [line.partition(': ')[0] for line in err.splitlines() if line.startswith('bad.xlsx')] == [
        'bad.xlsx, row 2, column sender.email', 'bad.xlsx, row 3, column case.id',
    ]  # fmt: skip
    import openpyxl

    book = openpyxl.load_workbook(tmp_path / 'bad.xlsx')
    page = book.worksheets[0]
    head = {cell.value: cell.column or 0 for cell in page[1]}
    assert 'e-mail' in str(page.cell(2, head['problems']).value).casefold()
    page.cell(2, head['sender.email']).value = 'fresh@example.com'
    page.cell(3, head['case.id']).value = 'A0002'
    code, _, err = _saved(book, tmp_path, letters)
    assert (code, 'row 3, column sender.phone' in err) == (3, True)
    page.cell(3, head['sender.phone']).value = '+92 300 0000000'
    assert _saved(book, tmp_path, letters)[0] == 0
    assert cases_in(tmp_path / 'out') == ['A0001', 'A0002']


def _saved(book: object, tmp_path: Path, letters: Letters) -> tuple[int, str, str]:
    book.save(tmp_path / 'mended.xlsx')  # type: ignore[attr-defined]
    return letters('bulk', 'mended.xlsx', '-o', 'out', *TEXT)


def test_a_dry_run_shows_papers_and_days_and_writes_nothing(letters: Letters, tmp_path: Path, made: list[str]) -> None:
    sheet(tmp_path / 'cases.csv', 2)
    before = contents(tmp_path)
    for more in ((), ('-o', 'out')):
        code, out, err = letters('bulk', 'cases.csv', '--dry-run', *more, *TEXT)
        assert (code, made, contents(tmp_path)) == (0, [], before)
        assert out.startswith('A0000 (row 2)\n  01 ')
        assert 'Cases that would be written: 2.' in err
    assert letters('bulk', 'cases.csv', *TEXT)[0] == 2


def test_a_name_in_the_place_of_a_code_is_shown_nowhere(letters: Letters, tmp_path: Path) -> None:
    found = [{**case_rows('A1B')[0], 'case.id': 'Zxqvij Name'}]
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(found)))
    for more in ((), ('--json',)):
        code, out, err = letters('bulk', 'cases.csv', '-o', 'out', *more, *TEXT)
        assert (code, 'Zxqvij' in f'{out}{err}') == (3, False)
