"""The numbers that a packet gave to its papers, as its record tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any

from letters.model.plan import GivenNumber

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

_NUMBER = re.compile(r'[0-9]{2,5}')
# It has the number of its paper.
_SHEET = 'form-sheet'


def given_numbers(entries: Iterable[Mapping[str, Any]]) -> tuple[GivenNumber, ...]:
    """The number of each paper, by the entries of a `packet.json`; of what somebody else wrote nothing is expected.

    A page for the person alone has no recipient and no number for good: it stands behind all papers.
    """
    found: dict[str, GivenNumber] = {}
    for entry in entries:
        number, kind = str(entry.get('id')), str(entry.get('template')).partition('@')[0]
        recipient = entry.get('recipient')
        if recipient and kind != _SHEET and _NUMBER.fullmatch(number):
            language, laws = str(entry.get('language') or ''), frozenset(texts_in(entry, 'laws'))
            found.setdefault(number, GivenNumber(number, kind, str(recipient), _places(entry), language, laws))
    return tuple(found.values())


def _places(entry: Mapping[str, Any]) -> frozenset[int]:
    places = entry.get('places')
    return frozenset(n for n in places if isinstance(n, int)) if isinstance(places, list) else frozenset()


def texts_in(entry: Mapping[str, Any], key: str) -> list[str]:
    """A list of texts of an entry; an empty one where it has another shape."""
    held = entry.get(key)
    return [one for one in held if isinstance(one, str)] if isinstance(held, list) else []
