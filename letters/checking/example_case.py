"""The case that the examples of papers change: valid, invented, and complete enough for most papers."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

CASE: Mapping[str, Any] = MappingProxyType({
    'format': '1',
    'case': {'id': 'T3S7A1', 'language': 'en'},
    'sender': {
        'role': 'self',
        'name': 'Robin Example',
        'email': 'fresh.mailbox@example.com',
        'address': ['c/o Example Clinic', '1 Example Street', 'Example Town'],
        'country': 'US',
    },
    'person': {'name': 'Robin Example', 'country': 'US', 'living': 'yes', 'identifiable_by': ['face']},
    'materials': [{
        'id': 'a',
        'kind': 'intimate-real',
        'recorded_by': 'other',
        'copyright': 'none',
        'age_when_recorded': 'adult',
        'others_shown': 'none',
        'published_before': 'no',
        'shared_how': 'breach-of-trust',
        'no_consent': ['never-agreed'],
    }],
    'items': [{
        'shows': ['a'],
        'url': 'https://x.com/example_one/status/1790000000000000001',
        'where': 'post',
        'seen': '2026-11-18',
        'status': 'up',
    }],
    'threat': 'none',
})  # fmt: skip


def changed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """A copy with some answers changed: `items.0.url` by its link, `items` whole; None takes a key away.

    The number after the last of a list adds to it. LookupError, TypeError or ValueError where there is no such place.
    """
    tree: dict[str, Any] = copied(CASE)
    for key, value in changes.items():
        _put(tree, key.split('.'), copied(value))
    return tree


def copied(tree: Any) -> Any:
    """The same tree of mappings, lists and texts, of which nothing is shared."""
    if isinstance(tree, Mapping):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(value) for value in tree] if isinstance(tree, list) else tree


def _put(tree: Any, path: list[str], value: Any) -> None:
    part: str | int = int(path[0]) if isinstance(tree, list) else path[0]
    if isinstance(tree, list) and part == len(tree):
        tree.append({})
    if len(path) == 1 and value is None:
        tree.pop(part)
    elif len(path) == 1:
        tree[part] = value
    else:
        if isinstance(tree, dict):
            tree.setdefault(part, [] if path[1].isdigit() else {})
        _put(tree[part], path[1:], value)
