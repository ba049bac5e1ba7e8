"""What stands beside glyphs that run from right to left, so that readers of PDF give back what was written.

Poppler and PDFium take the glyphs of a line from left to right and turn round what they hold for right-to-left text.
What they turn, and in which order they read the pieces between, hangs on every sign: a hyphen, a figure or a bracket
brings a name out in another order. So such a text is told twice: as it was written, for whoever reads a PDF by its
standard (ISO 32000-1, 14.9.4), and inside of that sign by sign, parted by marks of direction, which both readers take
in the order of the text; of two texts they take the inner one.

Read from their sources: poppler (`reorderText`) goes by the direction that most letters of a page have, and reads its
pieces from the left or from the right; PDFium (`CFX_BidiString`) goes by the direction of most pieces of a line.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.render.direction import Direction

LEFT_TO_RIGHT_MARK = '\u200e'
RIGHT_TO_LEFT_MARK = '\u200f'

_RIGHT_TO_LEFT = frozenset({'R', 'AL'})

# Signs of other classes that poppler turns like letters.
_TURNED_SIGNS = frozenset('\u05c5\u05c7\u0600\u0601\u0602\u0603\u0616\u0617\u0618\u0619\u061a\u06dd')

# Letters that both readers turn right: Hebrew, Arabic and Syriac ones, words of them with a space between.
_LETTERS = '\u05d0-\u05ea\u0620-\u063f\u0641-\u064a\u0671-\u06d3\u06d5\u0712-\u072f\u074d-\u077f'
_PLAIN = {
    'ltr': re.compile(f' *[{_LETTERS}]+(?: [{_LETTERS}]+)* *'),
    # In their own sentence a vowel sign stays where it was too.
    'rtl': re.compile(f'[ {_LETTERS}\u064b-\u0655\u0670]*'),
}

# The classes of signs that PDFium reads from the left wherever they stand.
_WEAK = frozenset({'AN', 'EN', 'NSM', 'CS', 'ES', 'ET', 'BN'})


def turns(text: str) -> bool:
    """Whether a letter of the text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def is_plain(text: str, around: Direction) -> bool:
    """Whether both readers give back a right-to-left text, in a text that runs this way, from its glyphs alone."""
    return _PLAIN[around].fullmatch(text) is not None


def majority(texts: Iterable[str]) -> Direction:
    """The direction of most letters of these texts, as poppler counts them on a page."""
    left = right = 0
    for text in texts:
        if text.isascii():
            left += sum(map(str.isalpha, text))
            continue
        classes = [unicodedata.bidirectional(character) for character in text if character <= '\uffff']
        left += classes.count('L')
        right += classes.count('R') + classes.count('AL')
    return 'ltr' if left >= right else 'rtl'


def in_order(text: str, page: Direction) -> str:
    """The text as both readers find it in its order, on a page on which most letters run this way."""
    pieces = _pieces(text)
    if page == 'ltr':
        return f'{LEFT_TO_RIGHT_MARK}{LEFT_TO_RIGHT_MARK.join(pieces)}{LEFT_TO_RIGHT_MARK}'
    turned = RIGHT_TO_LEFT_MARK.join(piece + LEFT_TO_RIGHT_MARK for piece in reversed(pieces))
    return f'{RIGHT_TO_LEFT_MARK}{turned}{RIGHT_TO_LEFT_MARK}'


def _pieces(text: str) -> list[str]:
    """The text cut so finely that neither reader turns anything inside of a piece."""
    pieces: list[str] = []
    before = ''
    for character in text:
        kind = _kind(character)
        # What is turned stands alone.
        if kind == before != 'turned':
            pieces[-1] += character
        else:
            pieces.append(character)
        before = kind
    return pieces


def _kind(character: str) -> str:
    # Beyond U+FFFF neither reader knows a direction.
    found = unicodedata.bidirectional(character) if character <= '\uffff' else 'ON'
    if found in _RIGHT_TO_LEFT or character in _TURNED_SIGNS:
        return 'turned'
    return found if found == 'L' else 'weak' if found in _WEAK else 'neutral'
