"""Everything that a tree holds, so that a value can be looked for anywhere in it, also inside a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from letters.comparing import forms
from letters.comparing.citing import Citation
from letters.comparing.citing import citations
from letters.comparing.fields import OPEN
from letters.comparing.spans import days
from letters.comparing.spans import spans
from letters.comparing.values import values

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from letters.comparing.values import Form
    from letters.comparing.values import Kind
    from letters.comparing.values import Tree
    from letters.comparing.values import Value

NEAR: Mapping[Kind, float] = {
    'time': 1, 'date': 1, 'citation': 1, 'link': 0.85, 'source': 0.9, 'email': 0.8, 'phone': 0.65, 'post': 0.75,
    'name': 0.8, 'host': 0.85,
}  # fmt: skip
"""How alike two values must be to be one that was changed: see `likeness`."""


@dataclass(frozen=True)
class Bag:
    """A tree, and what stands in it by kind; `texts` are its leaves, each list of lines in one piece too."""

    tree: Tree

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """What the keys of the tree tell to be values."""
        return tuple(values(self.tree))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """Every text of the tree."""
        return tuple(_texts(self.tree))

    def holds(self, value: Value) -> bool:
        """Whether a value stands anywhere in the tree."""
        return _HOLDS[value.kind](self, value.form)

    def nearest(self, value: Value, than: Bag) -> Value | None:
        """The value of the tree that is most like one, of those that another tree does not hold; None: none is near."""
        if value.kind == 'start':
            return next((one for one in self.values if one.kind == 'start' and one.form[0] == value.form[0]), None)
        free = [one for one in self.values if one.kind == value.kind and not than.has_exactly(one)]
        alike = [(near, one) for one in free if (near := likeness(value, one)) >= NEAR.get(value.kind, 1)]
        return max(alike, key=lambda pair: pair[0])[1] if alike else None

    def has_exactly(self, value: Value) -> bool:
        """The same; a citation must be as precise."""
        if value.kind == 'citation':
            return value.form in self._citations.get(value.form.base, ())
        return self.holds(value)

    def has_link(self, form: Form) -> bool:
        """Whether a link stands in a text, under sources or elsewhere."""
        return form in self._links

    def has_phone(self, form: Form) -> bool:
        """Whether a text holds the digits of a telephone number."""
        return any(forms.same_phone(str(form), one) for one in self._phones)

    def has_line(self, form: Form) -> bool:
        """Whether the letters and digits of a postal line or name stand in a text, or in lines in a row."""
        line = str(form)
        if line not in self._plain:
            return False
        # A house number is not the end of a longer one.
        before, after = r'(?<!\d)' * line[:1].isdigit(), r'(?!\d)' * line[-1:].isdigit()
        return bool(re.search(f'{before}{line}{after}', self._plain))

    def has_address(self, form: Form) -> bool:
        """Whether every line of an address stands in a text."""
        return all(self.has_line(line) for line in form)

    def has_name(self, form: Form) -> bool:
        """Whether a name stands in a text."""
        return self.has_line(form)

    def has_citation(self, form: Form) -> bool:
        """Whether an article is cited, more precisely or less."""
        if any(form.within(one) for one in self._citations.get(form.base, ())):
            return True
        # A number with a sign in it cannot be an hour or a house, so that it counts wherever it stands.
        return not form.base.isdigit() and bool(re.search(rf'(?<![\w.-]){re.escape(form.base)}(?![\w-])', self._folded))

    def has_time(self, form: Form) -> bool:
        """Whether a clock has this span, or a text names it."""
        return form in self._times

    def has_start(self, form: Form) -> bool:
        """Whether no clock of this span starts otherwise."""
        starts = {one.form for one in self.values if one.kind == 'start' and one.form[0] == form[0]}
        return not starts or form in starts

    def has_date(self, form: Form) -> bool:
        """Whether a text names the day."""
        return form in self._dates

    def has_host(self, form: Form) -> bool:
        """Whether a host, or the one above it, is claimed or stands in a link or text."""
        labels = str(form).split('.')
        above = {'.'.join(labels[n:]) for n in range(len(labels) - 1)}
        return bool(above & self._hosts) or str(form) in self._folded

    def has_field(self, form: Form) -> bool:
        """Whether a form on one of the grounds asks for the same answer, or for one that no record names."""
        grounds, answers, _ = form
        for one in self.values:
            if one.kind == 'field':
                there, asked, _ = one.form
                if set(grounds) & set(there) and (OPEN in asked or OPEN in answers or set(answers) & set(asked)):
                    return True
        return False

    @cached_property
    def _links(self) -> frozenset[str]:
        return frozenset(form for text in self.texts for _, form in forms.links(text))

    @cached_property
    def _folded(self) -> str:
        return '\n'.join(self.texts).casefold()

    @cached_property
    def _emails(self) -> frozenset[str]:
        return frozenset(email for text in self.texts for email in forms.emails(text))

    @cached_property
    def _phones(self) -> frozenset[str]:
        inside = (re.sub(r'[()]', ' ', text) for text in self.texts if not text.startswith('http'))
        return frozenset(digits for text in inside for _, digits in forms.phones(text))

    @cached_property
    def _plain(self) -> str:
        bare = (re.sub(r'\([^()]*\)', '', text) for text in self.texts if '(' in text)
        return '\n'.join(map(forms.plain, (*self.texts, *bare)))

    @cached_property
    def _citations(self) -> dict[str, set[Citation]]:
        found: dict[str, set[Citation]] = {}
        for value in self.values:
            if isinstance(value.form, Citation):
                found.setdefault(value.form.base, set()).add(value.form)
        for text in self.texts:
            for one in citations(text, whole=False):
                found.setdefault(one.base, set()).add(one)
        return found

    @cached_property
    def _times(self) -> frozenset[Form]:
        told = {value.form for value in self.values if value.kind == 'time'}
        return frozenset(told | {span for text in self.texts for span in spans(text)})

    @cached_property
    def _dates(self) -> frozenset[str]:
        return frozenset(day for text in self.texts for day in days(text))

    @cached_property
    def _hosts(self) -> frozenset[str]:
        claimed = {str(value.form) for value in self.values if value.kind == 'host'}
        return frozenset(claimed | {link.split('/', 1)[0] for link in self._links})


_HOLDS: Mapping[Kind, Callable[[Bag, Form], bool]] = {
    'record': Bag.has_name,
    'link': Bag.has_link,
    'source': Bag.has_link,
    'email': lambda bag, form: form in bag._emails,  # noqa: SLF001 - a rule of the class itself
    'phone': Bag.has_phone,
    'post': Bag.has_address,
    'name': Bag.has_name,
    'citation': Bag.has_citation,
    'time': Bag.has_time,
    'start': Bag.has_start,
    'date': Bag.has_date,
    'host': Bag.has_host,
    'field': Bag.has_field,
}


def likeness(one: Value, other: Value) -> float:
    """How like two values of a kind are: from 0 to 1, and 2 for two parts of one article."""
    return _ALIKE.get(one.kind, _ratio_of_forms)(one, other)


def _ratio_of_times(one: Value, other: Value) -> float:
    return float(one.form.unit == other.form.unit)


def _ratio_of_citations(one: Value, other: Value) -> float:
    return float(one.form.beside(other.form)) + float(one.form.base == other.form.base)


def _ratio_of_dates(one: Value, other: Value) -> float:
    return float(one.key.endswith('until') == other.key.endswith('until'))


def _ratio_of_links(one: Value, other: Value) -> float:
    same = one.form.split('/', 1)[0] == other.form.split('/', 1)[0]
    return _ratio_of_forms(one, other) if same else 0.0


def _ratio_of_lines(one: Value, other: Value) -> float:
    return _ratio(forms.plain(one.written), forms.plain(other.written))


def _ratio_of_forms(one: Value, other: Value) -> float:
    return _ratio(str(one.form), str(other.form))


_ALIKE: Mapping[Kind, Callable[[Value, Value], float]] = {
    'time': _ratio_of_times,
    'citation': _ratio_of_citations,
    'date': _ratio_of_dates,
    'link': _ratio_of_links,
    'source': _ratio_of_links,
    'post': _ratio_of_lines,
    'field': lambda *_: 0.0,
}


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _texts(tree: Tree) -> Iterator[str]:
    if isinstance(tree, dict):
        for held in tree.values():
            yield from _texts(held)
    elif isinstance(tree, list):
        yield from _lines(tree)
        for one in tree:
            yield from _texts(one)
    else:
        yield str(tree)


def _lines(tree: Iterable[Tree]) -> Iterator[str]:
    """The lines of a list in one piece: one of them may be two in another record."""
    lines = [one for one in tree if isinstance(one, str)]
    if len(lines) > 1:
        yield ' '.join(lines)
