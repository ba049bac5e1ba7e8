"""Search engines and words: asked once for all places, taken from a link, and never in the way of other results."""

from __future__ import annotations

from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.places.results import words_of_results
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.interviewed import LINK
from tests.support.interviewed import OTHER
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview

RESULTS = 'https://www.google.com/search?q=lena+m+example&tbm=isch'


def _case(*places: dict[str, Any]) -> Any:
    return make_case({'person.country': 'DE', 'items': list(places)})


def test_a_place_without_words_leaves_the_letter_and_does_not_block_it() -> None:
    engines = {'engines': ['google-search'], 'status': 'up'}
    made = make_plan(
        _case(
            a_place('https://forum.example.net/1', queries=['a name'], **engines),
            a_place('https://forum.example.net/2', **engines),
            a_place('https://forum.example.net/3', queries=['a name'], **engines),
        ),
        registry(), DAY,
    )  # fmt: skip
    (paper,) = [one for one in made.papers if one.kind == 'delisting-request']
    assert paper.items == (0, 2)
    (left,) = [one for one in made.not_made if one.kind == 'delisting-request']
    assert left.needs == ('items.queries',)


@pytest.mark.parametrize('words', [[], ['a name']])
def test_a_result_whose_page_is_gone_needs_no_words(words: list[str]) -> None:
    case = _case(a_place('https://forum.example.net/1', status='removed', engines=['google-search'], queries=words))
    text = packet(case, registry(), DAY, Options(formats=('txt',), language='en')).files['01.txt'].decode()
    assert 'The page that the result leads to has been taken down.' in text
    assert 'https://forum.example.net/1' in text
    assert ('for these words' in text) is bool(words)
    assert ('Google Search still shows these results' in text) is not bool(words)
    assert ('Search words' in text) is bool(words)


@pytest.mark.parametrize(
    ('link', 'words'),
    [
        (RESULTS, 'lena m example'),
        ('https://www.bing.com/images/search?q=%D8%B9%D8%A7%D8%A6%D8%B4%DB%81', 'عائشہ'),
        ('https://www.google.de/search?hl=de', ''),
        ('https://x.com/search?q=somebody', ''),
        ('https://drive.google.com/drive/search?q=somebody', ''),
    ],
)
def test_words_are_read_from_the_link_of_a_results_page(link: str, words: str) -> None:
    assert words_of_results(link, registry()) == words


def test_words_of_a_pasted_results_page_are_taken_from_it() -> None:
    person = Person({**TYPED, 'start.links': (f'{LINK} {RESULTS}', ''), 'person.country': 'DE'})
    outcome = interview(person)
    assert outcome.answers['items.1.queries'] == ('lena m example',)


PAGE = 'https://gallery.example.net/albums/4411'


@pytest.mark.parametrize(
    'links', [(RESULTS, PAGE, ''), (f'{PAGE} {RESULTS}', PAGE, ''), (f'{RESULTS} {PAGE}', PAGE, '')]
)
def test_of_a_pasted_results_page_the_page_that_it_shows_is_asked_and_named(links: tuple[str, ...]) -> None:
    outcome = interview(Person({**TYPED, 'start.links': links, 'person.country': 'DE'}))
    (place,) = outcome.answers.tree()['items']
    assert (place['url'], place['engines'], place['queries']) == (PAGE, ['google-search'], ['lena m example'])


def test_of_two_results_pages_that_show_the_same_page_both_engines_and_all_words_are_kept() -> None:
    other = 'https://www.bing.com/search?q=another'
    typed = {**TYPED, 'start.links': (f'{RESULTS} {other}', PAGE, PAGE, ''), 'person.country': 'DE'}
    (place,) = interview(Person(typed)).answers.tree()['items']
    assert set(place['engines']) == {'google-search', 'bing'}
    assert set(place['queries']) == {'lena m example', 'another'}


@pytest.mark.parametrize('link', [RESULTS, 'https://www.bing.com/search?q=a'])
def test_a_results_page_alone_is_called_one_and_no_result_of_itself(link: str) -> None:
    case = make_case({'person.country': 'DE', 'items': [a_place(link, queries=['a'])]})
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    texts = {name: ' '.join(content.decode().split()) for name, content in made.files.items() if name.endswith('.txt')}
    assert f'The results are on this page of yours: {link}' in texts['01.txt']
    assert any(one.id == 'warning.results-page' for one in made.plan.warnings)
    # It is no matter of safety: on the first page it stands beside the paper.
    told = 'An engine removes what is named by its own link'
    assert texts['00.txt'].count(told) == 1
    assert texts['00.txt'].index('What to do now') < texts['00.txt'].index(told)
    assert link not in texts.get('01.form.txt', '')


def test_a_page_that_is_shown_is_listed_as_the_result() -> None:
    place = a_place(PAGE, queries=['a'], engines=['google-search'])
    made = packet(make_case({'person.country': 'DE', 'items': [place]}), registry(), DAY, Options(formats=('txt',)))
    assert not [one for one in made.plan.warnings if one.id == 'warning.results-page']
    assert not [name for name, content in made.files.items() if b'on this page of yours' in content]


def test_engines_and_words_are_asked_once_for_all_places_and_for_some_of_them_on_a_wish() -> None:
    links = f'{LINK} {OTHER} https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'
    once = Person({**TYPED, 'start.links': (links, '')})
    answers = interview(once).answers
    assert once.prompts.count('items.engines') == 1
    assert {answers[f'items.{n}.engines'] for n in range(3)} == {('google-search',)}
    assert {answers[f'items.{n}.queries'] for n in range(3)} == {('a search', 'another search')}
    some = Person({**TYPED, 'start.links': (links, '')}, turns={'items.queries': [':some', 'one word', 'another']})
    answers = interview(some).answers
    assert [answers[f'items.{n}.queries'] for n in range(3)] == [('another',), ('one word',), ('another',)]
