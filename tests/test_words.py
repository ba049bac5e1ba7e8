"""What the program says when something is wrong: a sentence for each id, the person's language, true commands."""

from __future__ import annotations

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from typer.main import get_command

from letters import paths
from letters.casefile.shape import leaves
from letters.cli.app import app
from letters.languages.catalogue import without_old_sources
from letters.registry.load import registry
from letters.wording import command
from tests.conftest import Letters
from tests.support.factory import make_file
from tests.test_docs import finished_and_not

DAY = '2026-11-21'
LAHORE = str(paths.DEMO / 'lahore.yaml')
# Calls whose first argument is the id of a message; the name of every exception of ours ends in Error.
SAYING = {
    'Problem', 'Reason', 'Notice', 'Finding', 'problem', 'message', 'told', 'refuse', 'say', '_say', '_note', 'pick',
}  # fmt: skip
# These make the words themselves, not sentences of the program; a template that breaks has a message of its own.
OTHERS = {'ValueError', 'TypeError', 'AttributeError', 'FatalURLFetchingError', 'PydanticCustomError'}
WORDS = {'compose', 'pen'}


def called(node: ast.Call) -> str:
    return getattr(node.func, 'attr', '') or getattr(node.func, 'id', '')


def ids_in_code() -> Iterator[tuple[str, str]]:
    """Each id of a message that the code names, with its place."""
    for file in sorted(paths.PACKAGE.rglob('*.py')):
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            if isinstance(node, ast.Call) and (called(node) in SAYING or called(node).endswith('Error')):
                # A reason with a text of its own says that.
                first = node.args[0] if node.args and not (called(node) == 'Reason' and node.args[1:]) else None
                # The pen's words are in the vocabulary, and have a context and not an id.
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and not WORDS & set(file.parts):
                    yield first.value, f'{file.name}:{node.lineno} {called(node)}'
                elif isinstance(first, ast.Constant) and called(node).endswith('Error'):
                    yield str(first.value), f'{file.name}:{node.lineno} {called(node)}'


def texts_in_code() -> tuple[set[str], set[str]]:
    """Every text of the code, and every beginning of one that is filled in while it runs."""
    whole, begun = set(), set()
    for file in paths.PACKAGE.rglob('*.py'):
        for node in ast.walk(ast.parse(file.read_text('utf-8'))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    return whole, begun


def test_every_id_that_the_code_names_has_its_message() -> None:
    held = registry().messages
    rules = {'registry-bad'}
    missing = [
        f'{place}: {id}'
        for id, place in ids_in_code()
        if place.rpartition(' ')[2] not in OTHERS and id not in held and f'reason.{id}' not in held and id not in rules
    ]
    assert missing == []


def test_every_message_is_one_that_the_code_can_say() -> None:
    whole, begun = texts_in_code()
    begun = {text for text in begun if re.fullmatch(r'[a-z]+[a-z-]*[.-][a-z-]*', text)}
    unused = [
        id
        for id in registry().messages
        if id not in whole and id.removeprefix('reason.') not in whole and not id.startswith(tuple(begun))
    ]
    assert unused == []


def test_an_error_says_what_happened_why_it_matters_and_what_to_do() -> None:
    errors = {id for id, place in ids_in_code() if place.endswith('Error') and place.rpartition(' ')[2] not in OTHERS}
    for id in errors - {'nothing-written'}:
        held = registry().messages[id]
        assert isinstance(held, str) or set(held) == {'what', 'why', 'do'}, id


@cache
def commands() -> set[str]:
    """Each command of the program as it is typed, groups too."""

    def walk(one: object, path: str) -> Iterator[str]:
        for name, inner in getattr(one, 'commands', {}).items():
            yield f'{path} {name}'.strip()
            yield from walk(inner, f'{path} {name}'.strip())

    return set(walk(get_command(app), ''))


# What is not there yet, as README says, and so stands nowhere else.
UNBUILT = set(re.findall(r'`letters ([a-z]+)`', finished_and_not()[1]))


def mentions(text: str) -> list[str]:
    """The commands that a text names: a word behind `letters` that is one, or that will be one some day."""
    first = {name.split()[0] for name in commands()} | UNBUILT
    found = re.findall(r'(?<![-\w])letters ([a-z]+)(?: ([a-z]+))?', text.replace('%(letters)s', 'letters'))
    groups = {name.split()[0] for name in commands() if ' ' in name}
    return [f'{one} {two}' if one in groups and two else one for one, two in found if one in first]


def people_read() -> Iterator[tuple[str, str]]:
    """Every text that sends somebody to a command, by where it stands."""
    for id, held in registry().messages.items():
        yield id, held if isinstance(held, str) else ' '.join(held.values())
    for file in sorted(paths.TEMPLATES.rglob('*.jinja')):
        yield str(file.relative_to(paths.TEMPLATES)), file.read_text('utf-8')
    for file in sorted(paths.DATA.rglob('*.yaml')):
        if file.name != 'messages.yaml':
            text = '\n'.join(line.partition('#')[0] for line in file.read_text('utf-8').splitlines())
            yield file.name, text
    for page in sorted(paths.CHECKOUT.glob('*.md')):
        text = page.read_text('utf-8') if page.name != 'README.md' else finished_and_not()[0]
        if page.name != 'CHANGELOG.md':
            yield page.name, text
    for file in sorted(paths.LOCALES.glob('*/LC_MESSAGES/*.po')):
        with file.open('rb') as stream:
            yield (
                str(file.relative_to(paths.LOCALES)),
                '\n'.join(str(one.string) for one in read_po(without_old_sources(stream))),
            )
    for name, one in registry().help.commands.items():
        yield f'help of {name}', ' '.join((one.about, one.short, one.example, *one.options.values()))


def test_nobody_is_sent_to_a_command_that_is_not_there() -> None:
    wrong = [
        f'{where}: letters {name}' for where, text in people_read() for name in mentions(text) if name not in commands()
    ]
    assert wrong == []


def test_a_message_names_a_command_as_the_person_types_it() -> None:
    for id, held in registry().messages.items():
        for text in [held] if isinstance(held, str) else held.values():
            assert mentions(text.replace('%(letters)s', '')) == [], id


def test_hints_are_as_the_program_was_called(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'Name a file: letters form -o form.pdf' in form_on_a_terminal(letters, monkeypatch)
    monkeypatch.setenv('LETTERS_COMMAND', 'tools/with-system letters')
    assert command.typed() == 'tools/with-system letters'
    assert 'Name a file: tools/with-system letters form -o form.pdf' in form_on_a_terminal(letters, monkeypatch)
    assert 'Type tools/with-system letters plan --help' in letters('plan')[2]
    shown = letters('registry', 'check', '--help')[1]
    assert 'Usage: tools/with-system letters registry check' in shown
    assert 'Example: tools/with-system letters registry check' in shown
    assert 'tools/with-system letters helplines --country PK' in ' '.join(letters('--help')[1].split())


def test_a_paper_names_the_program_alike_however_it_was_begun(
    letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file({'wishes.regulator': 'yes', 'person.country': 'DE'}))
    made = []
    for folder, begun in (('one', ''), ('two', 'tools/with-system letters')):
        monkeypatch.setenv('LETTERS_COMMAND', begun)
        done = letters('write', 'case.yaml', '-o', folder, '--date', DAY, '--format', 'txt,html')
        assert done[0] == 0
        assert 'letters sent' in (tmp_path / folder / 'T3S7A1' / '00.txt').read_text('utf-8')
        made.append({file.name: file.read_bytes() for file in (tmp_path / folder / 'T3S7A1').iterdir()})
    assert made[0] == made[1]


def form_on_a_terminal(letters: Letters, monkeypatch: pytest.MonkeyPatch) -> str:
    with monkeypatch.context() as here:
        here.setattr('sys.stdout.isatty', lambda: True, raising=False)
        return letters('form')[2]


def test_the_script_that_runs_a_checkout_says_how_it_is_called_and_no_more() -> None:
    script = paths.CHECKOUT / 'tools' / 'with-system'
    setting = {key: value for key, value in os.environ.items() if key != 'LETTERS_COMMAND'}
    done = {
        program: subprocess.run([script, program], cwd='/', env=setting, capture_output=True, text=True, check=False)
        for program in ('letters', 'env')
    }
    assert 'Usage: tools/with-system letters' in done['letters'].stdout
    # Another program, such as the one that runs these tests, gets nothing of it.
    assert 'LETTERS_COMMAND' not in done['env'].stdout


@pytest.mark.usefixtures('locked_quickly')
def test_a_place_is_told_whole(letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file())
    done = letters('write', 'case.yaml', '-o', 'out', '--date', DAY, '--format', 'txt')
    assert f'They are in the folder {tmp_path}/out/T3S7A1.' in done[1]
    done = letters('lock', 'case.yaml', typed='four words of ours\n')
    assert f'the copy is {tmp_path}/case.yaml.age.' in done[1]
    # A command as it can be typed here.
    assert 'letters shred case.yaml\n' in done[1]
    assert f'The file {tmp_path} could not be opened' in letters('plan', '.')[2]
    done = letters('unlock', 'case.yaml.age', '-o', 'again.yaml', typed='four words of ours\n')
    assert f'the case is in {tmp_path}/again.yaml,' in done[1]


@pytest.mark.parametrize(
    ('language', 'said'), [('es', 'Ninguna respuesta'), ('ur', 'کسی جواب'), ('en', 'No answer has')]
)
def test_what_is_wrong_with_a_case_is_told_in_its_language(
    language: str, said: str, letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file({'case.language': language, 'sender.nmae': 'Robin'}))
    monkeypatch.delenv('LETTERS_LANGUAGE')
    monkeypatch.setenv('LC_ALL', 'C')
    monkeypatch.setenv('LANG', 'C')
    for arguments in (('plan', 'case.yaml'), ('check', 'case.yaml'), ('start', '--save', 'case.yaml')):
        assert said in ''.join(map(str, letters(*arguments))), arguments
    # Whoever chose a language for themselves keeps it, and nothing stays of a run that is over.
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')
    assert 'No answer has a key of this name' in letters('plan', 'case.yaml')[2]
    monkeypatch.delenv('LETTERS_LANGUAGE')
    assert 'could not be opened' in letters('plan', 'missing.yaml')[2]


def test_a_failure_after_an_urdu_case_was_read_is_told_in_urdu(
    letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv('LETTERS_LANGUAGE')
    monkeypatch.setenv('LC_ALL', 'C')
    (tmp_path / 'real').mkdir()
    (tmp_path / 'link').symlink_to(tmp_path / 'real')
    code, _, err = letters('write', LAHORE, '-o', 'link', '--date', DAY, '--format', 'txt')
    assert code == 5
    assert not re.search(r'[A-Za-z]{4,} [a-z]{2,} [a-z]{2,}', err)


def test_a_key_of_a_file_stands_only_where_a_file_is_looked_at() -> None:
    """Nobody who answers questions, or reads a page, has seen one."""
    whole = {key for key in leaves() if '.' in key}
    inside = {key.rpartition('.')[0] for key in whole if key.count('.') > 1}
    key = re.compile(rf'(?<![\w.])({"|".join(map(re.escape, sorted(whole | inside)))})(?![\w])')
    shown = ('reason.', 'warning.', 'help.', 'guide.', 'plan.', 'start.', 'places.', 'paste.', 'label.')
    found = registry()
    told: list[tuple[str, object]] = [(id, said) for id, said in found.messages.items() if id.startswith(shown)]
    told += [(one.key, (one.ask, one.why, *one.choices.values())) for one in found.questions.values()]
    assert [id for id, said in told if key.search(str(said))] == []
