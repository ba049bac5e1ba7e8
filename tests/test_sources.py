"""`letters sources` and `letters registry stale`: where everything is from, and what was read long ago."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from letters import paths
from letters.law.deadlines import months_after
from letters.registry.load import registry
from letters.registry.sourced import sourced

Letters = Callable[..., tuple[int, str, str]]
BERLIN = paths.DEMO / 'berlin.yaml'


def test_the_bibliography_of_a_case_has_all_that_its_papers_cite(letters: Letters) -> None:
    code, shown, _ = letters('plan', str(BERLIN), '--date', '2026-11-30', '--json')
    assert code == 0
    plan = json.loads(shown)
    found = {one['id']: one for one in json.loads(letters('sources', str(BERLIN), '--date', '2026-11-30', '--json')[1])}
    for paper in plan['papers']:
        for id in (*paper['laws'], paper['recipient']):
            if id in registry().outline.laws or id in registry().platforms:
                assert paper['id'] in found[id]['papers']
    # The notice says why the content is illegal by a rule of the country, and the first page names who helps.
    assert any(one['file'] == 'de' and '03' in one['papers'] for one in found.values())
    assert any('00' in one['papers'] for one in found.values())
    assert all(one['sources'] for one in found.values())
    # Nothing of another country.
    assert {one['file'] for one in found.values()} <= {'de', 'eu', 'us', 'world', *registry().platforms}


def test_the_bibliography_is_read_in_words(letters: Letters) -> None:
    shown = letters('sources', str(BERLIN))[1]
    assert 'https://eur-lex.europa.eu/eli/reg/2022/2065/oj' in shown
    assert 'Jona' not in shown


def test_without_a_case_every_record_is_there(letters: Letters) -> None:
    found = json.loads(letters('sources', '--json')[1])
    assert [one['id'] for one in found] == [held.record.id for held in sourced(registry())]


@pytest.mark.parametrize('months', [0, 6, 600])
def test_what_was_read_long_ago_is_listed_the_longest_ago_first(months: int, letters: Letters) -> None:
    code, shown, _ = letters('registry', 'stale', '--months', str(months), '--json')
    assert code == 0
    found = json.loads(shown)
    days = [one['read'] for one in found]
    assert days == sorted(days)
    wanted = [held for held in sourced(registry()) if months_after(held.last_read, months) < date.today()]  # noqa: DTZ011
    assert len(found) == len(wanted)
    # Only of what nobody could verify there may be none.
    assert all(one['sources'] or one['confidence'] == 'low' for one in found)


def test_nothing_is_that_old(letters: Letters) -> None:
    assert 'Nothing was read last over 600 months ago.' in letters('registry', 'stale', '--months', '600')[1]
    assert letters('registry', 'stale', '--months', '-1')[0] == 2


def test_what_was_read_long_ago_is_listed_of_one_country_by_its_name_or_of_a_region(letters: Letters) -> None:
    def listed(named: str) -> set[str]:
        return {
            one['id']
            for one in json.loads(letters('registry', 'stale', '--months', '0', '--country', named, '--json')[1])
        }

    assert listed('Deutschland') == listed('DE')
    assert {'de-dsk', 'de-stgb'} & listed('DE')
    assert not {id for id in listed('DE') if id.startswith(('fr-', 'us-'))} - {'us-ccri'}
    assert listed('California') == listed('us-ca')
    assert listed('California') <= {id for id in listed('US') if id.startswith('us-ca-')}
    assert not {id for id in listed('Puerto Rico') if id.startswith('us-ca-')}
    assert letters('registry', 'stale', '--country', 'Atlantis')[0] == 2
