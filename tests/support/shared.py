"""What several tests read and is slow to make is made once a run, by whichever worker needs it first."""

from __future__ import annotations

import fcntl
import zipfile
from collections.abc import Callable
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

Files = Mapping[str, bytes]

_held: dict[str, Files] = {}
_folders: list[Path] = []


def keep_in(folder: Path) -> None:
    """From now on what one worker makes is kept in this folder, for all workers of the run."""
    folder.mkdir(exist_ok=True)
    _folders[:] = [folder]


def once(name: str, make: Callable[[], Files]) -> Files:
    """What `make` gave to the first who asked for it by this name; nobody can change it."""
    if name not in _held:
        _held[name] = MappingProxyType(dict(_from_any_worker(_folders[-1] / name, make) if _folders else make()))
    return _held[name]


def _from_any_worker(kept: Path, make: Callable[[], Files]) -> Files:
    with kept.with_suffix('.lock').open('w') as lock:
        # The others wait here until the first has made it; where it failed, the next one tries.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _keep(kept, make())
    with zipfile.ZipFile(kept) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _keep(kept: Path, files: Files) -> None:
    begun = kept.with_suffix('.begun')
    with zipfile.ZipFile(begun, 'w') as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    begun.replace(kept)
