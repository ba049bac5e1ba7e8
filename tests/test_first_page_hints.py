"""What the first page says of helplines and of what could still be done, by what somebody told."""

from __future__ import annotations

from letters.render.text import text
from tests.support.factory import make_case
from tests.test_first_page import page
from tests.test_first_page import sheet_of


def test_the_name_of_a_helpline_and_its_number_do_not_run_into_each_other() -> None:
    """Some have the number in their name: without a sign between them somebody would dial both."""
    case = make_case({'person.country': 'ID', 'sender.country': 'ID'})
    for language in ('en', 'ar'):
        said = ' '.join(text(sheet_of(case, language)[1]).split())
        assert 'SAPA 129: 129' in said


def test_who_named_a_search_engine_is_not_told_to_name_one() -> None:
    hint = 'You can write to search engines too'
    searched = {'items.0.engines': ['google-search'], 'items.0.queries': ['Robin Example']}
    open_ = {'materials.0.no_consent': ['sent-privately'], 'materials.0.published_before': ''}
    assert hint in page({'person.country': 'IL', 'sender.country': 'IL'})
    assert hint not in page({'person.country': 'IL', 'sender.country': 'IL', **searched})
    assert hint not in page({'person.country': 'IL', 'sender.country': 'IL', **searched, **open_})
