"""The statement for the police of a case, as its reader sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from letters.compose.letter import compose
from letters.languages.catalogue import Translator
from letters.law.brief import Brief
from letters.law.topic import Situation
from letters.pen.law_words import optional
from letters.pen.pen import Gaps
from letters.pen.pen import Pen
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import make_case

CHOSEN = {'wishes.police': 'statement', 'wishes.regulator': 'no', 'harm': ['afraid']}


def statement(country: str, changes: Mapping[str, Any], *, untranslated: bool = False, language: str = 'en') -> str:
    """The statement of a case; empty where none is made. `untranslated`: without its sentences of law."""
    case = make_case({'person.country': country, 'sender.country': country, **CHOSEN, **changes})
    here = Situation(case, registry(), DAY)
    found = [paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'police-statement']
    if not found:
        return ''
    (paper,) = found
    gone = optional(Pen(Brief.of(paper, here), Translator('en', 'letters'))) if untranslated else ()
    return text(compose(paper, here, language, gaps=Gaps(frozenset(gone))).letter)
