"""What waits rests on the law of the day on which it goes out: Chile, where a new text begins on 1 December 2026,
and India, where shorter times began on 20 February 2026.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.compose.letter import compose
from letters.followup.steps import followed
from letters.followup.steps import steps
from letters.law.disclosure import disclosed
from letters.law.matching import in_force
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.plan import Paper
from letters.model.plan import Plan
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.factory import make_case

CHILE: dict[str, Any] = {'person.country': 'CL', 'sender.country': 'CL'}
LAST, FIRST, OLD, NEW = date(2026, 11, 30), date(2026, 12, 1), 'cl-19628-cancelacion', 'cl-21719-supresion'


def _erasure(case: Case, on: date) -> tuple[Plan, Paper]:
    made = make_plan(case, registry(), on)
    return made, next(one for one in made.papers if one.kind == 'erasure-request')


@pytest.mark.parametrize(
    ('on', 'law', 'dated'),
    # Of a request of 48 hours one that waits goes out two days later.
    [(date(2026, 11, 28), OLD, None), (LAST, NEW, date(2026, 12, 2)), (FIRST, NEW, None)],
)
def test_what_waits_names_the_law_of_the_day_until_which_it_waits(on: date, law: str, dated: date | None) -> None:
    plan, paper = _erasure(make_case(CHILE), on)
    assert paper.after
    assert (paper.laws, paper.dated) == ((law,), dated)
    assert ('law-of-day' in {why.id for why in paper.why}) == bool(dated)
    assert in_force(registry().law(paper.laws[0]), plan.until(paper))


def test_its_letter_bears_the_day_whose_law_it_names() -> None:
    case = make_case(CHILE)
    plan, paper = _erasure(case, LAST)
    here = Situation(disclosed(case, plan.effects), registry(), LAST)
    shown = compose(paper, here, 'en').letter
    assert (shown.dated, shown.subject.count('7, 8 ter and 11')) == ('2 December 2026 (2026-12-02)', 1)


def test_no_paper_that_goes_out_today_names_law_of_another_day() -> None:
    plan = make_plan(make_case(CHILE), registry(), LAST)
    for paper in plan.papers:
        day = plan.until(paper)
        assert all(in_force(registry().law(id), day) for id in paper.laws), paper.kind


def test_it_is_not_sent_early_whatever_comes_before() -> None:
    sent = {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-30', 'answer': 'refusal'}
    case = make_case({**CHILE, 'sent': [{**sent, 'answered_on': '2026-11-30'}]})
    for on, waits in ((LAST, True), (date(2026, 12, 2), False)):
        (thread,) = [one for one in followed(case, registry(), on, Options()).threads if one.number == '01']
        offered = {number for option in thread.options for number in option.papers}
        assert (_erasure(case, on)[1].id in offered) != waits


def test_what_was_sent_already_is_followed_by_the_law_of_today() -> None:
    sent = {'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-11-29'}
    assert _erasure(make_case({**CHILE, 'sent': [sent]}), LAST)[1].laws == (OLD,)


INDIA: dict[str, Any] = {'person.country': 'IN', 'sender.country': 'IN', 'items.0.seen': '2026-01-10'}
BEFORE, SINCE = date(2026, 2, 19), date(2026, 2, 20)


def _complaint(kind: str, changes: dict[str, Any], on: date) -> tuple[Paper, str]:
    """The complaint of somebody in India to the service, and its text."""
    case = make_case({**INDIA, 'materials.0.kind': kind, 'person.known_as': ['Robin'], **changes})
    made = packet(case, registry(), on, Options(formats=('txt',)))
    (paper,) = [one for one in made.plan.papers if one.laws[0].startswith('in-it-rules')]
    return paper, made.files[f'{paper.id}.txt'].decode()


@pytest.mark.parametrize(
    ('kind', 'on', 'law', 'hours', 'told'),
    [
        ('intimate-real', BEFORE, 'in-it-rules-3-2-b-until-2026', 24, 'twenty-four hours'),
        ('intimate-real', SINCE, 'in-it-rules-3-2-b', 2, 'two hours'),
        ('near-nude', BEFORE, 'in-it-rules-3-2-b-until-2026-privacy', 24, 'twenty-four hours'),
        ('near-nude', SINCE, 'in-it-rules-3-2-b-privacy', 2, 'two hours'),
        ('private', BEFORE, 'in-it-rules-3-2-a-until-2026', 72, '72 hours'),
        ('private', SINCE, 'in-it-rules-3-2-a', 36, '36 hours'),
    ],
)
def test_a_complaint_in_india_names_the_time_of_the_day_on_which_it_is_written(
    kind: str, on: date, law: str, hours: int, told: str
) -> None:
    paper, text = _complaint(kind, {}, on)
    assert paper.laws[0] == law
    assert paper.due
    assert (paper.due.value, paper.due.unit) == (hours, 'hours')
    assert told in ' '.join(text.split())


def test_a_case_of_india_that_was_opened_before_is_followed_by_the_rule_of_today() -> None:
    first, _ = _complaint('intimate-real', {}, date(2026, 2, 10))
    sent = {'number': first.id, 'paper': first.kind, 'recipient': first.recipient, 'on': '2026-02-10'}
    changes = {**INDIA, 'items.0.seen': '2026-02-21', 'sent': [{**sent, 'answer': 'silence'}]}
    on = date(2026, 2, 22)
    of = followed(make_case(changes), registry(), on, Options(formats=("txt",)))
    (thread,) = [one for one in of.threads if one.number == first.id]
    (option,) = [one for one in thread.options if one.paper == 'reminder']
    made = steps([(thread, option)], of)
    assert [paper.laws for paper in made.plan.papers] == [('in-it-rules-3-2-b',)]
    text = ' '.join(made.files[f'{thread.next_number}.txt'].decode().split())
    assert '10 February 2026' in text
    assert 'twenty-four' not in text


@pytest.mark.parametrize(
    ('asked', 'told'),
    # The duty of 47 U.S.C. 223a began on 19 May 2026: an earlier letter did not name it, and its 48 hours never ran.
    [('2026-05-15', False), ('2026-05-19', True)],
)
def test_no_authority_is_told_of_a_time_that_no_law_gave_when_the_letter_went_out(asked: str, told: bool) -> None:
    sent = [{'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': asked}]
    case = make_case({'sent': sent, 'wishes.regulator': 'yes', 'items.0.seen': '2026-05-12'})
    made = make_plan(case, registry(), date(2026, 5, 25))
    assert any(one.recipient == 'us-ftc' for one in made.papers) == told
    (thread,) = [one for one in followed(case, registry(), date(2026, 5, 25), Options()).threads if one.number == '01']
    assert (thread.law == 'us-tida-s3') == told


@pytest.mark.parametrize(('asked', 'told'), [('2026-11-25', False), ('2026-12-01', True)])
def test_an_answer_to_a_refusal_names_no_law_that_came_after_the_request(asked: str, told: bool) -> None:
    first = {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-20', 'answer': 'refusal'}
    second = {'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': asked, 'answer': 'refusal'}
    sent = [{**first, 'answered_on': '2026-11-24'}, {**second, 'answered_on': '2026-12-02'}]
    case = make_case({**CHILE, 'items.0.seen': '2026-12-05', 'items.0.status': 'up', 'sent': sent})
    of = followed(case, registry(), date(2026, 12, 5), Options(formats=('txt',)))
    (thread,) = [one for one in of.threads if one.number == '02']
    (option,) = [one for one in thread.options if one.paper == 'reply-refusal']
    text = ' '.join(steps([(thread, option)], of).files[f'{thread.next_number}.txt'].decode().split())
    assert 'Please look again at your decision' in text
    assert ('The law that the request rests on' in text) == told
