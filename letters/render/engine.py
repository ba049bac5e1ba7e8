"""The PDF writer, loaded once where a PDF is asked for: our fonts, no network, no chatter."""

from __future__ import annotations

import contextlib
import ctypes.util
import gc
import io
import logging
import os
import warnings
from functools import lru_cache
from functools import partial
from typing import TYPE_CHECKING
from typing import Any

from letters.errors import DataError
from letters.errors import MissingGlyphError
from letters.errors import MissingPartError
from letters.render import fonts
from letters.render import html
from letters.render import machine
from letters.render import metadata
from letters.render import structure
from letters.render import textlayer
from letters.render import tight

if TYPE_CHECKING:
    from collections.abc import Iterator


@lru_cache(maxsize=1)
def engine() -> Engine:
    """The writer of this process."""
    return Engine()


class Engine:
    """WeasyPrint with our fonts and our style sheets; it fetches nothing."""

    def __init__(self) -> None:
        if not machine.has_font('Noto Sans'):
            # Pango ends the whole program when it finds no font at all. One command brings all that is missing.
            lacking = machine.missing_parts('en')
            if set(lacking) & set(machine.LIBRARIES):
                raise MissingPartError('missing-library', command=machine.install(lacking))
            raise MissingPartError('missing-glyph', values=machine.remedy([fonts.CORE]))
        # Stays set: Pango reads it later, in a thread of its own.
        os.environ['FONTCONFIG_FILE'] = str(machine.CONF)
        self._weasyprint = _weasyprint()
        self._glyphs = _listen()
        self._fetcher = _closed_fetcher()
        textlayer.mend()
        structure.mend()
        from weasyprint.text.fonts import FontConfiguration

        self._fonts = FontConfiguration()
        self._style = lru_cache(_STYLES)(self._read)
        self._spilled: dict[str, list[float]] = {}

    def write(self, page: str, paper_size: str, title: str, *, saves_pages: bool) -> bytes:
        """The page as a tagged PDF with this title; if wanted it is set tighter where that saves a second page."""
        with self._glyphs.watched() as missing, _refused(), uncollected():
            written = self._written(page, paper_size, title, saves_pages=saves_pages)
        if missing:
            remedy = machine.remedy(machine.packages_for(missing))
            id = 'missing-glyph' if remedy else 'missing-glyph-nowhere'
            raise MissingGlyphError(frozenset(missing), id, remedy)
        return written

    def _written(self, page: str, paper_size: str, title: str, *, saves_pages: bool) -> bytes:
        source = self._weasyprint.HTML(string=page, url_fetcher=self._fetcher)
        style = self._style(html.style(paper_size, fonts.beside(set(page)), html.languages(page)))
        document = (
            self._fitted(source, style, tight.make_up(page, paper_size)) if saves_pages else self._set(source, style)
        )
        return bytes(document.write_pdf(finisher=partial(_finish, title), **_VARIANT))

    def _fitted(self, source: Any, style: Any, make_up: str) -> Any:
        """The letter on one page where tighter lines bring it there; where a letter like it needed them, them first."""
        known, tighter = self._spilled.pop(make_up, None), None
        if known:
            tighter = self._set_tighter(source, style)
            if tight.must_spill(tighter, known):
                self._spilled[make_up] = known
                return tighter
        document = self._set(source, style)
        if tight.could_fit(document):
            tighter = tighter or self._set_tighter(source, style)
            if len(tighter.pages) == 1:
                self._remember(make_up, tight.heights(document, tighter))
                return tighter
        return self._answered(document, source, style, tighter)

    def _answered(self, document: Any, source: Any, style: Any, tighter: Any) -> Any:
        """The letter as it is, or as tight as it takes to have the demand and where to answer on its first page."""
        if not tight.could_be_answered(document):
            return document
        tighter = tighter or self._set_tighter(source, style)
        if tight.is_answered(tighter):
            return tighter
        closest = self._set(source, style, *(self._style(html.sheet(name)) for name in ('tight', 'closest')))
        return closest if tight.is_answered(closest) else document

    def _remember(self, make_up: str, found: list[float]) -> None:
        if found:
            self._spilled[make_up] = found
        if len(self._spilled) > _STYLES:
            del self._spilled[next(iter(self._spilled))]

    def _set_tighter(self, source: Any, style: Any) -> Any:
        return self._set(source, style, self._style(html.sheet('tight')))

    def _set(self, source: Any, *styles: Any) -> Any:
        return source.render(font_config=self._fonts, stylesheets=list(styles), **_VARIANT)

    def _read(self, style: str) -> Any:
        return self._weasyprint.CSS(string=style, font_config=self._fonts, url_fetcher=self._fetcher)


# As many are kept as a batch of letters has sizes of paper, mixtures of scripts, and kinds of letters that spill over.
_STYLES = 32

_VARIANT = {'pdf_variant': 'pdf/ua-1'}


def _finish(title: str, _document: Any, pdf: Any) -> None:
    """The last step before the file is written out."""
    metadata.keep_title_only(pdf, title)


def _weasyprint() -> Any:
    """The library, without the fifty processes that its search for other libraries starts."""
    find_library = ctypes.util.find_library
    ctypes.util.find_library = _not_looked_for
    try:
        # A library that is not there makes WeasyPrint print on stdout, which belongs to results.
        with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
            warnings.simplefilter('ignore')
            import weasyprint
    except OSError:
        raise MissingPartError('missing-library', command=machine.install(machine.LIBRARIES)) from None
    finally:
        ctypes.util.find_library = find_library
    return weasyprint


def _not_looked_for(name: str) -> str | None:  # noqa: ARG001 - takes the place of a function that looks for it
    return None


def _closed_fetcher() -> Any:
    """A fetcher that stops the run at the first address that it is asked for."""
    from weasyprint.urls import FatalURLFetchingError
    from weasyprint.urls import URLFetcher

    class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
        """Fetches nothing: the picture of a letterhead stands in the page itself."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Refuse; the address stays out of the message, it may be a person's."""
            if url.startswith(('data:image/png;base64,', 'data:image/svg+xml;base64,')):
                return super().fetch(url, headers)
            raise FatalURLFetchingError('a letter fetches nothing')

    return ClosedFetcher()


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """The garbage collector rests while a page is made: hardly anything goes before the page does.

    Then it looks at what was made since, and at nothing else. A caller that let it rest goes on doing so.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
        gc.collect(0)


@contextlib.contextmanager
def _refused() -> Iterator[None]:
    """What a page or a style wanted from elsewhere is a fault of the data: no letter needs it."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError:
        raise DataError('style-fetches', file='_page', line='1') from None


class MissingGlyphs(logging.Handler):
    """Collects the characters that no font could draw; everything else that is logged is dropped."""

    def __init__(self) -> None:
        super().__init__()
        self._missing: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the character of a missing glyph."""
        if isinstance(record.msg, str) and record.msg.startswith('.notdef') and isinstance(record.args, tuple):
            self._missing.add(str(record.args[0]))

    @contextlib.contextmanager
    def watched(self) -> Iterator[set[str]]:
        """The characters that were missing while a page was written."""
        self._missing = set()
        yield self._missing


@lru_cache(maxsize=1)
def _listen() -> MissingGlyphs:
    """The one that listens, whichever writer asks: two would take the words from each other."""
    listener = MissingGlyphs()
    for name in ('weasyprint', 'weasyprint.progress', 'fontTools'):
        logger = logging.getLogger(name)
        logger.handlers = [listener]
        logger.propagate = False
        logger.setLevel(logging.WARNING)
    return listener
