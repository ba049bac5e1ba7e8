"""Links as they are printed: where one may break, and what opens when it is followed."""

from __future__ import annotations

import re

# A break after one of these loses nothing; after a hyphen it would, as readers drop it at the end of a line.
_PIECE = re.compile(r'[^/?&=]*[/?&=]+|[^/?&=]+')

# A piece longer than half a line is cut inside too, so that no link runs out of the page.
_LONGEST = 40

# A cut never stands beside a hyphen, nor inside what stands for one character (%D8).
_HYPHEN = re.compile(r'[-\u00ad\u2010-\u2015]')
_HALF_ESCAPE = re.compile(r'%[0-9A-Fa-f]?\Z')


def pieces(link: str) -> list[str]:
    """The link cut where it may break; together they are the link."""
    return [part for piece in _PIECE.findall(link) for part in _cut(piece)]


def _cut(piece: str) -> list[str]:
    parts = []
    while len(piece) > _LONGEST:
        end = _LONGEST
        while end > 1 and not _may_cut(piece, end):
            end -= 1
        end = end if end > 1 else _LONGEST
        parts.append(piece[:end])
        piece = piece[end:]
    return [*parts, piece]


def _may_cut(piece: str, end: int) -> bool:
    return not _HYPHEN.search(piece, end - 1, end + 1) and not _HALF_ESCAPE.search(piece, end - 2, end)


def target(link: str) -> str:
    """What a press on the link opens: the web page that it names, or nothing."""
    return link if re.match(r'https?://', link, re.IGNORECASE) else ''
