"""The command `plan`."""

from __future__ import annotations

from pathlib import Path

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
from letters.wording.plan import as_json as plan_json
from letters.wording.plan import as_lines


def show_plan(path: Path, date_given: str, *, as_json: bool) -> None:
    """Show the plan of a case; help alone leaves with 8."""
    on = day(date_given)
    read = case_from(path, on)
    case = case_or_problems(read)
    plan, words = make_plan(case, registry(), on), wording(case.case.language).about(case)
    plan = as_written(plan, desk_of(case, plan, registry(), on, Options()).here, Options())
    talk(words.fallback(case.case.language))
    if as_json:
        show_json(plan_json(plan, words, read.warnings))
    else:
        talk(words.problem(one) for one in read.warnings)
        show(as_lines(plan, words))
    if plan.stop:
        raise Leave(ExitCode.HELP_NOT_LETTERS)
