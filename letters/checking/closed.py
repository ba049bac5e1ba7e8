"""Rules about closed lists and whole records: what a recipient covers, where it is reached, who it is for everybody."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING
from typing import get_args

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import platforms
from letters.model.hosts import is_of_one_site
from letters.model.law import MaterialKind

if TYPE_CHECKING:
    from collections.abc import Iterator

WORLD = 'world'


@rule('registry-unknown-cover')
def unknown_cover(records: Records) -> Iterator[Found]:
    """What a recipient's own rule covers are kinds of recordings as questions name them."""
    known = get_args(MaterialKind)
    for at, platform in platforms(records):
        for name, own in platform.own_rules.items():
            for number, word in enumerate(own.covers):
                if word not in known:
                    near = difflib.get_close_matches(word, known, n=1, cutoff=0.4)
                    values = {'word': word, 'near': next(iter([*near, known[0]])), 'choices': ', '.join(known)}
                    yield Found(at.file, (name, 'covers', number), values)


@rule('registry-no-channel')
def no_channel(records: Records) -> Iterator[Found]:
    """A recipient has a door, or its record says how to find one; where nobody is to write, it needs none."""
    for at, platform in platforms(records):
        reached = platform.channels or platform.find_recipient or platform.redirect or platform.write_to == 'never'
        if not reached:
            yield Found(at.file, at.loc, {'id': platform.id})


@rule('registry-no-world-entity')
def no_world_entity(records: Records) -> Iterator[Found]:
    """A recipient that serves the world names its company for everybody else, or says that it was not found."""
    for at, platform in platforms(records):
        named = any(WORLD in entity.for_ for entity in platform.entities) or platform.find_recipient
        if WORLD in platform.serves and not named and not platform.redirect:
            yield Found(at.file, ('entities',), {'id': platform.id})


@rule('registry-route-country')
def route_country(records: Records) -> Iterator[Found]:
    """A route of one country says of which."""
    for at, platform in platforms(records):
        for number, route in enumerate(platform.national_routes):
            if not route.get('country'):
                yield Found(at.file, ('national_routes', number), {'id': platform.id})


@rule('registry-host')
def host(records: Records) -> Iterator[Found]:
    """A domain that belongs to one service is a name that this service has registered."""
    for service, domains in records.registry.vocabulary.one_service.items():
        for number, domain in enumerate(domains):
            if not is_of_one_site(domain):
                yield Found(VOCABULARY, ('one_service', service, number), {'host': domain})


RULES = (host, unknown_cover, no_channel, no_world_entity, route_country)
