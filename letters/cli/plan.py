"""The command `plan`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters.cli.leaving import Leave
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import ExitCode
from letters.packet.build import desk_of
from letters.packet.letters import as_written
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import NOTHING_WENT
from letters.wording.plan import as_json as plan_json
from letters.wording.plan import as_lines

if TYPE_CHECKING:
    from datetime import date

    from letters.model.case import Case
    from letters.model.plan import Plan
    from letters.wording.plan import Went
    from letters.wording.words import Wording


def show_plan(path: Path, date_given: str, output: Path | None, *, as_json: bool) -> None:
    """Show the plan of a case, and what of it was sent; help alone leaves with 8.

    `output` is the folder with its packet, whose numbers hold, and beside which stands what was sent.
    """
    on = day(date_given)
    read = case_from(path, on)
    case = case_or_problems(read)
    words = wording(case.case.language).about(case)
    plan, sent = _of_today(case, on) if output is None and not case.sent else _after_sending(case, output, on, words)
    talk(words.fallback(case.case.language))
    if as_json:
        show_json(plan_json(plan, words, read.warnings, sent))
    else:
        talk(words.problem(one) for one in read.warnings)
        show(as_lines(plan, words, sent))
    if plan.stop:
        raise Leave(ExitCode.HELP_NOT_LETTERS)


def _of_today(case: Case, on: date) -> tuple[Plan, Went]:
    """The plan of a case of which nothing was sent."""
    plan = make_plan(case, registry(), on)
    return as_written(plan, desk_of(case, plan, registry(), on, Options()).here, Options()), NOTHING_WENT


def _after_sending(case: Case, output: Path | None, on: date, words: Wording) -> tuple[Plan, Went]:
    """The plan of a case with what became of what was sent. What follows a letter is read where one was sent alone."""
    from letters.cli.next import with_packet
    from letters.followup.making import like_the_packet
    from letters.followup.planned import went
    from letters.followup.steps import followed

    case, options = with_packet(case, output), Options()
    if output is not None:
        options = like_the_packet(output, case.case.id, options)
    of = followed(case, registry(), on, options)
    plan = as_written(of.plan, of.desk.here, options)
    return plan, went(plan, of.threads, words)
