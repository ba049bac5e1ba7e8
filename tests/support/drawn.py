"""PDFs, and the texts that readers of PDF find in them: each is made once a run, however many tests look at it.

That the same letter always gives the same bytes is what tests/test_render_pdf.py and tests/test_cli.py test.
"""

from __future__ import annotations

import hashlib
import subprocess

import pypdfium2

from letters.model.letter import Letter
from letters.render import pdf as rendering
from tests.support.shared import once

_pdf = rendering.pdf


def drawn_once(letter: Letter) -> bytes:
    """The PDF of a letter."""
    return once(f'pdf-{_digest(repr(letter).encode())}', lambda: {'pdf': _pdf(letter)})['pdf']


def poppler_text(content: bytes) -> str:
    """What poppler reads in a PDF."""
    return once(f'poppler-{_digest(content)}', lambda: {'text': _poppler(content)})['text'].decode()


def pdfium_text(content: bytes) -> str:
    """What PDFium reads in a PDF, page after page."""
    return once(f'pdfium-{_digest(content)}', lambda: {'text': _pdfium(content).encode()})['text'].decode()


def _poppler(content: bytes) -> bytes:
    return subprocess.run(['pdftotext', '-', '-'], input=content, capture_output=True, check=True).stdout


def _pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return '\n'.join(page.get_textpage().get_text_bounded() for page in document)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
