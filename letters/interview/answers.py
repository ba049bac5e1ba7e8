"""The answers of an interview: an immutable mapping of dotted keys to texts, and what follows from them.

Only what was answered is held. What follows from it (`flow.yaml`) is worked out when the tree is asked for, so that it
leaves no trace when an answer changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from letters.casefile.shape import Shape
from letters.casefile.tree import Value
from letters.casefile.tree import flat
from letters.casefile.tree import ordered
from letters.casefile.tree import plant
from letters.interview.tables import LISTS
from letters.interview.tables import NO_PICTURE
from letters.interview.tables import fits
from letters.interview.tables import following
from letters.interview.tables import inside
from letters.interview.tables import numbered
from letters.interview.tables import numbers_of
from letters.interview.tables import offered
from letters.interview.tables import plain
from letters.law.recipients import names_account
from letters.law.threat import WHOLE
from letters.model.case import Case
from letters.places.address import host_of
from letters.registry.load import registry
from letters.registry.read import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.interview.tables import Numbers
    from letters.model.registry import Registry

_NOTHING: Mapping[str, Value] = MappingProxyType({})
_LETTERS = 'abcdefghijklmnopqrstuvwxyz'
# Answers that hold for one signer alone, beside those about the signer.
_OF_WHO_SIGNS = frozenset({'person.name', 'materials.may_claim'})


@dataclass(frozen=True, eq=False)
class Answers(Mapping[str, Value]):
    """What was answered. A key inside a list carries its number: `materials.0.kind`."""

    held: Mapping[str, Value] = field(default_factory=lambda: _NOTHING)

    @classmethod
    def of(cls, tree: Mapping[str, Any]) -> Answers:
        """The answers of a tree, as a case file has them; a recording without an id gets one."""
        found = cls(MappingProxyType(dict(flat(tree))))
        for n in range(found.count('materials')):
            if f'materials.{n}.id' not in found:
                found = cls(MappingProxyType(found._named(f'materials.{n}.kind')))
        return found

    def __getitem__(self, key: str) -> Value:
        return self.held[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def __eq__(self, other: object) -> bool:
        return self.held == other.held if isinstance(other, Answers) else super().__eq__(other)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(frozenset(self.held.items()))

    def put(self, key: str, value: str | Sequence[str]) -> Answers:
        """The answers with one more, or with one changed; what no longer fits is dropped. An empty one is dropped."""
        if not value:
            return self.drop(key)
        if key == 'sender.role' and self.get(key, value) != value:
            # Who signs is somebody else now, and so are the names.
            others = {name for name in self.held if name.startswith('sender.') or plain(name) in _OF_WHO_SIGNS}
            return Answers(MappingProxyType(_fitting({
                **{name: held for name, held in self.held.items() if name not in others}, key: str(value),
            })))  # fmt: skip
        kept: Value = value if isinstance(value, str) else tuple(value)
        named = self._named(key)
        if plain(key) == 'materials.copyright_owner' and self.get(key, kept) != kept:
            # What another owner allowed is not asked yet.
            named.pop(f'{key.rpartition(".")[0]}.may_claim', None)
        return Answers(MappingProxyType(_fitting({**named, key: kept})))

    def drop(self, key: str) -> Answers:
        """The answers without one, and without all below it (`items.1` is a whole place, and the later move up)."""
        held = {name: value for name, value in self.held.items() if name != key and not name.startswith(f'{key}.')}
        part, _, number = key.partition('.')
        if part in LISTS and number.isdigit():
            held = {_moved(name, part, int(number)): value for name, value in held.items()}
        return Answers(MappingProxyType(_fitting(held)))

    def together(self, key: str, once: str = 'all') -> tuple[str, ...]:
        """The keys that one answer is for: of every place, or of those at the host of this one (`once: host`).

        Those that have no answer yet, or the same one as this place.
        """
        part, number, name = key.split('.', 2)
        host = self.host(int(number))
        others = (n for n in range(self.count(part)) if once != 'host' or self.host(n) == host)
        keys = (inside(part, n, name) for n in others)
        return tuple(one for one in keys if one == key or one not in self or self[one] == self.get(key))

    def host(self, number: int) -> str:
        """The host of a place, by its link; of one without a link nothing but its own number."""
        url = self.get(f'items.{number}.url') or self.get(f'items.{number}.media_url')
        return host_of(str(url)) if url else str(number)

    def put_at(self, keys: Sequence[str], value: Value) -> Answers:
        """The answers with one that was given for several places together; an empty one is dropped at all of them."""
        held = {name: kept for name, kept in self.held.items() if name not in keys}
        return Answers(MappingProxyType(_fitting(held | (dict.fromkeys(keys, value) if value else {}))))

    def _named(self, key: str) -> dict[str, Value]:
        """A recording has an id as soon as something is known of it; what each place shows is open again then."""
        part, _, rest = key.partition('.')
        number, _, name = rest.partition('.')
        held = dict(self.held)
        id = f'materials.{number}.id'
        if part == 'materials' and name != 'id' and id not in held:
            taken = {value for other, value in held.items() if other.startswith('materials.') and other.endswith('.id')}
            names = (*_LETTERS, *(f'{one}{two}' for one in _LETTERS for two in _LETTERS))
            held = {name: value for name, value in held.items() if plain(name) != 'items.shows'}
            held[id] = next(name for name in names if name not in taken)
        return held

    def answered(self) -> Answers:
        """Without what only follows from the rest, which a finished case file holds too: it shall follow again."""
        only = (str(self.get('materials.0.id', '')),) if self.count('materials') == 1 else ()
        follows = {f'items.{n}.shows' for n in self.numbers['items'] if only and not self.asks_what_is_shown(n)}
        held = {key: value for key, value in self.held.items() if key not in follows or value != only}
        for key in [*held]:
            entries = registry().asking_for(plain(key))
            if any(entry.asked == 'always' and fits(entry, key, self.held) for entry in entries):
                continue
            rest = Answers(MappingProxyType({name: value for name, value in held.items() if name != key}))
            if any(entry.follows for entry in entries) and rest.whole().get(key) == self.held[key]:
                del held[key]
        return Answers(MappingProxyType(held))

    def another(self) -> Answers:
        """The answers with one recording more, of which nothing is known yet."""
        n = self.count('materials')
        return Answers(MappingProxyType(self._named(f'materials.{n}.kind')))

    def count(self, part: str) -> int:
        """How many recordings or places there are."""
        return len(self.numbers[part])

    def asks_what_is_shown(self, n: int) -> bool:
        """Whether it must be said of a place what is there: of several recordings, or of one and details.

        An account, where somebody threatens, can be that of the one who threatens, with no picture in it.
        """
        several = self.count('items') > 1 and self.get('about') == 'both'
        if several or self.count('materials') > 1:
            return True
        if self.get('threat', 'none') == 'none':
            return False
        whole = self.get(f'items.{n}.where') in WHOLE
        return whole or names_account(str(self.get(f'items.{n}.url', '')), registry())

    def is_nowhere(self, key: str) -> bool:
        """Whether a key is of a recording of which it was said of every place that it is not there."""
        part, number, _ = key.split('.', 2) if key.startswith('materials.') else ('', '', '')
        shown = [self.get(f'items.{n}.shows') for n in range(self.count('items'))]
        id = str(self.get(f'materials.{number}.id', ''))
        return bool(part and id and shown) and all(one is not None and id not in one for one in shown)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the recordings and of the places, from 0, in their order."""
        return numbers_of(self.held)

    def whole(self) -> dict[str, Value]:
        """The answers with all that follows from them."""
        found = dict(self.held)
        shown = tuple(str(found[f'materials.{n}.id']) for n in range(self.count('materials')))
        for n in range(self.count('items')) if len(shown) == 1 else ():
            if not self.asks_what_is_shown(n):
                found.setdefault(f'items.{n}.shows', shown)
        for entry in registry().flow:
            for key in numbered(entry, self.numbers) if entry.follows else ():
                value = found.get(key) or following(entry, key, found)
                if value:
                    found[key] = value
        return found

    def tree(self, *, whole: bool = True) -> dict[str, Any]:
        """The tree that a case file has, in its order; without `whole`, only what was answered (to go on later)."""
        return in_order(self.whole() if whole else self.held)

    def case(self, registry: Registry) -> Case:
        """The case, as far as the answers have the right form."""
        return Shape(Document('', self.tree()), registry.questions).read()


def in_order(found: Mapping[str, Value]) -> dict[str, Any]:
    """Some answers as the tree that a case file has, in its order."""
    tree: dict[str, Any] = {}
    for key, value in found.items():
        plant(tree, key.split('.'), value if isinstance(value, str) else list(value))
    whole_tree: dict[str, Any] = ordered(Case, {'format': '1', **tree})
    return whole_tree


def _fitting(held: dict[str, Value]) -> dict[str, Value]:
    """Without the answers whose question no longer fits; dropping one may make another unfit."""
    while True:
        unfit = {key for key in held if not _fits_somewhere(key, held)}
        unfit |= _shows_nothing(held)
        kept = {key: value for key, value in held.items() if key not in unfit}
        kept = _offered_only(kept)
        if kept == held:
            return held
        held = kept


def _fits_somewhere(key: str, held: Mapping[str, Value]) -> bool:
    """Whether the flow may still ask for an answer; what it never asks for stays."""
    entries = registry().asking_for(plain(key))
    if key.startswith('materials.') and held.get('about') in NO_PICTURE:
        return False
    return not entries or any(fits(entry, key, held) for entry in entries)


def _offered_only(held: Mapping[str, Value]) -> dict[str, Value]:
    """Without the choices that are no longer offered."""
    kept, numbers = dict(held), numbers_of(held)
    for entry in registry().flow:
        for key in numbered(entry, numbers) if entry.offered else ():
            value = held.get(key, '')
            fit = [one for one in ((value,) if isinstance(value, str) else value) if offered(entry, key, held, one)]
            if not fit:
                kept.pop(key, None)
            elif not isinstance(value, str):
                kept[key] = tuple(fit)
    return kept


def _shows_nothing(held: Mapping[str, Value]) -> set[str]:
    """Places that name a recording which is gone."""
    ids = {value for key, value in held.items() if key.startswith('materials.') and key.endswith('.id')}
    return {
        key
        for key, value in held.items()
        if key.startswith('items.') and key.endswith('.shows') and not set(value) <= ids
    }


def _moved(key: str, part: str, gone: int) -> str:
    """A key after the entry `gone` of a list was taken out."""
    head, _, rest = key.partition('.')
    number, _, name = rest.partition('.')
    if head != part or not number.isdigit() or int(number) < gone:
        return key
    return f'{part}.{int(number) - 1}.{name}'
