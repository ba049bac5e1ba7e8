"""A passphrase on a terminal: asked with a word on what it is for, asked again where it is wrong, and never shown."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pexpect
import pytest

from letters import paths
from tests.support.day import DATE
from tests.support.sealed import quickly_sealed
from tests.test_lock import PLAIN
from tests.test_lock import WORDS


@pytest.fixture(scope='module')
def sealed() -> bytes:
    """A case under a passphrase. Each try at what the program locks takes a second; it is not what is tested here."""
    return quickly_sealed(PLAIN, WORDS)


def opened_on_a_terminal(
    tmp_path: Path, sealed: bytes, typed: list[str], *command: str, columns: int = 80
) -> tuple[int | None, str]:
    """What a terminal shows while these passphrases are typed, and the exit code."""
    (tmp_path / 'case.yaml.age').write_bytes(sealed)
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'TERM': 'dumb'}
    environment.pop('COLUMNS', None)
    log = io.StringIO()
    with pexpect.spawn(
        sys.executable, ['-m', 'letters', *command], cwd=str(tmp_path), env=environment, timeout=90, encoding='utf-8',
        dimensions=(24, columns),
    ) as it:  # fmt: skip
        it.logfile_read = log
        # What is typed before it is asked for is neither shown nor taken.
        it.send('typed too early\n' if columns < 80 else '')
        for one in typed:
            it.expect('\nPassphrase: ')
            it.sendline(one)
        it.expect(['آپ کا جواب:', pexpect.EOF])
        it.sendeof()
        it.expect(pexpect.EOF)
    return it.exitstatus, log.getvalue().replace('\r', '')


@pytest.mark.parametrize('command', [['plan', 'case.yaml.age', '--date', DATE], ['start', '--save', 'case.yaml.age']])
def test_a_wrong_passphrase_is_asked_again_on_a_terminal(tmp_path: Path, sealed: bytes, command: list[str]) -> None:
    code, said = opened_on_a_terminal(tmp_path, sealed, ['wrong words of mine', '', WORDS], *command)
    assert code == (0 if command[0] == 'plan' else 130)
    assert said.index('This file is locked. Type the passphrase that was chosen for it.') < said.index('Passphrase: ')
    assert 'Tries left: 2' in said
    assert 'Tries left: 1' in said
    assert 'wrong words of mine' not in said
    assert WORDS not in said


@pytest.mark.parametrize('columns', [40, 79])
def test_three_wrong_passphrases_are_the_end_and_nothing_invites_to_type_another(
    tmp_path: Path, sealed: bytes, columns: int
) -> None:
    typed = ['wrong words of mine'] * 3
    code, said = opened_on_a_terminal(tmp_path, sealed, typed, 'start', '--save', 'case.yaml.age', columns=columns)
    assert code == 5
    assert said.count('Passphrase: ') == 3
    assert 'Try again' not in said
    assert 'wrong words of mine' not in said
    whole = ' '.join(said.split())
    assert 'The file stays locked, and nothing was changed. Look at the keyboard language' in whole
    # Lines end between words.
    lines = said.splitlines()
    assert max(map(len, lines)) <= columns
    assert all(not line.startswith(' ') for line in lines)
    words = {word.strip('.,:') for word in whole.split()}
    assert {'passphrase', 'keyboard', 'language', 'capital', 'changed'} <= words


def test_a_new_passphrase_is_told_to_be_new_and_what_it_is_for(tmp_path: Path) -> None:
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'TERM': 'dumb'}
    command = ['-m', 'letters', 'start', '--save', 'notes.age']
    with pexpect.spawn(sys.executable, command, cwd=str(tmp_path), env=environment, timeout=90, encoding='utf-8') as it:
        it.expect('\nPassphrase: ')
        told = ' '.join(it.before.split())
        it.sendeof()
    assert 'Choose a new passphrase for this file.' in told
    assert 'nobody can open the file without it' in told


def test_whoever_looks_for_a_new_passphrase_is_asked_until_there_is_a_good_one(tmp_path: Path) -> None:
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'TERM': 'dumb'}
    command = ['-m', 'letters', 'start', '--save', 'notes.age']
    with pexpect.spawn(sys.executable, command, cwd=str(tmp_path), env=environment, timeout=90, encoding='utf-8') as it:
        for typed in ('wrong', 'one', 'two', 'three', 'river lamp seven carpet', 'river lamp seven carpets'):
            it.expect('assphrase.*: ')
            it.sendline(typed)
        # Two that differ are no end either.
        it.expect('\nPassphrase: ')
        it.sendeof()
        it.expect(pexpect.EOF)
