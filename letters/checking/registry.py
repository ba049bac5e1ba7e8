"""The check of the registry: every rule over every record, template and list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking import addresses
from letters.checking import conditions
from letters.checking import elements
from letters.checking import jurisdictions
from letters.checking import oaths
from letters.checking import pages
from letters.checking import papers
from letters.checking import platforms
from letters.checking import references
from letters.checking import sentences
from letters.checking import sources
from letters.checking import texts
from letters.checking.rule import Records
from letters.checking.rule import Rule
from letters.checking.rule import Severity

if TYPE_CHECKING:
    from datetime import date

    from letters.checking.files import Files
    from letters.errors import Problem
    from letters.model.registry import Registry

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *conditions.RULES,
    *elements.RULES,
    *oaths.RULES,
    *sources.RULES,
    *sentences.RULES,
    *platforms.RULES,
    *addresses.RULES,
    *texts.RULES,
    *jurisdictions.RULES,
    *papers.RULES,
    *pages.RULES,
)
"""Every rule, in the order in which contributors read them."""


def check(registry: Registry, files: Files, on: date) -> list[Problem]:
    """Everything that breaks a rule on a day, in the order of files and lines."""
    records = Records(registry, files, on)
    found = [problem for rule in RULES for problem in rule.problems(records)]
    return sorted(set(found), key=lambda one: (one.file, one.line, one.column, one.id, one.values))


def severity(problem: Problem) -> Severity:
    """How heavy a problem weighs: an error stops the data from being used, a warning asks somebody to look."""
    return next((rule.severity for rule in RULES if rule.id == problem.id), 'error')
