"""After sending, for a clinic: what is due in many cases, the sheet that is filled in, figures, and a run again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from icalendar import Calendar

from letters.followup.figures import Count
from tests.support.command import letters
from tests.support.runs import SECRETS
from tests.support.runs import contents
from tests.support.runs import sheet
from tests.support.shared import once

DAY, LATER = '2026-11-21', '2026-11-30'
CASES = ('A0000', 'A0001', 'A0002')


def _written() -> dict[str, bytes]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        sheet(here / 'cases.csv', len(CASES))
        done = letters('bulk', 'cases.csv', '-o', 'out', '--format', 'txt', '--date', DAY, cwd=here)
        assert done.returncode == 0, done.stderr
        return contents(here)


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A sheet of three cases and their packets."""
    for name, content in once('next-run', _written).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def sent_sheet(here: Path, *rows: str) -> Path:
    file = here / 'sent.csv'
    file.write_text('\n'.join(('case.id,number,on,channel,reference,answer,answered_on', *rows)), encoding='utf-8')
    return file


GOOD = ('A0000,1,2026-11-21,,4711,,', 'A0001,01,2026-11-24,email,,refusal,2026-11-26', 'A0002,01,2026-11-29,,,,')


def test_a_sheet_is_taken_in_once_and_a_second_time_changes_nothing(here: Path) -> None:
    sent_sheet(here, *GOOD)
    take = ('sent', 'out', '--from', 'sent.csv', '--date', LATER)
    assert 'new or changed: 3' in letters(*take, cwd=here).stdout
    before = contents(here / 'out')
    assert 'new or changed: 0' in letters(*take, cwd=here).stdout
    assert contents(here / 'out') == before


def test_every_wrong_row_is_told_and_then_nothing_is_written(here: Path) -> None:
    wrong = (
        'A0000,77,2026-11-21,,,,', 'NOPE99,01,2026-11-21,,,,', 'A0001,01,2027-01-01,,,,', 'A0001,01,soon,,,,',
        'A0002,01,2026-11-21,fax,,,', 'A0002,01,2026-11-21,,,refusal,', '../A0002,01,2026-11-21,,,,',
        'A0002,01,2026-11-21,,"=1+1",,', 'A0002,01,,,,silence,2026-11-30',
    )  # fmt: skip
    sent_sheet(here, GOOD[0], *wrong)
    before = contents(here / 'out')
    done = letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    assert done.returncode == 3
    assert [f'row {n}' in done.stderr for n in range(2, 12)] == [False, *[True] * len(wrong)]
    assert contents(here / 'out') == before


def test_what_is_overdue_stands_first_and_a_run_again_leaves_what_was_sent(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    said = letters('next', 'out', '--date', LATER, cwd=here)
    assert said.returncode == 0, said.stderr
    assert [line.split()[0] for line in said.stdout.splitlines()[:3]] == ['A0000', 'A0001', 'A0002']
    assert 'Overdue: 1. Due today: 0. Answered: 1. Waiting: 1.' in said.stdout
    assert 'Not sent yet' not in said.stdout
    before = contents(here / 'out')
    again = letters('bulk', 'cases.csv', '-o', 'out', '--format', 'txt', '--date', LATER, cwd=here)
    assert again.returncode == 0
    assert 'left as they are: 3' in again.stdout
    assert {name: one for name, one in contents(here / 'out').items() if name != 'ledger.jsonl'} == {
        name: one for name, one in before.items() if name != 'ledger.jsonl'
    }


def test_a_run_of_which_nothing_was_sent_says_how_many_papers_that_are(here: Path) -> None:
    said = letters('next', 'out', '--date', LATER, cwd=here)
    # Beside the letter of each case there is a page for the person alone: nobody is sent that.
    asked = [*here.glob('out/*/01.txt')]
    assert said.returncode == 0, said.stderr
    assert said.stdout.splitlines() == [
        'Overdue: 0. Due today: 0. Answered: 0. Waiting: 0. Done: 0.', f'Not sent yet: {len(asked)}.',
    ]  # fmt: skip
    sent_sheet(here, GOOD[0])
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    assert f'Not sent yet: {len(asked) - 1}.' in letters('next', 'out', '--date', LATER, cwd=here).stdout


def test_the_letters_that_follow_are_made_for_a_whole_run(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    done = letters('next', 'cases.csv', '-o', 'out', '--date', LATER, '--json', cwd=here)
    assert done.returncode == 0, done.stderr
    told = {one['case']: one for one in json.loads(done.stdout)['cases']}
    assert told['A0001']['made']['step'] == 'step-1'
    assert told['A0002']['made']['step'] is None
    found = contents(here / 'out')
    assert 'A0001/step-1/01.1.txt' in found
    calendar = found['deadlines.ics']
    assert len(Calendar.from_ical(calendar).walk('VEVENT')) == 2
    state = b''.join(one for name, one in found.items() if name.endswith(('sent.json', '.ics')))
    assert not any(secret.encode() in state for secret in SECRETS)


def test_the_sheet_to_fill_in_goes_back_unchanged(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    for name in ('fill.csv', 'fill.xlsx'):
        assert letters('next', 'out', '--sheet', name, '--date', LATER, cwd=here).returncode == 0
        back = letters('sent', 'out', '--from', name, '--date', LATER, cwd=here)
        assert 'new or changed: 0' in back.stdout, back.stderr
    rows = list(csv.DictReader(io.StringIO((here / 'fill.csv').read_text('utf-8-sig'))))
    assert {row['case.id'] for row in rows} == set(CASES)
    # The number that came back stays where it is.
    assert not any(row['reference'] for row in rows)


def test_a_torn_file_of_one_case_hides_no_other(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    (here / 'out' / 'A0001' / 'sent.json').write_bytes(b'{"format"')
    done = letters('next', 'out', '--date', LATER, cwd=here)
    assert done.returncode == 6
    assert 'A0001: ' in done.stderr
    assert 'A0000 ' in done.stdout
    again = letters('bulk', 'cases.csv', '-o', 'out', '--format', 'txt', '--date', LATER, cwd=here)
    assert again.returncode == 6
    assert (here / 'out' / 'A0001' / 'sent.json').read_bytes() == b'{"format"'


def test_no_small_figure_is_told(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    told = json.loads(letters('next', 'out', '--figures', '--json', '--date', LATER, cwd=here).stdout)['figures']
    assert told == [{'service': 'x', **dict.fromkeys(('sent', 'on_time', 'refused', 'silent', 'back'), '<5')}]
    assert Count(12, 6, 4, 0, 5).said() == {'sent': 12, 'on_time': 6, 'refused': '<5', 'silent': 0, 'back': 5}


def test_shred_takes_along_what_was_written_beside_a_packet(here: Path) -> None:
    sent_sheet(here, *GOOD)
    letters('sent', 'out', '--from', 'sent.csv', '--date', LATER, cwd=here)
    letters('next', 'cases.csv', '-o', 'out', '--date', LATER, cwd=here)
    assert letters('shred', '--yes', 'out/A0001', cwd=here).returncode == 0
    assert not (here / 'out' / 'A0001').exists()
