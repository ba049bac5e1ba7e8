from __future__ import annotations

from datetime import date

import pytest

from letters.model.registry import Registry
from letters.registry import load


@pytest.fixture(scope='session')
def registry() -> Registry:
    """The registry of this checkout."""
    return load.registry()


@pytest.fixture
def today() -> date:
    """The day of the letters in tests."""
    return date(2026, 11, 21)
