"""Records with something changed that no file could say, so that a rule can find it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from letters.model.registry import Registry


def put(record: Any, way: list[str], value: Any) -> Any:
    """A copy of a record with one value changed; the value is not validated, so that a record can be broken."""
    if not way:
        return value(record) if callable(value) else value
    step, *rest = way
    if isinstance(record, BaseModel):
        return record.model_copy(update={step: put(getattr(record, step), rest, value)})
    if isinstance(record, list):
        number = next(
            n for n, one in enumerate(record) if str(n) == step or getattr(one, 'id', getattr(one, 'is_', '')) == step
        )
        return [put(one, rest, value) if n == number else one for n, one in enumerate(record)]
    return {**record, step: put(record.get(step), rest, value)}


def broken(registry: Registry, changes: Mapping[str, Any]) -> Registry:
    for way, value in changes.items():
        part, *rest = way.split('/')
        registry = replace(registry, **{part: put(getattr(registry, part), rest, value)})
    return registry


def more(*values: Any) -> Callable[[list[Any]], list[Any]]:
    return lambda held: [*held, *values]
