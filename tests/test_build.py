from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.casefile.build import case_from_bytes
from letters.casefile.build import case_from_file
from letters.casefile.shape import choices
from letters.casefile.shape import leaves
from letters.errors import FileError
from letters.errors import Problem
from letters.model.registry import Registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.factory import make_file

DEMO = sorted(paths.DEMO.glob('*.yaml'))
HEAD = 'format: "1"\ncase: {id: "K7Q2M9"}\n'
SHOWS = 'items: [{shows: [a], url: "https://example.org/a"}]\n'
ITEM = 'items: [{url: "https://example.org/a"}]\n'


def problems_of(file: str | bytes, registry: Registry) -> list[Problem]:
    raw = file.encode() if isinstance(file, str) else file
    case, problems = case_from_bytes(raw, 'case.yaml', registry, DAY)
    assert (case is None) is bool(problems)
    return problems


def found_in(file: str | bytes, registry: Registry) -> list[tuple[str, int, int]]:
    return [(problem.id, problem.line, problem.column) for problem in problems_of(file, registry)]


def ids_after(changes: dict[str, Any], registry: Registry) -> list[str]:
    return [problem.id for problem in problems_of(make_file(changes), registry)]


@pytest.mark.parametrize('file', DEMO, ids=[file.stem for file in DEMO])
def test_each_invented_case_is_accepted(file: Path, registry: Registry) -> None:
    case, problems = case_from_file(file, registry, DAY)
    assert problems == []
    assert case is not None


def test_the_case_of_the_factory_is_accepted_and_comes_back_as_it_is(registry: Registry) -> None:
    case, problems = case_from_bytes(make_file(), 'f', registry, DAY)
    assert problems == []
    assert case == make_case()


def test_the_factory_changes_only_what_it_is_told() -> None:
    changed = make_case({'items.1': a_place('https://example.org/b', status='removed'), 'sender.email': None})
    assert changed.items[0] == make_case().items[0]
    assert changed.items[1].status == 'removed'
    assert changed.sender.email == ''
    assert make_case({'items.1.locator.account': '@x'}).items[1].locator.account == '@x'
    assert make_case({'materials.1': a_recording('b', recorded_by='self')}).materials[1].id == 'b'


# A file with faults of ten kinds; each line says which, and the list below where.
TEN_FAULTS = """\
format: "1"
case: {id: "k7", language: "ur"}
sender:
  role: "himself"
  emial: "fresh.mailbox@example.com"
  address: "c/o Example Legal Clinic"
person: {country: "PK", region: "US-CA"}
materials:
  - {id: "a", kind: "intimate-real", recorded_by: "other", copyright: "author", age_when_recorded: "adult"}
items:
  - {shows: ["a"], url: "https://x.com/a/status/1", seen: "18.11.2026"}
  - {shows: ["b"], url: "x.com/a/status/2", seen: "2026-11-19"}
  - shows: ["a"]
    url: "https://x.com/a/status/3"
    url: "https://x.com/a/status/4"
"""


def test_ten_faults_are_ten_problems_where_they_stand(registry: Registry) -> None:
    assert found_in(TEN_FAULTS, registry) == [
        ('case-id-form', 2, 12),
        ('wrong-choice', 4, 9),
        ('unknown-key-near', 5, 3),
        ('not-a-list', 6, 12),
        ('region-other-country', 7, 33),
        ('author-but-not-recorder', 9, 71),
        ('date-form', 11, 59),
        ('shows-unknown-material', 12, 14),
        ('link-scheme', 12, 25),
        ('double-key', 15, 5),
    ]


@pytest.mark.parametrize(
    ('file', 'found'),
    [
        # Nothing in it
        ('', [('case-id-missing', 1, 1), ('no-items', 1, 1)]),
        ('# a comment\n', [('case-id-missing', 1, 1), ('no-items', 1, 1)]),
        ('just text', [('not-a-group', 1, 1)]),
        ('- a\n- b\n', [('not-a-group', 1, 1)]),
        # Empty answers are open answers
        (HEAD + ITEM + 'sender: {name: "", email: "", address: [], role: ""}\nharm: []\nperson:\n', []),
        (HEAD + 'items: [{url: "https://example.org/a", shows: [""], reports: [{on: "", channel: ""}]}, {}]\n', []),
        (HEAD + ITEM + 'person: {known_as: ["", "  "], living: " "}\nthreat: " "\n', []),
        (HEAD + 'materials: [{}, {id: ""}]\nsent: [{paper: ""}]\n' + ITEM, []),
        # Keys that nobody knows
        (HEAD + ITEM + 'nonsense: {a: b}\n', [('unknown-key', 4, 1)]),
        (HEAD + ITEM + '"<<": {a: b}\n', [('unknown-key', 4, 1)]),
        (HEAD + 'itms: [{url: "https://example.org/a"}]\n', [('unknown-key-near', 3, 1)]),
        (HEAD + 'Items: [{url: "https://example.org/a"}]\n', [('unknown-key-near', 3, 1)]),
        (HEAD + 'items: [{link: "https://example.org/a"}]\n', [('unknown-key', 3, 10)]),
        (HEAD + 'places: [{url: "https://example.org/a"}]\n', [('unknown-key', 3, 1)]),
        (HEAD + 'items: [{engines: [bong], foo: ""}]\n', [('unknown-key', 3, 27)]),
        (HEAD + 'items: [{ulr: "https://example.org/a"}]\n', [('unknown-key-near', 3, 10)]),
        (HEAD + ITEM + 'sender: {name-latin: "Robin"}\n', [('unknown-key-near', 4, 10)]),
        # Values of the wrong form say nothing about what depends on them
        (HEAD + 'items: "https://example.org/a"\n', [('not-a-list', 3, 8)]),
        (HEAD + 'items: ["https://example.org/a"]\n', [('not-a-group', 3, 9)]),
        (HEAD + 'items: [{url: "example.org"}]\n', [('link-scheme', 3, 15)]),
        (HEAD + 'items: [{url: *x}]\n', [('alias', 3, 15)]),
        (HEAD + 'items: [{locator: "group 5"}]\n', [('not-a-group', 3, 19)]),
        (HEAD + 'threat: "extorsion"\n', [('wrong-choice', 3, 9)]),
        (HEAD + 'materials: [{id: "a b"}]\n' + SHOWS, [('material-id-form', 3, 18)]),
        (HEAD + 'materials: [a, {id: b}]\n' + SHOWS, [('not-a-group', 3, 13)]),
        (HEAD + 'materials: a\n' + SHOWS, [('not-a-list', 3, 12)]),
        (HEAD + ITEM + 'person: {country: "Pakistan", region: "PK-PB"}\n', [('country-form', 4, 19)]),
        ('case: {id: [K7]}\n' + ITEM, [('not-a-text', 1, 12)]),
        ('case: K7Q2M9\n' + ITEM, [('not-a-group', 1, 7)]),
        ('case: {id: K7Q2M9}\ncase: {id: K7Q2M0}\n' + ITEM, [('double-key', 2, 1)]),
        ('format: "2"\ncase: {id: "K7Q2M9"}\n' + ITEM, [('format-unknown', 1, 9)]),
        ('format: 1.0\ncase: {id: "K7Q2M9"}\n' + ITEM, [('format-unknown', 1, 9)]),
        # Entries left out do not move the places of those after them
        (
            HEAD + 'items:\n- {url: ""}\n- {}\n- {url: "ftp://a.example"}\n- {where: post}\n',
            [('link-scheme-other', 6, 9), ('item-without-place', 7, 3)],
        ),
        (
            HEAD + 'items: [{url: "https://example.org/a", engines: ["", bing, "", x, [y]]}]\n',
            [('not-a-text', 3, 67)],
        ),
        # A file that breaks off: what stands before is looked at, what is missing is not
        (HEAD + 'threat: "nobody"\nsender: {name: "Robin\n', [('wrong-choice', 3, 9), ('not-yaml', 4, 16)]),
        (
            HEAD + 'threat: nobody\nperson: {country: pk, living: "yes"}\n  x: y\n',
            [('wrong-choice', 3, 9), ('country-form', 4, 19), ('not-yaml', 5, 3)],
        ),
        (HEAD + ITEM + '---\nthreat: nobody\n', [('second-document', 4, 1)]),
        (
            HEAD.encode() + b'sender: {name: "M\xfcller", role: me}\n',
            [('no-items', 1, 1), ('not-utf8', 3, 18), ('wrong-choice', 3, 32)],
        ),
    ],
)
def test_a_file_gives_each_of_its_problems_once(
    file: str | bytes, found: list[tuple[str, int, int]], registry: Registry
) -> None:
    assert sorted(found_in(file, registry)) == sorted(found)


def test_problems_say_which_key_and_which_choices_there_are(registry: Registry) -> None:
    file = (
        HEAD + 'items: [{url: "https://example.org/a", engines: [x]}]\nthreat: "bad"\nsender: {emial: "a", url: "b"}\n'
    )
    assert [dict(problem.values) for problem in problems_of(file, registry)] == [
        {'key': 'threat', 'choices': 'none, to-publish, extortion'},
        {'key': 'sender', 'near': 'email'},
        {'key': 'sender', 'near': 'items.url'},
    ]


def test_every_problem_has_its_message_and_fills_its_placeholders(registry: Registry) -> None:
    files = [
        TEN_FAULTS,
        '',
        'x',
        HEAD + 'items: [x]\nitms: y\nharm: [a]\nformat: 2\nperson: {name: ' + 'x' * 201 + '}\n',
    ]
    files += ['a: &b !c d\n? [e]\n: f\n---\n', '"', HEAD + 'harm: [' + 'afraid,' * 1001 + ']']
    found = [problem for file in files for problem in problems_of(file, registry)]
    for problem in found:
        message = registry.messages[problem.id]
        assert not isinstance(message, str)
        for part in ('what', 'why', 'do'):
            assert '%(' not in message[part] % {'letters': 'letters', **dict(problem.values)}


def test_lists_have_bounds_and_a_case_of_5000_links_is_within_them(registry: Registry) -> None:
    items = [{'url': f'https://example.org/{n}'} for n in range(5000)]
    assert ids_after({'items': items}, registry) == []
    assert ids_after({'items': items * 3}, registry) == ['too-many']
    assert ids_after({'person.known_as': ['x'] * 200_000}, registry) == ['too-many']


def test_the_same_choice_twice_is_one_choice(registry: Registry) -> None:
    raw = (HEAD + ITEM + 'harm: [afraid, family, afraid]\n').encode()
    case, _ = case_from_bytes(raw, 'f', registry, DAY)
    assert case is not None
    assert case.harm == ['afraid', 'family']


def test_questions_and_model_have_the_same_keys_and_choices(registry: Registry) -> None:
    assert set(registry.questions) == set(leaves()) - {'format'}
    for key, question in registry.questions.items():
        assert set(question.choices) == set(choices(leaves()[key])), key


@pytest.mark.parametrize('name', ['missing.yaml', '.', 'a\x00b'])
def test_a_file_that_cannot_be_opened_ends_with_exit_code_5(name: str, tmp_path: Path, registry: Registry) -> None:
    with pytest.raises(FileError) as caught:
        case_from_file(tmp_path / name, registry, DAY)
    assert caught.value.exit_code == 5


def test_problems_name_the_file_as_it_was_given(tmp_path: Path, registry: Registry) -> None:
    file = tmp_path / 'my.yaml'
    file.write_text(HEAD)
    _, problems = case_from_file(file, registry, DAY)
    assert [problem.where for problem in problems] == [f'{file}:1:1']
