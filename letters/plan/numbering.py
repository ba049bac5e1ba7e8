"""Numbers of papers: what was sent, and what stands in a packet, keeps its own for good."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.model.plan import GivenNumber

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.model.case import Sent


class Wanted(NamedTuple):
    """A paper that gets a number. `places` count from 1; without a recipient it is the same paper for anybody.

    `laws` are those of a complaint to an authority alone: one under another law is another complaint.
    """

    kind: str
    recipient: str | None
    places: frozenset[int] = frozenset()
    language: str = ''
    laws: frozenset[str] = frozenset()


class Numbers:
    """The numbers of a case: each is given once, and one that was given to a paper before is no other paper's."""

    def __init__(self, sent: Iterable[Sent], given: Sequence[GivenNumber] = ()) -> None:
        laws = {one.number: one.laws for one in given}
        self._sent = [_of_sent(one, laws.get(one.number, frozenset())) for one in sent if one.number.isdigit()]
        known = {one.number for one in self._sent}
        self._left = [*self._sent, *(one for one in given if one.number not in known)]
        self._taken = {one.number for one in self._left}
        # Whose paper went from the packet may still have it on paper: a new one gets a number above all that stand.
        self._next = max((int(one.number) for one in self._left), default=0) + 1 if given else 1

    def of(self, wanted: Sequence[Wanted]) -> tuple[str, ...]:
        """A number for each paper: its own where it has one, else the next that is free."""
        found: dict[int, str] = {}
        for fits in (_is_same, _is_about_it, self._was_sent):
            for n, one in enumerate(wanted):
                if n not in found and (held := next((held for held in self._left if fits(one, held)), None)):
                    found[n] = held.number
                    self._left.remove(held)
        free = self._free()
        return tuple(found[n] if n in found else next(free) for n in range(len(wanted)))

    def _free(self) -> Iterator[str]:
        for n in count(self._next):
            if (number := f'{n:02d}') not in self._taken:
                self._taken.add(number)
                yield number

    def _was_sent(self, one: Wanted, held: GivenNumber) -> bool:
        """Whether a paper of its kind went to its recipient, whatever it was about: the places of a case may change."""
        return held in self._sent and _told(one, held)


def _of_sent(sent: Sent, given: frozenset[str]) -> GivenNumber:
    """What was written down of a paper, with the laws that its packet tells where the entry has none."""
    places = frozenset(int(place) for place in sent.places if place.isdecimal())
    return GivenNumber(sent.number, sent.paper, sent.recipient, places, laws=frozenset(sent.laws) or given)


def _told(one: Wanted, held: GivenNumber) -> bool:
    apart = one.laws and held.laws and not one.laws & held.laws
    return one.kind == held.kind and one.recipient in {None, held.recipient} and not apart


def _is_same(one: Wanted, held: GivenNumber) -> bool:
    return _told(one, held) and one.places == held.places and held.language in {'', one.language}


def _is_about_it(one: Wanted, held: GivenNumber) -> bool:
    """Whether they share a place: two complaints to an authority are told apart by what they are about."""
    apart = one.places and held.places and not one.places & held.places
    return _told(one, held) and not apart
