from __future__ import annotations

import json
from pathlib import Path

import pytest

from letters.comparing.facts import facts
from letters.errors import DataError
from letters.errors import FileError
from letters.registry.load import registry
from tests.support.command import letters
from tests.support.utopia import UTOPIA


def test_a_folder_of_facts_is_read_whole_and_a_lead_is_left_out(tmp_path: Path) -> None:
    (tmp_path / 'law').mkdir()
    (tmp_path / 'law' / 'UT.yaml').write_text(UTOPIA, encoding='utf-8')
    (tmp_path / 'services.yaml').write_text('- id: quick_post\n- {id: ut-line, country: UT, name: Line}\n', 'utf-8')
    told, passed = facts(tmp_path)
    assert [(one.id, one.country, one.platform) for one in told] == [
        ('utopia-notice', 'ut-opia', ''),
        ('Office of Quiet (OQ)', 'ut-opia', ''),
        ('quick-post', '', 'quick-post'),
        ('ut-line', 'ut', ''),
    ]
    assert passed == []


def test_an_alias_is_passed_over_and_named(tmp_path: Path) -> None:
    file = tmp_path / 'services.yaml'
    file.write_text('- {id: one, fields: &same [signature]}\n- {id: two, fields: *same}\n', 'utf-8')
    told, passed = facts(file)
    assert [one.id for one in told] == ['one', 'two']
    assert [(one.id, one.line) for one in passed] == [('compare-alias', 2)]


@pytest.mark.parametrize('text', ['', 'routes: []\n', 'jurisdiction: UT\n', '- just\n- texts\n', 'a: [1\n', '!tag x\n'])
def test_a_file_that_is_no_facts_is_an_error_of_data(text: str, tmp_path: Path) -> None:
    file = tmp_path / 'facts.yaml'
    file.write_text(text, encoding='utf-8')
    with pytest.raises(DataError) as caught:
        facts(file)
    assert caught.value.problems


def test_a_file_that_is_not_there_and_an_empty_folder_are_errors_of_files(tmp_path: Path) -> None:
    for path in (tmp_path / 'none.yaml', tmp_path):
        with pytest.raises(FileError):
            facts(path)


@pytest.fixture
def facts_file(tmp_path: Path) -> Path:
    """Facts about a helpline that the registry has, with a telephone that nobody has."""
    file = tmp_path / 'facts.yaml'
    line = next(line for line in registry().jurisdictions['pk'].helplines if line.phone)
    told = [
        {'id': line.id, 'country': 'PK', 'name': line.name, 'fax': '+99 555 000 111'},
        {'id': 'utopia_line', 'country': 'XU', 'name': 'Line'},
    ]
    file.write_text(json.dumps(told), encoding='utf-8')
    return file


def test_the_command_shows_a_line_for_each_difference_and_leaves_with_0(facts_file: Path) -> None:
    line = next(line for line in registry().jurisdictions['pk'].helplines if line.phone)
    done = letters('registry', 'compare', str(facts_file), '--country', 'PK')
    assert done.returncode == 0
    assert f'{facts_file}: {line.id}: fax: +99 555 000 111' in done.stdout.splitlines()
    assert 'Records of facts compared: 1. Values in them: 2. Lost: 1, changed: 0' in done.stdout


def test_the_command_gives_the_same_to_a_program(facts_file: Path) -> None:
    found = json.loads(letters('registry', 'compare', str(facts_file), '--json').stdout)
    assert found['counts'] | {'added': 0} == {'records': 1, 'values': 2, 'lost': 1, 'changed': 0, 'added': 0}
    assert (found['lost'][0]['kind'], found['lost'][0]['value']) == ('phone', '+99 555 000 111')
    assert found['without'] == ['xu']


@pytest.mark.parametrize(
    ('arguments', 'code'),
    [
        (['facts.yaml'], 0),
        (['none.yaml'], 5),
        (['bad.yaml'], 4),
        (['facts.yaml', '--country', 'XU'], 2),
        (['facts.yaml', '--platform', 'nobody'], 2),
        (['facts.yaml', '--platform', 'x', '--country', 'PK'], 2),
        ([], 2),
    ],
)
def test_how_the_command_ends(arguments: list[str], code: int, facts_file: Path) -> None:
    (facts_file.parent / 'bad.yaml').write_text('just a text\n', encoding='utf-8')
    assert letters('registry', 'compare', *arguments, cwd=facts_file.parent).returncode == code
