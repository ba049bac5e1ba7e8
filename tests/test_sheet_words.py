"""What a clinic writes into a sheet in its own words: a country by its name, as in the interview."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.intake.columns import OwnWords
from letters.intake.gather import gather
from letters.intake.gather import unfold
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.rows import as_csv
from tests.support.rows import case_rows
from tests.support.rows import grid


@pytest.mark.parametrize(
    ('written', 'code'),
    [
        ('Pakistan', 'PK'),
        ('پاکستان', 'PK'),
        ('Alemania', 'DE'),
        ('USA', 'US'),
        (' gb ', 'GB'),
        ('NO', 'NO'),
        ('no', ''),
        ('Pakistann', ''),
    ],
)
def test_a_country_may_be_written_by_its_name(tmp_path: Path, written: str, code: str) -> None:
    row = {**case_rows('A01')[0], 'person.country': written, 'person.other_countries': f'{written}\nFrance'}
    file = tmp_path / 'cases.csv'
    file.write_bytes(as_csv(grid([row])))
    (case,) = gather([file], registry(), DAY, mapping=OwnWords(), opened=Path.read_bytes).cases
    if not code:
        assert {dict(one.values)['column'] for one in case.problems} >= {'person.country'}
        return
    assert case.problems == ()
    person = unfold(case.folded).person
    assert (person.country, person.other_countries) == (code, [code, 'FR'])


@pytest.mark.parametrize(
    ('country', 'written', 'code'),
    [
        ('US', 'Texas', 'US-TX'),
        ('United States', ' texas ', 'US-TX'),
        ('US', 'TX', 'US-TX'),
        ('US', 'us-tx', 'US-TX'),
        ('', 'Texas', 'US-TX'),
        ('US', 'Georgia', 'US-GA'),
        ('Canada', 'Quebec', 'CA-QC'),
        ('CA', 'Québec', 'CA-QC'),
        ('US', 'ٹیکساس', 'US-TX'),
        ('GB', 'Escocia', 'GB-SCT'),
        ('CA', 'Texas', ''),
        ('', 'TX', ''),
        ('US', 'Texa', ''),
    ],
)
def test_a_region_may_be_written_by_its_name_or_without_its_country(
    tmp_path: Path, country: str, written: str, code: str
) -> None:
    # The country stands in another row of the case.
    rows = [{**case_rows('A01')[0], 'person.region': written}, {'case.id': 'A01', 'person.country': country}]
    rows[0].pop('person.country')
    file = tmp_path / 'cases.csv'
    file.write_bytes(as_csv(grid(rows)))
    (case,) = gather([file], registry(), DAY, mapping=OwnWords(), opened=Path.read_bytes).cases
    columns = {dict(one.values)['column'] for one in case.problems}
    assert ('person.region' in columns) == (not code)
    if code and country:
        assert case.problems == ()
        assert unfold(case.folded).person.region == code
