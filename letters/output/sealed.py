"""A packet that only the holder of a key can read: one locked file, so that nothing readable touches the disk.

`ID.zip.age` is a ZIP archive in the age format. It holds the folder `ID/` as it would stand on the disk: `packet.json`,
then the papers in their order, with one fixed time. The archive of a packet is the same each time; how it is locked
is not, as age draws a new key for each file.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
import zlib
from typing import TYPE_CHECKING
from typing import Any

from letters.errors import UsageError
from letters.output.files import write_private
from letters.output.folder import Folder
from letters.output.folder import in_our_words
from letters.output.lock import open_sealed
from letters.output.lock import seal
from letters.output.store import RECORD
from letters.output.store import WrittenPacket
from letters.output.store import entries_in
from letters.output.store import is_paper_file
from letters.output.store import packet_folder
from letters.output.store import record_bytes
from letters.output.store import remove_packet_papers

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

ENDING = '.zip.age'
_LARGEST = 256 << 20


def sealed_file(folder: Path, reference: str) -> Path:
    """Where the locked packet of a case stands."""
    place = packet_folder(folder, reference)
    return place.with_name(place.name + ENDING)


def write_sealed(
    folder: Path,
    reference: str,
    files: Mapping[str, bytes],
    entries: Sequence[Mapping[str, Any]],
    *,
    date: datetime.date,
    recipients: Sequence[str],
) -> WrittenPacket:
    """Writes the packet locked for these public keys, and takes away a readable one of the case.

    `digest` is that of the `packet.json` inside and that of the locked file, by which a later run knows both again.
    """
    record = record_bytes(reference, files, entries, date.isoformat())
    place = sealed_file(folder, reference)
    content = seal(archive(packet_folder(folder, reference).name, {RECORD: record, **files}), recipients=recipients)
    write_private(place, content)
    remove_packet_papers(folder, reference)
    inside, outside = (hashlib.sha256(one).hexdigest() for one in (record, content))
    return WrittenPacket(place, tuple(files), digest=f'{inside} {outside}')


def archive(name: str, files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive with a folder of that name; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w') as held:
        for file, content in files.items():
            info = zipfile.ZipInfo(f'{name}/{file}', (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o600 << 16
            held.writestr(info, content)
    return stream.getvalue()


def stands_locked(folder: Path, reference: str) -> bool:
    """Whether a locked packet of a case, or what takes its place, stands there."""
    return os.path.lexists(sealed_file(folder, reference))


def refuse_beside_locked(folder: Path, references: Iterable[str]) -> None:
    """UsageError where a packet would be readable beside a locked one of its case.

    Who locked a packet wants no readable one on this disk: one option that was forgotten must not make it.
    """
    if any(stands_locked(folder, reference) for reference in references):
        raise UsageError('usage-locked-there')


@in_our_words
def is_sealed(folder: Path, reference: str, digest: str) -> bool:
    """Whether the locked packet of a case stands there as a run wrote it."""
    place, wanted = sealed_file(folder, reference), digest.partition(' ')[2]
    if not wanted or not folder.is_dir():
        return False
    with Folder(folder, make=False) as room:
        status = room.look(place.name)
        content = room.read(place.name, status.st_size) if status else None
    return content is not None and hashlib.sha256(content).hexdigest() == wanted


@in_our_words
def opened_packet(
    folder: Path, reference: str, identities: Sequence[str]
) -> tuple[str, list[tuple[dict[str, Any], bytes]]]:
    """The day of a locked packet, and its files with their entries; nothing where it is not whole, or not there.

    FileError where none of the secret keys opens it. Whoever knows a public key could have locked it: it is read as
    warily as any file.
    """
    place = sealed_file(folder, reference)
    with Folder(folder, make=False) as room:
        content = room.read(place.name, _LARGEST)
    if content is None:
        return '', []
    try:
        held = _unpacked(open_sealed(content, identities=identities), packet_folder(folder, reference).name)
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError):
        return '', []
    entries = [one for one in entries_in(held.get(RECORD, b''), reference) or () if isinstance(one, dict)]
    papers = [(one, held.get(str(one.get('file')))) for one in entries]
    if not all(paper is not None and hashlib.sha256(paper).hexdigest() == one.get('sha256') for one, paper in papers):
        return '', []
    return str(json.loads(held[RECORD]).get('date')) if papers else '', [(one, paper or b'') for one, paper in papers]


def _unpacked(content: bytes, name: str) -> dict[str, bytes]:
    """The files of an archive of ours; ValueError for any other."""
    with zipfile.ZipFile(io.BytesIO(content)) as held:
        named = {one.filename.removeprefix(f'{name}/'): one for one in held.infolist()}
        if not all(file == RECORD or is_paper_file(file) for file in named):
            raise ValueError('no packet of ours')
        if sum(one.file_size for one in named.values()) > _LARGEST:
            raise ValueError('unpacks to too much')
        return {file: held.read(one) for file, one in named.items()}
