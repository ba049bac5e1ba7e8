"""Which way a piece of text runs, and which pieces must not share a line."""

from __future__ import annotations

import unicodedata
from typing import Literal

Direction = Literal['ltr', 'rtl']


def direction(text: str, otherwise: Direction = 'ltr') -> Direction:
    """The direction of the first letter that has one; of numbers and signs alone, `otherwise`."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == 'L':
            return 'ltr'
        if kind in {'R', 'AL'}:
            return 'rtl'
    return otherwise


def runs(text: str) -> list[tuple[str, Direction]]:
    """The text cut between words where its direction changes."""
    cut: list[tuple[str, Direction]] = []
    for word in text.split():
        towards = direction(word, cut[-1][1] if cut else direction(text))
        if cut and cut[-1][1] == towards:
            cut[-1] = (f'{cut[-1][0]} {word}', towards)
        else:
            cut.append((word, towards))
    return cut


def stands_apart(text: str, around: Direction) -> bool:
    """Whether a text must have a line of its own in a sentence that runs this way.

    Readers of PDF turn the order of words that run against their line; a number without spaces they leave alone.
    """
    pieces = runs(text)
    if len(pieces) != 1 or pieces[0][1] == around:
        return len(pieces) > 1
    return around == 'ltr' or ' ' in text or any(unicodedata.bidirectional(character) == 'L' for character in text)
