"""The wheel: what is installed elsewhere reads the same words and writes the same packets as the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from hatch_build import compile_catalogue
from letters import paths
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import offered
from letters.model.locale import DOMAINS
from letters.model.locale import Domain
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.packets import CASES
from tests.support.packets import files_in
from tests.support.packets import reference
from tests.support.shared import Files
from tests.support.soak import SOAK

ROOT = Path(__file__).parents[1]
NUMBERS = (0, 1, 2, 3, 10, 11, 21, 100, 101)


def compiled(source: Path, folder: Path, language: str) -> Path:
    place = folder / language / 'LC_MESSAGES'
    place.mkdir(parents=True, exist_ok=True)
    compile_catalogue(source, place / f'{source.stem}.mo')
    return folder


def ways_to_say(context: str, sentence: str, plural: str) -> list[Callable[[Translator], str]]:
    """A sentence as it is; one that counts with numbers of every form."""
    if not plural:
        return [lambda words: words.text(context, sentence)]
    return [partial(Translator.counted, context=context, one=sentence, other=plural, count=n) for n in NUMBERS]


@pytest.mark.parametrize('language', [language for language in offered() if language != 'en'])
@pytest.mark.parametrize('domain', DOMAINS)
def test_a_compiled_catalogue_says_what_its_source_says(language: str, domain: Domain, tmp_path: Path) -> None:
    folder = compiled(paths.LOCALES / language / 'LC_MESSAGES' / f'{domain}.po', tmp_path, language)
    source, wheel = Translator(language, domain), Translator(language, domain, folder=folder)
    for (context, sentence), entry in catalogue(language, domain, paths.LOCALES).entries.items():
        for said in ways_to_say(context, sentence, entry.plural):
            assert said(wheel) == said(source)
    assert (wheel.lacking, wheel.faulty) == (source.lacking, source.faulty) == ([], [])


def test_what_the_gate_stops_is_not_in_a_compiled_catalogue(tmp_path: Path) -> None:
    source = tmp_path / 'letters.po'
    source.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#, fuzzy\nmsgctxt "a"\nmsgid "Not sure."\nmsgstr "Unsicher."\n\n'
        'msgctxt "a"\nmsgid "Left as it was."\nmsgstr "Left as it was."\n\n'
        '#, ignore-same\nmsgctxt "a"\nmsgid "Name"\nmsgstr "Name"\n\n'
        'msgctxt "a"\nmsgid "%(law)s: 3"\nmsgstr "%(law)s: 3"\n\n'
        '#, fuzzy\n#~| msgid "It was."\n#~ msgctxt "a"\n#~ msgid "It is gone."\n#~ msgstr "Weg."\n'
    )
    held = catalogue('xx', 'letters', compiled(source, tmp_path, 'xx')).entries
    assert set(held) == {('a', 'Name'), ('a', '%(law)s: 3')}


PLANS = [['plan', str(file), '--json', '--date', DATE] for file in CASES]


def said(folder: Path, elsewhere: Path, write: list[str]) -> str:
    """What the package in a folder says of each plan; then it writes."""
    surroundings = {**os.environ, 'PYTHONPATH': str(folder), 'LETTERS_LANGUAGE': 'en'}
    # The compiled records are fresh there too, whatever folders they were made in.
    where = (
        'import letters; from letters.registry import compiled; assert compiled.kept() is not None; '
        'print(letters.__file__)'
    )
    code = f'from letters.cli.run import run\nfor arguments in {PLANS}: run(arguments)\nassert not run({write})'
    found, done = (
        subprocess.run(
            [sys.executable, '-c', text], cwd=elsewhere, env=surroundings, capture_output=True, text=True, check=True
        )
        for text in (where, code)
    )
    assert Path(found.stdout.strip()).is_relative_to(folder)
    return done.stdout


def test_the_wheel_writes_the_same_demo_as_the_checkout(tmp_path: Path, packets: Mapping[str, Files]) -> None:
    build = [sys.executable, '-m', 'hatchling', 'build', '-t', 'wheel', '-d', str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    for name in ('wheel', 'elsewhere'):
        (tmp_path / name).mkdir()
    with zipfile.ZipFile(next(tmp_path.glob('*.whl'))) as wheel:
        wheel.extractall(tmp_path / 'wheel')
    # Every plan, and a packet with a right-to-left copy for reading; or every packet.
    cases = CASES if SOAK else [paths.DEMO / 'lahore.yaml']
    write = ['demo'] if SOAK else ['write', str(cases[0])]
    told = said(tmp_path / 'wheel', tmp_path / 'elsewhere', [*write, '-o', 'packets', '--date', DATE])
    assert told.startswith(''.join(letters(*plan).stdout for plan in PLANS))
    from_wheel = files_in(tmp_path / 'elsewhere' / 'packets')
    from_checkout = {f'{reference(file)}/{name}': held for file in cases for name, held in packets[file.stem].items()}
    assert sorted(from_wheel) == sorted(from_checkout)
    assert {name for name in from_wheel if from_wheel[name] != from_checkout[name]} == set()
