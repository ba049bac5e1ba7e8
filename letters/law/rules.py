"""A recipient's own rule, as far as it covers what a letter is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.matching import covers
from letters.model.platform import RULES_OF_GROUND

if TYPE_CHECKING:
    from letters.law.topic import Topic
    from letters.model.platform import OwnRule


def named_rule(ground: str | None, topic: Topic) -> OwnRule | None:
    """The rule of the recipient that is about what a letter tells, whether it reaches that or not."""
    names = RULES_OF_GROUND.get(ground or '', ())
    if ground == 'personal-data':
        names = ('impersonation_rule',) if topic.pretends else ('details_rule',)
    return next((getattr(topic.recipient.record, name) for name in names), None)


def rule_for(ground: str | None, topic: Topic) -> OwnRule | None:
    """The recipient's own rule that covers everything in a letter, or None."""
    rule = named_rule(ground, topic)
    return rule if rule is not None and all(_reaches(rule, one) for one in topic.singly) else None


def _reaches(rule: OwnRule, topic: Topic) -> bool:
    if not evaluate(rule.when, topic.known).holds:
        return False
    if rule.not_when and evaluate(rule.not_when, topic.known).holds:
        return False
    return covers(rule.covers, topic).holds is True
