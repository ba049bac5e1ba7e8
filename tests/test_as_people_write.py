"""What people type where the program has a name or a number of its own for it, and what it then says."""

from __future__ import annotations

from typing import Any

import pytest

from letters.interview.answers import Answers
from letters.interview.memory import Memory
from letters.interview.stages import answering_now
from letters.law.recipients import service_link
from letters.law.searched import name_searched
from letters.law.topic import Situation
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.sheets.start_here import start_here
from letters.wording.plan import as_lines
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.factory import make_tree
from tests.support.interviewed import LINK
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import words
from tests.test_pasted import told


@pytest.mark.parametrize(
    ('named', 'front'),
    [
        ('WhatsApp', 'whatsapp.com'), ('واٹس ایپ', 'whatsapp.com'), ('snap', 'snapchat.com'),
        ('Discord', 'discord.com'),
        ('ٹیلیگرام', 'telegram.org'), ('انسٹاگرام', 'instagram.com'), ('Insta', 'instagram.com'),
        ('tik  tok', 'tiktok.com'), ('Twitter', 'x.com'), ('telegram.org', 'telegram.org'),
    ],
)  # fmt: skip
def test_a_service_is_known_by_what_people_call_it(named: str, front: str) -> None:
    assert service_link(named, registry()) == f'https://{front}/'


@pytest.mark.parametrize('typed', ['8', '۸', '1.', 'the chat', '192.168.1.20'])
def test_a_number_or_a_word_is_no_service(typed: str) -> None:
    assert service_link(typed, registry()) == ''


@pytest.mark.parametrize('typed', ['1', '۱', '١', 'Add', 'add a place without a link'])
def test_a_place_is_added_by_its_number_in_any_digits_or_by_its_words(typed: str) -> None:
    person = Person({**TYPED, 'start.which-service': 'whatsapp'}, turns={'start.links': [typed, LINK, '']})
    interview(person)
    assert 'Which app or site is it?' in person.text


def test_a_text_without_a_link_says_how_a_place_without_one_is_told() -> None:
    person = Person({**TYPED, 'start.links': ('a story of my ex', LINK, '')})
    interview(person)
    assert 'Is there no link? Then type 1.' in person.text


def test_a_name_of_an_account_beside_a_link_is_named() -> None:
    said = told(f'it is at {LINK} and @some_ex99 sent it to @another too')
    assert 'Names of accounts beside the links were not taken (2): @some_ex99, @another' in said
    assert 'Names of accounts' not in told(f'only {LINK}')


@pytest.mark.parametrize(
    ('name', 'searched', 'holds'),
    [
        ('Lena M.', 'lena m video', 'yes'),
        ('Jane Q. Example', 'some ex jane example', 'yes'),
        ('Müller-Example, Zoë', 'zoe muller example', 'yes'),
        ('Lena M.', 'lena video', 'no'),
        ('Jane Q. Example', 'jane video', 'no'),
    ],
)
def test_words_that_were_searched_hold_a_name_also_without_its_signs_and_initials(
    name: str, searched: str, holds: str
) -> None:
    place = a_place('https://forum.example.net/1', queries=[searched], engines=['google-search'])
    case = make_case({'sender.role': 'self', 'sender.name': name, 'items': [place]})
    assert name_searched(case, case.items[0]) == holds


def test_where_there_is_no_recording_nothing_is_said_of_a_right_in_one() -> None:
    place = {'shows': [], 'url': 'https://www.facebook.com/example.page/posts/2', 'exposes': ['address']}
    case = make_case({'materials': [], 'person.country': 'GB', 'items': [place | {'status': 'up'}]})
    made = make_plan(case, registry(), DAY)
    assert [paper.kind for paper in made.papers] == ['personal-data-request', 'erasure-request']
    assert 'copyright' not in '\n'.join(as_lines(made, words())).lower()


def test_where_it_is_about_no_picture_nobody_who_makes_fingerprints_of_one_is_named() -> None:
    place = {'shows': [], 'url': 'https://www.facebook.com/example.page/posts/2', 'exposes': ['address']}
    for about, named in (('details', False), ('both', True)):
        made = make_plan(make_case({'about': about, 'materials': [], 'items': [place]}), registry(), DAY)
        assert ('world-stopncii' in made.helplines) is named, about
        assert made.helplines


def test_what_waits_for_the_choice_of_a_copyright_notice_can_be_answered_now() -> None:
    own = {'recorded_by': 'self', 'copyright': ''}
    tree = make_tree({**{f'materials.0.{key}': value for key, value in own.items()}, 'person.country': 'US'})
    answers = Answers.of(tree).drop('materials.0.copyright')
    memory = Memory(registry(), DAY)
    asked = memory.planned(answers).ask
    assert 'materials.work' in asked
    seen = frozenset({'stop.safety', 'links', 'another.1', 'disclosure'})
    now = answering_now(answers.put('about', 'pictures'), seen, asked, memory)
    assert now
    assert 'more.copyright' in now


def _sworn(count: int) -> Any:
    places = [a_place(f'https://site-{n}.example.net/albums/{n}') for n in range(count)]
    own = {'recorded_by': 'self', 'copyright': 'author', 'work': 'A still photograph', 'published_before': 'paid'}
    return make_case({**{f'materials.0.{key}': value for key, value in own.items()}, 'items': places})


@pytest.mark.parametrize(('count', 'named'), [(1, 'paper 01.'), (2, 'paper 01 and paper 02.')])
def test_papers_are_named_one_by_one(count: int, named: str) -> None:
    made = make_plan(_sworn(count), registry(), DAY)
    said = '\n'.join(as_lines(made, words()))
    assert f'an oath about the copyright stands in {named}' in said
    waits = [paper.id for paper in made.papers if paper.after and paper.after.paper == '01']
    then = start_here(made, Situation(_sworn(count), registry(), DAY), words(), ())['again']
    if len(waits) > 1:
        assert f'Send paper {waits[0]}, paper {waits[1]}' in str(then)
