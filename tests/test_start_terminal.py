"""`letters start` as a process: through a real pseudo-terminal and through a pipe."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pexpect
import pytest

from letters.output.lock import open_sealed
from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.lines import cells
from tests.support.factory import as_yaml
from tests.support.factory import make_file
from tests.support.machine import files
from tests.support.sealed import quickly_sealed
from tests.support.started import answered
from tests.support.started import on_terminal
from tests.support.started import piped
from tests.support.started import spawn

CLEARED = '\x1b[2J\x1b[3J\x1b[H'
# Language, safety, nothing kept, pictures, no threat, a real recording, by another person, and nobody knows the age.
UNSURE = ['1', '2', '1', '1', '1', '1', '3', '3', 'united kingdom']


def test_a_pipe_that_ends_leaves_no_file_and_names_who_helps(world: dict[str, str], tmp_path: Path) -> None:
    done = piped(world, tmp_path, '1\n2\n1\n1\n')
    assert done.returncode == 130
    assert done.stdout == ''
    assert done.stderr.startswith('To leave quickly: type x')
    assert 'Nothing was saved' in done.stderr
    assert 'StopNCII' in done.stderr
    assert files(tmp_path) == []


def test_a_language_that_the_screen_does_not_speak_is_told(world: dict[str, str], tmp_path: Path) -> None:
    assert 'Swahili is not ready yet. English is used instead.' in answered(world, tmp_path, 'sw\n').stderr
    assert 'not ready' not in answered(world, tmp_path, 'es\n').stderr


def test_under_18_leaves_with_8_and_help_near_the_person(world: dict[str, str], tmp_path: Path) -> None:
    done = answered(world, tmp_path, ''.join(f'{line}\n' for line in UNSURE))
    assert done.returncode == 8
    assert 'Do not save the picture' in done.stderr
    assert 'Report Remove' in done.stderr
    assert files(tmp_path) == []


@pytest.mark.parametrize(('language', 'columns'), [('en', 40), ('ur', 40), ('es', 24), ('de', 24)])
def test_plain_text_no_wider_than_the_screen(
    language: str, columns: int, world: dict[str, str], tmp_path: Path
) -> None:
    done = answered(
        {**world, 'COLUMNS': str(columns), 'TERM': 'dumb'}, tmp_path, f'{language}\n2\n1\n1\n:help\n1\n:why\n'
    )
    assert max(cells(line) for line in done.stderr.splitlines()) <= columns
    steering = {c for c in done.stderr if unicodedata.category(c) in {'Cc', 'Cf'}} - {'\n', ISOLATE, END, '\u200c'}
    assert steering == set()
    assert 'Traceback' not in done.stderr


UNTIL = ('1', '2', '1', '1', '1')


def _interrupted(world: dict[str, str], tmp_path: Path) -> tuple[int | None, str]:
    child = spawn(world, tmp_path)
    for answer in UNTIL:
        child.expect('Your answer: ')
        child.sendline(answer)
    child.expect('Your answer: ')
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, str(child.before)


def _left(way: str, world: dict[str, str], tmp_path: Path) -> tuple[int, str]:
    return on_terminal(world, tmp_path, re.compile('Your answer: '), (*UNTIL, way), 80)


@pytest.mark.parametrize('way', ['x', ':quit', '\x04', 'Ctrl-C'])
def test_leaving_a_terminal_clears_it_and_leaves_nothing(way: str, world: dict[str, str], tmp_path: Path) -> None:
    code, before = _interrupted(world, tmp_path) if way == 'Ctrl-C' else _left(way, world, tmp_path)
    assert code == (0 if way in {'x', ':quit'} else 130)
    assert CLEARED in before
    # Nothing is left on the screen that says what it was about, or that there was anything.
    assert before.rpartition(CLEARED)[2].strip() == ''
    assert files(tmp_path) == []


@pytest.mark.parametrize('way', ['x', '\x03', '\x04'], ids=['x', 'Ctrl-C', 'Ctrl-D'])
def test_leaving_where_the_last_words_stop_clears_the_screen(way: str, world: dict[str, str], tmp_path: Path) -> None:
    child = spawn(world, tmp_path)
    for answer in ('1', '2', '1', '1', '3', '2'):
        child.expect('Your answer: ')
        child.sendline(answer)
    child.expect('In which country')
    child.setwinsize(24, 80)
    child.expect('Your answer: ')
    child.sendline('uk')
    child.expect(re.escape('More follows. Press Enter to read on. '))
    child.send(way if way != 'x' else 'x\n')
    child.expect(pexpect.EOF)
    child.close()
    assert str(child.before).rpartition(CLEARED)[1:] == (CLEARED, '')
    assert 'Rape Crisis' not in str(child.before)


def test_a_closed_window_keeps_what_was_agreed_and_start_goes_on(world: dict[str, str], tmp_path: Path) -> None:
    child = spawn(world, tmp_path, '--save', 'notes.yaml')
    for answer in ('1', '2', '1', '1', '1', '3'):
        child.expect('Your answer: ')
        child.sendline(answer)
    child.expect('How old was the person shown')
    child.close(force=True)
    assert files(tmp_path) == ['here/notes.yaml']
    text = (tmp_path / 'here' / 'notes.yaml').read_text()
    assert 'kind: "intimate-real"' in text
    assert 'recorded_by: "other"' in text
    again = answered(world, tmp_path, '2\n', '--save', 'notes.yaml')
    assert 'Who made what is online' not in again.stderr
    assert 'How old was the person shown' in again.stderr
    # No answer was lost by going on and leaving again.
    assert (tmp_path / 'here' / 'notes.yaml').read_text() == text


def test_a_file_that_is_no_case_is_told_and_stays(world: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / 'here' / 'notes.yaml'
    file.write_text('threat: "secret-of-mine"\n')
    done = answered(world, tmp_path, '', '--save', 'notes.yaml')
    assert done.returncode == 3
    assert 'notes.yaml:1:' in done.stderr
    assert 'secret-of-mine' not in done.stderr
    assert file.read_text() == 'threat: "secret-of-mine"\n'


WORDS = 'river lamp seven carpet'


def test_a_locked_file_is_kept_and_found_again_under_the_name_that_was_typed(
    world: dict[str, str], tmp_path: Path
) -> None:
    # Piped in, the first line is the passphrase.
    first = answered(world, tmp_path, f'{WORDS}\n1\n2\n1\n1\n3\nx\n', '--save', 'notes.age')
    assert first.returncode == 0
    assert files(tmp_path) == ['here/notes.age']
    sealed = (tmp_path / 'here' / 'notes.age').read_bytes()
    assert b'intimate' not in sealed
    # The name without its end leads to the locked file, and nothing is begun beside it.
    again = answered(world, tmp_path, f'{WORDS}\n2\n1\nx\n', '--save', 'notes')
    assert again.returncode == 0
    assert 'How old was the person shown' in again.stderr
    assert files(tmp_path) == ['here/notes.age']
    (tmp_path / 'here' / 'notes.age').write_bytes(quickly_sealed(b'format: "1"\n', WORDS))
    wrong = answered(world, tmp_path, 'another one of them\n', '--save', 'notes.age')
    assert (wrong.returncode, wrong.stdout) == (5, '')
    assert 'Traceback' not in wrong.stderr


def test_a_locked_file_of_another_name_stays_where_it_is(world: dict[str, str], tmp_path: Path) -> None:
    here, other = tmp_path / 'here', quickly_sealed(make_file({'sender.name': 'Somebody else'}), WORDS)
    case = as_yaml({'format': '1', 'case': {'language': 'en'}}).encode()
    (here / 'two').write_bytes(quickly_sealed(case, WORDS))
    (here / 'two.age').write_bytes(other)
    assert answered(world, tmp_path, f'{WORDS}\n2\n1\nx\n', '--save', 'two').returncode == 0
    assert (here / 'two.age').read_bytes() == other
    assert files(tmp_path) == ['here/two', 'here/two.age']


@pytest.mark.parametrize('name', ['~nobody-of-that-name/x', 'a\0b', 'no/such/place', '/proc/x'])
def test_a_place_that_takes_no_file_is_told_and_asked_again(name: str, world: dict[str, str], tmp_path: Path) -> None:
    done = answered(world, tmp_path, f'1\n2\n3\n{name}\n3\nnotes.yaml\n1\nx\n')
    assert done.returncode == 0, done.stderr
    assert 'choose again where to keep them' in done.stderr
    assert 'Traceback' not in done.stderr
    assert files(tmp_path) == ['here/notes.yaml']


def test_a_file_that_is_opened_and_left_at_once_stays_as_it_is(world: dict[str, str], tmp_path: Path) -> None:
    whole = tmp_path / 'here' / 'case.yaml'
    whole.write_bytes(b'# by hand\n' + make_file({'materials.0.copyright': 'none', 'items.0.status': 'up'}))
    before = whole.read_bytes()
    assert answered(world, tmp_path, 'x\n', '--save', 'case.yaml').returncode == 0
    assert whole.read_bytes() == before


def test_a_recording_without_an_id_gets_one(world: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / 'here' / 'notes.yaml').write_text('format: "1"\nmaterials:\n  - kind: "private"\n')
    assert answered(world, tmp_path, '1\n2\nx\n', '--save', 'notes.yaml').returncode == 0
    assert 'id: "a"' in (tmp_path / 'here' / 'notes.yaml').read_text()


def test_an_empty_file_is_a_new_beginning(world: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / 'here' / 'notes.yaml').write_text('')
    assert answered(world, tmp_path, '1\n2\n1\n1\nx\n', '--save', 'notes.yaml').returncode == 0
    assert 'threat: "none"' in (tmp_path / 'here' / 'notes.yaml').read_text()


def _in_a_locked_file(world: dict[str, str], tmp_path: Path) -> pexpect.spawn[str]:
    """Somebody in the middle of an interview whose answers are locked, with the last one just taken."""
    child = spawn(world, tmp_path, '--save', 'notes.age')
    for answer in (WORDS, WORDS):
        child.expect('assphrase.*: ')
        child.sendline(answer)
    for answer in ('1', '2', '1', '1', '1', '3'):
        child.expect('Your answer: ')
        child.sendline(answer)
    child.expect('How old was the person shown')
    child.expect('Your answer: ')
    child.sendline('1')
    child.expect('Is anybody else in it')
    return child


def _last_answer_is_kept(tmp_path: Path) -> bool:
    content = open_sealed((tmp_path / 'here' / 'notes.age').read_bytes(), passphrase=WORDS)
    return b'age_when_recorded: "adult"' in content


def test_a_second_sign_to_end_does_not_stop_the_saving(world: dict[str, str], tmp_path: Path) -> None:
    child = _in_a_locked_file(world, tmp_path)
    child.sendintr()
    child.expect(re.escape(CLEARED))
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert _last_answer_is_kept(tmp_path)


def test_a_window_that_is_gone_loses_nothing_of_a_locked_file(world: dict[str, str], tmp_path: Path) -> None:
    child = _in_a_locked_file(world, tmp_path)
    # The terminal goes, with a sign to end and errors for every line, as where a window is closed.
    os.close(child.child_fd)
    assert child.pid is not None
    assert os.waitstatus_to_exitcode(os.waitpid(child.pid, 0)[1]) == 130
    child.closed, child.terminated = True, True
    assert _last_answer_is_kept(tmp_path)
