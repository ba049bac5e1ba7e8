"""The registry compiled: what the strict reader made of the data, kept so that no command reads the data anew.

It stands in the package's own folder: a wheel brings it along, a checkout writes it where the data changed. It is used
only where a digest shows that it was made of the data that lie there now, and where nobody else can have written it.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import stat
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from glob import glob
from typing import TYPE_CHECKING
from typing import Any

from letters import paths
from letters.model.record import Record
from letters.model.record import blank
from letters.model.registry import Registry

if TYPE_CHECKING:
    from pathlib import Path

FILE = paths.PACKAGE / '_compiled' / 'registry'

# Parts of the registry of which a case needs a few records, or none.
_MANY = frozenset({'jurisdictions', 'platforms', 'replies'})
_PACKAGE = 'letters.model.'
_OWN = frozenset({'Kept', 'restored'})
_SIZE = hashlib.sha256().digest_size
_PLAIN = frozenset({('builtins', 'set'), ('builtins', 'frozenset'), ('datetime', 'date')})


def _sources() -> Iterable[tuple[Path, str]]:
    """What the records are made of: the data, and the code that says what a record is."""
    # Asked for each time: a folder that was exchanged since is another source.
    return (
        (paths.DATA, '*.yaml'),
        (paths.DATA / 'jurisdictions', '**/*.yaml'),
        (paths.DATA / 'platforms', '*.yaml'),
        (paths.DATA / 'questions', '*.yaml'),
        (paths.TEMPLATES, '**/*'),
        (paths.LOCALES, '*/locale.yaml'),
        (paths.LOCALES, '*/words.yaml'),
        (paths.PACKAGE / 'model', '*.py'),
        (paths.PACKAGE / 'registry', '*.py'),
    )


def digest() -> bytes:
    """A digest of everything that the compiled records follow from; the same in a checkout and in a wheel of it."""
    found = hashlib.sha256()
    for number, (folder, pattern) in enumerate(_sources()):
        # Names rather than paths, and no question twice: this is done at every start.
        for name in sorted(glob(pattern, root_dir=folder, recursive=True)):  # noqa: PTH207 - as said
            named = name.replace(os.sep, '/')
            content = None if '/examples/' in named else _content_of(f'{folder}/{name}')
            if content is not None:
                found.update(f'{number} {named} {len(content)}\n'.encode())
                found.update(content)
    return found.digest()


def _content_of(path: str) -> bytes | None:
    """What stands in a file; None where there is a folder."""
    try:
        with open(path, 'rb', buffering=0) as stream:  # noqa: PTH123
            return stream.read()
    except (IsADirectoryError, PermissionError):
        if os.path.isdir(path):  # noqa: PTH112
            return None
        raise


def kept(file: Path = FILE) -> Any:
    """What was compiled of the data as they are now; None where there is nothing that can be relied upon."""
    try:
        if not file.is_file():
            return None
        with file.open('rb') as stream:
            made_of, told = stream.read(_SIZE), stream.read(_SIZE)
            if not is_ours(stream.fileno()) or made_of != digest():
                return None
            content = stream.read()
        if hashlib.sha256(content).digest() != told:
            return None
        return _Reader(io.BytesIO(content)).load()
    except Exception:  # noqa: BLE001 - a damaged file, or one of another release, is no worse than none
        return None


def content(value: object, made_of: bytes) -> bytes:
    """The bytes of a compiled file: the digest of what the records were made of, one of them, and the records."""
    written = _written(value)
    return made_of + hashlib.sha256(written).digest() + written


def _written(value: object) -> bytes:
    written = io.BytesIO()
    _Writer(written, protocol=5).dump(value)
    return written.getvalue()


class Kept(Mapping[str, Any]):
    """Records by their ids, each made when it is asked for: a case needs a few of hundreds."""

    def __init__(self, held: dict[str, bytes]) -> None:
        self._held = held
        self._made: dict[str, Any] = {}

    def __getitem__(self, id: str) -> Any:
        if id not in self._made:
            self._made[id] = _Reader(io.BytesIO(self._held[id])).load()
        return self._made[id]

    def __contains__(self, id: object) -> bool:
        return id in self._held

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


def keep(value: object, made_of: bytes, file: Path = FILE) -> None:
    """Keep what was read of the data for the next command; `made_of` is their digest before they were read.

    Where that cannot be done, or somebody edited them meanwhile, the next command reads them too.
    """
    if paths.IN_CHECKOUT and made_of == digest():
        put(file, content(value, made_of))


def put(file: Path, content: bytes) -> None:
    """Write a file beside the compiled records, whole or not at all; nothing where that cannot be done."""
    import tempfile

    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o755, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, 'wb') as stream:
                stream.write(content)
            os.replace(name, file)  # noqa: PTH105 - a name, as mkstemp gives it
        except BaseException:
            os.unlink(name)  # noqa: PTH108
            raise


def is_ours(handle: int) -> bool:
    """Whether only somebody who could change the program itself can have written an open file."""
    if not hasattr(os, 'geteuid'):
        return True
    found, code = os.fstat(handle), os.stat(__file__)  # noqa: PTH116
    trusted = found.st_uid in {0, code.st_uid} and found.st_gid in {0, code.st_gid}
    others = (stat.S_IWGRP | stat.S_IWOTH) & ~code.st_mode
    return stat.S_ISREG(found.st_mode) and trusted and not found.st_mode & others


def restored(kind: type[Record], said: dict[str, Any]) -> Record:
    """A record as it was read: it was checked when it was compiled."""
    return kind.made(said)


class _Writer(pickle.Pickler):
    """Writes of a record its kind, and what is not the default of that."""

    def reducer_override(self, value: Any) -> Any:
        """How a record is put together again; everything else as usual."""
        if isinstance(value, Registry):
            return Registry, tuple(
                Kept({id: _written(record) for id, record in held.items()}) if name in _MANY else held
                for name, held in vars(value).items()
            )
        if isinstance(value, Kept):
            return Kept, (value._held,)  # noqa: SLF001 - of its own kind
        if not isinstance(value, Record):
            return NotImplemented
        held, unsaid = vars(value), blank(type(value))
        return restored, (type(value), {name: held[name] for name in held if held[name] != unsaid[name]})


class _Reader(pickle.Unpickler):
    """Makes records and plain values, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """A class of the records; UnpicklingError for anything else."""
        if module == __name__ and name in _OWN:
            return globals()[name]
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        found = super().find_class(module, name) if module.startswith(_PACKAGE) else None
        # What such a module imports for its own use is none of its classes.
        if isinstance(found, type) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError
