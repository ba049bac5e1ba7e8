"""From a file to a case: the case where nothing is wrong, else every problem at once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.casefile.contradictions import Finding
from letters.casefile.contradictions import contradictions
from letters.casefile.contradictions import unpublished_but_there
from letters.casefile.links import companies_misplaced
from letters.casefile.links import shown_elsewhere
from letters.casefile.links import twice
from letters.casefile.shape import Shape
from letters.casefile.shape import dotted
from letters.errors import Problem
from letters.law.topic import Situation
from letters.model.case import Case
from letters.registry.read import Document
from letters.registry.read import Location
from letters.registry.read import read_bytes
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from datetime import date
    from pathlib import Path

    from letters.model.registry import Registry

Result = tuple[Case | None, list[Problem]]


class CaseRead(NamedTuple):
    """What was read: the case where nothing is wrong, every problem, and what was mended or asks for a look."""

    case: Case | None
    problems: list[Problem]
    warnings: list[Problem]


def case_from_file(path: Path, registry: Registry, on: date) -> Result:
    """The case of a file, or None and all its problems; raises FileError when the file cannot be opened."""
    return case_from_document(read_file(path), registry, on)


def case_from_bytes(raw: bytes, name: str, registry: Registry, on: date) -> Result:
    """The case of the bytes of a file; `name` is how problems call the file."""
    return case_from_document(read_bytes(raw, name), registry, on)


def case_from_document(document: Document, registry: Registry, on: date) -> Result:
    """The case of a tree that was read; `on` is the day of the letters. Rows of a sheet come this way too."""
    read = read_case(document, registry, on)
    return read.case, read.problems


def read_case(document: Document, registry: Registry, on: date) -> CaseRead:
    """The same, with what was mended in the file, each with its line."""
    shape = Shape(document, registry.questions)
    case = shape.read()
    here = Situation(case, registry, on)
    warnings = [*shape.warnings, *_looked_at(shape, case, registry)]
    warnings += [_problem(finding, shape) for finding in unpublished_but_there(here)]
    warnings.sort(key=lambda problem: (problem.line, problem.column))
    problems = document.problems + shape.problems
    # What was never read would look like answers that are missing.
    if document.whole:
        found = contradictions(here)
        gaps = _Gaps(shape.spoiled)
        problems += [_problem(finding, shape) for finding in found if not gaps.touch(finding)]
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return CaseRead(None if problems else case, problems, warnings)


def _looked_at(shape: Shape, case: Case, registry: Registry) -> Iterator[Problem]:
    """The places that stand in the file before, by the line of the first, and those that only show others."""
    for here, host, service in shown_elsewhere(case, registry):
        yield shape.document.problem('link-shown', shape.place(here), key=dotted(here), host=host, service=service)
    for id, here in companies_misplaced(case, registry):
        yield shape.document.problem(id, shape.place(here), key=dotted(here))
    for here, first in twice(case, registry):
        line = shape.document.problem('link-twice', shape.place(first)).line
        yield shape.document.problem('link-twice', shape.place(here), key=dotted(here), line=str(line))


def _problem(finding: Finding, shape: Shape) -> Problem:
    return shape.document.problem(finding.id, shape.place(finding.loc), key=dotted(finding.loc), **dict(finding.values))


class _Gaps:
    """The answers that were left out, so that no rule takes one of them for an answer that nobody gave."""

    def __init__(self, spoiled: AbstractSet[Location]) -> None:
        self._one = _with_above(spoiled)
        self._any = _with_above({tuple(part for part in loc if isinstance(part, str)) for loc in spoiled})

    def touch(self, finding: Finding) -> bool:
        """Whether a rule looked at such an answer, at something above it or below it."""
        return any(self._touch(loc) for loc in finding.looked_at)

    def _touch(self, loc: Location) -> bool:
        """A place with a number is one recording's; without, that of any recording."""
        gaps, above = self._one if any(isinstance(part, int) for part in loc) else self._any
        return loc in above or any(loc[:n] in gaps for n in range(len(loc) + 1))


def _with_above(gaps: AbstractSet[Location]) -> tuple[AbstractSet[Location], AbstractSet[Location]]:
    return gaps, {loc[:n] for loc in gaps for n in range(len(loc))}
