"""Where the packets of a run stand: each in a folder that can be read, or each locked in a file of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from letters.errors import FileError
from letters.output import sealed
from letters.output import store

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from collections.abc import Sequence
    from pathlib import Path

    from letters.output.store import WrittenPacket

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Readable:
    """Packets in folders."""

    folder: Path

    def stands(self, case: str, digest: str) -> bool:
        """Whether the packet of a case stands there whole, as a run wrote it that noted this digest."""
        return bool(digest) and store.digest_of(self.folder, case) == digest

    def record(self, case: str) -> tuple[str, list[Entry]]:
        """The day and the entries of a packet; nothing where there is none."""
        return store.record_of(self.folder, case)

    def packet(self, case: str) -> tuple[str, list[tuple[Entry, bytes]]]:
        """The day of a packet, and its files with their entries; nothing where one is not as it was written."""
        if not store.digest_of(self.folder, case):
            return '', []
        return self.record(case)[0], store.earlier_papers(self.folder, case)

    def write(
        self, case: str, files: Mapping[str, bytes], entries: Sequence[Mapping[str, Any]], on: datetime.date
    ) -> WrittenPacket:
        """Write a packet; it is for the caller to `settle` the folder."""
        return store.write_packet(self.folder, case, files, entries, date=on, flush=False)


@dataclass(frozen=True, slots=True)
class Locked:
    """Packets locked for some public keys. Without a secret key nobody, nor this program, can look into them."""

    folder: Path
    recipients: tuple[str, ...]
    identities: tuple[str, ...] = ()

    def stands(self, case: str, digest: str) -> bool:
        """The same."""
        return sealed.is_sealed(self.folder, case, digest)

    def record(self, case: str) -> tuple[str, list[Entry]]:
        """The same; nothing, too, where no key was given."""
        day, papers = self.packet(case) if self.identities else ('', [])
        return day, [entry for entry, _ in papers]

    def packet(self, case: str) -> tuple[str, list[tuple[Entry, bytes]]]:
        """The same."""
        try:
            return sealed.opened_packet(self.folder, case, self.identities)
        except FileError as error:
            if error.id != 'folder-missing':
                raise
            return '', []

    def write(
        self, case: str, files: Mapping[str, bytes], entries: Sequence[Mapping[str, Any]], on: datetime.date
    ) -> WrittenPacket:
        """The same."""
        return sealed.write_sealed(self.folder, case, files, entries, date=on, recipients=self.recipients)


Shelf = Readable | Locked
