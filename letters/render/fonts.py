"""Which fonts draw which language, and what to install where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CORE = 'fonts-noto-core'
_ARABIC = 'fonts-hosny-amiri'
_CJK = 'fonts-noto-cjk'
_EMOJI = 'fonts-noto-color-emoji'

# Amiri gives back Arabic-script text letter for letter when it is copied out of a PDF; the other fonts tried do not.
_ARABIC_LANGUAGES = ('ar', 'fa', 'ur', 'ps', 'sd', 'ug', 'ckb', 'pnb')

# Languages whose letters are not in Noto Sans itself, by the name of the Noto font that has them.
_SCRIPTS = {
    'Devanagari': ('hi', 'mr', 'ne'),
    'Bengali': ('bn', 'as'),
    'Tamil': ('ta',),
    'Telugu': ('te',),
    'Kannada': ('kn',),
    'Malayalam': ('ml',),
    'Gujarati': ('gu',),
    'Gurmukhi': ('pa',),
    'Oriya': ('or',),
    'Sinhala': ('si',),
    'Thai': ('th',),
    'Lao': ('lo',),
    'Myanmar': ('my',),
    'Khmer': ('km',),
    'Ethiopic': ('am', 'ti'),
    'Georgian': ('ka',),
    'Armenian': ('hy',),
    'Hebrew': ('he', 'yi'),
}

# The same character is drawn differently in each of these.
_EAST_ASIAN = {'zh': 'SC', 'zh-Hant': 'TC', 'ja': 'JP', 'ko': 'KR'}


def css() -> str:
    """The style rules that choose fonts by language; each list draws every script, for names of elsewhere."""
    others = [f'Noto Sans {script}' for script in _SCRIPTS] + ['Noto Sans Symbols', 'Noto Sans Symbols2']
    rules = [
        _rule('html', ['Noto Sans', 'Amiri', *others, 'Noto Sans CJK SC']),
        _rule(_languages(_ARABIC_LANGUAGES), ['Amiri', 'Noto Sans', *others, 'Noto Sans CJK SC']),
        # A link is read sign by sign, and Latin letters match each other: the same letters in every language.
        _rule('.link, [dir=rtl] [dir=ltr]', ['Noto Sans', 'Amiri', *others, 'Noto Sans CJK SC']),
    ]
    rules += [
        _rule(f':lang({language})', ['Noto Sans', 'Amiri', f'Noto Sans CJK {form}', *others])
        for language, form in _EAST_ASIAN.items()
    ]
    return '\n'.join(rules)


def _rule(selector: str, families: list[str]) -> str:
    return f'{selector} {{ font-family: {", ".join(repr(family) for family in families)}; }}'


def _languages(languages: Iterable[str]) -> str:
    return ', '.join(f':lang({language})' for language in languages)


def wanted(language: str) -> list[tuple[str, str]]:
    """The fonts that a language needs beside Noto Sans, with their packages."""
    code = language.replace('-', '_').split('_')[0]
    if code in _ARABIC_LANGUAGES:
        return [('Amiri', _ARABIC)]
    if code in _EAST_ASIAN:
        return [('Noto Sans CJK', _CJK)]
    return [(f'Noto Sans {script}', CORE) for script, codes in _SCRIPTS.items() if code in codes]


def packages_for(characters: Iterable[str]) -> list[str]:
    """The packages whose fonts draw these characters."""
    return sorted({_package(character) for character in characters})


def _package(character: str) -> str:
    for package, ranges in _RANGES.items():
        if any(first <= ord(character) <= last for first, last in ranges):
            return package
    return CORE


# By the blocks of Unicode, letters of tomorrow included.
_RANGES = {
    _ARABIC: ((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
    _CJK: (
        (0x1100, 0x11FF),
        (0x2E80, 0x9FFF),
        (0xA960, 0xA97F),
        (0xAC00, 0xD7FF),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFE4F),
        (0xFF00, 0xFFEF),
        (0x1B000, 0x1B16F),
        (0x20000, 0x3FFFF),
    ),
    _EMOJI: ((0x1F000, 0x1FAFF),),
}
