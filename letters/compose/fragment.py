"""The rendered fragment parsed again: only the tags of the design, marks and values taken out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from xml.etree import ElementTree

from letters.errors import DataError
from letters.model.letter import TAGS
from letters.model.letter import Node

# The tags that the macros of `pen` write, and their attributes. Templates and translations cannot write them:
# templates are checked for attributes, translations are escaped.
MARK, VALUE, LINK, LISTED = 'x-mark', 'x-value', 'x-link', 'x-list'
_ATTRIBUTES = {
    MARK: {'is'},
    VALUE: {'key', 'of', 'lang', 'dir'},
    LINK: {'key', 'of'},
    LISTED: {'start'},
}
_BLOCKS = frozenset({'h2', 'p', 'ul', 'ol', 'table'})
_INSIDE = {'ul': {'li'}, 'ol': {'li'}, 'table': {'tr'}, 'tr': {'th', 'td'}}

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
        root = ElementTree.fromstring(f'<body>{markup}</body>')
    except ElementTree.ParseError as error:
        raise DataError('template-markup', paper=paper, why=f'line {error.position[0]}') from None
    fragment = Fragment()
    fragment.blocks = tuple(node for node in _children(root, (), fragment, paper) if isinstance(node, Node))
    for node in fragment.blocks:
        if node.tag not in _BLOCKS:
            raise DataError('template-markup', paper=paper, why=f'{node.tag} at the top')
    return fragment


def _children(
    element: ElementTree.Element, words: tuple[str, ...], fragment: Fragment, paper: str
) -> Iterator[Node | str]:
    if element.text:
        yield from _text(element.text, element.tag, paper)
    for child in element:
        yield from _node(child, words, fragment, paper)
        if child.tail:
            yield from _text(child.tail, element.tag, paper)


def _text(text: str, parent: str, paper: str) -> Iterator[str]:
    """White space between blocks is dropped; text there is a mistake."""
    if parent in {'body', MARK, LISTED, *_INSIDE}:
        if text.strip() and parent != MARK:
            raise DataError('template-markup', paper=paper, why=f'text in {parent}')
        if not text.strip():
            return
    yield ' '.join(text.split('\n')) if '\n' in text else text


def _node(
    element: ElementTree.Element, words: tuple[str, ...], fragment: Fragment, paper: str
) -> Iterator[Node | str]:
    tag = element.tag
    if tag not in TAGS and tag not in _ATTRIBUTES:
        raise DataError('template-markup', paper=paper, why=f'tag {tag[:20]}')
    if set(element.attrib) - _ATTRIBUTES.get(tag, set()):
        raise DataError('template-markup', paper=paper, why=f'attribute in {tag}')
    if tag == MARK:
        word = element.attrib['is']
        before = len(fragment.printed.setdefault(word, set()))
        inner = tuple(_children(element, (*words, word), fragment, paper))
        texts = [' '.join((child if isinstance(child, str) else child.text()).split()) for child in inner]
        if any(texts):
            fragment.texts.setdefault(word, []).extend(text for text in texts if text)
        elif before == 0:
            # A mark around nothing says nothing.
            fragment.printed.pop(word)
        yield from inner
        return
    children = tuple(_children(element, words, fragment, paper))
    if tag in {VALUE, LINK}:
        yield _value(element, children, words, fragment)
    elif tag == LISTED:
        yield Node('ol', children, start=int(element.attrib['start']))
    else:
        allowed = _INSIDE.get(tag)
        if allowed and any(isinstance(child, str) or child.tag not in allowed for child in children):
            raise DataError('template-markup', paper=paper, why=f'content of {tag}')
        yield Node(tag, _tidy(children) if tag in {'p', 'li', 'h2', 'td', 'th'} else children)


def _tidy(children: tuple[Node | str, ...]) -> tuple[Node | str, ...]:
    """The text of a block without the indentation of its template."""
    tidied: list[Node | str] = []
    for child in children:
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


def _value(
    element: ElementTree.Element, children: tuple[Node | str, ...], words: tuple[str, ...], fragment: Fragment
) -> Node:
    key, of = element.attrib['key'], element.attrib.get('of', '')
    text = ''.join(child if isinstance(child, str) else child.text() for child in children)
    if text.strip():
        fragment.values[(key, of)] = text
        for word in words:
            fragment.printed.setdefault(word, set()).add((key, of))
    if element.tag == LINK:
        return Node('a', (text,), role='link')
    return Node(
        'span', (text,), role='value', language=element.attrib.get('lang', ''),
        direction=element.attrib.get('dir', ''),  # type: ignore[arg-type]
    )  # fmt: skip
