"""The rendered fragment parsed again: only the tags of the design, marks and values taken out of it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from letters.errors import DataError
from letters.model.letter import TAGS
from letters.model.letter import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

# The tags that the macros of `pen` write, and their attributes. Templates and translations cannot write them:
# templates are checked for attributes, translations are escaped.
MARK, VALUE, SAID, LINK, LISTED = 'x-mark', 'x-value', 'x-said', 'x-link', 'x-list'
_ATTRIBUTES = {
    MARK: {'is'},
    VALUE: {'key', 'of', 'lang', 'dir'},
    SAID: {'key', 'of'},
    LINK: {'key', 'of'},
    LISTED: {'start'},
}
_BLOCKS = frozenset({'h2', 'p', 'ul', 'ol', 'table'})
_BLOCKS_OF_TEXT = frozenset({'p', 'li', 'h2', 'td', 'th'})
_RUNNING = _BLOCKS_OF_TEXT | {'strong', 'em', 'a', VALUE, SAID, LINK}
_INSIDE = {'ul': {'li'}, 'ol': {'li'}, 'table': {'tr'}, 'tr': {'th', 'td'}}

# Full stops of the scripts that letters are written in, and what ends a sentence as well as they do.
_STOPS = ('.', '\u06d4', '\u3002', '\u0964')
_ENDS = (*_STOPS, '!', '?', '\u061f')

Printed = tuple[str, str]
"""A printed value: its dotted key, and for which thing."""


@dataclass(slots=True)
class Fragment:
    """A body: its blocks, what each element word has really printed, and every text of a mark."""

    blocks: tuple[Node, ...] = ()
    printed: dict[str, set[Printed]] = field(default_factory=dict)
    values: dict[Printed, str] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)


def parse(markup: str, paper: str) -> Fragment:
    """Parse what a template rendered; DataError when it holds anything else than the design allows."""
    try:
        # Our own markup: every value is escaped, so there is no document type and no entity in it.
        root = ElementTree.fromstring(f'<body>{markup}</body>')  # noqa: S314
    except ElementTree.ParseError as error:
        raise DataError('template-markup', paper=paper, why=f'line {error.position[0]}') from None
    fragment = Fragment()
    top = _Place(fragment, paper)
    fragment.blocks = tuple(_blocks(root, top))
    return fragment


def _blocks(root: ElementTree.Element, top: _Place) -> Iterator[Node]:
    """What stands at the top: blocks alone. A sentence outside of them would be taken for printed, and is not."""
    for child in _children(root, top):
        if isinstance(child, Node) and child.tag in _BLOCKS:
            yield child
        elif isinstance(child, Node) or child.strip():
            raise top.refuse(f'{child.tag if isinstance(child, Node) else "text"} at the top')


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the parser stands: inside which marks, and whether inside running text."""

    fragment: Fragment
    paper: str
    words: tuple[str, ...] = ()
    running: bool = False

    def refuse(self, why: str) -> DataError:
        """The fault in a template or a translation."""
        return DataError('template-markup', paper=self.paper, why=why)


def _children(element: ElementTree.Element, place: _Place) -> Iterator[Node | str]:
    """What stands in an element. A value that ends in a full stop, as initials do, ends the sentence too."""
    before: Node | str = ''
    for piece in _pieces(element, place):
        child = piece
        if isinstance(child, str) and isinstance(before, Node) and before.role != 'link':
            child = child[1:] if before.text()[-1:] in _ENDS and child[:1] in _STOPS else child
        if child != '':
            before = child
            yield child


def _pieces(element: ElementTree.Element, place: _Place) -> Iterator[Node | str]:
    if element.text:
        yield from _text(element.text, element.tag, place)
    for child in element:
        yield from _node(child, place)
        if child.tail:
            yield from _text(child.tail, element.tag, place)


def _text(text: str, parent: str, place: _Place) -> Iterator[str]:
    """White space between blocks is dropped; text there is a mistake."""
    if not place.running:
        if text.strip() and (parent != MARK or not place.words):
            raise place.refuse(f'text in {parent}')
        if not text.strip():
            return
    yield text.replace('\n', ' ')


def _node(element: ElementTree.Element, place: _Place) -> Iterator[Node | str]:
    tag = element.tag
    if tag not in TAGS and tag not in _ATTRIBUTES:
        raise place.refuse(f'tag {tag[:20]}')
    if set(element.attrib) - _ATTRIBUTES.get(tag, set()):
        raise place.refuse(f'attribute in {tag}')
    if tag == MARK:
        yield from _mark(element, place)
        return
    inside = replace(place, running=place.running or tag in _RUNNING)
    children = tuple(_children(element, inside))
    if tag in {VALUE, SAID, LINK}:
        yield from _value(element, children, place)
    elif tag == LISTED:
        yield Node('ol', children, start=int(element.attrib['start']))
    else:
        allowed = _INSIDE.get(tag)
        if allowed and any(isinstance(child, str) or child.tag not in allowed for child in children):
            raise place.refuse(f'content of {tag}')
        yield Node(tag, _tidy(children) if tag in _BLOCKS_OF_TEXT else children)


def _mark(element: ElementTree.Element, place: _Place) -> Iterator[Node | str]:
    """What stands in a mark, with a note of what it has printed; a mark around nothing says nothing."""
    fragment, word = place.fragment, element.attrib['is']
    before = len(fragment.printed.setdefault(word, set()))
    inner = tuple(_children(element, replace(place, words=(*place.words, word))))
    if word == 'contact':
        inner = tuple(replace(one, role='answer') if isinstance(one, Node) and one.tag == 'p' else one for one in inner)
    texts = _texts(inner)
    if texts:
        fragment.texts.setdefault(word, []).extend(texts)
    elif before == 0 and not fragment.texts.get(word):
        fragment.printed.pop(word)
    yield from inner


def _texts(inner: tuple[Node | str, ...]) -> list[str]:
    """The texts of a mark: one for each block, or one for running text."""
    if all(isinstance(child, Node) and child.tag in _BLOCKS for child in inner):
        found = [child.text() for child in inner if isinstance(child, Node)]
    else:
        found = [''.join(child if isinstance(child, str) else child.text() for child in inner)]
    return [text for text in (' '.join(one.split()) for one in found) if text]


def _tidy(children: tuple[Node | str, ...]) -> tuple[Node | str, ...]:
    """The text of a block without the indentation of its template."""
    tidied: list[Node | str] = []
    for piece in children:
        child = piece
        if isinstance(child, str):
            squeezed = ' '.join(child.split())
            left = ' ' if tidied and child[:1].isspace() else ''
            right = ' ' if squeezed and child[-1:].isspace() else ''
            child = left + squeezed + right if squeezed else left
        if child != '':
            tidied.append(child)
    if tidied and isinstance(tidied[-1], str):
        tidied[-1] = tidied[-1].rstrip()
    return tuple(child for child in tidied if child != '')


def _value(element: ElementTree.Element, children: tuple[Node | str, ...], place: _Place) -> Iterator[Node | str]:
    """What a value prints, noted for the marks around it; a phrase of ours is text like any other."""
    # A phrase that stands once may be counted for many things: their names stand with spaces between.
    key, things = element.attrib['key'], element.attrib.get('of', '').split() or ['']
    text = ''.join(child if isinstance(child, str) else child.text() for child in children)
    if text.strip():
        printed = {(key, of) for of in things}
        place.fragment.values |= dict.fromkeys(printed, text)
        for word in place.words:
            place.fragment.printed.setdefault(word, set()).update(printed)
    if element.tag == LINK:
        yield Node('a', (text,), role='link')
    elif element.tag == SAID:
        yield from children
    else:
        yield Node(
            'span', (text,), role='value', language=element.attrib.get('lang', ''),
            direction=element.attrib.get('dir', ''),  # type: ignore[arg-type]
        )  # fmt: skip
