"""The file of a country, or its folder: `country.yaml`, a file for each law, `regions/` with a file for each region.

A region's laws, rules and helplines are about those who live in it, and stand with those of its country.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from letters.registry.read import read_file
from letters.registry.unfold import unfold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.registry.read import Document

WHOLE = 'country.yaml'
REGIONS = 'regions'

# What a region may have, each a list that is added to that of its country.
_OF_REGIONS = ('laws', 'illegal_because', 'helplines', 'authorities')


def country_files(folder: Path) -> list[Path]:
    """The first file of each country in a folder, in the order of their ids."""
    found = [*folder.glob('*.yaml'), *folder.glob(f'*/{WHOLE}')]
    return sorted(found, key=lambda file: (id_of(file), file.name))


def id_of(file: Path) -> str:
    """The id that a country must have, by the name of its file or its folder."""
    return file.parent.name if file.name == WHOLE else file.stem


def read_country(file: Path, name: Callable[[Path], str]) -> Document:
    """The records of a country; `name` says how problems call a file. FileError when one cannot be opened."""
    document = read_file(file, name=name(file))
    if file.name == WHOLE and isinstance(document.value, dict):
        for part in sorted(file.parent.glob('*.yaml')):
            if part != file:
                _add(document, read_file(part, name=name(part)), 'laws')
        for part in sorted((file.parent / REGIONS).glob('*.yaml')):
            _add_region(document, read_file(part, name=name(part)))
    return unfold(document)


def _add(document: Document, part: Document, key: str, value: Any = None, at: tuple[str | int, ...] = ()) -> None:
    """Put what a file holds, or what stands in it at a place, at the end of a list of the country."""
    tree: Any = document.value
    held = tree.setdefault(key, [])
    if not isinstance(held, list):
        return
    new = (key, len(held))
    held.append(part.value if value is None else value)
    document.marks.update({(*new, *loc[len(at) :]): mark for loc, mark in part.marks.items() if loc[: len(at)] == at})
    document.marks.setdefault((key,), (1, 1))
    document.parts[new] = part.file
    if not at:
        document.problems += part.problems
        document.whole = document.whole and part.whole


def _add_region(document: Document, part: Document) -> None:
    document.problems += part.problems
    document.whole = document.whole and part.whole
    region = part.value
    if not isinstance(region, dict):
        document.problems.append(part.problem('registry-region', ()))
        return
    for key in region.keys() - {'id', 'name', *_OF_REGIONS}:
        document.problems.append(part.problem('registry-region', (key, '@key')))
    _name(document, region)
    for key in _OF_REGIONS:
        records = region.get(key, [])
        for number, record in enumerate(records if isinstance(records, list) else ()):
            _add(document, part, key, _lived_in(region, key, record), (key, number))


def _name(document: Document, region: dict[str, Any]) -> None:
    """Tell the country what a region of it is called."""
    tree: Any = document.value
    named = tree.setdefault('regions', {})
    id, name = region.get('id'), region.get('name')
    if isinstance(named, dict) and isinstance(id, str) and isinstance(name, str):
        named.setdefault(id, name)
        document.marks.setdefault(('regions',), (1, 1))


def _lived_in(region: dict[str, Any], key: str, record: Any) -> Any:
    """A record of a region; what it says of law, and who helps, is about those who live there."""
    if key not in {'laws', 'illegal_because', 'helplines'} or not isinstance(record, dict):
        return record
    when = record.get('when', {})
    return {**record, 'when': {'person.region': [region.get('id', '')], **(when if isinstance(when, dict) else {})}}
