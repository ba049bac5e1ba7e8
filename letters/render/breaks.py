"""Where a line of the paper may end, so that nothing is lost there when the text is copied out.

Readers of PDF drop a hyphen at the end of a line, as if it had been put there to divide a word. So no line of
ours ends in a hyphen, and a link is divided only where a reader adds and drops nothing. The marks that say so are
drawn by no font and come out of no PDF; a page for the screen does without them, as people copy links from it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.render.copied import turns

if TYPE_CHECKING:
    from collections.abc import Callable

_MAY_BREAK = '\u200b'
_NO_BREAK = '\u2060'
_STAYS = '\u200e'
_AFTER_HYPHEN = '\u00a0'

_HYPHENS = ('-', '\u00ad', '\u2010')
_HYPHEN = re.compile(rf'([{"".join(_HYPHENS)}])(?=\S)')

# A link may break after one of these.
_PIECE = re.compile(r'[^/?&=]*[/?&=]+|[^/?&=]+')

# Longer pieces are cut too, so that no link runs out of the page; fewer cuts than this would leave ragged lines.
_LONGEST = 28

# A cut never stands beside a hyphen, nor inside what stands for one character (%D8).
_HALF_ESCAPE = re.compile(r'%[0-9A-Fa-f]?\Z')

# Where a line of a link could end by the rules of Unicode (UAX #14): after these signs but never before a slash,
# between two signs, between a point and a figure, and beside a sign wherever something else than ASCII stands.
_SIGN = r'!-/:-@\[-`{-~'
_COULD_BREAK = re.compile(
    rf'(?<=[-!/?|}}])(?=[^/])|(?<=[{_SIGN}])(?=[!-.:-@\[-`{{-~])|(?<=[,.:;])(?=[0-9])'
    rf'|(?<=[{_SIGN}])(?=[^!-~])|(?<=[^!-~])(?=[{_SIGN}])'
)


@dataclass(frozen=True, slots=True)
class Breaks:
    """How running text, values and links are made ready for a kind of page, and whether all values stand alone.

    `guard` is markup that follows a vowel sign where readers of PDF would move the sign to another place.
    """

    prose: Callable[[str], str]
    value: Callable[[str], str]
    link: Callable[[str], str]
    guard: str = ''
    values_alone: bool = False


def _prose(text: str) -> str:
    """The text with no break after a hyphen."""
    return _HYPHEN.sub(rf'\1{_NO_BREAK}', text)


def _value(text: str) -> str:
    return _ended(_prose(text))


def _ended(text: str) -> str:
    """The text with a space that does not break after a hyphen at its end."""
    return f'{text}{_NO_BREAK}{_AFTER_HYPHEN}' if text.endswith(_HYPHENS) else text


def ends_in_hyphen(text: str) -> bool:
    """Whether a line of the page ends in a hyphen, marks and the space after it aside."""
    return text.rstrip(_AFTER_HYPHEN + _NO_BREAK + _MAY_BREAK).endswith(_HYPHENS)


def spaced(text: str) -> str:
    """The text of such a line with the space after its hyphen, whether or not it was set there."""
    return unmarked(text).removesuffix(_AFTER_HYPHEN) + _AFTER_HYPHEN


def _link(text: str) -> str:
    """The link with breaks between its pieces and nowhere else, its words of any script from left to right."""
    whole = _from_the_left(text) if turns(text) else text
    return _ended(_MAY_BREAK.join(_COULD_BREAK.sub(_NO_BREAK, piece) for piece in pieces(whole)))


def _from_the_left(link: str) -> str:
    """The link with a mark around every word that runs from right to left: nothing else turns."""
    marked, is_turned = '', False
    for character in link:
        kind = unicodedata.bidirectional(character)
        # Signs on letters, and what joins letters, go with them.
        turns_too = kind in {'R', 'AL'} or (is_turned and kind in {'NSM', 'BN'})
        marked += character if turns_too == is_turned else _STAYS + character
        is_turned = turns_too
    return marked + _STAYS if is_turned else marked


SCREEN = Breaks(str, str, str)
PAPER = Breaks(_prose, _value, _link, guard='<span class="guard">.</span>')


_MARKS = str.maketrans(dict.fromkeys((_MAY_BREAK, _NO_BREAK, _STAYS, '\u2066', '\u2069'), ''))


def unmarked(text: str) -> str:
    """The text without the marks: where it may break, and which way its pieces run."""
    return text.translate(_MARKS)


def pieces(link: str) -> list[str]:
    """The link cut where it may break; together they are the link."""
    joined = ['']
    for part in [part for piece in _PIECE.findall(link) for part in _cut(piece)]:
        if len(joined[-1]) + len(part) <= _LONGEST:
            joined[-1] += part
        else:
            joined.append(part)
    return [part for part in joined if part]


def _cut(piece: str) -> list[str]:
    parts = []
    while len(piece) > _LONGEST:
        end = next((end for end in range(_LONGEST, 1, -1) if _may_cut(piece, end)), _LONGEST)
        parts.append(piece[:end])
        piece = piece[end:]
    return [*parts, piece]


def _may_cut(piece: str, end: int) -> bool:
    beside = piece[end - 1 : end + 1]
    return not set(beside) & set(_HYPHENS) and not _HALF_ESCAPE.search(piece, end - 2, end)
