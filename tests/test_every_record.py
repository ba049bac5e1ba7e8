"""What must hold of each country and each service, made from the records: who adds one adds no test."""

from __future__ import annotations

from functools import cache
from unicodedata import name

import pytest

from letters.law.disclosure import disclosed
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.law import STARTED_BY_LETTER
from letters.model.plan import Plan
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from tests.support.broken import broken
from tests.support.day import DAY
from tests.support.everywhere import COUNTRIES
from tests.support.everywhere import SERVICES
from tests.support.everywhere import link_to
from tests.support.factory import make_case

KINDS = ('intimate-real', 'intimate-altered', 'intimate-generated', 'near-nude', 'private')


@cache
def planned(country: str, url: str, kind: str) -> tuple[Case, Plan]:
    """A case of somebody in a country about a recording at a link, and its plan."""
    by = 'generated' if kind == 'intimate-generated' else 'other'
    case = make_case({
        'sender.country': country, 'person.country': country, 'materials.0.kind': kind, 'materials.0.recorded_by': by,
        'items.0.url': url, 'items.0.queries': ['Robin Example'], 'items.0.engines': ['google-search'],
        'person.known_as': ['Robin'],
    })  # fmt: skip
    return case, make_plan(case, registry(), DAY)


def check_plan(case: Case, made: Plan) -> None:
    """What holds for every plan: only law that may be cited, of somewhere that it is about, with its own clock."""
    here = Situation(case, registry(), DAY)
    near = {law.id for place in here.near for law in place.laws}
    for paper in made.papers:
        record = by_id(paper.recipient, registry()).record
        for law in map(registry().law, paper.laws):
            assert law.offered == 'yes'
            assert law.confidence != 'low'
            assert law.sources
            assert law.id in near
            assert record.kind in law.binds
        assert paper.due is None or paper.due.starts in STARTED_BY_LETTER
    for notes in made.not_made:
        assert notes.why


@pytest.mark.parametrize('country', COUNTRIES)
def test_somebody_in_a_country_gets_papers_and_the_number_of_who_helps_there(country: str) -> None:
    made_any = False
    for kind in KINDS:
        case, made = planned(country.upper(), link_to('x'), kind)
        check_plan(case, made)
        made_any |= bool(made.papers)
        assert made.helplines
    assert made_any
    helped = {who for line in registry().helplines(country, DAY) for who in line.for_}
    assert helped & {'adult', 'anyone'}
    assert 'minor' in helped


@pytest.mark.parametrize('country', COUNTRIES)
def test_the_packet_of_somebody_in_a_country_names_its_helplines_and_its_laws(country: str) -> None:
    case, made = planned(country.upper(), link_to('x'), 'intimate-real')
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    first = files['00.txt'].decode()
    # A number that nobody could check is shown by `letters helplines` alone, and one for minors to minors.
    own = [
        line
        for line in registry().jurisdictions[country].helplines
        if line.confidence != 'low' and set(line.for_) & {'adult', 'anyone', 'women', 'men', 'crisis'}
    ]
    assert not own or any(line.name in first for line in own)
    for paper in made.papers:
        text = files[f'{paper.id}.txt'].decode()
        assert link_to('x') in text
        assert disclosed(case, made.effects).sender.name in text


@pytest.mark.parametrize('service', SERVICES)
def test_a_link_of_a_service_leads_to_it_and_to_a_paper_or_to_the_reason_why_there_is_none(service: str) -> None:
    found, helpless = False, False
    serves = registry().platforms[service].serves
    for country in ('US', 'DE') if 'world' in serves else [id.upper() for id in serves if len(id) == 2]:
        case, made = planned(country, link_to(service), 'intimate-real')
        check_plan(case, made)
        mine = [paper for paper in made.papers if paper.recipient == service]
        told = [one for one in made.not_made if one.recipient == service]
        assert mine or told
        found |= bool(mine)
        helpless |= any(reason.id == 'no-letter' for one in told for reason in one.why)
        if mine:
            files = packet(case, registry(), DAY, Options(formats=('txt',))).files
            assert all(link_to(service) in files[f'{paper.id}.txt'].decode() for paper in mine)
    record = registry().platforms[service]
    assert found or helpless or record.write_to == 'never' or not record.channels


def test_law_for_services_that_serve_a_country_does_not_bind_one_that_is_not_offered_there() -> None:
    case, made = planned('US', link_to('x'), 'intimate-real')
    shut_out = broken(registry(), {'platforms/x/not_offered_in': ['us']})
    assert any('us-tida-s3' in paper.laws for paper in made.papers if paper.recipient == 'x')
    assert not any(
        'us-tida-s3' in paper.laws for paper in make_plan(case, shut_out, DAY).papers if paper.recipient == 'x'
    )


@pytest.mark.parametrize('language', [code for code in spoken() if code != 'en'])
def test_an_authority_is_called_by_a_name_that_the_reader_can_read(language: str) -> None:
    for office in map(registry().authority, registry().outline.authorities):
        called = office.called(language)
        latin = all(name(one, '').startswith('LATIN') for one in called if one.isalpha())
        assert latin or called in {office.local_names.get(language), office.name}
