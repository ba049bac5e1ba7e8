"""Adds the templates, the compiled locales and the compiled registry to the wheel.

A checkout reads `templates/` and `locales/` where they lie, with the `.po` files that translators edit.
The wheel carries them inside the package as `_templates` and `_locales`, with `.mo` in place of `.po`,
and the registry as the strict reader made it, so that no command has to read all records anew.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC
from datetime import datetime
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# Catalogues are compiled into the wheel; left out are their sources, templates and stray builds.
SOURCES = {'.mo', '.po', '.pot'}


class WheelData(BuildHookInterface[Any]):
    """Puts what lies beside the package into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """List the files to add; an editable install reads the checkout itself."""
        if self.target_name != 'wheel' or version == 'editable':
            return
        root = Path(self.root)
        inside = build_data['force_include']
        for path in files(root / 'templates'):
            inside[str(path)] = f'letters/_templates/{path.relative_to(root / "templates").as_posix()}'
        locales = root / 'locales'
        for path in files(locales):
            if path.suffix not in SOURCES:
                inside[str(path)] = f'letters/_locales/{path.relative_to(locales).as_posix()}'
        self.compiled = tempfile.TemporaryDirectory()
        # What the program does with its data is done here by the same code, from this folder.
        sys.path.insert(0, str(root))
        try:
            for path in sorted(locales.glob('*/LC_MESSAGES/*.po')):
                target = path.relative_to(locales).with_suffix('.mo')
                compiled = Path(self.compiled.name, target)
                compiled.parent.mkdir(parents=True, exist_ok=True)
                compile_catalogue(path, compiled)
                inside[str(compiled)] = f'letters/_locales/{target.as_posix()}'
            records, parts = Path(self.compiled.name, 'registry'), Path(self.compiled.name, 'shares')
            compile_registry(records)
            compile_shares(Path(self.compiled.name), parts)
            for language, path in compile_help(Path(self.compiled.name)).items():
                inside[str(path)] = f'letters/_compiled/help-{language}.json'
        finally:
            sys.path.remove(str(root))
        inside[str(records)] = 'letters/_compiled/registry'
        inside[str(parts)] = 'letters/_compiled/shares'

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the compiled catalogues once they are in the wheel."""
        if self.target_name == 'wheel' and version != 'editable':
            self.compiled.cleanup()


def files(folder: Path) -> list[Path]:
    """All files of a folder in a fixed order, hidden ones left out."""
    return sorted(p for p in folder.rglob('*') if p.is_file() and not p.name.startswith('.'))


def compile_registry(target: Path) -> None:
    """Read all records, and write what the program can use without reading them again."""
    from letters.registry import compiled
    from letters.registry.load import parsed

    target.write_bytes(compiled.content(tuple(parsed()), compiled.digest()))


def compile_shares(locales: Path, target: Path) -> None:
    """Write how much of each language there is, as found in the compiled catalogues of a folder."""
    from letters.registry import compiled
    from letters.translating.shares import found_in
    from letters.translating.shares import shares

    there = sorted(place.name for place in locales.iterdir() if place.is_dir())
    held = {language: (found_in(language, locales), *shares(language)) for language in there}
    target.write_bytes(compiled.content(held, compiled.digest()))


def compile_help(folder: Path) -> dict[str, Path]:
    """Write what help says in each language of the screen; the file of each language."""
    from letters.cli import helped
    from letters.cli.screen import wording
    from letters.registry.load import spoken

    made = {}
    for language in spoken():
        catalogue = folder / language / 'LC_MESSAGES' / 'interface.mo'
        made[language] = folder / f'help-{language}.json'
        made[language].write_bytes(helped.content(language, helped.told(wording(language)), catalogue))
    return made


def compile_catalogue(source: Path, target: Path) -> None:
    """Compile one `.po` file; fuzzy messages stay out, as nobody has confirmed them."""
    from letters.languages.catalogue import without_old_sources
    from letters.languages.faults import faults

    with source.open('rb') as po:
        catalogue = read_po(without_old_sources(po), abort_invalid=True)
    for message in list(catalogue):
        # A compiled catalogue has no flags, so what equals the English and must not is left out here.
        may_equal = 'ignore-same' in message.flags
        english = message.id if isinstance(message.id, str) else message.id[-1]
        said = [message.string] if isinstance(message.string, str) else message.string or []
        if any('same' in faults(english, form, may_equal=may_equal) for form in said):
            catalogue.delete(message.id, message.context)
    # Babel would put the present minute here, and two builds would differ.
    catalogue.creation_date = datetime(2020, 2, 2, tzinfo=UTC)
    with target.open('wb') as mo:
        write_mo(mo, catalogue)
