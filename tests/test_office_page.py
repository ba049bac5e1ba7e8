"""Papers to authorities and to the police, as the page to start with tells of them: how, by when, and what then."""

from __future__ import annotations

import re
from typing import Any

import pytest

from letters.law.topic import Situation
from letters.model.case import Case
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.sheets.afterwards import authorities
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.soak import share
from tests.test_first_page import page
from tests.test_first_page import words
from tests.test_patterns import PATTERNS
from tests.test_patterns import case_of

ONLY = 'If you do only one thing today, do this one.'
BOTH = {'wishes.police': 'statement', 'wishes.regulator': 'yes'}
REDDIT = 'https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'


def lives_in(country: str, **changes: Any) -> dict[str, Any]:
    return {'person.country': country, 'sender.country': country, **BOTH, **changes}


def refused(*papers: str) -> dict[str, Any]:
    """Papers to X that were sent and refused, by their numbers in this order."""
    return {
        f'sent.{n}': {
            'number': f'{n + 1:02d}', 'paper': paper, 'recipient': 'x', 'on': '2026-11-01', 'answer': 'refusal',
            'answered_on': '2026-11-18', 'places': ['1'],
        }
        for n, paper in enumerate(papers)
    }  # fmt: skip


def cases() -> list[Case]:
    """Each pattern, with everything chosen."""
    return [case_of({**one['case'], **BOTH}) for one in PATTERNS]


def told(case: Case) -> str:
    from letters.render.text import text
    from tests.test_first_page import sheet_of

    return text(sheet_of(case)[1])


def test_the_one_thing_is_never_a_complaint_after_a_refusal_and_never_the_police() -> None:
    of_germany = lives_in(
        'DE', **refused('ncii-request', 'dsa-notice', 'erasure-request'), **{'items.0.seen': '2026-11-20'}
    )
    said = page(of_germany)
    assert 'Complaint to a public authority' in said
    assert 'Statement for the police' in said
    assert not re.search(rf'Paper \d\d: [^:]*{re.escape(ONLY)}', said)
    assert re.search(rf'1\. Keep proof[^:]*{re.escape(ONLY)}', told(make_case(of_germany)))
    two = {**of_germany, 'items.1': a_place(REDDIT)}
    assert re.search(rf'Paper \d\d: Request to remove an intimate image, to Reddit\. [^:]*{re.escape(ONLY)}', page(two))


def test_the_one_thing_is_a_complaint_where_an_authority_takes_it_at_once_before_all_others() -> None:
    assert re.search(rf'Paper 01: Complaint [^:]*AEPD\)\. [^:]*{re.escape(ONLY)}', page(lives_in('ES')))


def test_nobody_sends_a_statement_or_a_complaint_once_more_and_no_day_is_told_for_it() -> None:
    offices = registry().outline.authorities
    for case in share(cases(), 5):
        made, said = make_plan(case, registry(), DAY), told(case)
        for paper in (one for one in made.papers if one.recipient in offices):
            assert f'Send paper {paper.id} once more' not in said
            if paper.due is None:
                assert f'Paper {paper.id}: no rule that we could check sets a time' not in said


def test_to_the_police_one_goes_or_sends_and_both_stand_there_only_in_their_order() -> None:
    for place in registry().jurisdictions.values():
        if not any(one.role == 'police' for one in place.authorities) or place.id == 'eu':
            continue
        said = page(lives_in(place.id.upper()))
        line = re.search(r'Paper \d\d: Statement for the police.*?(?= Sending is signing|$)', said)
        if line and 'Take along this paper' in line[0] and 'Send it by' in line[0]:
            assert line[0].index('Take along') < line[0].index('If you cannot go there') < line[0].index('Send it by')
    assert 'Go there in person' in page(lives_in('PK'))


@pytest.mark.parametrize('law', [law.id for law in registry().laws() if law.ground in {'police', 'regulator'}])
def test_each_time_that_a_law_gives_the_person_has_a_sentence_for_them(law: str) -> None:
    assert all(clock.say for clock in registry().law(law).clocks if clock.for_ == 'person')


def test_the_times_of_the_person_stand_beside_the_paper() -> None:
    assert 'within three months of the day on which you learned of the act and of who did it' in page(lives_in('DE'))
    england = lives_in('GB', **{'person.region': 'GB-ENG'})
    assert 'within six months of the day on which it was shared' in page(england)
    assert (
        'Grievance Appellate Committee. If they answered, do it within 30 days of the day on which they did.'
        in page(lives_in('IN'))
    )


def test_the_form_that_a_law_names_is_told_of() -> None:
    said = told(make_case(lives_in('KE')))
    assert 'The law names a form for this: Form DPG 5 (Data Protection Act 2019, s. 40;' in said
    assert 'The law names a form for this: Form 2 (' in told(make_case(lives_in('ZA')))
    assert 'names a form' not in told(make_case(lives_in('DE')))


def mexico(answered_on: str) -> dict[str, Any]:
    sent = {
        'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-10-02', 'answer': 'refusal',
        'answered_on': answered_on,
    }  # fmt: skip
    more = {'sender.address': ['c/o Clinica Ejemplo', 'Calle Ejemplo 1'], 'items.0.seen': '2026-11-20', 'sent.0': sent}
    return lives_in('MX', **more)


def test_after_a_decision_the_last_day_of_the_person_is_told_and_then_that_it_is_over() -> None:
    # Fifteen working days from 3 November; the 16th is a holiday there.
    assert 'your time for this ends on 25 November 2026' in page(mexico('2026-11-03'))
    late = page(mexico('2026-10-20'))
    assert 'It ended on 10 November 2026.' in late
    (one,) = [
        one
        for one in make_plan(make_case(mexico('2026-10-20')), registry(), DAY).not_made
        if one.recipient == 'mx-sabg'
    ]
    assert [reason.id for reason in one.why] == ['regulator-too-late']
    assert words('en').reason(one.why[0]) in late


@pytest.mark.parametrize('country', ['AE', 'BD'])
def test_where_a_picture_of_the_screen_can_turn_against_the_person_proof_is_written_in_words(country: str) -> None:
    said = page(lives_in(country))
    assert 'For each place write down the link, the account, the day and the hour.' in said
    assert 'Keep no picture of the screen' in said
    assert 'Where it is safe, a picture of the screen' not in said
    assert 'Where it is safe, a picture of the screen' in page({})


def test_an_authority_is_never_told_of_itself() -> None:
    seen = 0
    for case in (
        *share(cases(), 5, start=1),
        *(make_case(lives_in(country)) for country in ('ES', 'PK', 'AU', 'TR', 'DE')),
    ):
        made, here = make_plan(case, registry(), DAY), Situation(case, registry(), DAY)
        for paper in made.papers:
            for event in ('silence', 'refusal'):
                offices = [one.id for _, one in authorities(paper, made, here, event)]
                assert paper.recipient not in offices
                seen += len(offices)
    assert seen


def test_in_the_philippines_it_is_said_before_a_complaint_goes_out_that_a_notary_has_to_see_it() -> None:
    """Without that the Commission dismisses it."""
    sent = {
        'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-10-20', 'answer': 'refusal',
        'answered_on': '2026-11-02', 'places': ['1'],
    }  # fmt: skip
    said = page(lives_in('PH', **{'sent.0': sent, 'items.0.seen': '2026-11-20'}))
    step = said.partition('to National Privacy Commission')[2].partition('https://privacy.gov.ph')[0]
    assert 'A complaint needs a notarised form or a verified complaint.' in step
