"""The flow of the interview as it stands in the data."""

from __future__ import annotations

from functools import cache

from letters import paths
from letters.model.flow import Entry
from letters.registry.load import required


@cache
def entries() -> tuple[Entry, ...]:
    """The places of the interview in their order; DataError where the file is not fit."""
    return tuple(required(list[Entry], paths.DATA / 'flow.yaml'))


@cache
def by_key() -> dict[str, tuple[Entry, ...]]:
    """The places of the interview that ask for a key."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        if entry.key:
            found[entry.key] = (*found.get(entry.key, ()), entry)
    return found
