"""What a person is told of the commands themselves: help, and what is wrong with a command, in their language."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from typing import get_args

import pytest
from typer.main import get_command

from letters import paths
from letters.cli import helped
from letters.cli.app import app
from letters.cli.helping import metavar
from letters.cli.helping import option_name
from letters.cli.screen import wording
from letters.model import helpline
from letters.model import law
from letters.model.locale import Review
from letters.model.platform import Entity
from letters.model.platform import Platform
from letters.model.record import Confidence
from letters.model.record import Reader
from letters.model.record import SourceKind
from letters.model.record import Verification
from letters.registry.load import registry
from letters.registry.load import spoken
from tests.conftest import Letters
from tests.support.soak import share

LANGUAGES = [language for language in spoken() if language != 'en']


def every_command(command: Any = None, name: str = '') -> Iterator[tuple[str, Any]]:
    """The program and each command below it, by the name that is typed."""
    command = command or get_command(app)
    yield name, command
    for inner, below in getattr(command, 'commands', {}).items():
        yield from every_command(below, f'{name} {inner}'.lstrip())


def test_help_speaks_of_every_command_and_option_there_is_and_of_no_other() -> None:
    held = registry().help
    assert set(held.commands) == {name for name, _ in every_command() if name}
    used = set()
    for name, command in every_command():
        said = held.commands[name] if name else held.program
        names = {option_name(one) for one in command.params} | {'help'}
        assert set(said.options) <= names, name
        assert names <= set(said.options) | set(held.options), name
        assert getattr(command, 'commands', {}) or said.example.startswith(f'letters {name}'), name
        used |= names - set(said.options)
    assert used == set(held.options)


@pytest.mark.parametrize('name', share([name for name, _ in every_command()], 4))
def test_help_is_in_the_language_of_the_screen(name: str, letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    command = dict(every_command())[name]
    english = letters(*name.split(), '--help')[1]
    for language in LANGUAGES:
        monkeypatch.setenv('LETTERS_LANGUAGE', language)
        code, shown, talk = letters(*name.split(), '--help')
        assert (code, talk) == (0, '')
        # Commands, options and what is typed stay; no line of words is the English one.
        kept = [one for one in english.splitlines() if ' ' in one.strip() and one in shown.splitlines()]
        assert kept == [], language
        words = ' '.join(shown.split())
        assert all(one.opts[0] in words for one in command.params if one.param_type_name == 'option')
        assert all(metavar(one) in words for one in command.params if one.param_type_name == 'argument')
        assert name == '' or ' '.join(helped.said()['commands'][name]['about'].split()) in words
    monkeypatch.setenv('COLUMNS', '40')
    assert max(map(len, letters(*name.split(), '--help')[1].splitlines())) <= 60


WRONG = {
    ('registry',): 'usage-command-missing',
    ('plam',): 'usage-no-command-near',
    ('registry', 'zzzz'): 'usage-no-command',
    ('plan', 'case.yaml', '--jsn'): 'usage-no-option-near',
    ('plan', 'case.yaml', '--zzzzzz'): 'usage-no-option',
    ('plan',): 'usage-missing',
    ('write', 'case.yaml'): 'usage-missing',
    ('plan', 'case.yaml', 'Ana Example'): 'usage-too-much',
    ('bulk', 'a.csv', '--jobs', 'Ana'): 'usage-number',
    ('bulk', 'a.csv', '--jobs', '999'): 'usage-number',
    ('bulk', 'a.csv', '--jobs'): 'usage-value-missing',
    ('plan', 'case.yaml', '--json=Ana'): 'usage-value-unwanted',
    ('form', '--paper-size', 'Ana'): 'usage-choice',
}


@pytest.mark.parametrize('language', ['en', *LANGUAGES])
def test_what_is_wrong_with_a_command_is_told_in_the_language_of_the_screen_without_what_was_typed(
    language: str, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', language)
    for typed, id in WRONG.items():
        code, shown, talk = letters(*typed)
        assert (code, shown) == (2, ''), typed
        what = wording(language).message(id, 'what', option='¦').split('¦')
        assert all(part in talk for part in what), typed
        assert 'Ana' not in talk
        assert 'zzz' not in talk
    assert '--json' in letters('plan', 'case.yaml', '--jsn')[2]
    assert 'CASE' in letters('plan')[2]
    assert 'letters registry check' not in letters('registry', 'zzzz')[2]


def test_help_needs_no_record_and_no_catalogue_once_it_was_shown() -> None:
    code = (
        'import sys; from letters.cli.run import run; run(["--help"]); '
        'print([name for name in ("pydantic", "babel", "weasyprint", "jinja2") if name in sys.modules])'
    )
    shown = [subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True) for _ in '12']
    assert shown[-1].stdout.splitlines()[-1] == '[]'


def test_help_that_was_kept_of_other_words_is_not_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    held = helped.told(wording('es'))
    file = tmp_path / 'help-es.json'
    monkeypatch.setattr(helped, '_file', lambda _: file)
    file.write_bytes(helped.content('es', {**held, 'colon': ' kept'}))
    assert helped._kept('es') == {**held, 'colon': ' kept'}
    # As when a translator changes a sentence.
    broken = {**json.loads(file.read_bytes()), 'made_of': helped.made_of('fr')}
    for content in (json.dumps(broken), '[]', '{', ''):
        file.write_text(content)
        assert helped._kept('es') is None
    assert paths.LOCALES.parent == paths.CHECKOUT


def test_every_value_of_a_closed_list_has_a_word_and_no_word_is_of_none() -> None:
    def of(model: Any, key: str) -> set[str]:
        return {one for one in walk(model.model_fields[key].annotation) if one}

    def walk(kind: Any) -> Iterator[str]:
        for one in get_args(kind):
            yield from [one] if isinstance(one, str) else walk(one)

    lists = {
        'ground': set(get_args(law.Ground)),
        'recipient': set(get_args(law.RecipientKind)) | of(Platform, 'kind'),
        'material': set(get_args(law.MaterialKind)),
        'signer': set(get_args(law.Role)),
        'oath': set(get_args(law.Oath)),
        'weight': set(get_args(law.Weight)),
        'need': of(law.Element, 'need'),
        'whose-time': of(law.Clock, 'for_'),
        'starts': of(law.Clock, 'starts'),
        'asks': set(get_args(law.Ask)),
        'confidence': set(get_args(Confidence)),
        'verification': set(get_args(Verification)) - {''},
        'source': set(get_args(SourceKind)),
        'authority': of(law.Authority, 'role'),
        'helps': of(helpline.Helpline, 'for_'),
        'under': of(Entity, 'under'),
        'reviewer': of(Review, 'role'),
        'reader': set(get_args(Reader)),
    }
    assert {name: set(table) for name, table in registry().vocabulary.words.items()} == lists
