"""What a paper waits for: the elements of a law that an open answer would supply (promises 3 and 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.elements import missing
from letters.law.elements import unanswered
from letters.law.elements import wanted
from letters.law.later import STILL_THERE
from letters.law.later import unseen
from letters.law.matching import reaches
from letters.law.needs import met
from letters.model.plan import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.law import Law


def waits_for(ground: str, topic: Topic) -> tuple[Reason, ...]:
    """For each law that could be cited what it demands and cannot have yet, with its citation."""
    words = topic.here.registry.vocabulary.elements
    return tuple(
        Reason('missing-element', values=(('law', law.id), ('element', words[word].means), ('cite', cite)))
        for law in topic.here.laws_of(ground)
        if reaches(law, topic).holds
        for word, cite in dict.fromkeys(_open_in(law, topic))
    )


def _open_in(law: Law, topic: Topic) -> Iterator[tuple[str, str]]:
    """The required elements of a law with their place in it, of which an answer is open."""
    stated = {one.is_: one for one in law.statements if met(one.needs, topic).holds is None}
    for element in wanted(law, topic):
        if element.need != 'required':
            continue
        if element.is_ in stated or met(element.needs, topic).holds is None or unanswered(element.is_, topic):
            yield element.is_, element.cite


def lacking_in(brief: Brief) -> list[tuple[Reason, tuple[str, ...]]]:
    """What the laws, and the kind itself, demand and the case does not have."""
    found: list[tuple[Reason, tuple[str, ...]]] = []
    asked: set[str] = set()
    topic = brief.topic
    words = topic.here.registry.vocabulary.elements
    for law in brief.laws:
        for element, keys in missing(law, topic):
            values = (('law', law.id), ('element', words[element.is_].means), ('cite', element.cite))
            found.append((Reason('missing-element', values=values), keys))
            asked |= set(keys)
    for word in brief.must:
        keys = unanswered(word, topic) or (unseen(brief) if word == STILL_THERE else ())
        if keys and not set(keys) <= asked:
            found.append((Reason('missing-own', values=(('element', words[word].means),)), keys))
    return found
