"""After a notice to a company behind a site: silence, a dead mailbox, and the network above."""

from __future__ import annotations

from typing import Any
from typing import cast

import pytest

from letters.followup.offered import of_plan
from letters.followup.steps import followed
from letters.languages.catalogue import Translator
from letters.law.topic import Situation
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.sheets.afterwards import look_again
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case

WORDS = Wording(registry(), Translator('en', 'interface'))


def _case(**changes: Any) -> Case:
    return make_case({
        'items.0.url': 'https://gallery.example.net/a/1',
        'items.0.host': {'name': 'Example Hosting', 'email': 'abuse@hosting.example'},
        'items.0.registrar': {'name': 'Example Registrar', 'email': 'abuse@registrar.example'},
        **changes,
    })  # fmt: skip


# The notice about a picture, and that about details.
ABOUT: dict[str, dict[str, Any]] = {
    'picture': {},
    'address': {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address']},
}


def _next_of(recipient: str, answer: str, about: str) -> list[str]:
    """What may follow an answer of a company, in the words of the program."""
    case = _case(**ABOUT[about])
    (paper,) = [one for one in make_plan(case, registry(), DAY).papers if one.recipient == recipient]
    sent = {'number': paper.id, 'paper': paper.kind, 'recipient': recipient, 'on': '2026-11-10', 'channel': 'email'}
    came = {**sent, 'answer': answer, 'answered_on': '2026-11-12'}
    of = followed(_case(**ABOUT[about], sent=[came]), registry(), DAY, Options())
    (thread,) = [one for one in of.threads if one.recipient == recipient]
    waited = ', '.join(number for option in thread.options for number in option.papers)
    said = {'papers': waited, 'name': '', 'address': ''}
    return [WORDS.message(f'next.{option.rung}', **said) for option in thread.options]


@pytest.mark.parametrize('about', ABOUT)
def test_a_dead_mailbox_of_a_registrar_leads_to_another_look_up_and_to_who_watches_over_registrars(about: str) -> None:
    first, *rest = _next_of('registrar:registrar.example', 'undeliverable', about)
    assert 'Look the company up once more' in first
    assert 'https://www.icann.org/compliance/complaint' in first
    assert rest


@pytest.mark.parametrize('about', ABOUT)
@pytest.mark.parametrize('answer', ['silence', 'undeliverable', 'refusal'])
def test_where_the_host_does_nothing_the_registrar_is_next(answer: str, about: str) -> None:
    said = _next_of('host:hosting.example', answer, about)
    assert any(one.startswith('Send the papers that waited') and '03' in one for one in said)


@pytest.mark.parametrize('about', ABOUT)
def test_the_first_page_names_the_network_above_a_host_for_the_fourteenth_day_and_no_law(about: str) -> None:
    case = _case(**ABOUT[about])
    plan = make_plan(case, registry(), DAY)
    again = look_again(plan, Situation(case, registry(), DAY), WORDS.about(case))
    lines = [str(line) for entry in again for line in cast('list[str]', entry['then'])]
    (said,) = [line for line in lines if 'network above this company' in line]
    assert '5 December 2026' in said
    assert 'Look up the IP address of the site once more' in said


def test_the_sheet_of_a_company_of_a_blackmailer_leads_to_nothing_of_the_blackmailer() -> None:
    case = _case(**{'items.0.site': 'extortion', 'items.0.host': {'name': 'Example Hosting'}})
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    sheet = files['01.form.txt'].decode()
    assert 'https://apps.db.ripe.net/' in sheet
    assert 'do not write to the site itself' in sheet
    assert not any(
        said in sheet for said in ('foot of the site', 'bottom of the site', 'address bar', 'gallery.example')
    )


def test_the_sheet_of_a_network_chooses_no_report_type_for_pictures_where_an_address_is_told_of() -> None:
    network = {'items.0.host': {}, 'items.0.registrar': {}, 'items.0.network': {'name': 'Cloudflare'}}
    case = _case(**ABOUT['address'], **network)
    plan = make_plan(case, registry(), DAY)
    (paper,) = [one for one in plan.papers if one.recipient == 'cloudflare']
    # It passes on what it is told of, to the company that stores the site too.
    assert {'recipient', 'host', 'uploader', 'public'} == {one.who for one in paper.seen_by}
    sheet = packet(case, registry(), DAY, Options(formats=('txt',))).files[f'{paper.id}.form.txt'].decode()
    assert 'Choose: General.' in sheet
    assert 'Personal details, by their kind: home address.' in sheet
    assert not any(said in sheet for said in ('NCSEI', 'intimate', 'Are you the person shown'))


def test_a_company_that_was_told_of_an_address_is_told_of_no_picture() -> None:
    case = _case(**ABOUT['address'])
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    for number in ('02', '03'):
        letter = files[f'{number}.txt'].decode()
        assert 'Their kind: home address.' in letter
        assert not any(said in letter for said in ('picture', 'recording', 'intimate', 'person shown'))


@pytest.mark.parametrize('about', ABOUT)
def test_a_notice_to_a_company_can_be_written_down_as_sent_in_the_case_file_alone(about: str) -> None:
    plan = make_plan(_case(**ABOUT[about]), registry(), DAY)
    assert {'host:hosting.example', 'registrar:registrar.example'} <= {
        one.recipient for one in of_plan(plan, registry()).values()
    }
