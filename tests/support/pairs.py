"""Pairs of places, made from every record: those that may be one place, and those that are shown to be apart.

`bobby` publishes at the one place, `carla` at the other. A new record brings its own pairs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.places.address import domain
from letters.places.address import host_of
from letters.places.shape import PAGES
from letters.plan.make import make_plan
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.spelled import FIELDS
from tests.support.spelled import HOLDING
from tests.support.spelled import NAMES
from tests.support.spelled import SPELLINGS
from tests.support.spelled import TEXTS
from tests.support.spelled import TYPED
from tests.support.spelled import Place
from tests.support.spelled import filled
from tests.support.spelled import names_account
from tests.support.spelled import parted
from tests.support.spelled import shapes

if TYPE_CHECKING:
    from letters.model.platform import Platform
    from letters.model.registry import Registry

# Pages of sites without a record, and another page of each.
SITES = {
    'https://forum.leaksite.example/t/12345': 'https://cdn2.leaksite.example/pictures/9.jpg',
    'https://board.somewhere.co.uk/threads/example-title.4321/': 'https://somewhere.co.uk/members/7',
    'https://forüm.example/t/1': 'https://xn--form-2ra.example/t/2',
    'https://203.0.113.5/gallery/a.html': 'https://203.0.113.5/b.html',
    'https://[2001:db8::1]/gallery/a.html': 'https://[2001:db8:0::1]/b.html',
    'https://bobby.blogspot.com/2026/11/title.html': 'https://carla.blogspot.com/2026/11/other.html',
    'https://discord.com/channels/1/100/200': 'https://cdn.discordapp.com/attachments/100/300/a.png',
}
# Ways of writing a link after which the account in it can still be read for certain.
_PLAIN = ('as it is', 'no encryption', 'loud host', 'last dot', 'port', 'www', 'slash at the end', 'encoded',
          'one more word')  # fmt: skip
# What changes letters or hosts, and means nothing where a host is a number.
_OF_NAMES = frozenset({'www', 'm', 'mobile', 'old', 'amp', 'www.m', 'another name below', 'wide host', 'other dots',
                       'soft hyphen', 'last dot'})  # fmt: skip


class Pair(NamedTuple):
    """Two places, as the answers of a case file, whose record they are from, and the kind of pair."""

    record: str
    kind: str
    one: Place
    other: Place


def services(registry: Registry) -> list[Platform]:
    """The records whose links have a known shape."""
    return [one for one in registry.platforms.values() if not one.redirect and shapes(one)]


def same(registry: Registry) -> Iterator[Pair]:
    """Pairs that are one place, or of which nobody can say that they are not."""
    wrappers = [*registry.platforms['generic'].links.shows, 'away.example']
    wrappers += [f'{host}/{path}' for host, path in _passing(registry)]
    for record in services(registry):
        links = [filled(shape, 0) for shape in shapes(record)]
        found = [*_spelled(record, links), *_at_other_hosts(record, links), *_held(links, wrappers)]
        found += [*_of_nobody(record, links), *_told(record, links)]
        yield from (Pair(record.id, *one) for one in found)
    yield from (Pair('none', *one) for one in _of_sites(wrappers))
    yield from (Pair('none', *one) for one in _nowhere(registry))


_Found = Iterator[tuple[str, Place, Place]]


def _passing(registry: Registry) -> Iterator[tuple[str, str]]:
    for record in services(registry):
        yield from ((record.links.hosts[0], path) for path in record.links.passes_on)


def _spelled(record: Platform, links: list[str]) -> _Found:
    """Each link in each spelling, beside itself, the others, and other posts of the same account."""
    beside = [filled(shape, 1).replace(NAMES[1], NAMES[0]) for shape in shapes(record) if names_account(shape)]
    for link in links:
        for spelling, change in SPELLINGS.items():
            for other in dict.fromkeys((link, *beside, *links)):
                yield f'spelled: {spelling}', {'url': link}, {'url': change(other)}


def _at_other_hosts(record: Platform, links: list[str]) -> _Found:
    held = record.links
    for host in (*held.hosts, *held.shows, *held.files, *held.leads_on):
        plain = host.replace('*', 'com')
        for link in links:
            path = parted(link)[1]
            for other in (f'{plain}{path}', f'{plain}{path}?s=20', f'cdn7.{plain}/a/1.jpg'):
                yield 'another host', {'url': link}, {'url': f'https://{other}'}


def _held(links: list[str], wrappers: list[str]) -> _Found:
    for link in links:
        for wrapper in wrappers:
            for how, change in HOLDING.items():
                yield f'held: {how}', {'url': link}, {'url': f'https://{wrapper}{change(link)}'}


def _of_nobody(record: Platform, links: list[str]) -> _Found:
    """A page of the service stands where a shape has the name of an account."""
    for word in sorted({*record.links.reserved, *PAGES}):
        for shape in filter(names_account, shapes(record)):
            page = filled(shape, 1).replace(NAMES[1], word)
            yield from (('a page of the service', {'url': link}, {'url': page}) for link in links[:2])


def _told(record: Platform, links: list[str]) -> _Found:
    """Somebody typed the account or the link of the one about the other."""
    at = [filled(shape, 1) for shape in shapes(record)]
    for shape in filter(names_account, shapes(record)):
        for typed in TYPED:
            told = {'locator': {'account': typed(NAMES[0])}}
            yield 'typed', {'url': filled(shape, 0)}, {'url': filled(shape, 1), **told}
            yield 'typed', {'url': filled(shape, 0)}, {'url': 'https://pictures.example/g/1', **told}
    for n, link in enumerate(links):
        for text in TEXTS:
            for field in FIELDS:
                yield 'in a text', {'url': link}, {'url': at[n], **field(text(link))}
                yield 'in a text', {'url': link}, {'url': 'https://pictures.example/g/1', **field(text(link))}


def _of_sites(wrappers: list[str]) -> _Found:
    for page, beside in SITES.items():
        named = not parted(page)[0].strip('[]').replace('.', '').replace(':', '').isalnum() or 'example' in page
        for spelling, change in SPELLINGS.items():
            if named or spelling not in _OF_NAMES:
                yield f'spelled: {spelling}', {'url': page}, {'url': change(page)}
                yield f'spelled: {spelling}', {'url': page}, {'url': change(beside)}
        yield from _held([page], wrappers)
        for text in TEXTS:
            for field in FIELDS:
                yield 'in a text', {'url': page}, {'url': 'https://pictures.example/g/1', **field(text(page))}


def _nowhere(registry: Registry) -> _Found:
    """A link that only leads on, a copy that does not say of what, and a place without a link."""
    hosts = [f'{host}/AbCdE1' for one in registry.platforms.values() for host in one.links.leads_on]
    hosts += [f'{host}/{path}?h=AT0' for host, path in _passing(registry)]
    hosts += [f'{host}/AbCdE1' for host in registry.platforms['generic'].links.shows]
    for one in services(registry):
        hosts += [f'{host}/th/id/OIP.AbCdE1' for host in one.links.shows if one.kind == 'search-engine']
    lost: list[Place] = [{'url': f'https://{host}'} for host in hosts]
    lost += [{'locator': {'account': 'somebody'}}, {'locator': {'group': 'School Fun'}}]
    for place in lost:
        for record in services(registry):
            yield 'nowhere', place, {'url': filled(shapes(record)[0], 1)}


def apart(registry: Registry) -> Iterator[Pair]:
    """Pairs that are shown to be apart: letters follow for the other one, where its service is written to at all."""
    known = [one for one in services(registry) if one.id in written_to(registry)]
    for record in known:
        certain = [shape for shape in shapes(record) if names_account(shape)]
        for one in certain:
            for other in certain:
                # The link of an account that asks for more may be another page of the service.
                for spelling in _PLAIN[: -1 if other in record.links.account else None]:
                    change = SPELLINGS[spelling]
                    yield Pair(record.id, 'two accounts', {'url': filled(one, 0)}, {'url': change(filled(other, 1))})
        for beside in known:
            if beside.id != record.id:
                yield from _two_services(record, beside)
        for page in list(SITES)[:5]:
            yield from (Pair(record.id, 'a site', {'url': filled(one, 0)}, {'url': page}) for one in shapes(record))


@cache
def written_to(registry: Registry) -> frozenset[str]:
    """The services to which somebody gets a letter, or is asked what it lacks: of some no rule is known."""
    found = set()
    for record in services(registry):
        made = make_plan(make_case({'items.0.url': filled(shapes(record)[0], 0)}), registry, DAY)
        if made.papers or made.ask:
            found.add(record.id)
    return frozenset(found)


def _two_services(record: Platform, beside: Platform) -> Iterator[Pair]:
    for one in shapes(record):
        for other in shapes(beside):
            # Two searches may show one picture, which then stands in both links.
            below_one = domain(host_of(filled(one, 0))) == domain(host_of(filled(other, 1)))
            if '_url}' not in one + other and not below_one:
                yield Pair(record.id, 'two services', {'url': filled(one, 0)}, {'url': filled(other, 1)})
