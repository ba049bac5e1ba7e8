"""A clinic's own headings and words for a sheet, as a file says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.intake.columns import OwnWords
from letters.intake.columns import keys
from letters.registry.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from letters.errors import Problem
    from letters.registry.read import Document

_KEYS = ('columns', 'words', 'page')


def read_mapping(path: Path) -> tuple[OwnWords, list[Problem]]:
    """The headings and words of a file: `columns: {"Enlace": items.url}`, `words: {items.status: {"sigue": up}}`.

    An empty key says that a column is not for this program. Raises FileError where the file cannot be opened.
    """
    document = read_file(path, name=path.name)
    tree = document.value if isinstance(document.value, dict) else {}
    problems = [*document.problems]
    if not document.problems and not isinstance(document.value, dict):
        problems.append(document.problem('not-a-group', (), key='columns'))
    problems += [
        document.problem('map-group', (group, '@key'), choices=', '.join(_KEYS)) for group in tree if group not in _KEYS
    ]
    columns = _texts(document, ('columns',), problems)
    problems += [
        document.problem('map-key', ('columns', heading))
        for heading, key in columns.items()
        if key and key not in keys()
    ]
    words = {}
    for key in _inner(tree, 'words'):
        allowed = choices(leaves()[key]) if key in keys() else ()
        words[key] = _texts(document, ('words', key), problems)
        if not allowed:
            problems.append(document.problem('map-key', ('words', key, '@key')))
        problems += [
            document.problem('wrong-choice', ('words', key, word), key=key, choices=', '.join(allowed))
            for word, choice in words[key].items()
            if allowed and choice not in allowed
        ]
    page = tree.get('page', '')
    if not isinstance(page, str):
        problems.append(document.problem('not-a-text', ('page',), key='page'))
    return OwnWords(columns, words, str(page)), problems


def _inner(tree: object, name: str) -> dict[str, object]:
    held = tree.get(name) if isinstance(tree, dict) else None
    return held if isinstance(held, dict) else {}


def _texts(document: Document, loc: tuple[str, ...], problems: list[Problem]) -> dict[str, str]:
    """A group of texts; what else stands in it is a problem."""
    held: object = document.value
    for part in loc:
        held = held.get(part, {}) if isinstance(held, dict) else {}
    if not isinstance(held, dict):
        problems.append(document.problem('not-a-group', loc, key=loc[-1]))
        return {}
    problems += [
        document.problem('not-a-text', (*loc, key), key=loc[-1])
        for key, value in held.items()
        if not isinstance(value, str)
    ]
    return {key: value for key, value in held.items() if isinstance(value, str)}
