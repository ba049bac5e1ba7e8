"""The first page, in the order of one who can do one thing alone: what is safe, what can go out, what waits."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letters.registry.load import spoken
from letters.render.direction import direction
from letters.render.text import text
from tests.support.factory import a_place
from tests.support.packets import CASES
from tests.test_first_page import demo
from tests.test_first_page import page
from tests.test_first_page import sheet_of

FROM_THE_RIGHT = [code for code in spoken() if direction(sheet_of(demo(CASES[0]), code)[1].subject) == 'rtl']
ISLAND = re.compile('\u2066[^\u2069]*\u2069')
OWN = {
    'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A photograph',
    'materials.0.published_before': 'no',
}  # fmt: skip


def test_what_has_no_address_yet_stands_behind_what_can_go_out() -> None:
    (madrid,) = [file for file in CASES if file.stem == 'madrid']
    told = text(sheet_of(demo(madrid), 'en')[1]).partition('Sending is signing')[0]
    order = [
        told.index(name) for name in ('to Google Search', 'to Bing', 'Paper 01: Request to remove an intimate image')
    ]
    assert order == sorted(order)
    assert 'No address is known' in told[order[-1] :]


def test_where_somebody_can_be_in_danger_a_safe_place_stands_first_and_once() -> None:
    place = 'go to a safe place first.'
    pakistan = page({'person.country': 'PK', 'sender.country': 'PK'})
    assert pakistan.index(place) < pakistan.index('In Pakistan')
    assert page({'items.0.exposes': ['address'], 'items.0.shows': []}).count(place) == 1
    assert place not in page({})


def test_a_paper_that_waits_and_holds_an_oath_says_so_where_it_waits() -> None:
    _, _, waits = page(OWN).partition('What waits, and until when')
    assert 'It holds an oath about the copyright.' in waits.partition('What you will probably hear')[0]


def test_that_anybody_may_read_an_address_is_said_at_the_paper_before_it_goes_out() -> None:
    (florida,) = [file for file in CASES if file.stem == 'florida']
    told = text(sheet_of(demo(florida), 'en')[1]).partition('Sending is signing')[0]
    notice = told.partition('Paper 01')[2].partition('Paper 02')[0]
    assert 'Perhaps seen by anybody' in notice
    assert 'postal address' in notice


def test_where_the_police_alone_get_a_paper_the_one_thing_to_do_is_the_first_step() -> None:
    told = page({
        'person.country': 'GB', 'person.region': 'GB-ENG', 'items': [], 'threat': 'extortion', 'published': 'no',
        'wishes.police': 'statement',
    })  # fmt: skip
    assert 'Statement for the police about a threat' in told
    assert told.index('Stop copies') < told.index('do only one thing today') < told.index('2. Keep the chat')


@pytest.mark.parametrize('published', ['no', 'unknown'])
def test_places_that_are_left_of_another_answer_count_for_nothing_where_none_is_published(published: str) -> None:
    told = page({
        'person.country': 'GB', 'person.region': 'GB-ENG', 'threat': 'extortion', 'published': published,
        'wishes.police': 'statement', 'items.0.url': 'https://www.instagram.com/p/ExampleCode1/',
        'items.1': a_place('https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'),
    })  # fmt: skip
    assert 'Statement for the police about a threat' in told
    assert told.index('Stop copies') < told.index('do only one thing today') < told.index('2. Keep the chat')
    untrue = ['before anything is removed', 'Of the services where it is', 'Report it in the app too', '.links.txt']
    assert not [words for words in untrue if words in told]


def test_a_page_without_papers_speaks_of_none_and_sends_nobody_to_fetch_the_picture() -> None:
    minor = page({'materials.0.age_when_recorded': 'minor'})
    assert 'These papers' not in minor
    assert 'On a device that has the picture' not in minor
    assert 'do not save it for this' in minor
    assert 'Do it on a device that has the picture' in page({})


@pytest.mark.parametrize('file', CASES, ids=lambda file: file.stem)
@pytest.mark.parametrize('language', FROM_THE_RIGHT)
def test_in_plain_text_from_right_to_left_no_number_and_no_latin_word_stands_unmarked(
    file: Path, language: str
) -> None:
    read = [line for line in text(sheet_of(demo(file), language)[1]).split('\n') if direction(line) == 'rtl']
    assert read
    assert not [line for line in read if re.search(r'[A-Za-z]|\d \d', ISLAND.sub('', line))]


def test_the_police_of_home_come_before_those_of_another_country() -> None:
    changes = {
        'person.country': 'DE',
        'sender.country': 'DE',
        'person.other_countries': ['PK'],
        'wishes.police': 'statement',
    }
    shown = page(changes)
    assert (
        0
        < shown.index('Statement for the police, to Police online')
        < shown.index('Statement for the police, to National Cyber')
    )
