"""Whether the words by which somebody searched hold a name of the person shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.words import folded

if TYPE_CHECKING:
    from letters.model.case import Case
    from letters.model.case import Item


def name_searched(case: Case, item: Item) -> str:
    """Whether a search word of an item holds a name of the person shown; `no` only where both are known."""
    own = [case.sender.name, case.sender.name_latin] if case.sender.role == 'self' else []
    names = [folded(name).split() for name in (case.person.name, *case.person.known_as, *own) if name]
    if not names or not item.queries:
        return 'yes'
    return 'yes' if any(_holds_name(folded(words), name) for words in item.queries for name in names) else 'no'


def _holds_name(searched: str, name: list[str]) -> bool:
    """Whether words that were searched hold a name: whole, or its parts in any order; initials may be missing."""
    words, parts = set(searched.split()), {part for part in name if len(part) > 1}
    return ' '.join(name) in searched or (parts if len(parts) > 1 else set(name)) <= words
