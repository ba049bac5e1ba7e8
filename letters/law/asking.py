"""Which question would answer a fact that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law import guards

if TYPE_CHECKING:
    from letters.law.topic import Topic


def asking(key: str, topic: Topic) -> list[str]:
    """The questions that would answer a fact that is open: one, or those that are open among several."""
    case = topic.here.case
    if key == 'item.rights':
        return guards.rights_turn_on(case, topic.materials)
    if key == 'material.agreed_before':
        said = all(material.no_consent for material in topic.materials)
        return ['materials.published_before' if said else 'materials.no_consent']
    return [topic.here.registry.vocabulary.facts[key].ask]
