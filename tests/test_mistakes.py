"""More than a hundred mistakes of contributors, each in one file: what is named, on which line, and nothing else."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest

from letters import paths
from letters.checking import texts
from letters.checking.files import Files
from letters.checking.registry import LAST
from letters.checking.registry import RULES
from letters.checking.registry import check
from letters.checking.registry import errors
from letters.checking.registry import severity
from letters.checking.rule import Records
from letters.errors import Problem
from letters.languages.catalogue import Translator
from letters.model.registry import Registry
from letters.registry.load import load
from letters.wording.words import Wording
from tests.conftest import Letters
from tests.support.broken import broken
from tests.support.day import LOOKED
from tests.support.mistakes import Mistake
from tests.support.mistakes import made
from tests.support.mistakes import mistakes
from tests.support.soak import share
from tests.support.unchanged import read_unchanged_once

MISTAKES = mistakes()
ENOUGH = 100
# To ask every rule about every mistake is most of what these tests cost: about a part of them all are asked.
OF_ALL = {mistake.name for mistake in share(MISTAKES, 12)}


@pytest.fixture(scope='module')
def real() -> Registry:
    registry, problems = load()
    assert problems == []
    return registry


@pytest.fixture(scope='module', autouse=True)
def once() -> Iterator[None]:
    """Files that no mistake changes are read once."""
    with pytest.MonkeyPatch.context() as patch:
        read_unchanged_once(patch)
        yield


@pytest.fixture(scope='module')
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """A copy of all data and templates, in which one mistake after the other is made and mended."""
    folder = tmp_path_factory.mktemp('mistakes')
    shutil.copytree(paths.DATA, folder / 'data')
    shutil.copytree(paths.TEMPLATES, folder / 'templates')
    return Files(folder / 'data', folder / 'templates')


@pytest.fixture(scope='module')
def before(real: Registry, files: Files) -> frozenset[tuple[str, str, tuple[tuple[str, str], ...]]]:
    """What is found without any mistake, by anything but its line: a mistake above may move it."""
    return frozenset((one.id, one.file, _plain(one)) for one in check(real, files, LOOKED))


def _plain(one: Problem) -> tuple[tuple[str, str], ...]:
    return tuple((name, re.sub(r':\d+', '', value)) for name, value in one.values)


def test_the_mistakes_are_many_and_each_is_another() -> None:
    assert len(MISTAKES) >= ENOUGH
    assert len({(one.file, one.old, one.new) for one in MISTAKES}) == len(MISTAKES)


def test_each_mistake_can_be_made(files: Files) -> None:
    """A file that moved, or a line that was mended, would leave a mistake that nobody makes."""
    held = {name: files.path(name).read_text('utf-8') for name in {one.file for one in MISTAKES}}
    assert [one.name for one in MISTAKES if one.old not in held[one.file]] == []


@pytest.mark.parametrize('mistake', MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named_on_its_line_and_nothing_else_is(
    mistake: Mistake, real: Registry, files: Files, before: frozenset[tuple[str, str, tuple[tuple[str, str], ...]]]
) -> None:
    file, line, problems = made(mistake, real, files, whole=mistake.name in OF_ALL)
    new = [one for one in problems if (one.id, one.file, _plain(one)) not in before]
    assert {one.id for one in new} == {mistake.id, *mistake.also}
    named = [one for one in new if one.id == mistake.id and one.file == file]
    assert line in {one.line for one in named}, named
    told = ' '.join(Wording(real, Translator('en', 'interface')).problem(one) for one in named)
    assert [words for words in mistake.says if words not in told] == []
    # Every part of the message is there, and filled in.
    assert '%(' not in told
    assert set(real.messages[mistake.id]) == {'what', 'why', 'do'}


def test_a_country_file_that_was_copied_and_renamed_is_named(files: Files) -> None:
    text = files.path('jurisdictions/ie.yaml').read_text('utf-8')
    renamed = re.sub(r'(id: )ie\b', r'\1gr', text).replace('name: Ireland', 'name: Greece', 1)
    copy = files.path('jurisdictions/gr.yaml')
    copy.write_text(renamed, 'utf-8')
    try:
        registry, problems = load(files.data, files.templates)
        problems += check(registry, Files(files.data, files.templates), LOOKED)
    finally:
        copy.unlink()
    found = [one for one in problems if one.file == str(copy)]
    foreign = [n for n, line in enumerate(renamed.splitlines(), 1) if '{ga: ' in line or line == 'languages: [en]']
    assert [one.line for one in found if one.id == 'registry-other-language'] == foreign
    assert len(foreign) > 1
    assert {one.id for one in errors(found)} == {'registry-other-language'}
    same = [dict(one.values) for one in problems if one.id == 'registry-same-elsewhere']
    shared = {one['id']: one['other'] for one in same}
    for id in ('hhcro-3', 'rape-crisis', 'childline', 'dpc'):
        # Whichever of the two is read first, the other is named beside it.
        assert f'{copy}:' in shared.get(f'ie-{id}', '') or 'ie.yaml:' in shared.get(f'gr-{id}', '')


# Of a record the text that is replaced, by what, and what is named: a patch that was tried once went through whole.
_IN_APP, _ADDRESSEE = 'in_app: "On the post', 'addressee: [Fenix'
HOSTILE = {
    'hosts: [onlyfans.com': ('hosts: [onlyfans.com, com, "*"', {'registry-host'}),
    'advice: "Open': ('advice: "\\u202eOpen', {'data-line'}),
    _IN_APP: (f'form: "http://evil.example"\n    {_IN_APP}', {'registry-not-https', 'registry-foreign-link'}),
    ' > Report"': (' > Report <script>alert(1)</script>"', {'registry-sign'}),
    _ADDRESSEE: (f'email: "a@b.example\\nBcc: evil@evil.example"\n    {_ADDRESSEE}', {'data-line'}),
    'addressee: [': ('addressee: ["Fenix <img src=x onerror=alert(1)>", ', {'registry-sign'}),
    'post: ["': ('post: ["{{ 7*7 }}", "%(name)s %s", "', {'registry-sign'}),
    'note: "': ('note: "Send your passport to http://evil.example/phish. ', {'registry-foreign-link'}),
}


@pytest.mark.parametrize('old', HOSTILE)
def test_a_record_that_would_harm_the_person_is_refused(old: str, real: Registry, files: Files) -> None:
    new, ids = HOSTILE[old]
    name = 'platforms/onlyfans.yaml'
    assert old in files.path(name).read_text('utf-8')
    wanted = Mistake(name, old, new, '', also=tuple(ids))
    assert {one.id for one in errors(made(wanted, real, files, whole=False).problems)} == ids


# Texts of a record that reach a person, each with what somebody could hide in it.
HIDDEN = {
    'links/advice': 'Open it\u202e here.',
    'channels/us-tida/in_app': '<b>Report</b>',
    'channels/us-tida/addressee': ['X Corp. %(name)s'],
    'channels/us-tida/post': ['{{ person.name }}'],
    'channels/us-tida/email': 'a@x.com\nBcc: b@evil.example',
    'channels/us-tida/steps': ['Press\x07 Report'],
    'channels/us-tida/form': 'http://help.x.com/forms',
    'channels/us-tida/fields/0/note': 'Send your passport to http://evil.example/phish',
    'channels/us-tida/fields/0/asks': 'See www.evil.example',
    'rule/text': 'It is forbidden, see https://evil.example',
    'minors': {'form': 'https://help.x.com/cse', 'note': 'Write to https://x.com.evil.example/', 'steps': ''},
    'appeal': 'Ask &#x67;ently.',
}


@pytest.mark.parametrize('way', HIDDEN)
def test_nothing_is_hidden_in_a_text_that_reaches_a_person(way: str, real: Registry, files: Files) -> None:
    records = Records(broken(real, {f'platforms/x/{way}': HIDDEN[way]}), files, LOOKED)
    assert [one for rule in texts.RULES for one in rule.problems(records)] != []


def test_every_rule_that_is_broken_nowhere_else_is_broken_here() -> None:
    tried = {id for one in MISTAKES for id in (one.id, *one.also)}
    assert {rule.id for rule in LAST} <= tried
    assert 'warning' in {severity(Problem(id)) for id in tried}
    assert len(tried & {rule.id for rule in RULES}) > len(RULES) // 2


def test_a_warning_is_told_and_stops_nothing(letters: Letters) -> None:
    code, _, told = letters('registry', 'check')
    assert code == 0
    assert re.search(r'letters/data/\S+\.yaml:\d+:\d+: The link of a source begins with http\. ', told)
    assert told.endswith('Nothing is in the way.\n')
