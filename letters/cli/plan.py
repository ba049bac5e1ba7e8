"""The command `plan`."""

from __future__ import annotations

from pathlib import Path

from letters.cli.leaving import Leave
from letters.cli.next import with_packet
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import ExitCode
from letters.followup.making import like_the_packet
from letters.followup.planned import went
from letters.followup.steps import followed
from letters.packet.letters import as_written
from letters.packet.options import Options
from letters.registry.load import registry
from letters.wording.plan import as_json as plan_json
from letters.wording.plan import as_lines


def show_plan(path: Path, date_given: str, output: Path | None, *, as_json: bool) -> None:
    """Show the plan of a case, and what of it was sent; help alone leaves with 8.

    `output` is the folder with its packet, whose numbers hold, and beside which stands what was sent.
    """
    on, options = day(date_given), Options()
    read = case_from(path, on)
    case = with_packet(case_or_problems(read), output)
    if output is not None:
        options = like_the_packet(output, case.case.id, options)
    of, words = followed(case, registry(), on, options), wording(case.case.language).about(case)
    plan = as_written(of.plan, of.desk.here, options)
    sent = went(plan, of.threads, words)
    talk(words.fallback(case.case.language))
    if as_json:
        show_json(plan_json(plan, words, read.warnings, sent))
    else:
        talk(words.problem(one) for one in read.warnings)
        show(as_lines(plan, words, sent))
    if plan.stop:
        raise Leave(ExitCode.HELP_NOT_LETTERS)
