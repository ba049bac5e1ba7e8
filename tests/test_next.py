"""After sending: what is due, the letters that follow, the first page, the calendar; nothing sent is touched."""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from pathlib import Path

import pyrage
import pytest
from icalendar import Calendar

from letters.languages.catalogue import Translator
from letters.output.sealed import opened_packet
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.command import letters
from tests.support.factory import Changes
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.support.runs import contents

CASE = 'K7Q2M9'
DAY, LATER = '2026-11-21', '2026-11-30'
SECRETS = ('Zxqvij', 'example_one', 'status/179', 'example.org', 'instagram', 'reddit', 'picture', 'image')


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a case and its packet, of which the first paper was sent in the morning of its day."""
    write_case(tmp_path)
    written = letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', DAY, cwd=tmp_path)
    assert written.returncode == 0, written.stderr
    done = letters('sent', f'out/{CASE}', '01', '--on', f'{DAY}T10:00-05:00', '--date', LATER, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    return tmp_path


def write_case(folder: Path, changes: Changes | None = None) -> None:
    seen = {'case.id': CASE, 'sender.name': 'Zxqvij Abc', 'items.0.seen': DAY, 'items.0.status': 'up'}
    folder.joinpath('case.yaml').write_bytes(make_file({**seen, **(changes or {})}))


def following(folder: Path, *more: str, on: str = LATER) -> str:
    done = letters('next', 'case.yaml', '-o', 'out', '--date', on, *more, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def packet(folder: Path) -> dict[str, bytes]:
    return contents(folder / 'out' / CASE)


def test_what_was_sent_is_told_with_the_day_by_which_one_acts_again(here: Path) -> None:
    said = following(here, on='2026-11-22').splitlines()
    assert said[0].startswith('01 ')
    assert 'sent on 21 November 2026. Look again: 23 November 2026, 10:00 -05:00.' in said[0]
    assert said[1].startswith('  The time is that of this law: ')
    assert any(line == 'No letter is due today.' for line in said)
    assert not (here / 'out' / CASE / 'step-1').exists()


def test_a_reminder_is_made_once_in_a_folder_of_its_own_and_nothing_earlier_is_touched(here: Path) -> None:
    write_case(here, {'items.0.seen': LATER})
    before = packet(here)
    said = following(here)
    assert 'overdue. Sent on 21 November 2026' in said
    after = packet(here)
    made = {name for name in after if name.startswith('step-1/')}
    assert {'step-1/01.1.txt', 'step-1/packet.json'} <= made
    assert 'On 21 November 2026, 10:00, UTC-05:00 I sent you' in after['step-1/01.1.txt'].decode()
    changed = {name for name in before if before[name] != after[name]}
    # The complaint that can be made now has the number of the page for the person, which moves behind it.
    assert changed == {'00.txt', 'packet.json', '02.txt'}
    assert after['03.txt'] == before['02.txt']
    assert after.keys() - before.keys() - made == {'deadlines.ics', '02.links.txt', '03.txt'}
    again = following(here)
    assert again.count('Made before, and not yet written down as sent: 01.1, in step-1.') == 1
    assert packet(here) == after


def test_the_first_page_says_what_was_sent_what_came_and_what_is_next(here: Path) -> None:
    letters('answer', f'out/{CASE}', '01', '--is', 'refusal', '--on', '2026-11-24', '--date', LATER, cwd=here)
    following(here)
    page = packet(here)['00.txt'].decode()
    assert 'What was sent, and what is next' in page
    assert 'Sent on: 21 November 2026' in page
    assert 'Answer by: They refused for another reason (24 November 2026)' in page
    assert 'Send paper 01.1, which lies in the folder step-1, and write down the day.' in page
    # What was sent is no step of today any more.
    assert 'Paper 01:' not in page.partition('What to do now')[2].partition('Who helps')[0]
    # The one thing of today is that letter.
    assert 'If you do only one thing today' not in page


NAMED = re.compile(r'[Pp]aper (\d\d)\b')
TITLED = re.compile(r'Paper (\d\d): (.+?)\. (?:About|Send|It|\d)')


def named_papers(folder: Path) -> dict[str, str]:
    """The papers that the first page names by number, each with the title of its file; and each title that it gives."""
    entries = {one['file']: one for one in json.loads(packet(folder)['packet.json'])['papers']}
    page = packet(folder)['00.txt'].decode()
    words = Wording(registry(), Translator('en', 'interface'))
    for number, title in TITLED.findall(page):
        said = entries[f'{number}.txt']
        assert title == words.addressed(said['template'].partition('@')[0], said['recipient'] or ''), number
    return {number: packet(folder)[f'{number}.txt'].decode().partition('\n')[0] for number in NAMED.findall(page)}


@pytest.mark.parametrize('answer', ['', 'refusal', 'not-a-violation', 'silence'])
def test_each_paper_that_the_first_page_names_lies_in_the_folder_and_is_that_paper(here: Path, answer: str) -> None:
    assert named_papers(here)['02'] == 'What a lawyer can do further'
    write_case(here, {'items.0.seen': LATER, 'wishes.regulator': 'yes', 'wishes.police': 'statement'})
    if answer:
        letters('answer', f'out/{CASE}', '01', '--is', answer, '--on', '2026-11-24', '--date', LATER, cwd=here)
    following(here)
    named = named_papers(here)
    assert 'Statement about the publication' in named['02']
    assert 'Complaint about X' in named['03']
    assert named['04'] == 'What a lawyer can do further'
    before = packet(here)
    assert json.loads(following(here, '--json'))['made']['came'] == []
    assert packet(here) == before


def test_a_folder_without_a_packet_gets_every_paper_that_its_first_page_names(tmp_path: Path) -> None:
    write_case(tmp_path, {'wishes.police': 'statement'})
    following(tmp_path)
    assert set(named_papers(tmp_path)) == {'01', '02', '03'}


def test_what_was_left_out_of_a_packet_stays_out(tmp_path: Path) -> None:
    write_case(tmp_path, {'person.country': 'DE', 'sender.country': 'DE'})
    only = ('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--only', '01', '--date', DAY)
    assert letters(*only, cwd=tmp_path).returncode == 0
    following(tmp_path)
    assert set(named_papers(tmp_path)) == {'01'}


def test_a_step_that_was_left_half_is_made_again_and_a_later_one_gets_the_next_folder(here: Path) -> None:
    write_case(here, {'items.0.seen': LATER})
    following(here)
    whole = packet(here)
    (here / 'out' / CASE / 'step-1' / '01.1.txt').unlink()
    following(here)
    assert packet(here) == whole
    letters('sent', f'out/{CASE}', '01.1', '--on', LATER, '--date', LATER, cwd=here)
    letters('answer', f'out/{CASE}', '01.1', '--is', 'send-id', '--on', '2026-12-01', '--date', '2026-12-02', cwd=here)
    said = following(here, on='2026-12-02')
    assert 'answer' in said.lower()
    later = packet(here)
    assert all(later[name] == content for name, content in whole.items() if name.startswith('step-1/'))


def test_write_and_start_keep_a_paper_that_was_sent_whatever_the_case_says_now(here: Path) -> None:
    before = packet(here)
    write_case(here, {'sender.name': 'Quite Another', 'sender.email': 'other@example.org'})
    done = letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', LATER, cwd=here)
    assert done.returncode == 0, done.stderr
    assert 'These were sent, and stay as they are: Paper 01' in done.stderr.replace('paper 01', 'Paper 01')
    after = packet(here)
    kept = {name for name in before if name.startswith('01.') or name == 'sent.json'}
    assert kept
    assert all(before[name] == after[name] for name in kept)
    listed = json.loads(after['packet.json'])['papers']
    assert kept - {'sent.json'} <= {entry['file'] for entry in listed}


def test_a_locked_packet_keeps_the_paper_that_was_sent_and_is_not_written_over_without_its_key(here: Path) -> None:
    key = pyrage.x25519.Identity.generate()
    sent, to = packet(here)['01.txt'], str(key.to_public())
    write_case(here, {'sender.name': 'Quite Another'})
    lock = ('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--to-age', to, '--date', LATER)
    assert letters(*lock, cwd=here).returncode == 0
    assert _by_name(here / 'out', str(key))['01.txt'] == sent
    before = (here / 'out' / f'{CASE}.zip.age').read_bytes()
    assert letters(*lock, cwd=here).returncode == 2
    assert (here / 'out' / f'{CASE}.zip.age').read_bytes() == before


def _by_name(folder: Path, key: str) -> dict[str, bytes]:
    return {str(entry['file']): content for entry, content in opened_packet(folder, CASE, [key])[1]}


def test_the_calendar_says_when_and_nothing_about_what(here: Path) -> None:
    following(here, on='2026-11-22')
    raw = packet(here)['deadlines.ics']
    lines = raw.split(b'\r\n')
    assert b'\n' not in raw.replace(b'\r\n', b'')
    assert all(len(line) <= 75 for line in lines)
    assert not any(secret.encode() in raw.lower() for secret in map(str.lower, SECRETS))
    (event,) = Calendar.from_ical(raw).walk('VEVENT')
    assert event.decoded('dtstart').isoformat() == '2026-11-23T15:00:00+00:00'
    assert event.decoded('dtstamp').isoformat() == '2026-11-22T00:00:00+00:00'
    (alarm,) = event.walk('VALARM')
    assert alarm['ACTION'] == 'DISPLAY'
    assert alarm['DESCRIPTION']
    first = str(event['UID'])
    # On the next morning the same entry stands there, as a later state of it.
    following(here, on='2026-11-23')
    (later,) = Calendar.from_ical(packet(here)['deadlines.ics']).walk('VEVENT')
    assert str(later['UID']) == first
    assert int(str(later['SEQUENCE'])) > int(str(event['SEQUENCE']))


def test_a_day_without_an_hour_is_a_day_of_the_calendar(here: Path) -> None:
    letters('sent', f'out/{CASE}', '01', '--on', DAY, '--again', '--date', LATER, cwd=here)
    following(here, on='2026-11-22')
    (event,) = Calendar.from_ical(packet(here)['deadlines.ics']).walk('VEVENT')
    assert event.decoded('dtstart') == date(2026, 11, 23)
    assert event.decoded('dtend') == date(2026, 11, 24)


def test_a_program_reads_the_same(here: Path) -> None:
    told = json.loads(following(here, '--json'))
    assert told.keys() == {'case', 'date', 'threads', 'returned', 'made'}
    first = told['threads'][0]
    assert first.keys() == {'id', 'paper', 'recipient', 'state', 'sent', 'by', 'earliest', 'law', 'again', 'options'}
    assert (first['id'], first['state']) == ('01', 'overdue')
    assert first['options'][0].keys() == {'id', 'then', 'paper', 'law', 'papers', 'authority', 'until', 'text'}
    assert first['options'][-1]['then'] == 'end'


def test_everything_is_private(here: Path) -> None:
    write_case(here, {'items.0.seen': LATER})
    following(here)
    for path in (here / 'out' / CASE).rglob('*'):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    assert not any(secret in path.name for path in (here / 'out').rglob('*') for secret in SECRETS)


def test_a_letter_that_follows_waits_for_the_second_person_too(here: Path) -> None:
    here.joinpath('clinic.yaml').write_text('clinic: "Example Clinic"\nreview: two\n', encoding='utf-8')
    letters('answer', f'out/{CASE}', '01', '--is', 'send-id', '--on', '2026-11-23', '--date', LATER, cwd=here)
    following(here, '--clinic', 'clinic.yaml')
    assert packet(here)['step-1/01.1.txt'].startswith(b'Draft. Not for sending')
    done = letters('approve', f'out/{CASE}', '--role', 'lawyer', '--date', LATER, cwd=here)
    assert f'{CASE}/step-1: paper 01.1 is approved.' in done.stdout
    assert b'Draft' not in packet(here)['step-1/01.1.txt']
    assert 'Made before' in following(here, '--clinic', 'clinic.yaml')


def test_a_place_that_came_later_is_told_beside_the_one_that_was_removed(here: Path) -> None:
    letters('answer', f'out/{CASE}', '01', '--is', 'removed', '--on', '2026-11-24', '--date', LATER, cwd=here)
    held = make_case().items[0].url
    write_case(here, {'items.1': a_place(f'{held}?s=20', status='up', seen=LATER)})
    said = following(here)
    assert 'Place 2 is the same page as place 1, which was removed.' in said
    assert 'On 21 November 2026, 10:00, UTC-05:00 I sent you' in packet(here)['step-1/01.1.txt'].decode()
    told = json.loads(letters('next', 'case.yaml', '-o', 'out', '--json', '--date', LATER, cwd=here).stdout)
    assert [(one['item'], one['of'], one['likeness']) for one in told['returned']] == [(1, 0, 'same')]


def test_of_a_statement_to_the_police_no_day_is_told_but_what_to_ask(tmp_path: Path) -> None:
    write_case(tmp_path, {'wishes.police': 'statement'})
    assert letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', DAY, cwd=tmp_path).returncode == 0
    letters('sent', f'out/{CASE}', '02', '--on', DAY, '--date', LATER, cwd=tmp_path)
    said = following(tmp_path)
    assert '02 Statement for the police, to Local police: sent on 21 November 2026. Ask what became of it' in said
    assert not Calendar.from_ical(packet(tmp_path)['deadlines.ics']).walk('VEVENT')
