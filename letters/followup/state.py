"""What was sent and what came back: `sent.json` beside a packet, and the entries of a case file, taken together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from letters.casefile.shape import Shape
from letters.casefile.shape import fields
from letters.errors import CaseError
from letters.errors import FileError
from letters.errors import Problem
from letters.model.case import Case
from letters.model.case import Sent
from letters.model.sent import SentFile
from letters.output.files import rewrite_private
from letters.output.folder import Folder
from letters.output.folder import in_our_words
from letters.output.store import packet_folder
from letters.registry.load import registry
from letters.registry.read import MAX_BYTES
from letters.registry.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

NAME = 'sent.json'

Entries = tuple[Sent, ...]


@in_our_words
def read_sent(folder: Path, reference: str) -> Entries:
    """The entries of the packet of a case, in their order; none where nothing was written down.

    CaseError with every problem where the file is torn or is not ours: what stands in it is never passed over.
    """
    place = packet_folder(folder, reference)
    try:
        with Folder(folder, make=False) as outer, Folder(Path(place.name), outer, make=False) as room:
            if room.look(NAME) is None:
                return ()
            content = room.read(NAME, MAX_BYTES)
    except FileError as error:
        if error.id != 'folder-missing':
            raise
        return ()
    if content is None:
        raise FileError('sent-unreadable')
    return _entries(content, str(place / NAME))


def change_sent(folder: Path, reference: str, change: Callable[[Entries], Entries]) -> Entries:
    """Writes the entries anew from what stands there, while no other run can; gives what stands there then.

    The packet has to be there. A run that is killed leaves the file as it was or as it is to be.
    """
    place, kept = packet_folder(folder, reference), list[Sent]()

    def changed(held: bytes) -> bytes:
        before = _entries(held, str(place / NAME)) if held else ()
        kept[:] = change(before)
        return held if tuple(kept) == before else content_of(kept)

    read_sent(folder, reference)
    rewrite_private(place / NAME, changed)
    return tuple(kept)


def content_of(entries: Iterable[Sent]) -> bytes:
    """The bytes of a `sent.json`: the same for the same entries."""
    said = {'format': SentFile.made({}).format, 'sent': [said_of(one) for one in in_order(entries)]}
    return (json.dumps(said, ensure_ascii=False, indent=2) + '\n').encode()


def said_of(entry: Sent) -> dict[str, Any]:
    """An entry as a file holds it: what it says, without what is open."""
    return {name: value for name in fields(Sent) if (value := getattr(entry, name))}


def in_order(entries: Iterable[Sent]) -> Entries:
    """The entries by their numbers; one that follows another comes behind it."""
    return tuple(sorted(entries, key=lambda one: [int(part) for part in one.number.split('.') if part]))


def _entries(content: bytes, name: str) -> Entries:
    document = read_bytes(content, name)
    shape = Shape(document, registry().questions)
    read = shape.read_as(SentFile)
    problems = [*document.problems, *shape.problems]
    numbers = [one.number for one in read.sent]
    problems += [
        document.problem('sent-number', ('sent', n))
        for n, number in enumerate(numbers)
        if not number or number in numbers[:n]
    ]
    if not problems and not (isinstance(document.value, dict) and 'format' in document.value):
        # Emptied, or half a file: one of ours holds at least its format.
        problems.append(Problem('sent-torn', name))
    if problems:
        raise CaseError.of(problems)
    return in_order(read.sent)


def together(case: Case, packet: Sequence[Sent]) -> Case:
    """The case with what its packet knows: of a paper that stands in both, what was written down for the later day.

    What that entry leaves open is taken from the other. Entries of the case without a number stay as they are.
    """
    if not packet:
        return case
    found: dict[str, Sent] = {one.number: one for one in packet}
    for one in case.sent:
        other = found.get(one.number)
        found[one.number or f'?{len(found)}'] = _both(one, other) if other and one.number else one
    numbered = in_order(one for one in found.values() if one.number)
    return case.model_copy(update={'sent': [*numbered, *(one for one in case.sent if not one.number)]})


def _both(one: Sent, other: Sent) -> Sent:
    later, earlier = (one, other) if _last_day(one) >= _last_day(other) else (other, one)
    return Sent.made({**said_of(earlier), **said_of(later)})


def _last_day(entry: Sent) -> str:
    return max(entry.answered_on[:10], entry.on[:10])


def by_number(entries: Iterable[Sent]) -> Mapping[str, Sent]:
    """The entries by the numbers of their papers."""
    return {one.number: one for one in entries if one.number}
