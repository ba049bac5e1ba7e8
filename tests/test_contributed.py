"""A country, two services, a paper and a language, added as a contributor adds them: data and nothing else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from letters import paths
from letters.languages.catalogue import offered
from tests.support.checkout import checkout
from tests.support.checkout import run_in
from tests.support.soak import SOAK

GIVEN = Path(__file__).parent / 'contributed'
LANGUAGE = """\
language: it
name: italiano
direction: ltr
first_person_has_gender: yes
"""


@pytest.fixture(scope='module')
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with what was added."""
    root = checkout(tmp_path_factory.mktemp('contributed'), offered() if SOAK else ('es',))
    data = root / 'letters' / 'data'
    shutil.copy(GIVEN / 'it.yaml', data / 'jurisdictions')
    for name in ('snapchat', 'discord'):
        shutil.copy(GIVEN / f'{name}.yaml', data / 'platforms')
    shutil.copytree(GIVEN / 'site-notice', root / 'templates' / 'site-notice')
    (root / 'locales' / 'it').mkdir(exist_ok=True)
    (root / 'locales' / 'it' / 'locale.yaml').write_text(
        f'# yaml-language-server: $schema=../../letters/data/schemas/locale.schema.json\n{LANGUAGE}', 'utf-8'
    )
    assert run_in(root, 'locale', 'update').returncode == 0
    return root


def test_the_check_finds_no_error_in_what_was_added(root: Path) -> None:
    done = run_in(root, 'registry', 'check')
    assert done.returncode == 0, done.stderr
    added = ('it.yaml', 'snapchat.yaml', 'discord.yaml', 'site-notice')
    assert [
        line for line in done.stderr.splitlines() if any(name in line for name in added) and 'http' not in line
    ] == []


@pytest.mark.parametrize(
    ('link', 'kind', 'says'),
    [
        ('https://www.instagram.com/p/ExampleCode1/', 'dsa-notice', 'Article 612-ter of the Codice penale'),
        ('https://www.snapchat.com/spotlight/W7_EDlXWTBiXAEEniNoMPwAAYExampleCode', 'dsa-notice', 'Codice penale'),
        ('https://gallery.example.net/a/1', 'site-notice', 'Please disable access to these links'),
    ],
)
def test_packets_are_written_with_the_law_of_the_country_and_the_helpline(
    link: str, kind: str, says: str, root: Path, tmp_path: Path
) -> None:
    case = (GIVEN / 'it.case.yaml').read_text('utf-8')
    (tmp_path / 'case.yaml').write_text(case.replace('https://www.instagram.com/p/ExampleCode1/', link), 'utf-8')
    done = run_in(
        root, 'write', tmp_path / 'case.yaml', '-o', tmp_path / 'out', '--format', 'txt', '--date', '2026-11-29'
    )
    assert done.returncode == 0, done.stderr
    texts = {file.name: file.read_text('utf-8') for file in (tmp_path / 'out').rglob('*.txt')}
    assert '1522' in texts['00.txt']
    (listed,) = (tmp_path / 'out').glob('*/packet.json')
    of_kind = {one['file'] for one in json.loads(listed.read_text('utf-8'))['papers'] if one['paper'] == kind}
    assert of_kind & texts.keys()
    assert any(says in texts[name] for name in of_kind & texts.keys())


def test_an_authority_and_the_police_of_the_country_are_written_to(root: Path, tmp_path: Path) -> None:
    shutil.copy(GIVEN / 'it.case.yaml', tmp_path / 'case.yaml')
    done = run_in(
        root, 'write', tmp_path / 'case.yaml', '-o', tmp_path / 'out', '--format', 'txt', '--date', '2026-11-29'
    )
    assert done.returncode == 0, done.stderr
    (listed,) = (tmp_path / 'out').glob('*/packet.json')
    papers = json.loads(listed.read_text('utf-8'))['papers']
    texts = {
        (one['paper'], one['recipient']): (listed.parent / one['file']).read_text('utf-8')
        for one in papers
        if one['file'].endswith('.txt')
        and '.links.' not in one['file']
        and one['paper'] in {'regulator-complaint', 'police-statement'}
        and not one['reading']
    }
    assert 'Complaint about Instagram' in texts['regulator-complaint', 'it-garante']
    assert 'An answer came on 10 October 2026.' in texts['regulator-complaint', 'it-garante']
    assert 'I request prosecution' in texts['police-statement', 'it-police']


def test_the_language_is_offered_with_what_it_lacks(root: Path) -> None:
    assert 'it: italiano. Screen: 0 of 100 ready.' in run_in(root, 'languages').stdout


def test_the_law_of_the_country_is_needed_by_its_own_language_alone(root: Path) -> None:
    for language, needed in (('it', 'yes'), ('es', 'no')):
        (one,) = json.loads(run_in(root, 'locale', 'check', language, '--json').stdout)
        own = [lack for lack in one['missing'] if lack['context'].split()[-1].startswith('it-')]
        assert own
        assert {lack['needed'] for lack in own} == {needed}
        counted = sum(one[part][state] for part in ('counts', 'looked_up') for state in ('missing', 'unsure'))
        assert counted == sum(lack['needed'] == 'yes' for lack in one['missing'])


if SOAK:
    # The whole suite once more, in the project with what was added.
    def test_every_test_passes_there_too(root: Path) -> None:
        for name in ('tests', 'docs', 'tools', 'requirements', 'LICENSES'):
            shutil.copytree(paths.CHECKOUT / name, root / name, ignore=shutil.ignore_patterns('__pycache__'))
        for file in paths.CHECKOUT.iterdir():
            if file.is_file():
                shutil.copy(file, root)
        for step in (('init', '-q'), ('add', '-A')):
            subprocess.run(['git', *step], cwd=root, check=True)
        done = subprocess.run(
            [sys.executable, '-m', 'pytest', '-q', '-n', '1', '--deselect', 'tests/test_contributed.py', 'tests'],
            cwd=root, capture_output=True, text=True, check=False,
            env={**os.environ, 'PYTHONPATH': str(root), 'SOAK': ''},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-3000:]
