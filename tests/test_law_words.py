"""Sentences of law: each can stand in some letter, a letter states one time, and nothing shows that it was demanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from letters.compose.letter import compose
from letters.law.conditions import evaluate
from letters.law.disclosure import disclosed
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.case import Material
from letters.model.law import Law
from letters.model.law import Says
from letters.model.plan import Paper
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from letters.translating.extract import laws_in_use
from tests.support.day import DAY
from tests.support.every_kind import a_case
from tests.test_elements import complaints_by_law
from tests.test_elements import days_of
from tests.test_elements import letters_by_law

# A time in a sentence, whatever it is a time of.
TIME = re.compile(r'\b(\d+|one|two|three|seven|thirty|thirty-six|forty-eight) (hour|day|week|month|business day)s?\b')
NUMBERS = {'one': '1', 'two': '2', 'three': '3', 'seven': '7', 'thirty': '30', 'thirty-six': '36', 'forty-eight': '48'}
X = 'https://x.com/example_one/status/1790000000000000001'


def _text(paper: Paper, here: Situation) -> str:
    return ' '.join(text(compose(paper, here, 'en').letter).split())


def _answers(law: Law, one: Says) -> dict[str, object]:
    """Answers under which a sentence is said, beside those of the generated cases."""
    changes: dict[str, object] = {'wishes__police': 'statement'} if law.ground == 'police' else {}
    for key, values in {**law.when, **one.when}.items():
        part, _, name = key.partition('.')
        # What follows from other answers, as whether the person handed it over, is no answer.
        if part == 'material' and name in Material.model_fields:
            changes[f'materials__0__{name}'] = [values[0]] if name == 'no_consent' else values[0]
        elif part == 'wishes':
            changes[f'wishes__{name}'] = values[0]
        elif key == 'threat':
            changes |= {'threat': values[0], 'published': 'yes', 'wishes__police': 'statement'}
    if law.covers and 'materials__0__kind' not in changes:
        changes['materials__0__kind'] = law.covers[0]
    return changes


def _country(law: Law) -> str:
    place = law.id.partition('-')[0]
    return 'DE' if place == 'eu' else place.upper()


def _letters(law: Law, one: Says) -> Iterator[tuple[Paper, Situation]]:
    """Letters in which the sentence may stand: of the generated cases, then of one made for it."""
    found = letters_by_law().get(law.id) or complaints_by_law().get(law.id, [])
    for paper, here in found:
        topic = Topic(here, items_of(here.case, paper.items), by_id(paper.recipient, registry()))
        if evaluate(one.when, topic.known).holds:
            yield paper, here
    regions = [*one.when.get('person.region', []), *law.when.get('person.region', []), '']
    for region in dict.fromkeys(regions):
        case = a_case(_country(law), region.upper(), 'private', X, **_answers(law, one))
        for on in days_of(case):
            made = make_plan(case, registry(), on)
            here = Situation(disclosed(case, made.effects), registry(), on)
            yield from ((paper, here) for paper in made.papers if law.id in paper.laws)


SENTENCES = [(law, one) for law in laws_in_use(registry()) for one in law.says]


@pytest.mark.parametrize(('law', 'one'), SENTENCES, ids=lambda value: value.id)
def test_every_sentence_of_law_stands_in_some_letter(law: Law, one: Says) -> None:
    spoken = ' '.join(one.text.rstrip('. ').split())
    assert any(spoken in _text(paper, here) for paper, here in _letters(law, one))


@pytest.mark.parametrize('law', laws_in_use(registry()), ids=lambda law: law.id)
def test_a_letter_states_one_time_alone(law: Law) -> None:
    # Of letters alike in kind and laws one speaks for all: what is said of time turns on nothing else.
    alike = {(paper.kind, paper.laws): (paper, here) for paper, here in letters_by_law().get(law.id, ())}
    for paper, here in alike.values():
        times = {(NUMBERS.get(n, n), unit) for n, unit in TIME.findall(_text(paper, here))}
        assert len(times) <= 1, (paper.kind, paper.laws, times)
        if paper.due is not None and times:
            assert times == {(str(paper.due.value), paper.due.unit.removesuffix('s'))}


def test_laws_are_found_by_their_ids() -> None:
    for law in ('us-tida-s3', 'us-dmca-512c', 'ca-pipeda', 'pk-erasure-none', 'pk-copyright-platform'):
        assert isinstance(registry().law(law), Law)


def _police(country: str, **changes: object) -> str:
    answers = {'wishes__police': 'statement', 'materials__0__setting': 'private-place', **changes}
    case = a_case(country, '', str(changes.get('materials__0__kind', 'intimate-real')), X, **answers)
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    return next(_text(paper, here) for paper in made.papers if paper.kind == 'police-statement')


def test_an_offence_is_told_to_the_police_once_and_one_that_says_more_at_the_same_place_is_told_too() -> None:
    real, altered = (
        'In Singapore, distributing an intimate image',
        'In Singapore, distributing without consent an image altered',
    )
    own = 'Distributing an intimate image of a person without consent is an offence.'
    assert [one in _police('SG') for one in (own, real, altered)] == [True, False, False]
    made = _police('SG', materials__0__kind='intimate-altered')
    assert [one in made for one in (own, real, altered)] == [True, False, True]
