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
    """Show all problems of all files, and what was mended in them: that alone stops nothing."""
    on = day(date_given)
    problems, warnings = list[Problem](), list[Problem]()
    for path in files:
        read = case_from(path, on)
        problems += read.problems
        warnings += read.warnings
    words = wording()
    if as_json:
        told = [_as_json(one, 'error') for one in problems] + [_as_json(one, 'warning') for one in warnings]
        show_json(told)
    else:
        show(words.problem(one) for one in (*problems, *warnings))
    if problems:
        talk([words.message('check-bad', count=len(problems))])
        raise Leave(CaseError.exit_code)
    talk([words.message('check-ok', count=len(files))])


def _as_json(problem: Problem, severity: str) -> dict[str, object]:
    words = wording()
    return {
        'file': problem.file,
        'line': problem.line,
        'column': problem.column,
        'id': problem.id,
        'text': words.told(problem.id, dict(problem.values)),
        'severity': severity,
    }
