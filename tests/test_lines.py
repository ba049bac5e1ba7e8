"""Lines for a screen: marks keep links, dates and commands in order, and change nothing else."""

from __future__ import annotations

import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.lines import cells
from letters.wording.lines import height
from letters.wording.lines import in_order
from letters.wording.lines import width
from letters.wording.lines import wrapped

_LINES = st.lists(
    st.sampled_from(
        ['جواب', 'لکھیں۔', 'answer', ':back', '(2026-11-21)', '00.pdf,', 'https://example.com/a?b=c', '3', '—', '😀']
    )
)


def bare(line: str) -> str:
    return line.replace(ISOLATE, '').replace(END, '')


@pytest.mark.parametrize(
    ('line', 'held'),
    [
        ('جواب :back ٹائپ کریں۔', [':back']),
        ('پہلے 00.pdf کھولیں، https://example.com/a?b=c.', ['00.pdf', 'https://example.com/a?b=c']),
        ('21 نومبر، 2026 (2026-11-21)', ['2026-11-21']),
        ('فون 0800-39393، X', ['0800-39393']),
        ('Type :back to change 2026-11-21.', []),
        (f'کمانڈ {ISOLATE}:back{END} پچھلے', [':back']),
        ('القسم 47 U.S.C. 223a(a)(3) من', ['47 U.S.C. 223a(a)(3)']),
        ('دفعہ 66E، 66B(1) اور § 201a StGB کے تحت', ['66E', '66B(1)', '§ 201a StGB']),
        ('المادة 17(1)(d) و(Code pénal, art. 226-2-1).', ['17(1)(d)', 'Code pénal, art. 226-2-1']),
        ('1. Instagram 2 کے لیے', ['Instagram 2']),
        ('القاعدة: 47 U.S.C. 223a(a)(3)', ['47 U.S.C. 223a(a)(3)']),
        ('TAKE IT DOWN Act کے تحت 48 گھنٹے', []),
    ],
)
def test_what_reads_from_left_to_right_is_held_together(line: str, held: list[str]) -> None:
    assert [part.split(END)[0] for part in in_order(line).split(ISOLATE)[1:]] == held


@given(_LINES.map(' '.join))
def test_marks_change_nothing_else_and_are_set_once(line: str) -> None:
    marked = in_order(line)
    assert bare(marked) == line
    assert in_order(marked) == marked
    assert marked.count(ISOLATE) == marked.count(END)
    assert cells(marked) == cells(line)


@given(_LINES.map(' '.join), st.integers(20, 60))
def test_a_wrapped_line_loses_no_word_and_keeps_links_whole(line: str, width: int) -> None:
    parts = list(wrapped(line, width, cut=False))
    assert ' '.join(parts).split() == line.split()
    assert [part for part in parts if cells(part) > width and ' ' in part.strip()] == []


def test_a_number_in_groups_is_not_parted_and_a_link_goes_on_after_a_slash() -> None:
    line = '- National Domestic Abuse Helpline: 0808 2000 247, https://help.example.org/a-safety-center.'
    assert list(wrapped(line, 40)) == [
        '- National Domestic Abuse Helpline:', '0808 2000 247, https://help.example.org/', 'a-safety-center.',
    ]  # fmt: skip
    assert max(cells(part) for part in wrapped('3 ' * 60, 40)) <= 40


def test_a_window_that_says_it_has_no_columns_is_of_the_usual_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv('COLUMNS', raising=False)
    monkeypatch.setattr('os.get_terminal_size', lambda _number: os.terminal_size((0, 0)))
    assert (width(sys.stderr), height(sys.stderr)) == (80, 24)
