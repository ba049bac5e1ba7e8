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
