"""Which fonts draw which language, and what to install where they are missing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.registry.load import registry
from letters.registry.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Iterable

Ranges = tuple[tuple[int, int], ...]

CORE = 'fonts-noto-core'
_EMOJI = 'fonts-noto-color-emoji'

# What Noto Sans draws: Latin, Greek and Cyrillic letters, punctuation, signs of currencies.
_PLAIN = ((0x0000, 0x052F), (0x1E00, 0x1FFF), (0x2000, 0x206F), (0x20A0, 0x20BF))
_EMOJIS = ((0x1F000, 0x1FAFF),)

# The signs before the entries of a list stand in no text.
_ALWAYS = frozenset({'Noto Sans Symbols', 'Noto Sans Symbols2'})


class _Scripts(NamedTuple):
    """The fonts of the scripts in their order: those that lead, all others, and one of each collection."""

    leading: tuple[str, ...]
    others: tuple[str, ...]
    shared: tuple[str, ...]
    blocks: tuple[tuple[str, str, Ranges], ...]
    """For each script with blocks its font, its package and its blocks."""


@cache
def _scripts() -> _Scripts:
    known = [one for one in registry().scripts.values() if one.font]
    shared = {one.collection: one.font for one in reversed(known) if one.collection}
    return _Scripts(
        tuple(one.font for one in known if one.leads == 'yes'),
        (*(one.font for one in known if one.leads == 'no' and not one.collection), *sorted(_ALWAYS)),
        tuple(shared.values()),
        tuple((one.font, one.package, tuple(map(_range, one.blocks))) for one in known if one.blocks),
    )


def _range(block: str) -> tuple[int, int]:
    first, last = block.split('-')
    return int(first, 16), int(last, 16)


@cache
def everything() -> frozenset[str]:
    """Every font beside Noto Sans."""
    found = _scripts()
    return frozenset((*found.leading, *found.others, *found.shared))


@cache
def families() -> dict[str, str]:
    """A font of each package: a machine that has it has the package."""
    known = [one for one in registry().scripts.values() if one.font]
    found = {one.package: one.collection or one.font for one in reversed(known)}
    return {**found, CORE: 'Noto Sans', _EMOJI: 'Noto Color Emoji'}


def beside(characters: Iterable[str]) -> frozenset[str]:
    """The fonts beside Noto Sans that can be asked for one of these characters; in doubt all of them."""
    found = {_drawn_by(ord(character)) for character in characters}
    return everything() if None in found else _ALWAYS.union(family for family in found if family)


def _drawn_by(code: int) -> str | None:
    """The font of a character: none beside Noto Sans (empty), the one of its script, or nobody knows."""
    if _within(code, _PLAIN):
        return ''
    found = next((family for family, _, ranges in _scripts().blocks if _within(code, ranges)), None)
    # Which font of a collection draws it is for the language to say.
    return None if found in _scripts().shared else found


def _within(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def css(named: frozenset[str] | None = None, languages: Iterable[str] = ()) -> str:
    """The style rules that choose fonts by language; each list draws every script, for names of elsewhere.

    Beside Noto Sans the lists name these families only (without any, all); their order, and so what draws a character,
    stays.
    """
    chosen = everything() if named is None else named
    leading, others, shared = ([one for one in fonts if one in chosen] for fonts in _scripts()[:3])
    plain = ['Noto Sans', *leading, *others, *shared]
    rules = [_rule('html', plain)]
    for language in sorted(set(languages)):
        own = [font.family for font in tongue(language).fonts]
        leads = any(font.leads for font in tongue(language).fonts)
        first = [*own, 'Noto Sans'] if leads else ['Noto Sans', *own]
        if own and not set(own) <= {*others}:
            rest = (*leading, *others, *(shared if leads else ()))
            rules.append(_rule(f':lang({language})', list(dict.fromkeys((*first, *rest)))))
    # A link is read sign by sign, and Latin letters match each other: the same letters in every language.
    rules.append(_rule('.link, [dir=rtl] [dir=ltr]', plain))
    return '\n'.join(rules)


def _rule(selector: str, families: list[str]) -> str:
    return f'{selector} {{ font-family: {", ".join(repr(family) for family in families)}; }}'


def wanted(language: str) -> list[tuple[str, str]]:
    """The fonts that a language needs beside Noto Sans, with their packages."""
    return [(font.collection, font.package) for font in tongue(language).fonts]


def packages_for(characters: Iterable[str]) -> list[str]:
    """The packages whose fonts draw these characters."""
    return sorted({_package(character) for character in characters})


def _package(character: str) -> str:
    if _within(ord(character), _EMOJIS):
        return _EMOJI
    found = (package for _, package, ranges in _scripts().blocks if _within(ord(character), ranges))
    return next(found, CORE)
