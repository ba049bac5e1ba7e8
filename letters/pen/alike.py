"""Places that are told of together, in a paper about all of them: what is true of one is said of no other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from markupsafe import Markup

from letters.pen.marks import phrase
from letters.pen.marks import phrases
from letters.pen.marks import said
from letters.pen.pen import Pen
from letters.pen.pen import printing
from letters.pen.recordings import own_words

if TYPE_CHECKING:
    from letters.model.case import Material


class Alike(NamedTuple):
    """What is said of some places: their numbers in the list (none where it is said of all), what is there, and how.

    `number` is that of the group.
    """

    number: int
    places: Markup
    is_there: bool
    material: Markup
    facts: list[Markup]


@printing('materials.kind', 'materials.no_consent', 'materials.own_words.text', unasked=('items.status',))
def alike(pen: Pen) -> list[Alike]:
    """The places of the letter by what is said of them, in the order of the list."""
    groups = _groups(pen)
    return [_alike(pen, number, places, alone=len(groups) == 1) for number, places in enumerate(groups)]


def _alike(pen: Pen, number: int, places: list[int], *, alone: bool) -> Alike:
    own = _about(pen, places)
    numbers = pen.tongue.comma.join(str(place + 1) for place in places)
    return Alike(
        number,
        Markup('') if alone else Markup('{}').format(numbers),
        all(item.is_there for item in own.topic.places),
        phrase(own, 'materials.kind'),
        [*phrases(own, 'materials.no_consent'), *own_words(own)],
    )


@printing('materials.published_before')
def shown_before(pen: Pen, of: Alike) -> Markup:
    """Whether what is at these places was meant for the public, where the same is known of every recording there."""
    return _of_all(pen, of, 'published_before')


@printing('materials.looks_real')
def seems_real(pen: Pen, of: Alike) -> Markup:
    """That what was made or altered there could be taken for real; nothing of a real recording."""
    return _of_all(pen, of, 'looks_real')


def _of_all(pen: Pen, of: Alike, answer: str) -> Markup:
    """The phrase of an answer that was given alike for every recording at these places; nothing where they differ."""
    own = _about(pen, _groups(pen)[of.number])
    given = {getattr(material, answer) for material in own.topic.materials}
    return phrase(own, f'materials.{answer}') if len(given) == 1 else Markup('')


@printing('materials.setting')
def made_in_private(pen: Pen, of: Alike) -> bool:
    """Whether every recording at these places was made in a private place."""
    own = _about(pen, _groups(pen)[of.number])
    return all(material.setting == 'private-place' for material in own.topic.materials)


# By the answer, the choice of materials.no_consent that says it already.
_SAID_BY = {
    'account-broken-into': 'account-broken-into',
    'device-or-cloud': 'account-broken-into',
    'hidden-recording': 'taken-secretly',
}


@printing('materials.shared_how', 'sender.role')
def taken(pen: Pen, of: Alike) -> list[Markup]:
    """How what is at these places was got at, as belief, where no sentence on consent says it."""
    table = pen.phrases['taken' if pen.speaks_for_self else 'taken/other']
    own = _about(pen, _groups(pen)[of.number]).topic.materials
    ways = (one.shared_how for one in own if _SAID_BY.get(one.shared_how, '') not in one.no_consent)
    return [
        said('materials.shared_how', way, pen.say('phrase taken', table[way]))
        for way in dict.fromkeys(ways)
        if way in table
    ]


def _about(pen: Pen, places: list[int]) -> Pen:
    """The pen for some places of its letter, by their positions from 0."""
    topic = pen.topic
    return replace(pen, brief=replace(pen.brief, topic=topic.of(topic.items[place] for place in places)))


def _groups(pen: Pen) -> list[list[int]]:
    """The positions (from 0) of the places of which the same is said."""
    found: dict[object, list[int]] = {}
    for place, item in enumerate(pen.topic.places):
        found.setdefault(frozenset(_told(pen, one) for one in pen.case.shown(item)), []).append(place)
    return list(found.values())


def _told(pen: Pen, material: Material) -> object:
    """All that such a paper says of a recording."""
    consent, words = tuple(material.no_consent), material.own_words.text
    how = material.shared_how if 'how-taken' in pen.brief.words else ''
    return material.kind, consent, material.published_before, material.setting, words, how
