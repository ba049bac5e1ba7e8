"""Links of removed items and of what may be those items again, made from the shapes of every record.

Each pair is made so that what its links have in common is known without looking: a new record brings its own pairs.
"""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import quote

from letters.places.address import domain
from letters.places.address import host_of
from letters.places.address import undressed
from letters.places.shape import ACCOUNTS
from letters.places.shape import PAGES
from letters.places.shape import ROOMS
from letters.places.shape import link_parts
from tests.support.pairs import services
from tests.support.spelled import parted
from tests.support.spelled import shapes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from letters.followup.again import Likeness
    from letters.model.platform import Platform
    from letters.model.registry import Registry

Parts = dict[str, str]

_NAME = re.compile(r'\{([a-z_]+)\}')
_NO_ID = ACCOUNTS | ROOMS | {'title', 'query', 'google', 'n', 'number'}
_USUAL = {
    'id': '1790000000000001', 'number': '1234', 'n': '2', 'query': 'robin+example', 'google': 'google.com',
    'title': 'example_title', 'file': 'a1b2c3d4e5f6.jpg', 'page': 'Example-Title-11-18', 'comment': 'k1abc2d',
    'chat': '1234567890',
}  # fmt: skip
# As many parts as a shape has that is no more than a host and an id.
_SLASHES = 4
# Links of sites without a record.
SITES = [
    'https://forum.leaksite.example/t/48213', 'https://site.example/gallery/12345.html', 'https://site.example/view?id=71',
    'https://board.somewhere.co.uk/threads/example-title.4321/?page=3&order=asc', 'http://203.0.113.5/a/1.jpg',
    'https://forüm.example/t/1', 'https://tube.example/watch?v=Ab3dE6gH9&list=7', 'https://site.example/~b/c-d_e/AbC',
    'https://files.example:8443/d/9f8e7d6c', 'https://xn--form-2ra.example/p/8812/robin', 'https://site.example/a%20b/7',
    'https://board.example/index.php?topic=12.0;all', 'https://site.example/\u0639\u0644\u06cc/1',
]  # fmt: skip


class Made(NamedTuple):
    """A link of a removed item, a new link, what they have in common, and how the new one was made."""

    kind: str
    old: str
    new: str
    likeness: frozenset[Likeness]


_Change = tuple[str, str]
_SAME: frozenset[Likeness] = frozenset({'same'})
_MIRROR: frozenset[Likeness] = frozenset({'mirror'})
_OTHER: frozenset[Likeness] = frozenset({'account', 'host'})
_BESIDE: frozenset[Likeness] = frozenset({'host', 'new'})
_NEW: frozenset[Likeness] = frozenset({'new'})
# For each kind of sign those that may stand in its place: none that is easily taken for another.
_SIGNS = ((str.isdigit, '123456789'), (str.islower, 'bcdefghjkmnpq'), (str.isupper, 'BCDEFGHJK'))


def made(registry: Registry, seed: int) -> Iterator[Made]:
    """Pairs of every record and of sites without one; another seed has other ids and names."""
    rng = random.Random(seed)  # noqa: S311 - ids of examples, no secret
    records = services(registry)
    generic = registry.platforms['generic'].links.tracking
    for record in records:
        for shape in shapes(record):
            yield from _of_shape(record, shape, generic, rng)
            for beside in records:
                if beside.id != record.id:
                    parts = _drawn(record, shape, rng)
                    other = _filled(shapes(beside)[0], {**_drawn(beside, shapes(beside)[0], rng), **_ids(parts)})
                    old = _filled(shape, parts)
                    # Two services of one company stand below one domain.
                    if domain(host_of(old)) != domain(host_of(other)):
                        yield Made('another service', old, other, _NEW)
    for link in SITES:
        yield from (Made(kind, link, new, _SAME) for kind, new in _spelled(link, _tracking(generic), rng))
        yield from (Made(kind, link, new, _MIRROR) for kind, new in _copies(link))
        yield from (Made(kind, link, new, _BESIDE) for kind, new in _beside(link))


def _of_shape(record: Platform, shape: str, generic: list[str], rng: random.Random) -> Iterator[Made]:
    """One link of a shape beside all that is the same, a mirror of it, or another item."""
    parts = _drawn(record, shape, rng)
    link = _filled(shape, parts)
    same = [*_spelled(link, _tracking([*generic, *record.links.tracking]), rng), *_at_home(record, shape, parts)]
    yield from (Made(kind, link, new, _SAME) for kind, new in same)
    yield from (Made(kind, link, new, _MIRROR) for kind, new in [*_fronts(record, shape, link), *_copies(link)])
    # Two files of one store may have a common name.
    told = _OTHER | _MIRROR if 'file' in parts else _OTHER
    others = [*_others(record, shape, parts, rng), *_below(record, shape, parts)]
    yield from (Made(kind, link, new, told) for kind, new in others)


def led_on(registry: Registry) -> Iterator[str]:
    """Short links, and those that hide where they lead."""
    for record in registry.platforms.values():
        yield from (f'https://{host}/AbCdE12345' for host in record.links.leads_on)
        yield from (f'https://{record.links.hosts[0]}/{path}?h=AT01234567' for path in record.links.passes_on)


def _tracking(names: list[str]) -> list[str]:
    return [quote(name.replace('*', 'source')) for name in names]


def _drawn(record: Platform, shape: str, rng: random.Random) -> Parts:
    """Parts for a shape, each sign another one of its kind than in the example of the record."""
    known: Parts = {}
    for example in record.links.examples.get('good', []):
        known |= link_parts(example, [shape]) or {}
    named = {name: known.get(name) or _USUAL.get(name, 'DAbCef1hijk') for name in _NAME.findall(shape)}
    drawn = {name: _other(given, rng) for name, given in named.items()}
    for name, given in named.items():
        if name in ACCOUNTS | ROOMS - {'chat', 'invite'}:
            drawn[name] = rng.choice(['bobby', 'carla', 'dilan', 'esra']) + f'_{rng.randrange(10, 9999)}'
        elif name in {'google', 'title', 'query'}:
            drawn[name] = given
        elif name.endswith('_url'):
            drawn[name] = quote(f'https://pictures.example/{rng.randrange(10**6)}/a.jpg', safe='')
    return drawn


def _other(sign: str, rng: random.Random) -> str:
    stem, dot, ending = sign.partition('.')
    drawn = (next((rng.choice(signs) for is_one, signs in _SIGNS if is_one(c)), c) for c in stem)
    return ''.join(drawn) + dot + ending


def _filled(shape: str, parts: Parts) -> str:
    return _NAME.sub(lambda found: parts[found[1]], shape)


def _ids(parts: Parts) -> Parts:
    return {name: part for name, part in parts.items() if name not in _NO_ID and not name.endswith('_url')}


def _asked(link: str, pair: str, *, first: bool = False) -> str:
    front, sign, query = link.partition('?')
    return f'{front}?{pair}&{query}' if sign and first else f'{link}&{pair}' if sign else f'{link}?{pair}'


def _spelled(link: str, tracking: list[str], rng: random.Random) -> Iterator[_Change]:
    """The same link as other people copy it."""
    host, rest = parted(link.replace('http:', 'https:'))
    front, sign, query = rest.partition('?')
    bare = host.removeprefix('www.')
    numbers = bare.replace('.', '').replace(':', '').isdigit()
    yield 'as it is', link
    yield 'no encryption', f'http://{host}{rest}'
    yield 'loud host', f'HTTPS://{host.upper()}{rest}'
    if ':' not in host:
        yield 'usual port', f'https://{host}:443{rest}'
        yield 'last dot', f'https://{host}.{rest}'
    for dress in () if numbers else ('www', 'm', 'mobile'):
        yield dress, f'https://{dress}.{bare}{rest}'
    yield 'place in the page', f'https://{host}{rest}#comments'
    yield 'words in the page', f'https://{host}{rest}#:~:text=example'
    yield (
        'encoded',
        f'https://{host}'
        + re.sub('(?<![%0-9A-F])[bcd](?=[a-z])', lambda one: f'%{ord(one[0]):02X}', front)
        + sign
        + query,
    )
    if not sign and not front.endswith(('.jpg', '.html')):
        yield 'slash', f'https://{host}{front.rstrip("/")}' + ('' if front.endswith('/') else '/')
    names = [name for name in tracking if f'{name}=' not in query]
    for name in rng.sample(names, min(6, len(names))):
        yield f'tracked: {name}', _asked(f'https://{host}{rest}', f'{name}=AbC123')
        yield f'tracked first: {name}', _asked(f'https://{host}{rest}', f'{name}=AbC123', first=True)
    turned = query.split('&')
    if ';' not in query and len(turned) > 1:
        yield 'turned query', f'https://{host}{front}?' + '&'.join(reversed(turned))


def _at_home(record: Platform, shape: str, parts: Parts) -> Iterator[_Change]:
    """The same item at other hosts of the service, by its other shapes, with its account in other letters."""
    link = _filled(shape, parts)
    host, rest = parted(link)
    own = domain(undressed(host))
    for other in record.links.hosts:
        if domain(other) == own and _is_telling(record, shape):
            yield f'at {other}', f'https://{other}{rest}'
    if _ids(parts) and _is_telling(record, shape):
        for other in record.links.good:
            names = set(_NAME.findall(other))
            if names - ACCOUNTS == parts.keys() - ACCOUNTS == _ids(parts).keys() and names <= parts.keys():
                yield f'as {other}', _filled(other, parts)
    loud = {name: part.upper() if name in ACCOUNTS else part for name, part in parts.items()}
    if loud != parts:
        yield 'loud account', _filled(shape, loud)


def _is_telling(record: Platform, shape: str) -> bool:
    """Whether a link of a shape can be told at any host of a service: an id, and more than that."""
    told = _ids(dict.fromkeys(_NAME.findall(shape), ''))
    return bool(told) and shape in record.links.good and len(re.split('[/?]', shape.rstrip('/'))) > _SLASHES


def _fronts(record: Platform, shape: str, link: str) -> Iterator[_Change]:
    """The same item at hosts that show the pages of the service. A page of one part may be one of their own."""
    rest = parted(link)[1]
    if record.kind == 'platform' and _is_telling(record, shape):
        yield from ((f'front end: {host}', f'https://{host}{rest}') for host in record.links.shows)


def _copies(link: str) -> Iterator[_Change]:
    yield 'archive', f'https://web.archive.org/web/20261118214000/{link}'
    yield 'archive, encoded', f'https://12ft.io/proxy?q={quote(link, safe="")}'
    host, rest = parted(link)
    if host.isascii() and 'http' in link[:5] and ':' not in host and not host.replace('.', '').isdigit():
        dashed = host.replace('-', '--').replace('.', '-')
        yield 'translated', _asked(f'https://{dashed}.translate.goog{rest}', '_x_tr_sl=auto&_x_tr_tl=en')


def _others(record: Platform, shape: str, parts: Parts, rng: random.Random) -> Iterator[_Change]:
    """Other items of the same service, made to look like the one."""
    changes: list[tuple[str, Callable[[str], str]]] = [
        ('another id', lambda sign: _other(sign, rng) + '7'),
        ('longer id', lambda sign: sign + '0'),
        ('shorter id', lambda sign: sign[:-1]),
        ('id turned', lambda sign: sign[::-1]),
        ('id in other letters', str.swapcase),
    ]
    ids = _ids(parts)
    for name, part in parts.items():
        # Whosever account the link names, its id stands for one thing; an account is the same in other letters.
        if name in {'google', 'title'} or name.endswith('_url') or (name in ACCOUNTS and ids):
            continue
        for kind, change in changes if name in ids else changes[:-1]:
            if change(part) not in {part, ''}:
                yield f'{kind}: {name}', _filled(shape, {**parts, name: change(part)})
    for name in ACCOUNTS & parts.keys() if not ids else ():
        for word in [*record.links.reserved, *sorted(PAGES)][:12]:
            yield f'a page: {word}', _filled(shape, {**parts, name: word})


def _below(record: Platform, shape: str, parts: Parts) -> Iterator[_Change]:
    """A comment below an item; and something of another kind with the same short number."""
    ids, names = _ids(parts), set(_NAME.findall(shape))
    if not ids or shape not in record.links.good:
        return
    for pair in ('comment=34', 'comment_id=1234567890123456', 'lc=UgxAbC123'):
        yield f'below it: {pair}', _asked(_filled(shape, parts), pair)
    for other in record.links.good:
        if names == ids.keys() == set(_NAME.findall(other)) and other != shape:
            yield 'a short number of another kind', _filled(other, dict.fromkeys(ids, '48213'))


def _beside(link: str) -> Iterator[_Change]:
    """Other pages of a site without a record."""
    front, sign, query = link.partition('?')
    trimmed = front.rstrip('/')
    yield 'longer', f'{trimmed}0' + sign + query
    yield 'a page below', f'{trimmed}/2' + sign + query
    yield 'shorter', trimmed.rpartition('/')[0]
    yield 'asks for more', _asked(link, 'p=2')
    host, rest = parted(link.replace('http:', 'https:'))
    yield 'in other letters', f'https://{host}{rest.swapcase()}/x'
    yield 'another host below', link.replace('://', '://old.')
    yield 'a place that may be what is shown', f'{link}#/photo/88123'
    yield 'an id in the page', f'{link}#48213991'
    if sign:
        yield 'asks for less', front
        yield 'another answer', f'{link}1'
