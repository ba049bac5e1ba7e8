"""Parts of a sheet side by side, by the line of the README: with GNU parallel where it is, else with xargs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from letters import paths
from tests.conftest import Letters
from tests.support.runs import cases_in
from tests.support.runs import contents
from tests.support.runs import without_workers
from tests.support.soak import SOAK

README = paths.CHECKOUT / 'README.md'


def test_the_line_of_the_readme_writes_what_one_run_writes(
    letters: Letters, tmp_path: Path, world: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = README.read_text('utf-8')
    for name, text in re.findall(r'```(?:yaml|csv)\n# (cases\.csv|clinic\.yaml)\n(.*?)```', page, flags=re.DOTALL):
        (tmp_path / name).write_text(text, encoding='utf-8')
    (line,) = re.findall(r'^parallel letters bulk .*$', page, flags=re.MULTILINE)
    # Texts are enough to see it; the pages take their time.
    line = line if SOAK else line.replace(' --shard', ' --format txt --shard')
    whole = line.removeprefix('parallel letters ').removesuffix(' --shard {}/2 ::: 1 2')
    assert line == f'parallel letters {whole} --shard {{}}/2 ::: 1 2'
    if not shutil.which('parallel'):
        line = f"printf '1\\n2\\n' | xargs -P 2 -I {{}} letters {whole} --shard {{}}/2"
    shim = tmp_path / 'bin' / 'letters'
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m letters "$@"\n', encoding='utf-8')
    shim.chmod(0o755)
    surroundings = {**world, 'PATH': f'{shim.parent}:{world["PATH"]}'}
    done = subprocess.run(
        ['sh', '-c', line], cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert cases_in(tmp_path / 'office') == ['K7Q2M9', 'R4W8T3']
    monkeypatch.setattr('letters.bulk.run.packets', without_workers)
    assert letters(*whole.replace(' office', ' whole').split())[0] == 0
    assert contents(tmp_path / 'office') == contents(tmp_path / 'whole')
