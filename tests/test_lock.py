"""Locked case files: other tools open them, nothing is lost in them, and what does not open is told in a sentence."""

from __future__ import annotations

import functools
import io
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyrage
import pytest

from letters import paths
from letters.errors import LettersError
from letters.output import lock as locking
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.sealed import quickly_sealed
from tests.support.shared import once

WORDS = 'river lamp seven carpet'
PLAIN = (paths.DEMO / 'lahore.yaml').read_bytes()


@pytest.fixture(scope='session')
def sealed() -> bytes:
    """A case that the program locked under a passphrase; that takes a second on purpose, so it is done once."""
    return once('sealed', lambda: {'case.yaml.age': locking.seal(PLAIN, passphrase=WORDS)})['case.yaml.age']


@pytest.fixture(scope='module')
def quick() -> bytes:
    """The same case, locked so that opening it takes no second: for what is not about what the program locks."""
    return quickly_sealed(PLAIN, WORDS)


@pytest.fixture
def key() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def letters(letters: Letters) -> Letters:
    """The same, and the passphrase is never shown."""

    def run(*arguments: str, typed: str = '') -> tuple[int, str, str]:
        code, result, talk = letters(*arguments, typed=typed)
        assert WORDS not in result + talk
        return code, result, talk

    return run


def age(*arguments: str, put: bytes = b'') -> bytes:
    """The stock tool."""
    return subprocess.run(['age', *arguments], input=put, capture_output=True, check=True).stdout


def test_what_was_locked_comes_back_byte_for_byte(sealed: bytes) -> None:
    assert locking.open_sealed(sealed, passphrase=WORDS) == PLAIN
    assert PLAIN[40:80] not in sealed


@pytest.mark.parametrize('armoured', [True, False])
def test_a_file_that_another_tool_locked_opens_too(armoured: bool) -> None:
    assert locking.open_sealed(quickly_sealed(PLAIN, WORDS, armoured=armoured), passphrase=WORDS) == PLAIN


def test_the_stock_tool_opens_what_we_locked_for_a_key(tmp_path: Path, key: pyrage.x25519.Identity) -> None:
    (tmp_path / 'key').write_text(f'# a note\n{key}\n')
    content = locking.seal(PLAIN, recipients=[f' {key.to_public()}\n'])
    assert age('--decrypt', '--identity', str(tmp_path / 'key'), put=content) == PLAIN


@pytest.mark.parametrize('armour', [[], ['--armor']])
def test_we_open_what_the_stock_tool_locked_for_a_key(armour: list[str], key: pyrage.x25519.Identity) -> None:
    content = age('--encrypt', *armour, '--recipient', str(key.to_public()), put=PLAIN)
    assert locking.open_sealed(content, identities=[str(key)]) == PLAIN


def test_the_stock_tool_opens_what_we_locked_under_a_passphrase(tmp_path: Path, sealed: bytes) -> None:
    (tmp_path / 'case.age').write_bytes(sealed)
    with pexpect.spawn('age', ['-d', '-o', 'case', 'case.age'], cwd=str(tmp_path), timeout=60) as tool:
        tool.expect('assphrase')
        tool.sendline(WORDS)
        tool.expect(pexpect.EOF)
    assert (tmp_path / 'case').read_bytes() == PLAIN


def test_we_open_what_the_stock_tool_locked_under_a_passphrase(tmp_path: Path) -> None:
    (tmp_path / 'case').write_bytes(PLAIN)
    with pexpect.spawn('age', ['-p', '-o', 'case.age', 'case'], cwd=str(tmp_path), timeout=60) as tool:
        for prompt in ('Enter passphrase', 'Confirm passphrase'):
            tool.expect(prompt)
            tool.sendline(WORDS)
        tool.expect(pexpect.EOF)
    assert locking.open_sealed((tmp_path / 'case.age').read_bytes(), passphrase=WORDS) == PLAIN


def test_a_passphrase_typed_with_parted_letters_opens_the_same_file() -> None:
    content = quickly_sealed(PLAIN, 'café au lait noir')
    assert locking.open_sealed(content, passphrase='cafe\u0301 au lait noir') == PLAIN


def refused(work: Callable[[], object]) -> tuple[str, int]:
    with pytest.raises(LettersError) as stopped:
        work()
    return stopped.value.id, stopped.value.exit_code


def test_each_way_of_not_opening_has_its_own_sentence(quick: bytes, key: pyrage.x25519.Identity) -> None:
    for_key = locking.seal(PLAIN, recipients=[str(key.to_public())])
    other = str(pyrage.x25519.Identity.generate())
    assert refused(lambda: locking.open_sealed(quick, passphrase='something else here')) == ('lock-wrong', 5)
    assert refused(lambda: locking.open_sealed(PLAIN, passphrase=WORDS)) == ('lock-not-locked', 3)
    assert refused(lambda: locking.open_sealed(b'', passphrase=WORDS)) == ('lock-not-locked', 3)
    assert refused(lambda: locking.seal(quick, passphrase=WORDS)) == ('lock-already', 3)
    assert refused(lambda: locking.seal(PLAIN, recipients=['age1nothing'])) == ('lock-recipient', 3)
    assert refused(lambda: locking.open_sealed(for_key, passphrase=WORDS)) == ('lock-needs-key', 5)
    assert refused(lambda: locking.open_sealed(for_key, identities=[other])) == ('lock-key-wrong', 5)
    assert refused(lambda: locking.open_sealed(for_key, identities=['AGE-SECRET-KEY-1NOTHING'])) == (
        'lock-key-wrong',
        5,
    )


def test_wherever_a_locked_file_is_cut_the_missing_end_is_told_before_a_passphrase_is_tried(sealed: bytes) -> None:
    end = sealed.rindex(b'-----') + 5
    whole = len(b'-----BEGIN AGE ENCRYPTED FILE-----')
    for length in (*range(whole, end, 97), end - 1):
        assert refused(functools.partial(locking.open_sealed, sealed[:length], passphrase=WORDS)) == ('lock-cut', 5)


def test_a_file_of_another_tool_that_is_cut_is_told_as_well(key: pyrage.x25519.Identity) -> None:
    bare = age('--encrypt', '--recipient', str(key.to_public()), put=PLAIN)
    assert refused(lambda: locking.open_sealed(bare[:60], identities=[str(key)])) == ('lock-cut', 5)
    assert refused(lambda: locking.open_sealed(bare[:-5], identities=[str(key)])) == ('lock-key-wrong', 5)
    with_words = quickly_sealed(PLAIN, WORDS, armoured=False)[:-5]
    assert refused(lambda: locking.open_sealed(with_words, passphrase=WORDS)) == ('lock-wrong-or-damaged', 5)


@pytest.mark.parametrize(
    'content',
    [
        b'-----BEGIN AGE ENCRYPTED FILE-----\n\xff!\n-----END AGE ENCRYPTED FILE-----\n',
        b'age-encryption.org/v1\n-> scrypt \n--- x\n',
        b'age-encryption.org/v9',
    ],
)
def test_hostile_bytes_are_refused_without_a_traceback(content: bytes) -> None:
    assert refused(lambda: locking.open_sealed(content, passphrase=WORDS))[1] == 5


@pytest.mark.parametrize('weak', ['', 'secret', 'a' * 40])
def test_a_passphrase_that_is_easy_to_guess_is_refused(weak: str) -> None:
    assert refused(lambda: locking.seal(PLAIN, passphrase=weak)) == ('lock-short', 3)


def test_lock_writes_a_private_copy_and_unlock_brings_the_case_back(tmp_path: Path, letters: Letters) -> None:
    (tmp_path / 'case.yaml').write_bytes(PLAIN)
    # One keyboard gives the accent as a letter of its own, another does not.
    code, said, told = letters('lock', 'case.yaml', typed='cafe\u0301 au lait noir\n')
    file = tmp_path / 'case.yaml.age'
    assert (code, stat.S_IMODE(file.stat().st_mode)) == (0, 0o600)
    assert 'letters shred case.yaml' in said
    assert 'lait' not in said + told
    assert letters('unlock', 'case.yaml.age', '-o', 'again.yaml', typed='café au lait noir\n')[0] == 0
    assert (tmp_path / 'again.yaml').read_bytes() == PLAIN
    assert stat.S_IMODE((tmp_path / 'again.yaml').stat().st_mode) == 0o600


def test_no_command_writes_over_a_file_unless_told(tmp_path: Path, letters: Letters, quick: bytes) -> None:
    (tmp_path / 'case.yaml').write_bytes(b'other: "answers"\n')
    (tmp_path / 'case.yaml.age').write_bytes(quick)
    for arguments in (['lock', 'case.yaml'], ['unlock', 'case.yaml.age']):
        code, _, said = letters(*arguments, typed=f'{WORDS}\n')
        assert (code, '--replace' in said) == (5, True)
    assert (tmp_path / 'case.yaml').read_bytes() == b'other: "answers"\n'
    assert (tmp_path / 'case.yaml.age').read_bytes() == quick
    assert letters('unlock', 'case.yaml.age', '--replace', typed=f'{WORDS}\n')[0] == 0
    assert (tmp_path / 'case.yaml').read_bytes() == PLAIN


def test_a_locked_case_is_read_wherever_a_case_is_and_stays_locked(
    tmp_path: Path, letters: Letters, quick: bytes
) -> None:
    (tmp_path / 'case.yaml.age').write_bytes(quick)
    plain = paths.DEMO / 'lahore.yaml'
    assert letters('check', 'case.yaml.age', typed=f'{WORDS}\n')[0] == 0
    wanted = letters('plan', str(plain), '--date', DATE, '--json')
    assert letters('plan', 'case.yaml.age', '--date', DATE, '--json', typed=f'{WORDS}\n') == wanted
    assert [file.name for file in tmp_path.iterdir()] == ['case.yaml.age']


@pytest.mark.parametrize(
    ('content', 'typed', 'code', 'sentence'),
    [
        (PLAIN, WORDS, 3, 'This file is not a locked case.'),
        (None, 'these are wrong words', 5, 'The passphrase does not open this file.'),
        (None, '', 5, 'No passphrase was typed.'),
        (300, WORDS, 5, 'The end of this locked file is missing.'),
    ],
)
def test_what_cannot_be_opened_is_one_sentence_for_each_command(  # noqa: PLR0917 - a row of the table
    tmp_path: Path, letters: Letters, quick: bytes, content: bytes | int | None, typed: str, code: int, sentence: str
) -> None:
    put = quick[:content] if isinstance(content, int) else content
    (tmp_path / 'case.yaml.age').write_bytes(quick if put is None else put)
    for arguments in (['plan', 'case.yaml.age', '--date', DATE], ['unlock', 'case.yaml.age', '-o', 'new']):
        found, _, said = letters(*arguments, typed=f'{typed}\n' if typed else '')
        assert (found, sentence in said) == (code, True), said
    assert not (tmp_path / 'new').exists()


def test_lock_refuses_what_is_locked_and_what_is_missing(tmp_path: Path, letters: Letters, quick: bytes) -> None:
    (tmp_path / 'case.yaml.age').write_bytes(quick)
    assert letters('lock', 'case.yaml.age', typed=f'{WORDS}\n')[0] == 3
    assert letters('lock', 'nothing.yaml', typed=f'{WORDS}\n')[0] == 5
    (tmp_path / 'case.yaml').write_bytes(PLAIN)
    assert letters('lock', 'case.yaml', '-o', 'x.age', typed='short\n')[0] == 3
    assert not (tmp_path / 'x.age').exists()


def test_a_clinic_opens_what_was_locked_for_its_key(
    tmp_path: Path, letters: Letters, key: pyrage.x25519.Identity
) -> None:
    (tmp_path / 'case.yaml').write_bytes(PLAIN)
    (tmp_path / 'key').write_text(f'# made for the clinic\n{key}\n')
    assert letters('lock', 'case.yaml', '--to-age', str(key.to_public()))[0] == 0
    assert letters('unlock', 'case.yaml.age', '-o', 'new')[0] == 5
    assert letters('unlock', 'case.yaml.age', '--key', 'case.yaml', '-o', 'new')[0] == 3
    assert letters('unlock', 'case.yaml.age', '--key', 'key', '-o', 'new')[0] == 0
    assert (tmp_path / 'new').read_bytes() == PLAIN
    (tmp_path / 'case.yaml.age').rename(tmp_path / 'named-otherwise')
    assert letters('unlock', 'named-otherwise', '--key', 'key')[0] == 2
    assert letters('unlock', 'named-otherwise', '--key', 'key', '-o', '-')[:2] == (0, PLAIN.decode())


def test_on_a_terminal_the_passphrase_is_asked_twice_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(PLAIN)
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'TERM': 'dumb'}
    command = ['-m', 'letters', 'lock', 'case.yaml']
    with pexpect.spawn(sys.executable, command, cwd=str(tmp_path), env=environment, timeout=60, encoding='utf-8') as it:
        log = io.StringIO()
        it.logfile_read = log
        for typed in (WORDS, 'other words entirely', WORDS, WORDS):
            it.expect('assphrase(?: again)?: ')
            it.sendline(typed)
        it.expect(pexpect.EOF)
    assert it.exitstatus == 0
    assert 'The two passphrases are not the same.' in log.getvalue()
    assert WORDS not in log.getvalue()
    assert locking.open_sealed((tmp_path / 'case.yaml.age').read_bytes(), passphrase=WORDS) == PLAIN
