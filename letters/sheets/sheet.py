"""A paper for the person: what every sheet shares, and how it is set."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from markupsafe import Markup

from letters.compose.fragment import parse
from letters.compose.template import render_blocks
from letters.languages.locale import direction
from letters.languages.locale import plain_date
from letters.law.disclosure import PROOF
from letters.model.letter import Letter
from letters.registry.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from letters.model.case import Case
    from letters.model.law import PaperSize
    from letters.model.plan import Door
    from letters.model.plan import Paper
    from letters.model.platform import Channel
    from letters.wording.words import Wording


Guide = dict[str, object]
"""What a sheet's template is given: sentences of the person's language, links and pieces, by name."""


class Standing(NamedTuple):
    """Where what was sent stands: by the number of a paper, when an answer is due or what came; a sentence for each."""

    ends: Mapping[str, str] = MappingProxyType({})
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """Which sheet: its kind, its number, the day, the size of the paper.

    `reference` stands at its head: that of a paper, or what `names` says that it is.
    """

    kind: str
    number: str
    reference: str
    on: date
    size: PaperSize
    names: Literal['reference', 'case'] = 'reference'


def link(url: str) -> Markup:
    """A link on a line of its own."""
    return Markup('<x-link key="link" of="">{}</x-link>').format(url) if url else Markup('')


def piece(text: str) -> Markup:
    """A text kept in one piece: a name, a number, an answer to copy."""
    return Markup('<x-value key="value" of="">{}</x-value>').format(text) if text else Markup('')


def sentence(text: str, language: str) -> str:
    """A text with its end, as another one follows it; a link or a mailbox at its end stays free of it."""
    last = text.rpartition(' ')[2]
    return text if '://' in last or '@' in last else tongue(language).ended(text)


def address(door: Door, wording: Wording) -> Markup | str:
    """Where a paper goes: a link for a form, the way in an app in words, else a text in one piece."""
    if door.kind == 'in-app':
        return wording.way_to(door)
    return link(door.address) if door.kind == 'form' else piece(door.address)


def notes_of(channel: Channel, paper: Paper) -> tuple[str, ...]:
    """What to know of a door; that nobody asks for a proof of identity only of a paper with which none goes."""
    return (*channel.notes, *(() if paper.shows(PROOF) else channel.without_proof))


def proof_of(paper: Paper, case: Case, wording: Wording) -> str:
    """That a proof of identity goes with a paper."""
    return wording.message(
        'guide.identity' if case.sender.role in {'self', ''} else 'guide.identity-other', paper=paper.id
    )


def compose_sheet(sheet: Sheet, guide: Mapping[str, object], wording: Wording) -> Letter:
    """A sheet in the language of the screen. The guide's sentences are the person's; links and answers are marked."""
    translator = wording.translator
    blocks = render_blocks(f'{sheet.kind}/body.html.jinja', {'guide': guide}, translator)
    language = translator.language
    words = wording.registry.vocabulary.phrases['page']
    return Letter(
        number=sheet.number,
        kind=sheet.kind,
        language=language,
        direction=direction(language),
        paper_size=sheet.size,
        title='-'.join(filter(None, (sheet.reference, sheet.number))),
        reference=sheet.reference,
        dated=plain_date(sheet.on, language),
        subject=' '.join(blocks['subject'].striptags().split()),
        body=parse(blocks['body'], sheet.kind).blocks,
        labels={
            'page': translator.text('phrase page', words['page']),
            'reference': translator.text('phrase page', words[sheet.names]),
        },
    )
