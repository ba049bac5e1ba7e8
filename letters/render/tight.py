"""Whether a letter that runs onto a second page could stand on one if it were set tighter."""

from __future__ import annotations

import math
import re
from operator import ge
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# In CSS pixels: a fifth of a page. A larger rest may be one piece that was kept together.
_A_FEW_LINES = 210

# What the closest setting saves at the most, in CSS pixels, of a text that runs from right to left.
_THREE_QUARTERS = 700

# At most this share `tight.css` takes from the lines, from the room between blocks, and from the width of the letters.
_OF_LINES = 0.05
_OF_MARGINS = 0.25
_OF_WIDTH = {'ltr': 0.02, 'rtl': 0.05}

# And this much, in CSS pixels, from what is none of these: the room for the pen above a signature.
_OF_SIGNATURE = 8


def could_fit(document: Any) -> bool:
    """Whether the few lines on a second page are no more than what tighter lines can save; in doubt they are not.

    A letter is laid out a second time only then, which costs as much as the first time.
    """
    if len(document.pages) != len(('first', 'second')):
        return False
    first, second = (page._page_box for page in document.pages)  # noqa: SLF001 - WeasyPrint tells heights nowhere else
    rest = second.children[0].height
    if rest > _A_FEW_LINES:
        return False
    # A piece that was kept together leaves room before it.
    used = max((line.position_y + line.height for line in _lines(first)), default=0) - first.content_box_y()
    return bool(used + rest - first.height <= _saved(first) + _saved(second) + _OF_SIGNATURE)


def could_be_answered(document: Any) -> bool:
    """Whether the paragraph that says where to answer ends on the second page, and as high up as can be saved."""
    if is_answered(document) or any(map(_answers, document.pages[2:])):
        return False
    second = document.pages[1]
    top = second._page_box.content_box_y()  # noqa: SLF001 - as above
    return all(one.position_y + one.height - top <= _THREE_QUARTERS for one in _answers(second))


def is_answered(document: Any) -> bool:
    """Whether no part of the paragraph that says where to answer stands behind the first page."""
    return not any(map(_answers, document.pages[1:]))


def _answers(page: Any) -> list[Any]:
    return [
        box
        for box in _blocks(page._page_box)  # noqa: SLF001 - as above
        if box.element is not None and box.element.get('class') == 'answer'
    ]


def make_up(page: str, paper_size: str) -> str:
    """The parts that a page is made of, in their order, without any word: letters from one template mostly share it."""
    return paper_size + re.sub(r' href="[^"]*"', '', re.sub(r'>[^<]+', '>', page))


def heights(loose: Any, tighter: Any) -> list[float]:
    """The height of the lines of each block of a letter that fits only when set tighter; none where they tell nothing.

    Lines set tighter are no more than before. Where they are just as many, another letter of the same make-up with no
    block less high than these, set just as tight, would spill over as this one did.
    """
    if sum(map(_count, loose.pages)) != sum(map(_count, tighter.pages)):
        return []
    return _heights(tighter)


def must_spill(tighter: Any, known: list[float]) -> bool:
    """Whether a letter that stands on one page when set tighter needs two else, as one of its make-up did."""
    found = _heights(tighter)
    return len(tighter.pages) == 1 and len(found) == len(known) and all(map(ge, found, known))


def _heights(document: Any) -> list[float]:
    lines = [
        [child.height for child in block.children if _is_line(child)]
        for page in document.pages
        for block in _blocks(page._page_box)  # noqa: SLF001 - WeasyPrint tells heights nowhere else
    ]
    return [sum(found) for found in lines if found]


def _count(page: Any) -> int:
    return sum(1 for _ in _lines(page._page_box))  # noqa: SLF001 - as above


def _saved(page: Any) -> float:
    """The height that the blocks of a page lose at most when they are set tighter."""
    saved = 0.0
    for block in _blocks(page):
        lines = [child for child in block.children if _is_line(child)]
        saved += _OF_LINES * sum(line.height for line in lines) + _OF_MARGINS * _margins(block) + _spared(block, lines)
    return saved


def _spared(block: Any, lines: list[Any]) -> float:
    """The height of the lines that a block no longer needs when its words stand closer."""
    if not lines:
        return 0
    width = sum(line.width for line in lines) * (1 - _OF_WIDTH[block.style.root_style['direction']])
    needed = max(1, math.ceil(width / max(block.width, 1)))
    return float(max(0, len(lines) - needed) * max(line.height for line in lines))


def _margins(block: Any) -> float:
    from weasyprint.formatting_structure.boxes import BlockLevelBox

    # The rules of the signature stand beside each other in a line.
    counts = isinstance(block, BlockLevelBox) and block.is_in_normal_flow()
    return float(block.margin_top + block.margin_bottom) if counts else 0


def _blocks(page: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure.boxes import BlockContainerBox
    from weasyprint.formatting_structure.boxes import BlockLevelBox

    return (box for box in page.children[0].descendants() if isinstance(box, BlockContainerBox | BlockLevelBox))


def _lines(page: Any) -> Iterator[Any]:
    return (box for box in page.children[0].descendants() if _is_line(box))


def _is_line(box: Any) -> bool:
    from weasyprint.formatting_structure.boxes import LineBox

    return isinstance(box, LineBox)
