"""What our records lost, changed or added beside researched facts: a list to look at, not a verdict.

A record of facts is compared with the one of the same id, and with those whose id begins with it; what is about a
region, with those that ask for the region; else with the one that shares most with it. A link, telephone, mailbox,
address or name is lost only where no record of any country has it (for a service: the service's own record); a section,
time or day where the record itself does not.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.comparing import forms
from letters.comparing.bag import NEAR
from letters.comparing.bag import Bag
from letters.comparing.bag import likeness
from letters.comparing.citing import Citation
from letters.comparing.fields import OPEN
from letters.comparing.values import NOTHING
from letters.comparing.values import Value
from letters.comparing.values import values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.comparing.facts import Fact
    from letters.comparing.ours import Own
    from letters.comparing.values import Kind

# Wherever in our records of countries they stand, a letter or a page can use them.
_ANYWHERE = frozenset({'link', 'source', 'email', 'phone', 'post', 'name', 'host'})
# How much a shared value says about two records being the same.
_WEIGHT: dict[Kind, int] = {'link': 3, 'email': 3, 'phone': 3, 'name': 3, 'source': 1, 'citation': 1}
_ENOUGH = 3
# That one of ours is like one of the facts says nothing: a record cites many sections, and many sources are alike.
_ONE_OF_MANY = frozenset({'citation', 'source', 'name', 'host', 'field'})
# Longer numbers of sections are not of many laws.
_COMMON_DIGITS = 3


class Line(NamedTuple):
    """One difference: the file and id of the record that has the value, its kind and key, and the value.

    `ours` is what stands in its place, where it was changed. Of kind `record` there is no record like it at all.
    """

    file: str
    id: str
    kind: Kind
    key: str
    value: str
    ours: str = ''


@dataclass(frozen=True, slots=True)
class Compared:
    """The differences, how many records and values of facts were looked at, and whose facts we have no record of."""

    lost: list[Line] = field(default_factory=list)
    changed: list[Line] = field(default_factory=list)
    added: list[Line] = field(default_factory=list)
    records: int = 0
    values: int = 0
    without: tuple[str, ...] = ()


class _Told(NamedTuple):
    """A record of facts with its values, each once."""

    fact: Fact
    values: list[Value]


def compare(facts: Sequence[Fact], own: Sequence[Own]) -> Compared:
    """Compare facts with our records; those of countries and services without facts are left alone."""
    known = {_whose(one) for one in own}
    told = [_Told(fact, _values(fact)) for fact in facts if _whose(fact) in known]
    found = Compared(
        records=len(told),
        values=sum(len(one.values) for one in told),
        without=tuple(dict.fromkeys(''.join(_whose(fact)) for fact in facts if _whose(fact) not in known)),
    )
    countries = Bag([one.tree for one in own if one.country])
    for whose in dict.fromkeys(_whose(one.fact) for one in told):
        ours = [one for one in own if _whose(one) == whose]
        _Group([one for one in told if _whose(one.fact) == whose], ours, countries).compare(found)
    return found


def _whose(one: Fact | Own) -> tuple[str, str]:
    return one.country, one.platform


def _values(fact: Fact) -> list[Value]:
    """The values of a record of facts, without citations that another one holds more precisely."""
    found = {(value.kind, value.form): value for value in reversed([*values(fact.tree, fact.part)])}
    cited = [value.form for value in found.values() if isinstance(value.form, Citation)]
    coarse = {one for one in cited for other in cited if len(one.below) < len(other.below) and one.within(other)}
    return [value for value in reversed([*found.values()]) if value.form not in coarse]


class _Group:
    """The facts and the records of one country or service."""

    def __init__(self, told: Sequence[_Told], own: Sequence[Own], countries: Bag) -> None:
        self.told, self.own = told, own
        self.facts = Bag([one.fact.tree for one in told])
        self.whole = Bag([one.tree for one in own])
        self.countries = countries
        self.anywhere = countries if own[0].country else self.whole
        self.bags = {one.id: Bag(one.tree) for one in own}
        self._ids: dict[tuple[str, str, str], list[str]] = {}

    def compare(self, found: Compared) -> None:
        replaced = set()
        for one in self.told:
            fact, ids = one.fact, self._same(one)
            self._ids[one.fact.file, one.fact.part, one.fact.id] = ids
            if not ids and not self._is_mentioned(one):
                found.lost.append(Line(fact.file, fact.id, 'record', fact.part, _title(fact)))
                continue
            lost: list[Line] = []
            for value, near in self._missing(one, Bag([self.bags[id].tree for id in ids]) if ids else self.whole):
                line = Line(fact.file, fact.id, value.kind, value.key, value.written, near.written if near else '')
                (found.changed if near else lost).append(line)
                replaced.add((line.kind, line.ours))
            found.lost.extend(_joined(lost))
        for line in self._others():
            if (line.kind, line.ours or line.value) not in replaced:
                (found.changed if line.ours else found.added).append(line)

    def _same(self, told: _Told) -> list[str]:
        """The ids of the records that are about the same as a record of facts."""
        fact = told.fact
        if fact.platform:
            return [fact.platform]
        by_id = [one.id for one in self.own if one.id == fact.id or one.id.startswith(f'{fact.id}-')]
        region = str(fact.tree.get('jurisdiction', '')).casefold()
        if by_id or not region:
            return by_id or self._best(told)
        named = set(Bag(fact.tree).texts)
        return [one.id for one in self.own if one.id in named or region in self.bags[one.id].texts]

    def _best(self, told: _Told) -> list[str]:
        """The record that shares most with a record of facts; none where that is too little."""
        scores = Counter({one.id: _shared(told.values, self.bags[one.id]) for one in self.own})
        best = scores.most_common(1)
        return [best[0][0]] if best and best[0][1] >= _ENOUGH else []

    def _is_mentioned(self, told: _Told) -> bool:
        """Whether a note somewhere names what the facts have a record of."""
        return any(self.anywhere.holds(value) for value in told.values if value.kind in {'name', 'phone', 'link'})

    def _missing(self, told: _Told, bag: Bag) -> Iterator[tuple[Value, Value | None]]:
        """The values that our records do not have, each with the one of ours that it may have become."""
        sources = [value for value in told.values if value.kind == 'source']
        rested = any(self.anywhere.holds(value) for value in sources)
        for value in told.values:
            wide = self.anywhere if value.kind in _ANYWHERE or _tells(value) else bag
            # What the facts of a service say of law, or of who helps, stands with the countries.
            aside = told.fact.platform and value.kind in {'citation', 'link'} and self.countries.holds(value)
            if aside or wide.holds(value) or self._is_heading(told.fact, value, bag):
                continue
            near = bag.nearest(value, self.facts)
            if value.kind == 'name' and not near and told.fact.country:
                near = next((one for one in bag.values if one.kind == 'name'), None)
            # A record rests on the sources that it needs: that one of many is not there says nothing.
            if value.kind != 'source' or near or (not rested and value is sources[0]):
                yield value, near

    def _is_heading(self, fact: Fact, value: Value, bag: Bag) -> bool:
        """Whether a name is only what the researchers call the record, or a field is not of the form itself."""
        if value.kind == 'field':
            return not value.form[2]
        if value.kind != 'name' or (fact.platform and value.key != 'name'):
            return False
        if fact.platform or bag is self.whole:
            return True
        said, local = _words(value.written), fact.tree.get('local_name', '')
        held = [local] if isinstance(local, str) else [*local.values()]
        if any(text not in NOTHING and self.anywhere.has_line(forms.plain(text)) for text in held):
            return True
        ours = [_words(one.written) for one in bag.values if one.kind == 'name']
        return any(one <= said or said <= one for one in ours)

    def _others(self) -> Iterator[Line]:
        """Our values that the facts do not have: changed where near to one of theirs, also if that stands elsewhere."""
        for one in self.own:
            for value in dict.fromkeys(self.bags[one.id].values):
                if value.kind == 'start' or _is_open(value) or self.facts.holds(value):
                    continue
                told, near = self._meant(one, value)
                if told and near:
                    yield Line(told.fact.file, told.fact.id, value.kind, near.key, near.written, value.written)
                else:
                    yield Line(one.file, one.id, value.kind, f'{one.part}.{value.key}'.strip('.'), value.written)

    def _meant(self, one: Own, value: Value) -> tuple[_Told, Value] | tuple[None, None]:
        """The value of the facts that one of ours may have been; a time only of the same record."""
        if value.kind in _ONE_OF_MANY:
            return None, None
        of = (
            [told for told in self.told if one.id in self._ids[told.fact.file, told.fact.part, told.fact.id]]
            if value.kind in {'time', 'date'}
            else self.told
        )
        alike = [
            (likeness(value, other), told, other) for told in of for other in told.values if other.kind == value.kind
        ]
        near, told, other = max(alike, key=lambda found: found[0], default=(0.0, None, None))
        return (told, other) if told and other and near >= NEAR[value.kind] else (None, None)


def _shared(told: Sequence[Value], bag: Bag) -> int:
    """How much a record shares with the values of a record of facts."""
    theirs = {(value.kind, value.form) for value in bag.values}
    shared = (value for value in told if (value.kind, value.form) in theirs)
    return sum(_WEIGHT.get(value.kind, 0) for value in shared if value.kind != 'citation' or _tells(value))


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines, those for the fields of one form in one."""
    forms_: dict[str, list[str]] = {}
    for line in lines:
        if line.kind == 'field':
            forms_.setdefault(line.key, []).append(line.value)
        else:
            yield line
    for key, asked in forms_.items():
        grounds = asked[0].split(': ', 1)[0]
        words = ', '.join(one.split(': ', 1)[1] for one in asked)
        yield lines[0]._replace(kind='field', key=key, value=f'{grounds}: {words}')


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r'\w+', name.casefold()))


def _is_open(value: Value) -> bool:
    return value.kind == 'field' and OPEN in value.form[1]


def _tells(value: Value) -> bool:
    """Whether a citation can be of one law alone: many laws have a section 17."""
    if not isinstance(value.form, Citation):
        return False
    return len(value.form.base) > _COMMON_DIGITS or not value.form.base.isdigit()


def _title(fact: Fact) -> str:
    """What a record of facts is about."""
    held = (fact.tree.get(key) for key in ('name', 'instrument', 'statute', 'law'))
    return next((str(one) for one in held if one), fact.id)
