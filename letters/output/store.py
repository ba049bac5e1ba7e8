"""A case's packet: exactly the papers of the latest plan, and packet.json, which says what each file is."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from letters import __version__
from letters.errors import FileError
from letters.output.folder import Folder
from letters.output.folder import in_our_words

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

FORMAT = '1'
RECORD = 'packet.json'
# Names every file that a run may leave: were it killed, the next run knows which files are ours.
JOURNAL = '.letters-writing.json'

_REFERENCE = re.compile(r'[A-Z0-9][A-Z0-9-]{2,31}')
_STEP = re.compile(r'step-[1-9][0-9]{0,2}')
# A paper's file begins with its number, so that no other file of a person can pass for one.
_PAPER_FILE = re.compile(r'[0-9]{2,5}[.-](?:[A-Za-z0-9_-]+\.)*[A-Za-z0-9_-]+')
_LONGEST_NAME = 200
# Windows opens a device, not a folder, under these names.
_DEVICES = re.compile(r'CON|PRN|AUX|NUL|COM[0-9]|LPT[0-9]')
_LARGEST_RECORD = 64 << 20


@dataclass(frozen=True, slots=True)
class WrittenPacket:
    """What a run did in the packet's folder, by file name; packet.json itself is not counted, `digest` is its own."""

    folder: Path
    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    digest: str = field(default='', compare=False)


def is_code(id: str) -> bool:
    """Whether a text has the form of a case's id."""
    return _REFERENCE.fullmatch(id) is not None


def packet_folder(folder: Path, reference: str) -> Path:
    """Where the packet of a case stands: a folder named by the case's id, and by nothing else.

    Papers of a later day (`K7Q2M9/step-1`) stand in one of their own; `folder` is then that of the packet.
    """
    case, _, step = reference.partition('/')
    if not is_code(case) or (step and not _STEP.fullmatch(step)):
        raise ValueError('not the id of a case')
    # No id holds the underscore: no two cases share a folder.
    return folder / (step or (f'{case}_' if _DEVICES.fullmatch(case) else case))


@in_our_words
def write_packet(
    folder: Path,
    reference: str,
    files: Mapping[str, bytes],
    entries: Sequence[Mapping[str, Any]],
    *,
    date: datetime.date,
    flush: bool = True,
) -> WrittenPacket:
    """Makes the packet hold exactly these files, and packet.json with one entry for each, in the same order.

    Everything is put on the disk under temporary names first: a full disk leaves the earlier packet as it was. Then
    each file gets its name, packet.json last, and papers of an earlier plan go. A run that was killed at any point
    leaves whole files, and the next one sets the packet right. Files that the person put there stay; one that stands
    in a paper's place is refused. Without `flush` it is for the caller to put all of it on the disk, with `settle`.
    """
    _refuse_unfit_names(files)
    record = record_bytes(reference, files, entries, date.isoformat())
    place = packet_folder(folder, reference)
    with Folder(folder) as outer, Folder(Path(place.name), outer, flushes=flush) as room:
        room.lock()
        room.make_private()
        listed = _listed(room, reference)
        wanted = {**files, RECORD: record}
        changed = {name: content for name, content in wanted.items() if not room.holds(name, content)}
        _refuse_foreign(room, changed, listed)
        room.sweep()
        stale = _present(room, listed - files.keys())
        if changed or stale:
            _change(room, reference, changed, listed | files.keys())
            stale = _remove_stale(room, stale, files)
        _close_journal(room)
    written = tuple(name for name in files if name in changed)
    unchanged = tuple(name for name in files if name not in changed)
    return WrittenPacket(place, written, unchanged, stale, hashlib.sha256(record).hexdigest())


@in_our_words
def settle(folder: Path) -> None:
    """Puts on the disk all that was written below a folder without `flush`."""
    with Folder(folder) as outer:
        outer.settle()


@in_our_words
def digest_of(folder: Path, reference: str) -> str:
    """The digest of the `packet.json` of a case; empty where a file that it lists is gone or was changed."""
    place = packet_folder(folder, reference)
    try:
        with Folder(folder, make=False) as outer, Folder(Path(place.name), outer, make=False) as room:
            entries = _entries(room, RECORD, reference)
            if entries is None or room.has_file(JOURNAL) or not all(_is_whole(room, entry) for entry in entries):
                return ''
            return hashlib.sha256(room.read(RECORD, _LARGEST_RECORD) or b'').hexdigest()
    except FileError as error:
        if error.id != 'folder-missing':
            raise
        return ''


@in_our_words
def earlier_papers(folder: Path, reference: str) -> list[tuple[dict[str, Any], bytes]]:
    """The files of an earlier packet of a case with their entries; none where there is no such packet."""
    place = packet_folder(folder, reference)
    try:
        with Folder(folder, make=False) as outer, Folder(Path(place.name), outer, make=False) as room:
            entries = [entry for entry in _entries(room, RECORD, reference) or () if isinstance(entry, dict)]
            named = [entry for entry in entries if is_paper_file(str(entry.get('file', '')))]
            held = [(entry, room.read(entry['file'], _LARGEST_RECORD)) for entry in named]
    except FileError as error:
        if error.id != 'folder-missing':
            raise
        return []
    return [(entry, content) for entry, content in held if content is not None]


@in_our_words
def remove_packet_papers(folder: Path, reference: str) -> WrittenPacket:
    """Takes away a whole packet, when the facts now lead to help and to no letter; the person's own files stay.

    A packet of `start-here` alone is written with `write_packet`, which takes away the rest likewise.
    """
    place = packet_folder(folder, reference)
    try:
        with Folder(folder, make=False) as outer, Folder(Path(place.name), outer, make=False) as room:
            room.lock()
            room.sweep()
            papers = _present(room, _listed(room, reference))
            # packet.json goes after the papers that it lists, for a run that is killed in between.
            for name in (*papers, *((RECORD,) if _is_ours(room, RECORD, reference) else ()), JOURNAL):
                room.remove(name)
            room.flush()
    except FileError as error:
        if error.id != 'folder-missing':
            raise
        papers = ()
    return WrittenPacket(place, removed=papers)


@in_our_words
def record_of(folder: Path, reference: str) -> tuple[str, list[dict[str, Any]]]:
    """The day and the entries of the `packet.json` of a case; nothing where there is none of ours."""
    place = packet_folder(folder, reference)
    try:
        with Folder(folder, make=False) as outer, Folder(Path(place.name), outer, make=False) as room:
            entries = [entry for entry in _entries(room, RECORD, reference) or () if isinstance(entry, dict)]
            day = json.loads(room.read(RECORD, _LARGEST_RECORD) or b'{}').get('date') if entries else ''
    except FileError as error:
        if error.id != 'folder-missing':
            raise
        return '', []
    return str(day), entries


def _change(room: Folder, reference: str, changed: Mapping[str, bytes], ours: Iterable[str]) -> None:
    """Puts the changed files in place: all of them on the disk first, then the journal, then name by name."""
    journal = _json({'format': FORMAT, 'case': reference, 'papers': [{'file': name} for name in sorted(ours)]})
    try:
        staged = room.stage_all({JOURNAL: journal, **changed})
        for name, temporary in staged.items():
            room.commit(temporary, name)
            if name == JOURNAL:
                room.flush()
    except BaseException:
        room.discard()
        raise


def _remove_stale(room: Folder, stale: Sequence[str], files: Iterable[str]) -> tuple[str, ...]:
    """Removes papers that no longer hold, and says which."""
    removed = []
    if stale:
        # What comes in their place must be there for good before they go.
        room.flush()
    kept = {_identity(room, name) for name in files}
    for name in stale:
        # Where upper and lower case are one, the old name can be the new file.
        if _identity(room, name) not in kept:
            room.remove(name)
            removed.append(name)
    return tuple(removed)


def _identity(room: Folder, name: str) -> tuple[int, int] | None:
    status = room.look(name)
    return (status.st_dev, status.st_ino) if status else None


def _close_journal(room: Folder) -> None:
    if room.has_file(JOURNAL):
        # The papers must have their names, and what was removed be gone, for good before the list of both goes.
        room.flush()
        room.remove(JOURNAL)
        room.flush()


def _present(room: Folder, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in sorted(names) if room.has_file(name))


def _refuse_foreign(room: Folder, changed: Iterable[str], listed: frozenset[str]) -> None:
    """Refuses, before anything is written, to put a paper where something stands that no packet.json of ours lists."""
    for name in (JOURNAL, *changed):
        room.refuse_unless_file(name)
        if name not in {JOURNAL, RECORD} and name not in listed and room.has_file(name):
            raise FileError('path-exists-not-ours')


def _refuse_unfit_names(files: Iterable[str]) -> None:
    names = list(files)
    if not all(is_paper_file(name) for name in names):
        raise ValueError('a file name of a paper does not begin with its number, or holds an unfit character')
    if len({name.casefold() for name in names}) < len(names):
        raise ValueError('two files of a packet differ in case alone')


def is_paper_file(name: str) -> bool:
    """Whether a name is one that a paper's file can have."""
    return len(name) <= _LONGEST_NAME and _PAPER_FILE.fullmatch(name) is not None


def _listed(room: Folder, reference: str) -> frozenset[str]:
    """The files that an earlier run says are ours. A name that no paper can have is passed over."""
    found = (_entries(room, name, reference) for name in (RECORD, JOURNAL))
    names = (entry.get('file') for entries in found for entry in entries or () if isinstance(entry, dict))
    return frozenset(name for name in names if isinstance(name, str) and is_paper_file(name))


def _is_whole(room: Folder, entry: object) -> bool:
    """Whether a file stands there as its entry says."""
    if not isinstance(entry, dict) or not is_paper_file(str(entry.get('file', ''))):
        return False
    content = room.read(str(entry['file']), _LARGEST_RECORD)
    return content is not None and hashlib.sha256(content).hexdigest() == entry.get('sha256')


def _is_ours(room: Folder, name: str, reference: str) -> bool:
    return _entries(room, name, reference) is not None


def _entries(room: Folder, name: str, reference: str) -> list[object] | None:
    """The entries of a packet.json of this case; nothing where it is missing, damaged, or not ours."""
    return entries_in(room.read(name, _LARGEST_RECORD) or b'', reference)


def entries_in(content: bytes, reference: str) -> list[object] | None:
    """The same of the bytes of a packet.json."""
    try:
        record = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or record.get('format') != FORMAT or record.get('case') != reference:
        return None
    papers = record.get('papers')
    return papers if isinstance(papers, list) else None


def record_bytes(reference: str, files: Mapping[str, bytes], entries: Sequence[Mapping[str, Any]], date: str) -> bytes:
    """What `packet.json` says of these files."""
    papers = [
        {**entry, 'file': name, 'sha256': hashlib.sha256(content).hexdigest()}
        for (name, content), entry in zip(files.items(), entries, strict=True)
    ]
    return _json({'format': FORMAT, 'case': reference, 'date': date, 'version': __version__, 'papers': papers})


def _json(value: object) -> bytes:
    """The same bytes for the same value, readable, in UTF-8."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True) + '\n').encode()
