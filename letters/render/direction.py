"""Which way a piece of text runs."""

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
