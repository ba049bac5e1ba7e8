"""Marks and values: what is printed of a case, and as which element. Only from here do tags with attributes come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.languages.locale import direction
from letters.law.elements import value as value_of
from letters.pen.pen import GIVEN
from letters.pen.pen import Pen
from letters.pen.pen import printing

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable


def element(word: str, caller: Callable[[], str]) -> Markup:
    """Mark what stands inside as the element that a law asks for."""
    return enclosed(word, Markup(caller()))  # noqa: S704 - what a template rendered is escaped


def enclosed(word: str, inner: Markup) -> Markup:
    """The same mark around what Python wrote."""
    return Markup('<x-mark is="{}">{}</x-mark>').format(word, inner)


def piece(key: str, of: str, text: str, language: str = '') -> Markup:
    """A text of the case, kept in one piece; `of` names the things that it is printed for."""
    if not text:
        return Markup('')
    lang = Markup(' lang="{}" dir="{}"').format(language, direction(language)) if language else Markup('')
    return Markup('<x-value key="{}" of="{}"{}>{}</x-value>').format(key, of, lang, text)


def said(key: str, of: str, shown: str) -> Markup:
    """Words of ours that print an answer, or what is shown already, counted for one key more."""
    return Markup('<x-said key="{}" of="{}">{}</x-said>').format(key, of, shown) if shown else Markup('')


def link(url: str, key: str, of: str) -> Markup:
    """A link on a line of its own; what is shown is where it leads."""
    return Markup('<x-link key="{}" of="{}">{}</x-link>').format(key, of, url)


def listed(pen: Pen, parts: Iterable[Markup]) -> Markup:
    """Parts in a line, with the comma of the language."""
    return Markup('{}').format(pen.tongue.comma).join(parts)


@printing(GIVEN)
def value(pen: Pen, key: str) -> Markup:
    """An answer of the case, as it was given."""
    return piece(key, '', value_of(key, '', pen.topic))


@printing(GIVEN)
def phrases(pen: Pen, key: str) -> list[Markup]:
    """The phrase of each choice made, in the sentences of the letter's language."""
    table = next((pen.phrases[name] for name in _voices(pen, key) if name in pen.phrases), {})
    part, _, name = key.partition('.')
    if key == 'materials.no_consent':
        parts = _of_parts([_choices([material.no_consent]) for material in pen.topic.materials])
        return [_of_part(pen, said(key, of, pen.say(f'phrase {key}', table[of])), first) for of, first in parts]
    if part == 'materials':
        chosen = dict.fromkeys(_choices(getattr(m, name) for m in pen.topic.materials))
    elif part == 'items':
        chosen = dict.fromkeys(_choices(getattr(item, name) for item in pen.topic.places))
    else:
        held = getattr(pen.case, part)
        chosen = dict.fromkeys(_choices([getattr(held, name) if name else held]))
    return [said(key, of, pen.say(f'phrase {key}', table[of])) for of in chosen if of in table]


def _of_parts(held: list[list[str]]) -> list[tuple[str, bool]]:
    """What holds of all recordings, then what holds of some alone, each time with whether that begins anew."""
    common = [one for one in dict.fromkeys(held[0]) if all(one in other for other in held)] if held else []
    rests = dict.fromkeys(tuple(one for one in mine if one not in common) for mine in held)
    return [*((one, False) for one in common), *((one, n == 0) for rest in rests for n, one in enumerate(rest))]


def _of_part(pen: Pen, sentence: Markup, first: bool) -> Markup:
    """A sentence that is true of some recordings of its places alone, where it is the first of these."""
    return Markup('{} {}').format(pen.page('of-part'), sentence) if first else sentence


def _voices(pen: Pen, key: str) -> tuple[str, ...]:
    """The tables of a key, the one in the voice of who signs first: after a death a relative speaks for themselves.

    Of details alone nobody is the person shown: `concerned` is in whoever's voice, `other-concerned` in another's.
    """
    other, shown = not pen.speaks_for_self, shows_somebody(pen)
    ends = {
        '/died': other and pen.case.living == 'no',
        '/concerned': not shown,
        '/other-concerned': other and not shown,
        '/other': other,
    }
    return (*(f'{key}{end}' for end, holds in ends.items() if holds), key)


def shows_somebody(pen: Pen) -> bool:
    """Whether the letter is about a recording: one about details says nothing of a picture beside them."""
    of_places = pen.kind.ground != 'personal-data'
    return of_places and any(pen.case.describes(item) for item in pen.topic.places)


@printing(GIVEN)
def phrase(pen: Pen, key: str) -> Markup:
    """All phrases of a key, with commas between."""
    return listed(pen, phrases(pen, key))


@printing(unasked=('paper.reference',))
def reference(pen: Pen) -> Markup:
    """The reference of the letter, which no other paper of the case has."""
    return piece('paper.reference', '', pen.brief.reference)


def _choices(held: Iterable[object]) -> list[str]:
    """Choices as a flat list, whether a key takes one or several."""
    found: list[str] = []
    for one in held:
        found += one if isinstance(one, list) else [str(one)]
    return [one for one in found if one]
