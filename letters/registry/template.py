"""Templates of letters: where they run, and the tag that marks what a passage fulfils."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes
from jinja2.ext import Extension

from letters.safe import sandbox

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from jinja2 import Environment
    from jinja2.parser import Parser


class Mark(Extension):
    """`{% mark "location", "infringement" %}...{% endmark %}`: what stands inside fulfils these elements.

    The same as a call of `element` around it for each word, so that whoever reads templates finds both alike.
    """

    tags = {'mark'}  # noqa: RUF012 - as Jinja declares it

    def parse(self, parser: Parser) -> nodes.Node:
        """The tag as nested calls, the first word outside."""
        line = next(parser.stream).lineno
        given = parser.parse_tuple(with_condexpr=False)
        body = parser.parse_statements(('name:endmark',), drop_needle=True)
        for word in reversed(given.items if isinstance(given, nodes.Tuple) else [given]):
            call = nodes.Call(nodes.Name('element', 'load'), [word], [], None, None)
            body = [nodes.CallBlock(call, [], [], body).set_lineno(line)]
        return body[0]


EXTENSIONS = ('jinja2.ext.i18n', f'{Mark.__module__}.{Mark.__name__}')
"""What a template of a letter may use beside plain Jinja; a reader of its sentences needs the same."""


def environment(loader: BaseLoader) -> Environment:
    """The sandbox of templates, with sentences to translate and marks."""
    made = sandbox.environment(loader, EXTENSIONS)
    made.policies['ext.i18n.trimmed'] = True
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.globals.clear()
    return made
