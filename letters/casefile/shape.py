"""The shape of a case: a tree of texts against the model, key by key, with every problem at once.

What does not fit is left out, so that the rest of the case can still be looked at.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import NamedTuple
from typing import TypeVar
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from letters.casefile.links import Mended
from letters.casefile.links import mended
from letters.model.answer import Url
from letters.model.case import Case
from letters.model.record import Record
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.errors import Problem
    from letters.model.question import Question
    from letters.registry.read import Document
    from letters.registry.read import Location
    from letters.registry.read import Tree

# A list longer than this is a mistake, or an attempt to keep the program busy.
LONGEST = 1_000
LONGEST_OF = {'items': 10_000}
# Looking for the nearest key takes time, which a file of nothing but wrong keys must not multiply.
MOST_NEAR = 100
LONGEST_KEY = 40

Built = str | list[Any] | dict[str, Any]
R = TypeVar('R', bound=Record)


class Here(NamedTuple):
    """Where we are: in the file, and in the case, which leaves out empty entries of lists."""

    file: Location
    case: Location

    def at(self, part: str | int, kept: str | int | None = None) -> Here:
        """The place one step down."""
        return Here((*self.file, part), (*self.case, part if kept is None else kept))

    @property
    def key(self) -> str:
        """The dotted key of the place, without the numbers of lists."""
        return dotted(self.file)


def dotted(loc: Location) -> str:
    """The key of a place as questions call it: `items.url`."""
    return '.'.join(part for part in loc if isinstance(part, str))


@cache
def fields(model: type[BaseModel]) -> Mapping[str, Any]:
    """The keys of a group, each with what may stand there."""
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields}


@cache
def leaves(model: type[BaseModel] = Case, above: str = '') -> Mapping[str, Any]:
    """Each dotted key that holds an answer or a list of answers, and what one answer may be: see `leaf`."""
    found: dict[str, Any] = {}
    for name, kind in fields(model).items():
        one = get_args(kind)[0] if get_origin(kind) is list else kind
        found |= leaves(one, f'{above}{name}.') if _is_group(one) else {above + name: one}
    return found


def choices(kind: Any) -> tuple[str, ...]:
    """The words of a closed list; none where any text may stand."""
    if get_origin(kind) is Literal:
        return tuple(choice for choice in get_args(kind) if choice)
    if get_args(kind) and get_origin(kind) is not list and not hasattr(kind, '__metadata__'):
        return tuple(choice for part in get_args(kind) for choice in choices(part))
    return ()


def _is_group(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


class Leaf(NamedTuple):
    """One answer as a case holds it, or what is wrong with it: the id of the problem, and its values."""

    text: str
    problem: str = ''
    values: Mapping[str, str] = MappingProxyType({})


def leaf(kind: Any, text: str) -> Leaf:
    """An answer, looked at by itself."""
    words = choices(kind)
    if words:
        return Leaf(text) if text in words else Leaf('', 'wrong-choice', {'choices': ', '.join(words)})
    try:
        for check in getattr(kind, '__metadata__', ()):
            text = check.func(text)
    except PydanticCustomError as error:
        return Leaf('', error.type, {name: str(value) for name, value in (error.context or {}).items()})
    return Leaf(text)


@dataclass(slots=True)
class Shape:
    """Reads the tree of a document as a case. `spoiled` are the places of the case that were left out.

    `warnings` tell what was mended without anybody having to write again.
    """

    document: Document
    questions: Mapping[str, Question]
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    spoiled: set[Location] = field(default_factory=set)
    places: dict[Location, Location] = field(default_factory=dict)
    looked: int = 0

    def read(self) -> Case:
        """The case, as far as its answers have the right form."""
        return self.read_as(Case)

    def read_as(self, kind: type[R]) -> R:
        """The tree as another record that is read like a case: settings, for one."""
        built = self._value(kind, self.document.value, Here((), ()))
        made: R = _made(kind, built or {})
        return made

    def place(self, loc: Location) -> Location:
        """The place in the file of a place in the case, or of the nearest one above it."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc, ())

    def _note(self, id: str, here: Here, **values: str) -> None:
        values = {'key': here.key, **values} if here.key else values
        self.problems.append(self.document.problem(id, here.file, **values))
        self.spoiled.add(here.case)
        self.places[here.case] = here.file

    def _value(self, kind: Any, tree: Tree, here: Here) -> Built | None:
        """One answer, a list or a group; None where it is open or was left out."""
        if here.file in self.document.doubtful:
            self.spoiled.add(here.case)
        elif not tree or (isinstance(tree, str) and not safe.is_seen(tree)):
            return None
        built = self._filled(kind, tree, here) if tree else None
        if built is None and here.case in self.spoiled and _is_group(kind):
            # The group stays, empty, so that the places of those after it in a list stay the same.
            built = {}
        if built is not None:
            self.places[here.case] = here.file
        return built

    def _filled(self, kind: Any, tree: Tree, here: Here) -> Built | None:
        if _is_group(kind):
            return self._group(kind, tree, here)
        if get_origin(kind) is list:
            return self._list(get_args(kind)[0], tree, here)
        return self._leaf(kind, tree, here)

    def _leaf(self, kind: Any, tree: Tree, here: Here) -> str | None:
        if not isinstance(tree, str):
            self._note('not-a-text', here)
            return None
        link = mended(tree) if kind == Url else Mended(tree)
        text, id, values = leaf(kind, link.link)
        self.warnings += [self.document.problem(one, here.file, key=here.key) for one in link.warnings]
        if not id and not link.problem:
            return text
        if link.problem:
            id, values = link.problem, {}
        if here.key == 'format':
            id, values = 'format-unknown', {}
        if id == 'wrong-choice' and self.questions.get(here.key) and self.questions[here.key].choices:
            values = {'choices': ', '.join(self.questions[here.key].choices)}
        self._note(id, here, **values)
        return None

    def _list(self, kind: Any, tree: Tree, here: Here) -> list[Any] | None:
        if not isinstance(tree, list):
            self._note('not-a-list', here)
            return None
        longest = LONGEST_OF.get(here.key, LONGEST)
        if len(tree) > longest:
            self._note('too-many', here, longest=str(longest))
            return None
        values: list[Any] = []
        for n, part in enumerate(tree):
            value = self._value(kind, part, here.at(n, len(values)))
            # The same choice twice is one choice.
            if value is not None and not (choices(kind) and value in values):
                values.append(value)
        return values or None

    def _group(self, model: type[BaseModel], tree: Tree, here: Here) -> dict[str, Any] | None:
        if not isinstance(tree, dict):
            self._note('not-a-group', here)
            return None
        known = fields(model)
        for key in tree:
            if key not in known:
                self._unknown(key, known, tree, here)
        built = {name: self._value(kind, tree[name], here.at(name)) for name, kind in known.items() if name in tree}
        kept = {name: value for name, value in built.items() if value is not None}
        return kept if kept or any((*here.case, name) in self.spoiled for name in known) else None

    def _unknown(self, key: str, known: Mapping[str, Any], tree: Mapping[str, Tree], here: Here) -> None:
        """A key that no group has: what it holds was meant for the nearest one, or for one that is not there."""
        self.looked += 1
        near = nearest(key, known) if self.looked <= MOST_NEAR else ''
        id, values = ('unknown-key-near', {'near': near}) if near else ('unknown-key', {})
        values = {'key': here.key, **values} if here.key else values
        self.problems.append(self.document.problem(id, (*here.file, key, '@key'), **values))
        if near and near not in known:
            self.spoiled.add((near.split('.', maxsplit=1)[0],))
        else:
            meant = [near] if near else known.keys() - tree.keys()
            self.spoiled.update((*here.case, name) for name in meant)


def _made(kind: Any, built: Any) -> Any:
    """A group as its record, a list of groups as a list of them, any other answer as it is: all were looked at."""
    if _is_group(kind):
        return kind.made({name: _made(fields(kind)[name], value) for name, value in built.items()})
    return [_made(get_args(kind)[0], part) for part in built] if get_origin(kind) is list else built


def nearest(untrusted_key: str, known: Mapping[str, Any]) -> str:
    """The key that was probably meant: one of the same group, else the same word in another group."""
    if len(untrusted_key) > LONGEST_KEY:
        return ''
    word = untrusted_key.strip().lower().replace('-', '_').replace(' ', '_')
    near = difflib.get_close_matches(word, list(known), n=1)
    # What was sent is written by the program: nobody who fills in a case meant to.
    others = (key for key in leaves() if not key.startswith('sent.'))
    return near[0] if near else next((key for key in others if word in {key, key.rpartition('.')[2]}), '')
