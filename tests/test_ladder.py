"""What may follow a letter: after every paper and every answer a next letter, or an honest end and who helps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any
from typing import get_args

import pytest

from letters.followup.making import letters_for
from letters.followup.offered import of_plan
from letters.followup.steps import Followed
from letters.followup.steps import followed
from letters.followup.steps import step_paper
from letters.followup.thread import Thread
from letters.followup.thread import threads
from letters.followup.told import option_said
from letters.followup.told import standing
from letters.followup.told import stands
from letters.languages.catalogue import Translator
from letters.law.topic import Situation
from letters.model.case import Answer
from letters.model.case import Sent
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.soak import SOAK
from tests.support.soak import share
from tests.test_patterns import PATTERNS
from tests.test_patterns import case_of

ANSWERS = get_args(Answer)
DEEPEST = 4 if SOAK else 2
WORDS = Wording(registry(), Translator('en', 'interface'))


def _sent(number: str, kind: str, thread: Thread) -> Sent:
    places = [str(n + 1) for n in thread.places]
    return Sent.made(
        {'number': number, 'paper': kind, 'recipient': thread.recipient, 'on': DAY.isoformat(), 'places': places}
    )


def _walk(
    of: Followed, past: tuple[Sent, ...], seen: set[tuple[str, frozenset[str]]]
) -> Iterator[tuple[str, Thread, Situation]]:
    """Every state that answers can lead to, once for the same answer after the same letters: the letters are sent."""
    for answer in ANSWERS:
        letters = frozenset(one.paper for one in past)
        if (answer, letters) in seen:
            continue
        seen.add((answer, letters))
        told = (*past[:-1], past[-1].model_copy(update={'answer': answer, 'answered_on': DAY.isoformat()}))
        here = replace(of.desk.here, case=of.desk.here.case.model_copy(update={'sent': list(told)}))
        thread = next(one for one in threads(of.plan, here) if one.number == past[0].number)
        yield answer, thread, here
        for option in thread.options:
            if option.then == 'paper' and len(told) < DEEPEST:
                yield from _walk(of, (*told, _sent(thread.next_number, option.paper, thread)), seen)


@pytest.mark.parametrize('pattern', share(PATTERNS, 12), ids=lambda pattern: pattern['id'])
def test_no_state_is_a_dead_end(pattern: dict[str, Any]) -> None:
    of = followed(case_of(pattern.get('case', {})), registry(), DAY, Options())
    assert of.plan.helplines
    for first in of.threads:
        for answer, thread, here in _walk(of, (_sent(first.number, first.kind, first),), set()):
            _check(answer, thread, here, of)


def _check(answer: str, thread: Thread, here: Situation, of: Followed) -> None:
    assert thread.options, (answer, [one.paper for one in thread.sent])
    assert thread.options[-1].then == 'end'
    for option in thread.options:
        assert WORDS.message(f'next.{option.rung}', papers='', name='', address='')
        if option.then == 'paper':
            assert step_paper(thread, option, of.plan, here).id == thread.next_number
        if answer in {'send-id', 'send-the-picture'}:
            # What asks for proof or for the picture is never answered with it.
            assert option.then == 'authority' or option.paper in {'', 'reply-identity', 'reply-picture'}


def test_every_country_and_paper_is_walked() -> None:
    walked = set()
    for case in (case_of(pattern.get('case', {})) for pattern in PATTERNS):
        walked |= {(case.person.country, paper.kind) for paper in make_plan(case, registry(), DAY).papers}
    assert len({country for country, _ in walked}) >= 12
    kinds = {kind.id for kind in registry().papers.values() if kind.audience == 'recipient' and not kind.follows}
    assert {kind for _, kind in walked} >= kinds - {'authorisation'}


def test_where_the_law_asks_for_a_proof_nobody_is_told_that_none_is_needed() -> None:
    brazil = next(one for one in PATTERNS if one.get('case', {}).get('lives_in') == 'BR')
    of = followed(case_of(brazil['case']), registry(), DAY, Options())
    first = next(one for one in of.threads if one.paper and 'br-mci-21' in one.paper.laws)
    asked = _sent(first.number, first.kind, first).model_copy(update={'answer': 'send-id'})
    here = replace(of.desk.here, case=of.desk.here.case.model_copy(update={'sent': [asked]}))
    thread = next(one for one in threads(of.plan, here) if one.number == first.number)
    rungs = {option.rung for option in thread.options}
    assert 'identity-by-law' in rungs
    assert not rungs & {'answer-identity', 'end-identity'}


def test_each_answer_ends_honestly_whatever_came_before() -> None:
    for answer in ANSWERS:
        ends = [rung for rung in registry().ladder if answer in rung.answers and rung.then == 'end']
        always = [rung for rung in ends if not (rung.of or rung.once_sent or rung.unless_sent)]
        either = {(*rung.where_asked, *rung.unless_asked) for rung in always}
        assert [rung for rung in always if not rung.where_asked], answer
        assert () in either or len([rung for rung in always if rung.where_asked]) == len(either), answer


def test_every_rung_says_what_it_is_and_names_a_paper_there_is() -> None:
    for rung in registry().ladder:
        assert f'next.{rung.id}' in registry().messages
        assert (rung.then == 'paper') == bool(rung.paper)


@pytest.mark.parametrize(
    ('paper', 'on', 'first', 'until'),
    [
        # Six months from the decision (Article 20(1) and (2) DSA); afterwards an answer is all that is left to them.
        ('dsa-notice', date(2026, 11, 30), 'complain-decision', date(2027, 5, 24)),
        ('dsa-notice', date(2027, 5, 24), 'complain-decision', date(2027, 5, 24)),
        ('dsa-notice', date(2027, 5, 25), 'answer-refusal', None),
        ('ncii-request', date(2026, 11, 30), 'answer-refusal', None),
    ],
)
def test_a_complaint_about_a_decision_stands_first_while_the_law_opens_it(
    paper: str, on: date, first: str, until: date | None
) -> None:
    thread, of = _refused(paper, on)
    option = thread.options[0]
    assert (option.rung, option.until) == (first, until)
    assert [one.paper for one in thread.options].count('escalation') == (1 if paper == 'ncii-request' or until else 0)
    assert letters_for(thread, of)[0] == option
    if until:
        assert '24 May 2027' in option_said(option, WORDS)
        assert '24 May 2027' in ' '.join(standing(of.threads, WORDS, {}).lines)
        assert '24 May 2027' in ' '.join(standing(of.threads, WORDS, {thread.next_number: 'step-1'}).lines)


def test_who_is_no_platform_hears_no_complaint_that_the_law_opens_at_platforms() -> None:
    thread, _ = _refused('dsa-notice', date(2026, 11, 30), changes={'items.0.url': 'https://gallery.example.net/a/1'})
    assert 'escalation' not in {one.paper for one in thread.options}


def test_a_decision_that_was_complained_of_is_not_argued_with_again() -> None:
    thread, _ = _refused('dsa-notice', date(2026, 12, 20), complained=True)
    assert not {one.paper for one in thread.options} & {'reply-refusal', 'escalation'}


@pytest.mark.parametrize(
    ('country', 'office', 'on', 'told'),
    [
        ('DE', 'de-dpa-land', date(2026, 10, 1), False),
        ('DE', 'de-dpa-land', date(2026, 10, 3), True),
        ('FR', 'fr-dpa-cnil', date(2026, 10, 3), True),
        # No law of India gives a court for the silence of its committee.
        ('IN', 'in-gac', date(2026, 12, 20), False),
    ],
)
def test_three_months_of_silence_of_a_data_protection_authority_open_a_court(
    country: str, office: str, on: date, told: bool
) -> None:
    paper = 'erasure-request' if country != 'IN' else 'ncii-request'
    lives = {
        'person.country': country,
        'sender.country': country,
        'items.0.seen': '2026-07-01',
        'wishes.regulator': 'yes',
    }
    asked = {'recipient': 'x', 'on': '2026-06-01', 'answer': 'refusal', 'answered_on': '2026-06-20'}
    planned = make_plan(make_case(lives), registry(), on)
    number = next(one.id for one in planned.papers if one.kind == paper)
    case = make_case({**lives, 'sent.0': {'number': number, 'paper': paper, **asked}})
    complaints = [one for one in make_plan(case, registry(), date(2026, 7, 1)).papers if one.recipient == office]
    sent = {
        'paper': 'regulator-complaint',
        'recipient': office,
        'on': '2026-07-02',
        'answer': 'silence' * (country == 'IN'),
    }
    silent = Sent.made({'number': complaints[0].id, **sent})
    of = followed(case.model_copy(update={'sent': [*case.sent, silent]}), registry(), on, Options())
    thread = next(one for one in of.threads if one.number == silent.number)
    courts = [one for one in thread.options if one.law == 'eu-gdpr-78']
    assert bool(courts) == told
    assert not told or 'within three months, the person may go to court against it' in option_said(courts[0], WORDS)


def test_two_complaints_to_one_authority_are_told_apart_by_their_laws() -> None:
    """In Spain the data protection authority has a priority channel beside the complaint under Article 77 GDPR."""
    lives = {'person.country': 'ES', 'sender.country': 'ES', 'items.0.seen': '2026-04-01', 'wishes.regulator': 'yes'}
    refused = {'recipient': 'x', 'on': '2026-06-01', 'answer': 'refusal', 'answered_on': '2026-06-20'}
    planned = make_plan(make_case(lives), registry(), date(2026, 7, 1)).papers
    number = next(one.id for one in planned if one.kind == 'erasure-request')
    case = make_case({**lives, 'sent.0': {'number': number, 'paper': 'erasure-request', **refused}})
    of = followed(case, registry(), date(2026, 7, 1), Options())
    offices = {one.laws[0]: one for one in of.plan.papers if one.recipient == 'es-dpa-aepd'}
    assert [*offices] == ['es-aepd-cp', 'eu-gdpr-77']
    asked = next(one for one in of.threads if one.number == number)
    told = next(one for one in asked.options if one.rung == 'tell-authority')
    assert told.papers == (offices['eu-gdpr-77'].id,)
    for law, paper in offices.items():
        noted = of_plan(of.plan, registry())[paper.id].entry(registry(), '2026-07-02')
        sent = [*case.sent, Sent.made(noted)]
        later = followed(case.model_copy(update={'sent': sent}), registry(), date(2026, 10, 3), Options())
        thread = next(one for one in later.threads if one.number == paper.id)
        assert thread.paper
        assert thread.paper.laws == (law,)
        # The priority channel has no time of its own, and no source says that Article 78(2) is about it.
        assert bool([one for one in thread.options if one.law == 'eu-gdpr-78']) == (law == 'eu-gdpr-77')
        other = next(one for one in later.threads if one.recipient == 'es-dpa-aepd' and one.number != paper.id)
        assert (other.state, other.paper and other.paper.laws) == (
            'to-send',
            offices[{*offices}.difference({law}).pop()].laws,
        )


def _refused(
    paper: str, on: date, *, complained: bool = False, changes: dict[str, Any] | None = None
) -> tuple[Thread, Followed]:
    """The thread of a paper that was refused on 24 November 2026, in Germany."""
    case = make_case({'person.country': 'DE', 'sender.country': 'DE', **(changes or {})})
    first = next(one for one in make_plan(case, registry(), on).papers if one.kind == paper)
    said = {'recipient': first.recipient, 'on': '2026-11-20', 'answer': 'refusal', 'answered_on': '2026-11-24'}
    sent = [Sent.made({'number': first.id, 'paper': paper, **said})]
    if complained:
        again = {
            **said,
            'number': f'{first.id}.1',
            'paper': 'escalation',
            'on': '2026-11-26',
            'answered_on': '2026-12-10',
        }
        sent.append(Sent.made(again))
    of = followed(case.model_copy(update={'sent': sent}), registry(), on, Options())
    return next(one for one in of.threads if one.number == first.id), of


def test_silence_without_a_day_is_told_without_one() -> None:
    sent = {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-10', 'answer': 'silence'}
    of = followed(make_case({'sent.0': sent}), registry(), date(2026, 11, 21), Options())
    told = stands(next(one for one in of.threads if one.number == '01'), WORDS)
    assert told == 'sent on 10 November 2026. Answer: Nothing came.'
