"""What a link holds besides its own place: other links, and the hosts of other places."""

from __future__ import annotations

import base64
import contextlib
import re
from typing import TYPE_CHECKING

from letters.places.address import address
from letters.places.address import domain
from letters.places.address import hosts_in
from letters.places.address import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.places.address import Address

# As many signs as the shortest host in a code, and as many codes one inside the other as somebody may write.
_CODE = re.compile(r'[A-Za-z0-9+/_-]{12,}')
_ROUNDS = 3


def hosts_held(at: Address) -> Iterator[str]:
    """The hosts that a link holds besides its own."""
    # In a link a host behind an @ is that of an account on another service: /@name@site.example.
    yield from hosts_in(at.inside.replace('@', ' '))
    for text in texts_held(at):
        yield from hosts_in(text)
    # Some write the host that they show as one label of their own: forum-example-net.translate.goog.
    if at.host == domain(at.host):
        return
    label = at.host.split('.')[0].replace('--', '\0').replace('-', '.').replace('\0', '-')
    if '.' in label:
        yield label


def links_held(at: Address) -> Iterator[str]:
    """The links that a link holds, in plain letters, percent-encoded, in base64 or in hexadecimal figures."""
    yield from links_in(at.inside)
    for text in texts_held(at):
        yield from links_in(text)


def host_behind(url: str) -> str:
    """The host to which a link leads by its own words; empty where it does not say."""
    at = address(url)
    if at is None:
        return ''
    held = (read.host for link in links_held(at) if (read := address(link)) is not None)
    return next(held, next(hosts_held(at), ''))


def texts_held(at: Address) -> Iterator[str]:
    """The texts that a link holds in a code, as redirectors write them, one perhaps inside the other."""
    held = [*at.path, *(value for _, value in at.query), at.place]
    for _ in range(_ROUNDS):
        held = [text for part in held for code in _CODE.findall(part) for text in _read(code)]
        yield from held


def _read(code: str) -> Iterator[str]:
    """What a code may stand for: in base64 perhaps with two signs before it, as Bing puts `a1`."""
    plain = code.replace('+', '-').replace('/', '_')
    for one in (plain, plain[2:]):
        with contextlib.suppress(ValueError):
            yield base64.urlsafe_b64decode(one + '=' * (-len(one) % 4)).decode()
    with contextlib.suppress(ValueError):
        yield bytes.fromhex(code).decode()
