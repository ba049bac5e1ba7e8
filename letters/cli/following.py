"""The command `next` for whatever it is given: a case, or many."""

from __future__ import annotations

from pathlib import Path

from letters.cli.house import clinic_of
from letters.cli.house import in_house
from letters.cli.next import Choices
from letters.cli.next import show_case
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.intake.gather import is_sheet
from letters.packet.options import FORMATS
from letters.packet.options import Options


def show_next(target: Path, output: Path | None, date_given: str, options: Options, choices: Choices) -> None:
    """Show where everything stands; with a folder, make what is due."""
    if set(options.formats) - set(FORMATS):
        raise UsageError('usage-choice', option='--format', choices=', '.join(FORMATS))
    on, options = day(date_given), in_house(options, clinic_of(choices.clinic))
    if target.is_dir() or is_sheet(target):
        from letters.cli.next_run import show_run

        show_run(target, output, on, options, choices)
        return
    if choices.figures or choices.sheet:
        raise UsageError('usage-next-run')
    read = case_from(target, on)
    case = case_or_problems(read)
    talk([] if choices.as_json else map(wording(case.case.language).problem, read.warnings))
    show_case(case, output, on, options, as_json=choices.as_json)
