"""How the program compares with the bare work: ratios, never seconds, and nothing that fails on a slow machine.

Run by `make bench`. Each number is the median of some runs; a busy machine blurs them, so read them twice.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from letters import paths
from letters.casefile.build import case_from_file
from letters.compose.letter import compose
from letters.languages.catalogue import SOURCE
from letters.law.topic import Situation
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import plan
from letters.registry.load import registry
from letters.render import engine
from letters.render import html
from letters.render.pdf import pdf
from letters.render.text import text
from tests.support.day import DAY

DEMO = paths.DEMO / 'florida.yaml'
ROUNDS = 5

Page = tuple[str, str]
"""The HTML of a page as the PDF is made from it, and its style."""


def main() -> None:
    """Print all comparisons, each as soon as it is known."""
    say(f'{"what is compared":<64}{"ratio":>8}')
    for compared in (a_packet, the_start, the_links, the_memory):
        compared()


def say(line: str) -> None:
    """A line of the table, at once."""
    print(line, flush=True)


def row(what: str, ratio: float) -> None:
    """A comparison and its ratio."""
    say(f'{what:<64}{ratio:>8.2f}')


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of some runs, after one that warms up."""
    work()
    return statistics.median(timed(work) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    """The time of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
    url = 'https://www.reddit.com/r/example_board/comments/{:07d}/example_title/'
    items = tuple(first.model_copy(update={'url': url.format(number), 'media_url': ''}) for number in range(count))
    return case.model_copy(update={'items': items})


def a_packet() -> None:
    """Facts to PDF files, compared with WeasyPrint alone on the same pages, each in a process of its own."""
    new = get_context('spawn').Pool
    with new(1) as ours, new(1) as bare:
        pages = ours.apply(_pages_of_packet)
        bare.apply(_bare_pages, (pages,))
        # By turns, so that what else runs on the machine slows both alike.
        times = [(ours.apply(_our_packet), bare.apply(_bare_pages, (pages,))) for _ in range(ROUNDS)]
    ratio = statistics.median(one for one, _ in times) / statistics.median(other for _, other in times)
    row(f'a packet of {len(pages)} PDFs / WeasyPrint alone on the same pages', ratio)


def _our_packet() -> float:
    case = demo_case()
    return timed(lambda: packet(case, registry(), DAY, Options(formats=('pdf',))))


def _pages_of_packet() -> list[Page]:
    pages: list[Page] = []
    kind: Any = engine.Engine
    write = kind.write

    def noted(self: engine.Engine, page: str, paper_size: str, title: str, *, signed: bool) -> Any:
        pages.append((page, html.style(paper_size)))
        return write(self, page, paper_size, title, signed=signed)

    kind.write = noted
    try:
        _our_packet()
    finally:
        kind.write = write
    return pages


def _bare_pages(pages: list[Page]) -> float:
    import logging

    import weasyprint

    logging.getLogger('weasyprint').setLevel(logging.CRITICAL)
    fonts, styles = _bare_style(tuple({style for _, style in pages}))

    def render() -> None:
        for page, style in pages:
            source = weasyprint.HTML(string=page)
            source.write_pdf(font_config=fonts, stylesheets=[styles[style]], pdf_variant='pdf/ua-1')

    return timed(render)


@lru_cache
def _bare_style(styles: tuple[str, ...]) -> tuple[Any, dict[str, Any]]:
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    return fonts, {style: weasyprint.CSS(string=style, font_config=fonts) for style in styles}


_EMPTY = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
def command() -> None:
    "Does nothing."
for number in range({count}):
    app.command(f'command-{{number}}')(command)
app()
"""


def the_start() -> None:
    """`letters --help`, compared with an empty typer program that has as many commands."""
    from letters.cli.app import app

    count = len(app.registered_commands) + len(app.registered_groups)
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder, 'empty.py')
        empty.write_text(_EMPTY.format(count=count), encoding='utf-8')
        ours, bare = [], []
        # By turns, so that what else runs on the machine slows both alike.
        for _ in range(15):
            ours.append(timed(lambda: _run('-m', 'letters', '--help')))
            bare.append(timed(lambda: _run(str(empty), '--help')))
    row('letters --help / an empty typer program with as many', statistics.median(ours) / statistics.median(bare))


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def the_links() -> None:
    """The time that one link takes in a longer letter, compared with a letter of 100 links."""
    as_text = {count: _per_link(count, _to_text) for count in (10, 100, 1000, 5000)}
    as_pdf = {count: _per_link(count, _to_pdf) for count in (10, 100, 1000)}
    for name, times in (('plan, compose, text', as_text), ('PDF', as_pdf)):
        for count, taken in times.items():
            if count == 100:
                continue
            row(f'{name}: a link in a letter of {count:,} / in one of 100', taken / times[100])


def _per_link(count: int, work: Callable[[Case], object]) -> float:
    case = with_links(count)
    long = 1000
    return median(lambda: work(case), 1 if count >= long else ROUNDS) / count


def _to_text(case: Case) -> str:
    return text(_letter(case))


def _to_pdf(case: Case) -> bytes:
    return pdf(_letter(case))


def _letter(case: Case) -> Any:
    paper = plan(case, registry(), DAY).papers[0]
    return compose(paper, Situation(case, registry(), DAY), SOURCE).letter


def the_memory() -> None:
    """The memory at its highest while many places are planned, compared with few; 25 times as many places."""
    few, many = (_highest(with_links(count)) for count in (200, 5000))
    row('memory of planning 5,000 places / 200 places', many / few)


def _highest(case: Case) -> int:
    plan(case, registry(), DAY)
    tracemalloc.start()
    try:
        plan(case, registry(), DAY)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


if __name__ == '__main__':
    main()
