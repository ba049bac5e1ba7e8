"""A private picture with a home address beside it: the request names the kind of detail, and never the detail."""

from __future__ import annotations

from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case

TOLD = 'Personal details are there.'


def _request(**changes: object) -> str:
    case = make_case({'materials.0.kind': 'private', 'sender.address': ['1 Example Plaza'], **changes})
    plan = make_plan(case, registry(), DAY)
    (paper,) = [one for one in plan.papers if one.kind == 'privacy-request']
    files = packet(case, registry(), DAY, Options(formats=('txt',), language='en')).files
    return files[f'{paper.id}.txt'].decode()


def test_the_kind_is_named_and_never_the_value() -> None:
    shown = _request(**{'items.0.exposes': ['address', 'phone']})
    assert f'{TOLD} Their kind: home address, telephone number.' in shown
    assert 'I do not agree that these details are published.' in shown
    assert 'Example Plaza' not in shown


def test_whoever_signs_for_another_says_it_of_that_person() -> None:
    shown = _request(
        **{
            'items.0.exposes': ['address'], 'sender.role': 'representative', 'sender.authority': 'Power of attorney',
            'sender.name': 'Lee Example', 'person.name': 'Kim Example',
        }
    )  # fmt: skip
    assert 'That person does not agree that these details are published.' in shown


def test_it_is_not_said_of_places_where_no_details_stand() -> None:
    other = a_place(url='https://x.com/example_one/status/1790000000000000002')
    exposed = a_place(url='https://x.com/example_one/status/1790000000000000003', exposes=['address'])
    assert TOLD not in _request(items=[other, exposed])
    assert TOLD not in _request()


def test_a_site_that_nobody_is_known_to_run_is_not_told_where_a_danger_forbids_it() -> None:
    where = {'items.0.url': 'https://gallery.example.net/a/1', 'items.0.exposes': ['address']}
    assert TOLD not in _request(**{**where, 'person.country': 'PK', 'sender.country': 'PK'})
    assert TOLD in _request(**{**where, 'person.country': 'US', 'sender.country': 'US'})


def test_a_relative_of_somebody_who_died_says_nothing_of_consent_to_details() -> None:
    shown = _request(
        **{
            'items.0.exposes': ['address'], 'person.country': 'DE', 'sender.country': 'DE', 'sender.role': 'relative',
            'sender.relation': 'child', 'sender.name': 'Lee Example', 'person.name': 'Kim Example',
            'person.living': 'no', 'person.died': '2024-05-30',
        }
    )  # fmt: skip
    assert TOLD not in shown
