"""Files that an earlier release wrote are read by this one, or answered with a sentence. A release adds its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from letters import __version__
from letters.casefile.build import case_from_bytes
from letters.casefile.build import case_from_file
from letters.interview.answers import Answers
from letters.output import lock as locking
from letters.registry.load import registry
from letters.registry.read import read_file
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.interviewed import Person
from tests.support.interviewed import interview

RELEASES = sorted((Path(__file__).parent / 'releases').iterdir())
WORDS = 'four plain words together'


def test_this_release_has_its_files() -> None:
    assert __version__ in {folder.name for folder in RELEASES}


@pytest.mark.parametrize('folder', RELEASES, ids=lambda folder: folder.name)
def test_a_case_of_an_earlier_release_is_read_and_written(folder: Path, letters: Letters) -> None:
    case, problems = case_from_file(folder / 'case.yaml', registry(), DAY)
    assert problems == []
    assert case is not None
    code, shown, _ = letters('plan', str(folder / 'case.yaml'), '--date', DAY.isoformat())
    assert code == 0
    assert case.case.id in shown


@pytest.mark.parametrize('folder', RELEASES, ids=lambda folder: folder.name)
def test_a_locked_file_of_an_earlier_release_opens(folder: Path) -> None:
    opened = locking.open_sealed((folder / 'locked.yaml.age').read_bytes(), passphrase=WORDS)
    case, problems = case_from_bytes(opened, 'locked.yaml.age', registry(), DAY)
    assert problems == []
    assert case == case_from_file(folder / 'case.yaml', registry(), DAY)[0]


@pytest.mark.parametrize('folder', RELEASES, ids=lambda folder: folder.name)
def test_an_interview_that_was_left_in_an_earlier_release_goes_on(folder: Path) -> None:
    tree = read_file(folder / 'half-done.yaml').value
    assert isinstance(tree, dict)
    person = Person()
    outcome = interview(person, Answers.of(tree))
    assert outcome.end
    assert person.prompts


def test_a_file_of_a_later_release_is_answered_with_a_sentence(tmp_path: Path, letters: Letters) -> None:
    file = tmp_path / 'case.yaml'
    shutil.copy(RELEASES[-1] / 'case.yaml', file)
    text = file.read_text('utf-8')
    first = next(line for line in text.splitlines() if line.startswith('format:'))
    file.write_text(text.replace(first, 'format: "2"', 1), 'utf-8')
    code, shown, said = letters('check', str(file))
    assert (code, 'newer version' in shown + said) == (3, True), said
