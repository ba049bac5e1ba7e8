"""Signs that nobody sees, which come along where a link is copied from a chat or a text."""

from __future__ import annotations

import unicodedata

# A blank that is none: these take no room at all, beside the format characters of Unicode.
_NO_WIDTH = frozenset('\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0')
_JOINERS = frozenset('\u200c\u200d')


def without_unseen(text: str) -> str:
    """A text without signs that nobody sees. Between letters of other scripts a joiner is a part of the word."""
    if text.isascii() and text.isprintable():
        return text
    kept = [one for n, one in enumerate(text) if not _is_unseen(one) or _joins(text, n)]
    return ''.join(kept)


def _is_unseen(character: str) -> bool:
    return (unicodedata.category(character) in {'Cf', 'Cc'} and not character.isspace()) or character in _NO_WIDTH


def _joins(text: str, n: int) -> bool:
    around = text[n - 1 : n] + text[n + 1 : n + 2]
    return text[n] in _JOINERS and len(around) > 1 and not any(one.isascii() or _is_unseen(one) for one in around)
