"""The tree of a case file, and its answers by dotted keys that carry the numbers of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import get_args
from typing import get_origin

from letters.casefile.shape import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

Value = str | tuple[str, ...]
"""An answer: a text, or several."""


def flat(tree: Any, above: str = '') -> Iterator[tuple[str, Value]]:
    """Each answer of a tree by its dotted key; empty ones are left out."""
    if isinstance(tree, str):
        if tree:
            yield above, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            if above or key != 'format':
                yield from flat(value, f'{above}.{key}' if above else key)
    elif all(isinstance(value, str) for value in tree):
        if tree:
            yield above, tuple(tree)
    else:
        for n, value in enumerate(tree):
            yield from flat(value, f'{above}.{n}')


def plant(tree: dict[str, Any], path: list[str], value: str | list[str]) -> None:
    """Set a value; a number stands for an entry of a list, kept as a mapping until the tree is put in order."""
    for part in path[:-1]:
        tree = tree.setdefault(part, {})
    tree[path[-1]] = value


def ordered(kind: Any, tree: Any) -> Any:
    """A tree in the order of the case file, its lists as lists."""
    if not isinstance(tree, dict):
        return tree
    if get_origin(kind) is list:
        return [ordered(get_args(kind)[0], tree[n]) for n in sorted(tree, key=int)]
    known = fields(kind)
    return {name: ordered(known[name], tree[name]) for name in known if name in tree}
