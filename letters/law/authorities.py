"""Authorities: the one that a law sends a person to, near to where they live, and as somebody who is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.recipients import by_id

if TYPE_CHECKING:
    from letters.law.recipients import Recipient
    from letters.law.topic import Situation
    from letters.model.law import Authority
    from letters.model.law import Law
    from letters.model.registry import Registry

POLICE = 'police'


def authority_of(law: Law, here: Situation) -> Authority | None:
    """Who takes what a law lets a person ask of an authority; None where no record of one can be relied on."""
    wanted = law.send_to or (POLICE if law.ground == POLICE else '')
    found = _authority(wanted, here) if wanted else None
    return found if found is not None and found.confidence != 'low' else None


def _authority(wanted: str, here: Situation) -> Authority | None:
    """An authority by its id, or the first of a role where the person lives, then in that country's groups."""
    registry, person = here.registry, here.case.person
    if wanted in registry.outline.authorities:
        return registry.authority(wanted)
    home, region = person.country.lower(), person.region.lower()
    if not home:
        return None
    known = [one for place in here.near for one in place.authorities if one.role == wanted]
    known = [one for one in known if not one.regions or region in one.regions]
    # That of a region is nearer than that of the whole country; a group names those of its members by their own
    # letters: `eu-dsc-at`.
    own = sorted((one for one in known if one.id.startswith(f'{home}-')), key=lambda one: not one.regions)
    shared = [one for one in known if one.id.endswith(f'-{home}')]
    return next(iter([*own, *shared]), None)


def role_of(id: str, registry: Registry) -> str:
    """What an authority watches over; empty for whoever is none."""
    return registry.authority(id).role if id in registry.outline.authorities else ''


def office_of(law: Law, here: Situation) -> Recipient | None:
    """The authority that a law sends a person to, as a recipient."""
    found = authority_of(law, here)
    return by_id(found.id, here.registry) if found else None
