"""The law of a state of the United States: beside the federal Act, from its day on, and what is done on a page."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import TYPE_CHECKING
from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.model.law import Law
    from letters.model.plan import Plan

ALTERED = {
    'materials.0.kind': 'intimate-altered',
    'materials.0.looks_real': 'yes',
    'materials.0.source_recorded_by': 'other',
    'materials.0.no_consent': ['fabricated'],
}
ADDRESS = {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address']}
PORNHUB = 'https://www.pornhub.com/view_video.php?viewkey=example1'
SITE = 'https://gallery.example.net/a/1'
# Each law of a state that a request to a platform may cite.
OF_STATES = [
    law
    for law in registry().laws()
    if law.ground == 'ncii' and law.offered == 'yes' and law.id.startswith('us-') and 'person.region' in law.when
]

# What each state punishes, as a statement for the police says it.
OFFENCES = [
    law for law in registry().laws() if law.ground == 'police' and re.fullmatch(r'us-[a-z]{2}-.*offence', law.id)
]


@pytest.mark.parametrize('law', OFFENCES, ids=lambda law: law.id)
def test_a_section_that_does_not_speak_of_consent_is_not_said_to(law: Law) -> None:
    (cite,) = [element.cite for element in law.elements if element.is_ == 'no-consent']
    assert (cite != 'good practice') is any('without consent' in each.text for each in law.says)


def planned(state: str, changes: Mapping[str, Any], on: date = DAY) -> Plan:
    """The plan for somebody in a state."""
    home = {'person.country': 'US', 'sender.country': 'US', 'person.region': state}
    return make_plan(make_case({**home, **changes}), registry(), on)


def cited(plan: Plan) -> list[set[str]]:
    """The laws of each paper."""
    return [set(paper.laws) for paper in plan.papers]


@pytest.mark.parametrize('law', OF_STATES, ids=lambda law: law.id)
def test_the_law_of_a_state_is_never_cited_without_the_federal_act(law: Law) -> None:
    (region,) = law.when['person.region']
    seen = set()
    for kind, real, role, why, before, url in product(
        ['intimate-real', 'intimate-altered', 'intimate-generated'],
        ['yes', 'no', ''],
        ['self', 'guardian', 'relative', 'representative'],
        ['never-agreed', 'withdrawn'],
        ['no', 'public'],
        [PORNHUB, SITE],
    ):
        answers = {'kind': kind, 'looks_real': real, 'no_consent': [why], 'published_before': before}
        changes = {f'materials.0.{key}': value for key, value in answers.items()}
        changes |= {'sender.role': role, 'sender.authority': 'A written authority', 'items.0.url': url}
        for laws in cited(planned(region.upper(), changes, date(2027, 2, 1))):
            assert law.id not in laws or 'us-tida-s3' in laws
            seen |= laws
    assert law.id in seen


@pytest.mark.parametrize(
    ('on', 'named'), [(date(2026, 12, 31), False), (date(2027, 1, 1), True), (date(2027, 1, 2), True)]
)
def test_the_law_of_utah_is_named_from_its_day_on(on: date, *, named: bool) -> None:
    made = planned('US-UT', ALTERED, on)
    assert cited(made) == [{'us-tida-s3', 'us-ut-13-72b'} if named else {'us-tida-s3'}]
    assert ('Utah Code 13-72b' in written('US-UT', ALTERED, on)) is named


def written(state: str, changes: Mapping[str, Any], on: date = DAY) -> str:
    """All that a packet says."""
    home = {'person.country': 'US', 'sender.country': 'US', 'person.region': state}
    made = packet(make_case({**home, **changes}), registry(), on, Options(formats=('txt',)))
    assert not made.fault
    return '\n'.join(content.decode() for _, content in sorted(made.files.items()))


@pytest.mark.parametrize('changes', [{}, ALTERED])
def test_no_paper_for_texas_names_seventy_two_hours(changes: dict[str, Any]) -> None:
    said = written('US-TX', changes)
    assert not re.search(r'\b72\b|seventy', said)
    assert '98B.002' in said


def test_what_two_laws_make_one_state_in_the_same_words_stands_once() -> None:
    said = written('US-FL', ALTERED)
    # Once in the letter, once in the field of the form.
    assert said.count('I have a good-faith belief that the intimate visual depiction') == 2
    assert 'Fla. Stat. 836.13(6)' in said
    assert '47 U.S.C. 223a(a)(3)' in said
    assert 'Fla. Stat. 836.13(6)' not in written('US-FL', {})


def told(plan: Plan) -> bool:
    """Whether the page of California is told of."""
    return 'us-ca-drop' in plan.helplines


def test_whoever_sells_an_address_is_told_to_delete_it_in_california_alone() -> None:
    assert told(planned('US-CA', ADDRESS))
    assert told(planned('US-CA', {**ADDRESS, 'items.0.exposes': ['phone']}))
    assert not told(planned('US-CA', ADDRESS, date(2026, 7, 31)))
    assert not told(planned('US-FL', ADDRESS))
    assert not told(planned('US-CA', {**ADDRESS, 'items.0.exposes': ['workplace']}))
    assert not told(planned('US-CA', {}))


def test_the_first_page_tells_it_as_a_step_with_one_link() -> None:
    said = written('US-CA', ADDRESS)
    assert said.count('https://cppa.ca.gov') == 1
    assert 'DROP' in said.split('Who helps')[0]
    assert 'DROP' not in written('US-CA', {})


@pytest.mark.parametrize('state', ['US-FL', 'US-UT'])
def test_who_sees_a_letter_with_the_law_of_a_state_learns_of_the_state(state: str) -> None:
    (paper,) = planned(state, ALTERED, date(2027, 1, 2)).papers
    assert 'person.region' in paper.seen_by[0].details


@pytest.mark.parametrize(
    ('state', 'section'), [('US-HI', 'Haw. Rev. Stat. 711-1110.9'), ('US-MI', 'Mich. Comp. Laws 752.388')]
)
def test_the_police_read_of_an_altered_picture_no_more_than_the_section_holds(state: str, section: str) -> None:
    said = written(state, {**ALTERED, 'wishes.police': 'statement'})
    assert f'{section} punishes sharing an altered or generated intimate image of a person, on the conditions' in said


def test_the_lawyer_of_kentucky_reads_whom_the_claim_over_what_was_not_removed_spares() -> None:
    said = written('US-KY', {}).split('What a lawyer can do further')[-1]
    assert 'Ky. Rev. Stat. 411.215 gives' in said
    assert 'what others alone put there' in said
    assert '411.215' not in written('US-KY', ALTERED)


@pytest.mark.parametrize(('state', 'lead'), [('US-CA', '647(j)(4)'), ('US-IA', 'HF 2240'), ('US-DE', 'tit. 11, 1335')])
def test_a_new_law_on_altered_pictures_that_nobody_read_is_a_lead_and_no_statement(state: str, lead: str) -> None:
    said = written(state, {**ALTERED, 'wishes.police': 'statement'})
    before, after = said.split('Leads that a lawyer has to check')
    assert lead in after
    assert lead not in before


def test_a_threat_in_maine_counts_only_where_it_is_likely_to_frighten() -> None:
    assert 'a threat to do it that is likely to put the person in fear' in written('US-ME', {})


THREATENED = {'wishes.police': 'statement', 'published': 'yes'}


@pytest.mark.parametrize(
    ('state', 'threat', 'section'),
    [
        # Only a threat made to get something is punished there.
        ('US-MS', 'to-publish', ''),
        ('US-MS', 'extortion', 'Miss. Code 97-29-64.1(2)'),
        ('US-TX', 'to-publish', ''),
        ('US-TX', 'extortion', 'Tex. Penal Code 21.16'),
        # There one that is to humiliate is enough.
        ('US-WV', 'to-publish', 'W. Va. Code 61-8-28a'),
    ],
)
def test_a_threat_is_told_under_the_law_of_a_state_that_punishes_such_a_threat(
    state: str, threat: str, section: str
) -> None:
    said = re.findall(r'(\S[^\n]*?) punishes threatening to share', written(state, {**THREATENED, 'threat': threat}))
    assert len(said) == bool(section)
    assert all(one.endswith(section) for one in said)


REAL_SECTION, ALTERED_SECTION = '98B.002 gives', '98B.0021 gives'


@pytest.mark.parametrize(
    ('changes', 'named', 'left'), [({}, REAL_SECTION, ALTERED_SECTION), (ALTERED, ALTERED_SECTION, REAL_SECTION)]
)
def test_the_page_for_a_lawyer_holds_what_fits_the_recording(changes: dict[str, Any], named: str, left: str) -> None:
    said = written('US-TX', changes)
    assert named in said
    assert left not in said


FOR_REAL = 'could not tell it from a real picture or recording'


def of_police(changes: Mapping[str, Any]) -> str:
    """The statement for the police of somebody in Nevada, as text."""
    said = written('US-NV', {**changes, 'wishes.police': 'statement'})
    return said.partition('Statement about the publication')[2].partition('I have told this as I know it')[0]


def test_the_police_learn_that_an_altered_picture_would_be_taken_for_real() -> None:
    assert FOR_REAL in of_police(ALTERED)
    assert FOR_REAL not in of_police({**ALTERED, 'materials.0.looks_real': 'no'})
    assert FOR_REAL not in of_police({})


def test_the_police_learn_it_of_no_picture_of_which_it_is_not_true() -> None:
    made = {'kind': 'intimate-altered', 'source_recorded_by': 'other', 'no_consent': ['fabricated']}
    other = a_place('https://x.com/example_one/status/1790000000000000002', shows=['b'])
    both = {**ALTERED, 'materials.1': a_recording('b', **made, looks_real='no'), 'items.1': other}
    said = of_police(both)
    assert 'that was altered' in said
    assert FOR_REAL not in said


def test_what_rests_on_a_bill_alone_is_a_lead_in_saskatchewan() -> None:
    home = {'person.country': 'CA', 'sender.country': 'CA', 'items.0.url': SITE}
    real, altered = (written('CA-SK', {**changes, **home}) for changes in ({}, ALTERED))
    assert "Saskatchewan's Privacy Act" in real
    assert 'altered images' not in real
    assert "Saskatchewan's Privacy Act" not in altered
    assert 'Saskatchewan' in altered.partition('Leads that a lawyer has to check')[2]


@pytest.mark.parametrize(('region', 'changes'), [('CA-NB', ALTERED), ('CA-NB', {}), ('CA-NS', {})])
def test_the_page_for_a_lawyer_names_the_court_of_a_province(region: str, changes: dict[str, Any]) -> None:
    said = written(region, {**changes, 'person.country': 'CA', 'sender.country': 'CA'})
    assert 'Act, S.N.' in said.partition('Ways to a court')[2]


def test_an_act_that_gives_no_claim_in_court_is_no_way_to_one() -> None:
    for law in registry().jurisdictions['us'].laws:
        said = ' '.join([*law.limits, *law.notes])
        if law.ground == 'court' and ('gives no claim in court' in said or 'no private action' in said):
            assert law.binds == ['regulator'], law.id
            assert law.confidence == 'low' or 'Attorney General' in ' '.join(law.limits), law.id
