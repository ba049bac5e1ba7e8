"""Templates: one environment for a letter, with the translations of its language and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader
from markupsafe import Markup
from markupsafe import escape

from letters import paths
from letters.errors import DataError
from letters.registry.template import environment
from letters.registry.tongue import tongue
from letters.safe import sandbox

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Environment

    from letters.languages.catalogue import Translator


_SINGLE = re.compile(r'%(?!\()')


@lru_cache(maxsize=4)
def _environment(folder: Path) -> Environment:
    return environment(FileSystemLoader(folder))


def render_blocks(
    name: str,
    values: Mapping[str, object],
    translator: Translator,
    templates: Environment | None = None,
) -> dict[str, Markup]:
    """The blocks of a template, each rendered by itself: `subject`, `body`, `short`, `line`.

    DataError where the template cannot be read, or asks for something that papers do not have.
    """
    try:
        return _rendered(name, values, translator, templates or _environment(paths.TEMPLATES))
    except sandbox.BROKEN as error:
        file, line = sandbox.place(error)
    raise DataError('template-broken', file=file or name, line=line or '1')


def _rendered(
    name: str, values: Mapping[str, object], translator: Translator, templates: Environment
) -> dict[str, Markup]:
    template = templates.get_template(name)

    def pgettext(context: str, source: str, **filled: object) -> Markup:
        # Jinja doubles the percent signs of a message for its own formatting; the catalogues hold them single.
        # Escaped before the values are filled in: a translation cannot bring markup of its own.
        spoken = escape(translator.text(context, source.replace('%%', '%')))
        return Markup(_SINGLE.sub('%%', spoken)) % filled  # noqa: S704 - escaped in the line above

    def npgettext(context: str, one: str, other: str, count: int, /, **filled: object) -> Markup:
        spoken = escape(translator.counted(context, one.replace('%%', '%'), other.replace('%%', '%'), count))
        return Markup(_SINGLE.sub('%%', spoken)) % {'num': count, **filled}  # noqa: S704 - escaped in the line above

    # In the context, not in the environment's globals: two languages never share a callable.
    context = template.new_context({**values, 'pgettext': pgettext, 'npgettext': npgettext})
    rendered = {block: ''.join(function(context)) for block, function in template.blocks.items()}
    closed = {block: _closed_up(text, translator.language) for block, text in rendered.items()}
    return {block: Markup(text) for block, text in closed.items()}  # noqa: S704 - the environment escapes


def _closed_up(text: str, language: str) -> str:
    """A text without the blanks of its template behind a sentence, in a language that writes none there."""
    own = tongue(language)
    return text if own.space or not own.end else re.sub(rf'({re.escape(own.end)}(?:</[a-z-]+>)*)\s+', r'\1', text)
