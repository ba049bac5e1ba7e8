"""Which fonts draw which language, and what to install where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Every list ends in all the others, so that a name in another script is drawn in any letter.
_LATIN = 'Noto Sans'
_ARABIC = 'Amiri'

LIBRARIES = ('libpango-1.0-0', 'libpangoft2-1.0-0', 'libharfbuzz-subset0')

_ARABIC_PACKAGE = 'fonts-hosny-amiri'
_CORE_PACKAGE = 'fonts-noto-core'
_CJK_PACKAGE = 'fonts-noto-cjk'
_EMOJI_PACKAGE = 'fonts-noto-color-emoji'


def css() -> str:
    """The style rules that choose fonts by language."""
    return '\n'.join(
        (
            f"html {{ font-family: '{_LATIN}', '{_ARABIC}'; }}",
            f":lang(ar), :lang(fa), :lang(ur), :lang(ps), :lang(sd) {{ font-family: '{_ARABIC}', '{_LATIN}'; }}",
        )
    )


def install(packages: Iterable[str]) -> str:
    """The command that installs these packages on Debian and Ubuntu."""
    return 'sudo apt-get install -y ' + ' '.join(packages)


def packages_for(characters: Iterable[str]) -> list[str]:
    """The packages whose fonts draw these characters."""
    return sorted({_package(ord(character)) for character in characters})


def _package(code: int) -> str:
    for package, ranges in _RANGES.items():
        if any(first <= code <= last for first, last in ranges):
            return package
    return _CORE_PACKAGE


_RANGES = {
    _ARABIC_PACKAGE: ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    _CJK_PACKAGE: (
        (0x1100, 0x11FF),
        (0x2E80, 0x9FFF),
        (0xA960, 0xA97F),
        (0xAC00, 0xD7FF),
        (0xF900, 0xFAFF),
        (0xFF00, 0xFFEF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ),
    _EMOJI_PACKAGE: ((0x2600, 0x27BF), (0x1F000, 0x1FAFF)),
}
