"""What is known of a language: what its folder says, else what its script tells, else what holds for most."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.model.script import Script
from letters.registry.load import speech

if TYPE_CHECKING:
    from letters.model.locale import Direction

_CODE_OF_SCRIPT = 4
_PLAIN = Script()
# What Python takes for the end of a sentence in any script.
_STOPS = '.!?…'


class Font(NamedTuple):
    """A font by its name, the collection that its file is, and the package that brings it."""

    family: str
    collection: str
    package: str
    leads: bool = False


class Tongue(NamedTuple):
    """A language: its script, which way it runs, how it ends a sentence and parts a list, what draws it."""

    script: str
    direction: Direction
    end: str
    comma: str
    space: str
    colon: str
    fonts: tuple[Font, ...]
    first_of_month: str = ''

    def ended(self, text: str) -> str:
        """A text with the sign that ends a sentence; one that has one keeps it."""
        said = text.rstrip()
        return said if not said or said.endswith(tuple(ends())) else f'{said}{self.end}'

    def line(self, label: str, value: str) -> str:
        """A name and what it is."""
        return f'{self.heading(label)} {value}'

    def heading(self, label: str) -> str:
        """A name before what it is, or above what belongs to it."""
        return f'{label}{self.colon}'

    @staticmethod
    def opened(text: str) -> str:
        """A text as it opens a line: official names are written as they stand inside a sentence."""
        return f'{text[:1].upper()}{text[1:]}'

    def together(self, *sentences: str) -> str:
        """Whole sentences one after the other."""
        return self.space.join(text for text in sentences if text)


def script_of(language: str) -> str:
    """The code of the script of a language: the one in its own code, else the one that Unicode or our data know."""
    from babel.core import get_global

    parts = re.split('[_-]', language)
    named = next((part.title() for part in parts[1:] if len(part) == _CODE_OF_SCRIPT and part.isalpha()), '')
    if named:
        return named
    scripts, _ = speech()
    listed = next((code for code, one in scripts.items() if parts[0] in one.languages), '')
    likely = get_global('likely_subtags')
    known = likely.get('_'.join(parts[:2])) or likely.get(parts[0]) or ''
    return listed or next((part for part in known.split('_')[1:] if len(part) == _CODE_OF_SCRIPT), '')


def direction_of(language: str) -> Direction | None:
    """Which way the script of a language runs; None where nobody knows the script."""
    script = script_of(language)
    return speech()[0].get(script, _PLAIN).direction if script else None


@cache
def tongue(language: str) -> Tongue:
    """A language by its code, whether it has a folder or not."""
    script = script_of(language)
    scripts, locales = speech()
    told = scripts.get(script, _PLAIN)
    own = locales.get(language.replace('-', '_'))
    fonts = [Font(told.font, told.collection or told.font, told.package, told.leads == 'yes')] if told.font else []
    if own is None:
        space = ' ' if told.sentence_space == 'yes' else ''
        return Tongue(script, told.direction, told.sentence_end, told.list_separator, space, ':', tuple(fonts))
    return Tongue(
        script,
        own.direction,
        told.sentence_end if own.sentence_end is None else own.sentence_end,
        own.list_separator or told.list_separator,
        ' ' if (own.sentence_space or told.sentence_space) == 'yes' else '',
        own.colon or ':',
        tuple(Font(one.family, one.family, one.package) for one in own.fonts) or tuple(fonts),
        own.first_of_month,
    )


@cache
def ends() -> frozenset[str]:
    """The signs that end a sentence in any language."""
    scripts, locales = speech()
    named = {one.sentence_end for one in scripts.values()}
    named |= {one.sentence_end or '' for one in locales.values()}
    return frozenset(named | set(_STOPS)) - {''}


@cache
def signs() -> frozenset[str]:
    """The same with the signs that part a list."""
    scripts, locales = speech()
    parting = {one.list_separator.strip() for one in scripts.values()}
    parting |= {one.list_separator.strip() for one in locales.values()}
    return ends() | parting - {''}
