"""The check of the registry: every rule over every record, template and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking import addresses
from letters.checking import catalogues
from letters.checking import closed
from letters.checking import conditions
from letters.checking import doubles
from letters.checking import elements
from letters.checking import examples
from letters.checking import jurisdictions
from letters.checking import needs
from letters.checking import oaths
from letters.checking import pages
from letters.checking import papers
from letters.checking import pasting
from letters.checking import places
from letters.checking import platforms
from letters.checking import questions
from letters.checking import references
from letters.checking import replies
from letters.checking import rights
from letters.checking import sentences
from letters.checking import sources
from letters.checking import texts
from letters.checking import tongues
from letters.checking.rule import Records
from letters.checking.rule import Rule
from letters.checking.rule import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from letters.checking.files import Files
    from letters.errors import Problem
    from letters.model.registry import Registry

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *conditions.RULES,
    *closed.RULES,
    *doubles.RULES,
    *questions.RULES,
    *elements.RULES,
    *needs.RULES,
    *rights.RULES,
    *oaths.RULES,
    *sources.RULES,
    *sentences.RULES,
    *pasting.RULES,
    *platforms.RULES,
    *addresses.RULES,
    *texts.RULES,
    *jurisdictions.RULES,
    *places.RULES,
    *papers.RULES,
    *pages.RULES,
    *examples.RULES,
    *tongues.RULES,
    *replies.RULES,
    *catalogues.RULES,
)
"""Every rule, in the order in which contributors read them."""
LAST: tuple[Rule, ...] = (*examples.LAST,)
"""Rules that are asked only where no other found an error: they would tell the same again, further from its cause."""


def check(registry: Registry, files: Files, on: date, *, translations: bool = True) -> list[Problem]:
    """Everything that breaks a rule on a day, in the order of files and lines.

    To read every translation takes half of the time: where nobody asks about them they can be left out.
    """
    records = Records(registry, files, on)
    asked = [rule for rule in RULES if translations or rule not in catalogues.RULES]
    found = [problem for rule in asked for problem in rule.problems(records)]
    if not errors(found):
        found += [problem for rule in LAST for problem in rule.problems(records)]
    return sorted(set(found), key=lambda one: (one.file, one.line, one.column, one.id, one.values))


def severity(problem: Problem) -> Severity:
    """How heavy a problem weighs: an error stops the data from being used, a warning asks somebody to look."""
    return next((rule.severity for rule in (*RULES, *LAST) if rule.id == problem.id), 'error')


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop the data from being used."""
    return [problem for problem in problems if severity(problem) == 'error']
