"""Whatever stdout and stderr are, the command does its work, says what it can and leaves with the right code."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from letters import paths
from tests.support.day import DATE

LAHORE = str(paths.DEMO / 'lahore.yaml')
FULL = pytest.mark.skipif(not Path('/dev/full').exists(), reason='only Linux has a device that is always full')


def shell(arguments: list[str], ending: str = '', **settings: str) -> subprocess.CompletedProcess[str]:
    """The command with the redirections of a shell."""
    line = shlex.join([sys.executable, '-m', 'letters', *arguments]) + ' ' + ending
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), **settings}
    return subprocess.run(['/bin/sh', '-c', line], capture_output=True, encoding='utf-8', check=False, env=environment)


@pytest.mark.parametrize('ending', ['>&-', '2>&-', '>&- 2>&-'])
def test_a_closed_stream_leaves_no_packet_unwritten(ending: str, tmp_path: Path) -> None:
    write = ['write', LAHORE, '-o', str(tmp_path / 'p'), '--date', DATE, '--format', 'txt', '--reading-copy', 'en']
    assert shell(write, ending).returncode == 0
    assert (tmp_path / 'p' / 'K7Q2M9' / '01.txt').is_file()


@FULL
@pytest.mark.parametrize('ending', ['>/dev/full', '>/dev/full 2>/dev/full'])
@pytest.mark.parametrize('command', [['helplines', '--country', 'PK'], ['plan', LAHORE, '--date', DATE]])
def test_a_result_that_found_no_room_leaves_with_5(command: list[str], ending: str) -> None:
    done = shell(command, ending)
    assert (done.returncode, 'report this line' in done.stderr) == (5, False)


@FULL
def test_the_exit_code_stands_where_nothing_can_be_said() -> None:
    assert shell(['plan', 'missing.yaml'], '2>/dev/full').returncode == 5


@pytest.mark.parametrize(
    'settings', [{'PYTHONIOENCODING': 'ascii'}, {'PYTHONUTF8': '0', 'PYTHONCOERCECLOCALE': '0', 'LC_ALL': 'C'}]
)
def test_every_language_is_shown_on_a_computer_whose_settings_know_no_unicode(settings: dict[str, str]) -> None:
    done = shell(['plan', LAHORE, '--date', DATE, '--json'], **settings)
    assert done.returncode == 0
    assert 'پاکستان' in json.loads(done.stdout)['warnings'][0]['text']


def test_a_file_name_cannot_steer_the_terminal() -> None:
    done = shell(['check', '\x1b[31mred.yaml'])
    assert done.returncode == 5
    assert '\x1b' not in done.stdout + done.stderr
