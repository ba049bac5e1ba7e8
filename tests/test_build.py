from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from letters import paths
from letters.model.registry import Registry
from letters.questionnaire.build import case_from_file

DEMO = sorted(paths.DEMO.glob('*.yaml'))


@pytest.mark.parametrize('file', DEMO, ids=[file.stem for file in DEMO])
def test_each_invented_case_is_accepted(file: Path, registry: Registry, today: date) -> None:
    case, problems = case_from_file(file, registry, today)
    assert problems == []
    assert case is not None
