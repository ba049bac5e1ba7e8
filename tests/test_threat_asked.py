"""The interview where somebody threatens and nothing is published: help first, then, on a wish, one statement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letters.interview.flow import NOW
from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.saver import Saver
from letters.interview.stages import answering_now
from letters.interview.step import Step
from letters.interview.tables import plain
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.test_flow import LINKS
from tests.test_flow import MEMORY
from tests.test_flow import Walk
from tests.test_flow import common
from tests.test_threat_alone import HOMES

TO_HELP = ['case.language', 'stop.safety', 'about', 'threat', 'published', 'person.country', 'stop.unpublished']
IDENTITY = {'sender.role', 'sender.name', 'sender.email', 'sender.authority', 'person.name'}
# What a statement about a threat alone needs: what would be shown, how old everybody in it was, and no place.
SHOWN = ('materials.kind', 'materials.age_when_recorded', 'materials.others_shown')
NEEDED = {
    'case.language',
    'about',
    'threat',
    'published',
    'person.country',
    'wishes.police',
    'person.region',
} | IDENTITY
ENGLAND = {'person__country': 'GB', 'person__region': 'GB-ENG', 'wishes__police': 'statement'}
LONDON = {
    **TYPED, 'threat': '3', 'published': '2', 'person.country': 'gb', 'wishes.police': '2',
    'person.region': 'england', 'plan.warnings': '2',
}  # fmt: skip


def threatened(**replies: Any) -> Walk:
    return Walk(common(**{'threat': 'extortion', 'published': 'no', **replies}), [LINKS['x']])


@pytest.mark.parametrize('threat', ['extortion', 'to-publish'])
@pytest.mark.parametrize('published', ['no', 'unknown'])
@pytest.mark.parametrize('country', ['DE', 'GB', 'PK', 'US'])
def test_nothing_but_who_is_near_is_asked_before_the_help(threat: str, published: str, country: str) -> None:
    walk = threatened(threat=threat, published=published, person__country=country)
    assert walk.ids[:7] == TO_HELP


def test_who_wishes_a_statement_is_asked_for_the_region_and_at_last_for_a_name_and_nothing_else() -> None:
    walk = threatened(**ENGLAND)
    shown = [key.replace('.', '.0.') for key in SHOWN]
    assert walk.ids[7:] == [
        'wishes.police', 'person.region', *shown,
        'sender.role', 'disclosure', 'sender.name', 'sender.email', 'plan', 'done',
    ]  # fmt: skip
    assert [paper.kind for paper in preview(walk.answers, MEMORY).papers] == ['threat-statement']


@pytest.mark.parametrize('home', HOMES)
@pytest.mark.parametrize('role', ['self', 'guardian'])
@pytest.mark.parametrize('about', ['pictures', 'details'])
def test_no_country_asks_for_more_than_a_statement_needs_and_none_asks_twice(home: str, role: str, about: str) -> None:
    region = home if '-' in home else ''
    walk = threatened(
        about=about, person__country=home[:2], person__region=region, wishes__police='statement', sender__role=role,
        sender__authority='A decision of a court', person__name='Robin Example',
    )  # fmt: skip
    shown = set(SHOWN) if about == 'pictures' else set()
    turning = {'NG': {'harm'}, 'ID': {'materials.no_consent'}}.get(home, set())
    assert {plain(id) for id in walk.asked} <= NEEDED | shown | turning
    assert len(walk.ids) == len(set(walk.ids))
    made = [paper.kind for paper in preview(walk.answers, MEMORY).papers]
    asked_who = IDENTITY & set(walk.asked)
    # Whoever gets no statement is asked for no name, and whoever is asked for one gets it.
    assert (made, bool(asked_who), walk.ids[-1] == 'done') in [(['threat-statement'], True, True), ([], False, False)]


@pytest.mark.parametrize('country', ['PK', 'KE', 'BD', 'ID'])
def test_the_danger_of_a_country_is_told_before_the_wish_is_asked_for(country: str) -> None:
    ids = threatened(person__country=country, wishes__police='statement').ids
    assert ids[7:9] == ['stop.danger', 'wishes.police']


@pytest.mark.parametrize('wish', ['no', ''])
@pytest.mark.parametrize('country', ['PK', 'GB', 'US'])
def test_without_the_wish_it_ends_there(wish: str, country: str) -> None:
    walk = threatened(person__country=country, wishes__police=wish)
    assert walk.ids[-2:] == ['wishes.police', 'stop.no-statement']


@pytest.mark.parametrize(
    'replies',
    [
        {'person__region': 'GB-SCT'},
        {'person__region': ''},
        {'sender__role': 'representative'},
        {'sender__role': 'relative'},
        {'about': 'details'},
    ],
)
def test_where_no_statement_comes_of_it_nobody_is_asked_for_a_name(replies: dict[str, str]) -> None:
    walk = threatened(**{**ENGLAND, **replies})
    assert walk.steps[-1].kind == 'stop'
    assert not walk.steps[-1].choice
    assert not {'sender.name', 'sender.email'} & set(walk.asked)


@pytest.mark.parametrize('country', ['', 'DE', 'IN'])
def test_a_country_without_such_a_paper_ends_with_help_as_before(country: str) -> None:
    assert threatened(person__country=country).steps[-1] == Step('stop', '', 'stop.unpublished')


@pytest.mark.parametrize(('harm', 'papers'), [(('afraid',), ['threat-statement']), ((), [])])
def test_what_the_threat_did_is_asked_only_where_the_law_of_the_police_turns_on_it(
    harm: tuple[str, ...], papers: list[str]
) -> None:
    walk = threatened(person__country='NG', wishes__police='statement', harm=harm)
    assert walk.ids[7:9] == ['stop.danger', 'wishes.police']
    assert 'harm' in walk.asked
    assert [paper.kind for paper in preview(walk.answers, MEMORY).papers] == papers
    assert (walk.ids[-1] == 'done') == bool(papers)
    assert 'harm' not in threatened(**ENGLAND, harm=harm).ids


def test_who_may_be_under_18_gets_help_and_no_statement() -> None:
    walk = threatened(**ENGLAND)
    young = walk.answers.put('materials.0.age_when_recorded', 'minor')
    assert next_step(young, MEMORY, seen=frozenset({'stop.safety'})) == Step('stop', '', 'stop.unpublished')


def test_what_the_plan_asks_for_at_the_end_can_be_answered_now() -> None:
    walk = threatened(**ENGLAND, sender__email='')
    assert walk.ids[-2:] == ['plan', 'done']
    found = MEMORY.planned(walk.answers)
    assert found.ask
    seen = frozenset(walk.seen) - {'plan', 'done'}
    asked = set[str]()
    now = answering_now(walk.answers, seen, found.ask, MEMORY)
    assert now is not None
    while (step := next_step(walk.answers, MEMORY, seen=now)) is not None and step.kind == 'question':
        asked.add(step.key)
        now |= {step.id}
    assert asked == set(found.ask)
    assert NOW in now


# On the screen


def test_a_statement_for_the_police_comes_of_the_interview() -> None:
    person = Person(LONDON)
    outcome = interview(person)
    assert (outcome.end, outcome.write) == ('done', True)
    told = person.text
    places = [
        'it makes a fingerprint', 'Who helps in your country', 'If you want a statement for the police',
        'Do you want a paper for the police?', 'In which state', 'who will see them', 'Which name stands',
    ]  # fmt: skip
    assert sorted(places, key=told.index) == places
    assert 'Perhaps seen by the person who threatens' in told
    assert 'person who published it' not in told
    assert not [key for key in outcome.answers if key.startswith('items.')]


@pytest.mark.parametrize(('typed', 'write'), [('England', True), ('Scotland', False)])
def test_a_region_that_was_named_for_its_country_is_not_asked_for(typed: str, *, write: bool) -> None:
    person = Person({**LONDON, 'person.country': typed})
    assert interview(person).write == write
    assert 'In which state, province or region?' not in person.text
    # Whoever cannot have a statement there is told before anything more is asked.
    assert ('Do you want a paper for the police?' in person.text) == write


def test_a_wrong_region_can_be_changed() -> None:
    at = Person(LONDON)
    interview(at)
    number = at.prompts.index('person.region')
    person = Person(LONDON, at=number, first=('scotland', ':back', 'england'))
    assert interview(person).write
    assert 'The threat itself can be reported' in person.text


def test_who_changes_the_country_to_one_without_a_statement_is_not_asked_for_the_wish() -> None:
    at = Person(LONDON)
    interview(at)
    number = at.prompts.index('wishes.police')
    person = Person(LONDON, at=number, first=(':back', ':back', 'germany'))
    assert interview(person).end == 'help'
    behind = person.text.rpartition('In which country')[2]
    assert 'hateaid.org' in behind
    assert 'Do you want a paper for the police?' not in behind


def test_somebody_who_acts_for_another_is_told_who_can_sign() -> None:
    person = Person({**LONDON, 'sender.role': '4'})
    assert interview(person).end == 'help'
    assert 'This statement is made only where the person shown, or a legal guardian, signs it.' in person.text


def test_where_no_police_is_known_to_take_one_it_is_said_in_one_sentence_behind_the_help() -> None:
    person = Person({**LONDON, 'person.country': 'de'})
    assert interview(person).end == 'help'
    assert person.text.index('makes a fingerprint') < person.text.index('The threat itself can be reported')
    assert 'Do you want a paper for the police?' not in person.text


def test_where_a_report_can_endanger_the_warning_stands_before_that_sentence() -> None:
    person = Person({**LONDON, 'person.country': 'in'})
    assert interview(person).end == 'help'
    warned = person.text.index('Going to the police or to a public body in India can bring risk.')
    assert person.text.index('makes a fingerprint') < warned < person.text.index('read the warning above')


@pytest.mark.parametrize('region', ['england', 'scotland'])
def test_what_was_typed_is_kept_where_that_was_wished(home: Path, region: str) -> None:
    file = home / 'here' / 'notes.yaml'
    outcome = interview(Person({**LONDON, 'person.region': region, 'start.done': '1'}), saver=Saver.plain(file))
    assert kept(file)['person.region'] == f'GB-{region[:3].upper()}'.replace('SCO', 'SCT')
    assert kept(file)['wishes.police'] == 'statement'
    # Gone on with, the help comes first again, and nothing that was answered is asked again.
    person = Person(LONDON)
    again = interview(person, kept(file), Saver.plain(file, resumed=True))
    assert again.end == outcome.end
    assert 'it makes a fingerprint' in person.text
    assert 'Do you want a paper for the police?' not in person.text


def test_without_that_wish_nothing_is_kept(home: Path) -> None:
    interview(Person({**LONDON, 'person.region': 'scotland'}))
    assert not [path for path in home.rglob('*') if path.is_file()]


@pytest.mark.parametrize(('about', 'spoken'), [('1', True), ('2', False), ('3', True), ('4', False)])
@pytest.mark.parametrize('published', ['2', '3'])
def test_help_speaks_of_a_picture_only_where_the_threat_may_be_about_one(
    about: str, published: str, *, spoken: bool
) -> None:
    person = Person({**LONDON, 'about': about, 'published': published, 'person.country': 'de'})
    assert interview(person).end == 'help'
    told = person.text[person.text.index('Understood: Germany.') :]
    assert ('fingerprint' in told, 'Send no more pictures' in told) == (spoken, spoken)
    assert 'Keep the chat, and report the account inside the app.' in told


def test_the_screen_about_extortion_speaks_of_no_picture_where_details_are_published() -> None:
    shown = {**LONDON, 'about': '2', 'published': '1', 'person.country': 'de', 'help.extortion-plain': '1'}
    person = Person(shown)
    interview(person)
    assert 'Somebody wants something from you: do not pay, and do not answer yet. Keep all messages' in person.text
    assert 'Send no more pictures' not in person.text
