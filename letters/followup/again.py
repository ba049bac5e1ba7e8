"""Whether something that was removed is back: what a new link has in common with an old one, by rules alone.

Nobody looks at what stands there, and no machine does (promise 6). `same` is said only where both links surely show
one item: a letter may rest on it. The rest is for a person to judge.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.places.address import domain
from letters.places.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.registry import Registry
    from letters.places.shown import Shown

Likeness = Literal['same', 'mirror', 'account', 'host', 'new']
"""`same`: the same item. `mirror`: a front end, an archive, a cache or a file of it. `account`: something else of the
same account. `host`: something else at the same service or domain. `new`: nothing of it is known."""
_Touch = tuple[str, tuple[str, ...]]
_FIRST_WILL_DO = frozenset({'account', 'where'})
_ORDER: tuple[Likeness, ...] = ('same', 'mirror', 'account', 'host', 'new')

# A place in a page, such as #top, and one that a number names; what else stands there may be what is shown.
_WORD = re.compile(r't=[\d:.,hms]+|[a-z]{1,20}(?:-[a-z]{1,20})*', re.IGNORECASE)
_NUMBERED = re.compile(r'[a-z]{1,15}[-_]?\d{1,4}', re.IGNORECASE)
# What stands for one thing on a service: long enough, and no word.
_ID = re.compile(r'(?=.*(?:\d|[a-z][A-Z]))[\w.~\-]{8,}')


class Repeat(NamedTuple):
    """A place of a case that a new link repeats: its number among the items, from 0, and what they have in common."""

    item: int
    likeness: Likeness


def likeness(new: str, old: str, registry: Registry) -> Likeness:
    """What a new link has in common with one whose item was removed; `new` where either leads nobody knows where."""
    one, other = shown(new, registry), shown(old, registry)
    return _likeness(one, other) if one and other else 'new'


def nearest(links: Iterable[str], case: Case, registry: Registry, removed: Iterable[int]) -> list[Repeat | None]:
    """For each of several new links the removed place of a case that it is most like; None for what is new.

    `removed` are the numbers of those items. The work grows in step with the links, of which a case may have thousands.
    """
    known = [(n, one) for n in sorted(set(removed)) for one in _shown_at(case.items[n], registry)]
    touching: dict[_Touch, list[tuple[int, Shown]]] = {}
    for n, one in known:
        for touch in _touches(one):
            held = touching.setdefault(touch, [])
            # Of what has no more in common than an account or a host, one stands for all.
            if not held or touch[0] not in _FIRST_WILL_DO:
                held.append((n, one))
    return [_nearest(shown(link, registry), touching) for link in links]


def _nearest(new: Shown | None, touching: dict[_Touch, list[tuple[int, Shown]]]) -> Repeat | None:
    near = [pair for touch in _touches(new) for pair in touching.get(touch, ())] if new else []
    found = [Repeat(n, _likeness(new, one)) for n, one in near] if new else []
    best = min(found, key=lambda one: (_ORDER.index(one.likeness), one.item), default=None)
    return best if best and best.likeness != 'new' else None


def _touches(one: Shown) -> Iterator[_Touch]:
    """By what two links must touch to have anything in common."""
    yield 'key', one.key
    yield 'path', (one.service, *one.path)
    yield from (('id', (one.service, id)) for id in one.ids | one.held)
    if one.account:
        yield 'account', (one.service, one.account)
    yield from (('where', (where,)) for where in sorted(one.where))


def repeated(new: str, case: Case, registry: Registry, removed: Iterable[int] | None = None) -> tuple[Repeat, ...]:
    """The removed places of a case with which a new link has something in common, what is most alike first.

    `removed` are the numbers of those items; without it, those that the case itself says were removed or put up again.
    """
    one = shown(new, registry)
    if one is None:
        return ()
    gone = {n for n, item in enumerate(case.items) if item.status in {'removed', 'reuploaded'}}
    tried = gone if removed is None else {n for n in removed if n < len(case.items)}
    found = [Repeat(n, _most(one, case.items[n], registry)) for n in sorted(tried)]
    return tuple(sorted((one for one in found if one.likeness != 'new'), key=lambda one: _ORDER.index(one.likeness)))


def _most(one: Shown, item: Item, registry: Registry) -> Likeness:
    """The most that a link has in common with a place: with its link, the link of its file, or its typed account."""
    found = (_likeness(one, other) for other in _shown_at(item, registry))
    return min(found, key=_ORDER.index, default='new')


def _shown_at(item: Item, registry: Registry) -> Iterator[Shown]:
    """What the links of a place show, with the account that was typed where they name none."""
    typed = item.locator.account.strip().lstrip('@').casefold()
    for link in filter(None, (item.url, item.media_url)):
        other = shown(link, registry)
        if other is not None:
            yield other if other.account else other._replace(account=typed)


def _likeness(one: Shown, other: Shown) -> Likeness:
    if _is_same_item(one, other):
        # A link that only leads there may lead elsewhere tomorrow.
        return 'mirror' if one.led or other.led or one.way != other.way else 'same'
    if _is_file_of(one, other) or _is_file_of(other, one) or _is_sister(one, other):
        return 'mirror'
    if one.account and one.account == other.account and one.service == other.service:
        return 'account'
    return 'host' if one.where & other.where else 'new'


def _is_same_item(one: Shown, other: Shown) -> bool:
    if not one.key or one.key != other.key:
        return False
    # Something below an item, as a comment, is another; a picture of a post is in the post itself.
    if {part for part in one.within if '=' in part} != {part for part in other.within if '=' in part}:
        return False
    if one.within and other.within and one.within != other.within:
        return False
    return one.place == other.place or _is_in_page(one, other)


def _is_in_page(one: Shown, other: Shown) -> bool:
    """Whether a place in a page is all that two links differ by; the page itself must be more than a front page.

    Where one picture of a page was removed, the page is not that picture.
    """
    if not one.path or (one.place and other.place):
        return False
    return bool(_WORD.fullmatch(one.place or other.place) or (one.place and _NUMBERED.fullmatch(one.place)))


def _is_file_of(file: Shown, post: Shown) -> bool:
    """Whether a file store holds something under the id of a post, or under that of a file that is a post itself."""
    return file.is_file and file.service == post.service and any(map(_ID.fullmatch, file.held & post.ids))


def _is_sister(one: Shown, other: Shown) -> bool:
    """Whether two links name one page with an id of its own: at two domains of a service, or in two of its stores."""
    if one.service != other.service or not one.key or not other.key or {one.key[0], other.key[0]} != {'page'}:
        return False
    if one.is_file and other.is_file:
        # What else such a link asks for is how long it is good for, and what size it has.
        alike = one.path == other.path
    else:
        hosts = {one.key[1], other.key[1]}
        below = {host.removesuffix(domain(host)) for host in hosts}
        alike = len(hosts) > len(below) == 1 and (one.key[2:], one.place) == (other.key[2:], other.place)
    return alike and any(_ID.fullmatch(part) for part in one.path)
