"""How a text is told beside its glyphs on a page of a PDF, so that poppler and PDFium both take it as it is told."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from dataclasses import field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING
from typing import Any

from letters.render import copied

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.render.direction import Direction

_SEEN, _UNSEEN = 0, 3

# In thousandths of the size of letters.
_A_LITTLE = 9


@dataclass(slots=True)
class Told:
    """A text that is told beside its glyphs, on a page whose letters mostly run this way."""

    text: str
    page: Direction
    is_open: bool = False
    shown: list[tuple[tuple[str, float], str]] = field(default_factory=list)
    """The glyphs that were shown, from the left, each with its font; of a script that PDFium cannot be told of."""

    @property
    def is_beyond(self) -> bool:
        """Whether PDFium cannot be told of this text: letters beyond U+FFFF it leaves out."""
        return any(character > '\uffff' for character in self.text)


def show(stream: Any, original: Callable[..., None], text: str) -> None:
    """Show glyphs of a text that is told: before the first of them a mark of its direction, then all of it, is told.

    Both begin with a sign that is not seen. PDFium turns a told text round where the glyphs that it stands for, or the
    text before, run from right to left.
    """
    told: Told = stream.told
    if not told.is_open:
        order = copied.in_order(told.text, told.page)
        if told.is_beyond:
            # PDFium leaves the letters out, and the marks must not turn the glyphs that it reads in their place.
            order = order.rstrip(copied.RIGHT_TO_LEFT_MARK)
        # Of two like signs in one place PDFium would take one for the shadow of the other.
        _begin(stream, original, _LEFTWARDS if told.is_beyond else order[0], 2)
        stream.end_marked_content()
        _begin(stream, original, order, 1)
        told.is_open = True
        if told.is_beyond:
            _begin_for_pdfium(stream, 'Unread')
    if told.is_beyond:
        told.shown += [
            (stream.drawn_with, glyph) for glyphs in _GLYPHS.findall(text) for glyph in _FOUR.findall(glyphs)
        ]
    original(stream, text)


def end_text(stream: Any, original: Callable[..., None]) -> None:
    """In place of WeasyPrint's own: the same, after the end of what was told in this text."""
    told: Told | None = getattr(stream, 'told', None)
    if told and told.is_open:
        if told.shown:
            stream.end_marked_content()
            _show_unseen(stream, told.shown)
        stream.end_marked_content()
        told.is_open = False
    original(stream)


_GLYPHS = re.compile('<((?:[0-9a-f]{4})+)>')
_FOUR = re.compile('[0-9a-f]{4}')

# More pieces that run from left to right than any other line of the text has: with them PDFium turns nothing round.
_LEFTWARDS = '\u202c'.join('\u200e' * 5)


def _begin_for_pdfium(stream: Any, kind: str) -> None:
    """Begin glyphs that PDFium does not read, or reads as glyphs; poppler passes over a list of properties by name."""
    import pydyf  # type: ignore[import-untyped]  # it has no types

    lists = {'Unread': pydyf.Dictionary({'ActualText': '(\x01)'}), 'Glyphs': pydyf.Dictionary({'ActualText': '()'})}
    stream._resources.setdefault('Properties', pydyf.Dictionary(lists))  # noqa: SLF001 - where WeasyPrint keeps them
    stream.begin_marked_content('Span', f'/{kind}')


def _show_unseen(stream: Any, shown: list[tuple[tuple[str, float], str]]) -> None:
    """The same glyphs once more, not seen, from the left in the order of the text: so PDFium reads them."""
    _begin_for_pdfium(stream, 'Glyphs')
    stream.set_text_rendering(_UNSEEN)
    widths = [stream.meanings_of[font].font.widths.get(int(glyph, 16), 0) for (font, _), glyph in shown]
    back = str(sum(widths))
    for (font, size), glyphs in groupby(reversed(shown), itemgetter(0)):
        stream.set_font_size(font, size)
        stream.stream.append(f'[{back}<{"".join(glyph for _, glyph in glyphs)}>] TJ')
        back = ''
    stream.set_text_rendering(_SEEN)
    stream.end_marked_content()


def _begin(stream: Any, original: Callable[..., None], text: str, times: int) -> None:
    """Tell a text, and show a sign that is not seen: in this font, else in one that the page has drawn with before."""
    import pydyf

    stream.begin_marked_content('Span', pydyf.Dictionary({'ActualText': pydyf.String(text)}))
    font, size = stream.drawn_with
    fonts = [font, *(other for other in stream.meanings_of if other != font)]
    found = next((other for other in fonts if _unturned(stream.meanings_of[other].font)), None)
    if found is None:
        return
    stream.set_font_size(found, size)
    stream.set_text_rendering(_UNSEEN)
    original(stream, _over_and_back(stream.meanings, times))
    stream.set_text_rendering(_SEEN)
    stream.set_font_size(font, size)


def _over_and_back(meanings: Any, times: int) -> str:
    """A glyph that runs from left to right, so many times, and the way back over it, as `TJ` has them.

    More of them stand a little further to the left: with rounded widths too they come before what follows.
    """
    glyph, width, meaning = _unturned(meanings.font) or (0, 0, '')
    meanings.font.widths.setdefault(glyph, width)
    meanings.setdefault(glyph, meaning)
    before = _A_LITTLE * times
    return f'{before}<{f"{glyph:04x}" * times}>{meanings.font.widths[glyph] * times - before}'


# By font; there are as many as there are fonts.
_UNTURNED: dict[str, tuple[int, int, str] | None] = {}


def _unturned(font: Any) -> tuple[int, int, str] | None:
    """The number of a glyph that is not turned, its width in thousandths of the letters' size, and what it means.

    One as high as a letter: by a lower one PDFium does not see that a new line begins.
    """
    if font.hash not in _UNTURNED:
        fonts = table(font)
        characters = fonts.getBestCmap() or {}
        meaning = next((sign for sign in 'A0\u25cc' if ord(sign) in characters), '')
        if not meaning:
            _UNTURNED[font.hash] = None
        else:
            name = characters[ord(meaning)]
            width = round(fonts['hmtx'][name][0] * 1000 / fonts['head'].unitsPerEm)
            _UNTURNED[font.hash] = (fonts.getGlyphID(name), width, meaning)
    return _UNTURNED[font.hash]


def table(font: Any) -> Any:
    """The tables of a font that WeasyPrint draws with."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

    return TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
