"""Which answers the plan still wants: those that a paper of it prints or that decide about one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from letters.plan.make import plan
from letters.questionnaire.shape import choices
from letters.questionnaire.shape import leaves

if TYPE_CHECKING:
    from datetime import date

    from letters.model.plan import Plan
    from letters.model.registry import Registry
    from letters.questionnaire.answers import Answers


@dataclass(frozen=True, eq=False)
class Wants:
    """What the plan for some answers wants to know."""

    answers: Answers
    registry: Registry
    on: date
    seen: frozenset[str]

    @cached_property
    def plan(self) -> Plan:
        """The plan for the answers so far."""
        return plan(self.answers.case(self.registry, self.on), self.registry, self.on)

    def key(self, key: str) -> bool:
        """Whether an answer to a numbered key is wanted."""
        plain = '.'.join(part for part in key.split('.') if not part.isdigit())
        return plain in self.plan.ask
