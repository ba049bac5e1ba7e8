from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from letters.model.letter import Node
from letters.render import tight
from letters.render.pdf import pdf
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph

LONG = 'I, the person shown, did not consent to this publication, and I ask you to remove it within 48 hours. '
URDU = 'میں نے اس کی اشاعت کی اجازت نہیں دی، اور میں چاہتی ہوں کہ یہ تصویر ہٹا دی جائے۔ '

# What a letter grows by, and how much of it still stands on one page.
GROWING = {
    'short sentences': ([paragraph(f'Sentence number {n}.') for n in range(40)], 21),
    'paragraphs': ([paragraph(LONG * 3) for _ in range(20)], 8),
    'headings': ([Node('h2', (f'Heading {n}',)) if n % 2 else paragraph(LONG) for n in range(40)], 20),
    'urdu': ([paragraph(URDU * 2) for _ in range(20)], 8),
}


@pytest.mark.parametrize('kind', GROWING)
def test_a_letter_is_set_tighter_wherever_that_brings_it_onto_one_page_and_hardly_ever_in_vain(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    language, direction = ('ur', 'rtl') if kind == 'urdu' else ('en', 'ltr')
    blocks, start = GROWING[kind]
    asked: list[bool] = []
    could_fit = tight.could_fit

    def always(document: Any) -> bool:
        asked.append(could_fit(document))
        return len(document.pages) == 2

    monkeypatch.setattr(tight, 'could_fit', always)
    outcomes = []
    for count in range(start, start + 7):
        letter = make_letter(language=language, direction=direction, body=tuple(blocks[:count]))
        outcomes.append((len(pypdfium2.PdfDocument(pdf(letter))), asked[-1]))

    # First it stands on one page, then on one that is set tighter, then on two.
    assert outcomes[0] == (1, False)
    assert outcomes[1] == (1, True)
    assert outcomes[-1] == (2, False)
    assert (1, False) not in outcomes[1:]
    assert outcomes.count((2, True)) <= 1
