"""Who signs: where somebody acts for the person shown, and where that person signs the paper too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.elements import wanted

if TYPE_CHECKING:
    from letters.law.brief import Brief
    from letters.law.topic import Situation


def signed_for_another(here: Situation) -> bool:
    """Whether the person shown can and has to say that somebody may act: of that the paper's own table tells."""
    known = here.facts(tuple(here.case.items))
    return any(evaluate(made.if_, known).holds for made in here.registry.papers['authorisation'].made_when)


def person_signs(brief: Brief) -> bool:
    """Whether the person shown signs beside somebody whom they asked to act.

    So where a law of the paper demands an element that is the person's own to declare. A guardian declares it in
    their own right, as does a relative after a death.
    """
    words = brief.topic.here.registry.vocabulary.elements
    demanded = (one.is_ for law in brief.laws for one in wanted(law, brief.topic) if one.need == 'required')
    return signed_for_another(brief.topic.here) and any(words[word].signed_by == 'person' for word in demanded)
