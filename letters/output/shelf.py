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

    def whole(self, case: str) -> bool:
        """Whether the packet of a case stands there with every file as it was written."""
        return bool(store.digest_of(self.folder, case))

    def record(self, case: str) -> tuple[str, list[Entry]]:
        """The day and the entries of a packet; nothing where there is none."""
        return store.record_of(self.folder, case)

    def papers(self, case: str) -> list[tuple[Entry, bytes]]:
        """The files of a packet with their entries."""
        return store.earlier_papers(self.folder, case)

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

    def whole(self, case: str) -> bool:
        """The same."""
        return bool(self._held(case)[1])

    def record(self, case: str) -> tuple[str, list[Entry]]:
        """The same; nothing, too, where no key was given."""
        day, papers = self._held(case) if self.identities else ('', [])
        return day, [entry for entry, _ in papers]

    def papers(self, case: str) -> list[tuple[Entry, bytes]]:
        """The same."""
        return self._held(case)[1]

    def _held(self, case: str) -> tuple[str, list[tuple[Entry, bytes]]]:
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
