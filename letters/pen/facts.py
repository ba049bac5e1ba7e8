"""What a template asks before it speaks: facts of the letter, and what its laws want to be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.elements import wanted
from letters.law.needs import GIVEN
from letters.law.needs import met
from letters.law.rules import rule_for
from letters.pen.marks import shows_somebody
from letters.pen.pen import Pen
from letters.pen.pen import printing

if TYPE_CHECKING:
    from letters.model.platform import OwnRule

_ON_DATA = frozenset({'erasure', 'delisting', 'personal-data'})


@printing()
def wants(pen: Pen, word: str) -> bool:
    """Whether a law of this letter, or the kind itself, asks for an element."""
    return word in pen.brief.words


@printing()
def fact(pen: Pen, key: str, *values: str) -> bool:
    """Whether a fact of the letter has one of these values."""
    return bool(evaluate({key: list(values)}, pen.topic.known).holds)


@printing()
def answered(pen: Pen, key: str) -> bool:
    """Whether a fact is known of every place and recording of the letter."""
    return bool(met({key: [GIVEN]}, pen.topic).holds)


@printing('sender.role', plain=True)
def for_self(pen: Pen) -> bool:
    """Whether the person shown signs: a sentence in one voice or the other tells it."""
    return pen.speaks_for_self


@printing(unasked=('items.status',), plain=True)
def is_there(pen: Pen) -> bool:
    """Whether somebody said of every place that it is there now: no other letter may say so."""
    return all(item.is_there for item in pen.topic.places)


@printing(unasked=('items.exposes',), plain=True)
def exposes_everywhere(pen: Pen) -> bool:
    """Whether details of the person stand at each place of the letter: then it can be said of all."""
    return all(item.exposes for item in pen.topic.places)


@printing(unasked=('items.shows',), plain=True)
def shows(pen: Pen) -> bool:
    """Whether the letter is about a recording: where details are what it is about, nobody is shown."""
    return shows_somebody(pen)


@printing(plain=True)
def about_details(pen: Pen) -> bool:
    """Whether details or a false account are all that the letter, or the request that it follows, speaks of."""
    first = pen.brief.step.sent[0].paper if pen.brief.step else pen.brief.kind.id
    kind = pen.topic.here.registry.papers.get(first)
    return kind is not None and kind.ground == 'personal-data'


@printing(plain=True)
def asked_for_data(pen: Pen) -> bool:
    """Whether a complaint is about data of the person: nobody is shown, or the service was asked so by law."""
    past = pen.topic.past
    return not shows_somebody(pen) or any(law.ground in _ON_DATA for law in (past.laws if past else ()))


@printing()
def encloses(pen: Pen, word: str) -> bool:
    """Whether a law of this letter has it that something is enclosed."""
    held = (element for law in pen.laws for element in wanted(law, pen.topic))
    return any(element.is_ == word and element.met_by == 'enclosure' for element in held)


@printing(plain=True)
def count(pen: Pen) -> int:
    """How many items the letter has."""
    return len(pen.topic.items)


@printing(plain=True)
def rule(pen: Pen) -> OwnRule | None:
    """The recipient's own rule that covers everything in the letter."""
    return rule_for(pen.kind.ground, pen.topic)
