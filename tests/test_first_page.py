"""The page to start with, read as somebody does who has not seen the case: what to do first, when again, who helps."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letters.casefile.build import case_from_file
from letters.languages.catalogue import Translator
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.letter import Letter
from letters.model.plan import Plan
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.render.text import text
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import start_here
from letters.wording.plan import as_lines
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.drawn import drawn_once
from tests.support.drawn import poppler_text
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.packets import CASES
from tests.support.soak import share

WEEK_LATER = '28 November 2026'
LEAK = 'https://gallery.example.net/a/1'
REDDIT = 'https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'
PAID = {
    'items.0.url': REDDIT, 'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
    'materials.0.work': 'A photograph', 'materials.0.published_before': 'paid',
}  # fmt: skip


def words(language: str) -> Wording:
    return Wording(registry(), Translator(language, 'interface'))


def sheet_of(case: Case, language: str = 'en') -> tuple[Plan, Letter]:
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    size = registry().paper_size(case.sender.country or case.person.country)
    sheet = Sheet('start-here', '00', case.case.id, DAY, size, 'case')
    return made, compose_sheet(sheet, start_here(made, here, words(language), ()), words(language))


def page(changes: Mapping[str, Any]) -> str:
    """The page on one line: a sentence may be cut by a link."""
    return ' '.join(text(sheet_of(make_case(changes))[1]).split())


def steps(changes: Mapping[str, Any]) -> list[str]:
    """The titles of the numbered steps."""
    (listed,) = [node for node in sheet_of(make_case(changes))[1].body if node.tag == 'ol']
    return [one.children[0].text().rstrip('.') for one in listed.children if not isinstance(one, str)]  # type: ignore[union-attr]


def lines(changes: Mapping[str, Any]) -> str:
    return '\n'.join(as_lines(make_plan(make_case(changes), registry(), DAY), words('en')))


def demo(file: Path) -> Case:
    case, _ = case_from_file(file, registry(), DAY)
    assert case is not None
    return case


def for_one(file: Path) -> Case:
    """A demo case with its first place alone: one recipient."""
    case = demo(file)
    return case.model_copy(update={'items': [one.model_copy(update={'engines': []}) for one in case.items[:1]]})


# Each case with each language of the screen.
IN_EACH = [(file, language) for file in CASES for language in spoken()]


def _named(value: Path | str) -> str:
    return value.stem if isinstance(value, Path) else value


@cache
def pages(file: Path, language: str, *, one: bool = False) -> int:
    _, sheet = sheet_of(for_one(file) if one else demo(file), language)
    return len(pypdfium2.PdfDocument(drawn_once(sheet)))


@pytest.mark.parametrize(('file', 'language'), share(IN_EACH, 3), ids=_named)
def test_it_opens_with_a_human_sentence_and_then_numbered_steps_with_their_times(file: Path, language: str) -> None:
    say = words(language).message
    made, sheet = sheet_of(demo(file), language)
    first, *rest = sheet.body
    assert first.text() == say('guide.opening')
    (listed,) = [node for node in rest if node.tag == 'ol']
    told = [one.text() for one in listed.children if not isinstance(one, str)]
    assert len(told) >= 2
    assert all(re.search(r'\d', one) for one in told)
    assert all(f'{paper.id}' in ' '.join(told) for paper in made.papers if paper.after is None)
    waits = [say('step.paper', number=paper.id, paper='') for paper in made.papers if paper.after]
    assert not [title for title in waits if title in ' '.join(told)]
    # One of them, and one alone, is the one to do if it is the only one.
    only = Translator(language, 'interface').text('start-here', 'If you do only one thing today, do this one.')
    assert sum(only in one for one in told) == 1


@pytest.mark.parametrize(
    ('file', 'language'), share([one for one in IN_EACH if 'perhaps' not in one[0].name], 3), ids=_named
)
def test_the_list_to_fill_in_by_hand_has_a_row_for_each_paper_and_empty_cells(file: Path, language: str) -> None:
    made, sheet = sheet_of(demo(file), language)
    table = next(node for node in sheet.body if node.tag == 'table')
    head, *rows = [[cell.text() for cell in row.children] for row in table.children]  # type: ignore[union-attr]
    say = Translator(language, 'interface').text
    assert head == [
        say('start-here', name) for name in ('Paper', 'To', 'Reference', 'Sent on', 'Their number', 'Answer by')
    ]
    papers = [paper for paper in made.papers if paper.reference]
    assert [row[0] for row in rows] == [paper.id for paper in papers]
    assert all(row[3:5] == ['', ''] for row in rows)
    # Of a paper that is not to be sent yet no time is given.
    assert [bool(row[5]) for row in rows] == [bool(paper.due and paper.after is None) for paper in papers]


@pytest.mark.parametrize(('file', 'language'), share(IN_EACH, 3), ids=_named)
def test_for_one_recipient_it_has_two_pages_at_most(file: Path, language: str) -> None:
    assert len({paper.recipient for paper in make_plan(for_one(file), registry(), DAY).papers}) <= 1
    assert pages(file, language, one=True) <= 2


@pytest.mark.parametrize(('file', 'language'), share(IN_EACH, 3), ids=_named)
def test_no_demo_case_has_more_than_four_pages(file: Path, language: str) -> None:
    assert pages(file, language) <= (2 if 'perhaps' in file.name else 4)


@pytest.mark.parametrize(('file', 'language'), share(IN_EACH, 12, 1), ids=_named)
def test_no_page_ends_in_a_bullet_without_its_words(file: Path, language: str) -> None:
    for shown in poppler_text(drawn_once(sheet_of(demo(file), language)[1])).split('\f'):
        assert '•' not in [line.strip() for line in shown.strip().splitlines()][-4:]


def test_a_paper_that_waits_names_the_day_and_what_must_not_have_changed_by_then() -> None:
    told = page(PAID)
    assert 'Paper 01: no rule that we could check sets a time.' in told
    assert f'look again on {WEEK_LATER}. Nothing has changed? Send paper 02.' in told
    assert f'Send it only if nothing has changed by {WEEK_LATER} after paper 01.' in told
    assert f'Waits until {WEEK_LATER}: send it only if nothing has changed after paper 01 by then.' in lines(PAID)


def test_nobody_is_told_to_send_once_more_what_was_sent() -> None:
    sent = {'number': '01', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-10-10', 'answer': 'silence'}
    told = page({'person.country': 'DE', 'sender.country': 'DE', 'items.0.seen': '2026-11-20', 'sent': [sent]})
    assert 'Nothing has changed? Send paper 03.' in told


def test_a_date_is_written_as_people_read_it() -> None:
    assert not re.search(r'20\d\d-\d\d-\d\d', page({}) + lines({}))


def test_who_can_be_told_that_nothing_was_done_is_named_where_the_law_names_it() -> None:
    assert 'Where you can say that nothing was done: Federal Trade Commission. https://TakeItDown.ftc.gov' in page({})
    # Where that can endanger the person it is their own choice.
    pakistan = {'person.country': 'PK', 'sender.country': 'PK'}
    assert 'Where you can say' not in page(pakistan)
    assert 'Where you can say' in page({**pakistan, 'wishes.regulator': 'yes'})


def test_no_oath_is_spoken_of_but_beside_the_paper_that_holds_it() -> None:
    told = page(PAID)
    assert 'this paper' not in told.lower()
    assert told.count('oath') == 1
    assert 'oath' in told.partition('Paper 01: ')[2].partition('Paper 02')[0]
    assert 'an oath about the copyright stands in paper 01.' in lines(PAID)


@pytest.mark.parametrize('how', ['account-broken-into', 'device-or-cloud'])
def test_after_a_break_in_the_log_ins_are_noted_before_anything_is_changed(how: str) -> None:
    first, second, *_ = steps({'materials.0.shared_how': how})
    assert (first, second) == ('Write down who was signed in', 'Shut others out of the account')
    told = page({'materials.0.shared_how': how})
    for part in ('another device', 'sign out all devices', 'second factor', 'recovery address', 'shared albums'):
        assert part in told
    assert 'Shut others out' not in page({})


def test_proof_is_kept_before_removal_by_adults_alone() -> None:
    proof = 'Keep proof before anything is removed'
    assert steps({})[0] == proof
    removed = {'items.0.status': 'removed', 'items.0.engines': ['google-search'], 'items.0.queries': ['Robin Example']}
    assert proof not in steps(removed)
    for age in ('minor', 'unsure'):
        told = page({'materials.0.age_when_recorded': age})
        assert proof not in told
        assert 'Tell the hotline: ' in told
    mixed = {'materials.1': {'id': 'b', 'age_when_recorded': 'unsure'}}
    assert proof not in page(mixed)


def test_the_service_s_own_report_is_a_step_where_a_second_report_slows_nothing_down() -> None:
    assert 'Report it in the app too: Reddit' in steps({'items.0.url': REDDIT})
    assert registry().platforms['x'].duplicates_slow == 'yes'
    assert not [one for one in steps({}) if one.startswith('Report it')]


def test_what_was_not_made_is_a_line_for_each_recipient_and_says_nothing_twice() -> None:
    changes = {'items.1': a_place(REDDIT), 'items.2': a_place(LEAK), 'items.2.site': 'harassment'}
    listed = lines(changes).partition('Not made\n')[2].partition('\n\n')[0].splitlines()
    assert all(line.startswith('- To ') for line in listed)
    assert sum('gallery.example.net' in line for line in listed) == 1
    for line in listed:
        sentences = [one for one in re.split(r'(?<=\.) ', line) if len(one) > 30]
        assert len(sentences) == len(set(sentences)), line


def test_an_account_that_threatens_is_reported_in_the_app_by_the_way_that_a_record_knows() -> None:
    there = {
        'threat': 'extortion',
        'published': 'yes',
        'items.0': a_place('https://www.facebook.com/example.name/posts/1'),
    }
    text = page(there)
    assert 'Report the account inside the app' in text
    assert 'At Facebook: Menu of the post > Report > sharing or threatening to share' in text
    assert 'Report the account inside the app' not in page({'threat': 'none'})


def test_a_sheet_of_a_form_is_spoken_of_only_where_one_is_written() -> None:
    letter = page({'items.0': a_place('https://t.me/example_room/77')})
    assert 'Send it by e-mail' in letter
    assert 'A sheet named form' not in letter
    assert 'A sheet named form' in page({})


def test_what_to_search_for_stands_beside_the_paper_that_needs_it_and_not_under_safety() -> None:
    place = a_place('https://forum.example.net/1', queries=['a video'], engines=['google-search'])
    text = page({'person.country': 'DE', 'items': [place]})
    asked = 'None of the search words holds the name of the person shown.'
    assert text.count(asked) == 1
    assert text.index('What to do now') < text.index('Request to remove search results') < text.index(asked)


def test_the_one_thing_for_today_is_a_paper_that_can_be_sent_without_searching_for_an_address() -> None:
    only = Translator('es', 'interface').text('start-here', 'If you do only one thing today, do this one.')
    (file,) = [one for one in CASES if one.stem == 'madrid']
    made, sheet = sheet_of(demo(file), 'es')
    (listed,) = [node for node in sheet.body if node.tag == 'ol']
    (step,) = [one.text() for one in listed.children if not isinstance(one, str) and only in one.text()]
    sent = next(paper for paper in made.papers if paper.after is None and paper.door.kind != 'none')
    assert (made.papers[0].door.kind, sent.id) == ('none', '02')
    assert f' {sent.id}:' in step
    assert sent.door.address in step


@pytest.mark.parametrize(
    ('link', 'told'),
    [
        ('https://www.instagram.com/example_one/', 'At Instagram:'),
        ('https://gallery.example.net/a/1', 'How an account is reported in the app of a service: letters platforms'),
    ],
)
def test_where_a_threat_leads_to_help_alone_it_says_how_the_account_is_reported(link: str, told: str) -> None:
    place = {'items.0.url': link, 'threat': 'extortion', 'published': 'no'}
    assert told in lines(place).replace('tools/with-system ', '')
    made, _ = sheet_of(make_case(place))
    assert made.stop
    # On the first page it stands in the step alone.
    assert page(place).count(told) == ('At' in told)


@pytest.mark.parametrize(('stem', 'country'), [('berlin', 'de'), ('madrid', 'es')])
def test_an_authority_has_its_english_name_on_an_english_page_alone(stem: str, country: str) -> None:
    english = {one.name for one in registry().jurisdictions[country].authorities}
    case = demo(next(one for one in CASES if one.stem == stem))
    shown = {language: ' '.join(text(sheet_of(case, language)[1]).split()) for language in spoken()}
    assert [language for language, said in shown.items() if any(name in said for name in english)] == ['en']


@pytest.mark.parametrize('country', ['PK', 'TR', 'IN'])
@pytest.mark.parametrize('at', ['https://x.com/example_one/status/1790000000000000001', LEAK])
def test_what_can_turn_against_the_person_is_never_the_one_thing_to_do(country: str, at: str) -> None:
    case = {'person.country': country, 'sender.country': country, 'wishes.regulator': 'yes', 'harm': ['afraid']}
    shown = page({**case, 'items.0.url': at})
    _, marked, told = shown.partition('If you do only one thing today, do this one.')
    assert marked
    before = shown[: -len(marked + told)]
    assert 'Complaint to a public authority' not in before
    assert told


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
