"""Templates read as trees: what they call, mark, say and hold, without running them. `templates` is their folder."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import TypeVar
from typing import get_args

from jinja2 import DictLoader
from jinja2 import TemplateSyntaxError
from jinja2 import meta
from jinja2 import nodes

from letters.model.law import Role
from letters.model.template import Call
from letters.registry.template import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set
    from pathlib import Path

    from jinja2 import Environment

N = TypeVar('N', bound=nodes.Node)

# What the pen is asked with the name of an answer or an element.
_BY_NAME = frozenset({'value', 'phrase', 'phrases', 'fact', 'answered', 'wants'})


def tree(name: str, templates: Path) -> nodes.Template:
    """A template below the folder as a tree; an empty one where it is not there or cannot be read."""
    path = templates / name
    # A sign that is none is a fault of its own: here the rest is read.
    return _tree(path.read_text('utf-8', errors='replace') if path.is_file() else '')


@lru_cache(maxsize=256)
def _tree(source: str) -> nodes.Template:
    try:
        return _environment().parse(source)
    except TemplateSyntaxError:
        return _environment().parse('')


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(DictLoader({}))


@lru_cache(maxsize=4096)
def every(found: nodes.Node, kind: type[N]) -> tuple[N, ...]:
    """Every node of a kind below another; the rules look at the same trees again and again."""
    return tuple(found.find_all(kind))


def syntax_error(name: str, templates: Path) -> int:
    """The line on which a template cannot be read, or 0."""
    raw = (templates / name).read_bytes()
    try:
        return _syntax_error(raw.decode())
    except UnicodeDecodeError as error:
        return raw.count(b'\n', 0, error.start) + 1


@lru_cache(maxsize=256)
def _syntax_error(source: str) -> int:
    try:
        # A filter or a test of a name that nobody knows is found only where it is compiled.
        _environment().compile(source)
    except TemplateSyntaxError as error:
        return error.lineno
    return 0


def foreign_names(found: nodes.Template, given: Set[str]) -> Iterator[tuple[int, str]]:
    """Every name that a template neither is given nor makes itself, with the line of its first use."""
    for name in sorted(_undeclared(found) - given):
        yield next((one.lineno for one in every(found, nodes.Name) if one.name == name), 1), name


@lru_cache(maxsize=256)
def _undeclared(found: nodes.Template) -> frozenset[str]:
    try:
        # It works constant expressions out in the tree that it is given, and other readers need what stands there.
        return frozenset(meta.find_undeclared_variables(copy.deepcopy(found)))
    except TemplateSyntaxError:
        # It cannot be compiled, which has a rule of its own.
        return frozenset()


def pen_names(found: nodes.Template) -> Iterator[tuple[int, str, bool]]:
    """Everything that a template asks of the pen, with its line, and whether it calls it."""
    called = {id(call.node): call for call in every(found, nodes.Call)}
    asked = [one for one in every(found, nodes.Getattr) if isinstance(one.node, nodes.Name) and one.node.name == 'pen']
    for one in asked:
        yield one.lineno, one.attr, id(one) in called
        # What is asked for by words that are made while it runs, nobody can tell beforehand.
        given = called[id(one)].args if id(one) in called else []
        if given and one.attr in _BY_NAME and not isinstance(given[0], nodes.Const):
            yield one.lineno, f'{one.attr}(…)', True
    whole = {id(one.node) for one in asked}
    for name in every(found, nodes.Name):
        if name.name == 'pen' and id(name) not in whole:
            yield name.lineno, 'pen', False


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
    return frozenset(name for found in with_included(body_of(paper), templates) for _, name, _ in pen_names(found))


def calls_of_pen(paper: str, templates: Path) -> tuple[Call, ...]:
    """Everything that a paper's template, and what it includes, asks of the pen, with the conditions around it.

    Of a condition only what is plain is noted: an element that laws ask for, a fact with its values, who signs, that
    no law is cited. What stands under any other may be printed, and counts as printed.
    """
    return tuple(dict.fromkeys(_asked(tree(body_of(paper), templates), _Around(templates))))


@dataclass(frozen=True, slots=True)
class _Around:
    """The conditions around a node; `inside` are the templates that it is included from."""

    templates: Path
    inside: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without_law: bool = False

    def call(self, name: str, given: tuple[str, ...] = ()) -> Call:
        """A name asked for under these conditions."""
        return Call(name, given, self.words, self.when, self.without_law)

    def where(self, test: nodes.Node) -> _Around:
        """The same where a condition holds too."""
        if isinstance(test, nodes.And):
            return self.where(test.left).where(test.right)
        if isinstance(test, nodes.Not):
            return self.unless(test.node)
        name, given = _of_pen(test)
        if name == 'wants':
            return replace(self, words=(*self.words, *given))
        if name == 'fact' and given:
            return replace(self, when=(*self.when, (given[0], given[1:])))
        return replace(self, when=(*self.when, ('sender.role', ('self',)))) if name == 'for_self' else self

    def unless(self, test: nodes.Node) -> _Around:
        """The same where a condition does not hold."""
        if isinstance(test, nodes.Name) and test.name == 'laws':
            return replace(self, without_law=True)
        if isinstance(test, nodes.Not):
            return self.where(test.node)
        if _of_pen(test)[0] == 'for_self':
            return replace(self, when=(*self.when, ('sender.role', _OTHERS)))
        return self


_OTHERS = tuple(role for role in get_args(Role) if role != 'self')


def _of_pen(node: nodes.Node) -> tuple[str, tuple[str, ...]]:
    """The name that a node asks of the pen, with the words that it gives; an empty name where it asks nothing."""
    called = node.node if isinstance(node, nodes.Call) else node
    if not (isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == 'pen'):
        return '', ()
    arguments = node.args if isinstance(node, nodes.Call) else []
    return called.attr, tuple(str(one.value) for one in arguments if isinstance(one, nodes.Const))


def _asked(node: nodes.Node, around: _Around) -> Iterator[Call]:
    name, given = _of_pen(node)
    if isinstance(node, nodes.If):
        yield from _asked_if(node, around)
    elif isinstance(node, nodes.And):
        yield from _asked(node.left, around)
        yield from _asked(node.right, around.where(node.left))
    elif isinstance(node, nodes.Include):
        yield from _asked_of_included(node, around)
    elif name:
        yield around.call(name, given)
        for argument in node.args if isinstance(node, nodes.Call) else ():
            yield from _asked(argument, around)
    else:
        for inner in node.iter_child_nodes():
            yield from _asked(inner, around)


def _asked_if(node: nodes.If, around: _Around) -> Iterator[Call]:
    yield from _asked(node.test, around)
    for inner in node.body:
        yield from _asked(inner, around.where(node.test))
    for inner in (*node.elif_, *node.else_):
        yield from _asked(inner, around.unless(node.test))


def _asked_of_included(node: nodes.Include, around: _Around) -> Iterator[Call]:
    name = str(node.template.value) if isinstance(node.template, nodes.Const) else ''
    if name and name not in around.inside:
        yield from _asked(tree(name, around.templates), replace(around, inside=(*around.inside, name)))
