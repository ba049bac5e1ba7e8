"""The blocks of a letter as markup: every text escaped, every attribute our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from letters.render.contacts import contacts
from letters.render.copied import is_plain
from letters.render.copied import turns
from letters.render.direction import direction
from letters.render.direction import runs
from letters.render.direction import stands_apart
from letters.render.islands import islands

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.model.letter import Node
    from letters.render.breaks import Breaks
    from letters.render.direction import Direction

# A value or a citation this wide fits on a line of every page, in the size of letters; capitals and letters of other
# scripts are the widest.
_A_LINE = 30
_NARROW, _WIDE = 0.65, 1

# A longer word may not fit on a line; it is only divided where it begins one.
_LONG_WORD = 30


def _is_short(text: str) -> bool:
    """Whether a text may be kept in one line on paper."""
    return sum(_NARROW if character.isascii() and not character.isupper() else _WIDE for character in text) <= _A_LINE


def block(node: Node | str, breaks: Breaks, around: Direction) -> Markup:
    """A node of a body and all below it, in a text that runs this way."""
    if isinstance(node, str):
        return words(node, breaks, around)
    if node.role == 'link':
        return _link(node, breaks)
    if node.role == 'value':
        return _value(node, breaks, around)
    if node.tag == 'table':
        return _table(node, breaks, around)
    return _enclosed(node, breaks, around)


def _enclosed(node: Node, breaks: Breaks, around: Direction, scope: str = '') -> Markup:
    towards = node.direction or around
    inside = Markup().join(block(child, breaks, towards) for child in _needed(node.children, breaks, towards))
    return Markup('<{tag}{attributes}>{inside}</{tag}>').format(
        tag=node.tag, attributes=_attributes(node, around, scope if node.tag == 'th' else ''), inside=inside
    )


def _table(table: Node, breaks: Breaks, around: Direction) -> Markup:
    """A table; its first row, where it is one of headings alone, stands at the top of each page that it needs."""
    rows = [
        [cell for cell in row.children if not isinstance(cell, str)]
        for row in table.children
        if not isinstance(row, str)
    ]
    heads = rows[:1] if rows and all(cell.tag == 'th' for cell in rows[0]) else []
    made, towards = Markup(), table.direction or around
    for tag, scope, part in (('thead', 'col', heads), ('tbody', 'row', rows[len(heads) :])):
        inside = Markup().join(
            Markup('<tr>{}</tr>').format(Markup().join(_enclosed(cell, breaks, towards, scope) for cell in row))
            for row in part
        )
        made += Markup('<{0}>{1}</{0}>').format(tag, inside) if part else ''
    return Markup('<table{}>{}</table>').format(_attributes(table, around), made)


def language_tag(language: str) -> str:
    """The language as HTML and PDF write it: `pt-BR` for `pt_BR`."""
    return language.replace('_', '-')


def _needed(children: tuple[Node | str, ...], breaks: Breaks, around: Direction) -> list[Node | str]:
    """The children without the spaces beside one that stands alone: they would be seen."""
    alone = [not isinstance(child, str) and _stands_alone(child, breaks, around) for child in children]
    needed: list[Node | str] = []
    for child, after, before in zip(children, [False, *alone], [*alone[1:], False], strict=False):
        if isinstance(child, str):
            shorter = child.lstrip(' ') if after else child
            needed.append(shorter.rstrip(' ') if before else shorter)
        else:
            needed.append(child)
    return needed


def _stands_alone(node: Node, breaks: Breaks, around: Direction) -> bool:
    if node.role == 'value':
        text = node.text()
        alone = breaks.values_alone or _is_divided(text)
        return alone or stands_apart(text, around) or _is_told(text, breaks, around)
    last = node.children[-1] if node.children else ''
    return node.role == 'link' or (not isinstance(last, str) and _stands_alone(last, breaks, around))


def words(text: str, breaks: Breaks, around: Direction) -> Markup:
    """Running text; in a right-to-left text every piece that runs the other way is marked as such."""
    if around == 'ltr':
        return _spoken(text, breaks)
    return Markup().join(
        _island(piece, breaks) if is_island else _guarded(escape(breaks.prose(piece)), breaks)
        for piece, is_island in islands(text)
    )


def told(text: str, breaks: Breaks) -> str:
    """The class of a text that stands alone and must be told beside its glyphs; nothing for another one."""
    return ' told' if breaks.guard and turns(text) else ''


def whole(text: str, breaks: Breaks, towards: Direction) -> Markup:
    """A text that is told beside its glyphs, in one piece: marks in place of elements keep what runs the other way."""
    if towards == 'ltr':
        return Markup('{}').format(breaks.prose(text))
    inside = ''.join(f'{_ISLAND}{piece}{_ISLAND_ENDS}' if is_island else piece for piece, is_island in islands(text))
    return Markup('{}').format(breaks.prose(inside))


_ISLAND, _ISLAND_ENDS = '\u2066', '\u2069'


def _island(text: str, breaks: Breaks) -> Markup:
    attributes = _written({'class': 'whole' if _is_short(text) else '', 'dir': 'ltr'})
    return Markup('<span{}>{}</span>').format(attributes, _spoken(text, breaks))


def _spoken(text: str, breaks: Breaks, last: Callable[[str], str] | None = None) -> Markup:
    """A text that runs one way, with its contact addresses as links; `last` makes the end of it ready for the page."""
    pieces = list(contacts(text))
    ready = [*(breaks.prose for _ in pieces[1:]), last or breaks.prose]
    return Markup().join(
        _opening(piece, opens, breaks.link if '://' in opens else said) if opens else Markup('{}').format(said(piece))
        for (piece, opens), said in zip(pieces, ready, strict=False)
    )


def _opening(text: str, opens: str, said: Callable[[str], str]) -> Markup:
    # It runs as addresses do, and in their letters, whatever stands around it.
    return Markup('<a dir="ltr" href="{}">{}</a>').format(opens, said(text))


# At its end a reader takes a vowel sign out of a right-to-left text; a comma or a figure draws it to itself.
_UNGUARDED = re.compile('(?<=[\u064b-\u065f\u0670])(?=[\u060c,.:/0-9]|$)')


def _guarded(text: Markup, breaks: Breaks) -> Markup:
    return Markup(_UNGUARDED.sub(breaks.guard, text)) if breaks.guard else text  # noqa: S704 - escaped; our own span


def opens_with_link(node: Node) -> bool:
    """Whether the first thing in a node is a link."""
    first = node.children[0] if node.children else ''
    return not isinstance(first, str) and (first.role == 'link' or opens_with_link(first))


def _attributes(node: Node, around: Direction, scope: str = '') -> Markup:
    # A number to the right of a link would come out of the PDF in the middle of the link.
    apart = node.tag == 'li' and around == 'rtl' and opens_with_link(node)
    return _written(
        {
            'class': 'number-above' if apart else 'answer' if node.role == 'answer' else '',
            'start': '' if node.start is None else str(node.start),
            # WeasyPrint begins every list at 1.
            'style': f'counter-reset: list-item {node.start - 1}' if node.start and node.start != 1 else '',
            'scope': scope,
            'lang': language_tag(node.language),
            'dir': node.direction,
        }
    )


def _written(attributes: dict[str, str]) -> Markup:
    return Markup().join(Markup(' {}="{}"').format(name, value) for name, value in attributes.items() if value)


def _link(node: Node, breaks: Breaks) -> Markup:
    text = node.text()
    opens = text if re.match(r'https?://', text, re.IGNORECASE) else ''
    attributes = _written({'class': f'link{told(text, breaks)}', 'dir': 'ltr', 'href': opens})
    return Markup('<a{}>{}</a>').format(attributes, breaks.link(text))


def _is_told(text: str, breaks: Breaks, around: Direction) -> bool:
    """Whether a value is told beside its glyphs on paper: then nothing shares its line."""
    return bool(breaks.guard) and turns(text) and not is_plain(text, around)


def _is_divided(text: str) -> bool:
    """Whether a word of a value may be longer than a line: it stands alone, as it is divided only at a line's start."""
    return any(len(word) > _LONG_WORD for word in text.split())


def _value(node: Node, breaks: Breaks, around: Direction) -> Markup:
    """A value in one piece; where it runs against its sentence, on a line of its own."""
    text = node.text()
    if _is_told(text, breaks, around):
        return _span(node, breaks, text, node.direction or direction(text, around), 'value apart told')
    if not stands_apart(text, around):
        look = 'value apart' if breaks.values_alone or _is_divided(text) else 'value'
        return _span(node, breaks, text, node.direction or direction(text, around), look)
    inside = Markup().join(_span(node, breaks, run, towards, 'value apart') for run, towards in runs(text))
    return Markup('<span class="together">{}</span>').format(inside) if len(runs(text)) > 1 else inside


def _span(node: Node, breaks: Breaks, text: str, towards: Direction, look: str) -> Markup:
    # A name that two pages share would have the foot of the first in its middle.
    shown = f'{look} whole' if _is_short(text) else look
    attributes = _written({'class': shown, 'lang': language_tag(node.language), 'dir': towards})
    if look.endswith('told'):
        inside = whole(text, breaks, towards)
    elif towards == 'rtl':
        inside = words(text, breaks, towards)
    else:
        inside = _spoken(text, breaks, breaks.value)
    return Markup('<span{}>{}</span>').format(attributes, inside)
