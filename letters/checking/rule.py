"""A rule: one thing that must hold of every record, with its id, its sentence and how heavy it weighs."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Literal

from letters.errors import Problem

if TYPE_CHECKING:
    from datetime import date

    from letters.checking.files import Files
    from letters.model.registry import Registry
    from letters.registry.read import Document
    from letters.registry.read import Location

Severity = Literal['error', 'warning']


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """What the rules look at: the registry, the files that it came from, and the day of the check.

    One check has one of them, by which what many rules walk through is found once.
    """

    registry: Registry
    files: Files
    on: date


@dataclass(frozen=True, slots=True)
class Found:
    """One place that breaks a rule: the file, where in it (or the line of a template), and the words of the message."""

    file: str
    loc: Location = ()
    values: Mapping[str, str] = field(default_factory=dict)
    line: int = 0


Find = Callable[[Records], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its sentence is the docstring of the function that finds what breaks it."""

    id: str
    find: Find
    severity: Severity = 'error'

    @property
    def sentence(self) -> str:
        """The rule as contributors read it."""
        return (self.find.__doc__ or '').strip()

    def problems(self, records: Records) -> Iterator[Problem]:
        """Everything that breaks this rule, each with its place."""
        for found in self.find(records):
            yield self._problem(found, records.files.document(found.file))

    def _problem(self, found: Found, document: Document) -> Problem:
        values = tuple(found.values.items())
        if found.line or not document.marks:
            return Problem(self.id, document.file, found.line, 1 if found.line else 0, values)
        return document.problem(self.id, found.loc)._replace(values=values)


def rule(id: str, severity: Severity = 'error') -> Callable[[Find], Rule]:
    """Make a rule of the function below."""

    def made(find: Find) -> Rule:
        return Rule(id, find, severity)

    return made
