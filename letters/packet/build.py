"""A packet: the plan, the letters, and every file that comes of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from letters.languages.catalogue import Translator
from letters.law.disclosure import disclosed
from letters.law.disclosure import represented
from letters.law.topic import Situation
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.packet.files import Desk
from letters.packet.files import files
from letters.packet.letters import Attempt
from letters.packet.letters import letter_of
from letters.packet.letters import reader_language
from letters.packet.letters import told_of
from letters.packet.made import Packet
from letters.packet.options import Notice
from letters.packet.options import Options
from letters.plan.gaps import closed
from letters.plan.gaps import covering
from letters.plan.gaps import without
from letters.plan.make import make_plan
from letters.wording.words import Wording

if TYPE_CHECKING:
    from datetime import date

    from letters.model.case import Case
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.registry import Registry


def packet(case: Case, registry: Registry, on: date, options: Options) -> Packet:
    """Everything that a packet holds, as bytes; nothing is written here."""
    made = without(make_plan(case, registry, on, options.clinic, options.given), options.leave_out)
    desk = desk_of(case, made, registry, on, options)
    chosen, pages = (
        [paper for paper in some if not options.only or paper.id in options.only] for some in (made.papers, made.pages)
    )
    return written_by(desk, made._replace(pages=tuple(pages)), chosen)


def desk_of(case: Case, plan: Plan, registry: Registry, on: date, options: Options) -> Desk:
    """What the papers of a plan are made with."""
    here = Situation(disclosed(represented(case, options.clinic), plan.effects), registry, on, options.clinic)
    words = Wording(registry, Translator(reader_language(here), 'interface'))
    return Desk(here, options, words.about(case), case)


def written_by(desk: Desk, made: Plan, chosen: list[Paper], *, start: bool = True) -> Packet:
    """The packet of some papers, with the plan as it came out; without the page to `start` with where that is kept."""
    outcomes = _outcomes(chosen, made, desk)
    refused = [paper for paper, outcome in zip(chosen, outcomes, strict=True) if outcome.not_made]
    written = [outcome.written for outcome in outcomes if outcome.written]
    papers = closed([one.paper for one in written], refused)
    not_made = tuple(outcome.not_made for outcome in outcomes if outcome.not_made)
    plan = made._replace(papers=tuple(papers), not_made=(*made.not_made, *not_made))
    finished = [replace(one, paper=paper) for one, paper in zip(written, papers, strict=True)]
    # What is read alone is neither sent nor refused.
    alone = (letter_of(paper, desk.here, desk.options).written for paper in plan.pages)
    finished += [one for one in alone if one is not None]
    parts = tuple(files(plan, finished, desk, start=start))
    told = chain.from_iterable((*(one.notices for one in outcomes), *(one.notices for one in parts)))
    unusable = [Notice('sentence-faulty', told_of(one)) for one in dict.fromkeys(desk.wording.translator.faulty)]
    return Packet(
        plan,
        parts,
        tuple(dict.fromkeys((*told, *unusable))),
        missing=next(filter(None, [*(one.missing for one in outcomes), *(one.missing for one in parts)]), None),
        fault=next((Notice(one.fault.id, tuple(one.fault.values.items())) for one in outcomes if one.fault), None),
        unreviewed=tuple(sorted({one.paper.language for one in finished if one.paper.language in one.unreviewed})),
    )


def _outcomes(chosen: list[Paper], plan: Plan, desk: Desk) -> list[Attempt]:
    """What comes of each paper; an authorisation last, because it is for those that are made."""
    found: dict[str, Attempt] = {}
    for paper in sorted(chosen, key=lambda one: one.kind == 'authorisation'):
        made = [one for one in plan.papers if one.id not in found or found[one.id].written]
        found[paper.id] = _readable(letter_of(covering(paper, made), desk.here, desk.options), desk)
    return [found[paper.id] for paper in chosen]


def _readable(outcome: Attempt, desk: Desk) -> Attempt:
    """The outcome; not made where there can be no copy for reading of an oath on this machine (promise 11)."""
    one = outcome.written
    if one is None or one.reading is None:
        return outcome
    if desk.reviewed and one.composed.brief.kind.reading_copy != 'compulsory':
        # A draft says so on its face: it is drawn with its paper.
        return outcome
    copies = desk.views(one.reading, one.paper, desk.sheet_formats)
    if copies.content or one.composed.brief.kind.reading_copy != 'compulsory':
        return replace(outcome, written=replace(one, copies=copies))
    why = Reason('oath-needs-copy', values=(('language', one.reading.beside_language),))
    refused = NotMade(one.paper.called, one.paper.recipient, (why,))
    return Attempt(None, refused, outcome.notices, missing=copies.missing)
