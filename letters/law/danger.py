"""What endangers a person where they live, and what that does to the papers (promise 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate

if TYPE_CHECKING:
    from letters.law.topic import Situation
    from letters.law.topic import Topic
    from letters.model.law import Danger

NO_UNKNOWN_SITES = 'no-unknown-sites'


def dangers_of(here: Situation) -> tuple[Danger, ...]:
    """The dangers that hold for this person; none that nobody could check."""
    known = here.facts(tuple(here.case.items))
    told = (danger for place in here.near for danger in place.dangers if danger.confidence != 'low')
    return tuple(danger for danger in told if evaluate(danger.when, known).holds)


def effects_of(here: Situation) -> frozenset[str]:
    """What these dangers do, by the words of the vocabulary."""
    return frozenset(effect for danger in dangers_of(here) for effect in danger.effects)


def hides_home(topic: Topic) -> bool:
    """Whether a letter says nothing by which its reader learns where the person lives, such as a law of that place."""
    return topic.recipient.record.kind == 'site' and NO_UNKNOWN_SITES in effects_of(topic.here)
