"""Contexts that have another name now (`locales/renamed.yaml`): no translation is lost when records are moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import paths
from letters.errors import DataError
from letters.registry.load import validated
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


FILE = 'renamed.yaml'
# With these at its end a name is the beginning of contexts.
_OPEN = ('.', '-', ' ')


class Renamed:
    """Gives the context that an old one has become, over as many names as it had."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._whole = {old: new for old, new in names.items() if not old.endswith(_OPEN)}
        self._begun = {old: new for old, new in names.items() if old.endswith(_OPEN)}

    def __call__(self, context: str) -> str:
        """The context of today; DataError where names lead round in a circle."""
        seen = {context}
        while (further := self._once(context)) != context:
            if further in seen or len(seen) > len(self._whole) + len(self._begun):
                raise DataError('renamed-circle', context=further)
            seen.add(further)
            context = further
        return context

    def _once(self, context: str) -> str:
        if context in self._whole:
            return self._whole[context]
        # The longest beginning says most of what was meant.
        for old in sorted(self._begun, key=len, reverse=True):
            if context.startswith(old):
                return self._begun[old] + context.removeprefix(old)
        return context


def renamed(folder: Path = paths.LOCALES) -> Renamed:
    """The names of a folder of catalogues; DataError with every problem where the file is not fit."""
    file = folder / FILE
    if not file.is_file():
        return Renamed({})
    document = read_file(file, name=f'{folder.name}/{FILE}')
    names, found = validated(dict[str, str], document)
    problems = [*document.problems, *found]
    if names is not None:
        problems += [document.problem('renamed-ends', (old,)) for old in names if not _like_ends(old, names[old])]
    if problems or names is None:
        raise DataError('renamed-unfit', problems=tuple(problems))
    names_now = Renamed(names)
    for old in names:
        names_now(old)
    return names_now


def _like_ends(old: str, new: str) -> bool:
    """Whether both are whole contexts, or both the beginning of some."""
    return bool(old.strip()) and bool(new.strip()) and old.endswith(_OPEN) == new.endswith(_OPEN)
