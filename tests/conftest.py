from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from letters.cli import run as running
from letters.model.registry import Registry
from letters.registry import load
from tests.interviewed import machine
from tests.interviewed import remember
from tests.started import machine as started_machine

Letters = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope='session')
def registry() -> Registry:
    """The registry of this checkout."""
    return load.registry()


@pytest.fixture
def today() -> date:
    """The day of the letters in tests."""
    return date(2026, 11, 21)


@pytest.fixture
def letters(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Letters:
    """The command, in English, in an empty folder: code, result and talk. `typed` is piped in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')

    def run(*arguments: str, typed: str = '') -> tuple[int, str, str]:
        monkeypatch.setattr('sys.stdin', io.StringIO(typed))
        code = running.run(list(arguments))
        shown = capsys.readouterr()
        assert 'Traceback' not in shown.err
        return code, shown.out, shown.err

    return run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own: home, temporary folder and working directory."""
    return machine(tmp_path, monkeypatch)


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes next in an interview is worked out once for the same answers."""
    remember(monkeypatch)


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """The environment of a process on a machine of its own."""
    return started_machine(tmp_path)
