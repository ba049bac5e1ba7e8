"""A letter as plain text, ready to be pasted into a form."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from letters.registry.tongue import ends
from letters.registry.tongue import tongue
from letters.render.direction import direction
from letters.render.islands import islands
from letters.render.markup import opens_with_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.model.letter import Signature

# What web forms eat or change, and what they get instead. Joiners (U+200C, U+200D) are letters' business and stay.
_PLAIN = str.maketrans({
    **dict.fromkeys('\u2018\u2019\u201a\u201b', "'"),
    **dict.fromkeys('\u201c\u201d\u201e\u201f\u00ab\u00bb', '"'),
    **dict.fromkeys('\u00a0\u202f\u2007', ' '),
    **dict.fromkeys('\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069', ''),
    **dict.fromkeys('\u00ad\u200b\u2060\ufeff', ''),
    '\u2011': '-',
})  # fmt: skip

# On a page that nobody pastes anywhere, what runs the other way is marked: 0800 1111 would be seen as 1111 0800.
_ONLY_READ = frozenset({'start-here', 'legal-remedies'})
_ISLAND, _ISLAND_ENDS = '\u2066', '\u2069'
_MARKED = re.compile(f'({_ISLAND}[^{_ISLAND_ENDS}]*{_ISLAND_ENDS})')

_BLOCKS = frozenset({'h2', 'p', 'ul', 'ol', 'li', 'table', 'tr', 'th', 'td'})


def text(letter: Letter) -> str:
    """The subject, the blocks and the typed signature; no address block, no table, lines not wrapped.

    In a reading copy the other language stands below each of them, and first of all that it is not for sending.
    """
    # In plain text no space is one that never ends a line.
    colon, beside = (_plain_colon(one) for one in (letter.language, letter.beside_language or letter.language))
    body = [_copyable(node) for node in letter.body] if letter.kind == 'form-sheet' else letter.body
    to_read = letter.direction == 'rtl' and letter.kind in _ONLY_READ
    body = [_marked(node) for node in body] if to_read else body
    blocks = [letter.draft, letter.banner, _plain(letter.subject), _plain(letter.beside_subject)]
    for number, node in enumerate(body):
        blocks += ['\n'.join(_block(node, colon))]
        blocks += ['\n'.join(_block(one, beside)) for one in letter.beside[number : number + 1]]
    blocks += [_signature(one, colon) for one in letter.signatures]
    lines = '\n\n'.join(block for block in blocks if block.strip()).split('\n')
    return '\n'.join(map(_ordered, lines) if to_read else lines) + '\n'


def _marked(node: Node) -> Node:
    """The node with each value that runs from left to right as an island, figures included."""
    if node.role == 'value' and direction(node.text()) == 'ltr':
        return replace(node, children=(f'{_ISLAND}{node.text()}{_ISLAND_ENDS}',))
    return replace(node, children=tuple(one if isinstance(one, str) else _marked(one) for one in node.children))


def _ordered(line: str) -> str:
    """A line from right to left, with a mark around each piece that runs the other way; another line as it is."""
    if direction(_MARKED.sub('', line)) == 'ltr':
        return line.translate({ord(mark): None for mark in (_ISLAND, _ISLAND_ENDS)})
    pieces = [
        inner
        for piece in _MARKED.split(line)
        for inner in ([(piece, False)] if piece.startswith(_ISLAND) else islands(piece))
    ]
    return ''.join(f'{_ISLAND}{piece}{_ISLAND_ENDS}' if island else piece for piece, island in pieces)


def _copyable(node: Node) -> Node:
    """The node with every value on a line of its own, as links are: an answer is copied into a field of a form."""
    children = tuple(child if isinstance(child, str) else _copyable(child) for child in node.children)
    return replace(node, children=children, role='link' if node.role else '')


def _plain_colon(language: str) -> str:
    return tongue(language).colon.translate(_PLAIN)


def _plain(printed: str) -> str:
    return _joined(printed.translate(_PLAIN))


def _joined(words: str) -> str:
    return re.sub(r'[ \t\r\n]+', ' ', words).strip()


def _typed(node: Node) -> str:
    """The text of a node: sentences of ours as forms take them, values as they were typed."""
    if node.role == 'value':
        return node.text()
    return ''.join(child.translate(_PLAIN) if isinstance(child, str) else _typed(child) for child in node.children)


def _signature(signature: Signature, colon: str) -> str:
    typed = f'{_plain(signature.label)}{colon} {_joined(signature.name)}'
    return f'{typed}\n{_plain(signature.capacity)}' if signature.capacity else typed


def _block(node: Node, colon: str) -> list[str]:
    """The lines of a block."""
    if node.tag in {'ul', 'ol'}:
        return list(_entries(node, colon))
    if node.tag == 'table':
        return list(_rows(node, colon))
    return list(_lines(node, colon))


def _entries(node: Node, colon: str) -> Iterator[str]:
    """The entries of a list; a link never shares its line with the entry's number."""
    numbers = count(1 if node.start is None else node.start)
    for entry in _nodes(node):
        mark = f'{next(numbers)}.' if node.tag == 'ol' else '-'
        lines = list(_lines(entry, colon))
        if not lines or (opens_with_link(entry) and '://' in lines[0]):
            yield from (mark, *lines)
        else:
            yield from (f'{mark} {lines[0]}', *lines[1:])


def _lines(node: Node, colon: str) -> Iterator[str]:
    """What a block holds, as lines: running text as one, a link or a block inside as lines of their own."""
    running = ''
    for child in node.children:
        if isinstance(child, str):
            running += child.translate(_PLAIN)
        elif child.role == 'link' or child.tag in _BLOCKS:
            yield from _said(running)
            running = ''
            yield from [child.text()] if child.role == 'link' else _block(child, colon)
        elif any(inner.role == 'link' for inner in child.walk()):
            yield from _said(running)
            running = ''
            yield from _lines(child, colon)
        elif _cites_below(child, running):
            yield from (*_said(running), *_said(_typed(child)))
            running = ''
        else:
            running += _typed(child)
    yield from _said(running)


def _cites_below(node: Node, before: str) -> bool:
    """Whether a value stands below the right-to-left sentence before it: beside it, it would begin the next one."""
    ended = before.rstrip()
    around = {direction(ended), direction(ended[::-1])}
    runs_against = 'rtl' in around and direction(node.text(), 'rtl') == 'ltr'
    return node.role == 'value' and runs_against and ended.endswith(tuple(ends()))


def _said(running: str) -> list[str]:
    said = _joined(running)
    return [said] if said else []


def _rows(table: Node, colon: str) -> Iterator[str]:
    """Each row of a table as lines "heading: cell", with the colon of the language, rows parted by an empty line."""
    headings: list[str] = []
    first = True
    for row in _nodes(table):
        cells = [list(_lines(cell, colon)) for cell in _nodes(row)]
        if all(cell.tag == 'th' for cell in _nodes(row)):
            headings = [' '.join(cell) for cell in cells]
            continue
        if not first:
            yield ''
        first = False
        yield from _row(_nodes(row), cells, headings, colon)


def _row(nodes: list[Node], cells: list[list[str]], headings: list[str], colon: str) -> Iterator[str]:
    if not headings and nodes[0].tag == 'th':
        # A row that begins with its own heading.
        yield from _labelled(' '.join(cells[0]), [line for cell in cells[1:] for line in cell], colon)
        return
    for index, cell in enumerate(cells):
        yield from _labelled(headings[index] if index < len(headings) else '', cell, colon)


def _labelled(label: str, cell: list[str], colon: str) -> Iterator[str]:
    """A cell under its heading; an empty cell says nothing, a cell of several lines or a link begins below."""
    if not cell:
        return
    if not label:
        yield from cell
    elif len(cell) == 1 and '://' not in cell[0]:
        yield f'{label}{colon} {cell[0]}'
    else:
        yield f'{label}{colon}'
        yield from cell


def _nodes(node: Node) -> list[Node]:
    return [child for child in node.children if not isinstance(child, str)]
