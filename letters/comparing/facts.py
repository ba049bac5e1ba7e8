"""Researched facts: files of countries, services and helplines, read strictly and never kept.

Their shapes differ from file to file. A mapping with `jurisdiction` is a country, or a union: each mapping in one of
its lists (`routes`, `authorities`, `support`, ...) is a record. A mapping with `id`, or each one of a list, is a record
of a service, or of the `country` that it names. What has low confidence, or is not verified, is a lead and no fact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.errors import DataError
from letters.errors import FileError
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.comparing.values import Tree
    from letters.errors import Problem
    from letters.registry.read import Document


class Fact(NamedTuple):
    """A record of facts: its file, its id or name, which list it stands in, and whose it is (one of the two)."""

    file: str
    id: str
    part: str
    tree: Tree
    country: str = ''
    platform: str = ''


def facts(path: Path) -> tuple[list[Fact], list[Problem]]:
    """The records of a file, or of every YAML file in a folder and below it; and the places that were passed over.

    Records never hold anchors and aliases, but tools that write facts make them where two forms are alike: the reader
    has nothing at an alias, so that what stands there is not compared. FileError where a file cannot be opened,
    DataError with every problem where one is not facts.
    """
    found: list[Fact] = []
    problems: list[Problem] = []
    passed: list[Problem] = []
    for file in _files(path):
        document = read_file(file, name=str(file))
        bad = [one for one in document.problems if one.id not in {'anchor', 'alias'}]
        passed += [one._replace(id='compare-alias') for one in document.problems if one.id == 'alias']
        records = list(_records(document)) if document.whole and not bad else []
        found += records
        problems += bad if bad or records else [document.problem('compare-no-facts', ())]
    if problems:
        raise DataError('compare-bad', problems=tuple(problems))
    return found, passed


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = sorted(file for end in ('*.yaml', '*.yml') for file in path.rglob(end))
    if not found:
        raise FileError('compare-no-files', file=path.name)
    return found


def _records(document: Document) -> Iterator[Fact]:
    tree = document.value
    if isinstance(tree, dict) and isinstance(tree.get('jurisdiction'), str):
        country = _id(str(tree['jurisdiction']))
        for part, held in tree.items():
            for number, record in enumerate(held if isinstance(held, list) else ()):
                if isinstance(record, dict) and not _is_lead(record):
                    yield Fact(document.file, _named(record, part, number), part, record, country=country)
        return
    for number, record in enumerate(tree if isinstance(tree, list) else [tree]):
        if not isinstance(record, dict) or not isinstance(record.get('id'), str):
            continue
        if isinstance(record.get('country'), str):
            if not _is_lead(record):
                yield Fact(document.file, _named(record, '', number), '', record, country=_id(str(record['country'])))
        elif not _is_lead(record):
            yield Fact(document.file, _named(record, '', number), '', record, platform=_id(str(record['id'])))


def _named(record: dict[str, Tree], part: str, number: int) -> str:
    """The id of a record; one without has the name of its region, or its own."""
    for key in ('id', 'name', 'jurisdiction'):
        if isinstance(record.get(key), str) and record[key]:
            return _id(record[key]) if key == 'id' else str(record[key])
    return f'{part} {number + 1}'


def _is_lead(record: dict[str, Tree]) -> bool:
    return record.get('confidence') == 'low' or record.get('verified') in {'false', 'no'}


def _id(written: str) -> str:
    return written.replace('_', '-').casefold()
