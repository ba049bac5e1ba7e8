"""A machine of its own for a test: home, temporary folder and working directory, all of them empty."""

from __future__ import annotations

from pathlib import Path


def machine(tmp_path: Path) -> dict[str, str]:
    """Make the folders, and give the environment that names them; programs run in the one called `here`."""
    for name in ('home', 'temporary', 'here'):
        (tmp_path / name).mkdir()
    return {'HOME': str(tmp_path / 'home'), 'TMPDIR': str(tmp_path / 'temporary')}


def files(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob('*') if not file.is_dir())
