"""When two places are decided on alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.threat import threatens

if TYPE_CHECKING:
    from letters.law.topic import Situation
    from letters.model.case import Item


def likeness(item: Item, here: Situation) -> object:
    """All of a place that a condition can ask: places that are alike in it are decided once."""
    asked = (tuple(item.shows), tuple(item.exposes), tuple(item.queries), threatens(here.case, item, here.registry))
    return (*asked, item.status, item.where, item.impersonates, item.public_interest, item.site)
