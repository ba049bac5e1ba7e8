"""Cases for tests: a valid one, and the changes that a test is about.

    make_case()                                                a valid case, which breaks no rule
    make_case({'materials.0.recorded_by': 'self'})             one answer changed
    make_case({'items.1.url': 'https://example.org/b'})        a second place, with nothing else known of it
    make_case({'items.1': a_place('https://example.org/b')})   a second place, like the first
    make_case({'items': [], 'threat': 'to-publish'})           a whole part replaced
    make_case({'sender.email': None})                          a key that does not stand in the file
    make_file({'sender.name': '\\x07'})                        the same as the bytes of a case file

Keys are those of the case file, with the number of a recording or a place between the dots. Only the form of the
answers is checked, so a test can build a case that contradicts itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letters.model.case import Case

Changes = Mapping[str, Any]

_RECORDING = {
    'id': 'a',
    'kind': 'intimate-real',
    'recorded_by': 'other',
    'copyright': 'none',
    'age_when_recorded': 'adult',
    'others_shown': 'none',
    'published_before': 'no',
    'shared_how': 'breach-of-trust',
    'no_consent': ['never-agreed'],
}
_PLACE = {
    'shows': ['a'],
    'url': 'https://x.com/example_one/status/1790000000000000001',
    'where': 'post',
    'seen': '2026-11-18',
    'status': 'up',
}
_TREE = {
    'format': '1',
    'case': {'id': 'T3S7A1', 'language': 'en'},
    'sender': {
        'role': 'self',
        'name': 'Robin Example',
        'email': 'fresh.mailbox@example.com',
        'address': ['c/o Example Clinic', '1 Example Street', 'Example Town'],
        'country': 'US',
    },
    'person': {'name': 'Robin Example', 'country': 'US', 'identifiable_by': ['face']},
    'materials': [_RECORDING],
    'items': [_PLACE],
    'threat': 'none',
}


def make_case(changes: Changes | None = None) -> Case:
    """A valid case with some answers changed."""
    return Case.model_validate(make_tree(changes))


def make_tree(changes: Changes | None = None) -> dict[str, Any]:
    """The same as a tree of texts, as the reader would give it."""
    tree: dict[str, Any] = copied(_TREE)
    for key, value in (changes or {}).items():
        _put(tree, key.split('.'), copied(value))
    return tree


def copied(tree: Any) -> Any:
    """The same tree of mappings, lists and texts, of which nothing is shared."""
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(value) for value in tree] if isinstance(tree, list) else tree


def make_file(changes: Changes | None = None) -> bytes:
    """The same as a case file, in ASCII, whatever its answers hold."""
    return as_yaml(make_tree(changes)).encode()


def as_yaml(tree: Any) -> str:
    """Any tree of texts as YAML in which every letter comes back as it is."""
    if isinstance(tree, dict):
        return '{' + ', '.join(f'? {as_yaml(key)} : {as_yaml(value)}' for key, value in tree.items()) + '}'
    if isinstance(tree, list):
        return '[' + ', '.join(map(as_yaml, tree)) + ']'
    return '"' + ''.join(c if c.isascii() and c.isalnum() else f'\\U{ord(c):08x}' for c in tree) + '"'


def a_recording(id: str, **answers: Any) -> dict[str, Any]:
    """A recording like that of the case, under another id."""
    return {**copied(_RECORDING), 'id': id, **answers}


def a_place(url: str, **answers: Any) -> dict[str, Any]:
    """A place like that of the case, under another link."""
    return {**copied(_PLACE), 'url': url, **answers}


def _put(tree: Any, path: list[str], value: Any) -> None:
    """Set one answer; the number after the last of a list adds to it, None takes the key away."""
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
