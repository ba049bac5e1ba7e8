"""The language that the computer names, and that of the case that was read: from then on the run speaks it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.registry.read import Document

_languages: set[str] = set()


def forget() -> None:
    """Begin a run: no case was read yet."""
    _languages.clear()


def hear(document: Document) -> None:
    """Note the language that a case file asks for, fit or not; one that says none changes nothing."""
    tree = document.value
    case = tree.get('case') if isinstance(tree, dict) else None
    language = case.get('language') if isinstance(case, dict) else None
    if isinstance(language, str) and language:
        _languages.add(language)


def wanted() -> str:
    """The language that the settings of this computer name; empty where they name none."""
    for name in ('LETTERS_LANGUAGE', 'LC_ALL', 'LC_MESSAGES', 'LANG'):
        value = os.environ.get(name, '').split('.')[0].split('@')[0]
        if value and value not in {'C', 'POSIX'}:
            return value
    return ''


def language() -> str:
    """The language of the case; empty where none was read, or where several ask for different ones."""
    return next(iter(_languages)) if len(_languages) == 1 else ''
