"""A place without a link: a front page only names the service, and something else finds the place."""

from __future__ import annotations

from typing import Any

import pytest

from letters.law.recipients import account_link
from letters.law.recipients import place_link
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

STORY: dict[str, Any] = {
    'shows': ['a'], 'url': 'https://www.instagram.com/', 'where': 'story', 'seen': '2026-11-20',
    'locator': {'account': '@example.name'}, 'status': 'unknown',
}  # fmt: skip


def _texts(item: dict[str, Any], country: str = 'US') -> dict[str, str]:
    case = make_case({'person.country': country, 'items': [item]})
    files = packet(case, registry(), DAY, Options(formats=('txt',), language='en')).files
    return {name: content.decode() for name, content in files.items() if name.endswith('.txt')}


@pytest.mark.parametrize('country', ['US', 'GB', 'DE', 'MX'])
def test_a_front_page_stands_in_no_letter(country: str) -> None:
    texts = _texts(STORY, country)
    assert '01.txt' in texts
    for name, text in texts.items():
        if name[:2].isdigit() and name[:2] != '00':
            assert 'https://www.instagram.com/\n' not in text, name


def test_a_story_is_told_by_its_service_kind_account_and_day() -> None:
    text = _texts(STORY)['01.txt']
    told = ['On Instagram, without a link', 'A story', 'Account: @example.name', 'Seen: 20 November 2026']
    assert [text.index(one) for one in told] == sorted(text.index(one) for one in told)


def test_a_story_with_the_link_of_its_account_says_what_to_look_for_there() -> None:
    text = _texts(STORY | {'url': 'https://www.instagram.com/example.name/'})['01.txt']
    assert 'https://www.instagram.com/example.name/' in text
    assert 'A story, which goes away after some time' in text
    assert '@example.name' in text


def test_a_front_page_alone_is_no_place() -> None:
    case = make_case({'person.country': 'US', 'items': [STORY | {'locator': {}}]})
    made = make_plan(case, registry(), DAY)
    assert not made.papers
    assert 'items.url' in made.ask


def test_the_front_page_of_a_site_of_its_own_is_a_place() -> None:
    link = 'https://all-about-me.example.net/'
    assert link in _texts(STORY | {'url': link, 'locator': {}, 'where': ''})['01.txt']
    case = make_case({'items': [STORY | {'url': link}]})
    assert place_link(case.items[0], registry()) == ''


@pytest.mark.parametrize(
    ('account', 'front', 'link'),
    [
        ('@example.name', 'https://instagram.com/', 'https://www.instagram.com/example.name/'),
        ('example', 'https://www.tiktok.com/', 'https://www.tiktok.com/@example'),
        ('two words', 'https://instagram.com/', ''),
        ('@example', 'https://example.net/', ''),
    ],
)
def test_the_link_of_an_account_is_known_where_the_record_knows_its_shape(account: str, front: str, link: str) -> None:
    assert account_link(account, front, registry()) == link


def test_a_paper_for_the_police_names_the_service_of_a_place_without_a_link() -> None:
    # Nothing was published at the police: the sentence is about where it is, not about who reads it.
    named = STORY | {'shows': ['a']}
    unknown = {'shows': ['a'], 'url': '', 'where': 'group', 'seen': '2026-11-20', 'locator': {'group': 'A group'}}
    case = make_case(
        {'person.country': 'MX', 'sender.country': 'MX', 'wishes.police': 'statement', 'items': [named, unknown]}
    )
    plan = make_plan(case, registry(), DAY)
    (number,) = [one.id for one in plan.papers if one.kind == 'police-statement']
    files = packet(case, registry(), DAY, Options(formats=('txt',), language='en', only=(number,))).files
    text = files[f'{number}.txt'].decode()
    assert text.count('without a link') == 1
    assert 'On Instagram, without a link' in text
    assert 'Group or channel: A group' in text


def test_nothing_is_set_at_the_end_of_an_address_that_names_a_group() -> None:
    link = 'https://chat.example.org/ExampleGroup1'
    locator = {'account': '', 'group': link, 'message': '12'}
    text = _texts(STORY | {'where': 'group', 'locator': locator})['01.txt']
    assert f'Group or channel: {link} Message: 12.' in text
