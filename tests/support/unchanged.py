"""Files that a test did not change are read once: the strict reader is asked anew only for what it has not read yet.

For tests that change one file of many. What is wrong with a file is found anew each time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from letters.errors import Problem
from letters.registry import load
from letters.registry.country import WHOLE
from letters.registry.country import read_country
from letters.registry.read import Document
from letters.registry.read import read_file

_one = load._one
_records: dict[tuple[Any, bytes], Any] = {}
_documents: dict[bytes, Document] = {}
_countries: dict[tuple[tuple[str, bytes], ...], Document] = {}


def read_unchanged_once(patch: pytest.MonkeyPatch) -> None:
    """Let the loader and the check of the registry read each content of a file once."""
    patch.setattr(load, '_one', _record)
    patch.setattr('letters.checking.files.read_file', _document)
    patch.setattr('letters.checking.files.read_country', _country)


def _record(kind: Any, file: Path, problems: list[Problem]) -> Any:
    key = (kind, file.read_bytes() if file.is_file() else b'')
    if key not in _records:
        found: list[Problem] = []
        value = _one(kind, file, found)
        if found:
            problems += found
            return value
        _records[key] = value
    return _records[key]


def _document(file: Path, *, name: str) -> Document:
    content = file.read_bytes()
    if content not in _documents:
        read = read_file(file, name=name)
        if read.problems:
            return read
        _documents[content] = read
    return replace(_documents[content], file=name)


def _country(file: Path, shown: Callable[[Path], str]) -> Document:
    parts = sorted(file.parent.rglob('*.yaml')) if file.name == WHOLE else [file]
    key = tuple((shown(part), part.read_bytes()) for part in parts)
    if key not in _countries:
        read = read_country(file, shown)
        if read.problems:
            return read
        _countries[key] = read
    return _countries[key]
