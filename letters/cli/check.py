"""The command `check`: every problem of case files at once."""

from __future__ import annotations

from pathlib import Path

from letters.cli.leaving import Leave
from letters.cli.opening import case_from
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import Problem


def check(files: list[Path], date_given: str, *, as_json: bool) -> None:
    """Show all problems of all files."""
    on = day(date_given)
    problems: list[Problem] = []
    for path in files:
        _, found = case_from(path, on)
        problems += found
    words = wording()
    if as_json:
        show_json([_as_json(problem) for problem in problems])
    else:
        show(words.problem(problem) for problem in problems)
    if problems:
        talk([words.message('check-bad', count=len(problems))])
        raise Leave(CaseError.exit_code)
    talk([words.message('check-ok', count=len(files))])


def _as_json(problem: Problem) -> dict[str, object]:
    words = wording()
    return {
        'file': problem.file,
        'line': problem.line,
        'column': problem.column,
        'id': problem.id,
        'text': words.told(problem.id, dict(problem.values)),
    }
