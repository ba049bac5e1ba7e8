"""What a person reads where it is about an address or an account, without a picture; doors that hide a name."""

from __future__ import annotations

import json
from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_lines
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.test_first_page import page
from tests.test_first_page import words

DETAILS = {'about': 'details', 'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address', 'phone']}
LEAK = {'items.0.url': 'https://gallery.example.net/a/1'}
DANGER = 'If you are in danger now, go to a safe place first.'


def files(changes: dict[str, Any]) -> dict[str, str]:
    made = packet(make_case(changes), registry(), DAY, Options(formats=('txt',)))
    return {name: ' '.join(text.decode().split()) for name, text in made.files.items()}


def helpers(changes: dict[str, Any]) -> list[str]:
    return list(make_plan(make_case(changes), registry(), DAY).helplines)


@pytest.mark.parametrize(('country', 'about'), [('US', 'details'), ('US', ''), ('DE', 'details')])
def test_without_a_picture_no_page_for_the_person_speaks_of_one(country: str, about: str) -> None:
    made = files({**DETAILS, 'about': about, 'person.country': country, 'person.region': 'US-TX' * (country == 'US')})
    for name, shown in made.items():
        if name == '00.txt' or '.form.' in name or 'send it to nobody' in shown:
            # A picture of the screen is proof.
            left = shown.replace('a picture of the screen', '').partition('Who helps')
            told = (left[0] + left[2].partition('Who will see what')[2]).lower()
            assert 'picture' not in told, name
            assert 'fingerprint' not in told, name
    assert 'send no picture' in page({})
    assert 'Never put the pictures themselves in it' in page({})


def test_who_is_reported_in_the_app_for_details_is_told_to_send_no_picture_only_where_there_is_one() -> None:
    place = {'items.0.url': 'https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'}
    assert 'Report it in the app too' in page({**DETAILS, **place})
    assert 'Send no picture with it' not in page({**DETAILS, **place})
    assert 'Send no picture with it' in page(place)


def test_without_a_picture_who_helps_with_pictures_stands_behind_the_others() -> None:
    shown = helpers({**DETAILS, 'person.region': 'US-TX'})
    for image in ('us-ccri', 'us-rainn'):
        assert shown.index(image) > max(shown.index(one) for one in ('us-988', 'us-domestic-violence', 'us-fbi-ic3'))
    assert helpers({})[0] == 'us-ccri'
    plan = make_plan(make_case(DETAILS), registry(), DAY)
    assert 'fingerprints' not in '\n'.join(as_lines(plan, words('en')))


def test_who_may_be_found_at_home_reads_first_what_to_do_in_danger() -> None:
    shown = page({**DETAILS})
    assert shown.index(DANGER) < shown.index('What to do now')
    assert DANGER not in page({**DETAILS, 'items.0.exposes': ['phone']})
    assert DANGER in page({'items.0.exposes': ['address']})


@pytest.mark.parametrize(
    ('region', 'first', 'never'),
    [
        ('CA-BC', 'ca-bc-intimate-images-service', 'ca-qc-images-intimes'),
        ('CA-QC', 'ca-qc-images-intimes', 'ca-bc-intimate-images-service'),
        ('CA-ON', 'ca-988', 'ca-bc-intimate-images-service'),
    ],
)
def test_who_helps_in_one_region_is_named_to_its_people_alone(region: str, first: str, never: str) -> None:
    shown = helpers({'person.country': 'CA', 'sender.country': 'CA', 'person.region': region})
    assert shown[0] == first
    assert never not in shown


def test_where_the_region_is_open_who_helps_in_one_alone_stands_last() -> None:
    shown = helpers({'person.country': 'CA', 'sender.country': 'CA'})
    assert shown[-2:] == ['ca-bc-intimate-images-service', 'ca-qc-images-intimes']
    assert helpers({'person.country': 'GB', 'sender.country': 'GB'})[-1] == 'gb-rape-crisis-scotland'


def test_a_step_says_what_to_choose_so_that_fewer_learn_the_name() -> None:
    shown = page({**LEAK, 'items.0.network': {'name': 'Cloudflare'}})
    step = shown.partition('What to do now')[2].partition('Your list, to fill in by hand')[0]
    assert 'your name may be published on the internet' in step
    assert 'The form asks: Pass the report to the website owner – Choose: not at all, or anonymously.' in step
    assert 'may be published on the internet' not in page({}).partition('What to do now')[2]


def test_of_a_service_with_a_way_of_its_own_nobody_is_sent_to_the_bottom_of_the_site() -> None:
    place = {'items.0.url': 'https://www.instagram.com/p/CExample001/', 'person.country': 'DE', 'sender.country': 'DE'}
    made = files(place)
    way = 'Open the reporting tool for illegal content in the EU from the menu of the content'
    sheets = [shown for name, shown in made.items() if '.form.' in name and way in shown]
    assert way in made['00.txt']
    assert sheets
    for shown in (*sheets, made['00.txt']):
        assert 'No address is known' not in shown
        assert 'Look at the bottom of the site' not in shown
    # Of a site that nobody knows it stays.
    assert 'Look at the bottom of the site' in ' '.join(files(LEAK).values())


@pytest.mark.parametrize(('role', 'told'), [('self', 'me'), ('representative', 'someone I represent')])
def test_a_sheet_names_the_choice_that_the_form_offers(role: str, told: str) -> None:
    who = {} if role == 'self' else {'sender.role': role, 'sender.name': 'Kim Example', 'sender.authority': 'A mandate'}
    made = files({**who, 'items.0.url': 'https://www.instagram.com/p/CExample001/'})
    (shown,) = [one for name, one in made.items() if name == '01.form.txt' or ('.form.' in name and 'my child' in one)]
    assert f'me / my child / someone I represent Choose what says: {told} ' in shown
    assert 'I sign myself' not in shown


def test_where_no_way_to_a_court_was_verified_none_is_said_to_be_there() -> None:
    def why(changes: dict[str, Any]) -> list[str]:
        return [reason.id for one in make_plan(make_case(changes), registry(), DAY).pages for reason in one.why]

    assert why({**DETAILS, 'person.region': 'US-TX'}) == ['court-leads']
    assert why({'person.country': 'DE', 'sender.country': 'DE'}) == ['court-routes']


def test_what_the_check_calls_old_is_in_the_list_of_what_was_read_long_ago(letters: Letters) -> None:
    found = json.loads(letters('registry', 'check', '--json')[1])
    old = {one['where'].partition('.yaml')[0].rpartition('/')[2] for one in found if one['id'].endswith('long-ago')}
    listed = {one['id'] for one in json.loads(letters('registry', 'stale', '--months', '13', '--json')[1])}
    assert {'imgur'} <= old
    assert old <= listed
