"""The text that is copied out of a PDF, mended where glyphs alone would give other letters."""

from __future__ import annotations

import re
import unicodedata
from contextlib import contextmanager
from functools import cached_property
from functools import lru_cache
from functools import partialmethod
from typing import TYPE_CHECKING
from typing import Any

from letters.render import beside
from letters.render import copied
from letters.render.breaks import ends_in_hyphen
from letters.render.breaks import spaced
from letters.render.breaks import unmarked

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from letters.render.direction import Direction

# Scripts whose glyphs stand in another order than their letters, or for several of them: Devanagari to Sinhala,
# Thai, Lao, Tibetan, Myanmar, Khmer. Right-to-left scripts are not among them: there readers order the glyphs
# themselves, and a text given beside them breaks that.
_REORDERED = re.compile('[\u0900-\u109f\u1780-\u17ff\u1a20-\u1aaf\ua8e0-\ua8ff\uaa60-\uaa7f]')

# On a right-to-left page poppler moves a sign after the last letter (as in முருகன்) before the word, unless something
# that runs left to right follows it.
_LEFT_TO_RIGHT_MARK = '\u200e'

# What the guard after a vowel sign says: it cannot be drawn, so an unseen point stands for it.
_RIGHT_TO_LEFT_MARK = '\u200f'


@lru_cache(maxsize=1)
def mend() -> None:
    """From now on WeasyPrint writes such texts beside their glyphs, and brackets as they are seen.

    Once for all writers of a process: mended twice, a text would end twice.
    """
    import weasyprint.document
    from weasyprint.pdf.stream import Stream

    Stream.marked = _marked
    weasyprint.document.draw_page = _draw_page
    Stream.add_font = partialmethod(_add_font, Stream.add_font)
    Stream.set_font_size = partialmethod(_set_font_size, Stream.set_font_size)
    Stream.end_text = partialmethod(beside.end_text, Stream.end_text)
    Stream.show_text = partialmethod(_show_text, Stream.show_text)


@contextmanager
def _marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
    """In place of WeasyPrint's own: the same, with the text where it is needed."""
    import pydyf  # type: ignore[import-untyped]  # it has no types

    mcid = len(stream._tags)  # noqa: SLF001 - where WeasyPrint keeps them
    stream._tags[box] = {'tag': tag, 'mcid': mcid}  # noqa: SLF001
    # A text is painted in its place among the others, wherever that is: it says its colour and its font itself.
    stream._current_color = stream._current_alpha = stream._current_font = None  # noqa: SLF001
    properties = pydyf.Dictionary({'MCID': mcid})
    text, stream.told = getattr(box, 'text', ''), None
    if text == '.' and box.element.get('class') == 'guard':
        properties['ActualText'] = pydyf.String(_RIGHT_TO_LEFT_MARK)
    elif not text.isascii() and 'told' in (box.element.get('class') or '').split():
        properties['ActualText'] = pydyf.String(unmarked(text))
        stream.told = beside.Told(unmarked(text), stream.majority())
    # Where a hyphen ends a line the space after it must be text too: one that is only drawn, poppler does not count.
    elif ends_in_hyphen(text):
        properties['ActualText'] = pydyf.String(_said(spaced(text), stream.majority()))
    elif not text.isascii() and _has_signs(text):
        properties['ActualText'] = pydyf.String(_said(unmarked(text), stream.majority()))
    stream.begin_marked_content(tag, properties)
    yield
    stream.end_marked_content()


def _draw_page(page_box: Any, stream: Any) -> None:
    """In place of WeasyPrint's own: the same, and the stream can tell which way most letters of the page run."""
    from weasyprint.draw import draw_page

    stream.majority = lru_cache(maxsize=1)(lambda: copied.majority(_texts(page_box)))
    draw_page(page_box, stream)


def _texts(page_box: Any) -> list[str]:
    return [box.text for box in page_box.descendants(placeholders=True) if hasattr(box, 'text')]


def _has_signs(text: str) -> bool:
    """Whether glyphs alone would give other letters: reordered ones, or a sign over a letter that are not one glyph."""
    if _REORDERED.search(text):
        return True
    if _RIGHT_TO_LEFT.search(text):
        return False
    return any(unicodedata.category(character) == 'Mn' for character in unicodedata.normalize('NFC', text))


def _said(text: str, page: Direction) -> str:
    ends_otherwise = unicodedata.bidirectional(text.rstrip()[-1:] or 'a') != 'L'
    return text + _LEFT_TO_RIGHT_MARK if ends_otherwise and page == 'rtl' else text


def _add_font(stream: Any, original: Callable[..., tuple[Any, float]], pango_font: Any) -> tuple[Any, float]:
    """In place of WeasyPrint's own: the same, with a dictionary of our own for what a glyph means."""
    font, size = original(stream, pango_font)
    if not isinstance(font.to_unicode, _Meanings):
        font.to_unicode = _Meanings(font)
    stream.__dict__.setdefault('meanings_of', {})[font.hash] = font.to_unicode
    return font, size


def _set_font_size(stream: Any, original: Callable[..., None], font: str, size: float) -> None:
    """In place of WeasyPrint's own: the same, and what is shown from now on is known to be drawn with this font."""
    original(stream, font, size)
    stream.drawn_with, stream.meanings = (font, size), stream.meanings_of[font]


def _show_text(stream: Any, original: Callable[..., None], text: str) -> None:
    """In place of WeasyPrint's own: the same, with a letter and the line that lengthens it told as one.

    `text` is what stands between the brackets of `TJ`: glyphs of four digits in `<>`, and numbers between them.
    """
    if stream.told:
        beside.show(stream, original, text)
        return
    lengthened = stream.meanings.lengthened
    if lengthened is None:
        original(stream, text)
        return
    import pydyf

    text = _GLYPHS.sub(_each_alone, text)
    end = 0
    for pair in lengthened.finditer(text):
        if pair.start() > end:
            original(stream, text[end : pair.start()])
        meaning = stream.meanings.get(int(pair['letter'], 16), '')
        stream.begin_marked_content('Span', pydyf.Dictionary({'ActualText': pydyf.String(meaning)}))
        original(stream, pair[0])
        stream.end_marked_content()
        end = pair.end()
    if end < len(text):
        original(stream, text[end:])


_GLYPHS = re.compile('<((?:[0-9a-f]{4})+)>')


def _each_alone(glyphs: re.Match[str]) -> str:
    return ''.join(f'<{glyph}>' for glyph in re.findall('....', glyphs[1]))


class _Meanings(dict[int, str]):
    """What each glyph of a font means: what WeasyPrint takes from the letter's text, mended for right-to-left lines.

    There an opening bracket is drawn by the glyph of a closing one. The first bracket of a letter would settle what
    that glyph means in all its lines, links and citations too; so a bracket means what is seen.
    And a letter with a sign above or below is drawn by two glyphs, of which one would mean both and the other nothing;
    so each means what the font says it is. A letter lengthened by a line (as in ملک) is drawn by two as well.
    """

    def __init__(self, font: Any) -> None:
        super().__init__()
        self.font = font

    @cached_property
    def lengthened(self) -> re.Pattern[str] | None:
        """The lines that lengthen a letter, and then the letter, as `TJ` has them; `None` for a font without such."""
        lines = [f'<{glyph:04x}>' for glyph, letter in self._names().items() if letter == _KASHIDA]
        return re.compile(f'(?:(?:{"|".join(lines)})[^<]*)+<(?P<letter>....)>') if lines else None

    def __contains__(self, glyph: object) -> bool:
        # A glyph that means nothing yet may learn it from the next letter that it draws.
        return bool(self.get(glyph, ''))  # type: ignore[call-overload]

    def __setitem__(self, glyph: int, text: str) -> None:
        super().__setitem__(glyph, self._meaning(glyph, text))

    def _meaning(self, glyph: int, text: str) -> str:
        if unicodedata.mirrored(text[:1] or ' '):
            return self._names().get(glyph, text)
        if not _RIGHT_TO_LEFT.search(text or '\u0627'):
            return text
        bare = ''.join(character for character in text if unicodedata.category(character) != 'Mn')
        named = self._names().get(glyph, '')
        if named == _KASHIDA:
            return named
        if len(text) == 1 == len(bare) and unicodedata.category(named[:1] or ' ') != 'Mn':
            return text
        return named or bare or text

    def _names(self) -> dict[int, str]:
        if self.font.hash not in _NAMES:
            _NAMES[self.font.hash] = _names(self.font)
        return _NAMES[self.font.hash]


_RIGHT_TO_LEFT = re.compile('[\u0590-\u08ff]')

_KASHIDA = '\u0640'

# By font; there are as many as there are fonts.
_NAMES: dict[str, dict[int, str]] = {}


def _names(font: Any) -> dict[int, str]:
    """The glyphs of a font that show a bracket or are named by the letter that they draw.

    They are named by its code (`uni0623.fina`), or like the glyph that shows the letter alone (`lam-ar.init`).
    A kashida is among them only where it is no letter of the text: a line that lengthens one (`kashida-ar.1`).
    """
    table = beside.table(font)
    characters = table.getBestCmap() or {}
    alone = {name: chr(code) for code, name in characters.items() if _RIGHT_TO_LEFT.match(chr(code))}
    named = {glyph: _letter(name, alone) for glyph, name in enumerate(table.getGlyphOrder())}
    shown = {table.getGlyphID(characters[code]): chr(code) for code in characters if unicodedata.mirrored(chr(code))}
    return {glyph: letter for glyph, letter in named.items() if letter} | shown


_SIGNS = {'hamza.above': '\u0654', 'hamza.below': '\u0655'}


def _letter(name: str, alone: dict[str, str]) -> str:
    """The letter or sign that a glyph's name tells, if it tells one; `alone`: letters by the glyph that shows each."""
    found = re.match(r'uni([0-9A-F]{4})(?![0-9A-F_])', name)
    letter = chr(int(found[1], 16)) if found else _SIGNS.get(name) or alone.get(name.partition('.')[0], '')
    if letter >= '\ufb00':
        # A form made for one place in a word, or a pair of signs.
        letter = unicodedata.normalize('NFKD', letter).strip()
    if letter == _KASHIDA:
        return '' if name in alone else letter
    return letter if all(unicodedata.category(part) in {'Lo', 'Mn'} for part in letter) else ''
