"""A packet: the plan, the letters, the sheets, and every file with its entry."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from letters import __version__
from letters import paths
from letters.compose import guarded
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.compose.oath import check_sheet
from letters.errors import MissingPartError
from letters.errors import TranslationError
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import Translator
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.packet.letters import Attempt
from letters.packet.letters import Finished
from letters.packet.letters import letter_of
from letters.packet.letters import reader_language
from letters.packet.letters import told_again
from letters.packet.letters import told_of
from letters.packet.names import stem as file_stem
from letters.packet.options import Notice
from letters.packet.options import Options
from letters.packet.options import Packet
from letters.plan.gaps import closed
from letters.plan.gaps import covering
from letters.plan.gaps import without
from letters.plan.make import make_plan
from letters.sheets.form_sheet import Filled
from letters.sheets.form_sheet import form_sheet
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import start_here
from letters.wording.words import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from datetime import date

    from letters.model.case import Case
    from letters.model.law import PaperSize
    from letters.model.letter import Letter
    from letters.model.plan import Paper
    from letters.model.platform import Channel
    from letters.model.registry import Registry


def packet(case: Case, registry: Registry, on: date, options: Options) -> Packet:
    """Everything that a packet holds, as bytes; nothing is written here."""
    made = without(make_plan(case, registry, on), options.leave_out)
    here = Situation(disclosed(case, made.effects), registry, on)
    wording = Wording(registry, Translator(reader_language(here), 'interface'))
    chosen = [paper for paper in made.papers if not options.only or paper.id in options.only]
    held = Packet(made)
    filler = _Filler(held, here, options, wording)
    outcomes = filler.outcomes(chosen)
    held.notices = list(dict.fromkeys(notice for one in outcomes for notice in one.notices))
    held.fault = next((Notice(one.fault.id, tuple(one.fault.values.items())) for one in outcomes if one.fault), None)
    refused = [paper for paper, outcome in zip(chosen, outcomes, strict=True) if outcome.not_made]
    written = [outcome.written for outcome in outcomes if outcome.written]
    papers = closed([one.paper for one in written], refused)
    not_made = tuple(outcome.not_made for outcome in outcomes if outcome.not_made)
    held.plan = made._replace(papers=tuple(papers), not_made=(*made.not_made, *not_made))
    filler.fill([replace(one, paper=paper) for one, paper in zip(written, papers, strict=True)])
    unusable = dict.fromkeys(wording.translator.faulty)
    held.notices += [Notice('sentence-faulty', told_of(one)) for one in unusable]
    return held


@cache
def data_version() -> str:
    """A short digest of all data files, so that a letter can be traced to what it was made from."""
    digest = hashlib.sha256()
    for file in sorted(paths.DATA.rglob('*.yaml')):
        digest.update(file.read_bytes())
    return f'{__version__}+{digest.hexdigest()[:12]}'


@cache
def template_version(kind: str) -> str:
    """A short digest of a template and of what it shares with others."""
    digest = hashlib.sha256()
    for file in sorted([*(paths.TEMPLATES / kind).glob('*.jinja'), *(paths.TEMPLATES / '_shared').glob('*.jinja')]):
        digest.update(file.read_bytes())
    return f'{kind}@{digest.hexdigest()[:12]}'


class _Filler:
    """Fills a packet with files, and notes what could not be rendered."""

    def __init__(self, held: Packet, here: Situation, options: Options, wording: Wording) -> None:
        self.held, self.here, self.options, self.wording = held, here, options, wording
        self.copies: dict[str, dict[str, bytes]] = {}

    def outcomes(self, chosen: list[Paper]) -> list[Attempt]:
        """What comes of each paper; an authorisation last, because it is for those that are made."""
        found: dict[str, Attempt] = {}
        for paper in sorted(chosen, key=lambda one: one.kind == 'authorisation'):
            made = [one for one in self.held.plan.papers if one.id not in found or found[one.id].written]
            found[paper.id] = self.readable(letter_of(covering(paper, made), self.here, self.options))
        return [found[paper.id] for paper in chosen]

    def readable(self, outcome: Attempt) -> Attempt:
        """The outcome; not made where there can be no copy for reading of an oath on this machine (promise 11)."""
        one = outcome.written
        if one is None or one.reading is None:
            return outcome
        views = self._views(one.reading, one.paper, self._sheet_formats())
        self.copies[one.paper.id] = views
        if views or one.composed.brief.kind.reading_copy != 'compulsory':
            return outcome
        why = Reason('oath-needs-copy', values=(('language', one.reading.beside_language),))
        return Attempt(None, NotMade(one.paper.kind, one.paper.recipient, (why,)), outcome.notices)

    def fill(self, written: list[Finished]) -> None:
        """The sheet to start with, then each paper with its reading copy and its form."""
        self._start_here(written)
        for one in written:
            stem = file_stem(one.paper, self.options)
            self._letter(one, stem)
            if one.reading is not None:
                copy = f'{stem}.reading-{one.reading.beside_language}'
                self._keep(copy, self.copies[one.paper.id], one.reading, one.paper, one.paper.kind)
            channel = one.composed.brief.channel
            if channel is not None and (one.paper.door.kind in {'form', 'in-app'} or channel.steps):
                self._form(one, channel, stem)

    def _size(self) -> PaperSize:
        case = self.here.case
        return self.options.paper_size or self.here.registry.paper_size(case.sender.country or case.person.country)

    def _start_here(self, written: list[Finished]) -> None:
        languages = {one.paper.language for one in written} | {self.wording.language}
        unreviewed = tuple(sorted(language for language in languages if language != 'en'))
        sheet = Sheet('start-here', '00', self.here.case.case.id, self.here.on, self._size(), 'case')
        case = self.here.case
        home = case.person.country or case.sender.country
        guide = start_here(self.held.plan, self.wording, unreviewed, home, for_self=case.sender.role == 'self')
        stem = '00' if self.options.file_names == 'neutral' else '00-start-here'
        self._add(stem, compose_sheet(sheet, guide, self.wording), None, self._sheet_formats(), 'start-here')

    def _sheet_formats(self) -> tuple[str, ...]:
        return tuple(name for name in self.options.formats if name != 'eml') or ('txt',)

    def _form(self, one: Finished, channel: Channel, stem: str) -> None:
        filled = Filled(one.paper, one.composed, channel)
        try:
            letter = self._form_in(filled, self.wording)
        except TranslationError as error:
            told = (('language', self.wording.language), ('paper', one.paper.kind))
            self.held.notices.append(Notice(error.id, told))
            letter = self._form_in(filled, Wording(self.here.registry, Translator(SOURCE, 'interface')))
        self._add(f'{stem}.form', letter, one.paper, self._sheet_formats(), 'form-sheet')

    def _form_in(self, filled: Filled, wording: Wording) -> Letter:
        sheet = Sheet('form-sheet', filled.paper.id, filled.paper.reference, self.here.on, self._size())
        letter = compose_sheet(sheet, form_sheet(filled, wording), wording)
        check_sheet(letter, filled.composed.brief.kind)
        return letter

    def _letter(self, one: Finished, stem: str) -> None:
        self._add(stem, one.composed.letter, one.paper, self.options.formats, one.paper.kind)
        channel = one.composed.brief.channel
        most = (channel.items_at_once if channel else None) or len(one.paper.items)
        if len(one.paper.items) <= most or 'txt' not in self.options.formats:
            return
        for number, part in enumerate(self._parts(one.paper, most), 1):
            self._add(f'{stem}.part-{number}', part.letter, one.paper, ('txt',), one.paper.kind)

    def _parts(self, paper: Paper, most: int) -> Iterator[Composed]:
        """The text cut where a form takes fewer links: each part is complete in itself."""
        for start in range(0, len(paper.items), most):
            part = told_again(paper, self.here, items=paper.items[start : start + most])
            yield compose(part, self.here, paper.language)

    def _add(self, stem: str, letter: Letter, paper: Paper | None, formats: tuple[str, ...], kind: str) -> None:
        # The sheet of a form too: what it asks is sent like a letter. What the person alone reads may name the place.
        if paper is not None:
            guarded.check_text(letter, self.here)
        self._keep(stem, self._views(letter, paper, formats), letter, paper, kind)

    def _keep(self, stem: str, views: dict[str, bytes], letter: Letter, paper: Paper | None, kind: str) -> None:
        for name, content in views.items():
            file = f'{stem}.{name}'
            self.held.files[file] = content
            self.held.entries.append(self._entry(file, letter, paper, kind))

    def _views(self, letter: Letter, paper: Paper | None, formats: tuple[str, ...]) -> dict[str, bytes]:
        """The letter in these formats. Where one needs a part that this machine lacks, a page for a browser instead."""
        sized = replace(letter, paper_size=self._size())
        found: dict[str, bytes] = {}
        for name in formats:
            for one in (name, *_instead(name)):
                content = found.get(one) or self._rendered(one, sized, paper)
                if content is not None:
                    found[one] = content
                    break
        return found

    def _rendered(self, name: str, letter: Letter, paper: Paper | None) -> bytes | None:
        """A view of the letter; None where this machine lacks a part, which is told once and breaks nothing else."""
        try:
            return _VIEWS[name](letter, paper)
        except MissingPartError as error:
            self.held.missing = self.held.missing or Notice(error.id, tuple(error.values.items()))
            return None

    def _entry(self, file: str, letter: Letter, paper: Paper | None, kind: str) -> dict[str, object]:
        return {
            'id': paper.id if paper else '00',
            'file': file,
            'paper': kind,
            'recipient': paper.recipient if paper else None,
            'reference': (paper.reference if paper else '') or None,
            'laws': list(paper.laws) if paper else [],
            'language': letter.language,
            'reading': letter.beside_language or None,
            'template': template_version(kind),
            'data': data_version(),
            'due': paper.due.by.isoformat() if paper and paper.due else None,
        }


def _instead(name: str) -> tuple[str, ...]:
    """What is written where a format needs a part that this machine lacks."""
    return ('html',) if name in {'pdf', 'eml'} else ()


def _pdf(letter: Letter, _: Paper | None) -> bytes:
    from letters.render.pdf import pdf

    return pdf(letter)


def _txt(letter: Letter, _: Paper | None) -> bytes:
    from letters.render.text import text

    return text(letter).encode()


def _html(letter: Letter, _: Paper | None) -> bytes:
    from letters.render.html import html

    return html(letter).encode()


def _eml(letter: Letter, paper: Paper | None) -> bytes:
    from letters.render.mail import draft
    from letters.render.pdf import pdf

    to = paper.door.address if paper and paper.door.kind == 'email' else ''
    return draft(letter, to, pdf(letter))


_VIEWS: dict[str, Callable[[Letter, Paper | None], bytes]] = {'pdf': _pdf, 'txt': _txt, 'html': _html, 'eml': _eml}
