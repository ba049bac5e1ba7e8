"""A sheet for who reads before papers go out: a line for each paper, and no name in it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.intake.gather import unfold
from letters.intake.writing import text_cells
from letters.intake.writing import undated
from letters.languages.locale import direction
from letters.languages.locale import plain_date
from letters.output.store import record_of
from letters.packet.build import desk_of
from letters.packet.drafts import KIND
from letters.packet.letters import as_written
from letters.packet.made import START_HERE
from letters.plan.make import make_plan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.intake.gather import Brought
    from letters.model.plan import Plan
    from letters.packet.options import Options
    from letters.wording.words import Wording

HEADINGS = ('case', 'paper-number', 'paper', 'recipient', 'laws', 'language', 'channel', 'due', 'waits', 'state')
_WIDTHS = (12, 8, 40, 28, 48, 14, 12, 14, 48, 14)
_LINE_HEIGHT = 15


class Line(NamedTuple):
    """A paper, or a case that has none; every part is a text of ours, an id, or a day."""

    case: str
    number: str = ''
    paper: str = ''
    recipient: str = ''
    laws: str = ''
    language: str = ''
    channel: str = ''
    due: str = ''
    waits: str = ''
    state: str = ''


def lines_of(
    case: Brought, folder: Path | None, on: date, options: Options, words: Wording, *, failed: bool = False
) -> Iterator[Line]:
    """The papers of a case as they are planned, each with what became of it in the folder, where there is one.

    What an earlier run wrote of a case that `failed` now is not counted.
    """
    told = unfold(case.folded)
    plan = make_plan(told, words.registry, on, options.clinic)
    if plan.stop:
        yield Line(case.id, state=words.message('review.state-help'))
        return
    made = None if folder is None else {} if failed else _made(folder, case.id)
    if {paper.id for paper in plan.papers} - {*(made or {})}:
        # What is not written yet is told of in the language in which it will be.
        plan = as_written(plan, desk_of(told, plan, words.registry, on, options).here, options)
    yield from (_line(case.id, plan, n, made, words) for n in range(len(plan.whole)))
    if plan.ask or not plan.papers:
        yield Line(case.id, waits=words.labels(plan.ask), state=words.message('review.state-open'))


def _made(folder: Path, case: str) -> dict[str, tuple[str, str]]:
    """The language and the state of each paper that was written."""
    found: dict[str, tuple[str, str]] = {}
    for entry in record_of(folder, case)[1]:
        id = str(entry.get('id'))
        if id != START_HERE and entry.get('paper') != KIND:
            found.setdefault(id, (str(entry.get('language')), str(entry.get('state') or 'written')))
    return found


def _line(case: str, plan: Plan, n: int, made: dict[str, tuple[str, str]] | None, words: Wording) -> Line:
    paper = plan.whole[n]
    language, state = (made or {}).get(paper.id, (paper.language, 'planned' if made is None else 'missing'))
    after, until = paper.after, plain_date(plan.until(paper), words.language)
    waits = [words.message(f'guide.waits-{after.event}', paper=after.paper, date=until)] if after else []
    waits += [words.labels(paper.needs)] if paper.needs else []
    return Line(
        case,
        paper.id,
        words.paper(paper.called),
        words.recipient(paper.recipient),
        '\n'.join(words.registry.law(id).citation or id for id in paper.laws),
        words.language_name(language),
        words.message(f'review.channel-{paper.door.kind}'),
        paper.due.by.isoformat() if paper.due else '',
        '\n'.join(waits),
        words.message(f'review.state-{state}'),
    )


def workbook(lines: Iterable[Line], words: Wording) -> bytes:
    """The lines as a workbook of texts; the same lines give the same bytes."""
    import openpyxl
    from openpyxl.styles import Alignment
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet(words.message('review.page')[:31])
    page.freeze_panes = 'A2'
    # On paper all columns stand side by side, and each page has the headings.
    page.page_setup.orientation, page.page_setup.fitToHeight = 'landscape', 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = '1:1'
    page.sheet_view.rightToLeft = direction(words.language) == 'rtl'
    for number, width in enumerate(_WIDTHS, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    head = text_cells(page, [words.message(f'review.{name}') for name in HEADINGS])
    for cell in head:
        cell.font = Font(name='Calibri', bold=True)
    page.append(head)
    whole = Alignment(wrap_text=True, vertical='top')
    for number, line in enumerate(lines, 2):
        page.row_dimensions[number].height = _LINE_HEIGHT * _lines_of(line)
        cells = text_cells(page, line)
        for cell in cells:
            cell.alignment = whole
        page.append(cells)
    stream = io.BytesIO()
    book.save(stream)
    return undated(stream.getvalue())


def _lines_of(line: Line) -> int:
    """How many lines the highest cell takes: not every spreadsheet makes room for them itself."""
    return max(
        sum(1 + len(part) // width for part in text.split('\n')) for text, width in zip(line, _WIDTHS, strict=True)
    )
