"""A letter as one HTML page: what a screen shows, and what the PDF is made from."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from letters import paths
from letters.render import fonts
from letters.render.direction import direction
from letters.render.links import pieces
from letters.render.links import target

if TYPE_CHECKING:
    from jinja2 import Template

    from letters.model.letter import Letter
    from letters.model.letter import Node

PAGE_FOLDER = paths.TEMPLATES / '_page'

# A post address has at least this many lines; a shorter one is never put into an envelope with a window.
_LINES_OF_A_POST_ADDRESS = 3


def html(letter: Letter) -> str:
    """The whole page with its style, every text escaped."""
    return page(letter, style(letter.paper_size))


def page(letter: Letter, css: str = '') -> str:
    """The page; without `css` it carries no style of its own."""
    return _template().render(
        letter=letter,
        css=Markup(css),  # noqa: S704 - our own files, no text of a person
        blocks=[block(node, letter) for node in letter.body],
        pairs=pairs(letter),
        look='sheet' if not letter.recipient else _head(letter),
        count=_count(letter.labels.get('page', '')),
        direction=direction,
    )


@lru_cache
def style(paper_size: str) -> str:
    """The style of a page of this size."""
    parts = [(PAGE_FOLDER / name).read_text(encoding='utf-8') for name in ('page.css', f'{paper_size}.css')]
    return '\n'.join([*parts, fonts.css()])


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment
    from jinja2 import FileSystemLoader
    from jinja2 import StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGE_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template('page.html.jinja')


def _head(letter: Letter) -> str:
    return 'window' if len(letter.recipient) >= _LINES_OF_A_POST_ADDRESS else 'plain'


def _count(label: str) -> list[str]:
    """The words around the numbers of "Page 1 of 2", cut at the numbers."""
    return re.split(r'(%\(page\)s|%\(pages\)s)', label)


def block(node: Node | str, letter: Letter) -> Markup:
    """A node of a body and all below it, as markup."""
    if isinstance(node, str):
        return escape(node)
    if node.role == 'link':
        return _link(node)
    if node.role == 'value':
        return _value(node)
    inside = Markup().join(block(child, letter) for child in node.children)
    return Markup('<{tag}{attributes}>{inside}</{tag}>').format(
        tag=node.tag, attributes=_attributes(node), inside=inside
    )


def _attributes(node: Node) -> Markup:
    given = {
        'start': '' if node.start is None else str(node.start),
        'lang': node.language,
        'dir': node.direction,
        # In a row of headings a heading belongs to the column, else to its row.
        'scope': 'col' if node.tag == 'th' else '',
    }
    return Markup().join(Markup(' {}="{}"').format(name, value) for name, value in given.items() if value)


def _link(node: Node) -> Markup:
    text = node.text()
    inside = Markup('<wbr>').join(Markup('<span>{}</span>').format(piece) for piece in pieces(text))
    href = target(text)
    attribute = Markup(' href="{}"').format(href) if href else Markup()
    return Markup('<a class="link" dir="ltr"{}>{}</a>').format(attribute, inside)


def _value(node: Node) -> Markup:
    text = node.text()
    attributes = Markup(' lang="{}"').format(node.language) if node.language else Markup()
    towards = node.direction or direction(text)
    return Markup('<span class="value"{} dir="{}">{}</span>').format(attributes, towards, text)


def pairs(letter: Letter) -> list[tuple[Markup, Markup, str]]:
    """Each block of a reading copy with its translation, and whether they stand side by side."""
    if not letter.beside:
        return []
    return [
        (block(ours, letter), block(theirs, letter), 'beside' if _is_short(ours) and _is_short(theirs) else 'below')
        for ours, theirs in zip(letter.body, letter.beside, strict=True)
    ]


def _is_short(node: Node) -> bool:
    """Whether a block is plain text that half a page is wide enough for."""
    plain = node.tag in {'p', 'h2'} and all(inner.role != 'link' for inner in node.walk())
    return plain and len(node.text()) <= _SHORT


_SHORT = 700
