"""Everything that may be named in data: each name of a closed list is used, and each that is used is in its list."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any
from typing import cast
from typing import get_args

import pytest

from letters import paths
from letters.casefile.known import partings
from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.checking.files import Files
from letters.checking.rule import Records
from letters.checking.walk import tables
from letters.errors import DataError
from letters.interview.answers import Answers
from letters.interview.flow import _SCREENS
from letters.interview.memory import Memory
from letters.interview.saver import Saver
from letters.interview.wizard import run
from letters.languages.catalogue import Translator
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.flow import Screen
from letters.model.law import Element
from letters.model.law import Ground
from letters.model.law import MaterialKind
from letters.model.law import MetBy
from letters.model.law import RecipientKind
from letters.model.law import Role
from letters.model.law import Statement
from letters.model.law import Weight
from letters.model.platform import Channel
from letters.model.registry import Registry
from letters.pen.offered import OFFERED
from letters.registry.load import registry
from letters.sheets.question_form import Form
from letters.sheets.question_form import question_form
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.day import LOOKED
from tests.support.factory import make_case


@cache
def named() -> frozenset[str]:
    """Every word, whole keys such as `items.url` too, of the code, the templates, the records and the questions."""
    files = [*paths.PACKAGE.rglob('*.py'), *paths.TEMPLATES.rglob('*.jinja')]
    # What the vocabulary itself says is the list, not its use.
    files += [
        file for file in (*paths.DATA.rglob('*.yaml'), *paths.TEMPLATES.rglob('*.yaml')) if file.stem != 'vocabulary'
    ]
    text = '\n'.join(file.read_text('utf-8') for file in files)
    return frozenset(re.findall(r'[\w-]+', text)) | {word.strip('.') for word in re.findall(r'[\w.-]+', text)}


# Closed lists of the vocabulary and of the models.
VOCABULARY = registry().vocabulary
LISTS: dict[str, list[str]] = {
    'elements': list(VOCABULARY.elements),
    'facts': list(VOCABULARY.facts),
    'effects': list(VOCABULARY.effects),
    'audiences': list(VOCABULARY.audiences),
    'groups': list(VOCABULARY.groups),
    'phrases': [key.partition('/')[0] for key in VOCABULARY.phrases],
    'grounds': list(get_args(Ground)),
    'recipient kinds': list(get_args(RecipientKind)),
    'recordings': list(get_args(MaterialKind)),
    'roles': list(get_args(Role)),
    'met by': list(get_args(MetBy)),
    'weights': list(get_args(Weight)),
    'statements': list(get_args(Statement.model_fields['is_'].annotation)),
    'needs': list(get_args(Element.model_fields['need'].annotation)),
    'channel keys': [field.alias or name for name, field in Channel.model_fields.items()],
    'pen': list(OFFERED),
    'screens': [name for name in get_args(Screen) if name],
}


@pytest.mark.parametrize('name', LISTS)
def test_every_name_of_a_closed_list_is_used(name: str) -> None:
    assert [word for word in LISTS[name] if word not in named()] == []


def test_the_plan_works_out_every_fact_that_a_condition_may_ask_about() -> None:
    case = make_case()
    topic = Topic(Situation(case, registry(), DAY), items_of(case, [0]), by_id('x', registry()))
    assert set(topic.known) == set(VOCABULARY.facts)


def test_a_condition_may_ask_about_every_effect_of_a_danger() -> None:
    assert set(VOCABULARY.facts['person.danger'].values) == {*VOCABULARY.effects, 'none'}


def test_the_interview_can_show_every_screen_that_its_data_may_name() -> None:
    assert {name for name in get_args(Screen) if name} == set(_SCREENS)


def test_every_key_of_a_condition_is_a_fact() -> None:
    asked = {key for _, table in tables(Records(registry(), Files(), LOOKED)) for key in table}
    assert asked <= set(VOCABULARY.facts)


def test_every_question_and_choice_is_one_of_the_case_and_the_other_way_round() -> None:
    assert [*partings(registry())] == []
    held = {key: set(choices(kind)) for key, kind in leaves().items()}
    asked = {key: set(question.choices) for key, question in registry().questions.items()}
    assert {key: asked.get(key) for key, words in held.items() if words and asked.get(key) != words} == {'format': None}


def _asking(key: str, **more: Any) -> Registry:
    """The registry with a question for a key, or with something changed in one that is there."""
    held = registry().questions
    fresh = held.get(key, held['sender.name'].model_copy(update={'key': key})).model_copy(update=more)
    return replace(registry(), questions={**held, key: fresh})


def _leading(**more: Any) -> Registry:
    """The registry with one more place at the end of the interview."""
    return replace(registry(), flow=(*registry().flow, registry().flow[0].model_copy(update=more)))


# What no case can hold, and what is named.
PARTED = {
    'registry-question-key': _asking('sender.nickname'),
    'registry-question-choice': _asking('threat', choices={'none': "No", 'blackmail': "Somebody wants money"}),
    'registry-question-missing': replace(
        registry(), questions={key: held for key, held in registry().questions.items() if key != 'items.where'}
    ),
    'registry-flow-key': _leading(key='sender.nickname'),
    'registry-flow-value': _leading(when={'threat': ['blackmail']}),
}


@pytest.mark.parametrize('id', PARTED)
def test_an_interview_that_would_stop_in_the_middle_is_not_begun(id: str) -> None:
    changed, nothing = PARTED[id], cast('Any', None)
    with pytest.raises(DataError) as caught:
        run(nothing, Memory(changed, DAY), Answers(), Saver(), nothing)
    assert id in {problem.id for problem in caught.value.problems}
    with pytest.raises(DataError):
        question_form(Form(DAY, 'US'), Wording(changed, Translator('en', 'interface')))
