"""What somebody may have put into a folder of packets or into a sheet, by accident or not."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.conftest import Letters
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid
from tests.support.runs import TEXT
from tests.support.runs import cases_in
from tests.support.runs import contents
from tests.support.runs import ledger_of
from tests.support.runs import rows
from tests.support.runs import sheet
from tests.support.runs import without_workers


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('letters.bulk.run.packets', without_workers)


@pytest.mark.parametrize('kind', ['a link to a folder', 'a link to nothing', 'a file', 'a foreign paper'])
@pytest.mark.parametrize('again', [False, True])
def test_what_stands_in_the_place_of_one_packet_is_one_failed_case(
    letters: Letters, tmp_path: Path, kind: str, again: bool
) -> None:
    sheet(tmp_path / 'cases.csv', 3)
    if again:
        assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT)[0] == 0
        (tmp_path / 'out' / 'A0001').rename(tmp_path / 'old')
    (tmp_path / 'elsewhere').mkdir()
    place = tmp_path / 'out' / 'A0001'
    place.parent.mkdir(exist_ok=True)
    if kind.startswith('a link'):
        place.symlink_to(tmp_path / ('elsewhere' if kind == 'a link to a folder' else 'nowhere'))
    elif kind == 'a file':
        place.write_bytes(b'theirs')
    else:
        place.mkdir()
        (place / '01.txt').write_bytes(b'theirs')
    code, out, err = letters('bulk', 'cases.csv', '-o', 'out', *TEXT)
    assert (code, 'Failed: 1.' in out) == (6, True)
    assert [line.partition(': ')[0] for line in err.splitlines() if line.startswith('A0001')] == ['A0001, row 3']
    assert cases_in(tmp_path / 'out')[:: 2 if kind == 'a foreign paper' else 1] != []
    assert {'A0000', 'A0002'} <= set(cases_in(tmp_path / 'out'))
    assert contents(tmp_path / 'elsewhere') == {}
    if kind == 'a foreign paper':
        assert (place / '01.txt').read_bytes() == b'theirs'


DAMAGES = {
    'packet': '', 'made_from': '\x1b[2J', 'date': '9999-99-99', 'case': '../x', 'references': {'../x': 'AAAAAAAA'},
}  # fmt: skip


@pytest.mark.parametrize('key', sorted(DAMAGES))
def test_a_line_that_somebody_changed_hides_no_packet_that_is_gone(letters: Letters, tmp_path: Path, key: str) -> None:
    sheet(tmp_path / 'cases.csv', 2)
    assert letters('bulk', 'cases.csv', '-o', 'out', *TEXT)[0] == 0
    whole = contents(tmp_path / 'out')
    lines = ledger_of(tmp_path / 'out')
    lines[0][key] = DAMAGES[key]
    (tmp_path / 'out' / 'ledger.jsonl').write_text('\n'.join(map(json.dumps, lines)), encoding='utf-8')
    for file in (tmp_path / 'out' / 'A0000').iterdir():
        file.unlink()
    (tmp_path / 'out' / 'A0000').rmdir()
    # On the day of the ledger: none is given.
    code, out, _ = letters('bulk', 'cases.csv', '-o', 'out', '--format', 'txt')
    assert (code, 'Written: 1. Unchanged: 1.' in out) == (0, True)
    assert contents(tmp_path / 'out') == whole


def test_a_name_that_differs_only_in_how_it_was_typed_is_one_name(letters: Letters, tmp_path: Path) -> None:
    table = [*case_rows('A01', {'sender.name': 'Zoë Núñez'}), *rows(1)]
    table.append(
        {**table[0], 'sender.name': unicodedata.normalize('NFD', ' Zoë  Núñez '), 'items.url': rows(1)[0]['items.url']}
    )
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(table)))
    assert letters('check', 'cases.csv')[0] == 0
    table[-1]['sender.name'] = 'Zoe Nunez'
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid(table)))
    code, out, _ = letters('check', 'cases.csv')
    assert (code, 'column sender.name' in out) == (3, True)


def test_own_headings_are_known_however_they_were_typed(letters: Letters, tmp_path: Path) -> None:
    table = grid(case_rows('A01'))
    table[0] = [unicodedata.normalize('NFD', 'País') if key == 'person.country' else key for key in table[0]]
    (tmp_path / 'cases.csv').write_bytes(as_csv(table))
    (tmp_path / 'own.yaml').write_text('columns: {"País": person.country}', encoding='utf-8')
    assert letters('check', 'cases.csv', '--map', 'own.yaml')[0] == 0


@pytest.mark.parametrize('id', ['../x', '/etc', 'A/B', '.', 'CON\u200b', 'Ａ０１', 'А01', '-A1'])
def test_a_code_that_is_none_names_no_folder(letters: Letters, tmp_path: Path, id: str) -> None:
    (tmp_path / 'cases.csv').write_bytes(as_csv(grid([{**case_rows('A01')[0], 'case.id': id}])))
    code, out, err = letters('bulk', 'cases.csv', '-o', 'out', '--keep-going', *TEXT)
    assert (code, 'column case.id' in err, cases_in(tmp_path / 'out')) == (6, True, [])
    assert 'Failed: 1.' in out
    assert sorted(path.name for path in tmp_path.iterdir()) in (['cases.csv'], ['cases.csv', 'out'])
