"""Regions by their names, and a country of whose law nothing is known here: said once, with what still holds."""

from __future__ import annotations

import pytest

from letters.interview.answers import Answers
from letters.interview.reply import understood
from letters.interview.screens import offered
from letters.interview.step import Step
from letters.languages.catalogue import Translator
from letters.languages.words import folded
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.wording.plan import as_lines
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview

REGION = registry().questions['person.region']
WITH_REGIONS = [place.id for place in registry().jurisdictions.values() if place.regions]


def regions(country: str, language: str = 'en') -> dict[str, str]:
    """What is offered where somebody lives in a country."""
    answers = Answers().put('person.country', country.upper())
    words = Wording(registry(), Translator(language, 'interface'))
    return offered(Step('question', 'person.region'), REGION, answers, words)


def test_every_region_that_a_law_names_has_a_name() -> None:
    named = {code for place in registry().jurisdictions.values() for code in place.regions}
    assert set(registry().outline.regions) <= named


@pytest.mark.parametrize('country', WITH_REGIONS)
@pytest.mark.parametrize('language', spoken())
def test_regions_are_offered_by_name_with_one_for_all_others(country: str, language: str) -> None:
    choices = regions(country, language)
    for number, (code, name) in enumerate(choices.items(), 1):
        for typed in (name, str(number)):
            (value,) = understood(typed, REGION, choices, language).value
            assert value == ('' if number == len(choices) else code)
    # The code still does, of these regions and of others.
    code = f'{country.upper()}-ZZ'
    assert understood(code.lower(), REGION, choices, language).value == (code,)


@pytest.mark.parametrize('typed', ['Puerto Rico', 'puerto rico', 'PR', 'us-pr', 'بورتوريكو'])
def test_a_territory_can_be_named_as_a_region_of_its_state(typed: str) -> None:
    assert understood(typed, REGION, regions('us'), 'en').value == ('US-PR',)


def test_a_territory_is_no_region_of_another_state() -> None:
    assert understood('Puerto Rico', REGION, regions('gb'), 'en').problem


def test_a_territory_named_for_a_country_is_one() -> None:
    person = Person({**TYPED, 'person.country': 'puerto rico'})
    answers = interview(person).answers
    assert (answers['person.country'], answers.get('person.region')) == ('PR', None)


def test_a_town_is_no_region() -> None:
    assert understood('Manchester', REGION, regions('gb'), 'en').problem
    assert regions('fr') == {}


def test_a_country_of_which_nothing_is_known_is_said_once_with_what_still_holds() -> None:
    person = Person({**TYPED, 'person.country': 'belarus'})
    interview(person)
    told = [line for line in person.said if 'Belarus are not in this program yet' in line]
    assert len(told) == 1
    assert 'the rules of each service' in told[0]
    assert 'not in this program yet' not in Person(TYPED).text


def test_the_plan_of_a_case_file_says_it_too() -> None:
    for language, word in (('en', 'Belarus'), ('es', 'Bielorrusia')):
        words = Wording(registry(), Translator(language, 'interface'))
        lines = list(as_lines(make_plan(make_case({'person.country': 'BY'}), registry(), DAY), words))
        assert sum(word in line and line.startswith('- ') for line in lines) == 1
    for place in ('PK', 'US', 'DE'):
        made = make_plan(make_case({'person.country': place}), registry(), DAY)
        assert 'country-not-here' not in {one.id for one in made.warnings}


@pytest.mark.parametrize(
    ('country', 'line', 'own', 'other'),
    [
        ('CA', 'ca-bc-intimate-images-service', 'CA-BC', 'CA-ON'),
        ('CA', 'ca-qc-images-intimes', 'CA-QC', 'CA-BC'),
        ('GB', 'gb-rape-crisis-scotland', 'GB-SCT', 'GB-ENG'),
        ('GB', 'gb-scotland-domestic-abuse', 'GB-SCT', 'GB-WLS'),
    ],
)
def test_who_helps_in_one_region_is_named_to_its_people_and_where_the_region_is_open(
    country: str, line: str, own: str, other: str
) -> None:
    def named(region: str) -> bool:
        case = make_case({'person.country': country, 'person.region': region})
        return line in make_plan(case, registry(), DAY).helplines

    assert (named(own), named(''), named(other)) == (True, True, False)


@pytest.mark.parametrize('country', WITH_REGIONS)
@pytest.mark.parametrize('language', spoken())
def test_regions_stand_in_the_order_of_their_names(country: str, language: str) -> None:
    *names, _elsewhere = regions(country, language).values()
    assert names == sorted(names, key=folded)


def test_a_region_is_understood_by_its_code_and_by_its_english_name_on_every_screen() -> None:
    for typed in ('TX', 'tx', 'Texas', 'us-tx'):
        for language in ('en', 'ur'):
            assert understood(typed, REGION, regions('us', language), language).value == ('US-TX',)
    assert understood('Texas', REGION, regions('ca'), 'en').problem


def test_a_region_that_was_named_for_the_country_is_taken_and_not_asked_for() -> None:
    person = Person({**TYPED, 'person.country': ('Texas', '1')})
    done = interview(person)
    assert (done.answers['person.country'], done.answers['person.region']) == ('US', 'US-TX')
    assert 'Understood: Texas.' in person.said
    assert REGION.ask not in person.said
    other = interview(Person({**TYPED, 'person.country': ('Texas', 'Pakistan')})).answers
    assert (other['person.country'], 'person.region' in other) == ('PK', False)
    assert 'person.region' not in interview(Person({**TYPED, 'person.country': ('Houston', '1')})).answers
