"""The flow of the interview as it stands in the data."""

from __future__ import annotations

from functools import cache

from letters import paths
from letters.errors import DataError
from letters.model.flow import Entry
from letters.registry.load import validated
from letters.registry.read import read_file

FILE = paths.DATA / 'flow.yaml'


@cache
def entries() -> tuple[Entry, ...]:
    """The places of the interview in their order; DataError where the file is not fit."""
    document = read_file(FILE, name=FILE.name)
    found, problems = validated(list[Entry], document)
    if problems or document.problems or found is None:
        raise DataError('registry-bad', problems=(*document.problems, *problems))
    return tuple(found)


@cache
def by_key() -> dict[str, tuple[Entry, ...]]:
    """The places of the interview that ask for a key."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        if entry.key:
            found[entry.key] = (*found.get(entry.key, ()), entry)
    return found
