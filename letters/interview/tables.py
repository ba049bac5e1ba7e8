"""The tables of the flow, asked for one recording or place: which question fits, what is offered, what follows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from letters.law.conditions import evaluate

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.casefile.tree import Value
    from letters.law.conditions import Facts
    from letters.model.flow import FlowStep
    from letters.model.record import Table

Numbers = Mapping[str, tuple[int, ...]]
"""The numbers of the entries of each list, from 0, in their order."""
LISTS = ('materials', 'items')
OPEN = 'open'
"""How a table of the flow names an answer that is not there."""
NO_PICTURE = frozenset({'details', 'impersonation'})
"""What a case is about in which there is no recording."""
_NUMBERS = re.compile(r'\.\d+(?=\.|$)')


def plain(key: str) -> str:
    """A key without its numbers, as questions call it."""
    return _NUMBERS.sub('', key)


def numbered(entry: FlowStep, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an entry with their numbers: one for each recording or place that there is."""
    if not entry.repeat:
        return (entry.key,)
    name = entry.key.partition('.')[2]
    return tuple(inside(entry.repeat, n, name) for n in numbers[entry.repeat])


def numbers_of(held: Iterable[str]) -> Numbers:
    """Which numbers of recordings and of places the keys have."""
    found: dict[str, set[int]] = {part: set() for part in LISTS}
    for key in held:
        part, _, rest = key.partition('.')
        if part in found:
            found[part].add(int(rest.partition('.')[0]))
    return {part: tuple(sorted(numbers)) for part, numbers in found.items()}


def inside(part: str, number: int | str, name: str) -> str:
    """A key with its number. Of the earlier reports of a place the interview asks for one."""
    inner = f'reports.0.{name.removeprefix("reports.")}' if name.startswith('reports.') else name
    return f'{part}.{number}.{inner}'


def fits(entry: FlowStep, key: str, found: Mapping[str, Value]) -> bool:
    """Whether the condition of an entry holds for one of its keys; where there is no picture, of none about one."""
    if entry.repeat == 'materials' and found.get('about') in NO_PICTURE:
        return False
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
        return [inside(part, key.split('.')[1], name)]
    return [held for held in found if plain(held) == asked]


def _listed(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def following(entry: FlowStep, key: str, found: Mapping[str, Value]) -> Value:
    """The answer that follows from the others where nobody gave one; empty where none does."""
    for rule in entry.follows:
        if not _holds(rule.when, key, found):
            continue
        if isinstance(rule.value, str):
            # `=person.country`: the same as another answer.
            return found.get(rule.value[1:], '') if rule.value.startswith('=') else rule.value
        return tuple(rule.value)
    return ''


def offered(entry: FlowStep, key: str, found: Mapping[str, Value], choice: str) -> bool:
    """Whether a choice is offered beside the other answers."""
    return _holds(entry.offered.get(choice, {}), key, found)
