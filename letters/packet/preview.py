"""A packet as translators see it: in a language that is not whole yet, what is missing marked, beside the English.

Nothing of it can be sent by mistake: each page says on its face that it is no letter, and no file is one of a packet.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.compose.letter import compose
from letters.compose.letter import reading_copy
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import Translator
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.disclosure import represented
from letters.law.topic import Situation
from letters.model.clinic import NO_CLINIC
from letters.packet.letters import page_for_person
from letters.packet.letters import told_again
from letters.packet.made import START_HERE
from letters.pen.pen import Gaps
from letters.plan.make import make_plan
from letters.sheets.form_sheet import filled_in
from letters.sheets.form_sheet import form_sheet
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import start_here
from letters.translating.noting import Noting
from letters.wording.words import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from letters.compose.letter import Composed
    from letters.model.case import Case
    from letters.model.letter import Letter
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.registry import Registry
    from letters.translating.noting import Asked


class Part(NamedTuple):
    """A letter or a sheet of a preview: what its files are called, its kind, itself, its English, what it asked for.

    `asked` says of each sentence whether the language has it.
    """

    stem: str
    kind: str
    letter: Letter
    english: Letter
    asked: dict[Asked, bool]

    @property
    def lacking(self) -> list[Asked]:
        """The sentences that stand in English, in the order in which they are read."""
        return [one for one, there in self.asked.items() if not there]

    def beside(self, face: str) -> tuple[Letter, ...]:
        """The pages, with `face` on each: the English beside it, or behind it where its blocks are others."""
        if len(self.letter.body) == len(self.english.body):
            return (reading_copy(self.letter, self.english, face),)
        return tuple(replace(one, banner=face) for one in (self.letter, self.english))


def parts(case: Case, registry: Registry, on: date, language: str, folder: Path | None = None) -> tuple[Part, ...]:
    """Every paper that the case is given, in this language; what the language lacks stands in English, marked."""
    plan = make_plan(case, registry, on)
    here = Situation(disclosed(represented(case, NO_CLINIC), plan.effects), registry, on)
    words = Noting(language, 'letters', case.sender.grammar, folder or paths.LOCALES, marks=True)
    letters = [(paper, *_letter(paper, here, words.anew('letters'))) for paper in plan.papers]
    made = [_start_here(plan, here, words.anew('interface'))]
    for paper, part, composed in letters:
        made += [part, *_form(paper, composed, here, words.anew('interface'))]
    made += [_page(one, here, words.anew('interface')) for one in plan.pages]
    return tuple(made)


def _page(paper: Paper, here: Situation, notes: Noting) -> Part:
    """A page for the person alone, in words of the screen."""
    brief = Brief.of(paper, here)
    letter, english = (page_for_person(paper, brief, here, words) for words in _both(notes, here))
    return Part(paper.id, paper.called, letter, english, notes.asked)


def _letter(paper: Paper, here: Situation, notes: Noting) -> tuple[Part, Composed]:
    language = notes.language
    composed = compose(told_again(paper, here, language=language), here, language, gaps=Gaps(preview=notes))
    english = compose(told_again(paper, here, language=SOURCE), here, SOURCE, own_language=language)
    notes.text('phrase page', here.registry.vocabulary.phrases['page']['reading-copy'])
    return Part(paper.id, paper.called, composed.letter, english.letter, notes.asked), composed


def _start_here(plan: Plan, here: Situation, notes: Noting) -> Part:
    unreviewed = () if notes.language == SOURCE else (notes.language,)
    size = here.registry.paper_size(here.case.sender.country or here.case.person.country)
    sheet = Sheet('start-here', START_HERE, here.case.case.id, here.on, size, 'case')
    letter, english = (
        compose_sheet(sheet, start_here(plan, here, words, unreviewed), words) for words in _both(notes, here)
    )
    return Part(START_HERE, 'start-here', letter, english, notes.asked)


def _form(paper: Paper, composed: Composed, here: Situation, notes: Noting) -> Iterator[Part]:
    filled = filled_in(paper, composed)
    if filled is None:
        return
    sheet = Sheet('form-sheet', paper.id, paper.reference, here.on, composed.letter.paper_size)
    letter, english = (compose_sheet(sheet, form_sheet(filled, words), words) for words in _both(notes, here))
    yield Part(f'{paper.id}.form', 'form-sheet', letter, english, notes.asked)


def _both(notes: Noting, here: Situation) -> tuple[Wording, Wording]:
    return Wording(here.registry, notes), Wording(here.registry, Translator(SOURCE, 'interface'))
