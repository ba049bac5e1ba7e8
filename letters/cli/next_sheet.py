"""The sheet in which somebody fills in what was sent and what came back, for `letters sent DIR --from SHEET`."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

from letters.casefile.shape import choices as words_of
from letters.casefile.shape import fields
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import FileError
from letters.errors import UsageError
from letters.followup.board import cases_in
from letters.followup.offered import of_packet
from letters.followup.sheet import COLUMNS
from letters.followup.state import by_number
from letters.followup.state import in_order
from letters.followup.state import read_sent
from letters.intake.empty import Heading
from letters.intake.empty import empty_csv
from letters.intake.empty import empty_workbook
from letters.model.case import Sent
from letters.output.files import write_private
from letters.registry.load import registry
from letters.wording.words import Wording

# What came back with a number is kept where it is: a sheet goes from hand to hand.
_LEFT_OUT = frozenset({'reference'})


def write_sheet(file: Path, folder: Path, cases: Iterable[str]) -> None:
    """Write a row for each paper of these cases, with what is written down of it already."""
    if file.suffix.lower() not in {'.csv', '.xlsx'}:
        raise UsageError('usage-choice', option='--sheet', choices='.csv, .xlsx')
    if file.exists():
        raise FileError('sheet-exists', file=whole(file))
    words, there = wording(), set(cases_in(folder))
    rows = [row for case in sorted(cases) if case in there for row in _rows(folder, case)]
    columns = [_heading(key, words) for key in COLUMNS]
    made = empty_workbook(columns, words, rows) if file.suffix.lower() == '.xlsx' else empty_csv(columns, rows)
    write_private(file, made)
    talk([words.message('next-run.sheet', file=whole(file))])


def _rows(folder: Path, case: str) -> Iterator[list[str]]:
    held = by_number(read_sent(folder, case))
    papers = of_packet(folder, case, registry())
    for entry in in_order(held.get(number, Sent.made({'number': number})) for number in {*papers, *held}):
        yield [case if key == 'case.id' else '' if key in _LEFT_OUT else str(getattr(entry, key)) for key in COLUMNS]


def _heading(key: str, words: Wording) -> Heading:
    name = key if key == 'case.id' else f'sent.{key}'
    question = words.registry.questions.get(name)
    allowed = words_of(fields(Sent)[key]) if key in fields(Sent) else ()
    say = words.translator.text
    return Heading(
        key,
        say(f'question {name}', question.ask) if question else '',
        say(f'question {name}', question.why) if question else '',
        question.example if question else '',
        tuple((word, words.choice(name, word)) for word in allowed),
        several=False,
    )
