"""A sheet of what was sent and what came back, for a whole run: its rows read, checked together, written down."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.casefile.shape import fields
from letters.casefile.shape import leaf
from letters.errors import CaseError
from letters.errors import LettersError
from letters.followup.noting import answered
from letters.followup.noting import noted
from letters.followup.offered import of_packet
from letters.followup.state import by_number
from letters.followup.state import read_sent
from letters.model.case import Sent
from letters.model.case import day
from letters.output.store import RECORD
from letters.output.store import is_code
from letters.output.store import packet_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

    from letters.errors import Problem
    from letters.followup.offered import Offered
    from letters.intake.table import Row
    from letters.intake.table import Table
    from letters.model.registry import Registry

COLUMNS = ('case.id', 'number', 'on', 'channel', 'reference', 'answer', 'answered_on')
_DAYS = frozenset({'on', 'answered_on'})
# A spreadsheet makes a number of 01, and of 01.1 too.
_BARE_NUMBER = re.compile(r'([0-9]{1,3})((?:\.[0-9]{1,3})?)')

Change = Callable[[Sent | None], Sent]


class Noted(NamedTuple):
    """What a row says: of which paper, and what becomes of its entry."""

    case: str
    number: str
    change: Change


@dataclass(slots=True)
class SentSheet:
    """The rows of a sheet beside a folder of packets. Where there are `problems`, nothing is to be written."""

    table: Table
    folder: Path
    registry: Registry
    today: date
    again: bool = False
    problems: list[Problem] = field(default_factory=list)
    rows: list[Noted] = field(default_factory=list)
    _papers: dict[str, Mapping[str, Offered]] = field(default_factory=dict)
    _entries: dict[str, dict[str, Sent]] = field(default_factory=dict)

    def read(self) -> None:
        """Looks at every row as if those before it had been written down."""
        columns = self._columns()
        self.problems += self.table.problems
        if self.problems:
            return
        for row in self.table.rows:
            before = len(self.problems)
            said = self._said(row, columns)
            if len(self.problems) == before and (said.get('on') or said.get('answer') or said.get('reference')):
                self._take(row, said, columns)

    def _columns(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, heading in enumerate(self.table.headings, 1):
            key = heading.strip().casefold()
            if key in found:
                self.table.problems.append(self.table.problem('sheet-double-column', 1, number))
            elif key in COLUMNS:
                found[key] = number
        if self.table.headings and not {'case.id', 'number'} <= found.keys():
            self.table.problems.append(self.table.problem('sent-sheet-columns', 1, choices=', '.join(COLUMNS)))
        return found

    def _said(self, row: Row, columns: Mapping[str, int]) -> dict[str, str]:
        """The answers of a row; what is wrong with a cell is noted, and the others are looked at all the same."""
        said: dict[str, str] = {}
        for key, column in columns.items():
            cell = row.at(column)
            text = cell.text.strip()
            fit = cell.form in {'text', 'number'} or (cell.form == 'day' and key in _DAYS)
            if not fit:
                id = 'cell-became-day' if cell.form == 'day' else f'cell-{cell.form}'
                self.problems.append(self.table.problem(id, row.number, column))
            elif key == 'number':
                said[key] = _BARE_NUMBER.sub(lambda found: found[1].zfill(2) + found[2], text)
            elif key == 'case.id' or not text:
                said[key] = text
            else:
                said[key] = self._leaf(key, text, row, column)
        return said

    def _leaf(self, key: str, text: str, row: Row, column: int) -> str:
        held = leaf(fields(Sent)[key], text.lower() if key in {'answer', 'channel'} else text)
        if held.problem:
            self.problems.append(self.table.problem(held.problem, row.number, column, **dict(held.values)))
        elif key in _DAYS and (when := day(held.text)) is not None and when > self.today:
            self.problems.append(self.table.problem('date-later', row.number, column))
        return held.text

    def _take(self, row: Row, said: Mapping[str, str], columns: Mapping[str, int]) -> None:
        case, number = said['case.id'], said['number']
        papers = self._papers_of(case, row, columns['case.id'])
        if papers is None:
            return
        if number not in papers:
            listed = ', '.join(sorted(papers))
            self.problems.append(self.table.problem('sent-sheet-paper', row.number, columns['number'], choices=listed))
            return
        for one in self._changes(papers[number], said, row, columns):
            held = self._entries[case]
            try:
                held[number] = one(held.get(number))
            except LettersError as error:
                self.problems.append(self.table.problem(error.id, row.number, columns['number'], **error.values))
                return
            self.rows.append(Noted(case, number, one))

    def _papers_of(self, case: str, row: Row, column: int) -> Mapping[str, Offered] | None:
        """The papers of a case, with what is written down of them; None, and a problem, where there is no packet."""
        if case not in self._papers:
            if not is_code(case) or not (packet_folder(self.folder, case) / RECORD).is_file():
                self.problems.append(self.table.problem('sent-no-packet', row.number, column))
                return None
            self._papers[case] = of_packet(self.folder, case, self.registry)
            self._entries[case] = dict(by_number(read_sent(self.folder, case)))
        return self._papers[case]

    def _changes(self, paper: Offered, said: Mapping[str, str], row: Row, columns: Mapping[str, int]) -> list[Change]:
        """What a row changes: that the paper was sent, then what came back."""
        on, answer, answered_on = (said.get(key, '') for key in ('on', 'answer', 'answered_on'))
        reference, found = said.get('reference', ''), list[Change]()
        if bool(answer) != bool(answered_on):
            column = columns.get('answered_on' if answer else 'answer', columns['number'])
            self.problems.append(self.table.problem('sent-sheet-answer', row.number, column))
            return []
        if on:
            more = {'channel': said.get('channel'), 'reference': reference}
            values = {**paper.entry(self.registry, on), **{key: value for key, value in more.items() if value}}
            new = Sent.made(values)
            found.append(lambda held: noted(held, new, again=self.again))
        elif reference and not answer:
            found.append(
                lambda held: noted(
                    _there(held), _there(held).model_copy(update={'reference': reference}), again=self.again
                )
            )
        if answer:
            number = '' if on else reference
            found.append(lambda held: answered(_there(held), answer, answered_on, number, again=self.again))
        return found


def _there(held: Sent | None) -> Sent:
    if held is None:
        raise CaseError('answer-not-sent')
    return held
