"""Rules about the page that every paper shares: its layout and its style sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.files import TEMPLATES
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.registry.source import foreign_names
from letters.registry.source import syntax_error
from letters.registry.source import tree
from letters.render.html import GIVEN
from letters.render.html import fetching

if TYPE_CHECKING:
    from collections.abc import Iterator

_LAYOUT = '_page/page.html.jinja'


@rule('style-fetches')
def style_fetches(records: Records) -> Iterator[Found]:
    """A style sheet brings in nothing from elsewhere: no import, no address, no picture."""
    for name in records.files.styles():
        line = fetching(records.files.path(TEMPLATES + name).read_text('utf-8'))
        if line:
            yield Found(TEMPLATES + name, values={'file': name, 'line': str(line)}, line=line)


@rule('template-broken')
def template_broken(records: Records) -> Iterator[Found]:
    """The layout of the page can be read, and names only what it is given."""
    line = syntax_error(_LAYOUT, records.files.templates)
    lines = [line] if line else [line for line, _ in foreign_names(tree(_LAYOUT, records.files.templates), GIVEN)]
    for line in lines:
        yield Found(TEMPLATES + _LAYOUT, values={'file': _LAYOUT, 'line': str(line)}, line=line)


RULES = (style_fetches, template_broken)
