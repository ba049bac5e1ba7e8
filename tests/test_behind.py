"""The companies behind a site: who is meant by what a look-up said, and what is told of each."""

from __future__ import annotations

import pytest

from letters.casefile.build import read_case
from letters.law.behind import known
from letters.law.behind import record_of
from letters.law.recipients import by_id
from letters.law.recipients import companies_of
from letters.law.topic import Situation
from letters.model.case import Company
from letters.registry.load import registry
from letters.registry.read import read_bytes
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.factory import make_file

SITE = {'items.0.url': 'https://gallery.example.net/a/1'}


@pytest.mark.parametrize(
    'company',
    [
        {'name': 'Cloudflare'},
        {'name': 'CloudFlare, Inc.'},
        {'name': ' cloudflare inc '},
        {'name': 'CLOUDFLARE GERMANY GMBH'},
        {'name': 'cloud flare'},
        {'name': 'Ray', 'email': 'abuse@cloudflare.com'},
        {'form': 'https://abuse.cloudflare.com/'},
    ],
)
def test_a_company_that_is_known_is_known_in_any_usual_writing(company: dict[str, str]) -> None:
    record = known(Company(**company), registry())
    assert record is not None
    assert record.id == 'cloudflare'


@pytest.mark.parametrize(
    'company',
    [
        {'name': 'Cloud'}, {'name': 'Inc.'}, {'name': 'Instagram'}, {'email': 'abuse@instagram.com'},
        {'name': 'Example Hosting', 'email': 'cloudflare@example.com'},
    ],
)  # fmt: skip
def test_no_other_company_is_taken_for_one_that_is_known(company: dict[str, str]) -> None:
    assert known(Company(**company), registry()) is None


@pytest.mark.parametrize(
    ('kind', 'company', 'id', 'name'),
    [
        ('host', {'name': 'Hosting', 'email': 'abuse@eu.hosting.example'}, 'host:hosting.example', 'Hosting'),
        ('cdn', {'form': 'https://www.network.example/abuse'}, 'cdn:network.example', 'network.example'),
        ('registrar', {'name': 'Beispiel-Namen GmbH'}, 'registrar:beispiel-namen-gmbh', 'Beispiel-Namen GmbH'),
        ('registrar', {'name': 'Cloudflare'}, 'registrar:cloudflare', 'Cloudflare'),
        ('host', {'name': 'Cloudflare'}, 'cloudflare', 'Cloudflare'),
    ],
)
def test_a_company_has_an_id_by_which_a_plan_finds_it_again(
    kind: str, company: dict[str, str], id: str, name: str
) -> None:
    found, record = record_of(kind, Company(**company), registry())  # type: ignore[arg-type]
    assert (found, record.names[0]) == (id, name)
    # Without the case its kind is known all the same, and its domain stands for its name.
    again = by_id(id, registry())
    assert again.behind or again.record.id == id
    assert again.record.kind == record.kind


def test_the_plan_and_the_situation_know_the_door_that_the_case_names() -> None:
    case = make_case({**SITE, 'items.0.host': {'name': 'Example Hosting', 'email': 'abuse@hosting.example'}})
    here = Situation(case, registry(), DAY)
    one = here.recipient('host:hosting.example')
    assert (one.name, one.record.kind) == ('Example Hosting', 'host')
    assert [channel.email for channel in one.record.channels if 'host' in channel.grounds] == ['abuse@hosting.example']
    assert here.recipient('x').record.id == 'x'


@pytest.mark.parametrize(('other', 'told'), [('2026-11-20', '2026-11-28'), ('', '')])
def test_a_day_is_told_only_where_each_place_has_one(other: str, told: str) -> None:
    host = {'name': 'Example Hosting', 'email': 'abuse@hosting.example'}
    second = {'url': 'https://www.example.org/b', 'host': {**host, 'looked_up': other}}
    case = make_case({**SITE, 'items.0.host': {**host, 'looked_up': '2026-11-28'}, 'items.1': second})
    (one,) = companies_of(case, registry())
    assert (one.places, one.looked_up) == ((0, 1), told)


@pytest.mark.parametrize(
    ('changes', 'problems', 'warnings'),
    [
        ({}, [], []),
        ({'items.0.host': {'looked_up': '2026-11-18'}}, ['company-nameless'], []),
        ({'items.0.host': {'name': 'Hosting', 'looked_up': '2026-12-18'}}, ['date-later'], []),
        ({'items.0.host': {'name': 'Hosting', 'email': 'abuse@gallery.example.net'}}, [], ['company-is-site']),
        ({'items.0.host': {'name': 'Hosting', 'email': 'abuse@hosting.example'}}, [], []),
        ({'items.0.url': 'https://x.com/a/status/1', 'items.0.host': {'name': 'Hosting'}}, [], ['company-not-needed']),
    ],
)
def test_what_cannot_be_right_about_a_company_is_told(
    changes: dict[str, object], problems: list[str], warnings: list[str]
) -> None:
    read = read_case(read_bytes(make_file({**SITE, **changes}), 'case.yaml'), registry(), DAY)
    assert [one.id for one in read.problems] == problems
    assert [one.id for one in read.warnings] == warnings
