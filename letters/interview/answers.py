"""The answers of an interview: an immutable mapping of dotted keys to texts, and what follows from them.

Only what was answered is held. What follows from it (`flow.yaml`) is worked out when the tree is asked for, so that it
leaves no trace when an answer changes.
"""

from __future__ import annotations

import re
import unicodedata
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
from letters.law.conditions import evaluate
from letters.model.case import Case
from letters.registry.load import registry
from letters.registry.read import Document

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.law.conditions import Facts
    from letters.model.flow import Entry
    from letters.model.record import Table
    from letters.model.registry import Registry

Numbers = Mapping[str, tuple[int, ...]]
"""The numbers of the entries of each list."""
_NOTHING: Mapping[str, Value] = MappingProxyType({})
LISTS = ('materials', 'items')
OPEN = 'open'
"""How a table of the flow names an answer that is not there."""
_NUMBERS = re.compile(r'\.\d+(?=\.|$)')
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

    def together(self, key: str) -> tuple[str, ...]:
        """The same question at every place that has no answer to it yet, or the same answer as this one."""
        part, _, rest = key.partition('.')
        keys = (_inside(part, n, rest.partition('.')[2]) for n in range(self.count(part)))
        return tuple(one for one in keys if one not in self or self[one] == self.get(key))

    def put_together(self, key: str, value: str) -> Answers:
        """The answers with one that was given for all places together; an empty one is dropped at all of them."""
        keys = self.together(key)
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
        held = {key: value for key, value in self.held.items() if plain(key) != 'items.shows' or value != only}
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

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers of the recordings and of the places, from 0, in their order."""
        return numbers_in(self.held)

    def whole(self) -> dict[str, Value]:
        """The answers with all that follows from them."""
        found = dict(self.held)
        shown = tuple(str(found[f'materials.{n}.id']) for n in range(self.count('materials')))
        for n in range(self.count('items')):
            if len(shown) == 1 and f'items.{n}.shows' not in found:
                found[f'items.{n}.shows'] = shown
        for entry in registry().flow:
            for key in numbered(entry, self.numbers) if entry.follows else ():
                value = found.get(key) or _following(entry, key, found)
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


def plain(key: str) -> str:
    """A key without its numbers, as questions call it."""
    return _NUMBERS.sub('', key)


def numbered(entry: Entry, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an entry with their numbers: one for each recording or place that there is."""
    if not entry.repeat:
        return (entry.key,)
    name = entry.key.partition('.')[2]
    return tuple(_inside(entry.repeat, n, name) for n in numbers[entry.repeat])


def numbers_in(held: Iterable[str]) -> Numbers:
    """Which numbers of recordings and of places the keys have."""
    found: dict[str, set[int]] = {part: set() for part in LISTS}
    for key in held:
        part, _, rest = key.partition('.')
        if part in found:
            found[part].add(int(rest.partition('.')[0]))
    return {part: tuple(sorted(numbers)) for part, numbers in found.items()}


def _inside(part: str, number: int | str, name: str) -> str:
    """A key with its number. Of the earlier reports of a place the interview asks for one."""
    inner = f'reports.0.{name.removeprefix("reports.")}' if name.startswith('reports.') else name
    return f'{part}.{number}.{inner}'


def fits(entry: Entry, key: str, found: Mapping[str, Value]) -> bool:
    """Whether the condition of an entry holds for one of its keys."""
    return _holds(entry.when, key, found)


def _holds(table: Table, key: str, found: Mapping[str, Value]) -> bool:
    return not table or evaluate(table, _facts(table, key, found)).holds is True


def _facts(when: Table, key: str, found: Mapping[str, Value]) -> Facts:
    """The answers that a table asks for: of the same recording or place where it has a number."""
    known: dict[str, frozenset[str]] = {}
    for asked in when:
        if asked in LISTS:
            several = len({name.split('.')[1] for name in found if name.startswith(f'{asked}.')}) > 1
            known[asked] = frozenset({'several' if several else 'one'})
            continue
        values = tuple(value for name in _beside(asked, key, found) for value in _listed(found.get(name, ())))
        known[asked] = frozenset({*values, *_about(values)})
    return known


def _about(values: tuple[str, ...]) -> Iterator[str]:
    """Words for an answer as a whole: open or given, and whether it has letters of another script than Latin."""
    yield 'given' if values else OPEN
    if not all(value.isascii() for value in values) and any(
        c.isalpha() and 'LATIN' not in unicodedata.name(c, '') for value in values for c in value
    ):
        yield 'other-script'


def _beside(asked: str, key: str, found: Mapping[str, Value]) -> list[str]:
    """The key that a table names, with the number of the key that it stands by; of all where that one has none."""
    part, _, name = asked.partition('.')
    if part not in LISTS:
        return [asked]
    if key.startswith(f'{part}.'):
        return [_inside(part, key.split('.')[1], name)]
    return [held for held in found if plain(held) == asked]


def _listed(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _following(entry: Entry, key: str, found: Mapping[str, Value]) -> Value:
    for rule in entry.follows:
        if not _holds(rule.when, key, found):
            continue
        if isinstance(rule.value, str):
            # `=person.country`: the same as another answer.
            return found.get(rule.value[1:], '') if rule.value.startswith('=') else rule.value
        return tuple(rule.value)
    return ''


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
    return not entries or any(fits(entry, key, held) for entry in entries)


def offered(entry: Entry, key: str, found: Mapping[str, Value], choice: str) -> bool:
    """Whether a choice is offered beside the other answers."""
    return _holds(entry.offered.get(choice, {}), key, found)


def _offered_only(held: Mapping[str, Value]) -> dict[str, Value]:
    """Without the choices that are no longer offered."""
    kept, numbers = dict(held), numbers_in(held)
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
