"""A plain invented case in each country with law, and in each province, its plan, and the letters that come of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any
from typing import NamedTuple

from letters.model.case import Case
from letters.model.plan import Paper
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.soak import SOAK

COUNTRIES = tuple(id for id in registry().jurisdictions if len(id) == 2 and id != 'eu')
LAWFUL = tuple(id for id in COUNTRIES if registry().jurisdictions[id].laws)
# A delivery network and a host are found by other ways than a link of their own.
SERVICES = tuple(id for id, record in registry().platforms.items() if record.links.hosts and record.kind != 'cdn')

_MADE = {'materials.0.no_consent': ['fabricated'], 'materials.0.looks_real': 'yes'}
KINDS: Mapping[str, Mapping[str, Any]] = MappingProxyType({
    'intimate-real': {},
    'intimate-altered': _MADE,
    'intimate-generated': {
        **_MADE, 'materials.0.recorded_by': 'generated', 'materials.0.shared_how': 'generated',
    },
    'near-nude': {},
    'private': {},
})  # fmt: skip
# Every paper that is made on a wish alone.
WISHES: Mapping[str, Any] = MappingProxyType({
    'wishes.police': 'statement', 'wishes.regulator': 'yes', 'wishes.evidence': 'yes', 'harm': ['afraid'],
})  # fmt: skip
REGION = 'person.region'
SITE = 'https://pictures.example/gallery/1'


class Place(NamedTuple):
    """Where somebody lives: a country, and a province where its law is another."""

    country: str
    region: str = ''

    def __str__(self) -> str:
        return self.region or self.country


def _regions(country: str) -> list[str]:
    """The provinces that a law of a country names."""
    place = registry().jurisdictions[country]
    tables = [*(law.when for law in place.laws), *(rule.when for rule in place.illegal_because)]
    return sorted({region for table in tables for region in table.get(REGION, ())})


PLACES = tuple(Place(id, region) for id in LAWFUL for region in ('', *_regions(id)))


def link_to(service: str) -> str:
    """A link to a post on a service, by the examples of its record."""
    links = registry().platforms[service].links
    return (links.examples.get('good') or [f'https://{links.hosts[0]}/example/1'])[0]


def case_in(place: Place, kind: str, changes: Mapping[str, Any]) -> Case:
    """Somebody in a place about a recording of a kind, which a search engine shows too."""
    return make_case({
        'sender.country': place.country.upper(), 'person.country': place.country.upper(),
        'person.region': place.region.upper(), 'person.known_as': ['Robin'], 'materials.0.kind': kind,
        'items.0.queries': ['Robin Example'], 'items.0.engines': ['google-search'], **KINDS[kind], **changes,
    })  # fmt: skip


class Written(NamedTuple):
    """A letter, and its text in English."""

    place: Place
    kind: str
    paper: Paper
    text: str

    def __str__(self) -> str:
        return f'{self.place} {self.kind}: {self.paper.kind} to {self.paper.recipient}'


@cache
def written(place: Place, kind: str, day: date = DAY) -> tuple[Written, ...]:
    """The letters of somebody who wants all that can be made: to a service, a search engine, a site and authorities."""
    case = case_in(place, kind, {**WISHES, 'items.1': a_place(SITE, queries=[], engines=[])})
    made = packet(case, registry(), day, Options(formats=('txt',), language='en'))
    return tuple(
        Written(place, kind, paper, ' '.join(made.files[f'{paper.id}.txt'].decode().split()))
        for paper in made.plan.papers
    )


# A share of the kinds in each place, another one from place to place.
TRIED = [
    (place, kind)
    for number, place in enumerate(PLACES)
    for kind in (KINDS if SOAK else dict.fromkeys(('intimate-real', [*KINDS][number % len(KINDS)])))
]


def letters(kind: str = '', *countries: str) -> list[Written]:
    """The letters that are tried, of some countries, or of a kind of paper, alone where named."""
    tried = TRIED if not countries else [(place, kind) for place, kind in TRIED if place.country in countries]
    return [one for where in tried for one in written(*where) if kind in {'', one.paper.kind}]


def saying(words: str, among: list[Written]) -> list[str]:
    """The letters in which words stand."""
    return [str(one) for one in among if re.search(words, one.text, re.IGNORECASE)]
