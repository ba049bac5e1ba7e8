"""The morning with forty people that the page for clinics shows: its commands say what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letters import paths
from tests.conftest import Letters
from tests.support import morning

PAGE = (paths.CHECKOUT / 'docs' / 'clinics.md').read_text('utf-8')
STEPS = re.findall(r'```console\n\$ letters ([^\n]+)\n(.*?)```', PAGE, flags=re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """The settings of the README, and the sheet as it was first filled in."""
    readme = (paths.CHECKOUT / 'README.md').read_text('utf-8')
    (settings,) = re.findall(r'```yaml\n# clinic.yaml\n(.*?)```', readme, flags=re.DOTALL)
    (tmp_path / 'clinic.yaml').write_text(settings, 'utf-8')
    morning.write(tmp_path / 'cases.xlsx')
    return tmp_path


def test_the_morning_goes_as_the_page_for_clinics_shows_it(desk: Path, letters: Letters) -> None:
    assert len(STEPS) == 6
    for line, shown in STEPS:
        command, _, fails = line.partition(' || ')
        if command.startswith('bulk'):
            morning.write(desk / 'cases.xlsx', mended=True)
        # The PDFs of forty packets take minutes.
        as_text = ('--format', 'txt') if ' -o office' in command else ()
        code, out, _ = letters(*command.removesuffix(' --print print').split(), *as_text)
        assert bool(code) == bool(fails), command
        said = out.replace(f'{desk}/', '/.../') + (f'It leaves with {code}\n' if fails else '')
        lines = [r'(?:.*\n)*' if one == '...\n' else re.escape(one) for one in shown.splitlines(keepends=True)]
        assert re.fullmatch(''.join(lines), said), command


def test_the_sheet_has_forty_people_and_five_slips_to_mend() -> None:
    filled, mended = morning.forty(), morning.forty(mended=True)
    assert len(filled) == len(mended) == 40
    assert len({row['case.id'] for row in mended}) == 40
    assert sum(one != other for one, other in zip(filled, mended, strict=True)) == 5
