"""Putting everything on the disk at once, where the system can: one wait, however many files."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from functools import lru_cache
from typing import Any

# Older kernels do not say that something could not be written (syncfs(2), "BUGS").
_TELLS_FAULTS = (5, 8)


def can_put_all() -> bool:
    """Whether this system offers it."""
    return _syncfs() is not None


def put_all(handle: int) -> None:
    """Everything that was written to the file system of an open folder is on its disk, or OSError is raised."""
    syncfs = _syncfs()
    if syncfs is not None and syncfs(handle) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@lru_cache(maxsize=1)
def _syncfs() -> Any:
    if not sys.platform.startswith('linux'):
        return None
    release = tuple(int(number) for number in re.findall(r'\d+', os.uname().release)[:2])
    return getattr(ctypes.CDLL(None, use_errno=True), 'syncfs', None) if release >= _TELLS_FAULTS else None
