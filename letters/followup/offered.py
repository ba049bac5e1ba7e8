"""The papers of which something can be written down: those of a plan, and those that lie in the folder of a packet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.errors import FileError
from letters.errors import cause
from letters.law.age import young
from letters.law.deadlines import leading
from letters.output.store import packet_folder
from letters.output.store import record_of
from letters.packet.drafts import KIND

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.model.plan import Plan
    from letters.model.registry import Registry

STEP = re.compile(r'step-([1-9][0-9]{0,2})')
"""How the folder of papers of a later day is called, in that of the packet."""
_CHANNELS = frozenset({'form', 'email', 'post', 'in-app'})


class Offered(NamedTuple):
    """A paper that can be sent: what an entry about it says, and what to tell about it."""

    number: str
    kind: str
    recipient: str
    laws: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    channel: str = ''
    after: str = ''
    """The number of the paper that it waits for."""
    draft: bool = False

    def entry(self, registry: Registry, on: str) -> dict[str, Any]:
        """What is written down of it once it was sent: of a paper to an authority its laws too."""
        to_office = self.recipient in registry.outline.authorities
        said = {
            'number': self.number, 'paper': self.kind, 'recipient': self.recipient, 'on': on, 'channel': self.channel,
            'places': [*self.places], 'laws': [*self.laws] if to_office else [],
        }  # fmt: skip
        return {key: value for key, value in said.items() if value}

    def in_hours(self, registry: Registry, on: date) -> bool:
        """Whether the time to answer is counted in hours, so that the hour of sending counts."""
        known = [registry.law(id) for id in self.laws if id in registry.outline.laws]
        found = leading(young(known, on))
        return found is not None and found[1].unit == 'hours'


def of_plan(plan: Plan, registry: Registry) -> dict[str, Offered]:
    """The papers of a plan that go to somebody, by number."""
    return {
        paper.id: Offered(
            paper.id,
            paper.kind,
            paper.recipient,
            paper.laws,
            tuple(str(n + 1) for n in paper.items),
            _channel(paper.door.kind),
            paper.after.paper if paper.after else '',
        )
        for paper in plan.papers
        if registry.papers[paper.kind].to or registry.papers[paper.kind].behind
    }


def of_packet(folder: Path, reference: str, registry: Registry) -> dict[str, Offered]:
    """The same of the packet of a case with all that was made later, as its files tell."""
    found = {one.number: one for one in _of(folder, reference, registry)}
    for step in steps_in(folder, reference):
        found |= {one.number: one for one in _of(packet_folder(folder, reference), f'{reference}/{step}', registry)}
    return found


def steps_in(folder: Path, reference: str) -> list[str]:
    """The folders of papers of a later day in that of a packet, the first one first."""
    try:
        names = [
            one.name for one in packet_folder(folder, reference).iterdir() if not one.is_symlink() and one.is_dir()
        ]
    except OSError as error:
        raise FileError('file-unreadable', file=reference, why=cause(error)) from None
    return sorted((name for name in names if STEP.fullmatch(name)), key=lambda name: int(name.removeprefix('step-')))


def _of(folder: Path, reference: str, registry: Registry) -> Iterator[Offered]:
    for entry in record_of(folder, reference)[1]:
        kind = str(entry.get('template')).partition('@')[0]
        held = registry.papers.get(kind)
        # Of a packet that somebody else wrote nothing is taken for granted.
        if held is None or entry.get('paper') == KIND or entry.get('reading') or not isinstance(entry.get('id'), str):
            continue
        if held.to or held.behind or held.follows:
            yield _offered(entry, kind)


def _offered(entry: dict[str, Any], kind: str) -> Offered:
    after = entry.get('after')
    return Offered(
        entry['id'],
        kind,
        str(entry.get('recipient') or ''),
        tuple(map(str, _listed(entry.get('laws')))),
        tuple(map(str, _listed(entry.get('places')))),
        _channel(str(entry.get('channel'))),
        str(after.get('paper')) if isinstance(after, dict) else '',
        entry.get('state') == 'draft',
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _channel(kind: str) -> str:
    return kind if kind in _CHANNELS else ''
