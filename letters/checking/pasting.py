"""Rules about how pasted links are read: what a record declares is compared with what the reader makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import platforms
from letters.places.address import undressed
from letters.places.pasted import read_pasted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.platform import Links
    from letters.registry.read import Location

# A page of a site that no record knows, as a link that leads on would hold it.
_ELSEWHERE = 'https://site.example/gallery/12345.html'
_ENCODED = 'https%3A%2F%2Fsite.example%2Fgallery%2F12345.html'


@rule('registry-link-read')
def link_read(records: Records) -> Iterator[Found]:
    """A pasted link becomes what its record says: front ends, shapes, invitations, what is taken off, what leads on."""
    for at, platform in platforms(records):
        if platform.redirect:
            continue
        links, seen = platform.links, set[str]()
        for loc, pasted, expected in (*_of_shapes(links), *_of_good(links), *_of_onward(links)):
            # A front end has one link at least that is read as one of the service.
            if _read(pasted, records) == expected:
                seen.add(str(loc))
            elif loc[0] != 'shows':
                yield Found(at.file, (*at.loc, 'links', *loc), {'id': platform.id, 'link': pasted})
        for n, host in enumerate(links.shows if links.hosts and platform.kind != 'search-engine' else []):
            shaped = any(undressed(host) in one.example for one in links.becomes)
            if str(('shows', n)) not in seen and not shaped and links.good:
                yield Found(at.file, (*at.loc, 'links', 'shows', n), {'id': platform.id, 'link': host})


def _read(pasted: str, records: Records) -> str:
    found = read_pasted(pasted, records.registry)
    return found.taken[0].url if found.taken else ''


Expected = tuple['Location', str, str]


def _of_shapes(links: Links) -> Iterator[Expected]:
    """Each shape by its own example."""
    for n, one in enumerate(links.becomes):
        yield ('becomes', n), one.example, one.gives


def _of_good(links: Links) -> Iterator[Expected]:
    """Good links with each name that is taken off, and at each front end."""
    for good in links.examples.get('good', []):
        yield ('examples', 'good'), good, good
        sign = '&' if '?' in good else '?'
        for n, name in enumerate(links.tracking):
            yield ('tracking', n), f'{good}{sign}{name.replace("*", "x")}=1', good
        rest = good.partition('://')[2].partition('/')[2]
        for n, host in enumerate(links.shows if links.hosts else []):
            yield ('shows', n), f'https://{host}/{rest}', good


def _of_onward(links: Links) -> Iterator[Expected]:
    """Short links are taken for no place, those that hold another one for that."""
    for n, host in enumerate(links.leads_on):
        yield ('leads_on', n), f'https://{host}/AbC1', ''
        yield ('leads_on', n), f'https://{host}/?u={_ENCODED}', _ELSEWHERE
    for n, path in enumerate(links.passes_on if links.hosts else []):
        yield ('passes_on', n), f'https://{links.hosts[0]}/{path}?u={_ENCODED}', _ELSEWHERE


RULES = (link_read,)
