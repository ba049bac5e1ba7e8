"""The compiled registry: the same records as the files have, never old ones, never those of somebody else."""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.registry import compiled
from letters.registry import load


def plainly(value: Any) -> Any:
    """Records as plain values, so that two of them can be compared whole."""
    if hasattr(value, 'model_dump'):
        return type(value).__name__, value.model_dump()
    if isinstance(value, Mapping):
        return {key: plainly(held) for key, held in value.items()}
    return [plainly(one) for one in value] if isinstance(value, list | tuple) else value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A compiled file that can be relied upon."""
    place = tmp_path / '_compiled' / 'registry'
    compiled.keep(tuple(load.parsed()), compiled.digest(), place)
    return place


def test_compiled_records_are_those_of_the_files_each_one_and_in_their_order(file: Path) -> None:
    read, (registry, locales, words) = load.parsed(), compiled.kept(file)
    assert list(vars(registry)) == list(vars(read.registry))
    for name, value in vars(read.registry).items():
        found = getattr(registry, name)
        assert plainly(found) == plainly(value), name
        if isinstance(value, Mapping):
            assert list(found) == list(value), name
    assert plainly(locales) == plainly(read.locales)
    assert plainly(words) == plainly(read.words)
    as_told = [law.model_dump_json(by_alias=True, exclude_defaults=True) for law in registry.laws()]
    assert as_told == [law.model_dump_json(by_alias=True, exclude_defaults=True) for law in read.registry.laws()]


def _changed(folder: Path) -> None:
    target = folder / 'jurisdictions' / 'de.yaml'
    target.write_text(target.read_text('utf-8') + '\n# looked at again\n', 'utf-8')


def _added(folder: Path) -> None:
    shutil.copy(folder / 'platforms' / 'x.yaml', folder / 'platforms' / 'y.yaml')


def _taken_away(folder: Path) -> None:
    (folder / 'questions' / 'case.yaml').unlink()


def _renamed(folder: Path) -> None:
    (folder / 'platforms' / 'x.yaml').rename(folder / 'platforms' / 'z.yaml')


@pytest.mark.parametrize('change', [_changed, _added, _taken_away, _renamed])
def test_what_was_compiled_of_other_files_is_not_used(change: Any, tmp_path: Path, monkeypatch: Any) -> None:
    data = tmp_path / 'data'
    shutil.copytree(paths.DATA, data)
    monkeypatch.setattr(paths, 'DATA', data)
    place = tmp_path / '_compiled' / 'registry'
    compiled.keep(('anything', {}), compiled.digest(), place)
    assert compiled.kept(place) == ('anything', {})
    change(data)
    assert compiled.kept(place) is None


def test_what_was_compiled_of_one_folder_of_languages_is_not_used_for_another(file: Path, monkeypatch: Any) -> None:
    assert compiled.kept(file) is not None
    monkeypatch.setattr(paths, 'LOCALES', file.parent)
    assert compiled.kept(file) is None


@pytest.mark.parametrize('mode', [0o666, 0o664, 0o602])
def test_what_somebody_else_may_have_written_is_not_used(mode: int, file: Path) -> None:
    assert compiled.kept(file) is not None
    file.chmod(mode)
    assert compiled.kept(file) is None


@pytest.mark.parametrize('keep', [0, 10, 32, 5000, -1])
def test_a_part_of_a_file_is_not_used(keep: int, file: Path) -> None:
    file.write_bytes(file.read_bytes()[:keep])
    assert compiled.kept(file) is None


class Hostile:
    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ('touch hostile-was-here',)


def borrowed(module: str, name: str, argument: str) -> bytes:
    """A pickle that calls by a name something that a module of ours imports."""
    texts = [pickle.SHORT_BINUNICODE + bytes([len(text)]) + text.encode() for text in (module, name, argument)]
    called = texts[0] + texts[1] + pickle.STACK_GLOBAL + texts[2] + pickle.TUPLE1 + pickle.REDUCE
    return pickle.PROTO + b'\x04' + called + pickle.STOP


PLANTED = {
    'a function of the system': pickle.dumps((Hostile(), {})),
    'what a module imports': borrowed('letters.model.hosts', 'Path.touch', 'hostile-was-here'),
    'a class that a module imports': borrowed('letters.model.hosts', 'Path', 'hostile-was-here'),
    'a function of a module': borrowed('letters.model.hosts', 'is_of_one_site', 'example.com'),
}


@pytest.mark.parametrize('planted', PLANTED)
def test_a_planted_file_runs_nothing(planted: str, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file.write_bytes(compiled.digest() + hashlib.sha256(PLANTED[planted]).digest() + PLANTED[planted])
    assert compiled.kept(file) is None
    assert not (tmp_path / 'hostile-was-here').exists()


def test_an_installed_program_writes_nothing_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, 'IN_CHECKOUT', False)
    compiled.keep(('anything', {}), compiled.digest(), tmp_path / '_compiled' / 'registry')
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / '_compiled').write_text('a file where the folder should be')
    compiled.keep(('anything', {}), compiled.digest(), tmp_path / '_compiled' / 'registry')
    assert [file.name for file in tmp_path.iterdir()] == ['_compiled']


def test_commands_read_the_compiled_records(monkeypatch: pytest.MonkeyPatch) -> None:
    load.registry()

    def read() -> None:
        raise AssertionError('The files were read although nothing changed.')

    monkeypatch.setattr(load, 'parsed', read)
    load._once.cache_clear()
    assert load.registry().laws()


def test_what_was_edited_while_it_was_read_is_not_kept_under_its_new_digest(tmp_path: Path) -> None:
    place = tmp_path / '_compiled' / 'registry'
    compiled.keep(('anything', {}), b'another digest', place)
    assert not place.exists()


def test_a_damaged_record_is_not_used(file: Path) -> None:
    whole = file.read_bytes()
    assert whole.count(b'TAKE IT DOWN') > 0
    file.write_bytes(whole.replace(b'TAKE IT DOWN', b'FAKE IT DOWN', 1))
    assert compiled.kept(file) is None
