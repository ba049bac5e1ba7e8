"""The wheel: what is installed elsewhere reads the same words and writes the same packets as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import get_args

import pytest

from hatch_build import compile_catalogue
from letters import paths
from letters.languages.catalogue import Domain
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import offered
from tests.support.day import DATE

ROOT = Path(__file__).parents[1]


def compiled(source: Path, folder: Path, language: str) -> Path:
    place = folder / language / 'LC_MESSAGES'
    place.mkdir(parents=True, exist_ok=True)
    compile_catalogue(source, place / f'{source.stem}.mo')
    return folder


@pytest.mark.parametrize('language', [language for language in offered() if language != 'en'])
@pytest.mark.parametrize('domain', get_args(Domain))
def test_a_compiled_catalogue_says_what_its_source_says(language: str, domain: Domain, tmp_path: Path) -> None:
    folder = compiled(paths.LOCALES / language / 'LC_MESSAGES' / f'{domain}.po', tmp_path, language)
    source, wheel = Translator(language, domain), Translator(language, domain, folder=folder)
    for context, sentence in catalogue(language, domain).entries:
        assert wheel.text(context, sentence) == source.text(context, sentence)
    assert (wheel.lacking, wheel.hostile) == (source.lacking, source.hostile)


def test_what_the_gate_stops_is_not_in_a_compiled_catalogue(tmp_path: Path) -> None:
    source = tmp_path / 'letters.po'
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgctxt "a"\nmsgid "Not sure."\nmsgstr "Unsicher."\n\n'
        'msgctxt "a"\nmsgid "Left as it was."\nmsgstr "Left as it was."\n\n'
        '#, ignore-same\nmsgctxt "a"\nmsgid "Name"\nmsgstr "Name"\n\n'
        'msgctxt "a"\nmsgid "%(law)s: 3"\nmsgstr "%(law)s: 3"\n'
    )
    held = catalogue('xx', 'letters', compiled(source, tmp_path, 'xx')).entries
    assert set(held) == {('a', 'Name'), ('a', '%(law)s: 3')}


def demo(folder: Path, elsewhere: Path) -> dict[str, bytes]:
    """The files of the demo as the package in a folder writes them."""
    surroundings = {**os.environ, 'PYTHONPATH': str(folder)}
    where = 'import letters; print(letters.__file__)'
    found = subprocess.run(
        [sys.executable, '-c', where], cwd=elsewhere, env=surroundings, capture_output=True, text=True, check=True
    )
    assert Path(found.stdout.strip()).is_relative_to(folder)
    command = [sys.executable, '-m', 'letters', 'demo', '-o', 'packets', '--date', DATE]
    subprocess.run(command, cwd=elsewhere, env=surroundings, capture_output=True, check=True)
    packets = elsewhere / 'packets'
    return {file.relative_to(packets).as_posix(): file.read_bytes() for file in packets.rglob('*') if file.is_file()}


def test_the_wheel_writes_the_same_demo_as_the_checkout(tmp_path: Path) -> None:
    build = [sys.executable, '-m', 'hatchling', 'build', '-t', 'wheel', '-d', str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    for name in ('wheel', 'a', 'b'):
        (tmp_path / name).mkdir()
    with zipfile.ZipFile(next(tmp_path.glob('*.whl'))) as wheel:
        wheel.extractall(tmp_path / 'wheel')
    from_wheel, from_checkout = demo(tmp_path / 'wheel', tmp_path / 'a'), demo(ROOT, tmp_path / 'b')
    assert sorted(from_wheel) == sorted(from_checkout)
    assert {name for name in from_wheel if from_wheel[name] != from_checkout[name]} == set()
