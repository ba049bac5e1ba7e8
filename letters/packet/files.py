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
from letters.packet.drafts import KIND
from letters.packet.drafts import Kept
from letters.packet.drafts import Piece
from letters.packet.drafts import approval_of
from letters.packet.drafts import marked
from letters.packet.drafts import state_of
from letters.packet.letters import page_is_read
from letters.packet.letters import told_again
from letters.packet.made import START_HERE
from letters.packet.made import PacketFile
from letters.packet.made import Views
from letters.packet.names import stem as file_stem
from letters.packet.options import Notice
from letters.render.links import links
from letters.sheets.form_sheet import Filled
from letters.sheets.form_sheet import filled_in
from letters.sheets.form_sheet import form_sheet
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import NOTHING_SENT
from letters.sheets.start_here import start_here
from letters.wording.plan import public_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.law.topic import Situation
    from letters.model.case import Case
    from letters.model.law import PaperSize
    from letters.model.letter import Letter
    from letters.model.paper import PaperKind
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.packet.letters import Finished
    from letters.packet.options import Options
    from letters.sheets.sheet import Standing
    from letters.wording.words import Wording

LINKS = 'links.txt'
"""What a file is called, after its stem, that holds the links of a paper alone."""


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
    brought: Case
    """The case before anything was taken out or put into it."""

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

    @property
    def reviewed(self) -> bool:
        """Whether a second person reads every paper before it is sent."""
        return self.options.clinic.review == 'two'

    def views(self, letter: Letter, paper: Paper | None, formats: tuple[str, ...]) -> Views:
        """The letter in these formats, on paper of the size that was chosen."""
        return views(replace(letter, paper_size=self.size), mailbox(paper), formats)


def mailbox(paper: Paper | None) -> str:
    """Where an e-mail goes that holds the paper; nowhere yet, where it goes by another door."""
    return paper.door.address if paper and paper.door.kind == 'email' else ''


def views(letter: Letter, to: str, formats: tuple[str, ...]) -> Views:
    """The letter in these formats. Where one needs a part that this machine lacks, a page for a browser instead."""
    missing = None
    found: dict[str, bytes] = {}
    for name in formats:
        for one in (name, *_instead(name)):
            try:
                found[one] = found.get(one) or _VIEWS[one](letter, to)
                break
            except MissingPartError as error:
                missing = missing or Notice(error.id, tuple(error.values.items()))
    return Views(found, missing, _numbered(letter) if found.keys() & {'pdf', 'eml'} else ())


def files(plan: Plan, written: Sequence[Finished], desk: Desk, *, start: bool = True) -> Iterator[PacketFile]:
    """The sheet to start with, then each paper with its parts, its reading copy and the sheet of its form."""
    if start:
        yield from start_page(plan, desk, {language for one in written for language in one.unreviewed})
    for one in written:
        yield from _paper(one, desk)


def _paper(one: Finished, desk: Desk) -> Iterator[PacketFile]:
    """The files of a paper, as drafts where a second person has yet to read them."""
    paper, pieces = one.paper, list(_pieces(one, desk))
    state: dict[str, object] = {}
    kept = None
    if desk.reviewed:
        sized = tuple(replace(piece, letter=replace(piece.letter, paper_size=desk.size)) for piece, _ in pieces)
        kept = Kept(hashlib.sha256(desk.brought.model_dump_json().encode()).hexdigest(), mailbox(paper), sized)
        approval = approval_of(paper.id, kept, desk.options)
        state, kept = state_of(approval), None if approval else kept
    for piece, told in pieces:
        letter = marked(piece.letter, desk.here.registry) if kept else piece.letter
        ready = one.copies if letter is one.reading else None
        made = ready or desk.views(letter, paper, piece.formats)
        for n, file in enumerate(_named(piece.stem, made, letter, paper, desk.kind(piece.kind))):
            notices = file.notices if n else (*told, *file.notices)
            yield file._replace(record={**file.record, **state}, notices=notices)
    if kept:
        record = _record(kept.pieces[0].letter, paper, desk.kind(paper.called)) | state
        yield PacketFile(f'{paper.id}.draft.json', kept.content, {**record, 'paper': KIND})


def _pieces(one: Finished, desk: Desk) -> Iterator[tuple[Piece, tuple[Notice, ...]]]:
    """The letter with its links, its parts, its reading copy and the sheet of its form, and what to tell of each."""
    paper, letter, formats = one.paper, one.composed.letter, desk.options.formats
    stem = file_stem(paper, desk.options)
    if one.composed.brief.kind.audience == 'person':
        yield Piece(stem, letter, paper.called, desk.sheet_formats), ()
        return
    channel = one.composed.brief.channel
    guarded.check_text(letter, desk.here)
    yield Piece(stem, letter, paper.called, (*formats, LINKS) if links(letter) else formats), ()
    most = (channel.items_at_once if channel else None) or len(paper.items)
    if len(paper.items) > most and 'txt' in formats:
        for number, part in enumerate(_parts(paper, most, desk), 1):
            guarded.check_text(part.letter, desk.here)
            yield Piece(f'{stem}.part-{number}', part.letter, paper.called, ('txt',)), ()
    if one.reading is not None:
        yield Piece(f'{stem}.reading-{one.reading.beside_language}', one.reading, paper.called, desk.sheet_formats), ()
    filled = filled_in(paper, one.composed)
    if filled is not None:
        sheet, told = _form(filled, desk)
        yield Piece(f'{stem}.form', sheet, 'form-sheet', desk.sheet_formats), told


def start_page(plan: Plan, desk: Desk, languages: set[str], told: Standing = NOTHING_SENT) -> Iterator[PacketFile]:
    """The page to start with; `languages` are those of papers that no lawyer has read."""
    here, wording = desk.here, desk.wording
    sheet = Sheet('start-here', START_HERE, here.case.case.id, here.on, desk.size, 'case')
    own = set() if page_is_read(plan, here, sheet, wording.language) else {wording.language}
    letter = compose_sheet(sheet, start_here(plan, here, wording, tuple(sorted(languages | own)), told), wording)
    stem = f'{START_HERE}-start-here' if desk.options.file_names == 'telling' else START_HERE
    yield from _named(stem, desk.views(letter, None, desk.sheet_formats), letter, None, desk.kind('start-here'))


def _parts(paper: Paper, most: int, desk: Desk) -> Iterator[Composed]:
    """The text cut where a form takes fewer links: each part is complete in itself."""
    for start in range(0, len(paper.items), most):
        part = told_again(paper, desk.here, items=paper.items[start : start + most])
        yield compose(part, desk.here, paper.language)


def _form(filled: Filled, desk: Desk) -> tuple[Letter, tuple[Notice, ...]]:
    """The sheet of a form, in English where the reader's language lacks a word of it, and what is to be told then."""
    told: tuple[Notice, ...] = ()
    try:
        letter = _form_in(filled, desk, desk.wording)
    except TranslationError as error:
        told = (Notice(error.id, (('language', desk.wording.language), ('paper', filled.paper.called))),)
        letter = _form_in(filled, desk, desk.wording._replace(translator=Translator(SOURCE, 'interface')))
    # What a form asks is sent like a letter.
    guarded.check_text(letter, desk.here)
    return letter, told


def _form_in(filled: Filled, desk: Desk, wording: Wording) -> Letter:
    sheet = Sheet('form-sheet', filled.paper.id, filled.paper.reference, desk.here.on, desk.size)
    letter = compose_sheet(sheet, form_sheet(filled, wording), wording)
    check_sheet(letter, filled.composed.brief.kind)
    return letter


def _named(stem: str, made: Views, letter: Letter, paper: Paper | None, kind: PaperKind) -> Iterator[PacketFile]:
    record = _record(letter, paper, kind)
    for name, content in made.content.items():
        yield PacketFile(f'{stem}.{name}', content, record, made.notices, made.missing)


def _record(letter: Letter, paper: Paper | None, kind: PaperKind) -> dict[str, object]:
    made_of = (kind.id, paper.kind) if paper and kind.repeats == 'yes' else (kind.id,)
    return {
        'id': paper.id if paper else START_HERE,
        'paper': public_name(kind),
        'recipient': (paper.recipient if paper else '') or None,
        'reference': (paper.reference if paper else '') or None,
        'channel': paper.door.kind if paper else None,
        'after': paper.after._asdict() if paper and paper.after else None,
        'laws': list(paper.laws) if paper else [],
        'places': [n + 1 for n in paper.items] if paper else [],
        'language': letter.language,
        'reading': letter.beside_language or None,
        'template': '+'.join(template_version(id) for id in made_of),
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


def _pdf(letter: Letter, _: str) -> bytes:
    from letters.render.pdf import pdf

    return pdf(letter)


def _txt(letter: Letter, _: str) -> bytes:
    from letters.render.text import text

    return text(letter).encode()


def _links(letter: Letter, _: str) -> bytes:
    return links(letter).encode()


def _html(letter: Letter, _: str) -> bytes:
    from letters.render.html import html

    return html(letter).encode()


def _eml(letter: Letter, to: str) -> bytes:
    from letters.render.mail import draft
    from letters.render.pdf import pdf

    return draft(letter, to, pdf(letter))


_VIEWS: dict[str, Callable[[Letter, str], bytes]] = {
    'pdf': _pdf, 'txt': _txt, 'html': _html, 'eml': _eml, LINKS: _links,
}  # fmt: skip
