"""Templates read as trees: what they call, mark, say and hold, without running them. `templates` is their folder."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import TypeVar

from jinja2 import DictLoader
from jinja2 import TemplateSyntaxError
from jinja2 import meta
from jinja2 import nodes

from letters.compose.template import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set
    from pathlib import Path

N = TypeVar('N', bound=nodes.Node)


def tree(name: str, templates: Path) -> nodes.Template:
    """A template below the folder as a tree; an empty one where it is not there or cannot be read."""
    path = templates / name
    return _tree(path.read_text('utf-8') if path.is_file() else '')


def _tree(source: str) -> nodes.Template:
    return _parsed(source)[0]


@lru_cache(maxsize=256)
def _parsed(source: str) -> tuple[nodes.Template, int]:
    """A template as a tree, and the line on which it cannot be read, or 0."""
    made = environment(DictLoader({}))
    found = made.parse('')
    try:
        found = made.parse(source)
        # A filter or a test of a name that nobody knows is found only where it is compiled.
        made.compile(source)
    except TemplateSyntaxError as error:
        return found, error.lineno
    return found, 0


@lru_cache(maxsize=4096)
def every(found: nodes.Node, kind: type[N]) -> tuple[N, ...]:
    """Every node of a kind below another; the rules look at the same trees again and again."""
    return tuple(found.find_all(kind))


def syntax_error(name: str, templates: Path) -> int:
    """The line on which a template cannot be read, or 0."""
    return _parsed((templates / name).read_text('utf-8'))[1]


def foreign_names(found: nodes.Template, given: Set[str]) -> Iterator[tuple[int, str]]:
    """Every name that a template neither is given nor makes itself, with the line of its first use."""
    for name in sorted(_undeclared(found) - given):
        yield next((one.lineno for one in every(found, nodes.Name) if one.name == name), 1), name


@lru_cache(maxsize=256)
def _undeclared(found: nodes.Template) -> frozenset[str]:
    try:
        return frozenset(meta.find_undeclared_variables(found))
    except TemplateSyntaxError:
        # It cannot be compiled, which has a rule of its own.
        return frozenset()


def pen_names(found: nodes.Template) -> Iterator[tuple[int, str]]:
    """Everything that a template asks of the pen, with its line."""
    for one in every(found, nodes.Getattr):
        if isinstance(one.node, nodes.Name) and one.node.name == 'pen':
            yield one.lineno, one.attr


def included(found: nodes.Template) -> Iterator[tuple[int, str]]:
    """Every template that a template includes, with its line; empty where the name is made while it runs."""
    for one in every(found, nodes.Include):
        yield one.lineno, str(one.template.value) if isinstance(one.template, nodes.Const) else ''


def with_included(name: str, templates: Path) -> Iterator[nodes.Template]:
    """A template, and every template that it includes."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        found = tree(name, templates)
        yield found
        targets = (include.template for include in every(found, nodes.Include))
        waiting += [str(target.value) for target in targets if isinstance(target, nodes.Const)]


def calls(found: nodes.Node, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every call of a name (`element`) or of a method of the pen (`fact`): its line, and its constant arguments."""
    for call in every(found, nodes.Call):
        target = call.node
        called = target.name if isinstance(target, nodes.Name) else ''
        if isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name) and target.node.name == 'pen':
            called = target.attr
        if called == name:
            yield call.lineno, [str(one.value) for one in call.args if isinstance(one, nodes.Const)]


def body_of(paper: str) -> str:
    """The name of a paper's template."""
    return f'{paper}/body.html.jinja'


def marked_words(paper: str, templates: Path) -> frozenset[str]:
    """Every element word that a paper's template marks, with the templates that it includes."""
    return frozenset(
        word
        for found in with_included(body_of(paper), templates)
        for _, arguments in calls(found, 'element')
        for word in arguments[:1]
    )


def names_called(paper: str, templates: Path) -> frozenset[str]:
    """Every method of the pen that a paper's template names, with the templates that it includes."""
    return frozenset(name for found in with_included(body_of(paper), templates) for _, name in pen_names(found))
