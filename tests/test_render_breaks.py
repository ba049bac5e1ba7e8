"""Lines of a link end between its pieces and nowhere else: what Pango finds is compared with what is allowed."""

from __future__ import annotations

import re
from itertools import accumulate
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.render import engine
from letters.render.breaks import PAPER
from letters.render.breaks import pieces
from letters.render.breaks import unmarked
from tests.support.render_samples import LINKS
from tests.support.soak import examples

SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
ASCII = st.text(st.sampled_from(SIGNS) | st.sampled_from('abzAZ019'), min_size=1, max_size=90)
PARTS = st.lists(st.sampled_from(['https://', '/p/', '?a=', '&b=', '-', '--', '%D8%', '1.5', '(2)', '@me', 'x' * 30]))
LINK = ASCII | PARTS.map(''.join).filter(bool)


def places(text: str) -> set[int]:
    """Where a line may end, told in signs of the text without its marks."""
    engine.engine()
    from weasyprint.text.line_break import get_log_attrs

    found: Any = get_log_attrs(text, 'en')
    return {len(unmarked(text[:at])) for at in range(1, len(text)) if found[at].is_line_break}


def allowed(link: str) -> set[int]:
    return set(accumulate(len(piece) for piece in pieces(link)[:-1]))


@settings(deadline=None, max_examples=examples(20_000, 800))
@given(LINK)
def test_lines_of_a_link_end_between_its_pieces_and_nowhere_else(link: str) -> None:
    assert places(PAPER.link(link)) == allowed(link)


@pytest.mark.parametrize('before', ['', 'a', '1', '1.1', '-a', '(', "'"])
@pytest.mark.parametrize('behind', ['', 'a', '1', '/', ')'])
def test_no_two_signs_are_parted_whatever_stands_around_them(before: str, behind: str) -> None:
    links = [before + one + other + behind for one, other in product(SIGNS + 'a1A', repeat=2)]

    assert [link for link in links if places(PAPER.link(link))] == []


@pytest.mark.parametrize(
    'text', ['文-文', '文/文(文)', 'я-я', 'example.com/文/a', 'a%文', '…/…', 'ש-1', 'é(1)', 'a/ b']
)
def test_beside_what_is_not_ascii_no_sign_is_parted(text: str) -> None:
    marked = PAPER.link(text)

    assert all(not re.search(r'[!-/:-@\[-`{-~]', text[at - 1 : at + 1]) for at in places(marked))


def test_a_mark_stands_only_where_a_line_could_end() -> None:
    link = 'https://www.example.com/r/example_board/comments/0000001/example_title/'

    marked = PAPER.link(link)

    assert marked.count('\u2060') == 4
    for mark in re.finditer('\u2060', marked):
        assert places(marked[: mark.start()] + marked[mark.end() :]) - allowed(link)


@pytest.mark.parametrize('link', LINKS)
def test_the_marks_change_no_letter_of_a_link(link: str) -> None:
    assert unmarked(PAPER.link(link)).removesuffix('\u00a0') == link
