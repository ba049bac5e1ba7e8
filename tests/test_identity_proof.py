"""Proof of identity: letter, sheet, first page and plan say one and the same, paper by paper."""

from __future__ import annotations

import re

import pytest

from letters.law.disclosure import PROOF
from letters.model.plan import Plan
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.test_patterns import case_of

SITE, SERVICE = 'https://forum.example.net/thread/20417', 'https://x.com/example_one/status/1790000000000000001'
ASKED: dict[str, dict[str, str]] = {'BR': {}, 'MX': {}, 'PE': {}, 'ZA': {}, 'SG': {}, 'CA': {'person.region': 'CA-QC'}}
UNASKED: dict[str, dict[str, str]] = {'DE': {}, 'ES': {}, 'GB': {}, 'AR': {}, 'PH': {}}
NONE_GOES = re.compile(r'enclose no identity document|It asks for no paper that shows who you are')


def _written(country: str, url: str) -> tuple[Plan, dict[str, str]]:
    changes = {'lives_in': country, 'items.0.url': url, **ASKED.get(country, {})}
    made = packet(case_of(changes), registry(), DAY, Options(formats=('txt',), language='en'))
    return made.plan, {name: ' '.join(held.decode('utf-8').split()) for name, held in made.files.items()}


@pytest.mark.parametrize('url', [SITE, SERVICE])
@pytest.mark.parametrize('country', [*ASKED, *UNASKED])
def test_the_papers_of_a_letter_say_alike_whether_proof_goes_with_it(country: str, url: str) -> None:
    plan, files = _written(country, url)
    (page,) = [held for name, held in files.items() if name.startswith('00')]
    proved = {paper.id for paper in plan.papers if paper.shows(PROOF)}
    assert not proved or country in ASKED
    for paper in plan.papers:
        own = [held for name, held in files.items() if name.startswith(paper.id)]
        assert own
        goes = any('Enclosed: proof of my identity.' in held for held in own)
        assert goes is (paper.id in proved), paper.id
        assert goes is (f'Paper {paper.id}: the law asks for proof of who you are.' in page), paper.id
        assert not (goes and any(NONE_GOES.search(held) for held in own)), paper.id
        assert not (goes and any('a field for files, leave it empty' in held for held in own)), paper.id
    assert bool(proved) is ('proof of identity' in page)


def test_where_nobody_asks_for_proof_the_sheet_of_a_site_still_says_to_enclose_none() -> None:
    _, files = _written('DE', SITE)
    assert any('Enclose no identity document.' in held for held in files.values())
    assert not any('Enclose no identity document.' in held for held in _written('PE', SITE)[1].values())


@pytest.mark.parametrize(
    ('url', 'changes', 'told'),
    [
        (SITE, {}, True),
        (SERVICE, {}, False),
        (SERVICE, {'threat': 'to-publish', 'published': 'yes'}, True),
    ],
)
def test_a_proof_that_may_travel_on_is_warned_of(url: str, changes: dict[str, str], *, told: bool) -> None:
    """To a site that nobody knows, and where somebody threatens: who published it may see name and address."""
    for country, warns in (('PE', told), ('DE', False)):
        case = make_case({'person.country': country, 'sender.country': country, 'items.0.url': url, **changes})
        warned = [one.id for one in make_plan(case, registry(), DAY).warnings]
        assert ('warning.uploader-sees' in warned) is warns, country
