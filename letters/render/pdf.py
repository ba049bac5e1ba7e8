"""A letter as a tagged PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.render import engine
from letters.render import html

if TYPE_CHECKING:
    from letters.model.letter import Letter


def pdf(letter: Letter) -> bytes:
    """The PDF/UA file: title and language, embedded fonts, nothing about when or by what it was made."""
    # A sheet for a form lies beside the form: it is set tighter too where that saves a page.
    saves_pages = letter.signature is not None or letter.kind == 'form-sheet'
    return engine.engine().write(html.for_paper(letter), letter.paper_size, letter.title, saves_pages=saves_pages)
