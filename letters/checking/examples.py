"""The examples of papers, run: facts in, letter out, and what its author expects of it.

They run last, and only where no rule found an error: what is wrong with a record would be told again by every letter.
Sheets for the person need a whole packet, which is made in another room: of their examples only the shape is looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from jinja2 import FileSystemLoader
from pydantic import ValidationError

from letters.checking.example_case import changed
from letters.checking.files import TEMPLATES
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.sentences import word_in
from letters.checking.walk import papers
from letters.compose.letter import compose
from letters.errors import LettersError
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.plan import Step
from letters.plan.doors import seen_by
from letters.plan.make import make_plan
from letters.registry.template import environment
from letters.render.text import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.paper import PaperKind
    from letters.registry.read import Location

# A paper that goes out is tried by two kinds of facts at least; a sheet for the person by one.
_LEAST_OF_LETTERS = 2
_KEYS = frozenset({'about', 'recipient', 'law', 'case', 'expect'})
_OPTIONAL = frozenset({'recipient', 'law'})
_EXPECTED = frozenset({'laws', 'subject', 'says', 'never'})


class _Example(NamedTuple):
    """One example: its file, its paper, and what it holds."""

    file: str
    kind: PaperKind
    held: dict[str, Any]


class _Written(NamedTuple):
    """The letter of an example: the laws that it cites, its subject and its text."""

    laws: tuple[str, ...]
    subject: str
    text: str


def _examples(records: Records) -> Iterator[_Example]:
    for _, kind in papers(records):
        for path in sorted((records.files.templates / kind.id / 'examples').glob('*.yaml')):
            file = f'{TEMPLATES}{kind.id}/examples/{path.name}'
            held = records.files.document(file).value
            yield _Example(file, kind, held if isinstance(held, dict) else {})


@rule('registry-no-example')
def no_example(records: Records) -> Iterator[Found]:
    """Every paper has examples: a letter two at least, a sheet for the person one."""
    for at, kind in papers(records):
        found = len([*(records.files.templates / kind.id / 'examples').glob('*.yaml')])
        least = _LEAST_OF_LETTERS if kind.audience == 'recipient' else 1
        if found < least:
            yield Found(at.file, values={'paper': kind.id, 'count': str(found), 'least': str(least)})


@rule('registry-example-shape')
def example_shape(records: Records) -> Iterator[Found]:
    """An example says what it is about, which facts it changes, and what its letter says and never says."""
    for one in _examples(records):
        for problem in records.files.document(one.file).problems:
            yield Found(one.file, values={'key': problem.id}, line=problem.line)
        expected = one.held.get('expect', {})
        keys: list[tuple[Location, str]] = [((key, '@key'), key) for key in set(one.held) - _KEYS]
        keys += [((), key) for key in _KEYS - _OPTIONAL - set(one.held)]
        if isinstance(expected, dict):
            keys += [(('expect', key, '@key'), key) for key in set(expected) - _EXPECTED]
            keys += [(('expect',), key) for key in ('says', 'never') if not isinstance(expected.get(key), list)]
        for loc, key in keys:
            yield Found(one.file, loc, {'key': key})


@rule('registry-example')
def example(records: Records) -> Iterator[Found]:
    """The letter of an example can be made, cites the laws and says the words that the example names, and no others."""
    templates = environment(FileSystemLoader(records.files.templates))
    for one in _examples(records):
        if one.kind.audience == 'person' or not isinstance(one.held.get('expect'), dict):
            continue
        try:
            case = Case.model_validate(changed(one.held.get('case', {})))
        except (ValidationError, LookupError, TypeError, ValueError, AttributeError):
            yield _differs(one, ('case',), 'case')
            continue
        try:
            yield from _compared(one, _written(one, case, records, templates))
        except LettersError as error:
            yield _differs(one, (), error.id)


def _written(one: _Example, case: Case, records: Records, templates: Any) -> _Written | None:
    """The letter of an example; None where the facts give no such paper."""
    made = make_plan(_as_first_asked(case) if one.kind.follows else case, records.registry, records.on)
    wanted, kind = one.held.get('recipient'), case.sent[0].paper if one.kind.follows else one.kind.id
    found = next((paper for paper in made.papers if paper.kind == kind and wanted in {None, paper.recipient}), None)
    if found is None:
        return None
    here = Situation(disclosed(case, made.effects), records.registry, records.on)
    if one.kind.follows:
        # It is about the places that are not gone, where any is left.
        left = tuple(n for n in found.items if case.items[n].status != 'removed')
        step = Step(one.kind.id, tuple(case.sent), one.held.get('law', ''))
        found = found._replace(step=step, items=left or found.items)
        found = found._replace(seen_by=seen_by(Brief.of(found, here)))
    letter = compose(found, here, 'en', templates=templates)
    # A letter that lacks an element is not written.
    return None if letter.lacks else _Written(tuple(found.laws), letter.letter.subject, text(letter.letter))


def _as_first_asked(case: Case) -> Case:
    """The case as it may have been when the request was sent: nobody had looked since."""
    return case.model_copy(update={'items': [item.model_copy(update={'status': ''}) for item in case.items]})


def _compared(one: _Example, written: _Written | None) -> Iterator[Found]:
    if written is None:
        yield _differs(one, ('case',), one.kind.id)
        return
    expected = one.held['expect']
    for number, words in enumerate(expected.get('says', [])):
        if words.replace('\\n', '\n') not in written.text:
            yield _differs(one, ('expect', 'says', number), 'says')
    for number, words in enumerate(expected.get('never', [])):
        if word_in(written.text, [words]):
            yield _differs(one, ('expect', 'never', number), 'never')
    if expected.get('laws', [*written.laws]) != [*written.laws]:
        yield _differs(one, ('expect', 'laws'), ', '.join(written.laws) or 'laws')
    if expected.get('subject', written.subject) != written.subject:
        yield _differs(one, ('expect', 'subject'), 'subject')


def _differs(one: _Example, loc: Location, part: str) -> Found:
    return Found(one.file, loc, {'paper': one.kind.id, 'part': part})


RULES = (no_example, example_shape)
LAST = (example,)
