"""The interview about places: what is asked once for all of them, and what is said of a place where nothing may be."""

from __future__ import annotations

from typing import Any

import pytest

from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.step import Step
from letters.interview.tables import plain
from letters.packet.build import packet
from letters.packet.options import Options
from tests.support.day import DAY
from tests.support.soak import SOAK
from tests.test_flow import COMMON
from tests.test_flow import LINKS
from tests.test_flow import MEMORY
from tests.test_flow import Walk
from tests.test_flow import common


def test_whether_anything_was_published_is_asked_of_nobody_who_is_not_threatened() -> None:
    assert 'published' not in Walk(COMMON, [LINKS['x']]).ids


def test_whether_it_is_still_there_is_asked_once_for_all_places() -> None:
    links = [LINKS['x'], LINKS['reddit'], LINKS['telegram']]
    walk = Walk(COMMON, links)
    assert [id for id in walk.ids if id.endswith('.status')] == ['items.0.status']
    assert [item['status'] for item in walk.answers.tree()['items']] == ['up', 'up', 'up']
    # One that is added later was not meant by the answer.
    more = walk.answers.put('items.3.url', LINKS['instagram'])
    step = next_step(more, MEMORY, seen=walk.seen)
    assert step is not None
    assert step.key == 'items.3.status'
    # Another answer is one for all places that had the same.
    gone = walk.answers.put('items.2.status', 'removed')
    gone = Step('question', 'items.0.status', once='all').put(gone, 'unknown')
    assert [item['status'] for item in gone.tree()['items']] == ['unknown', 'unknown', 'removed']


def test_what_differs_from_place_to_place_can_be_left_open_and_answered_among_the_details() -> None:
    walk = Walk(common(items__status=''), [LINKS['x'], LINKS['reddit']])
    assert [id for id in walk.ids if id.endswith('.status')] == ['items.0.status']
    details = Walk(common(items__status=''), [LINKS['x'], LINKS['reddit']], more=True)
    assert 'items.1.status' in details.ids


@pytest.mark.parametrize('exposes', [(), ('address', 'phone')])
def test_whoever_has_no_picture_to_describe_is_asked_what_else_is_there(exposes: tuple[str, ...]) -> None:
    replies = common(materials__kind='', materials__recorded_by='', person__country='GB', items__exposes=exposes)
    walk = Walk(replies, ['https://www.facebook.com/groups/1/posts/2/'])
    assert 'items.0.exposes' in walk.ids
    papers = preview(walk.answers, MEMORY).papers
    assert [paper.kind for paper in papers] == (['personal-data-request', 'erasure-request'] if exposes else [])


def test_many_links_of_many_sites_bring_at_most_one_question_a_site() -> None:
    count, sites = (200, 20) if SOAK else (60, 12)
    walk = Walk(COMMON, [f'https://site-{n % sites}.example.net/albums/{n}' for n in range(count)])
    assert [id for id in walk.ids if id.endswith('.site')] == [f'items.{n}.site' for n in range(sites)]
    assert len(walk.asked) == len(Walk(COMMON, ['https://site-1.example.net/albums/1']).asked) + sites
    papers = preview(walk.answers, MEMORY).papers
    assert {paper.recipient for paper in papers} == {f'generic:site-{n}.example.net' for n in range(sites)}


def test_several_places_bring_the_question_whether_the_recordings_differ() -> None:
    links = [LINKS['x'], LINKS['reddit']]
    walk = Walk(COMMON, links)
    assert 'another.1' in walk.ids
    assert 'another.1' not in Walk(COMMON, links[:1]).ids
    more = walk.answers.another()
    step = next_step(more, MEMORY, seen=walk.seen)
    assert step is not None
    assert step.key == 'materials.1.kind'


@pytest.mark.parametrize(
    ('shown', 'kinds'), [(('a',), {'ncii-request', 'erasure-request'}), ((), set())], ids=['picture', 'no-picture']
)
@pytest.mark.parametrize('where', ['account', 'profile', ''])
def test_an_account_of_whoever_threatens_is_asked_what_it_shows(
    shown: tuple[str, ...], kinds: set[str], where: str
) -> None:
    replies = common(
        threat='extortion', published='yes', items__where=where, items__shows=shown, items__exposes=(),
        person__country='GB',
    )  # fmt: skip
    walk = Walk(replies, ['https://www.instagram.com/blackmailer99/'])
    assert [id for id in walk.asked if id == 'items.0.shows'] == ['items.0.shows']
    made = {paper.kind for paper in preview(walk.answers, MEMORY).papers}
    assert {kind for kind in made if kind != 'legal-remedies'} == kinds
    # Where nothing of the person is, it ends with how that account is reported, and no detail is asked for.
    assert (walk.steps[-1].id == 'stop.help') is not bool(kinds)
    assert shown or 'items.0.exposes' not in walk.asked
    plain = Walk(common(items__where='account'), ['https://www.instagram.com/blackmailer99/'])
    assert 'items.0.shows' not in plain.asked


@pytest.mark.parametrize('site', ['extortion', 'harassment'])
def test_of_a_site_that_gets_no_letter_the_search_engines_that_show_it_can_be_named(site: str) -> None:
    searched = {'items__engines': ['google-search'], 'items__queries': ['Robin Example']}
    walk = Walk(common(items__site=site, **searched), [LINKS['unknown site']])
    assert walk.ids.index('items.0.queries') < walk.ids.index('sender.name')
    made = preview(walk.answers, MEMORY)
    assert [paper.kind for paper in made.papers] == ['delisting-request']
    # What was done is no advice any more.
    assert 'help.site-search' not in {reason.id for reason in made.help}
    named = common(items__site=site, items__host__name='Example Hosting', **searched)
    assert 'help.site-company' not in {
        reason.id for reason in preview(Walk(named, [LINKS['unknown site']]).answers, MEMORY).help
    }
    # Whoever names none reads how to, with those who help.
    alone = Walk(common(items__site=site), [LINKS['unknown site']])
    assert alone.steps[-1].id == 'stop.help'
    assert {'help.site-search', 'help.site-company'} <= {reason.id for reason in preview(alone.answers, MEMORY).help}


def test_of_a_recording_that_is_nowhere_nothing_more_is_asked_than_safety_needs() -> None:
    links = [LINKS['x'], LINKS['reddit']]
    shown: dict[str, Any] = {'items.0.shows': ['a'], 'items.1.shows': ['a']}

    def ids(**more: Any) -> list[str]:
        replies: dict[str, Any] = {**COMMON, **shown, **more}
        start = Walk(COMMON, links).answers.drop('person.country').drop('materials.0.no_consent').another()
        seen, found = frozenset({'stop.safety', 'links', 'another.1', 'another.2'}), list[str]()
        while (step := next_step(start, MEMORY, seen=seen)) is not None and step.id != 'disclosure':
            found.append(step.id)
            seen |= {step.id}
            reply = replies.get(step.key) or replies.get(plain(step.key))
            start = step.put(start, reply) if reply and step.kind == 'question' else start
        return found

    alone = [id for id in ids() if id.startswith('materials.1.')]
    assert [id.rpartition('.')[2] for id in alone] == ['kind', 'recorded_by', 'age_when_recorded', 'others_shown']
    assert 'materials.1.no_consent' in ids(**{'items.1.shows': ['b']})
    assert 'materials.0.no_consent' in ids()


@pytest.mark.parametrize('link', ['https://chat.whatsapp.com/ExampleInvite01', 'https://t.me/example_channel'])
def test_of_the_link_of_a_whole_group_it_is_asked_which_message_is_meant(link: str) -> None:
    walk = Walk(common(items__where='group', items__locator__message='of 18 November 2026, 21:40'), [link])
    assert walk.ids.index('items.0.locator.message') == walk.ids.index('items.0.where') + 1
    text = packet(walk.answers.case(MEMORY.registry), MEMORY.registry, DAY, Options(formats=('txt',))).files['01.txt']
    assert 'of 18 November 2026, 21:40' in text.decode()
    # A link of one message says it itself, and of an account it is not meant.
    assert 'items.0.locator.message' not in Walk(common(items__where='group'), [f'{LINKS["telegram"]}']).ids
    assert 'items.0.locator.message' not in Walk(common(items__where='account'), [link]).ids
