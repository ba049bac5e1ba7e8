"""What it is about leads the interview: without a picture nothing is asked and nothing is said about one."""

from __future__ import annotations

import pytest

from letters.interview.answers import Answers
from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.tables import plain
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.test_flow import COMMON
from tests.test_flow import LINKS
from tests.test_flow import MEMORY
from tests.test_flow import Walk
from tests.test_flow import common

GROUP = 'https://www.facebook.com/groups/1/posts/2/'
DETAILS = common(about='details', items__exposes=('address', 'phone'), person__country='GB')


def test_what_it_is_about_is_the_first_question_after_safety() -> None:
    assert Walk(COMMON, []).ids[:3] == ['case.language', 'stop.safety', 'about']


@pytest.mark.parametrize('about', ['details', 'impersonation'])
@pytest.mark.parametrize('country', ['GB', 'US', 'DE', 'PK', 'MX'])
@pytest.mark.parametrize('more', [False, True])
def test_without_a_picture_nobody_is_asked_about_one(about: str, country: str, more: bool) -> None:
    replies = DETAILS | {'about': about, 'person.country': country, 'items.impersonates': 'yes'}
    walk = Walk(replies, [GROUP, LINKS['unknown site']], more=more)
    assert not [id for id in walk.ids if id.startswith(('materials.', 'another', 'person.identifiable'))]
    early = 'items.0.exposes' if about == 'details' else 'items.0.impersonates'
    assert walk.ids.index(early) == walk.ids.index('links') + 1
    assert len(walk.asked) <= 17 or more


def test_details_alone_make_a_letter_that_names_them_and_no_picture() -> None:
    walk = Walk(DETAILS, [GROUP])
    case = walk.answers.put('case.id', 'T3S7A1').case(registry())
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    text = files['01.txt'].decode()
    assert 'my address' in text
    assert not [word for word in ('picture', 'likeness', 'recording', 'voice', 'image') if word in text.lower()]


def test_of_somebody_who_pretends_every_place_says_so() -> None:
    walk = Walk(common(about='impersonation', items__impersonates='yes'), [GROUP, LINKS['x']])
    assert [item['impersonates'] for item in walk.answers.tree()['items']] == ['yes', 'yes']
    papers = preview(walk.answers, MEMORY).papers
    assert {(paper.kind, paper.recipient) for paper in papers} == {
        ('personal-data-request', 'facebook'), ('personal-data-request', 'x'),
    }  # fmt: skip
    assert not [id for id in walk.ids if 'materials' in id or 'exposes' in id]


def test_with_pictures_and_details_each_site_is_asked_what_is_there() -> None:
    links = [GROUP, LINKS['x'], 'https://x.com/example_one/status/1790000000000000002']
    walk = Walk(common(about='both', items__exposes=('address',)), links)
    assert [id for id in walk.ids if id.endswith('.shows')] == ['items.0.shows', 'items.1.shows']
    # What was left open holds no picture, and is not taken for one.
    assert 'shows' not in walk.answers.tree()['items'][0]
    one = Walk(common(about='both', items__exposes=('address',)), [GROUP])
    assert one.answers.tree()['items'][0]['shows'] == ['a']


def test_another_thing_that_it_is_about_leaves_no_trace_of_the_picture() -> None:
    walk = Walk(COMMON, [LINKS['x']])
    changed = walk.answers.put('about', 'details')
    assert not [key for key in changed if key.startswith('materials.')]


def test_an_answer_without_which_there_is_no_letter_is_not_offered_as_optional() -> None:
    """Every step of the common path whose answer alone decides whether there is any letter says so."""
    for replies in (COMMON, DETAILS):
        links = [LINKS['x'] if replies is COMMON else GROUP]
        for step in Walk(replies, links).steps:
            if step.kind != 'question' or step.question(registry()).skip == 'no':
                continue
            without = Walk({key: value for key, value in replies.items() if key != plain(step.key)}, links)
            papers = MEMORY.planned(without.answers).papers
            # Whoever has no mailbox is asked for another way to be reached.
            assert bool(papers) is not step.needed or step.key == 'sender.email', step.key


def test_a_file_of_an_earlier_version_is_not_asked_what_it_is_about() -> None:
    earlier = Walk(COMMON, [LINKS['x']]).answers.drop('about')
    person = Person(TYPED)
    outcome = interview(person, earlier.put('case.id', 'T3S7A1'))
    assert 'about' not in person.prompts
    assert outcome.answers['about'] == 'pictures'
    assert next_step(Answers().put('case.language', 'en'), MEMORY, seen=frozenset({'stop.safety'})).key == 'about'  # type: ignore[union-attr]
