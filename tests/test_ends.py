"""How a run ends when somebody stops listening or answering: a reader gone, an input closed, a window closed."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from letters import paths
from letters.cli import start as talk
from letters.cli.run import run
from letters.interview.terminal import Terminal
from tests.support.sealed import quickly_sealed

DEMO = paths.DEMO
DAY = '2026-11-21'
CLOSED = 'Nobody can type an answer here: the input of the command is closed.'


def shell(line: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A line of bash, in which `letters` runs this checkout."""
    setting = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), **more}
    script = f'letters() {{ "{sys.executable}" -m letters "$@"; }}\n{line}'
    return subprocess.run(
        ['bash', '-c', script], capture_output=True, text=True, check=False, env=setting, cwd=cwd, timeout=120
    )


# `true` reads nothing: the first writing, or the last flush, finds nobody. `head` leaves in the middle.
@pytest.mark.parametrize(
    ('command', 'reader'),
    [
        (f'plan {DEMO / "lahore.yaml"}', 'true'),
        (f'plan {DEMO / "lahore.yaml"}', 'head -n 1'),
        (f'plan {DEMO / "perhaps-17.yaml"}', 'true'),
        ('laws --json', 'head -n 1'),
        ('languages', 'true'),
        ('--help', 'true'),
        ('--version', 'true'),
    ],
)
def test_a_reader_that_goes_away_is_no_failure(command: str, reader: str, tmp_path: Path) -> None:
    done = shell(f'letters {command} | {reader} >/dev/null; echo "${{PIPESTATUS[0]}}"', tmp_path)
    assert done.stdout == '0\n'
    assert not any(word in done.stderr for word in ('Traceback', 'Exception', 'report this line'))


def test_papers_are_written_whole_when_nobody_reads_the_result_or_the_talk(tmp_path: Path) -> None:
    write = f'letters write {DEMO / "lahore.yaml"} -o out --date {DAY} --format txt --reading-copy en'
    for ending in ('| true', '2>&1 | true'):
        assert shell(f'{write} {ending}; exit "${{PIPESTATUS[0]}}"', tmp_path).returncode == 0
        assert (tmp_path / 'out' / 'K7Q2M9' / '02.txt').is_file()


def test_a_failure_stays_one_whoever_reads(tmp_path: Path) -> None:
    assert shell('letters plan missing.yaml | true; exit "${PIPESTATUS[0]}"', tmp_path).returncode == 5


@pytest.mark.parametrize('command', ['start', 'start --save notes.yaml', 'lock case.yaml', 'shred case.yaml'])
def test_a_closed_input_is_told_and_counts_as_interrupted(command: str, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes((DEMO / 'lahore.yaml').read_bytes())
    done = shell(f'letters {command} <&-', tmp_path)
    assert done.returncode == 130
    assert done.stderr.count(CLOSED) == 1
    assert [file.name for file in tmp_path.iterdir()] == ['case.yaml']


def test_a_locked_case_with_a_closed_input_too(tmp_path: Path) -> None:
    locked = quickly_sealed((DEMO / 'lahore.yaml').read_bytes(), 'four words of ours')
    (tmp_path / 'case.yaml.age').write_bytes(locked)
    for command in ('unlock case.yaml.age -o -', 'plan case.yaml.age', 'start --save case.yaml.age'):
        done = shell(f'letters {command} <&-', tmp_path)
        assert (done.returncode, done.stderr.count(CLOSED)) == (130, 1)


def closed_window(command: list[str], typed: list[str], cwd: Path) -> int:
    """The exit code of a command whose window is closed after some lines, and that no signal reaches."""
    ours, theirs = pty.openpty()
    setting = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), 'TERM': 'dumb'}
    with subprocess.Popen(
        [sys.executable, '-m', 'letters', *command],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=setting, start_new_session=True,
    ) as process:  # fmt: skip
        os.close(theirs)
        for line in typed:
            _heard(ours, 'Your answer: ')
            os.write(ours, f'{line}\n'.encode())
        _heard(ours, 'Your answer: ' if typed else ':')
        os.close(ours)
        return process.wait(timeout=60)


def _heard(window: int, until: str) -> None:
    seen, last = '', time.monotonic() + 60
    while until not in seen and time.monotonic() < last:
        with contextlib.suppress(OSError):
            seen += os.read(window, 4096).decode(errors='replace')


def test_a_window_that_is_closed_keeps_the_answers_where_that_was_chosen(tmp_path: Path) -> None:
    code = closed_window(['start', '--save', 'notes.yaml', '--date', DAY], ['1', '2', '1', '1'], tmp_path)
    assert code == 130
    assert 'threat: "none"' in (tmp_path / 'notes.yaml').read_text('utf-8')


def test_a_window_that_is_closed_at_another_question_is_an_interruption(tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes((DEMO / 'lahore.yaml').read_bytes())
    for command in (['shred', 'case.yaml'], ['lock', 'case.yaml']):
        assert closed_window(command, [], tmp_path) == 130
        assert [file.name for file in tmp_path.iterdir()] == ['case.yaml']


class Gone(io.StringIO):
    """A terminal whose window was closed."""

    def readline(self, *_: object) -> str:  # type: ignore[override]  # a base of the library speaks of bytes
        raise OSError(errno.EIO, 'Input/output error')

    def write(self, _: str) -> int:
        raise OSError(errno.EIO, 'Input/output error')

    def fileno(self) -> int:
        raise OSError(errno.EIO, 'Input/output error')

    def isatty(self) -> bool:
        return True


def test_an_input_output_error_of_the_terminal_ends_the_interview_as_an_interruption(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for source, out in ((Gone(), io.StringIO()), (io.StringIO('1\n2\n1\n'), Gone())):
        monkeypatch.setattr(talk, '_terminal', lambda pair=(source, out): Terminal(*pair))
        assert run(['start', '--date', DAY]) == 130


def test_an_input_output_error_at_a_passphrase_is_an_interruption(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'case.yaml').write_bytes((DEMO / 'lahore.yaml').read_bytes())

    def gone(_: str) -> str:
        raise OSError(errno.EIO, 'Input/output error')

    monkeypatch.setattr('sys.stdin', Gone())
    monkeypatch.setattr('getpass.getpass', gone)
    for command in (['lock', 'case.yaml'], ['shred', 'case.yaml']):
        assert run(command) == 130
    assert [file.name for file in tmp_path.iterdir()] == ['case.yaml']


@pytest.mark.skipif(not Path('/dev/full').exists(), reason='only Linux has a device that is always full')
def test_a_result_without_room_speaks_of_the_result_and_not_of_papers(tmp_path: Path) -> None:
    done = shell(f'letters plan {DEMO / "lahore.yaml"} >/dev/full', tmp_path)
    assert done.returncode == 5
    assert 'The result could not be written to its end' in done.stderr
    assert 'packet' not in done.stderr
    assert 'removed' not in done.stderr
