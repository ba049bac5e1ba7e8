"""What a screen reader should find in a paper, told from the composed letter alone: element for element, in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import replace

from letters.model.letter import Letter
from letters.model.letter import Node
from tests.support.read_aloud import Spoken

_KINDS = {'h2': 'H2', 'p': 'P', 'ul': 'L', 'ol': 'L', 'table': 'Table', 'tr': 'TR', 'th': 'TH', 'td': 'TD'}
_ADDRESS = re.compile(r'https?://[^\s"\u201d]+|www\.[^\s"\u201d]+|[\w.+-]+@[\w.-]+')
_AFTER = '.,;:!?\u2026\u060c\u06d4'
_ENTRY = re.compile(r'\d+')

# What is drawn by no letter: marks of direction and of line ends, and joiners, which change the shape of a letter.
_UNSPOKEN = dict.fromkeys(map(ord, '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\u202f'))

_SIDES = str.maketrans(')]}>»', '([{<«')


def told(letter: Letter) -> Spoken:
    """The tree that the PDF of a letter should have."""
    return Spoken('Document', tuple(_parts(letter)))


def _parts(letter: Letter) -> Iterator[Spoken]:
    head = [line.text for line in letter.sender]
    head += [letter.dated] if letter.dated else []
    head += [f'{letter.labels.get("reference", "")} {letter.reference}'] if letter.reference else []
    head += [line.text for line in letter.recipient]
    yield from _paragraphs([letter.banner] if letter.banner else [])
    yield from _paragraphs(head)
    yield Spoken('H1', tuple(_running([letter.subject])))
    other = letter.beside_language.replace('_', '-')
    if letter.beside_subject:
        yield Spoken('P', tuple(_running([letter.beside_subject])), other)
    for number, node in enumerate(letter.body):
        yield _unmarked(_block(node)) if letter.kind == 'question-form' else _block(node)
        if letter.beside:
            yield Spoken('Div', (_block(letter.beside[number]),), other)
    signature = letter.signature
    if signature:
        lines = (signature.label, signature.date_label, signature.name, signature.capacity)
        yield from _paragraphs([line for line in lines if line])


def _unmarked(element: Spoken) -> Spoken:
    """On a form the entries of a list are boxes to tick and lines to write on: nothing stands before them."""
    kept = (one for one in element.inside if isinstance(one, str) or not _is_bullet(one))
    return replace(element, inside=tuple(one if isinstance(one, str) else _unmarked(one) for one in kept))


def _is_bullet(element: Spoken) -> bool:
    return element.kind == 'Lbl' and not element.text()


def _paragraphs(lines: Iterable[str]) -> Iterator[Spoken]:
    return (Spoken('P', tuple(_running([line]))) for line in lines)


def _block(node: Node, scope: str = '') -> Spoken:
    nodes = [child for child in node.children if isinstance(child, Node)]
    if node.tag in {'ul', 'ol'}:
        numbers = enumerate(nodes, node.start or 1)
        return Spoken('L', tuple(_entry(child, f'{number}.' if node.tag == 'ol' else '') for number, child in numbers))
    if node.tag == 'table':
        return Spoken('Table', tuple(_row(row) for row in nodes))
    return Spoken(_KINDS[node.tag], tuple(_running(node.children)), node.language, scope)


def _entry(node: Node, number: str) -> Spoken:
    body = Spoken('LBody', tuple(_running(node.children)))
    return Spoken('LI', (Spoken('Lbl', (number,)), body))


def _row(row: Node) -> Spoken:
    cells = [child for child in row.children if isinstance(child, Node)]
    scope = '/Column' if all(cell.tag == 'th' for cell in cells) else '/Row'
    return Spoken('TR', tuple(_block(cell, scope if cell.tag == 'th' else '') for cell in cells))


def _running(children: Iterable[Node | str]) -> Iterator[Spoken | str]:
    """Texts and links; what only stands out, like a value, is text."""
    for child in children:
        if isinstance(child, str):
            yield from _addresses(child)
        elif child.tag in _KINDS:
            yield _block(child)
        elif child.role == 'link' and child.text().lower().startswith(('http://', 'https://')):
            yield Spoken('Link', (child.text(),), opens=child.text())
        elif child.language:
            yield Spoken('Span', tuple(_running(child.children)), child.language)
        elif child.role == 'link':
            yield child.text()
        else:
            yield from _running(child.children)


def _addresses(text: str) -> Iterator[Spoken | str]:
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_AFTER)
        address = address.rstrip(')') if address.count(')') > address.count('(') else address
        before = '' if '://' in address else 'https://' if address.startswith('www.') else 'mailto:'
        yield from (text[end : found.start()], Spoken('Link', (address,), opens=before + address))
        end = found.start() + len(address)
    yield text[end:]


def heard(element: Spoken, letter: Letter) -> tuple[object, ...]:
    """An element of a letter as it is compared: texts beside each other are one, white space is none.

    Right-to-left text is painted from the left: there the letters of a text are compared, not their order, nor to
    which side a bracket opens.
    """
    return _heard(element, turned=letter.direction == 'rtl')


def _heard(element: Spoken, *, turned: bool) -> tuple[object, ...]:
    inside: list[object] = []
    running = ''
    for one in (*element.inside, None):
        if isinstance(one, str):
            running += one
            continue
        letters = _letters(running, turned=turned)
        inside += [letters] if letters else []
        running = ''
        inside += [_heard(one, turned=turned)] if one else []
    if element.kind == 'Lbl':
        # The dot of an entry is as good as another sign; its number is not.
        inside = _ENTRY.findall(''.join(one for one in element.inside if isinstance(one, str)))
    return (element.kind, element.language, element.scope, element.opens, *inside)


def _letters(text: str, *, turned: bool) -> str:
    plain = ''.join(unicodedata.normalize('NFKD', text).translate(_UNSPOKEN).split())
    if turned or any(unicodedata.bidirectional(sign) in {'R', 'AL'} for sign in plain):
        return ''.join(sorted(plain.translate(_SIDES)))
    return plain
