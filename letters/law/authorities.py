"""Authorities: the one that a law sends a person to, near to where they live, and as somebody who is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.law.recipients import Recipient
    from letters.law.topic import Situation
    from letters.model.law import Authority
    from letters.model.law import Jurisdiction
    from letters.model.law import Law
    from letters.model.registry import Registry

POLICE = 'police'


def authority_of(law: Law, here: Situation) -> Authority | None:
    """Who takes what a law lets a person ask of an authority; None where no record of one can be relied on."""
    wanted = law.send_to or (POLICE if law.ground == POLICE else '')
    known = wanted in here.registry.outline.authorities
    found = here.registry.authority(wanted) if known else _of_role(wanted, _home_of(law, here), here)
    return found if found is not None and found.confidence != 'low' else None


def _home_of(law: Law, here: Situation) -> str:
    """In which country a law finds its authority: the police in its own, all else where the person lives.

    A tie with a country opens its law, and makes no authority of the place where somebody lives one of that law.
    """
    home, own = here.case.person.country.lower(), law.id.partition('-')[0]
    if law.ground == POLICE:
        return own if any(place.id == own and _of(POLICE, place) for place in here.near) else home
    reached = {group for factors in law.applies for group in factors.person_in}
    return home if not reached or reached & here.registry.groups_of(home, here.on) else ''


def _of(role: str, place: Jurisdiction) -> list[Authority]:
    return [one for one in place.authorities if one.role == role]


def _of_role(role: str, home: str, here: Situation) -> Authority | None:
    """The first authority of a role in a country, then in that country's groups."""
    if not role or not home:
        return None
    region = here.case.person.region.lower()
    known = [one for place in here.near for one in _of(role, place)]
    known = [one for one in known if not one.regions or region in one.regions]
    # That of a region is nearer than that of the whole country; a group names those of its members by their own
    # letters: `eu-dsc-at`.
    own = sorted((one for one in known if one.id.startswith(f'{home}-')), key=lambda one: not one.regions)
    shared = [one for one in known if one.id.endswith(f'-{home}')]
    found = next(iter([*own, *shared]), None)
    # A territory without an authority of its own has that of its state.
    return found or _of_role(role, here.registry.state_of(home), here)


def role_of(id: str, registry: Registry) -> str:
    """What an authority watches over; empty for whoever is none."""
    return registry.authority(id).role if id in registry.outline.authorities else ''


def office_of(law: Law, here: Situation) -> Recipient | None:
    """The authority that a law sends a person to, as a recipient."""
    found = authority_of(law, here)
    return here.recipient(found.id) if found else None
