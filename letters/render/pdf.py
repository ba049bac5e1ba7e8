"""A letter as a tagged PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import MissingGlyphError
from letters.render import engine
from letters.render import html
from letters.render import standin

if TYPE_CHECKING:
    from letters.model.letter import Letter


def pdf(letter: Letter) -> bytes:
    """The PDF/UA file: title and language, embedded fonts, nothing about when or by what it was made.

    A sign that no font draws stands there as its number; in the name under a letter it is a `MissingGlyphError`.
    """
    try:
        return _written(standin.numbered(letter, standin.undrawn(letter)))
    except MissingGlyphError as error:
        if error.characters & frozenset(standin.name_under(letter)):
            raise
        standin.remember(error.characters)
    return _written(standin.numbered(letter, standin.undrawn(letter)))


def _written(letter: Letter) -> bytes:
    # A sheet for a form lies beside the form: it is set tighter too where that saves a page.
    saves_pages = letter.signature is not None or letter.kind == 'form-sheet'
    return engine.engine().write(html.for_paper(letter), letter.paper_size, letter.title, saves_pages=saves_pages)
