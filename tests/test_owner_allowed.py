"""Whoever signs for another swears over a copyright only where its owner has allowed exactly that, in writing."""

from __future__ import annotations

from typing import Any

import pytest

from letters.interview.answers import Answers
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.soak import SOAK
from tests.test_flow import COMMON
from tests.test_flow import LINKS
from tests.test_flow import Walk

KIM = {'person.name': 'Kim Example', 'sender.name': 'Lee Example', 'items.0.url': LINKS['reddit']}
WORK = {'materials.0.work': 'A still photograph of one person indoors, made in 2025'}
OWN = {**WORK, 'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author'}
HELD = {**WORK, 'materials.0.recorded_by': 'other', 'materials.0.copyright': 'transfer'}
STUDIO = {**HELD, 'materials.0.copyright': 'agent', 'materials.0.copyright_owner': 'Example Studio'}
CLINIC = {'sender.role': 'representative', 'sender.authority': 'Signed authorisation of 18 November 2026'}
SIGNERS = {
    'a parent': {'sender.role': 'relative', 'sender.authority': 'Parent of Kim Example', **OWN},
    'a brother': {'sender.role': 'relative', 'sender.authority': 'Brother', **OWN},
    'a guardian': {'sender.role': 'guardian', 'sender.authority': 'Appointed by order of the Example Court', **OWN},
    'a clinic': {**CLINIC, **OWN},
    'a relative of who holds the right': {'sender.role': 'relative', 'sender.authority': 'Parent', **HELD},
}
FOR_AN_OWNER = {'the person shown': {'sender.role': 'self', **STUDIO}, 'a clinic': {**CLINIC, **STUDIO}}


# A mail holds the letter drawn as a PDF, which takes longest: `make soak` writes it for everybody.
MAILED = [*SIGNERS, *FOR_AN_OWNER] if SOAK else ['a parent', 'the person shown']


def _written(changes: dict[str, Any], who: str = '', **options: Any) -> Packet:
    formats = ('txt', 'html', 'eml') if who in MAILED else ('txt', 'html')
    return packet(make_case({**KIM, **changes}), registry(), DAY, Options(formats=formats, **options))


def _kinds(made: Packet) -> list[str]:
    return [paper.kind for paper in made.plan.papers if paper.kind != 'authorisation']


def _says_nothing_of_perjury(made: Packet) -> bool:
    return not any(b'perjury' in content.lower() for content in made.files.values())


@pytest.mark.parametrize('answer', ['', 'no'])
@pytest.mark.parametrize('who', SIGNERS)
def test_whoever_is_not_allowed_by_the_person_shown_gets_no_oath_and_the_request_is_made(who: str, answer: str) -> None:
    made = _written({**SIGNERS[who], 'sender.may_claim_copyright': answer}, who)
    assert _kinds(made) == ['ncii-request']
    assert _says_nothing_of_perjury(made)
    (refused,) = [one for one in made.plan.not_made if one.kind == 'copyright-notice']
    assert ('sender.may_claim_copyright' in made.plan.ask) == (answer == '')
    assert [why.id for why in refused.why] == ['authority-open' if answer == '' else 'owner-has-not-allowed']
    assert 'copyright notices' in made.files['00.txt'].decode()


@pytest.mark.parametrize('who', SIGNERS)
def test_whoever_is_allowed_by_the_person_shown_sends_the_notice(who: str) -> None:
    made = _written({**SIGNERS[who], 'sender.may_claim_copyright': 'yes'})
    assert _kinds(made) == ['ncii-request', 'copyright-notice']
    notice = next(str(one['file']) for one in made.entries if one['paper'] == 'copyright-notice')
    assert 'Under penalty of perjury' in made.files[notice].decode()


@pytest.mark.parametrize('answer', ['', 'no', 'yes'])
@pytest.mark.parametrize('who', FOR_AN_OWNER)
def test_over_the_right_of_an_owner_only_that_owners_word_counts(who: str, answer: str) -> None:
    answers = {'materials.0.may_claim': answer}
    if who != 'the person shown':
        answers['sender.may_claim_copyright'] = 'no' if answer == 'yes' else 'yes'
    made = _written({**FOR_AN_OWNER[who], **answers}, who)
    assert ('copyright-notice' in _kinds(made)) == (answer == 'yes')
    assert _says_nothing_of_perjury(made) == (answer != 'yes')
    assert ('materials.may_claim' in made.plan.ask) == (answer == '')


def test_the_person_shown_who_made_it_is_asked_for_nobodys_permission() -> None:
    made = _written({'sender.role': 'self', **OWN})
    assert _kinds(made) == ['ncii-request', 'copyright-notice']
    assert made.plan.ask == ()


def test_one_recording_that_the_owner_keeps_back_keeps_its_place_out_of_the_oath() -> None:
    studio = a_recording('b', copyright='agent', copyright_owner='Example Studio', may_claim='no', work='A film')
    both = {**CLINIC, **OWN, 'sender.may_claim_copyright': 'yes', 'materials.1': studio, 'items.0.shows': ['a', 'b']}
    assert 'copyright-notice' not in _kinds(_written(both))


# The authorisation


def _authorises_notices(made: Packet) -> bool:
    name = next(str(one['file']) for one in made.entries if one['paper'] == 'authorisation')
    text = made.files[name].decode()
    assert ('copyright' in text) == ('over works of my own' in text)
    return 'copyright' in text


def test_the_authorisation_covers_copyright_notices_exactly_where_one_over_the_persons_work_goes_with_it() -> None:
    allowed = {**CLINIC, 'sender.may_claim_copyright': 'yes'}
    assert _authorises_notices(_written({**allowed, **OWN}))
    assert _authorises_notices(_written({**allowed, **HELD}))
    # The person shown cannot allow what a studio owns.
    studio = _written({**allowed, **STUDIO, 'materials.0.may_claim': 'yes'})
    assert 'copyright-notice' in _kinds(studio)
    assert not _authorises_notices(studio)
    assert not _authorises_notices(_written({**CLINIC, **OWN, 'sender.may_claim_copyright': 'no'}))
    assert not _authorises_notices(_written({**allowed, **OWN, 'materials.0.work': ''}))


def test_the_authorisation_says_nothing_of_a_notice_that_is_left_out_or_cannot_be_made() -> None:
    allowed = {**CLINIC, **OWN, 'sender.may_claim_copyright': 'yes'}
    notice = next(one.id for one in _written(allowed).plan.papers if one.kind == 'copyright-notice')
    assert not _authorises_notices(_written(allowed, leave_out=(notice,)))
    assert _authorises_notices(_written(allowed, only=('01',)))


def test_the_authorisation_says_what_the_letters_that_go_with_it_do() -> None:
    rights = 'To use my rights over my personal data toward these recipients'
    passed = 'A recipient may pass a copyright notice on to whoever published the content'
    notice, abroad = {**CLINIC, **OWN, 'sender.may_claim_copyright': 'yes'}, {**CLINIC, 'person.country': 'DE'}
    found = []
    for answers in (notice, abroad):
        made = _written(answers)
        text = made.files[next(str(one['file']) for one in made.entries if one['paper'] == 'authorisation')].decode()
        plain = ' '.join(text.split())
        found.append((rights in plain, passed in plain))
        assert 'Basis' not in plain
    assert found == [(False, True), (True, False)]


def test_the_authorisation_names_the_authorities_that_get_a_paper_and_the_wish_to_prosecute() -> None:
    wishes = ('To tell these authorities about it for me', 'declare there that I want the offences to be prosecuted')
    offices = ('Agencia Española de Protección de Datos (AEPD)', 'Policía Nacional o Guardia Civil')
    spain = {**CLINIC, 'person.country': 'ES', 'materials.0.setting': 'private-place', 'wishes.police': 'statement'}
    both = _authorisation(_written({**spain, 'wishes.regulator': 'yes'}))
    assert all(f'- {one}' in both for one in offices)
    assert all(one in both for one in wishes)
    none = _authorisation(_written({**spain, 'wishes.regulator': 'no', 'wishes.police': 'no'}))
    assert not any(one in none for one in (*offices, *wishes, 'these authorities'))
    complaint = _authorisation(_written({**spain, 'wishes.regulator': 'yes', 'wishes.police': 'no'}))
    assert [one in complaint for one in (*offices, *wishes)] == [True, False, True, False]


def _authorisation(made: Packet) -> str:
    return made.files[next(str(one['file']) for one in made.entries if one['paper'] == 'authorisation')].decode()


# The interview


def _asked(country: str = 'US', **replies: Any) -> list[str]:
    answers = {key.replace('__', '.'): value for key, value in replies.items()}
    answers = COMMON | {'person.country': country, 'materials.published_before': 'paid'} | answers
    return [id for id in Walk(answers, [LINKS['x']]).ids if 'may_claim' in id or id == 'disclosure']


PAID = {'materials__recorded_by': 'self', 'materials__copyright': 'author', 'materials__work': 'A film'}


@pytest.mark.parametrize('role', ['guardian', 'relative', 'representative'])
def test_the_interview_asks_who_signs_for_another_for_the_permission_before_it_shows_the_papers(role: str) -> None:
    assert _asked(sender__role=role, **PAID) == ['sender.may_claim_copyright', 'disclosure']


@pytest.mark.parametrize(
    'replies',
    [
        {**PAID, 'sender__role': 'self'},
        {**PAID, 'sender__role': 'relative', 'materials__copyright': 'none'},
        {**PAID, 'sender__role': 'relative', 'materials__recorded_by': 'other'},
        {**PAID, 'sender__role': 'relative', 'materials__copyright': ''},
        {'sender__role': 'relative', 'materials__published_before': 'no'},
    ],
)
def test_the_interview_asks_for_no_permission_where_no_copyright_paper_turns_on_it(replies: dict[str, str]) -> None:
    assert _asked(**replies) == ['disclosure']


@pytest.mark.parametrize('role', ['self', 'guardian', 'relative', 'representative'])
def test_the_interview_asks_everybody_whether_a_named_owner_allowed_it(role: str) -> None:
    studio = {**PAID, 'materials__copyright': 'agent', 'materials__copyright_owner': 'Example Studio'}
    assert _asked(sender__role=role, **studio) == ['materials.0.may_claim', 'disclosure']


def test_a_permission_holds_for_one_signer_and_one_owner() -> None:
    answers = Answers()
    for key, value in {
        'materials.0.recorded_by': 'jointly', 'materials.0.copyright': 'agent',
        'materials.0.published_before': 'paid', 'materials.0.copyright_owner': 'Example Studio',
        'sender.role': 'relative', 'materials.0.may_claim': 'yes', 'sender.may_claim_copyright': 'yes',
    }.items():  # fmt: skip
        answers = answers.put(key, value)
    assert {'materials.0.may_claim', 'sender.may_claim_copyright'} <= set(answers)
    assert 'materials.0.may_claim' in answers.put('materials.0.copyright_owner', 'Example Studio')
    assert 'materials.0.may_claim' not in answers.put('materials.0.copyright_owner', 'Another Studio')
    assert not {'materials.0.may_claim', 'sender.may_claim_copyright'} & set(answers.put('sender.role', 'self'))
