"""A territory has the law of its state, and of who helps there those alone of whom a source says that they do."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from letters.cli.app import app
from letters.interview.reply import understood
from letters.languages.named import countries_near
from letters.languages.named import country_of
from letters.law.topic import Situation
from letters.plan.care import helplines
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

Letters = Callable[..., tuple[int, str, str]]
AMERICAN, OVERSEAS = ('pr', 'gu', 'vi', 'as', 'mp'), ('re', 'gp', 'gf', 'mq', 'yt')


def _helping(country: str, region: str = '') -> set[str]:
    case = make_case({'person.country': country, 'person.region': region})
    return set(helplines(Situation(case, registry(), DAY), minor=False))


@pytest.mark.parametrize('place', AMERICAN)
def test_the_territories_of_the_united_states_have_the_line_that_says_so(place: str) -> None:
    found = _helping(place.upper())
    assert {'us-ccri', 'us-988'} <= found
    assert not {'us-rainn', 'us-crisis-text-line'} & found, 'no source says that these help there'


def test_a_territory_named_as_a_region_of_its_state_is_the_same_place() -> None:
    assert _helping('US', 'US-AS') == _helping('AS')
    assert 'us-rainn' in _helping('US', 'US-CA')


@pytest.mark.parametrize(('place', 'named'), [('RE', 'fr-3919'), ('YT', 'fr-3919'), ('JE', 'gb-samaritans')])
def test_who_helps_overseas_is_named(place: str, named: str) -> None:
    assert named in _helping(place)


def test_where_nothing_is_known_only_the_whole_world_helps() -> None:
    world = {line.id for line in registry().jurisdictions['world'].helplines}
    assert _helping('NC') <= world
    assert 'gb-revenge-porn-helpline' not in _helping('GG'), 'it is for adults in the United Kingdom'


@pytest.mark.parametrize('place', [*AMERICAN, *OVERSEAS])
def test_a_territory_names_its_state_by_a_source(place: str) -> None:
    record = registry().jurisdictions[place]
    assert record.part_of is not None
    assert record.part_of.sources


def test_nobody_in_a_territory_is_asked_for_a_state_or_told_of_the_law_of_one() -> None:
    plan = make_plan(make_case({'person.country': 'PR'}), registry(), DAY)
    assert 'person.region' not in plan.ask
    assert not {law for paper in plan.papers for law in paper.laws if law.startswith('us-ca-')}


def test_a_territory_of_the_united_states_prints_on_letter_paper() -> None:
    assert registry().paper_size('PR') == 'letter'
    assert registry().paper_size('RE') == 'a4'


def test_laws_and_helplines_are_looked_up_by_the_name_of_a_territory(letters: Letters) -> None:
    _, laws, _ = letters('laws', 'Puerto Rico')
    assert 'us-tida-s3' in laws
    assert 'us-ca-' not in laws
    _, french, _ = letters('laws', 'Réunion')
    assert 'fr-cp-226-2-1' in french
    _, helping, _ = letters('helplines', 'Guam')
    assert '1-844-878-2274' in helping
    assert 'RAINN' not in helping
    _, near, _ = letters('helplines', 'Jersey')
    assert 'Samaritans' in near


CODES = [
    ('US-PR', 'PR'), ('us-gu', 'GU'), ('US-VI', 'VI'), ('FR-971', 'GP'), ('FR-972', 'MQ'), ('FR-973', 'GF'),
    ('FR-974', 'RE'), ('FR-976', 'YT'), ('FR-RE', 'RE'), ('974', 'RE'), ('FR-NC', 'NC'), ('NL-AW', 'AW'),
    ('NL-BQ1', 'BQ'), ('FI-01', 'AX'), ('NO-21', 'SJ'), ('CN-HK', 'HK'),
]  # fmt: skip


@pytest.mark.parametrize(('code', 'place'), CODES)
def test_a_territory_is_known_by_its_code_as_a_region_of_its_state(code: str, place: str) -> None:
    assert place in {country_of(code, 'en'), *countries_near(code, 'en')}
    assert understood(code, registry().questions['person.country'], {}, 'ar').value == (place,) or code.isdigit()


def test_every_territory_is_known_by_the_code_of_its_state_and_its_own() -> None:
    for place, state in registry().outline.part_of.items():
        assert country_of(f'{state}-{place}', 'en') == place.upper()


FACTS = 'jurisdiction: PR\nroutes:\n- {id: pr-one, name: A law of an island}\n'
# What each of these commands needs beside.
WITH_COUNTRY = {
    'laws': (), 'helplines': (), 'sources': (), 'form': ('-o', '{form}'), 'registry stale': ('--months', '0'),
    'registry compare': ('{facts}',),
}  # fmt: skip


def test_every_command_that_takes_a_country_is_tried_here() -> None:
    assert set(_taking_a_country(get_command(app), ())) == set(WITH_COUNTRY)


def _taking_a_country(command: Any, names: tuple[str, ...]) -> Iterator[str]:
    if any('--country' in one.opts for one in command.params):
        yield ' '.join(names)
    for name, below in getattr(command, 'commands', {}).items():
        yield from _taking_a_country(below, (*names, name))


@pytest.mark.parametrize('command', WITH_COUNTRY)
@pytest.mark.parametrize(
    ('typed', 'same'),
    [
        ('US-PR', 'PR'),
        ('puerto rico', 'PR'),
        ('FR-974', 'RE'),
        ('La Réunion', 'RE'),
        ('gb-sct', 'GB-SCT'),
        ('us-ca', 'California'),
    ],
)
def test_what_is_typed_for_a_country_is_understood_by_every_command(
    command: str, typed: str, same: str, letters: Letters, tmp_path: Path
) -> None:
    (tmp_path / 'facts.yaml').write_text(FACTS, encoding='utf-8')
    files = {'facts': str(tmp_path / 'facts.yaml'), 'form': str(tmp_path / 'form.pdf')}
    given = [*command.split(), *(one.format(**files) for one in WITH_COUNTRY[command]), '--country']
    code, shown, told = letters(*given, typed)
    assert code == 0, told
    assert shown == letters(*given, same)[1]


@pytest.mark.parametrize('command', WITH_COUNTRY)
def test_what_is_no_country_and_no_region_is_refused_by_every_command(
    command: str, letters: Letters, tmp_path: Path
) -> None:
    (tmp_path / 'facts.yaml').write_text(FACTS, encoding='utf-8')
    files = {'facts': str(tmp_path / 'facts.yaml'), 'form': str(tmp_path / 'form.pdf')}
    given = [*command.split(), *(one.format(**files) for one in WITH_COUNTRY[command]), '--country']
    assert letters(*given, 'US-QQ')[0] == 2


def test_of_a_region_the_law_of_its_country_and_its_own_is_listed_and_no_other_regions(letters: Letters) -> None:
    _, laws, _ = letters('laws', 'US-CA')
    assert 'us-tida-s3' in laws
    assert 'us-ca-' in laws
    assert 'us-tx-' not in laws
    _, helping, _ = letters('helplines', 'GB-WLS')
    assert 'Samaritans' in helping
    assert 'Rape Crisis Scotland' not in helping
    assert 'Rape Crisis Scotland' in letters('helplines', 'GB-SCT')[1]
