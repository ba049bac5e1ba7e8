"""The account of whoever threatens, as the page to start with and the screen tell of it."""

from __future__ import annotations

from tests.test_first_page import REDDIT
from tests.test_first_page import lines
from tests.test_first_page import page

BAD = {'threat': 'extortion', 'published': 'yes', 'items.0.shows': [], 'items.0.where': 'account'}
AT_INSTAGRAM = {**BAD, 'items.0.url': 'https://www.instagram.com/example_bad/'}


def test_the_account_of_whoever_threatens_is_reported_and_nothing_else_is_said_of_it() -> None:
    found = page({**AT_INSTAGRAM, 'wishes.evidence': 'yes'})
    assert 'Use the report button of the account that threatens. It needs no picture. At Instagram: ' in found
    assert found.count('Use the report button') == 1
    assert 'Report it in the app too' not in found
    assert 'do not pay, and do not answer yet' in found
    assert 'Keep the chat' in found
    # No paper asks for a removal, and nobody said that a picture is at that service.
    assert 'the request to remove' not in found
    assert 'Of the services where it is' not in found


def test_where_no_way_in_the_app_is_known_the_page_for_reports_stands_there() -> None:
    known = page({**BAD, 'wishes.evidence': 'yes', 'items.0.url': 'https://www.reddit.com/user/example_bad/'})
    assert 'the account that threatens. It needs no picture. https://www.reddit.com/report' in known


def test_beside_a_picture_the_account_is_reported_where_it_is() -> None:
    other = {'items.1.url': 'https://www.instagram.com/example_bad/', 'items.1.where': 'account', 'items.1.shows': []}
    found = page({'threat': 'extortion', 'published': 'yes', 'items.0.url': REDDIT, **other})
    assert 'It needs no picture. At Instagram: ' in found
    assert 'Report it in the app too: Reddit.' in found


def test_where_no_paper_is_made_the_screen_says_how_the_account_is_reported() -> None:
    found = lines(AT_INSTAGRAM)
    assert 'Use the report button of the account that threatens. It needs no picture.' in found
    assert 'At Instagram: ' in found
    assert 'kinds of details' not in found
