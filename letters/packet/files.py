"""The files of a packet, one by one, each with its record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
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
from letters.packet.letters import told_again
from letters.packet.made import START_HERE
from letters.packet.made import PacketFile
from letters.packet.made import Views
from letters.packet.names import stem as file_stem
from letters.packet.options import Notice
from letters.render.links import links
from letters.sheets.form_sheet import Filled
from letters.sheets.form_sheet import form_sheet
from letters.sheets.form_sheet import has_sheet
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import start_here
from letters.wording.plan import public_name
from letters.wording.words import Wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.law.topic import Situation
    from letters.model.law import PaperSize
    from letters.model.letter import Letter
    from letters.model.paper import PaperKind
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.packet.letters import Finished
    from letters.packet.options import Options


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


@dataclass(frozen=True, slots=True)
class Desk:
    """What every file of a packet is made with: the case on its day, the choices, the words of the reader."""

    here: Situation
    options: Options
    wording: Wording

    def kind(self, id: str) -> PaperKind:
        """A kind of paper, or of sheet."""
        return self.here.registry.papers[id]

    @property
    def size(self) -> PaperSize:
        """The paper size that was chosen, else that of the country of the person who prints."""
        case = self.here.case
        return self.options.paper_size or self.here.registry.paper_size(case.sender.country or case.person.country)

    @property
    def sheet_formats(self) -> tuple[str, ...]:
        """The formats of what the person alone reads: nobody is sent a sheet."""
        return tuple(name for name in self.options.formats if name != 'eml') or ('txt',)

    def views(self, letter: Letter, paper: Paper | None, formats: tuple[str, ...]) -> Views:
        """The letter in these formats. Where one needs a part that this machine lacks, a page for a browser instead."""
        sized, missing = replace(letter, paper_size=self.size), None
        found: dict[str, bytes] = {}
        for name in formats:
            for one in (name, *_instead(name)):
                try:
                    found[one] = found.get(one) or _VIEWS[one](sized, paper)
                    break
                except MissingPartError as error:
                    missing = missing or Notice(error.id, tuple(error.values.items()))
        return Views(found, missing, _numbered(sized) if found.keys() & {'pdf', 'eml'} else ())


def files(plan: Plan, written: Iterable[Finished], desk: Desk) -> Iterator[PacketFile]:
    """The sheet to start with, then each paper with its parts, its reading copy and the sheet of its form."""
    written = tuple(written)
    yield from _start_here(plan, written, desk)
    for one in written:
        stem = file_stem(one.paper, desk.options)
        yield from _letter(one, stem, desk)
        if one.reading is not None:
            copy = f'{stem}.reading-{one.reading.beside_language}'
            yield from _named(copy, one.copies or Views({}), one.reading, one.paper, desk.kind(one.paper.kind))
        channel = one.composed.brief.channel
        filled = Filled(one.paper, one.composed, channel) if channel is not None else None
        if filled is not None and has_sheet(filled):
            yield from _form(filled, stem, desk)


def _start_here(plan: Plan, written: tuple[Finished, ...], desk: Desk) -> Iterator[PacketFile]:
    case, wording = desk.here.case, desk.wording
    languages = {one.paper.language for one in written} | {wording.language}
    unreviewed = tuple(sorted(language for language in languages if language != 'en'))
    sheet = Sheet('start-here', START_HERE, case.case.id, desk.here.on, desk.size, 'case')
    guide = start_here(plan, desk.here, wording, unreviewed)
    stem = START_HERE if desk.options.file_names == 'neutral' else f'{START_HERE}-start-here'
    letter = compose_sheet(sheet, guide, wording)
    yield from _named(stem, desk.views(letter, None, desk.sheet_formats), letter, None, desk.kind('start-here'))


def _letter(one: Finished, stem: str, desk: Desk) -> Iterator[PacketFile]:
    letter = one.composed.letter
    yield from _sent(stem, letter, one.paper, desk.options.formats, desk)
    listed = links(letter)
    if listed:
        yield from _named(stem, Views({'links.txt': listed.encode()}), letter, one.paper, desk.kind(one.paper.kind))
    channel = one.composed.brief.channel
    most = (channel.items_at_once if channel else None) or len(one.paper.items)
    if len(one.paper.items) > most and 'txt' in desk.options.formats:
        for number, part in enumerate(_parts(one.paper, most, desk), 1):
            yield from _sent(f'{stem}.part-{number}', part.letter, one.paper, ('txt',), desk)


def _parts(paper: Paper, most: int, desk: Desk) -> Iterator[Composed]:
    """The text cut where a form takes fewer links: each part is complete in itself."""
    for start in range(0, len(paper.items), most):
        part = told_again(paper, desk.here, items=paper.items[start : start + most])
        yield compose(part, desk.here, paper.language)


def _form(filled: Filled, stem: str, desk: Desk) -> Iterator[PacketFile]:
    """The sheet of a form, in English where the reader's language lacks a word of it."""
    told: tuple[Notice, ...] = ()
    try:
        letter = _form_in(filled, desk, desk.wording)
    except TranslationError as error:
        told = (Notice(error.id, (('language', desk.wording.language), ('paper', filled.paper.kind))),)
        letter = _form_in(filled, desk, Wording(desk.here.registry, Translator(SOURCE, 'interface')))
    # What a form asks is sent like a letter.
    guarded.check_text(letter, desk.here)
    made = desk.views(letter, filled.paper, desk.sheet_formats)
    for file in _named(f'{stem}.form', made, letter, filled.paper, desk.kind('form-sheet')):
        yield file._replace(notices=(*told, *file.notices))
        told = ()


def _form_in(filled: Filled, desk: Desk, wording: Wording) -> Letter:
    sheet = Sheet('form-sheet', filled.paper.id, filled.paper.reference, desk.here.on, desk.size)
    letter = compose_sheet(sheet, form_sheet(filled, wording), wording)
    check_sheet(letter, filled.composed.brief.kind)
    return letter


def _sent(stem: str, letter: Letter, paper: Paper, formats: tuple[str, ...], desk: Desk) -> Iterator[PacketFile]:
    guarded.check_text(letter, desk.here)
    yield from _named(stem, desk.views(letter, paper, formats), letter, paper, desk.kind(paper.kind))


def _named(stem: str, views: Views, letter: Letter, paper: Paper | None, kind: PaperKind) -> Iterator[PacketFile]:
    record = _record(letter, paper, kind)
    for name, content in views.content.items():
        yield PacketFile(f'{stem}.{name}', content, record, views.notices, views.missing)


def _record(letter: Letter, paper: Paper | None, kind: PaperKind) -> dict[str, object]:
    return {
        'id': paper.id if paper else START_HERE,
        'paper': public_name(kind),
        'recipient': paper.recipient if paper else None,
        'reference': (paper.reference if paper else '') or None,
        'laws': list(paper.laws) if paper else [],
        'language': letter.language,
        'reading': letter.beside_language or None,
        'template': template_version(kind.id),
        'data': data_version(),
        'due': paper.due.by.isoformat() if paper and paper.due else None,
    }


def _instead(name: str) -> tuple[str, ...]:
    """What is written where a format needs a part that this machine lacks."""
    return ('html',) if name in {'pdf', 'eml'} else ()


def _numbered(letter: Letter) -> tuple[Notice, ...]:
    """What is told of signs that stand on paper as their numbers, and what brings a font that draws them."""
    from letters.render import machine
    from letters.render import standin

    signs = standin.undrawn(letter)
    if not signs:
        return ()
    remedy = machine.remedy(machine.packages_for(signs - standin.PICTURES))
    return (Notice('stand-in-font', tuple(remedy.items())) if remedy else Notice('stand-in'),)


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
