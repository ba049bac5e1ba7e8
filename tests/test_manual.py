"""The manual is the model: what is written about a key is what is read, and a skeleton is a record to be filled in."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.checking.files import Files
from letters.checking.registry import check
from letters.manual import skeleton
from letters.manual.page import EXAMPLES
from letters.manual.page import files
from letters.manual.schema import KINDS
from letters.manual.schema import schema
from letters.manual.schema import unexplained
from letters.registry.load import UNFILLED
from letters.registry.load import load
from letters.registry.read import read_file
from tests.conftest import Letters
from tests.support.checkout import checkout
from tests.support.checkout import run_in
from tests.support.day import DAY


def test_every_key_of_every_record_is_explained_and_nothing_else_is() -> None:
    assert unexplained() == []


@pytest.mark.parametrize('file', files(), ids=lambda file: file.name)
def test_the_page_and_the_schemas_are_those_of_the_models(file: Path) -> None:
    assert file.read_text('utf-8') == files()[file], 'Run: tools/with-system python tools/manual'


def _files() -> dict[str, list[Path]]:
    data = paths.DATA
    places = [*(data / 'jurisdictions').glob('*.yaml'), *(data / 'jurisdictions').glob('*/country.yaml')]
    return {
        'jurisdiction': places,
        'platform': [*(data / 'platforms').glob('*.yaml')],
        'paper': [*paths.TEMPLATES.glob('*/paper.yaml')],
        'locale': [*paths.LOCALES.glob('*/locale.yaml')],
        'questions': [*(data / 'questions').glob('*.yaml')],
        **{kind: [data / f'{kind}.yaml'] for kind in ('flow', 'form', 'scripts', 'typed', 'vocabulary')},
    }


@pytest.mark.parametrize(('kind', 'file'), [(kind, file) for kind, found in _files().items() for file in found])
def test_an_editor_finds_the_schema_of_a_file_and_knows_each_of_its_keys(kind: str, file: Path) -> None:
    first = file.read_text('utf-8').partition('\n')[0]
    named = re.fullmatch(r'# yaml-language-server: \$schema=(\S+)', first)
    assert named, first
    assert (file.parent / named[1]).resolve() == (paths.DATA / 'schemas' / f'{kind}.schema.json').resolve()
    made = schema(kind)
    assert list(_unknown(read_file(file).value, made, made.get('$defs', {}))) == []


def _unknown(tree: Any, part: dict[str, Any], parts: dict[str, Any]) -> Any:
    """Keys of a tree that no reading of its schema knows."""
    if '$ref' in part:
        part = parts[part['$ref'].rpartition('/')[2]]
    if 'anyOf' in part:
        found = [list(_unknown(tree, one, parts)) for one in part['anyOf']]
        yield from min(found, key=len)
    elif isinstance(tree, list):
        for inner in tree:
            yield from _unknown(inner, part.get('items', {}), parts)
    elif isinstance(tree, dict) and part.get('type') == 'string':
        yield from tree
    elif isinstance(tree, dict):
        named = part.get('patternProperties', {})
        other = part.get('additionalProperties') or next(iter(named.values()), None)
        for key, inner in tree.items():
            known = part.get('properties', {}).get(key, other)
            if isinstance(known, dict):
                yield from _unknown(inner, known, parts)
            elif 'properties' in part:
                yield key


@pytest.fixture
def records(tmp_path: Path) -> Path:
    shutil.copytree(paths.DATA, tmp_path / 'data')
    shutil.copytree(paths.TEMPLATES, tmp_path / 'templates')
    return tmp_path


def test_the_examples_of_the_manual_are_records_that_the_check_takes(records: Path) -> None:
    data = records / 'data'
    shutil.copy(EXAMPLES / 'law.yaml', data / 'jurisdictions' / 'zz.yaml')
    shutil.copy(EXAMPLES / 'platform.yaml', data / 'platforms' / 'sample.yaml')
    found, problems = load(data)
    assert problems == []
    assert found.law('zz-images').deadline is not None
    checked = check(found, Files(data=data), DAY, translations=False)
    mine = [one for one in checked if Path(one.file).stem in {'zz', 'sample'}]
    # An invented country is on no map.
    assert {one.id for one in mine} <= {'registry-unknown-country'}


@pytest.mark.parametrize('kind', ['law', 'platform', 'paper', 'language'])
def test_a_skeleton_names_every_place_that_is_still_to_be_filled_in(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ('DATA', 'TEMPLATES', 'LOCALES'):
        monkeypatch.setattr(f'letters.paths.{name}', tmp_path / name.lower())
    made = skeleton.written(kind, {'law': 'it', 'language': 'it'}.get(kind, 'sample'), date(2026, 11, 29))
    record, text = next((file, text) for file, text in made.items() if file.suffix == '.yaml')
    record.parent.mkdir(parents=True)
    record.write_text(text, 'utf-8')
    document = read_file(record)
    assert document.problems == []
    assert str(document.value).count(UNFILLED) == len(re.findall(rf'(?m)^(?! *#).*?{UNFILLED}', text))
    assert all(key in text for key in _keys(kind)), kind


def _keys(kind: str) -> list[str]:
    made = schema({'law': 'jurisdiction', 'language': 'locale'}.get(kind, kind))
    assert set(KINDS) >= {'law', 'platform'}
    return [f'{key}:' for key in made['properties']]


def test_a_record_that_is_not_filled_in_is_used_by_no_command(records: Path) -> None:
    data = records / 'data'
    text = (EXAMPLES / 'law.yaml').read_text('utf-8').replace('name: Utopia', f'name: {UNFILLED}', 1)
    (data / 'jurisdictions' / 'zz.yaml').write_text(text, 'utf-8')
    _, problems = load(data)
    assert [(one.id, one.line) for one in problems] == [('registry-unfilled', 2)]


def test_a_new_record_overwrites_nothing(letters: Letters) -> None:
    before = (paths.DATA / 'jurisdictions' / 'ie.yaml').read_bytes()
    code, _, said = letters('registry', 'new', 'law', 'ie')
    assert code == 5
    assert 'there already' in said
    assert (paths.DATA / 'jurisdictions' / 'ie.yaml').read_bytes() == before


@pytest.mark.parametrize('given', [('country', 'it'), ('law', '../it'), ('language', 'x')])
def test_what_cannot_be_a_record_is_refused(given: tuple[str, str], letters: Letters) -> None:
    assert letters('registry', 'new', *given)[0] == 2


def test_the_check_tells_of_the_files_that_are_named_alone(letters: Letters) -> None:
    countries = paths.DATA / 'jurisdictions'
    both = letters('registry', 'check', str(countries / 'au.yaml'), str(countries / 'es.yaml'))[2]
    assert 'To be looked at' in both
    assert 'au.yaml' in both
    code, _, said = letters('registry', 'check', str(countries / 'es.yaml'))
    assert code == 0
    assert 'au.yaml' not in said
    assert letters('registry', 'check', 'nowhere.yaml')[0] == 5


def test_what_is_wrong_with_other_files_keeps_nobody_from_the_answer_about_one(tmp_path: Path) -> None:
    root = checkout(tmp_path)
    folder = Path('letters') / 'data' / 'jurisdictions'
    broken = root / folder / 'fr.yaml'
    broken.write_text(broken.read_text('utf-8').replace('\nname: ', '\nnam: ', 1), 'utf-8')
    one = run_in(root, 'registry', 'check', folder / 'ie.yaml')
    assert (one.returncode, 'fr.yaml' in one.stderr) == (0, False)
    assert 'Other files have faults too' in one.stderr
    assert run_in(root, 'registry', 'check', folder / 'fr.yaml').returncode == 4
