"""The page for the person after a counter-notice: what happens then, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import plain_date
from letters.model.case import day
from letters.plan.care import helplines
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import helper

if TYPE_CHECKING:
    from letters.law.brief import Following
    from letters.law.topic import Situation
    from letters.model.letter import Letter
    from letters.model.plan import Paper
    from letters.wording.words import Wording


def counter_notice(paper: Paper, step: Following, here: Situation, wording: Wording) -> Letter:
    """The page, with the day on which the service told of it and those who help in the person's country."""
    told, case = day(step.earlier.answered_on), here.case
    guide = {
        'told': plain_date(told, wording.language) if told else '',
        'helplines': [helper(id, wording) for id in helplines(here, minor=False)],
    }
    size = here.registry.paper_size(case.sender.country or case.person.country)
    return compose_sheet(Sheet(step.kind.id, paper.id, paper.reference, here.on, size), guide, wording)
