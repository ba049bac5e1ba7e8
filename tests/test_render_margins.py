"""Nothing that is written runs off the paper: no glyph stands beyond the margins, however long a value is."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from letters.model.letter import Letter
from letters.model.letter import Line
from letters.model.letter import Node
from letters.model.letter import Signature
from letters.render.pdf import pdf
from tests.support.render_samples import READERS
from tests.support.render_samples import flat
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value
from tests.support.soak import examples
from tests.support.soak import share

# In points: the margins at the sides of the two sizes of paper, and by how much a stroke, or a letter that has another
# form at the end of a line, may stand out.
MARGINS = {'a4': 62.3, 'letter': 72.0}
STROKE = 12

# The widest letters of their scripts, and ordinary words.
WIDE = ('W', 'M', 'ﷺ', 'ضص', 'س', 'ש', 'श्री', 'ഞ', 'ෂ', 'Щ', 'ݰ', 'ﬃ', 'a', 'i-', 'a.', 'ab/', '@', '0', '٣', 'ẞ')
LONG = st.builds(
    lambda part, times, end: part * times + end, st.sampled_from(WIDE), st.integers(1, 150), st.sampled_from(('', ' x'))
)
KINDS = ('window', 'plain', 'sheet', 'form-sheet', 'reading')
Towards = Literal['ltr', 'rtl']


def letter(kind: str, direction: Towards, paper_size: str, text: str) -> Letter:
    """A paper of this kind in which the text stands wherever something that a person wrote can stand."""
    row = Node('tr', (Node('th', (value(text),)), Node('td', ('Named: ', value(text))), Node('td', (links(text),))))
    body = (
        Node('h2', (text,)),
        paragraph('I, ', value(text), ', the person shown in it, and ', value(text)),
        Node(
            'ol',
            (
                Node('li', (value(text),)),
                Node('li', ('Named: ', value(text), Node('ul', (Node('li', (value(text),)),)))),
            ),
        ),
        links(f'https://example.com/{text}'),
        Node('table', (row,)),
    )
    made = make_letter(
        kind=kind if kind == 'form-sheet' else 'ncii-request',
        language='ur' if direction == 'rtl' else 'en',
        direction=direction,
        paper_size=paper_size,
        subject=text,
        sender=(Line(text, 'sender.name'), Line(f'{text}@example.org')),
        recipient=(Line(text), Line('Dublin'), Line(text)),
        signature=Signature('Signature', text, text, 'Date'),
        dated=text,
        body=body,
    )
    if kind == 'reading':
        return replace(
            made, beside=body, beside_language='ur', beside_direction='rtl', beside_subject=text, banner=text
        )
    if kind == 'window':
        return made
    return replace(made, recipient=(Line(text),) if kind == 'plain' else ())


def beyond(content: bytes, margin: float) -> list[tuple[int, int]]:
    """Where on its page each text that leaves the room between the margins begins and ends."""
    found = []
    for page in pypdfium2.PdfDocument(content):
        for piece in page.get_objects([FPDF_PAGEOBJ_TEXT]):
            left, _, right, _ = piece.get_bounds()
            if left < margin - STROKE or right > page.get_width() - margin + STROKE:
                found.append((round(left), round(right)))
    return found


PAGES = [(kind, *page) for kind in KINDS for page in (('ltr', 'a4'), ('rtl', 'a4'), ('ltr', 'letter'))]


@pytest.mark.parametrize(('kind', 'direction', 'paper_size'), share(PAGES, 2))
@settings(deadline=None, max_examples=examples(60, 1))
@given(text=LONG)
def test_no_glyph_stands_beyond_the_margin(kind: str, direction: Towards, paper_size: str, text: str) -> None:
    assert beyond(pdf(letter(kind, direction, paper_size, text)), MARGINS[paper_size]) == []


@pytest.mark.parametrize('part', share(WIDE, 5))
def test_no_wide_value_leaves_its_narrow_place(part: str) -> None:
    for times in (16, 45, 120):
        content = pdf(letter('window', 'ltr', 'a4', part * times))
        assert beyond(content, MARGINS['a4']) == []


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize(
    'long',
    [
        'beratung@frauenberatungsstelle-mittlere-musterstadt.example',
        'Opferberatungsstellenkoordinationsgesellschaftsverbandsbüro',
        'frauen-und-maedchen-' * 9 + 'verein',
        'مرکزمعاونتخواتین' * 9,
    ],
)
def test_a_long_word_in_the_head_is_divided_and_nothing_of_it_is_lost(long: str, reader: str) -> None:
    made = make_letter(
        sender=(Line('Olena Sample'), Line(long)), recipient=(Line(long),), body=(paragraph(value(long)),)
    )

    assert READERS[reader](pdf(made)).count(flat(long)) == 3
