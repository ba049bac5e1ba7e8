from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letters.cli import run as running
from letters.model.registry import Registry
from letters.output import folder as output_folder
from letters.registry import load
from tests.support import shared
from tests.support.day import DAY
from tests.support.machine import machine
from tests.support.packets import demo_packets
from tests.support.pseudo_locales import pseudo_folder
from tests.support.pseudo_locales import speak
from tests.support.sealed import quickly_sealed
from tests.support.soak import is_tried
from tests.support.started import process_environment
from tests.support.together import Together
from tests.support.unchanged import read_unchanged_once

Letters = Callable[..., tuple[int, str, str]]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of tests of one kind, with different values, a share runs by default and all of them with SOAK=1."""
    seen: Counter[tuple[Path, str]] = Counter()
    left_out = []
    for item in items:
        if isinstance(item, pytest.Function) and hasattr(item, 'callspec'):
            kind = (item.path, item.originalname)
            if not is_tried(item.path.stem, seen[kind]):
                left_out.append(item)
            seen[kind] += 1
    config.hook.pytest_deselected(items=left_out)
    gone = set(left_out)
    items[:] = [item for item in items if item not in gone]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together:
    """Who runs what, where several run the tests."""
    return Together(config, log)


@pytest.fixture(scope='session', autouse=True)
def _made_once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    """What one worker made is there for the others too."""
    folder = tmp_path_factory.getbasetemp()
    shared.keep_in((folder if worker_id == 'master' else folder.parent) / 'shared')


@pytest.fixture(scope='session')
def packets() -> Mapping[str, shared.Files]:
    """For each invented case, by the name of its file, the files of its packet; written once a run."""
    return demo_packets()


@pytest.fixture(scope='session')
def registry() -> Registry:
    """The registry of this checkout."""
    return load.registry()


@pytest.fixture(scope='session')
def pseudo_locales(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of languages in which the two that nobody speaks stand beside the real ones."""
    return pseudo_folder(tmp_path_factory.mktemp('pseudo') / 'locales')


@pytest.fixture
def pseudo_spoken(pseudo_locales: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program offers `en_XA` and `ar_XB` too, for its screen and for letters, in the process of the test."""
    speak(pseudo_locales, monkeypatch)


@pytest.fixture
def today() -> date:
    """The day of the letters in tests."""
    return DAY


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
    for name, folder in machine(tmp_path).items():
        monkeypatch.setenv(name, folder)
    monkeypatch.chdir(tmp_path / 'here')
    return tmp_path


@pytest.fixture
def unchanged_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all records and catalogues the strict reader reads only what it has not read yet."""
    read_unchanged_once(monkeypatch)


@pytest.fixture
def locked_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Locking takes a second on purpose; here it takes none, for what is not about it."""

    def seal(content: bytes, *, passphrase: str) -> bytes:
        return quickly_sealed(content, passphrase)

    monkeypatch.setattr('letters.interview.saver.seal', seal)
    monkeypatch.setattr('letters.cli.lock.seal', seal)


@pytest.fixture
def world(tmp_path: Path) -> dict[str, str]:
    """The environment of a process on a machine of its own."""
    return process_environment(tmp_path)


@pytest.fixture(params=[True, False], ids=['handles', 'paths'])
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With open folders, and as on a system that has no such handles and no locks."""
    if not request.param:
        monkeypatch.setattr(output_folder, 'HANDLES', False)
        monkeypatch.setattr(output_folder, 'fcntl', None)
