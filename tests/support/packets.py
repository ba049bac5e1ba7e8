"""The packets of the invented cases, written once a run by a process that may neither connect nor start a program."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from letters import paths
from tests.support.day import DATE
from tests.support.shared import Files
from tests.support.shared import once

CASES = sorted(paths.DEMO.glob('*.yaml'))
CAUGHT = 99
# Put before any program: it ends at the first socket and at the first program that it would start.
GUARD = f"""
import sys
def hook(event, _):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "urllib.")):
        sys.stderr.write(event); sys.stderr.flush(); __import__("os")._exit({CAUGHT})
sys.addaudithook(hook)
"""
_WRITE = """
from letters.cli.run import run
for arguments in ({demo!r}, {every_format!r}):
    if run(arguments):
        sys.exit(1)
"""
EVERY_FORMAT = ('--format', 'pdf,txt,html,eml', '--date', DATE)


def guarded(code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own that is stopped where it leaves the machine."""
    return subprocess.run(
        [sys.executable, '-c', GUARD + code],
        cwd=cwd, env={**os.environ, 'PYTHONPATH': str(paths.CHECKOUT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def reference(file: Path) -> str:
    """The reference of a case, which names its folder."""
    found = re.search(r'^case: {id: "(\w+)"', file.read_text(encoding='utf-8'), re.MULTILINE)
    assert found
    return found[1]


def files_in(folder: Path) -> Files:
    """Every file below a folder with its bytes."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob('*') if file.is_file()}


def demo_packets() -> Mapping[str, Files]:
    """For each invented case the files of its packet, as `letters demo` writes them."""
    return {file.stem: _part(f'demo/{reference(file)}/') for file in CASES}


def packet_in_every_format() -> Files:
    """The folder with the packet of the case `florida`, its letters in every format."""
    return _part('every/')


def _part(start: str) -> Files:
    return {
        name.removeprefix(start): held for name, held in once('packets', _written).items() if name.startswith(start)
    }


def _written() -> Files:
    demo = ['demo', '-o', 'demo', '--date', DATE]
    every_format = ['write', str(paths.DEMO / 'florida.yaml'), '-o', 'every', *EVERY_FORMAT]
    with tempfile.TemporaryDirectory() as folder:
        done = guarded(_WRITE.format(demo=demo, every_format=every_format), Path(folder))
        assert done.returncode == 0, done.stderr
        return files_in(Path(folder))
