"""What the first page says of helplines, of authorities and of what could still be done, by what somebody told."""

from __future__ import annotations

import re

import pytest

from letters.plan.gaps import without
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.render.text import text
from letters.wording.plan import as_lines
from letters.wording.plan import helpline
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.packets import CASES
from tests.test_first_page import PAID
from tests.test_first_page import demo
from tests.test_first_page import page
from tests.test_first_page import sheet_of
from tests.test_first_page import words


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


def test_no_oath_is_warned_of_in_a_paper_that_is_left_out() -> None:
    made = make_plan(make_case(PAID), registry(), DAY)
    assert 'an oath about the copyright stands in paper 01' in '\n'.join(as_lines(without(made, []), words('en')))
    assert 'oath' not in '\n'.join(as_lines(without(made, ['01']), words('en')))


@pytest.mark.parametrize('language', ['en', 'es', 'de', 'fr'])
def test_each_part_of_a_line_of_who_helps_begins_as_a_sentence(language: str) -> None:
    ids = make_plan(make_case({'person.country': 'MX', 'sender.country': 'MX'}), registry(), DAY).helplines
    told = [helpline(id, words(language)) for id in ids]
    assert any('24' in line or 'StopNCII' in line for line in told)
    assert not [line for line in told if re.search(r'\. [a-zäöüáéíóúà](?!\S*@)', line)]


@pytest.mark.parametrize(('stem', 'country'), [('berlin', 'de'), ('madrid', 'es')])
def test_an_authority_has_its_english_name_on_an_english_page_alone(stem: str, country: str) -> None:
    english = {one.name for one in registry().jurisdictions[country].authorities}
    case = demo(next(one for one in CASES if one.stem == stem))
    shown = {language: ' '.join(text(sheet_of(case, language)[1]).split()) for language in spoken()}
    assert [language for language, said in shown.items() if any(name in said for name in english)] == ['en']


def test_it_names_the_papers_that_are_in_another_language_where_not_all_are() -> None:
    at_home = {'person.country': 'CH', 'sender.country': 'CH', 'case.language': 'en', 'wishes.police': 'statement'}
    assert 'These papers are in another language (German): 03.' in page(at_home)
    assert 'in its name' not in page({'person.country': 'US', 'sender.country': 'US', 'case.language': 'en'})
