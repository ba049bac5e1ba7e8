"""Rules about papers and their templates: tags, contexts, words, and names that the vocabulary knows."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from jinja2 import nodes

from letters.checking.files import TEMPLATES
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.sentences import never_said
from letters.checking.sentences import word_in
from letters.checking.walk import papers
from letters.languages.oaths import swears
from letters.model.letter import TAGS
from letters.pen.offered import OFFERED
from letters.registry.source import body_of
from letters.registry.source import calls
from letters.registry.source import every
from letters.registry.source import foreign_names
from letters.registry.source import included
from letters.registry.source import pen_names
from letters.registry.source import syntax_error
from letters.registry.source import tree
from letters.registry.source import with_included

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from letters.model.paper import PaperKind

_TAG = re.compile(rf'</?(?:{"|".join(sorted(TAGS))})>')
_TRANSLATED = frozenset({'pgettext', 'npgettext'})
_WITHOUT_CONTEXT = frozenset({'gettext', 'ngettext', '_'})
_CLEVER = (
    nodes.AssignBlock, nodes.Macro, nodes.Import, nodes.FromImport, nodes.Extends, nodes.EvalContextModifier,
)  # fmt: skip
_BLOCKS = frozenset({'subject', 'body', 'short', 'line'})
# What the program hands to a template: that of a letter, that of a sheet, and the words of its language, which a trans
# block keeps under a name of its own.
_GIVEN = frozenset({'pen', 'element', 'laws', 'paper', 'guide', '_trans', *_TRANSLATED})


def _templates(records: Records) -> Iterator[tuple[str, str, nodes.Template]]:
    """Every template: its file, the paper or folder it belongs to, and its tree."""
    for name in records.files.bodies():
        yield TEMPLATES + name, name.split('/')[0], tree(name, records.files.templates)


@rule('registry-no-template')
def no_template(records: Records) -> Iterator[Found]:
    """Every paper for a recipient has a template that can be read, with its subject, body, short text and line."""
    for name in records.files.bodies():
        line = syntax_error(name, records.files.templates)
        if line:
            yield Found(TEMPLATES + name, values={'paper': name.split('/')[0]}, line=line)
    for at, paper in papers(records):
        found = {block.name for block in every(tree(body_of(paper.id), records.files.templates), nodes.Block)}
        needed = _BLOCKS if paper.ground or paper.follows else {'subject', 'body'}
        if paper.audience == 'recipient' and not needed <= found:
            yield Found(at.file, values={'paper': paper.id})


@rule('template-markup')
def template_markup(records: Records) -> Iterator[Found]:
    """A template holds only the tags of letters, without attributes."""
    for file, paper, found in _templates(records):
        for data in every(found, nodes.TemplateData):
            rest = _TAG.sub('', data.data)
            if '<' in rest or '>' in rest:
                yield Found(file, values={'paper': paper}, line=data.lineno)


@rule('template-untranslated')
def template_untranslated(records: Records) -> Iterator[Found]:
    """Every word of a template stands in a trans block with a context."""
    for file, paper, found in _templates(records):
        for data in every(found, nodes.TemplateData):
            if any(c.isalpha() for c in re.sub(r'<[^<>]*>?', '', data.data)):
                yield Found(file, values={'paper': paper}, line=data.lineno)
        for name in _WITHOUT_CONTEXT:
            for line, _ in calls(found, name):
                yield Found(file, values={'paper': paper}, line=line)


@rule('template-logic')
def template_logic(records: Records) -> Iterator[Found]:
    """A template leaves escaping on, reads nothing with an underscore, and sets names only to what the pen answers."""
    for file, paper, found in _templates(records):
        for node in every(found, nodes.Node):
            if isinstance(node, _CLEVER) or _is_unsafe(node):
                yield Found(file, values={'paper': paper}, line=node.lineno)


def _is_unsafe(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return node.name in {'safe', 'forceescape', 'tojson', 'attr', 'map', 'xmlattr'}
    if isinstance(node, nodes.Getattr):
        return node.attr.startswith('_')
    if isinstance(node, nodes.Getitem):
        return isinstance(node.arg, nodes.Const) and str(node.arg.value).startswith('_')
    return isinstance(node, nodes.Assign) and not _asks_pen(node.node)


def _asks_pen(value: nodes.Node) -> bool:
    called = value.node if isinstance(value, nodes.Call) else None
    return isinstance(called, nodes.Getattr) and isinstance(called.node, nodes.Name) and called.node.name == 'pen'


@rule('template-unknown-name')
def template_unknown_name(records: Records) -> Iterator[Found]:
    """Whatever a template names is there: in the closed lists, on the pen, among templates, or of its own making."""
    for file, paper, found in _templates(records):
        for line, name, known in (*_unknown_names(found, records), *_not_there(found, records)):
            near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.4)
            values = {'paper': paper, 'name': name, 'near': next(iter([*near, *sorted(known)]))}
            yield Found(file, values=values, line=line)


def _not_there(found: nodes.Template, records: Records) -> Iterator[tuple[int, str, Collection[str]]]:
    yield from ((line, name, _GIVEN) for line, name in foreign_names(found, _GIVEN))
    # What begins with an underscore is refused by the rule on what a template may do.
    for line, name, called in pen_names(found):
        offer = OFFERED.get(name)
        if name[:1] != '_' and (offer is None or offer.plain == called):
            yield line, name, OFFERED
    for line, name in included(found):
        if not (name and (records.files.templates / name).is_file()):
            yield line, name, {*records.files.bodies()}


def _unknown_names(found: nodes.Template, records: Records) -> Iterator[tuple[int, str, Collection[str]]]:
    vocabulary, questions = records.registry.vocabulary, records.registry.questions
    for name, known in (
        ('element', set(vocabulary.elements)),
        ('wants', set(vocabulary.elements)),
        ('value', set(questions)),
        ('phrase', set(vocabulary.phrases)),
        ('phrases', set(vocabulary.phrases)),
        ('answered', set(vocabulary.facts)),
    ):
        for line, arguments in calls(found, name):
            yield from ((line, one, known) for one in arguments[:1] if one not in known)
    for line, (key, *values) in calls(found, 'fact'):
        fact = vocabulary.facts.get(key)
        if fact is None:
            yield line, key, vocabulary.facts
        elif isinstance(fact.values, list):
            yield from ((line, value, fact.values) for value in values if value not in fact.values)


@rule('template-forbidden-word')
def template_forbidden_word(records: Records) -> Iterator[Found]:
    """What a template says holds no word that letters, or its own paper, never hold, and no word of an oath."""
    never = never_said()
    for file, folder, found in _templates(records):
        for line, text in _said(found):
            if word_in(text, never) or swears(text, 'en'):
                yield Found(file, values={'paper': folder, 'word': word_in(text, never) or 'oath'}, line=line)
    for _, paper in papers(records):
        for id, words in _never(paper, records):
            for found in with_included(body_of(id), records.files.templates):
                for _, text in _said(found):
                    word = word_in(text, words)
                    if word:
                        yield Found(TEMPLATES + body_of(id), values={'paper': paper.id, 'word': word}, line=1)


def _never(paper: PaperKind, records: Records) -> Iterator[tuple[str, list[str]]]:
    """The kinds whose templates hold none of some words: of a paper that follows another the words of both, in both."""
    yield paper.id, paper.unsaid
    for id in paper.follows if paper.audience == 'recipient' else []:
        request = records.registry.papers.get(id)
        if request:
            yield paper.id, request.unsaid
            yield from [(id, paper.unsaid)] if paper.repeats == 'yes' else []


def _said(found: nodes.Template) -> Iterator[tuple[int, str]]:
    """Every sentence that a template says itself."""
    for name in _TRANSLATED:
        for line, arguments in calls(found, name):
            yield from ((line, text) for text in arguments[1:])


RULES = (
    no_template, template_markup, template_untranslated, template_logic, template_unknown_name, template_forbidden_word,
)  # fmt: skip
