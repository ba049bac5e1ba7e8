"""Who answers for a link: not the engine for all that its company runs, and nobody for a link that only leads on."""

from __future__ import annotations

import pytest

from letters.languages.catalogue import Translator
from letters.model.plan import Plan
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.pairs import services

FOLDER = 'https://drive.google.com/drive/folders/1AbCdEfGhIjKlMnOpQrStUvWxYz01234?usp=sharing'


def planned(*urls: str, **answers: object) -> Plan:
    """The plan of a case with these links."""
    places = {f'items.{n}': a_place(url) for n, url in enumerate(urls)}
    return make_plan(make_case({**places, **answers}), registry(), DAY)


@pytest.mark.parametrize(
    ('url', 'service'),
    [
        (FOLDER, 'google-drive-blogger'),
        ('https://docs.google.com/document/d/1AbC/edit', 'google-drive-blogger'),
        ('https://photos.google.com/share/AF1QipExample', 'google-drive-blogger'),
        ('https://sites.google.com/view/example-leaks/home', 'google-drive-blogger'),
        ('https://groups.google.com/g/example/c/AbC', 'google-drive-blogger'),
        ('https://rewards.bing.com/page/1', 'generic:rewards.bing.com'),
    ],
)
def test_another_service_of_an_engines_company_gets_a_letter_of_its_own(url: str, service: str) -> None:
    made = planned(url)
    assert {'ncii-request'} <= {paper.kind for paper in made.papers}
    assert {paper.recipient for paper in made.papers} == {service}


@pytest.mark.parametrize(
    ('url', 'engine'),
    [
        ('https://www.google.com/search?q=robin', 'google-search'),
        ('https://images.google.com/search?q=robin', 'google-search'),
        ('https://www.google.de/search?q=robin', 'google-search'),
        ('https://images.google.co.uk/search?q=robin', 'google-search'),
        ('https://cn.bing.com/search?q=robin', 'bing'),
        ('https://encrypted-tbn0.gstatic.com/images?q=tbn:ANd9GcQExample', 'google-search'),
        ('https://webcache.googleusercontent.com/search?q=cache:AbCd:https://forum.example/t/1', 'google-search'),
        ('https://tse1.mm.bing.net/th?id=OIP.AbCdEf', 'bing'),
        ('https://th.bing.com/th/id/OIP.AbCdEf', 'bing'),
        ('https://cc.bingj.com/cache.aspx?q=robin&d=1234567890', 'bing'),
    ],
)
def test_an_engine_answers_for_its_results_and_its_own_copies(url: str, engine: str) -> None:
    found = {'items.0.where': 'search-result', 'items.0.engines': [engine]}
    open_words = planned(url, **found)
    assert not open_words.papers
    assert 'items.queries' in open_words.ask
    made = planned(url, **found, **{'items.0.queries': ['robin example']})
    assert [paper.recipient for paper in made.papers if paper.kind == 'delisting-request'] == [engine]
    assert {paper.recipient for paper in made.papers} == {engine}


@pytest.mark.parametrize(
    ('url', 'host'),
    [
        ('https://l.facebook.com/l.php?u=https%3A%2F%2Fleaks.example%2Fv%2F1&h=AT0', 'leaks.example'),
        ('https://www.facebook.com/l.php?u=https%3A%2F%2Fleaks.example%2Fv%2F1&h=AT0', 'leaks.example'),
        ('https://www.facebook.com/flx/warn/?u=https%3A%2F%2Fleaks.example%2Fv%2F1', 'leaks.example'),
        ('https://l.instagram.com/?u=https%3A%2F%2Fleaks.example%2Fv%2F1&e=AT0', 'leaks.example'),
        ('https://www.google.com/url?sa=t&url=https%3A%2F%2Fleaks.example%2Fv%2F1', 'leaks.example'),
        ('https://www.google.de/url?q=https://leaks.example/v/1', 'leaks.example'),
        ('https://www.google.com/amp/s/leaks.example/v/1', 'leaks.example'),
        ('https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9sZWFrcy5leGFtcGxlL3YvMQ&ntb=1', 'leaks.example'),
        ('https://www.youtube.com/redirect?event=comments&q=https%3A%2F%2Fleaks.example%2Fv%2F1', 'leaks.example'),
        ('https://t.me/iv?url=https%3A%2F%2Fleaks.example%2Fv%2F1&rhash=1', 'leaks.example'),
        ('https://out.reddit.com/t3_1abc?url=https%3A%2F%2Fleaks.example%2Fv%2F1', 'leaks.example'),
        ('https://href.li/?https://leaks.example/v/1', 'leaks.example'),
        ('https://t.co/AbCdEf1234', ''),
        ('https://bit.ly/3AbCdEf', ''),
        ('https://vm.tiktok.com/ZExample1/', ''),
        ('https://photos.app.goo.gl/AbCdEf123', ''),
    ],
)
def test_a_link_that_only_leads_on_gets_no_letter_and_says_where_it_leads(url: str, host: str) -> None:
    made = planned(url)
    assert made.papers == ()
    assert 'items.url' in made.ask
    wording = Wording(registry(), Translator('en', 'interface'))
    (told,) = [wording.reason(one) for one in made.warnings if one.id.startswith('warning.link-leads-on')]
    assert told.startswith('Place 1: the link there only leads on')
    assert 'give the link that the address bar shows' in told
    assert not host or f'The letter goes to {host}' in told


def test_links_that_lead_to_one_place_are_told_once_and_the_others_keep_their_letters() -> None:
    onward = 'https://www.google.com/url?q=https://leaks.example/v/'
    made = planned(
        f'{onward}1', 'https://x.com/carla/status/1790000000000000009', f'{onward}2', 'https://t.co/AbCdEf1234'
    )
    told = [dict(one.values) for one in made.warnings if one.id.startswith('warning.link-leads-on')]
    assert told == [{'places': '1, 3', 'host': 'leaks.example'}, {'places': '4'}]
    assert {paper.recipient for paper in made.papers} == {'x'}
    assert {paper.items for paper in made.papers} == {(1,)}


def test_every_way_on_that_a_record_names_leads_on() -> None:
    tried = 0
    for record in services(registry()):
        for path in record.links.passes_on:
            tried += 1
            assert not planned(f'https://{record.links.hosts[0]}/{path}?u=https%3A%2F%2Fleaks.example%2F1').papers
            assert planned(f'https://{record.links.hosts[0]}/{path}?u=1').ask
    assert tried >= 5
