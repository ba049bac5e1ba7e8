"""All that a template may call, and the pen as a template holds it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Any

from letters.pen import alike
from letters.pen import breached
from letters.pen import earlier
from letters.pen import facts
from letters.pen import law_words
from letters.pen import marks
from letters.pen import people
from letters.pen import places
from letters.pen import recordings
from letters.pen.pen import Offer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.pen.pen import Pen

OFFERED: Mapping[str, Offer[..., Any]] = MappingProxyType({
    name: held
    for module in (facts, marks, people, recordings, places, alike, law_words, earlier, breached)
    for name, held in vars(module).items()
    if isinstance(held, Offer) and held.function.__module__ == module.__name__
})  # fmt: skip


class HeldPen:
    """The pen in the hand of a template: its attributes are the offered names, and nothing else is to be had."""

    __slots__ = ('__pen',)

    def __init__(self, pen: Pen) -> None:
        self.__pen = pen

    def __getattr__(self, name: str) -> object:
        """What is offered by a name: a function, or what it finds where it is read without brackets."""
        if name not in OFFERED:
            raise AttributeError(name)
        offer = OFFERED[name]
        if not offer.plain:
            return _Held(offer, self.__pen)
        self.__pen.heard.update(offer.prints)
        return offer(self.__pen)


class _Held:
    """A function in the hand of a template: it can be called, and nothing else; without brackets it prints nothing."""

    __slots__ = ('__offer', '__pen')

    def __init__(self, offer: Offer[..., Any], pen: Pen) -> None:
        self.__offer, self.__pen = offer, pen

    def __call__(self, *given: object) -> object:
        """What the function prints or finds."""
        found = self.__offer(self.__pen, *given)
        if found:
            self.__pen.heard.update(self.__offer.prints)
        return found

    def __bool__(self) -> bool:
        raise TypeError('asked of the pen without brackets')

    def __str__(self) -> str:
        raise TypeError('asked of the pen without brackets')
