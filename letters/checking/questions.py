"""Rules about questions: they ask what a case can hold, and the interview and the form ask what is a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.casefile.known import QUESTIONS
from letters.casefile.known import Parting
from letters.casefile.known import partings
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place
    from letters.registry.read import Location


def _found(records: Records, *ids: str) -> Iterator[Found]:
    places = {question.key: at for at, question in questions(records)}
    for one in partings(records.registry):
        if one.id in ids:
            file, loc = one.file, one.loc
            if file == QUESTIONS:
                file, loc = _place(one, places)
            yield Found(file, loc, one.values)


def _place(one: Parting, places: dict[str, Place]) -> tuple[str, Location]:
    """Where a question stands; the head of the list of its part where it does not."""
    key = str(one.loc[0]) if one.loc else one.values['key']
    if key in places:
        return places[key].file, (*places[key].loc, *one.loc[1:])
    beside = [at.file for name, at in places.items() if name.partition('.')[0] == key.partition('.')[0]]
    return next(iter([*beside, f'{QUESTIONS}/case.yaml'])), ()


@rule('registry-question-key')
def question_key(records: Records) -> Iterator[Found]:
    """A question asks for a key that a case has."""
    return _found(records, 'registry-question-key')


@rule('registry-question-choice')
def question_choice(records: Records) -> Iterator[Found]:
    """A choice of a question is one that a case can hold."""
    return _found(records, 'registry-question-choice')


@rule('registry-question-short')
def question_short(records: Records) -> Iterator[Found]:
    """A question offers every choice that a case can hold."""
    return _found(records, 'registry-question-short')


@rule('registry-question-missing')
def question_missing(records: Records) -> Iterator[Found]:
    """Every key of a case has its question."""
    return _found(records, 'registry-question-missing')


@rule('registry-question-twice')
def question_twice(records: Records) -> Iterator[Found]:
    """A key has one question."""
    seen: set[str] = set()
    for file in sorted((records.files.data / QUESTIONS).glob('*.yaml')):
        name = f'{QUESTIONS}/{file.name}'
        for number, held in enumerate(records.files.document(name).value):
            key = held.get('key') if isinstance(held, dict) else None
            if isinstance(key, str) and key in seen:
                yield Found(name, (number, 'key'), {'key': key})
            seen |= {str(key)}


@rule('registry-flow-key')
def flow_key(records: Records) -> Iterator[Found]:
    """The interview and the form name only keys of questions."""
    return _found(records, 'registry-flow-key')


@rule('registry-flow-value')
def flow_value(records: Records) -> Iterator[Found]:
    """A table of the interview compares an answer only with what it can be, and what follows can be answered."""
    return _found(records, 'registry-flow-value')


@rule('registry-flow-repeat')
def flow_repeat(records: Records) -> Iterator[Found]:
    """What is asked of each recording or place is repeated for these, and nothing else is."""
    return _found(records, 'registry-flow-repeat')


@rule('registry-flow-empty')
def flow_empty(records: Records) -> Iterator[Found]:
    """A place of the interview is a question or a screen, one of the two."""
    return _found(records, 'registry-flow-empty')


RULES = (
    question_key, question_choice, question_short, question_missing, question_twice, flow_key, flow_value, flow_repeat,
    flow_empty,
)  # fmt: skip
