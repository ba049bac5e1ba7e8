"""Links in a sheet: what was changed in one is told with its row and its heading, and never with the link."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from letters.cli.bringing import rows_said
from tests.conftest import Letters
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid
from tests.support.runs import TEXT

LINK = 'https://www.reddit.com/r/zxqvij/comments/abc123/'


def a_sheet(folder: Path, *links: str) -> None:
    """A sheet with a case for each of these links."""
    rows = [row for n, link in enumerate(links) for row in case_rows(f'A0{n}', {'items.0.url': link})]
    (folder / 'cases.csv').write_bytes(as_csv(grid(rows)))


@pytest.mark.parametrize(
    ('written', 'id'),
    [
        (f'({LINK})', 'link-closing'),
        (LINK.replace('r/z', 'r/\u200bz'), 'link-unseen'),
        (LINK.removeprefix('https://'), 'link-completed'),
        (LINK.replace('https', 'hxxps'), 'link-armed'),
        (f'{LINK}?utm_source=zxqvij', 'link-tracking'),
        (f'https://out.reddit.com/t3_abc?url={LINK}', 'link-led-on'),
        ('tg://resolve?domain=zxqvij_room&post=7', 'link-opened'),
        ('https://t.me/+AbCdEfZxqvij', 'link-invite'),
        (f'https://web.archive.org/web/2024/{LINK}', 'link-archive'),
        (f'https://archive.org/web/2024/{LINK}', 'link-archive'),
        ('https://www-reddit-com.translate.goog/r/zxqvij/comments/abc123/', 'link-taken'),
    ],
)
def test_what_was_changed_in_a_link_is_told_by_row_and_heading_and_never_quoted(
    letters: Letters, tmp_path: Path, written: str, id: str
) -> None:
    a_sheet(tmp_path, LINK, written)
    code, out, _ = letters('check', 'cases.csv')
    assert code == 0, out
    assert [line.partition(': ')[0] for line in out.splitlines()] == ['cases.csv, row 3, column items.url']
    told = json.loads(letters('check', 'cases.csv', '--json')[1])
    assert [(one['id'], one['severity'], one['line'], one['column_name']) for one in told] == [
        (id, 'warning', 3, 'items.url')
    ]
    code, shown, err = letters('bulk', 'cases.csv', '--dry-run', *TEXT)
    assert (code, out.strip() in err) == (0, True)
    made = json.loads(letters('bulk', 'cases.csv', '--dry-run', '--json', *TEXT)[1])
    assert [[one['id'] for one in case['warnings']] for case in made['cases']] == [[], [id]]
    assert 'zxqvij' not in f'{out}{shown}{err}{told}'.casefold()


def test_one_warning_about_many_rows_is_one_line_with_all_of_them(letters: Letters, tmp_path: Path) -> None:
    tracked = f'{LINK}?utm_source=x'
    a_sheet(tmp_path, tracked, tracked, tracked, LINK, tracked, LINK, tracked, tracked)
    out = letters('check', 'cases.csv')[1]
    assert [line.partition(': ')[0] for line in out.splitlines()] == ['cases.csv, row 2–4, 6, 8, 9, column items.url']
    assert len(json.loads(letters('check', 'cases.csv', '--json')[1])) == 6


def test_a_case_file_of_a_folder_has_its_warnings_too(letters: Letters, tmp_path: Path) -> None:
    from tests.support.factory import make_file

    (tmp_path / 'brought').mkdir()
    for n, link in enumerate((LINK, f'({LINK})')):
        (tmp_path / 'brought' / f'{n}.yaml').write_bytes(make_file({'case.id': f'A0{n}', 'items.0.url': link}))
    _, _, err = letters('bulk', 'brought', '--dry-run', *TEXT)
    assert [line.partition(':')[0] for line in err.splitlines() if 'stood around' in line] == ['brought/1.yaml']


@pytest.mark.parametrize(
    ('rows', 'said'), [([2], '2'), ([3, 2], '2, 3'), ([5, 3, 4, 4], '3–5'), ([2, 4, 5, 6, 9], '2, 4–6, 9')]
)
def test_rows_that_follow_one_another_are_a_span(rows: list[int], said: str) -> None:
    assert rows_said(rows) == said
