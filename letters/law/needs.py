"""Nothing from an unanswered question: whether the answers that a sentence rests on are there (promise 15).

`needs` is a table like any condition, with two differences. It must be true of every place and of every recording that
a letter is about, not of one of them; and `given` stands for any answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import OPEN
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.conditions import every
from letters.law.shown import of_material

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.record import Needs

GIVEN = 'given'
"""In the place of values: any answer that somebody gave."""

NOTHING = 'nothing'
"""In the place of a table: the sentence says nothing of the facts of a case."""


def met(needs: Needs, topic: Topic) -> Truth:
    """Whether all answers are there and are these, for every place and recording of a letter; which ones are open."""
    if isinstance(needs, str) or not needs:
        return Truth(True)
    return every(_fits(key, wanted, values) for key, wanted in needs.items() for values in _things(key, topic))


def _fits(key: str, wanted: list[str], values: frozenset[str]) -> Truth:
    """One answer, about one place or recording, or about the person."""
    if GIVEN in wanted and values and OPEN not in values:
        return Truth(True)
    return evaluate({key: wanted}, {key: values})


def _things(key: str, topic: Topic) -> Iterator[frozenset[str]]:
    """The values of a key for each thing that it is about."""
    part = key.partition('.')[0]
    values = topic.known[key]
    if part == 'material':
        yield from (of_material(material)[key] for material in topic.materials)
        if not all(topic.here.case.shown(item) for item in topic.places):
            # What is said of a recording is true of no place that shows none.
            yield frozenset()
    elif part == 'item' and len(values) > 1:
        yield from (frozenset({value}) for value in values)
    else:
        yield values


def awaited(law: Law, topic: Topic) -> Truth:
    """Whether everything that a law demands can truly be said: its required elements, and what it makes one state."""
    required = [one for one in law.elements if one.need == 'required' and evaluate(one.when, topic.known).holds]
    words = {one.is_ for one in required}
    stated = (one.needs for one in law.statements if one.is_ in words)
    return every(met(needs, topic) for needs in (*(one.needs for one in required), *stated))
