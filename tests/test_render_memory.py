from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest

from letters.errors import MissingPartError
from letters.model.letter import Signature
from letters.render import engine
from letters.render.pdf import pdf
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value

# Only in a name under a letter a sign that no font draws costs the page.
UNWRITABLE = make_letter(signature=Signature('Signature', '\U00016fe4', '', 'Date'))


def test_the_collector_rests_while_a_page_is_made_and_works_again_after_it() -> None:
    with engine.uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_the_collector_works_again_after_a_page_that_could_not_be_made() -> None:
    with pytest.raises(MissingPartError):
        pdf(UNWRITABLE)

    assert gc.isenabled()


def test_another_writer_does_not_deafen_the_first() -> None:
    pdf(make_letter())
    engine.Engine()

    with pytest.raises(MissingPartError):
        pdf(UNWRITABLE)


def test_another_writer_changes_nothing_of_what_the_first_writes() -> None:
    made = make_letter(body=(paragraph(value('שרה כהן-לוי')),))
    before = pdf(made)
    engine.Engine()

    assert pdf(made) == before


def test_who_let_the_collector_rest_for_longer_is_not_overruled() -> None:
    gc.disable()
    try:
        with engine.uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_of_a_page_stays_in_memory_when_the_next_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    kind: Any = engine.Engine
    laid_out = kind._set
    pages = []

    def noted(*arguments: Any) -> Any:
        document = laid_out(*arguments)
        pages.append(weakref.ref(document.pages[0]._page_box))
        return document

    monkeypatch.setattr(kind, '_set', noted)
    for number in range(3):
        pdf(make_letter(reference=f'K7Q2M{number}'))

    assert [page() for page in pages] == [None] * len(pages)
    assert len(pages) >= 3
