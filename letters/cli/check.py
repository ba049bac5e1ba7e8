"""The command `check`: every problem of case files at once."""

from __future__ import annotations

from pathlib import Path

from letters.checking.clinic import read_clinic
from letters.cli.bringing import gathered
from letters.cli.bringing import problem_json
from letters.cli.bringing import warned
from letters.cli.leaving import Leave
from letters.cli.opening import case_from
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import DataError
from letters.errors import Problem
from letters.intake.gather import is_sheet
from letters.registry.load import registry
from letters.registry.read import read_file


def check(files: list[Path], date_given: str, mapping: Path | None, encoding: str, *, as_json: bool) -> None:
    """Show all problems of all files, and what was mended in them: that alone stops nothing."""
    on = day(date_given)
    settings, problems, warnings = list[Problem](), list[Problem](), list[Problem]()
    for path in files:
        if _is_clinic(path):
            settings += read_clinic(path, registry())[1]
        elif is_sheet(path):
            brought = gathered([path], on, mapping=mapping, encoding=encoding)
            problems += brought.problems
            problems += (problem for case in brought.cases for problem in case.problems)
            warnings += (warning for case in brought.cases for warning in case.warnings)
        else:
            read = case_from(path, on)
            problems += read.problems
            warnings += read.warnings
    words, wrong = wording(), (*settings, *problems)
    if as_json:
        told = [problem_json(one) for one in wrong] + [problem_json(one, 'warning') for one in warnings]
        show_json(told)
    else:
        show(words.problem(one) for one in wrong)
        show(warned(warnings))
    if wrong:
        talk([words.message('check-bad', count=len(wrong))])
        raise Leave(CaseError.exit_code if problems else DataError.exit_code)
    talk([words.message('check-ok', count=len(files))])


def _is_clinic(path: Path) -> bool:
    """The settings of a clinic are known by their name, or by the first thing that they have to say."""
    tree = {} if is_sheet(path) else read_file(path, name=path.name).value
    return path.name == 'clinic.yaml' or (isinstance(tree, dict) and 'clinic' in tree)
