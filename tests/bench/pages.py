"""What pages cost, compared with WeasyPrint alone on the same pages and the same style."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import Any

from letters import paths
from letters.casefile.build import case_from_bytes
from letters.casefile.build import case_from_file
from letters.compose.letter import compose
from letters.languages.catalogue import SOURCE
from letters.law.topic import Situation
from letters.model.case import Case
from letters.output.store import write_packet
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render import engine
from letters.render import fonts
from letters.render import html
from letters.render.pdf import pdf
from letters.render.text import text
from tests.bench.measure import by_turns
from tests.bench.measure import cost
from tests.bench.measure import row
from tests.support.day import DAY

DEMO = paths.DEMO / 'florida.yaml'
CASES = 24
LINKS = 60
PLAIN = '@page { size: A4; margin: 2cm } html { font: 11pt "Noto Sans" } h1 { font-size: 13pt } li { margin: 2pt 0 }'

Page = tuple[str, str]
"""The HTML of a page as the PDF is made from it, and its style."""


def demo_case() -> Case:
    """An invented case."""
    case, problems = case_from_file(DEMO, registry(), DAY)
    if case is None or problems:
        raise SystemExit('The invented case is not valid. Run: letters demo')
    return case


def with_links(count: int) -> Case:
    """The invented case with this many links, all on one service."""
    case = demo_case()
    first = case.items[0]
    items = tuple(first.model_copy(update={'url': url, 'media_url': ''}) for url in _urls(count))
    return case.model_copy(update={'items': items})


def _urls(count: int) -> Iterator[str]:
    for number in range(count):
        yield f'https://www.reddit.com/r/example_board/comments/{number:07d}/example_title/'


def letter(case: Case) -> Any:
    """The first letter of a case."""
    paper = make_plan(case, registry(), DAY).papers[0]
    return compose(paper, Situation(case, registry(), DAY), SOURCE).letter


def the_cases() -> None:
    """From the bytes of many different cases to folders, compared with WeasyPrint alone, each in its own process."""
    new = get_context('spawn').Pool
    with new(1) as ours, new(1) as bare:
        pages = [ours.apply(_pages_of, (number,)) for number in range(2)]
        for number in range(2):
            bare.apply(drawn_cost, (pages[number],))
        ratios = []
        for number in range(2, CASES):
            pages_now = ours.apply(_pages_of, (number,))
            # By turns, so that what else runs on the machine slows both alike.
            ratios.append(bare.apply(drawn_cost, (pages_now,)) / ours.apply(_ours, (number,)))
    row(f'WeasyPrint alone on the same pages / the whole path of {CASES} cases', median(ratios), 'at least 0.95')


def _bytes_of(number: int) -> bytes:
    """The invented case as somebody else's: another name, another reference, other links."""
    held = (
        DEMO.read_text('utf-8').replace('F4T8W2', f'C{number:05d}').replace('Jordan Example', f'Sam {number} Example')
    )
    return re.sub(r'(?<=comments/1)[a-z0-9]{3}', f'{number:03d}', held).encode()


def _path(number: int) -> None:
    case, problems = case_from_bytes(_bytes_of(number), 'case.yaml', registry(), DAY)
    if case is None or problems:
        raise SystemExit('The invented case is not valid. Run: letters demo')
    made = packet(case, registry(), DAY, Options())
    with tempfile.TemporaryDirectory() as folder:
        write_packet(Path(folder), case.case.id, made.files, made.entries, date=DAY)


def _ours(number: int) -> float:
    return cost(lambda: _path(number))


def _pages_of(number: int) -> list[Page]:
    return noted_pages(lambda: _path(number))


def noted_pages(work: Callable[[], object]) -> list[Page]:
    """The pages that are drawn while something is done."""
    pages: list[Page] = []
    kind: Any = engine.Engine
    write = kind.write

    def noted(self: engine.Engine, page: str, paper_size: str, title: str, *, saves_pages: bool) -> Any:
        pages.append((page, html.style(paper_size, fonts.beside(set(page)), html.languages(page))))
        return write(self, page, paper_size, title, saves_pages=saves_pages)

    kind.write = noted
    try:
        work()
    finally:
        kind.write = write
    return pages


def drawn_cost(pages: list[Page]) -> float:
    """What WeasyPrint alone takes for these pages."""
    # As in the other process, the records are there: they are what rubbish is looked for among.
    registry()
    return cost(lambda: [_drawn(page, style) for page, style in pages])


def _drawn(page: str, style: str) -> bytes:
    import weasyprint

    sheet = _sheet(style)
    return bytes(
        weasyprint.HTML(string=page).write_pdf(font_config=_fonts(), stylesheets=[sheet], pdf_variant='pdf/ua-1')
    )


@lru_cache
def _fonts() -> Any:
    import logging

    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
    return FontConfiguration()


@lru_cache
def _sheet(style: str) -> Any:
    import weasyprint

    return weasyprint.CSS(string=style, font_config=_fonts())


def the_links() -> None:
    """One more link in a letter, compared with one more entry of a plain list of the same links."""
    many, one = letter(with_links(LINKS)), letter(with_links(1))
    found = by_turns(
        {
            'many': lambda: cost(lambda: pdf(many)),
            'one': lambda: cost(lambda: pdf(one)),
            'plain': lambda: cost(lambda: _drawn(_plain(LINKS), PLAIN)),
            'empty': lambda: cost(lambda: _drawn(_plain(1), PLAIN)),
        },
        rounds=7,
    )
    row('a link in a letter / an entry of a plain list of the same links',
        (found['many'] - found['one']) / (found['plain'] - found['empty']), 'at most 4')  # fmt: skip


def _plain(count: int) -> str:
    entries = ''.join(f'<li>{url}</li>' for url in _urls(count))
    return f'<html lang="en"><head><title>Links</title></head><body><ol>{entries}</ol></body></html>'


def the_length() -> None:
    """What a link costs in a long letter, compared with a letter of 100 links: it should not grow."""
    for name, work, counts in (
        ('plan, compose, text', _to_text, (10, 100, 1000, 5000)),
        ('PDF', _to_pdf, (10, 100, 1000)),
    ):
        taken = {count: _each(count, work) for count in counts}
        for count in counts:
            if count != 100:
                row(f'{name}: a link in a letter of {count:,} / in one of 100', taken[count] / taken[100])


def _each(count: int, work: Any) -> float:
    case = with_links(count)
    work(case)
    return median(cost(lambda: work(case)) for _ in range(1 if count >= 1000 else 5)) / count


def _to_text(case: Case) -> str:
    return text(letter(case))


def _to_pdf(case: Case) -> bytes:
    return pdf(letter(case))
