"""The screen of the places: a paste of many lines is one, and a place without a link is told step by step."""

from __future__ import annotations

import os
import pty
from dataclasses import dataclass
from dataclasses import field

import pytest

from letters.interview.answers import Answers
from letters.interview.reply import understood
from letters.interview.screens import place_line
from letters.interview.terminal import Terminal
from letters.languages.catalogue import Translator
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.wording.words import Wording
from tests.support.interviewed import LINK
from tests.support.interviewed import OTHER
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.test_terminal import Window

MANY = [f'https://tube.example.net/videos/{n}' for n in range(40)]


@dataclass
class Pasting(Person):
    """Somebody who pastes several lines at once, the first of which is typed."""

    lines: list[str] = field(default_factory=list)

    def rest(self) -> list[str]:
        """The other lines, once."""
        found, self.lines = self.lines, []
        return found


def test_a_paste_of_many_lines_is_counted_once_and_no_line_of_it_answers_anything() -> None:
    lines = ['', '2', *MANY[1:20], '', *MANY[20:], 'no link here']
    person = Pasting({**TYPED, 'start.links': (MANY[0], '')}, lines=lines)
    outcome = interview(person)
    assert [item['url'] for item in outcome.answers.tree()['items']] == MANY
    assert [line for line in person.said if line.startswith('Links taken')] == [
        'Links taken: 40 (tube.example.net 40).'
    ]
    assert 'Change' not in person.text.partition('Links taken')[2].partition('Question')[0]


@pytest.mark.parametrize('first', ['', '1', 'he sent me these'])
def test_a_paste_that_does_not_begin_with_a_link_is_a_paste(first: str) -> None:
    person = Pasting({**TYPED, 'start.links': (first, '')}, lines=[LINK, OTHER])
    assert [item['url'] for item in interview(person).answers.tree()['items']] == [LINK, OTHER]


def test_the_lines_of_a_paste_are_there_at_once_and_what_is_typed_later_is_none_of_them() -> None:
    ours, theirs = pty.openpty()
    with open(theirs, encoding='utf-8') as source:  # noqa: PTH123
        terminal = Terminal(source, Window())
        os.write(ours, ''.join(f'{link}\n' for link in MANY).encode())
        assert [terminal.read('?'), *terminal.rest()] == MANY
        os.write(ours, b'later\n')
        assert terminal.read('?') == 'later'
        assert terminal.rest() == []
    os.close(ours)
    # A pipe holds all lines from its beginning, and each is an answer of its own.
    assert Terminal(Window('a\nb\n'), Window()).rest() == []


def test_a_place_that_is_there_already_is_no_place_without_a_link() -> None:
    person = Person({**TYPED, 'start.links': (LINK, LINK, '')})
    assert interview(person).answers.count('items') == 1
    assert 'There already' in person.text
    assert 'Is there no link?' not in person.text


def test_a_link_that_is_pasted_where_the_app_is_asked_is_the_place() -> None:
    person = Person({**TYPED, 'start.which-service': LINK}, turns={'start.links': ['1', '']})
    assert interview(person).answers.tree()['items'][0]['url'] == LINK
    assert 'What kind of place is it?' not in person.text


def test_back_inside_a_place_goes_to_the_question_before_and_keeps_the_place() -> None:
    turns = {
        'start.links': ['1', ''],
        'items.locator.group': ['a wrong one', 'Our class'],
        'items.locator.message': [':back', '7'],
    }
    person = Person({**TYPED, 'items.where': '8', 'items.seen': ''}, turns=turns)
    (place,) = interview(person).answers.tree()['items']
    assert place['locator'] == {'group': 'Our class', 'message': '7'}
    assert place['where'] == 'group'


@pytest.mark.parametrize('language', ['en', *spoken()])
def test_a_place_in_the_list_names_its_service_in_every_language_of_the_screen(language: str) -> None:
    words = Wording(registry(), Translator(language, 'interface'))
    answers = Answers().put('items.0.url', 'https://facebook.com/').put('items.0.where', 'post')
    line = place_line(0, answers.put('items.0.locator.account', '@example'), words)
    assert '\ufffd' not in line
    assert line.index('Facebook') < line.index(words.choice('items.where', 'post')) < line.index('@example')


@pytest.mark.parametrize(
    ('language', 'typed', 'value'),
    [('es', 'historia', 'story'), ('es', 'grupo', 'group'), ('de', 'Gruppe', 'group'), ('fr', 'groupe', 'group'),
     ('en', 'story', 'story')],
)  # fmt: skip
def test_a_kind_of_place_is_understood_without_its_article(language: str, typed: str, value: str) -> None:
    question = registry().questions['items.where']
    words = Wording(registry(), Translator(language, 'interface'))
    offered = {choice: words.choice('items.where', choice) for choice in question.choices}
    assert understood(typed, question, offered, language).value == (value,)
