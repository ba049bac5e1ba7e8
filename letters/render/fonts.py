"""Which fonts draw which language, and what to install where they are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CORE = 'fonts-noto-core'
_ARABIC = 'fonts-hosny-amiri'
_CJK = 'fonts-noto-cjk'
_EMOJI = 'fonts-noto-color-emoji'

FAMILIES = {CORE: 'Noto Sans', _ARABIC: 'Amiri', _CJK: 'Noto Sans CJK', _EMOJI: 'Noto Color Emoji'}
"""A font of each package: a machine that has it has the package."""

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


# What Noto Sans draws: Latin, Greek and Cyrillic letters, punctuation, signs of currencies.
_PLAIN = ((0x0000, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x20BF))

# The blocks of each script; what lies in none of them may be drawn by a font of any script.
_BLOCKS = {
    'Armenian': (0x0530, 0x058F),
    'Hebrew': (0x0590, 0x05FF),
    'Devanagari': (0x0900, 0x097F),
    'Bengali': (0x0980, 0x09FF),
    'Gurmukhi': (0x0A00, 0x0A7F),
    'Gujarati': (0x0A80, 0x0AFF),
    'Oriya': (0x0B00, 0x0B7F),
    'Tamil': (0x0B80, 0x0BFF),
    'Telugu': (0x0C00, 0x0C7F),
    'Kannada': (0x0C80, 0x0CFF),
    'Malayalam': (0x0D00, 0x0D7F),
    'Sinhala': (0x0D80, 0x0DFF),
    'Thai': (0x0E00, 0x0E7F),
    'Lao': (0x0E80, 0x0EFF),
    'Myanmar': (0x1000, 0x109F),
    'Georgian': (0x10A0, 0x10FF),
    'Ethiopic': (0x1200, 0x139F),
    'Khmer': (0x1780, 0x17FF),
}

_OTHERS = (*(f'Noto Sans {script}' for script in _SCRIPTS), 'Noto Sans Symbols', 'Noto Sans Symbols2')
_CHINESE = 'Noto Sans CJK SC'
ALL = frozenset({'Amiri', *_OTHERS, _CHINESE})

# The signs before the entries of a list stand in no text.
_ALWAYS = frozenset({'Noto Sans Symbols', 'Noto Sans Symbols2'})


def beside(characters: Iterable[str]) -> frozenset[str]:
    """The fonts beside Noto Sans that can be asked for one of these characters; in doubt all of them."""
    found = {_drawn_by(ord(character)) for character in characters}
    return ALL if None in found else _ALWAYS.union(family for family in found if family)


def _drawn_by(code: int) -> str | None:
    """The font of a character: none beside Noto Sans (empty), the one of its script, or nobody knows."""
    if _within(code, _PLAIN):
        return ''
    if _within(code, _RANGES[_ARABIC]):
        return 'Amiri'
    return next((f'Noto Sans {name}' for name, (first, last) in _BLOCKS.items() if first <= code <= last), None)


def _within(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def css(families: frozenset[str] = ALL) -> str:
    """The style rules that choose fonts by language; each list draws every script, for names of elsewhere.

    Beside Noto Sans the lists name these families only; their order, and so what draws a character, stays.
    """
    amiri, chinese = ([family] if family in families else [] for family in ('Amiri', _CHINESE))
    others = [family for family in _OTHERS if family in families]
    plain = ['Noto Sans', *amiri, *others, *chinese]
    rules = [
        _rule('html', plain),
        _rule(_languages(_ARABIC_LANGUAGES), ['Amiri', 'Noto Sans', *others, *chinese]),
        # A link is read sign by sign, and Latin letters match each other: the same letters in every language.
        _rule('.link, [dir=rtl] [dir=ltr]', plain),
    ]
    if chinese:
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
        if _within(ord(character), ranges):
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
