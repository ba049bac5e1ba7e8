"""Countries, services, languages and laws given by name as arguments: understood, or the nearest are named."""

from __future__ import annotations

import json

import pytest

from letters.registry.load import registry
from tests.conftest import Letters


@pytest.mark.parametrize('command', ['helplines', 'laws'])
@pytest.mark.parametrize('name', ['mexico', 'México', 'MX', 'Estados Unidos Mexicanos'])
def test_a_country_may_be_named(command: str, name: str, letters: Letters) -> None:
    assert letters(command, '--country', name, '--json') == letters(command, '--country', 'mx', '--json')
    assert letters(command, '--country', name)[0] == 0


def test_a_country_without_a_helpline_is_said_to_have_none(letters: Letters) -> None:
    assert 'No helpline in Belarus is known here.' in letters('helplines', '--country', 'belarus')[1]
    for place in registry().jurisdictions.values():
        if place.helplines and len(place.id) == 2 and place.id != 'eu':
            assert 'is known here' not in letters('helplines', '--country', place.id)[1], place.id


@pytest.mark.parametrize(
    ('arguments', 'near'),
    [
        (('helplines', '--country', 'Karachi'), 'PK (Pakistan)'),
        (('laws', '--country', 'pakstan'), 'PK (Pakistan)'),
        (('platforms', 'instagarm'), 'instagram (Instagram)'),
        (('laws', 'us-take-it-down'), 'us-tida-s3'),
    ],
)
def test_what_nobody_has_that_name_is_answered_with_the_nearest(
    arguments: tuple[str, ...], near: str, letters: Letters
) -> None:
    code, shown, told = letters(*arguments)
    assert (code, shown) == (2, '')
    assert near in told
    # A list of all of them in a line helps nobody.
    assert len(told) < 700


NAMES = [('twitter', 'x'), ('X', 'x'), ('Google', 'google-search'), ('YouTube', 'youtube')]


@pytest.mark.parametrize(('name', 'id'), NAMES)
def test_a_service_may_be_named(name: str, id: str, letters: Letters) -> None:
    assert json.loads(letters('platforms', name, '--json')[1])[0]['id'] == id


def test_what_has_no_such_name_at_all_leads_to_the_list(letters: Letters) -> None:
    assert 'platforms lists all' in letters('platforms', '????')[2]
    assert 'not a city' in letters('helplines', '--country', '????')[2]
