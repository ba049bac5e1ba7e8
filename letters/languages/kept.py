"""Catalogues of a checkout as they were read, so that no command reads some thousands of messages anew.

They stand where the compiled records stand, as JSON, each with a digest of what it was made of: the catalogue and the
code that reads it. Of another one, or where somebody else can have written it, nothing is taken.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from letters import paths
from letters.registry.compiled import FILE
from letters.registry.compiled import is_ours
from letters.registry.compiled import put

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar('T')

# What stands between a context and its sentence, as in the files of gettext.
_BETWEEN = '\x04'
_SIZE = hashlib.sha256().digest_size


class Kept(Mapping[tuple[str, str], T]):
    """Messages by context and source, each made when it is asked for: a command says a few of thousands."""

    def __init__(self, held: dict[str, list[Any]], make: Callable[[list[Any]], T]) -> None:
        self._held = held
        self._make = make

    def __getitem__(self, key: tuple[str, str]) -> T:
        return self._make(self._held[joined(*key)])

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for key in self._held:
            context, _, source = key.partition(_BETWEEN)
            yield context, source

    def __len__(self) -> int:
        return len(self._held)


def joined(context: str, source: str) -> str:
    """A context and its sentence as one text."""
    return f'{context}{_BETWEEN}{source}'


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
    read_by = ('catalogue.py', 'kept.py', 'plural.py')
    code = b''.join((paths.PACKAGE / 'languages' / name).read_bytes() for name in read_by)
    return hashlib.sha256(sys.version.encode() + code).digest()
