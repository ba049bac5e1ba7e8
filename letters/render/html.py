"""A letter as one HTML page: what a screen shows, and what the PDF is made from."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from letters import paths
from letters.errors import DataError
from letters.render import fonts
from letters.render.breaks import PAPER
from letters.render.breaks import SCREEN
from letters.render.direction import direction
from letters.render.markup import block
from letters.render.markup import language_tag
from letters.render.markup import told
from letters.render.markup import whole
from letters.render.markup import words
from letters.safe import sandbox

if TYPE_CHECKING:
    from jinja2 import Template

    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.render.breaks import Breaks

PAGE_FOLDER = paths.TEMPLATES / '_page'

GIVEN = frozenset({
    'letter', 'css', 'blocks', 'pairs', 'look', 'count', 'direction', 'language_tag', 'words', 'told',
    'shown',
})  # fmt: skip
"""What the layout of the page is handed."""

# A post address has at least this many lines; a shorter one is never put into an envelope with a window.
_LINES_OF_A_POST_ADDRESS = 3

# A longer block of a reading copy takes the whole width.
_SHORT = 700


def html(letter: Letter) -> str:
    """The whole page with its style, every text escaped."""
    return _page(letter, SCREEN, style(letter.paper_size, languages=_spoken(letter)))


def for_paper(letter: Letter) -> str:
    """The page as the PDF is made from it: the style comes apart from it, and it says where lines may end."""
    return _page(letter, PAPER, '')


@lru_cache
def style(paper_size: str, families: frozenset[str] | None = None, languages: frozenset[str] = frozenset()) -> str:
    """The style of a page of this size and in these languages, drawn with Noto Sans and these fonts beside it."""
    return '\n'.join([sheet('page'), sheet(paper_size), fonts.css(families, languages)])


def languages(page: str) -> frozenset[str]:
    """The languages in which something of a page is written."""
    return frozenset(_LANGUAGE.findall(page))


def _spoken(letter: Letter) -> frozenset[str]:
    said = (letter.language, letter.beside_language)
    return frozenset(language_tag(language) for language in said if language)


def sheet(name: str) -> str:
    """One of the style sheets beside the page."""
    text = (PAGE_FOLDER / f'{name}.css').read_text(encoding='utf-8')
    line = fetching(text)
    if line:
        raise DataError('style-fetches', file=f'_page/{name}.css', line=str(line))
    return text


_LANGUAGE = re.compile(r' lang="([\w-]+)"')
# What brings in something from elsewhere; a backslash could write the same in another way, and `<` could end the style.
_FETCHES = re.compile(r'@import|@charset|@namespace|\b(?:url|src|image|image-set)\s*\(|[\\<]', re.IGNORECASE)


def fetching(css: str) -> int:
    """The line on which a style sheet would fetch something, or 0: a letter fetches nothing, on no machine."""
    # Of the same length, so that lines stay: a comment may stand inside a word of CSS and means nothing there.
    bare = re.sub(r'/\*.*?\*/', lambda held: re.sub(r'[^\n]', ' ', held[0]), css, flags=re.DOTALL)
    found = _FETCHES.search(bare)
    return bare.count('\n', 0, found.start()) + 1 if found else 0


def _page(letter: Letter, breaks: Breaks, css: str) -> str:
    # On a sheet for a form each answer stands alone, ready to be copied.
    breaks = replace(breaks, values_alone=letter.kind == 'form-sheet')
    try:
        return _rendered(letter, breaks, css)
    except sandbox.BROKEN as error:
        file, line = sandbox.place(error)
    raise DataError('template-broken', file=file or '_page/page.html.jinja', line=line or '1')


def _rendered(letter: Letter, breaks: Breaks, css: str) -> str:
    return _template().render(
        letter=letter,
        css=Markup(css),  # noqa: S704 - our own files, nothing that a person wrote
        blocks=[block(node, breaks, letter.direction) for node in letter.body],
        pairs=_pairs(letter, breaks),
        look=_look(letter),
        count=_count(letter.labels.get('page', '')),
        direction=direction,
        language_tag=language_tag,
        words=lambda text, around: words(text, breaks, around),
        told=lambda text: told(text, breaks),
        shown=lambda text, around: (whole if told(text, breaks) else words)(text, breaks, around),
    )


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import FileSystemLoader

    return sandbox.environment(FileSystemLoader(PAGE_FOLDER)).get_template('page.html.jinja')


def _look(letter: Letter) -> str:
    if not letter.recipient:
        return 'sheet'
    return 'window' if len(letter.recipient) >= _LINES_OF_A_POST_ADDRESS else 'plain'


def _count(label: str) -> list[str]:
    """The words around the numbers of "Page 1 of 2", cut at the numbers."""
    return re.split(r'(%\(page\)s|%\(pages\)s)', label)


def _pairs(letter: Letter, breaks: Breaks) -> list[tuple[Markup, Markup, str]]:
    """Each block of a reading copy with its translation, and whether they stand side by side."""
    if not letter.beside:
        return []
    return [
        (
            block(ours, breaks, letter.direction),
            block(theirs, breaks, letter.beside_direction),
            'beside' if _is_short(ours) and _is_short(theirs) else 'below',
        )
        for ours, theirs in zip(letter.body, letter.beside, strict=True)
    ]


def _is_short(node: Node) -> bool:
    """Whether a block is plain text for which half a page is wide enough."""
    plain = node.tag in {'p', 'h2'} and all(inner.role != 'link' for inner in node.walk())
    return plain and len(node.text()) <= _SHORT
