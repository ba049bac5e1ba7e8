"""Invented cases of every country with law: every kind of recording, place, sender and wish that a law asks about."""

from __future__ import annotations

from typing import Any

from letters.model.case import Case
from letters.registry.load import registry
from tests.support.factory import make_case
from tests.support.soak import SOAK

KINDS = ['intimate-real', 'intimate-altered', 'intimate-generated', 'near-nude', 'without-customary-dress', 'private']
PLACES = [
    'https://x.com/example_one/status/1790000000000000001',
    'https://www.reddit.com/r/example/comments/1abcd2e/title/',
    'https://gallery.example.net/albums/4411',
]
# Whose papers somebody else may sign is alike at both: one of them is tried by default.
SOME = PLACES[:2] if SOAK else PLACES[:1]
REQUESTS = ['ncii-request', 'privacy-request', 'dsa-notice', 'erasure-request']
ASKED = [*((kind, to) for to in ('x', 'reddit') for kind in REQUESTS), ('delisting-request', 'google-search')]
ANSWER = {'on': '2026-10-05', 'answer': 'refusal', 'answered_on': '2026-11-12'}
REFUSED = [{'number': f'{n}', 'paper': kind, 'recipient': to, **ANSWER} for n, (kind, to) in enumerate(ASKED, 81)]
OTHERS: list[dict[str, Any]] = [
    {'sender__role': 'representative', 'sender__authority': 'A signed authorisation'},
    {'items__0__status': 'removed'},
    {'sender__role': 'relative', 'sender__relation': 'child', 'person__living': 'no', 'person__died': '2024'},
]
# What brings a paper to an authority or to the police.
TOLD: list[dict[str, Any]] = [
    {'wishes__police': 'statement', 'wishes__regulator': 'yes', 'sent': REFUSED},
    {'wishes__regulator': 'yes', 'materials__0__no_consent': ['withdrawn']},
    {'wishes__evidence': 'yes'},
    {'wishes__regulator': 'yes', 'sender__role': 'guardian', 'sender__authority': 'A decision of a court'},
    {
        'wishes__police': 'statement', 'materials__0__no_consent': ['taken-secretly'],
        'materials__0__copyright': 'none', 'materials__0__recorded_by': 'hidden-device',
    },
]  # fmt: skip
# What is told to the police where no recording is spoken of: details, and an account that pretends to be somebody.
STATED: dict[str, Any] = {'wishes.police': 'statement', 'harm': ['afraid']}
ACCOUNT: dict[str, Any] = {'items.0.url': 'https://x.com/example_one', 'items.0.impersonates': 'yes'}
TOLD_OF_DETAILS: list[tuple[list[str], dict[str, Any]]] = [(['address'], STATED), ([], STATED | ACCOUNT)]
THREATENED: dict[str, Any] = {'threat': 'extortion', 'published': 'yes'}
HOST = {'name': 'Example Hosting', 'email': 'abuse@hosting.example', 'looked_up': '2026-11-18'}
# Where a law of a state binds some services alone.
SERVICES = [('US-NC', 'https://www.pornhub.com/view_video.php?viewkey=example1')]
REGIONS = {'CA': ['', 'CA-QC', 'CA-BC'], 'GB': ['GB-ENG']}


def cases() -> list[Case]:
    """Cases of every country with a record, every kind of material, on a platform, in search, on an unknown site."""
    found = []
    for place in (id for id in registry().jurisdictions if registry().knows_law_of(id)):
        country = 'DE' if place == 'eu' else place.upper()
        for region in REGIONS.get(country, ['']):
            for kind in KINDS:
                found += [a_case(country, region, kind, url) for url in PLACES]
                found += [a_case(country, region, kind, url, **change) for url in SOME for change in OTHERS]
                found += [a_case(country, region, kind, PLACES[0], **change) for change in TOLD]
            by_another = {'materials__0__recorded_by': 'other', 'materials__0__copyright': 'none'}
            found += [a_case(country, region, kind, PLACES[0], **by_another) for kind in KINDS[3:]]
            found.append(a_case(country, region, KINDS[0], PLACES[2], items__0__host=HOST))
            found += [_about_details(country, region, exposes) for exposes in (['address', 'phone'], ['name'])]
            found.append(_about_details(country, region, ['address'], {'items.0.url': PLACES[2], 'items.0.host': HOST}))
            found += [_about_details(country, region, exposes, told) for exposes, told in TOLD_OF_DETAILS]
    states = [id.upper() for id in registry().outline.regions if id.startswith('us-')]
    found += [a_case('US', state, kind, PLACES[0], **TOLD[n]) for state in states for kind in KINDS[:3] for n in (0, 4)]
    found += [a_case('US', state, KINDS[0], url, **who) for state, url in SERVICES for who in ({}, OTHERS[0])]
    found += [a_case('PH', '', KINDS[0], PLACES[0], **OTHERS[0], **TOLD[0])]
    found += [_about_details('US', state, exposes, told) for state in states for exposes, told in TOLD_OF_DETAILS]
    found += [_about_details('GB', 'GB-SCT', exposes, told) for exposes, told in TOLD_OF_DETAILS]
    # In Argentina the police are told by another law of a man, and of a threat.
    men: dict[str, Any] = {'wishes__police': 'statement', 'sender__grammar': 'masculine'}
    found += [a_case('AR', '', KINDS[0], PLACES[0], **men, **more) for more in ({}, THREATENED)]
    # An authority that is told of a threat, and one that somebody goes to for another after a refusal.
    threatened = {**OTHERS[0], **THREATENED, 'wishes__regulator': 'yes', 'materials__0__setting': 'private-place'}
    found += [a_case('AU', '', kind, PLACES[0], **threatened) for kind in (KINDS[0], 'near-nude')]
    found += [a_case('CA', 'CA-QC', KINDS[0], PLACES[0], **OTHERS[0], **TOLD[0])]
    return found


def _about_details(country: str, region: str, exposes: list[str], changes: dict[str, Any] | None = None) -> Case:
    there: dict[str, Any] = {'sender.country': country, 'person.country': country, 'person.region': region}
    found = {'items.0.engines': ['google-search', 'bing'], 'items.0.queries': ['Robin Example']}
    shown: dict[str, Any] = {'materials': [], 'items.0.shows': [], 'items.0.exposes': exposes}
    return make_case(there | found | shown | (changes or {}))


def a_case(country: str, region: str, kind: str, url: str, **change: Any) -> Case:
    made_by = {'intimate-generated': 'generated', 'intimate-altered': 'other'}.get(kind, 'self')
    return make_case(
        {
            'sender.country': country,
            'sender.phone': '+1 202 555 0100',
            'person.country': country,
            'person.region': region,
            'person.known_as': ['Robin'],
            'materials.0.kind': kind,
            'materials.0.looks_real': 'yes' if kind in {'intimate-altered', 'intimate-generated'} else '',
            'materials.0.recorded_by': made_by,
            'materials.0.copyright': 'author' if made_by == 'self' else 'none',
            'materials.0.work': 'A still photograph of one person indoors',
            'materials.0.no_consent': ['never-agreed', 'withdrawn'],
            'items.0.url': url,
            'items.0.engines': ['google-search', 'bing'],
            'items.0.queries': ['Robin Example'],
            'items.0.locator': {'account': '@example_one'},
            'harm': ['afraid'],
            **{key.replace('__', '.'): value for key, value in change.items()},
        }
    )
