"""The page for clinics shows settings that are fit, and names what the program really writes."""

from __future__ import annotations

import re
from pathlib import Path

from letters import paths
from letters.checking.clinic import read_clinic
from letters.registry.load import registry
from tests.support.shop import settings

PAGE = (paths.CHECKOUT / 'docs' / 'clinics.md').read_text('utf-8')


def test_the_settings_on_the_page_are_fit(tmp_path: Path) -> None:
    shown = re.search(r'```yaml\n(.*?)```', PAGE, re.DOTALL)
    assert shown
    path = settings(tmp_path)
    path.write_text(shown[1], encoding='utf-8')
    clinic, problems = read_clinic(path, registry())
    assert not problems
    assert clinic.review == 'two'
    assert clinic.letterhead.logo.startswith('data:image/svg+xml;base64,')
