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


@pytest.mark.parametrize('name', ['Deutschland', 'Allemagne', 'Alemania', 'ألمانيا', 'جرمنی', 'DE'])
@pytest.mark.parametrize('command', ['laws', 'helplines'])
def test_a_country_is_looked_up_by_its_name_alone_in_every_language_of_the_screen(
    command: str, name: str, letters: Letters
) -> None:
    code, shown, _ = letters(command, name)
    assert (code, shown) == (0, letters(command, '--country', 'DE')[1])
    # Its own stands before what holds for all of the union.
    assert shown.splitlines()[0] == 'Germany'


def test_a_country_of_which_no_law_is_known_is_answered_and_a_mistyped_one_gets_the_nearest(letters: Letters) -> None:
    assert letters('laws', 'Kosovo') == (0, 'No law of this country is in the registry yet.\n', '')
    code, _, told = letters('laws', 'frence')
    assert (code, 'FR (France)' in told) == (2, True)


def test_laws_of_several_places_stand_below_the_names_of_these(letters: Letters) -> None:
    lines = letters('laws', 'Luxembourg')[1].splitlines()
    assert (lines[0], lines[1].split(':')[0]) == ('The European Union', 'eu-dsa-16')
    every = letters('laws')[1].splitlines()
    assert {'Germany', 'India', 'United States'} <= set(every)


def test_a_law_that_does_not_hold_today_is_listed_with_its_day(letters: Letters) -> None:
    lines = letters('laws', 'India')[1].splitlines()
    (number,) = [n for n, line in enumerate(lines) if line.startswith('in-it-rules-3-2-b-until-2026:')]
    assert lines[number + 1] == '  Until: 2026-02-19'


@pytest.mark.parametrize('link', ['https://x.com/a/status/1', 'twitter.com', 'https://www.instagram.com/p/AbC/'])
def test_a_service_is_looked_up_by_a_link_or_an_address_of_it(link: str, letters: Letters) -> None:
    (found,) = json.loads(letters('platforms', link, '--json')[1])
    assert found['id'] == ('instagram' if 'instagram' in link else 'x')


def test_of_a_site_without_a_record_the_record_for_such_sites_is_named(letters: Letters) -> None:
    code, _, told = letters('platforms', 'pictures.example')
    assert (code, 'generic (Unknown site)' in told) == (2, True)


def test_the_sources_of_a_country_can_be_looked_up_alone(letters: Letters) -> None:
    own = json.loads(letters('sources', '--country', 'Italia', '--json')[1])
    assert 'it' in {one['file'] for one in own} <= {'it', 'eu', 'eea', 'world'}
    assert len(own) < len(json.loads(letters('sources', '--json')[1])) / 4
