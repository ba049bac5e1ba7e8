"""The records of the registry as trees, each with the file in which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.registry.country import country_files
from letters.registry.country import id_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.comparing.values import Tree
    from letters.model.registry import Registry


class Own(NamedTuple):
    """A record of ours: its file, its id, the list in which it stands, and whose it is (one of the two)."""

    file: str
    id: str
    part: str
    tree: Tree
    country: str = ''
    platform: str = ''


def own(registry: Registry, data: Path = paths.DATA) -> Iterator[Own]:
    """Every law, rule, danger, helpline and authority, and every service; `data` tells the names of their files."""
    files = {id_of(file): file for file in country_files(data / 'jurisdictions')}
    for place in registry.jurisdictions.values():
        for part in ('laws', 'illegal_because', 'dangers', 'helplines', 'authorities'):
            for record in getattr(place, part):
                tree = record.model_dump(mode='json', by_alias=True, exclude_defaults=True)
                yield Own(_short(files[place.id]), record.id, part, tree, country=place.id)
    for platform in registry.platforms.values():
        tree = platform.model_dump(mode='json', by_alias=True, exclude_defaults=True)
        yield Own(_short(data / 'platforms' / f'{platform.id}.yaml'), platform.id, '', tree, platform=platform.id)


def _short(file: Path) -> str:
    """A data file as contributors know it: from the project's folder on."""
    return str(file.relative_to(paths.CHECKOUT)) if file.is_relative_to(paths.CHECKOUT) else str(file)
