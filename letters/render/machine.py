"""What this machine lacks for a PDF, and the command that brings it."""

from __future__ import annotations

import ctypes
import os
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from letters.render import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable

CONF = Path(__file__).with_name('fonts.conf')
"""Where fonts are looked for, and which are let in."""

# Debian's package of each library that WeasyPrint loads; the names of its file on Linux and on macOS.
LIBRARIES = {
    'libpango-1.0-0': ('libpango-1.0.so.0', 'libpango-1.0.dylib'),
    'libpangoft2-1.0-0': ('libpangoft2-1.0.so.0', 'libpangoft2-1.0.dylib'),
    'libharfbuzz-subset0': ('libharfbuzz-subset.so.0', 'libharfbuzz-subset.0.dylib'),
}


def missing_parts(language: str) -> list[str]:
    """The packages that this machine lacks for a PDF in this language; none when it can write one."""
    packages = [] if has_font('Noto Sans') else [fonts.CORE]
    for family, package in fonts.wanted(language):
        if package not in packages and not has_font(family):
            packages.append(package)
    return [package for package in LIBRARIES if not _has_library(package)] + packages


def _has_library(package: str) -> bool:
    for name in LIBRARIES[package]:
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def has_font(family: str) -> bool:
    """Whether a font of this family is in one of the folders."""
    start = family.replace(' ', '')
    # NotoSans-Regular.ttf, NotoSans[wght].ttf, NotoSansCJK-Regular.ttc; not NotoSansTamil for NotoSans.
    return any(name.startswith((f'{start}-', f'{start}[', f'{start}.')) for name in _font_files())


@lru_cache(maxsize=1)
def _font_files() -> frozenset[str]:
    found = (file.name for folder in folders() for file in folder.rglob('*') if file.suffix in {'.ttf', '.otf', '.ttc'})
    return frozenset(found)


def folders() -> list[Path]:
    """The folders in which fonts are looked for, as `fonts.conf` has them."""
    # The file is our own.
    entries = ET.parse(CONF).getroot().findall('dir')  # noqa: S314
    return [_folder(entry.get('prefix', ''), entry.text or '') for entry in entries]


def _folder(prefix: str, path: str) -> Path:
    if prefix == 'xdg':
        return Path(os.environ.get('XDG_DATA_HOME') or Path.home() / '.local' / 'share') / path
    return (CONF.parent / path).resolve() if prefix == 'relative' else Path(path).expanduser()


def install(packages: Iterable[str]) -> str:
    """The command that installs these packages on Debian and Ubuntu."""
    return 'sudo apt-get install -y ' + ' '.join(packages)


def packages_for(characters: Iterable[str]) -> list[str]:
    """The packages that this machine lacks and whose fonts draw these characters; none if none is known."""
    needed = fonts.packages_for(characters)
    return [package for package in needed if not has_font(fonts.families()[package])]


def remedy(packages: Iterable[str]) -> dict[str, str]:
    """What a message says about missing fonts: packages, the command that installs them, and one that needs no root."""
    wanted = list(packages)
    if not wanted:
        return {}
    files = ' '.join(f'{package}_*.deb' for package in wanted)
    own = [
        'mkdir -p ~/.local/share/fonts',
        'cd ~/.local/share/fonts',
        'apt-get download ' + ' '.join(wanted),
        f'for file in {files}; do dpkg-deb -x "$file" .; done',
        'cd -',
    ]
    return {'fonts': ' '.join(wanted), 'command': install(wanted), 'own': ' && '.join(own)}
