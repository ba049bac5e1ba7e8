"""A form sheet answers a field with all that the platform needs to act, ready to copy."""

from __future__ import annotations

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

UNITED_KINGDOM = {'person.country': 'GB', 'sender.country': 'GB'}


def sheet(changes: dict[str, object]) -> str:
    files = packet(make_case(changes), registry(), DAY, Options(formats=('txt',))).files
    return files['01.form.txt'].decode()


def test_the_free_field_for_missing_consent_holds_the_declarations_of_a_british_report_once() -> None:
    # Section 20A(2) of the Online Safety Act: subject and content, and that the report is true.
    text = sheet({**UNITED_KINGDOM, 'items.0.url': 'https://x.com/example/status/1'})
    assert text.count('I declare that the content at the places in this report is intimate image content') == 1
    assert text.count('I declare that I am the subject of this content') == 1
    assert text.count('true to the best of my knowledge') == 1


def test_the_link_to_the_bare_file_stands_with_the_link_to_the_page() -> None:
    page, file = 'https://www.reddit.com/r/example_board/comments/1abcd2e/', 'https://i.redd.it/example1abcd2e.jpg'
    lines = sheet({'items.0.url': page, 'items.0.media_url': file}).splitlines()
    assert page in lines
    assert file in lines


def test_from_right_to_left_a_choice_stands_on_a_line_of_its_own_beside_the_words_of_the_form() -> None:
    # Beside English the number of the Urdu words was drawn into the English ones.
    case = make_case(
        {'case.language': 'ur', 'items.0.url': 'https://www.tiktok.com/@example/video/7290000000000000004'}
    )
    files = packet(case, registry(), DAY, Options(formats=('txt',), language='en')).files
    lines = files['01.form.txt'].decode().splitlines()
    at = lines.index('18 or older')
    assert lines[at + 1].startswith('(18 ')
    assert lines[at + 1].endswith(')')


@pytest.mark.parametrize('link', ['https://www.instagram.com/', 'https://www.instagram.com/example.name/'])
def test_what_finds_a_story_stands_where_the_form_takes_words_as_its_field_for_links_takes_none(link: str) -> None:
    place = {'where': 'story', 'seen': '2026-11-20', 'locator': {'account': '@example.name'}}
    form = sheet({'items': [{'shows': ['a'], 'url': link, **place}]})
    told = form.partition('That it was shared without permission')[2].partition('Contact e-mail')[0]
    assert 'A story, which goes away after some time. Account: @example.name. Seen: 20 November 2026. It was' in told
    # A link that leads to the post itself says it all.
    form = sheet({'items.0.url': 'https://www.instagram.com/p/Cexample001/'})
    assert 'instagram.com' not in form.partition('That it was shared without permission')[2]
