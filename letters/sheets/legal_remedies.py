"""The page on what a lawyer can do further: the ways to a court that are known, what they are worth, what to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import direction
from letters.languages.locale import plain_date
from letters.plan.beside import remedies
from letters.plan.beside import said_of
from letters.sheets.sheet import Guide
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.sheet import link
from letters.sheets.sheet import piece
from letters.wording.record import cited
from letters.wording.record import looked_up
from letters.wording.record import title

if TYPE_CHECKING:
    from markupsafe import Markup

    from letters.law.topic import Situation
    from letters.model.law import Law
    from letters.model.law import Says
    from letters.model.letter import Letter
    from letters.model.plan import Paper
    from letters.wording.words import Wording


def legal_remedies(paper: Paper, here: Situation, wording: Wording) -> Letter:
    """The page, in the words of the reader. What nobody verified is a lead to check, without a word of what it says."""
    found, watched, case = remedies(here), remedies(here, 'regulator'), here.case
    guide = {
        'for_self': case.sender.role in {'self', ''},
        'pictures': any(one.kind for one in case.materials),
        'routes': [_route(law, here, wording) for law in found if law.confidence != 'low'],
        'stop': '' if _is_rtl(wording) else '.',
        'no_claim': [_watched(law, here, wording) for law in watched if law.confidence != 'low'],
        'leads': [_named(law, wording) for law in (*found, *watched) if law.confidence == 'low'],
    }
    size = here.registry.paper_size(case.sender.country or case.person.country)
    return compose_sheet(Sheet(paper.kind, paper.id, paper.reference, here.on, size), guide, wording)


def _bracketed(cite: str, wording: Wording) -> Markup:
    """A citation in brackets. In right-to-left text it has a line of its own, and needs none there."""
    spoken = cited(cite, wording)
    return piece(spoken if _is_rtl(wording) else f'({spoken})')


def _is_rtl(wording: Wording) -> bool:
    return direction(wording.language) == 'rtl'


def _named(law: Law, wording: Wording) -> Guide:
    return {
        'title': piece(title(law, wording)),
        'cite': _bracketed(law.citation, wording),
        'source': link(law.sources[0].url) if law.sources else '',
    }


def _route(law: Law, here: Situation, wording: Wording) -> Guide:
    """A way with the sentences of its record that fit the case, each with its place in the law, and how sure we are."""
    return {
        **_named(law, wording),
        'says': [_said(law, one, wording) for one in said_of(law, here)],
        'sure': wording.word('confidence', law.confidence),
        'read': plain_date(law.checked, wording.language),
    }


def _watched(law: Law, here: Situation, wording: Wording) -> Guide:
    """A law that gives no claim in court, with what it does not do and who keeps it."""
    limits = [looked_up(f'law {law.id}', text, wording) for text in law.limits]
    route = _route(law, here, wording)
    return {**route, 'says': [*route['says'], *({'text': text, 'cite': ''} for text in limits)]}  # type: ignore[misc]


def _said(law: Law, one: Says, wording: Wording) -> Guide:
    """A sentence with its place in the law, unless it names that place itself."""
    text, cite = looked_up(f'law {law.id}', one.text, wording), cited(one.cite, wording)
    return {'text': text, 'cite': '' if cite in text else _bracketed(one.cite, wording)}
