"""The ten errors that generators of letters usually make, each with a test that fails where it is made.

Most are looked for in the text of the letters of every country with law. What other tests hold already, by the number
of the error:

    1  test_promises    a_copyright_notice_is_made_where_its_oath_would_be_true_and_nowhere_else
    1  test_promises    one_recording_that_is_not_the_persons_keeps_the_whole_place_out_of_the_oath
    2  test_records     only_the_authority_in_a_copyright_notice_is_sworn
    2  test_promises    oath_words_stand_in_one_paragraph_of_a_copyright_notice_alone
    4  test_records     a_notice_under_the_digital_services_act_needs_the_mailbox_that_the_law_names
    7  test_records     a_clock_that_a_letter_prints_starts_with_the_letter
    8  test_on_its_day  what_waits_names_the_law_of_the_day_until_which_it_waits
    8  test_on_its_day  a_complaint_in_india_names_the_time_of_the_day_on_which_it_is_written
"""

from __future__ import annotations

import re
from datetime import date
from datetime import timedelta
from pathlib import Path

import pytest

from letters.model.law import STARTED_BY_LETTER
from letters.model.law import Law
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.everywhere import KINDS
from tests.support.everywhere import LAWFUL
from tests.support.everywhere import PLACES
from tests.support.everywhere import WISHES
from tests.support.everywhere import Place
from tests.support.everywhere import Written
from tests.support.everywhere import case_in
from tests.support.everywhere import letters
from tests.support.everywhere import saying
from tests.support.factory import make_case

GENUINE = ('intimate-real', 'near-nude', 'private')
IDENTITY = r'passport|identity (card|paper|document)|proof of my identity|copy of my id\b'
OWN_WORK = {
    'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
    'materials.0.work': 'A still photograph of one person indoors',
}  # fmt: skip
UNION = [id for id in LAWFUL if 'eu' in registry().groups_of(id.upper(), DAY)]
DATED = [law for law in registry().laws() if (law.in_force or law.until) and law.offered == 'yes']

_NUMBERS = {
    1: 'one', 2: 'two', 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 10: 'ten', 12: 'twelve', 14: 'fourteen',
    15: 'fifteen', 20: 'twenty', 24: 'twenty-four', 30: 'thirty', 36: 'thirty-six', 48: 'forty-eight', 50: 'fifty',
    72: 'seventy-two', 90: 'ninety',
}  # fmt: skip
_UNITS = {'business-days': r'(?:working |business )?day'}


def times(number: int, unit: str) -> str:
    """A time as a text may give it, in figures or in words."""
    return rf'\b(?:{number}|{_NUMBERS.get(number, number)})[ -]{_UNITS.get(unit, unit.rstrip("s"))}'


def about(one: Written, words: str) -> list[str]:
    """The sentences of a letter in which words stand."""
    return [text for text in re.split(r'(?<=[.:]) ', one.text) if re.search(words, text, re.IGNORECASE)]


def test_what_is_said_above_to_be_tested_elsewhere_is_tested_there() -> None:
    named = re.findall(r'^    \d+  (test_\w+) +(\w+)$', str(__doc__), re.MULTILINE)
    assert {file for file, _ in named} == {'test_promises', 'test_records', 'test_on_its_day'}
    for file, test in named:
        assert f'def test_{test}(' in Path(__file__).with_name(f'{file}.py').read_text('utf-8'), (file, test)


def test_there_are_letters_of_every_country_to_look_into() -> None:
    assert {one.place.country for one in letters()} == set(LAWFUL)
    assert {one.paper.kind for one in letters()} >= {
        'ncii-request', 'dsa-notice', 'erasure-request', 'delisting-request', 'regulator-complaint', 'police-statement',
    }  # fmt: skip


def test_2_of_a_copyright_notice_the_authority_alone_is_sworn() -> None:
    made = packet(make_case(OWN_WORK), registry(), DAY, Options(formats=('txt',)))
    (paper,) = [paper for paper in made.plan.papers if paper.kind == 'copyright-notice']
    text = ' '.join(made.files[f'{paper.id}.txt'].decode().split())
    (sworn,) = [part for part in re.split(r'(?<=\.) ', text) if 'perjury' in part]
    assert re.search('authori[sz]ed|owner', sworn)
    assert not re.search('good faith|belie|consent', sworn)
    assert 'accurate' not in sworn.partition('perjury')[2]


def test_3_a_request_under_the_take_it_down_act_says_why_there_is_no_consent() -> None:
    made = make_plan(make_case({'materials.0.no_consent': []}), registry(), DAY)
    assert not [paper for paper in made.papers if 'us-tida-s3' in paper.laws]
    assert 'materials.no_consent' in {key for one in made.not_made if one.kind == 'ncii-request' for key in one.needs}


def test_3_the_take_it_down_act_binds_services_alone_and_promises_nothing_more() -> None:
    assert registry().law('us-tida-s3').binds == ['platform']
    cited = [one for one in letters() if 'us-tida-s3' in one.paper.laws]
    assert cited
    assert {registry().platforms[one.paper.recipient].kind for one in cited} == {'platform'}
    assert not saying(r"stay.?down|guarantee|\bsue\b|lawsuit|civil action|search engine|will be removed", cited)
    own = registry().law('us-tida-s3')
    assert not re.search('court|action|stay', ' '.join(says.text for says in own.says))


def test_4_a_notice_under_the_digital_services_act_has_a_name_a_mailbox_and_good_faith_and_no_time() -> None:
    notices = letters('dsa-notice')
    assert len({one.place.country for one in notices}) >= len(UNION)
    for one in notices:
        assert 'Robin Example' in one.text
        assert 'fresh.mailbox@example.com' in one.text
        assert 'good faith' in one.text
        assert one.paper.due is None
    assert not saying(r'\bhours?\b|\b\d+ days?\b|within', notices)
    assert not registry().law('eu-dsa-16').clocks


@pytest.mark.parametrize('lacking', ['sender.name', 'sender.email'])
def test_4_no_adult_sends_such_a_notice_without_a_name_or_a_mailbox(lacking: str) -> None:
    made = make_plan(case_in(Place('de'), 'intimate-real', {lacking: ''}), registry(), DAY)
    assert 'dsa-notice' not in {paper.kind for paper in made.papers}
    assert lacking in {key for one in made.not_made if one.kind == 'dsa-notice' for key in one.needs}


def test_5_a_time_to_answer_is_never_told_as_one_to_erase() -> None:
    found = 0
    for one in letters():
        clocks = [clock for id in one.paper.laws for clock in registry().law(id).clocks]
        for clock in (clock for clock in clocks if clock.for_answer == 'yes'):
            for said in about(one, times(clock.value, clock.unit)):
                found += 1
                assert re.search(r'tell|answer|inform|decide|reply|respond', said, re.IGNORECASE), (str(one), said)
                assert not re.search(r'\b(erase|delete|remove)\b', said, re.IGNORECASE), (str(one), said)
    assert found > len(UNION)


def test_5_no_letter_offers_proof_of_identity_unasked() -> None:
    for one in letters():
        laws = [registry().law(id) for id in one.paper.laws]
        asked = {
            element.need for law in laws for element in law.elements if element.is_ == 'identity-proof'
        }  # fmt: skip
        said = one.text.replace('I enclose no identity document', '')
        if re.search(
            r'passport|identity (card|paper|document)|proof of my identity|copy of my id\b', said, re.IGNORECASE
        ):
            # To a company only where the law makes it a condition; an authority may ask for it on its own page.
            assert 'required' in asked or (asked and laws[0].ground == 'regulator'), str(one)
            assert 'eu-gdpr-17' not in one.paper.laws
        assert 'eu-gdpr-17' not in one.paper.laws or 'I enclose no identity document' in one.text


@pytest.mark.parametrize('country', UNION)
def test_5_a_complaint_about_data_goes_to_the_authority_at_home(country: str) -> None:
    place = Place(country)
    first = make_plan(case_in(place, 'intimate-real', {}), registry(), DAY)
    (asked,) = [one for one in first.papers if one.kind == 'erasure-request']
    sent = {'number': asked.id, 'paper': asked.kind, 'recipient': asked.recipient, 'on': '2026-10-10'}
    changes = {'wishes.regulator': 'yes', 'sent.0': {**sent, 'channel': 'email'}, 'items.0.seen': '2026-11-20'}
    made = make_plan(case_in(place, 'intimate-real', changes), registry(), DAY)
    told = {paper.recipient for paper in made.papers if 'eu-gdpr-77' in paper.laws}
    assert all(id.startswith(f'{country}-') or id.endswith(f'-{country}') for id in told), told
    known = [one for one in registry().jurisdictions[country].authorities if one.role == 'data-protection']
    assert told or not [one for one in known if one.confidence != 'low' and not one.regions]


def test_6_the_directive_of_2024_on_violence_stands_in_no_letter() -> None:
    assert registry().law('eu-dir-2024-1385').offered == 'no'
    assert not saying('2024/1385', letters())


def test_7_no_letter_tells_a_time_that_something_else_starts() -> None:
    for one in letters():
        clocks = [clock for id in one.paper.laws for clock in registry().law(id).clocks]
        own = {(clock.value, clock.unit) for clock in clocks if clock.starts in STARTED_BY_LETTER}
        for value, unit in {(clock.value, clock.unit) for clock in clocks} - own:
            assert not about(one, times(value, unit)), (str(one), value, unit)


def test_7_hours_of_rules_on_children_are_told_of_no_adult() -> None:
    taiwan = [clock for law in registry().jurisdictions['tw'].laws for clock in law.clocks]
    assert {clock.value for clock in taiwan if clock.unit == 'hours'} == {72}
    assert not [c for law in registry().jurisdictions['pt'].laws for c in law.clocks if c.unit == 'hours']
    assert not saying(f'{times(24, "hours")}|{times(72, "hours")}', letters('', 'tw'))
    assert not saying(times(48, 'hours'), [one for one in letters('', 'pt') if 'us-tida-s3' not in one.paper.laws])


def test_7_the_days_of_japan_are_told_as_no_duty_to_delete() -> None:
    assert not saying(f'{times(2, "days")}|{times(7, "days")}', letters('', 'jp'))


# Ended, not begun, or a draft: in the words by which letters cite it.
DEAD = {
    'bd': r'Ordinance|Cyber Security Act|Digital Security Act',
    'de': r'NetzDG|201b|202e',
    'es': r'121/000052',
    'in': r'Digital Personal Data|DPDP',
    'mx': r'\bINAI\b|Instituto Nacional de Transparencia',
    'pk': r'\bFIA\b|Federal Investigation',
    'us': r'72 hours|Data Privacy Act|Personal Data Protection Act',
    'vn': r'13/2023|72 hours|Decree 147',
    'za': r'Cybercrimes Act[^.;]*\bs(?:ection|s?\.) ?20\b|protection order',
}


@pytest.mark.parametrize('country', DEAD)
def test_8_law_that_ended_or_has_not_begun_stands_in_no_letter(country: str) -> None:
    assert letters('', country)
    assert not saying(DEAD[country], letters('', country))


def test_8_a_proposal_of_the_union_stands_in_no_letter() -> None:
    assert not saying('Omnibus', letters())


@pytest.mark.parametrize('law', DATED, ids=lambda law: law.id)
def test_8_a_law_is_cited_on_the_days_on_which_it_holds_and_on_no_other(law: Law) -> None:
    place = next(
        place for place in PLACES if law in registry().jurisdictions[place.country].laws
        and (place.region in law.when.get('person.region', ('',)))
    )  # fmt: skip
    never = [law.in_force - timedelta(1)] if law.in_force else []
    never += [law.until + timedelta(1)] if law.until else []
    for day in never:
        assert law.id not in _cited(place, day)
    always = {day for day in (law.in_force, law.until) if day}
    reached = law.id in _cited(place, DAY if not law.in_force or law.in_force <= DAY else law.in_force)
    assert not reached or all(law.id in _cited(place, day) for day in always)


def _cited(place: Place, day: date) -> set[str]:
    """The laws that the papers of a case name on a day: of one that waits it is the law of the day when it goes out."""
    found: set[str] = set()
    for kind in KINDS:
        plan = make_plan(case_in(place, kind, {**WISHES, 'items.0.seen': day.isoformat()}), registry(), day)
        found |= {id for paper in plan.papers if plan.until(paper) == day for id in paper.laws}
    return found


def test_9_a_genuine_recording_is_never_called_false() -> None:
    pakistan = letters('', 'pk')
    genuine = [one for one in pakistan if one.kind in GENUINE]
    assert not {id for one in genuine for id in one.paper.laws} & {
        'pk-peca-20-application', 'pk-peca-2c-false-information',
    }  # fmt: skip
    assert not saying(r'\bs(?:ection|\.) 20\b|false', genuine)
    shown = [one for one in letters() if one.kind in GENUINE]
    assert not saying(r'\bfake|deepfake|fabricat|morphed|artificial', shown)


def test_10_canadas_notice_and_notice_is_sent_by_nobody() -> None:
    assert registry().law('ca-notice-and-notice').offered == 'no'
    canada = letters('', 'ca')
    assert canada
    assert 'ca-notice-and-notice' not in {id for one in canada for id in one.paper.laws}
    assert not saying(r'notice.and.notice|41\.2[56]', canada)


HELD_BACK = [law for law in registry().laws() if law.confidence == 'low' or law.offered == 'no']


def _words(law: Law) -> list[str]:
    """What a letter that cites a law would print of it: what it is called, where it stands, what it says."""
    return [law.title, law.citation, *law.local_titles.values(), *(says.text for says in law.says)]


def test_law_that_nobody_verified_or_that_is_not_offered_stands_in_no_letter() -> None:
    held = [law for law in registry().laws() if law not in HELD_BACK]
    rules = [rule for rule in registry().illegalities() if rule.confidence != 'low']
    cites = [text for rule in rules for text in (rule.cite, rule.text)]
    for law in held:
        cites += (
            [says.cite for says in law.says] + [one.cite for one in law.elements] + [one.cite for one in law.clocks]
        )
    # Words that stand in a law that may be cited too, such as the name of the same Act, tell nothing.
    said = '\n'.join([*(words for law in held for words in _words(law)), *cites])
    looked = {law.id: [words for words in _words(law) if words not in said] for law in HELD_BACK}
    assert len([id for id, words in looked.items() if words]) > len(HELD_BACK) - 8
    every = letters()
    text = '\n'.join(one.text for one in every)
    for id, words in looked.items():
        assert not [one for one in words if ' '.join(one.split()) in text], id
    assert not {id for one in every for id in one.paper.laws} & set(looked)


def test_a_rule_that_nobody_verified_stands_in_no_letter() -> None:
    text = '\n'.join(one.text for one in letters())
    assert not [rule.id for rule in registry().illegalities() if rule.confidence == 'low' and rule.text in text]
