"""The files behind the registry: read again only to show where in them something stands."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from letters import paths
from letters.registry.country import WHOLE
from letters.registry.country import read_country
from letters.registry.read import Document
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEMPLATES = 'templates/'
"""What the name of a file below the folder of templates begins with."""
COUNTRIES = 'jurisdictions/'
"""The same for the file of a country, which may be a folder."""
LOCALES = 'locales/'
"""The same for translations; every other name is one of a data file."""


@dataclass(frozen=True, slots=True)
class Files:
    """The folders that contributors edit. Names of files are relative: `jurisdictions/de.yaml`, `templates/...`."""

    data: Path = paths.DATA
    templates: Path = paths.TEMPLATES
    locales: Path = paths.LOCALES
    _read: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)

    def path(self, name: str) -> Path:
        """Where a file lies."""
        if name.startswith(TEMPLATES):
            return self.templates / name.removeprefix(TEMPLATES)
        if name.startswith(LOCALES):
            return self.locales / name.removeprefix(LOCALES)
        return self.data / name

    def shown(self, name: str) -> str:
        """A file as contributors know it: from the project's folder on."""
        return self._shown_path(self.path(name))

    @staticmethod
    def _shown_path(path: Path) -> str:
        return str(path.relative_to(paths.CHECKOUT)) if path.is_relative_to(paths.CHECKOUT) else str(path)

    def document(self, name: str) -> Document:
        """A file with its marks; one that is not there has none."""
        if name not in self._read and name.startswith(COUNTRIES):
            self._read[name] = self._country(name)
        elif name not in self._read:
            there = name.endswith('.yaml') and self.path(name).is_file()
            self._read[name] = (
                read_file(self.path(name), name=self.shown(name)) if there else Document(self.shown(name))
            )
        return self._read[name]

    def _country(self, name: str) -> Document:
        file = self.path(name)
        file = file if file.is_file() else file.with_suffix('') / WHOLE
        return read_country(file, self._shown_path) if file.is_file() else Document(self.shown(name))

    def bodies(self) -> Iterator[str]:
        """The templates of papers, each by its name below the folder; the page layouts are the renderer's."""
        for path in sorted(self.templates.glob('[!.]*/*.html.jinja')):
            if path.parent.name != '_page':
                yield f'{path.parent.name}/{path.name}'

    def styles(self) -> Iterator[str]:
        """The style sheets of the page, each by its name below the folder."""
        for path in sorted(self.templates.glob('_page/*.css')):
            yield f'_page/{path.name}'
