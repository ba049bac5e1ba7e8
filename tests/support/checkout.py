"""A checkout of one's own, to be damaged, and the command in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

from letters import paths

# What Python compiled comes along: it holds for a copy too, and no process compiles the program again. While another
# process writes such a file it has a longer name.
_BEING_WRITTEN = shutil.ignore_patterns('*.pyc.*', 'tmp*')


def checkout(folder: Path, languages: Collection[str] = ('es', 'ur')) -> Path:
    """A copy of the program, its templates and its catalogues in a folder; of the languages only these are offered."""
    for name in ('letters', 'templates', 'locales'):
        shutil.copytree(paths.CHECKOUT / name, folder / name, ignore=_BEING_WRITTEN)
    for place in (folder / 'locales').iterdir():
        # To look at every sentence of each language is most of what a command costs that looks at all.
        if (place / 'LC_MESSAGES').is_dir() and place.name not in languages:
            shutil.rmtree(place / 'LC_MESSAGES')
            (place / 'locale.yaml').unlink()
    shutil.copy(paths.CHECKOUT / 'pyproject.toml', folder)
    return folder


def run_in(root: Path, *arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """The command of this copy, as a process."""
    setting = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(root), **more}
    return subprocess.run(
        [sys.executable, '-m', 'letters', *arguments],
        capture_output=True, text=True, check=False, env=setting, cwd=root,
    )  # fmt: skip
