"""The questions, the interview and the form against the case: nothing is asked that no case could hold.

The keys of a case, and its closed lists, stand in the model of the case; questions are data. Where the two part, an
interview could stop in the middle: it is not begun then, and the check of the registry names each place.
"""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.errors import DataError
from letters.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection
    from collections.abc import Iterator

    from letters.model.flow import FlowStep
    from letters.model.record import Table
    from letters.model.registry import Registry
    from letters.registry.read import Location

QUESTIONS = 'questions'
FLOW = 'flow.yaml'
FORM = 'form.yaml'

# What a table of the flow may say of a list, and of an answer as a whole, beside the choices of its question.
_OF_A_LIST = ('one', 'several')
_OF_ANY = ('open', 'given', 'other-script')
_LISTS = ('materials', 'items')
# Written by the program alone.
_UNASKED = frozenset({'format'})


class Parting(NamedTuple):
    """One place where data and case part: the file (or `questions`, with the key first), and the message."""

    id: str
    file: str
    loc: Location
    values: dict[str, str]


def fit(registry: Registry) -> None:
    """DataError with every place where the questions ask what no case could hold."""
    found = [Problem(one.id, one.file, values=tuple(one.values.items())) for one in partings(registry)]
    if found:
        raise DataError('registry-bad', problems=tuple(found))


def partings(registry: Registry) -> Iterator[Parting]:
    """Every place where questions, interview or form part from the case, in the order of these."""
    yield from _of_questions(registry)
    for number, step in enumerate(registry.flow):
        yield from _of_step(step, (number,), registry)
    for name in set(registry.form.rooms) - set(_LISTS):
        yield _unknown('registry-flow-key', FORM, ('rooms', name), name, _LISTS)
    for number, part in enumerate(registry.form.parts):
        for n, key in enumerate(part.questions):
            if key not in registry.questions:
                yield _unknown('registry-flow-key', FORM, ('parts', number, 'questions', n), key, registry.questions)


def _of_questions(registry: Registry) -> Iterator[Parting]:
    known = leaves()
    for key, question in registry.questions.items():
        if key not in known:
            yield _unknown('registry-question-key', QUESTIONS, (key, 'key'), key, known)
            continue
        for choice in question.choices:
            if choice not in choices(known[key]):
                yield _unknown(
                    'registry-question-choice', QUESTIONS, (key, 'choices', choice), choice, _held(known[key])
                )
        missing = set(choices(known[key])) - set(question.choices)
        if missing:
            values = {'key': key, 'choices': ', '.join(sorted(missing))}
            yield Parting('registry-question-short', QUESTIONS, (key, 'choices'), values)
    for key in known:
        if key not in registry.questions and key not in _UNASKED:
            yield Parting('registry-question-missing', QUESTIONS, (), {'key': key})


def _held(kind: Any) -> tuple[str, ...]:
    return choices(kind) or ('',)


def _of_step(step: FlowStep, at: Location, registry: Registry) -> Iterator[Parting]:
    if bool(step.key) == bool(step.step):
        yield Parting('registry-flow-empty', FLOW, at, {})
        return
    if step.key and step.key not in registry.questions:
        yield _unknown('registry-flow-key', FLOW, (*at, 'key'), step.key, registry.questions)
        return
    if step.repeat != (step.key.partition('.')[0] if step.key.startswith(('materials.', 'items.')) else ''):
        yield Parting('registry-flow-repeat', FLOW, (*at, 'repeat' if step.repeat else 'key'), {'key': step.key})
    yield from _of_table(step.when, (*at, 'when'), registry)
    offered = registry.questions[step.key].choices if step.key else {}
    for choice, table in step.offered.items():
        if choice not in offered:
            yield _unknown('registry-flow-value', FLOW, (*at, 'offered', choice, '@key'), choice, offered)
        yield from _of_table(table, (*at, 'offered', choice), registry)
    for number, rule in enumerate(step.follows):
        yield from _of_table(rule.when, (*at, 'follows', number, 'when'), registry)
        for value in [rule.value] if isinstance(rule.value, str) else rule.value:
            known = [*offered, *(f'={key}' for key in registry.questions)]
            if value not in known and (offered or value.startswith('=')):
                yield _unknown('registry-flow-value', FLOW, (*at, 'follows', number, 'value'), value, known)


def _of_table(table: Table, at: Location, registry: Registry) -> Iterator[Parting]:
    for key, values in table.items():
        if key not in registry.questions and key not in _LISTS:
            yield _unknown('registry-flow-key', FLOW, (*at, key, '@key'), key, [*registry.questions, *_LISTS])
            continue
        known = _OF_A_LIST if key in _LISTS else (*registry.questions[key].choices, *_OF_ANY)
        open_ended = key not in _LISTS and not registry.questions[key].choices
        for value in values or [''] if not open_ended else ():
            if value not in known:
                yield _unknown('registry-flow-value', FLOW, (*at, key), value, known)


def _unknown(id: str, file: str, loc: Location, name: str, known: Collection[str]) -> Parting:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.4)
    return Parting(id, file, loc, {'name': name, 'near': next(iter([*near, *known]), '')})
