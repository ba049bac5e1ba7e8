"""What comes of a case: the plan as it came out, and every file of its packet with its record."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from letters.model.plan import Plan
    from letters.packet.options import Notice


START_HERE = '00'


class Views(NamedTuple):
    """A letter in some formats (by the ending of a file's name); `missing`: which part this machine lacked for one.

    `notices` are to be told about them.
    """

    content: dict[str, bytes]
    missing: Notice | None = None
    notices: tuple[Notice, ...] = ()


class PacketFile(NamedTuple):
    """A file of a packet, and what `packet.json` says of it beside its name and its digest.

    `notices` are to be told about it; `missing` says which part this machine lacked for it.
    """

    name: str
    content: bytes
    record: Mapping[str, object]
    notices: tuple[Notice, ...] = ()
    missing: Notice | None = None


@dataclass(frozen=True)
class Packet:
    """A packet before it is written.

    `missing` is set where a library or a font was missing: its message, and what fills it. `fault` likewise where a
    letter did not print what the plan told of. `unreviewed`: languages of letters that no lawyer has read as they are.
    """

    plan: Plan
    parts: tuple[PacketFile, ...] = ()
    notices: tuple[Notice, ...] = ()
    missing: Notice | None = None
    fault: Notice | None = None
    unreviewed: tuple[str, ...] = ()

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of each file by its name, in the order of the packet."""
        return MappingProxyType({part.name: part.content for part in self.parts})

    @property
    def entries(self) -> list[dict[str, object]]:
        """The entry of each file in `packet.json`, in the same order."""
        return [{**part.record, 'file': part.name} for part in self.parts]

    def keeping(self, earlier: Iterable[PacketFile]) -> Packet:
        """The packet with files of an earlier run, where it has none of their names itself."""
        return replace(self, parts=(*self.parts, *(part for part in earlier if part.name not in self.files)))
