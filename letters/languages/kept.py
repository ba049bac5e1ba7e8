"""Catalogues of a checkout as they were read, so that no command reads some thousands of messages anew.

They stand where the compiled records stand, as JSON, each with a digest of what it was made of: the catalogue and the
code that reads it. Of another one, or where somebody else can have written it, nothing is taken.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from typing import TYPE_CHECKING
from typing import Any

from letters import paths
from letters.registry.compiled import FILE
from letters.registry.compiled import is_ours
from letters.registry.compiled import put

if TYPE_CHECKING:
    from pathlib import Path

_SIZE = hashlib.sha256().digest_size


def kept(name: str, content: bytes) -> Any:
    """What was kept of a catalogue of this content; None where there is nothing that can be relied upon."""
    try:
        with _place(name).open('rb') as stream:
            if not is_ours(stream.fileno()) or stream.read(_SIZE) != _digest(content):
                return None
            return json.loads(stream.read())
    except (OSError, ValueError):
        return None


def keep(name: str, content: bytes, value: Any) -> None:
    """Keep what was read for the next command; where that cannot be done, the next command reads it too."""
    if paths.IN_CHECKOUT:
        put(_place(name), _digest(content) + json.dumps(value, ensure_ascii=False).encode())


def _place(name: str) -> Path:
    return FILE.with_name(f'catalogue-{name}')


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(_code() + content).digest()


@cache
def _code() -> bytes:
    """The code by which a catalogue is read, and the Python that runs it."""
    code = b''.join((paths.PACKAGE / 'languages' / name).read_bytes() for name in ('catalogue.py', 'plural.py'))
    return hashlib.sha256(sys.version.encode() + code).digest()
