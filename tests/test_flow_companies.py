"""The interview about the companies behind a site: on a wish alone, never beside a known service, always skippable."""

from __future__ import annotations

import pytest

from letters.interview.flow import preview
from tests.test_flow import COMMON
from tests.test_flow import LINKS
from tests.test_flow import MEMORY
from tests.test_flow import Walk

UNKNOWN = LINKS['unknown site']
BEHIND = ('items.0.host.', 'items.0.network.', 'items.0.registrar.')
HOST = {'items.host.name': 'Example Hosting', 'items.host.email': 'abuse@hosting.example'}


def _about_companies(walk: Walk) -> list[str]:
    return [id for id in walk.ids if id.startswith(BEHIND)]


def test_nobody_is_asked_who_stands_behind_a_site_without_wishing_to_say_it() -> None:
    assert _about_companies(Walk(COMMON, [UNKNOWN])) == []
    (step,) = [step for step in Walk(COMMON, [UNKNOWN]).steps if step.kind == 'disclosure']
    assert 'companies' in step.groups


@pytest.mark.parametrize('site', ['x', 'instagram', 'reddit', 'telegram'])
def test_a_known_service_brings_no_such_question(site: str) -> None:
    assert _about_companies(Walk(COMMON, [LINKS[site]], more=True)) == []


def test_each_company_can_be_left_open_with_one_key() -> None:
    asked = ['items.0.host.name', 'items.0.network.name', 'items.0.registrar.name']
    assert _about_companies(Walk(COMMON, [UNKNOWN], more=True)) == asked


def test_a_company_that_is_named_is_asked_for_its_mailbox_and_the_day_and_gets_a_paper() -> None:
    walk = Walk(COMMON | HOST, [UNKNOWN], more=True)
    asked = [id for id in _about_companies(walk) if '.host.' in id]
    assert asked == ['items.0.host.name', 'items.0.host.email', 'items.0.host.looked_up']
    assert ('host-notice', 'host:hosting.example') in {
        (paper.kind, paper.recipient) for paper in preview(walk.answers, MEMORY).papers
    }


def test_of_an_address_that_was_published_the_companies_are_asked_for_too_and_get_a_paper() -> None:
    details = {'about': 'details', 'items.exposes': ('address',), 'materials.kind': ''}
    walk = Walk(COMMON | details | HOST, [UNKNOWN], more=True)
    assert 'items.0.host.email' in walk.ids
    assert ('host-notice-details', 'host:hosting.example') in {
        (paper.kind, paper.recipient) for paper in preview(walk.answers, MEMORY).papers
    }


def test_of_a_name_alone_nobody_is_asked_for_a_company() -> None:
    details = {'about': 'details', 'items.exposes': ('name',), 'materials.kind': ''}
    assert _about_companies(Walk(COMMON | details, [UNKNOWN], more=True)) == []


def test_without_a_mailbox_its_form_is_asked_and_of_one_with_a_record_neither() -> None:
    named = {'items.host.name': 'Example Hosting', 'items.network.name': 'Cloudflare'}
    asked = _about_companies(Walk(COMMON | named, [UNKNOWN], more=True))
    assert [id for id in asked if id.endswith(('email', 'form'))] == ['items.0.host.email', 'items.0.host.form']


def test_two_sites_of_one_name_are_asked_about_once() -> None:
    walk = Walk(COMMON | HOST, [UNKNOWN, f'{UNKNOWN}2'], more=True)
    assert [id for id in walk.ids if id.endswith('host.name')] == ['items.0.host.name']
    assert walk.answers['items.1.host.email'] == 'abuse@hosting.example'


@pytest.mark.parametrize('site', ['extortion', 'harassment'])
def test_of_a_site_that_hears_nothing_it_is_asked_who_stores_it_before_there_is_help_alone(site: str) -> None:
    skipped = Walk(COMMON | {'items.site': site}, [UNKNOWN])
    assert _about_companies(skipped) == ['items.0.host.name', 'items.0.network.name']
    assert skipped.ids[-1] == 'stop.help'
    walk = Walk(COMMON | {'items.site': site} | HOST, [UNKNOWN])
    assert 'stop.help' not in walk.ids
    assert {paper.recipient for paper in preview(walk.answers, MEMORY).papers} == {'host:hosting.example'}


def test_a_mailbox_without_a_name_is_kept_in_a_case_that_is_gone_on_with() -> None:
    answers = Walk(COMMON, [UNKNOWN]).answers.put('items.0.host.email', 'abuse@hosting.example')
    assert answers.put('items.0.status', 'up')['items.0.host.email'] == 'abuse@hosting.example'


@pytest.mark.parametrize('known', ['instagram', 'x'])
@pytest.mark.parametrize('company', ['Cloudflare', 'Example Hosting'])
def test_beside_an_unknown_site_a_known_service_is_asked_neither_its_kind_nor_its_companies(
    known: str, company: str
) -> None:
    for links in ([UNKNOWN, LINKS[known]], [LINKS[known], UNKNOWN]):
        walk = Walk(COMMON | {'items.host.name': company, 'person.country': 'MX'}, links, more=True)
        n = links.index(UNKNOWN)
        about = [id for id in walk.ids if id.endswith('.site') or id.split('.')[2:3] in (['host'], ['network'])]
        assert f'items.{n}.site' in about
        assert {id.split('.')[1] for id in about} == {str(n)}
