"""Who blackmails, or publishes complaints, gets no letter, whatever a paper's file says (promise 5)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from letters.compose.letter import compose
from letters.errors import DataError
from letters.law.topic import Situation
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

PAGE = 'https://pay-to-remove.example.net/p/1'
# Everything that any paper could be made from.
ANSWERS: dict[str, Any] = {
    'items.0.url': PAGE, 'items.0.exposes': ['address'], 'person.country': 'DE', 'sender.country': 'DE',
    'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A picture',
}  # fmt: skip
# What else a paper is made from: a private picture, or details of which no law of data protection speaks.
MADE_FROM = {
    'privacy-request': {'materials.0.kind': 'private'},
    'personal-data-request': {'person.country': 'US', 'sender.country': 'US'},
}
TO_SITES = [kind for kind in registry().papers.values() if 'site' in kind.to]


def with_paper(id: str, like: str) -> Any:
    """The registry with one more paper, as somebody would add it who never heard of blackmailers."""
    known = registry()
    careless = known.papers[like].model_copy(update={'id': id, 'not_made_when': []})
    return replace(known, papers={**known.papers, id: careless})


@pytest.mark.parametrize('site', ['extortion', 'harassment'])
@pytest.mark.parametrize('kind', TO_SITES, ids=lambda kind: kind.id)
def test_a_new_paper_without_a_word_about_blackmailers_writes_to_none(kind: Any, site: str) -> None:
    found = with_paper('new-paper', kind.id)
    answers = ANSWERS | {'wishes.evidence': 'yes'} | MADE_FROM.get(kind.id, {})
    assert 'new-paper' in {paper.kind for paper in make_plan(make_case(answers), found, DAY).papers}
    made = make_plan(make_case({**answers, 'items.0.site': site}), found, DAY)
    assert made.papers == ()
    reason = {'extortion': 'site-blackmails', 'harassment': 'site-harasses'}[site]
    assert f'help.{reason}' in {reason.id for reason in made.help}
    assert {one.why[0].id for one in made.not_made if one.kind == 'new-paper'} == {reason}


@pytest.mark.parametrize('other', ['https://pay-to-remove.example.net/p/2', 'https://www.example.net/about'])
def test_a_blackmailer_is_one_at_every_page_of_its_site(other: str) -> None:
    beside: dict[str, Any] = {**ANSWERS, 'items.0.site': 'extortion', 'items.1': {'url': other, 'shows': ['a']}}
    for order in (
        beside,
        {**beside, 'items.0.site': 'ordinary', 'items.1': {**beside['items.1'], 'site': 'extortion'}},
    ):
        assert make_plan(make_case(order), registry(), DAY).papers == ()


@pytest.mark.parametrize(
    ('marked', 'other'),
    [
        (
            {'url': 'https://web.archive.org/web/2020/https://blackmail.example.org/1'},
            'https://blackmail.example.org/1',
        ),
        (
            {'url': 'https://x.com/a/status/1', 'media_url': 'https://blackmail.example.org/1.jpg'},
            'https://example.org/2',
        ),
        ({'url': 'https://coomer.su/a'}, 'https://coomer.st/b'),
        ({'url': 'http://203.0.113.5/1'}, 'http://[::ffff:203.0.113.5]/2'),
        ({'url': 'https://blackmail.example.org/1'}, 'https://blackmail-example-org.translate.goog/victim/1'),
    ],
)
def test_a_blackmailer_is_one_under_every_address_of_its_site(marked: dict[str, str], other: str) -> None:
    first: dict[str, Any] = {'shows': ['a'], 'site': 'extortion', 'status': 'up', **marked}
    second: dict[str, Any] = {'shows': ['a'], 'url': other, 'status': 'up'}
    for items in ([first, second], [second, first]):
        made = make_plan(
            make_case({**{k: v for k, v in ANSWERS.items() if 'items' not in k}, 'items': items}), registry(), DAY
        )
        assert not [paper.recipient for paper in made.papers if paper.recipient.startswith('generic:')]


def test_at_composing_a_letter_to_a_blackmailer_is_refused_whatever_the_plan_said() -> None:
    paper = make_plan(make_case(ANSWERS), registry(), DAY).papers[0]
    here = Situation(make_case({**ANSWERS, 'items.0.site': 'extortion'}), registry(), DAY)
    with pytest.raises(DataError) as caught:
        compose(paper, here, 'en')
    assert caught.value.id == 'guard-recipient'


def test_the_service_on_which_a_blackmailer_has_an_account_gets_its_letter() -> None:
    case = make_case({'items.0.site': 'extortion', 'threat': 'extortion', 'published': 'yes'})
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    assert {paper.recipient for paper in made.plan.papers} == {'x'}


def test_of_a_site_that_shows_details_alone_no_paper_about_a_picture_is_spoken_of() -> None:
    details: dict[str, Any] = {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address']}
    answers = {'items.0.url': PAGE, 'items.0.site': 'harassment', 'person.country': 'GB', 'sender.country': 'GB'}
    made = make_plan(make_case({**details, **answers}), registry(), DAY)
    asked = {one.kind for one in made.not_made if one.recipient.startswith('generic:')}
    # A company behind it can be told of the details: how one is found is said, and nothing of a picture.
    assert asked == {'personal-data-request', 'erasure-request', 'host-notice-details'}
    assert {one.id for one in made.help} == {'help.site-harasses', 'help.site-search', 'help.site-company'}
