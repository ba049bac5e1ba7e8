"""What stands around the text of a page."""

from __future__ import annotations

import pytest

from letters.render.pdf import pdf
from tests.support.drawn import poppler_text
from tests.support.render_samples import make_letter


@pytest.mark.parametrize(('language', 'direction'), [('en', 'ltr'), ('ur', 'rtl')])
def test_the_longest_and_widest_reference_stands_in_one_line_at_the_foot(language: str, direction: str) -> None:
    reference = 'WWWWWWWWWWWWWWWW-WWWWWWWWWWWWWWW'
    letter = make_letter(language=language, direction=direction, reference=reference)

    lines = [line.strip() for line in poppler_text(pdf(letter)).splitlines()]

    assert reference in lines
