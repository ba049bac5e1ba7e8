"""What a link holds besides its own place: other links, and the hosts of other places."""

from __future__ import annotations

import base64
import contextlib
from typing import TYPE_CHECKING

from letters.places.address import address
from letters.places.address import domain
from letters.places.address import hosts_in
from letters.places.address import links_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.places.address import Address


def hosts_held(at: Address) -> Iterator[str]:
    """The hosts that a link holds besides its own."""
    # In a link a host behind an @ is that of an account on another service: /@name@site.example.
    yield from hosts_in(at.inside.replace('@', ' '))
    # Some write the host that they show as one label of their own: forum-example-net.translate.goog.
    if at.host == domain(at.host):
        return
    label = at.host.split('.')[0].replace('--', '\0').replace('-', '.').replace('\0', '-')
    if '.' in label:
        yield label


def links_held(at: Address) -> Iterator[str]:
    """The links that a link holds, in plain letters, percent-encoded or in base64."""
    yield from links_in(at.inside)
    yield from _encoded(at)


def host_behind(url: str) -> str:
    """The host to which a link leads by its own words; empty where it does not say."""
    at = address(url)
    if at is None:
        return ''
    held = (read.host for link in links_held(at) if (read := address(link)) is not None)
    return next(held, next(hosts_held(at), ''))


def _encoded(at: Address) -> Iterator[str]:
    """The links that a link holds in base64, as redirectors write them; Bing puts `a1` before it."""
    for part in (*at.path, *(value for _, value in at.query)):
        for code in (part, part[2:]):
            with contextlib.suppress(ValueError):
                text = base64.urlsafe_b64decode(code + '=' * (-len(code) % 4)).decode()
                if text.startswith(('http://', 'https://')):
                    yield text
