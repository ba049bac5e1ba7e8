"""What does not fit in a record, in the words of a problem: the key, what may stand there, and what is nearest."""

from __future__ import annotations

import difflib
import re
import types
from typing import TYPE_CHECKING
from typing import Annotated
from typing import Any
from typing import Literal
from typing import NamedTuple
from typing import Union
from typing import get_args
from typing import get_origin

from pydantic import BaseModel

from letters.model.law import Law
from letters.model.record import ID_PATTERN
from letters.model.written import WrittenLaw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from letters.errors import Problem
    from letters.registry.read import Document
    from letters.registry.read import Location
    from letters.registry.read import Tree

_NOT_THERE = object()
_OF_A_KEY = '[key]'
# How a value is written whose shape pydantic misses.
_SHAPES = {
    'list_type': '[…, …]', 'dict_type': '{…: …}', 'model_type': '{…: …}', 'model_attributes_type': '{…: …}',
    'string_type': '"…"',
}  # fmt: skip
_SAID = {
    'string_too_short': 'field-empty', 'string_too_long': 'field-long', 'int_type': 'field-number',
    'int_parsing': 'field-number', 'int_from_float': 'field-number',
}  # fmt: skip
_QUOTED = re.compile(r"'([^']*)'")


class _Fault(NamedTuple):
    """One thing that does not fit: its kind, the place, and the words of the message."""

    id: str
    loc: Location
    values: dict[str, str]
    at_key: bool = False


def misfits(kind: Any, document: Document, details: Iterable[ErrorDetails]) -> list[Problem]:
    """Everything that does not fit, each once: the key that is wrongly spelt, and not also that it is missing."""
    found = {(fault.loc, fault.at_key, fault.id): fault for fault in _faults(kind, document.value, details)}
    meant = {(*loc[:-1], fault.values.get('near', '')) for (loc, _, _), fault in found.items() if fault.at_key}
    # A value of another shape fits no word of a list either.
    shaped = {loc for loc, _, id in found if id in {'field-shape', 'field-id', 'field-link', 'field-empty'}}
    return [
        _placed(fault, document)
        for fault in found.values()
        if not (fault.id == 'field-missing' and fault.loc in meant)
        and not (fault.id.startswith('field-choice') and fault.loc in shaped)
    ]


def _placed(fault: _Fault, document: Document) -> Problem:
    place = document.problem(fault.id, (*fault.loc, '@key') if fault.at_key else fault.loc)
    return place._replace(values=tuple(fault.values.items()))


def _faults(kind: Any, tree: Tree, details: Iterable[ErrorDetails]) -> Iterator[_Fault]:
    for detail in details:
        loc = tuple(detail['loc'])
        if detail['type'] == 'missing':
            yield _Fault('field-missing', loc, {'key': str(loc[-1]), 'id': _record(tree, loc[:-1])})
        elif detail['type'] == 'extra_forbidden':
            yield _unknown(loc, keys_at(kind, loc[:-1]), tree)
        elif _OF_A_KEY in loc:
            yield _unknown(loc[: loc.index(_OF_A_KEY)], _quoted(detail), tree)
        else:
            yield _unfit(_in_file(tree, loc), detail, tree)


def _unknown(loc: Location, known: Iterable[str], tree: Tree) -> _Fault:
    written = _value(tree, loc[:-1])
    free = [key for key in known if not (isinstance(written, dict) and key in written)]
    near = difflib.get_close_matches(str(loc[-1]).lower(), free, n=1, cutoff=0.5)
    values = {'key': str(loc[-1]), 'choices': ', '.join(known), 'near': near[0] if near else ''}
    return _Fault('field-misspelt' if near else 'field-unknown', loc, values, at_key=True)


def _unfit(loc: Location, detail: ErrorDetails, tree: Tree) -> _Fault:
    key, context = '.'.join(str(part) for part in loc if isinstance(part, str)), detail.get('ctx', {})
    what = detail['type']
    if what.startswith('registry-'):
        return _Fault(what, loc, {name: str(value) for name, value in context.items()})
    if what == 'literal_error':
        choices = [choice for choice in _quoted(detail) if choice]
        written, values = _value(tree, loc), {'key': key, 'choices': ', '.join(choices)}
        near = difflib.get_close_matches(written, choices, n=1) if isinstance(written, str) else []
        # Where none is near, the first of the list would be a bad hint.
        return (
            _Fault('field-choice', loc, values | {'near': near[0]}) if near else _Fault('field-choice-far', loc, values)
        )
    more = {'shape': _SHAPES[what]} if what in _SHAPES else {}
    if what == 'string_too_long':
        more = {'most': str(context.get('max_length', ''))}
    id = _id(what, str(context.get('pattern', '')))
    return _Fault(id, loc, {'key': key} | more if id != 'field' else {'key': key, 'why': detail['msg']})


def _id(what: str, pattern: str) -> str:
    """The message for what pydantic calls by a name of its own."""
    if pattern:
        return 'field-id' if pattern == ID_PATTERN else 'field-link'
    if what in _SHAPES:
        return 'field-shape'
    return 'field-day' if what.startswith('date_') else _SAID.get(what, 'field')


def _quoted(detail: ErrorDetails) -> list[str]:
    return _QUOTED.findall(str(detail.get('ctx', {}).get('expected', '')))


def _in_file(tree: Tree, loc: Location) -> Location:
    """A place without the last parts that name no place of the file, but one of several kinds of value."""
    while loc and _value(tree, loc) is _NOT_THERE:
        loc = loc[:-1]
    return loc


def _value(tree: Tree, loc: Location) -> object:
    held: object = tree
    for part in loc:
        named = isinstance(held, dict) and part in held
        if not named and not (isinstance(held, list) and isinstance(part, int) and part < len(held)):
            return _NOT_THERE
        held = held[part]  # type: ignore[index]
    return held


def _record(tree: Tree, loc: Location) -> str:
    """The id or key of the nearest record around a place, as its file writes it; else the name of the list."""
    for end in range(len(loc), -1, -1):
        held = _value(tree, loc[:end])
        id = held.get('id', held.get('key')) if isinstance(held, dict) else None
        if isinstance(id, str):
            return id
    return '.'.join(str(part) for part in loc if isinstance(part, str))


def keys_at(kind: Any, loc: Location) -> tuple[str, ...]:
    """The keys that a record of a kind may have at a place, as files write them."""
    found: dict[str, None] = {}
    for one in _kinds(kind):
        if loc:
            for inner in _inside(one, loc[0]):
                found |= dict.fromkeys(keys_at(inner, loc[1:]))
        elif isinstance(one, type) and issubclass(one, BaseModel):
            written = WrittenLaw if one is Law else one
            found |= dict.fromkeys(field.alias or name for name, field in written.model_fields.items())
    return tuple(found)


def _kinds(kind: Any) -> Iterator[Any]:
    """A kind of value, or each of several that may stand at one place."""
    if get_origin(kind) in {Union, types.UnionType}:
        for one in get_args(kind):
            yield from _kinds(one)
    elif get_origin(kind) is Annotated:
        yield from _kinds(get_args(kind)[0])
    else:
        yield kind


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    origin, given = get_origin(kind), get_args(kind)
    if origin is list and isinstance(step, int):
        yield given[0]
    elif origin is dict:
        yield given[1]
    elif origin is not Literal and isinstance(kind, type) and issubclass(kind, BaseModel):
        yield from (field.annotation for name, field in kind.model_fields.items() if step in {field.alias, name})
