from __future__ import annotations

from typing import Any

import pypdfium2
import pytest

from letters.model.letter import Letter
from letters.model.letter import Node
from letters.render import engine
from letters.render import tight
from letters.render.pdf import pdf
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph

LONG = 'I, the person shown, did not consent to this publication, and I ask you to remove it within 48 hours. '
URDU = 'میں نے اس کی اشاعت کی اجازت نہیں دی، اور میں چاہتی ہوں کہ یہ تصویر ہٹا دی جائے۔ '

# A letter is laid out with the page's style, and tighter with one more.
LOOSE, TIGHT = 2, 3

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


def test_a_letter_stands_as_it_would_alone_whatever_letters_of_its_make_up_came_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of letters that differ by some words, those that fit, those set tighter, those on two pages, by turns."""
    same = tuple(paragraph(LONG * 3) for _ in range(8))
    letters = [make_letter(body=(*same, paragraph('and more ' * more))) for more in (30, 45, 22, 26, 34, 38, 8, 90)]
    writer = engine.engine()
    monkeypatch.setattr(writer, '_spilled', {})
    alone = []
    for letter in letters:
        writer._spilled.clear()
        alone.append(pdf(letter))
    laid_out: list[int] = []
    set_once = writer._set

    def set_and_counted(*given: Any) -> Any:
        laid_out.append(len(given))
        return set_once(*given)

    monkeypatch.setattr(writer, '_set', set_and_counted)

    writer._spilled.clear()
    assert [pdf(letter) for letter in letters] == alone

    writer._spilled.clear()
    tight_alone = next(letter for letter in letters if _proves(letter, writer))
    writer._spilled.clear()
    del laid_out[:]
    for _ in range(3):
        pdf(tight_alone)
    assert laid_out == [LOOSE, TIGHT, TIGHT, TIGHT]
    # What is kept of them is no word of theirs.
    assert writer._spilled
    assert 'more' not in ''.join(writer._spilled)


def _proves(letter: Letter, writer: engine.Engine) -> bool:
    """Whether a letter is set tighter with as many lines as before; where lines end follows from the fonts."""
    writer._spilled.clear()
    pdf(letter)
    return bool(writer._spilled)
