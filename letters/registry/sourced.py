"""Every record that somebody read in sources, with the country or the service of whose file it is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.law import Danger
from letters.model.law import Illegality
from letters.model.law import Jurisdiction
from letters.model.law import Law
from letters.model.law import PartOf
from letters.model.platform import Platform
from letters.model.record import Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.model.record import Source
    from letters.model.registry import Registry

Read = Law | Illegality | Danger | Helpline | Authority | PartOf | Platform


class Held(NamedTuple):
    """A record, and the file that holds it: the id of a country or of a service."""

    file: str
    record: Read

    @property
    def sources(self) -> tuple[Source, ...]:
        """Where it was read; of a service, where its doors were read too. Those of a helpline are links alone."""
        if isinstance(self.record, Helpline):
            return ()
        doors = self.record.channels if isinstance(self.record, Platform) else []
        found = (*self.record.sources, *(source for door in doors for source in door.sources))
        return tuple({source.url: source for source in found}.values())

    @property
    def links(self) -> tuple[str, ...]:
        """The links of the pages where it was read."""
        return tuple(self.record.sources if isinstance(self.record, Helpline) else (one.url for one in self.sources))

    @property
    def last_read(self) -> date:
        """The day on which somebody read its sources last."""
        return longest_ago(self.record)


def longest_ago(record: Read | Jurisdiction) -> date:
    """The day from which a record counts as read: the older one, where it carries that of a second look too.

    A second look can be at a part alone, or at a copy that was made long before.
    """
    second = record.second_look if isinstance(record, Sourced) else None
    return min(record.checked, second or record.checked)


def records_in(place: Jurisdiction) -> Iterator[Read]:
    """All of them that a country holds."""
    if place.part_of:
        yield place.part_of
    for held in (place.laws, place.illegal_because, place.dangers, place.authorities, place.helplines):
        yield from held


def sourced(registry: Registry) -> Iterator[Held]:
    """All of them, country by country, then the services."""
    for place in registry.jurisdictions.values():
        yield from (Held(place.id, record) for record in records_in(place))
    yield from (Held(platform.id, platform) for platform in registry.platforms.values())
