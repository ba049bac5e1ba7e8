"""The answers of an interview, and what follows from them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from letters import paths
from letters.interview.answers import Answers
from letters.model.case import Case
from letters.registry.load import registry
from letters.registry.read import read_file

LINK = 'https://x.com/example_one/status/1790000000000000001'


def test_an_answer_that_no_longer_fits_leaves_no_trace() -> None:
    answers = Answers().put('materials.0.kind', 'intimate-altered').put('materials.0.source_recorded_by', 'other')
    assert 'materials.0.source_recorded_by' not in answers.put('materials.0.kind', 'intimate-real')
    answers = Answers().put('sender.role', 'relative').put('sender.authority', 'Sister').put('person.name', 'Robin')
    assert set(answers.put('sender.role', 'self')) == {'sender.role'}


def test_what_follows_is_gone_with_its_reason() -> None:
    answers = Answers().put('materials.0.kind', 'intimate-generated')
    assert answers.tree()['materials'][0]['recorded_by'] == 'generated'
    assert 'recorded_by' not in answers.put('materials.0.kind', 'intimate-real').tree()['materials'][0]


def test_a_dropped_recording_leaves_the_places_that_showed_it() -> None:
    answers = Answers().put('materials.0.kind', 'private').another().put('materials.1.kind', 'near-nude')
    answers = answers.put('items.0.url', LINK).put('items.0.shows', ['b']).drop('materials.1')
    assert answers.tree()['items'] == [{'shows': ['a'], 'url': LINK}]


def test_answers_half_way_hold_nothing_that_nobody_said() -> None:
    assert Answers().put('threat', 'none').tree(whole=False) == {'format': '1', 'threat': 'none'}


def test_half_an_answer_is_still_a_case() -> None:
    answers = Answers().put('items.0.url', 'not a link').put('person.country', 'nowhere').put('threat', 'none')
    assert answers.case(registry()) == Case.model_validate({'wishes': {'regulator': 'no'}, 'items': [{}]})


@pytest.mark.parametrize('file', sorted(paths.DEMO.glob('*.yaml')), ids=lambda file: file.stem)
def test_a_file_and_its_answers_are_the_same(file: Any) -> None:
    tree = read_file(file).value
    assert isinstance(tree, dict)
    answers = Answers.of(tree)
    assert json.dumps(answers.tree(whole=False)) == json.dumps(tree)
    # Nothing that follows differs from what the file says, and nothing that it says is asked again.
    assert answers.whole().items() >= answers.held.items()
