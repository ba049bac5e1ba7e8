"""A recipient's own rule, as far as it covers what a letter is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.matching import covers

if TYPE_CHECKING:
    from letters.law.topic import Topic
    from letters.model.platform import OwnRule


def rule_for(ground: str | None, topic: Topic) -> OwnRule | None:
    """The recipient's own rule that covers everything in a letter, or None."""
    record = topic.recipient.record
    rule = record.privacy_rule if ground == 'privacy' else record.rule
    if rule is None or ground not in {'ncii', 'privacy', 'delisting', 'host'}:
        return None
    if not evaluate(rule.when, topic.known).holds:
        return None
    if rule.not_when and evaluate(rule.not_when, topic.known).holds:
        return None
    return rule if all(covers(rule.covers, one).holds for one in topic.singly) else None
