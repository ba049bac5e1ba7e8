"""What was sent and what came back in a whole run, from a sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from letters.cli.leaving import Leave
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import ExitCode
from letters.followup.sheet import Noted
from letters.followup.sheet import SentSheet
from letters.followup.state import by_number
from letters.followup.state import change_sent
from letters.followup.state import in_order
from letters.intake.reading import read_table
from letters.model.case import Sent
from letters.registry.load import registry


def sent_sheet(folder: Path, file: Path, today: date, *, encoding: str, again: bool) -> None:
    """Write down all that a sheet says, once every row of it is fit; else tell all that is wrong, by row."""
    words = wording()
    sheet = SentSheet(read_table(file, encoding=encoding), folder, registry(), today, again)
    sheet.read()
    if sheet.problems:
        talk(words.problem(one) for one in dict.fromkeys(sheet.problems))
        talk([words.message('sent.sheet-nothing', problems=len(sheet.problems))])
        raise Leave(ExitCode.CASE)
    by_case: dict[str, list[Noted]] = {}
    for one in sheet.rows:
        by_case.setdefault(one.case, []).append(one)
    changed = sum(_write(folder, case, rows) for case, rows in by_case.items())
    show([words.message('sent.sheet-done', cases=len(by_case), changed=changed)])


def _write(folder: Path, case: str, rows: list[Noted]) -> int:
    """Write down what the rows of a case say; gives how many of its entries are new or changed."""
    before: list[Sent] = []

    def change(entries: tuple[Sent, ...]) -> tuple[Sent, ...]:
        before[:] = entries
        held = dict(by_number(entries))
        for one in rows:
            held[one.number] = one.change(held.get(one.number))
        return in_order(held.values())

    after = change_sent(folder, case, change)
    return sum(entry not in before for entry in after)
