"""Templates read as trees: what they call, mark, say and hold, without running them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import DictLoader
from jinja2 import TemplateSyntaxError
from jinja2 import nodes

from letters.compose.template import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.files import Files


def tree(name: str, files: Files) -> nodes.Template:
    """A template below the folder as a tree; an empty one where it is not there or cannot be read."""
    path = files.templates / name
    return _tree(path.read_text('utf-8')) if path.is_file() else nodes.Template([], lineno=1)


@lru_cache(maxsize=256)
def _tree(source: str) -> nodes.Template:
    try:
        return environment(DictLoader({})).parse(source)
    except TemplateSyntaxError:
        return nodes.Template([], lineno=1)


def syntax_error(name: str, files: Files) -> int:
    """The line on which a template cannot be read, or 0."""
    try:
        environment(DictLoader({})).parse((files.templates / name).read_text('utf-8'))
    except TemplateSyntaxError as error:
        return error.lineno
    return 0


def with_included(name: str, files: Files) -> Iterator[nodes.Template]:
    """A template, and every template that it includes."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        found = tree(name, files)
        yield found
        targets = (include.template for include in found.find_all(nodes.Include))
        waiting += [str(target.value) for target in targets if isinstance(target, nodes.Const)]


def calls(found: nodes.Node, name: str) -> Iterator[tuple[int, list[str]]]:
    """Every call of a name (`element`) or of a method of the pen (`fact`): its line, and its constant arguments."""
    for call in found.find_all(nodes.Call):
        target = call.node
        called = target.name if isinstance(target, nodes.Name) else ''
        if isinstance(target, nodes.Getattr) and isinstance(target.node, nodes.Name) and target.node.name == 'pen':
            called = target.attr
        if called == name:
            yield call.lineno, [str(one.value) for one in call.args if isinstance(one, nodes.Const)]


def body_of(paper: str) -> str:
    """The name of a paper's template."""
    return f'{paper}/body.html.jinja'


def marked_words(paper: str, files: Files) -> frozenset[str]:
    """Every element word that a paper's template marks, with the templates that it includes."""
    return frozenset(
        word
        for found in with_included(body_of(paper), files)
        for _, arguments in calls(found, 'element')
        for word in arguments[:1]
    )


def names_called(paper: str, files: Files) -> frozenset[str]:
    """Every method of the pen that a paper's template names, with the templates that it includes."""
    return frozenset(
        name.attr
        for found in with_included(body_of(paper), files)
        for name in found.find_all(nodes.Getattr)
        if isinstance(name.node, nodes.Name) and name.node.name == 'pen'
    )
