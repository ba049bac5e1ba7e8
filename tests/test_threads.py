"""What became of a paper that was sent: where it stands on a day, by when, and what is done about places of later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from letters.followup.steps import followed
from letters.followup.steps import step_paper
from letters.followup.thread import Thread
from letters.followup.told import as_json
from letters.followup.told import standing
from letters.followup.told import stands
from letters.languages.catalogue import Translator
from letters.law.asked import own_end
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.case import Sent
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case

WORDS = Wording(registry(), Translator('en', 'interface'))
ASKED = {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-21', 'places': ['1']}


def _case(*sent: dict[str, Any], **changes: Any) -> Case:
    return make_case({'sent': list(sent), **{key.replace('__', '.'): value for key, value in changes.items()}})


def _threads(case: Case, on: date) -> dict[str, Thread]:
    return {one.number: one for one in followed(case, registry(), on, Options()).threads}


def test_the_case_of_these_tests_asks_x_first() -> None:
    first = make_plan(make_case(), registry(), DAY).papers[0]
    assert (first.id, first.kind, first.recipient) == ('01', ASKED['paper'], ASKED['recipient'])


@pytest.mark.parametrize(
    ('on', 'answer', 'state', 'by'),
    [
        ('2026-11-22', '', 'waiting', '2026-11-23'),
        ('2026-11-22', 'confirmed', 'waiting', '2026-11-23'),
        ('2026-11-23', '', 'due', '2026-11-23'),
        ('2026-11-24', '', 'overdue', '2026-11-23'),
        ('2026-11-24', 'confirmed', 'overdue', '2026-11-23'),
        ('2026-11-22', 'silence', 'answered', ''),
        ('2026-11-22', 'refusal', 'answered', ''),
        ('2026-11-22', 'send-id', 'answered', ''),
        ('2026-11-22', 'removed', 'done', ''),
    ],
)
def test_a_letter_waits_is_due_or_answered(on: str, answer: str, state: str, by: str) -> None:
    thread = _threads(_case({**ASKED, 'answer': answer}), date.fromisoformat(on))['01']
    assert (thread.state, str(thread.by or '')) == (state, by)
    assert thread.law == ('us-tida-s3' if by else '')


def test_what_follows_a_question_starts_the_time_anew() -> None:
    asked = {**ASKED, 'answer': 'asks-more', 'answered_on': '2026-11-22'}
    reply = {**ASKED, 'number': '01.1', 'paper': 'reply-more-information', 'on': '2026-11-25'}
    assert _threads(_case(asked), date(2026, 12, 20))['01'].by is None
    assert str(_threads(_case(asked, reply), date(2026, 11, 26))['01'].by) == '2026-11-27'


def test_a_reminder_waits_no_longer_than_a_week() -> None:
    month = {'number': '01', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-10-20', 'answer': 'silence'}
    again = {**month, 'number': '01.1', 'paper': 'reminder', 'on': '2026-11-21', 'answer': ''}
    assert str(_threads(_case(month, again), DAY)['01'].by) == '2026-11-28'


def test_a_place_that_is_gone_settles_its_letter() -> None:
    thread = _threads(_case(ASKED, items__0__status='removed'), date(2026, 12, 24))['01']
    assert thread.state == 'done'


def test_a_paper_keeps_the_number_under_which_it_was_sent() -> None:
    case = _case({**ASKED, 'number': '04'})
    plan = make_plan(case, registry(), DAY)
    numbers = {(paper.kind, paper.recipient): paper.id for paper in plan.papers}
    assert numbers['ncii-request', 'x'] == '04'
    assert len(set(numbers.values())) == len(plan.papers)
    assert all(paper.after is None or paper.after.paper == '04' for paper in plan.papers if paper.recipient == 'x')


@pytest.mark.parametrize(
    ('answer', 'link', 'status', 'rung', 'step', 'likeness'),
    [
        # Somebody says that it is there again, or it is the same page again after it was removed.
        ('removed', 'https://x.com/other/status/1790000000000000009', 'reuploaded', 'back', 'reupload-notice', 'host'),
        ('removed', 'https://twitter.com/{account}/status/{id}?s=20', 'up', 'back', 'reupload-notice', 'same'),
        # Another page of the same account or service was never removed.
        ('removed', 'https://x.com/{account}/status/1790000000000000009', 'up', 'more-places', '', 'account'),
        ('removed', 'https://x.com/other/status/1790000000000000009', 'up', 'more-places', '', 'host'),
        ('', 'https://x.com/other/status/1790000000000000009', 'up', 'more-places', '', ''),
    ],
)
def test_a_place_that_comes_later_gets_a_letter_of_its_own(
    answer: str, link: str, status: str, rung: str, step: str, likeness: str
) -> None:
    account, id = make_case().items[0].url.split('/')[3::2]
    later = a_place(link.format(account=account, id=id), status=status)
    of = followed(_case({**ASKED, 'answer': answer}, items__1=later), registry(), DAY, Options())
    thread = next(one for one in of.threads if one.number == '01')
    assert thread.again == (1,)
    option = thread.options[0]
    assert option.rung == rung
    paper = step_paper(thread, option, of.plan, of.desk.here)
    assert (paper.id, paper.items) == ('01.1', (1,))
    assert (paper.step.kind if paper.step else '') == step
    found = [(one.item, one.of, one.likeness, one.number) for one in of.returned]
    assert found == ([(1, 0, likeness, '01')] if likeness else [])


def test_what_waits_is_not_needed_once_the_first_one_was_enough() -> None:
    german = {'person__country': 'DE', 'sender__country': 'DE'}
    waiting = [paper.id for paper in make_plan(_case(**german), registry(), DAY).papers if paper.after]
    assert waiting
    for answer, state in (('', 'held'), ('removed', 'spare')):
        states = {one.number: one.state for one in _threads(_case({**ASKED, 'answer': answer}, **german), DAY).values()}
        assert {states[id] for id in waiting} == {state}


BY_POST = (
    'sent by post on 21 November 2026. Their time begins when it arrives. Look again: 23 November 2026 at the earliest.'
)


@pytest.mark.parametrize(
    ('on', 'changes', 'told', 'cell'),
    [
        ('2026-11-22', {}, BY_POST, '23 November 2026 at the earliest'),
        # Nobody knows that the time is over, whatever day it is.
        ('2026-11-29', {}, BY_POST, '23 November 2026 at the earliest'),
        # They wrote that it had arrived: at the end of a time from that day theirs is over.
        (
            '2026-11-26',
            {'answer': 'confirmed', 'answered_on': '2026-11-25'},
            'sent on 21 November 2026. Look again: 27 November 2026.',
            '27 November 2026',
        ),
        (
            '2026-11-22',
            {'channel': 'email'},
            'sent on 21 November 2026. Look again: 23 November 2026.',
            '23 November 2026',
        ),
    ],
)
def test_the_time_of_a_letter_by_post_begins_when_it_arrives(
    on: str, changes: dict[str, Any], told: str, cell: str
) -> None:
    thread = _threads(_case({**ASKED, 'channel': 'post', **changes}), date.fromisoformat(on))['01']
    assert stands(thread, WORDS) == told
    assert standing([thread], WORDS, {}).ends == {'01': cell}
    assert as_json([thread], WORDS)[0]['earliest'] == ('earliest' in told)


def test_where_no_law_gives_a_time_none_begins_with_the_post() -> None:
    sent = {**ASKED, 'recipient': 'generic:gallery.example.net', 'channel': 'post'}
    case = _case(sent, items__0__url='https://gallery.example.net/a/1', person__country='DE', sender__country='DE')
    thread = _threads(case, date(2026, 11, 22))['01']
    assert (thread.law, str(thread.by), thread.earliest) == ('', '2026-11-28', False)


def test_the_last_day_of_a_person_is_never_later_for_what_they_wrote_of_the_post() -> None:
    """In Chile the time to complain begins where the time to answer is over, if nobody answered."""
    chile, under = registry().law('cl-reclamo-41'), registry().law('cl-21719-supresion')
    sent = Sent.made({**ASKED, 'on': '2026-12-05', 'channel': 'post'})
    came = sent.model_copy(update={'answer': 'confirmed', 'answered_on': '2026-12-20'})
    here = Situation(_case(), registry(), date(2027, 2, 10))
    assert own_end(chile, [sent], [under], here) == own_end(chile, [came], [under], here)
    assert own_end(chile, [sent], [under], here) is not None
