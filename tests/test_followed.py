"""Letters that follow others: each step of each kind of request, for who signs, in every language that is whole."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.checking.sentences import word_in
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.languages.catalogue import offered
from letters.model.case import Case
from letters.packet.letters import letter_of
from letters.packet.letters import told_again
from letters.packet.options import Options
from letters.registry.load import registry
from letters.render.text import text
from letters.sheets.form_sheet import filled_in
from letters.translating.standing import standing
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.factory import make_tree
from tests.support.followed import SENT
from tests.support.followed import follow
from tests.support.soak import examples
from tests.support.soak import share
from tests.test_voices import END
from tests.test_voices import FIRST_PERSON
from tests.test_voices import VOICES
from tests.test_voices import approved

FILM = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A film made in 2024'}
GERMANY = {'sender.country': 'DE', 'person.country': 'DE'}
# What gives each kind of request, and to whom it goes.
REQUESTS: dict[str, tuple[str, dict[str, Any]]] = {
    'ncii-request': ('x', {}),
    'dsa-notice': ('x', GERMANY),
    'copyright-notice': ('x', FILM),
    'erasure-request': ('x', GERMANY),
    'privacy-request': ('x', {'materials.0.kind': 'private', **GERMANY}),
    'delisting-request': (
        'google-search',
        {'items.0.engines': ['google'], 'items.0.queries': ['robin example'], **GERMANY, 'materials.0.paid_now': 'no'},
    ),
    'personal-data-request': ('x', {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address', 'phone']}),
}
ANSWERS = {
    'reminder': 'silence', 'escalation': 'refusal', 'reupload-notice': 'removed', 'reply-refusal': 'not-a-violation',
    'reply-use-form': 'use-our-form', 'reply-removed': 'removed', 'reply-identity': 'send-id',
    'reply-removed-in-one-country': 'removed-in-one-country', 'reply-picture': 'send-the-picture',
    'reply-not-found': 'not-found', 'reply-more-information': 'asks-more', 'reply-counter-notice': 'counter-notice',
}  # fmt: skip
# What cannot be sent: a relative has no right in the data of somebody alive, and few rights of the dead are known.
NOT_BY = {'relative': {'erasure-request', 'delisting-request'}, 'died': {*REQUESTS} - {'privacy-request'}}
BESIDE_A_PICTURE = {'items.0.shows': ['a'], 'materials': make_tree()['materials']}
SHOWN = ['intimate', 'sexual', 'nude', 'recording']
STEPS = [id for id, kind in registry().papers.items() if kind.follows and kind.audience == 'recipient']
SELF_AND_OTHERS: dict[str, dict[str, Any]] = {'self': {}, **VOICES}
OF_EACH = [
    (step, request, voice)
    for step in STEPS
    for request in registry().papers[step].follows
    for voice in SELF_AND_OTHERS
    if request not in NOT_BY.get(voice, ())
]
TRIED = share(OF_EACH, 7)
LANGUAGES = sorted({'en', 'es', 'ur', 'de', 'fr', 'ar'} & {*offered()})
MOST_IN_SHORT, MOST_IN_LINE = 1500, 260
NEVER = ['last warning', 'final warning', 'sue', 'lawsuit', 'damages', 'fined', 'immediately', 'stay-down', 'passport']


def sent_case(step: str, request: str = 'ncii-request', **changes: Any) -> Case:
    """A case in which a request was sent and answered, and somebody looked afterwards."""
    recipient, more = REQUESTS[request]
    answered = {'answer': ANSWERS[step], 'answered_on': '2026-11-17' if step != 'reminder' else ''}
    sent = {**SENT, 'paper': request, 'recipient': recipient, **answered}
    return make_case({'items.0.seen': '2026-11-20', 'sent': [sent], **more, **changes})


def composed(case: Case, step: str, language: str = 'en', *, law: str = '') -> Composed:
    paper, here = follow(case, step, law=law)
    paper = told_again(paper, here, language=language)
    return compose(paper, here, language)


@pytest.mark.parametrize(('step', 'request_', 'voice'), TRIED, ids=['/'.join(one) for one in TRIED])
def test_each_step_of_each_request_is_whole_in_every_language(step: str, request_: str, voice: str) -> None:
    case = sent_case(step, request_, **SELF_AND_OTHERS[voice])
    for language in share(LANGUAGES, 3, OF_EACH.index((step, request_, voice))):
        letter = composed(case, step, language)
        assert (letter.lacks, letter.untranslated, letter.letter.kind) == ((), (), step)
        shown = text(letter.letter)
        assert 'UTO-77-1234' in shown
        assert 0 < len(letter.texts['short']) < MOST_IN_SHORT
        assert 0 < len(letter.texts['line']) < MOST_IN_LINE
        if language == 'en':
            assert word_in(shown, [*NEVER, *registry().papers[step].never]) == ''


@pytest.mark.parametrize('step', [one for one in STEPS if one != 'reply-counter-notice'])
@pytest.mark.parametrize('about', [{'items.0.exposes': ['address']}, {'items.0.impersonates': 'yes'}])
def test_what_follows_a_request_about_details_is_silent_about_the_picture_beside_them(
    step: str, about: dict[str, Any]
) -> None:
    shown = text(composed(sent_case(step, 'personal-data-request', **BESIDE_A_PICTURE, **about), step).letter)
    assert not word_in(shown.replace('picture or recording', '').replace('picture or the recording', ''), SHOWN)


def test_a_refusal_about_details_is_answered_with_the_kind_of_details_where_no_rule_is_known() -> None:
    recipient = 'generic:forum.example.net'
    case = sent_case(
        'reply-refusal', 'personal-data-request',
        **{'items.0.url': 'https://forum.example.net/t/9', 'sent.0.recipient': recipient, 'items.0.exposes': ['name']},
    )  # fmt: skip
    shown = text(composed(case, 'reply-refusal').letter)
    assert 'Personal details are there. Their kind: name. I do not agree' in shown.partition('The whole request')[0]


@pytest.mark.parametrize('step', STEPS)
def test_a_step_names_nothing_that_was_not_answered(step: str) -> None:
    shown = text(composed(sent_case(step, **{'sent.0.reference': '', 'sent.0.channel': ''}), step).letter)
    assert 'Your number' not in shown
    assert not any(way in shown for way in ('through your form', 'by e-mail', 'by post', 'in your app'))
    unanswered = sent_case('reminder', **{'sent.0.answer': '', 'sent.0.answered_on': ''})
    assert 'No answer' not in text(composed(unanswered, 'reminder').letter)


@pytest.mark.parametrize('seen', ['', '2026-11-14', '2026-11-15', '2026-11-15T21:39+05:00'])
@pytest.mark.parametrize('step', ['reminder', 'reupload-notice'])
def test_nothing_is_still_there_that_nobody_saw_after_the_sending(step: str, seen: str) -> None:
    paper, here = follow(sent_case(step, **{'items.0.seen': seen}), step)
    attempt = letter_of(paper, here, Options())
    assert attempt.written is None
    assert attempt.not_made
    assert attempt.not_made.needs == ('items.seen',)


def test_a_minute_later_on_the_same_day_is_later() -> None:
    case = sent_case('reminder', **{'items.0.seen': '2026-11-15T18:41+02:00'})
    assert '15 November 2026, 18:41, UTC+02:00, it was still there' in text(composed(case, 'reminder').letter)


def test_somebody_has_to_say_that_it_is_there() -> None:
    paper, here = follow(sent_case('reminder', **{'items.0.status': 'unknown'}), 'reminder')
    attempt = letter_of(paper, here, Options())
    assert attempt.not_made
    assert attempt.not_made.needs == ('items.status',)


@pytest.mark.parametrize(
    ('changes', 'ended'),
    [
        ({}, '17 November 2026, 21:40, UTC+05:00'),
        ({'sent.0.on': '2026-11-15'}, '17 November 2026'),
        ({'sent.0.on': '2026-11-19', 'items.0.seen': '2026-11-20'}, ''),
        ({'sent.0.channel': 'post'}, ''),
        ({'sent.0.answer': 'asks-more'}, ''),
    ],
)
def test_a_time_is_over_only_where_it_surely_is(changes: dict[str, Any], ended: str) -> None:
    shown = text(composed(sent_case('reminder', **changes), 'reminder').letter)
    found = [line for line in shown.split('\n') if line.startswith('The time that the law gives')]
    assert found == (
        [f'The time that the law gives for this ended on {ended} (47 U.S.C. 223a(a)(3)).'] if ended else []
    )


@pytest.mark.parametrize('answered', ['2026-11-17', '2026-05-10', ''])
@pytest.mark.parametrize('answer', ['refusal', 'not-a-violation', 'silence', 'asks-more'])
def test_a_decision_is_complained_of_only_where_one_was_made_in_time(answer: str, answered: str) -> None:
    changes = {'sent.0.on': '2026-05-01', 'sent.0.answer': answer, 'sent.0.answered_on': answered}
    shown = text(composed(sent_case('escalation', 'dsa-notice', **changes), 'escalation', law='eu-dsa-20').letter)
    decided = answer in {'refusal', 'not-a-violation'}
    assert ('Article 20(1) and (2) DSA' in shown) == (decided and answered == '2026-11-17')
    assert ('Please look again at your decision' in shown) == decided


def test_what_is_back_is_asked_for_at_its_new_places_alone() -> None:
    new: Any = a_place('https://x.com/example_two/status/1790000000000000002', status='reuploaded', seen='2026-11-20')
    case = sent_case('reupload-notice', **{'items.0.status': 'removed', 'items.1': new})
    shown = text(composed(case, 'reupload-notice').letter)
    assert '1790000000000000002' in shown
    assert '1790000000000000001' not in shown
    assert 'Please match new uploads against what was removed.' in shown


@settings(max_examples=examples(200, 15), deadline=None)
@given(number=st.text(st.characters(codec='utf-8', exclude_categories=['C', 'Z']), min_size=1, max_size=40))
def test_whatever_number_came_back_is_printed_as_it_is(number: str) -> None:
    try:
        case = sent_case('reminder', **{'sent.0.reference': number})
    except ValueError:
        return
    assert f'Your number for it: {unicodedata.normalize("NFC", number)}' in text(composed(case, 'reminder').letter)


@pytest.mark.parametrize('number', ['<b>1</b>', '{{ 1 }}', '%(day)s', 'A&B "1"', 'javascript:1', '\\n', "1' OR 1"])
@pytest.mark.parametrize('step', share(STEPS, 4))
def test_no_number_speaks_for_the_letter(step: str, number: str) -> None:
    for language in ('en', 'ur'):
        assert number in text(composed(sent_case(step, **{'sent.0.reference': number}), step, language).letter)


@pytest.mark.parametrize('step', share(STEPS, 3, 1))
def test_who_signs_for_another_says_i_and_my_only_of_themselves_afterwards(step: str) -> None:
    for voice in VOICES:
        request = 'privacy-request' if voice == 'died' else 'ncii-request'
        lines = text(composed(sent_case(step, request, **VOICES[voice]), step).letter).split('\n')
        said = [one.removeprefix('- ') for line in lines for one in END.split(line) if FIRST_PERSON.search(one)]
        assert [one for one in said if not one.startswith(approved(voice, 'after'))] == []


@pytest.mark.parametrize('step', ['reply-removed', 'reply-identity', 'reminder'])
def test_the_sheet_of_a_form_goes_with_a_request_alone(step: str) -> None:
    paper, here = follow(sent_case(step), step)
    written = letter_of(paper, here, Options()).written
    assert written
    assert (filled_in(written.paper, written.composed) is None) == (step != 'reminder')


def test_what_a_law_says_of_a_later_letter_holds_back_no_first_one() -> None:
    made = standing(registry())
    for id in ('eu-dsa-20', 'us-tida-followup', 'gb-164a'):
        assert {paper for one in registry().law(id).says for paper in made.papers_with(f'law {id}', one.text)} == {
            'escalation'
        }
