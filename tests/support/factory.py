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

from letters.checking.example_case import CASE
from letters.checking.example_case import changed
from letters.checking.example_case import copied
from letters.model.case import Case

Changes = Mapping[str, Any]

_RECORDING = CASE['materials'][0]
_PLACE = CASE['items'][0]


def make_case(changes: Changes | None = None) -> Case:
    """A valid case with some answers changed."""
    return Case.model_validate(make_tree(changes))


def make_tree(changes: Changes | None = None) -> dict[str, Any]:
    """The same as a tree of texts, as the reader would give it."""
    return changed(changes or {})


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
