from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from letters import errors
from letters.cli import run as running
from letters.cli.app import app
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
README = ROOT / 'README.md'
UNFINISHED = '### What is not there yet'

# What belongs to one machine, or to the place that packages came from, and not to the product.
MACHINE = re.compile(r'(?<![\w.\-/<])/(?:work|root|tmp|mnt|home/\w+|Users/\w+)(?:/|\b)(?![*\w.-]*>)')
PACKAGE_PLACE = re.compile(r'pythonhosted\.org|pypi\.org/simple|(?<!\S)--(?:extra-)?index-url')
# What set-up and running make in a checkout.
MADE = re.compile(r'(\.venv|\.system|demo|dist|htmlcov|\.\w+_cache|\.hypothesis)/|\.coverage|.*(__pycache__/|\.mo$)')
LEFT_TO_DO = re.compile(r'\b(?:TO[D]O|FIX[M]E)\b')


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(['git', 'ls-files', '-z', *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        # Unpacked without its history: everything that set-up did not make.
        found = sorted(file for pattern in patterns or ('*',) for file in ROOT.rglob(pattern) if file.is_file())
        return [file for file in found if not MADE.match(file.relative_to(ROOT).as_posix())]
    return [ROOT / name for name in listed.stdout.split('\0') if name and (ROOT / name).is_file()]


def texts() -> Iterator[tuple[str, str]]:
    for file in tracked():
        try:
            yield file.relative_to(ROOT).as_posix(), file.read_text(encoding='utf-8')
        except UnicodeDecodeError:
            continue


def commands() -> dict[str, str]:
    """Each command with the example of its help, as `letters registry check`."""
    said = registry().help.commands

    def walk(command: object, path: str) -> Iterator[tuple[str, str]]:
        for name, inner in getattr(command, 'commands', {}).items():
            if hasattr(inner, 'commands'):
                yield from walk(inner, f'{path} {name}')
            else:
                whole = f'{path} {name}'
                yield whole, said[whole.removeprefix('letters ')].example

    return dict(walk(get_command(app), 'letters'))


def named(text: str) -> set[str]:
    """The commands that a text names in its blocks and words of code."""
    blocks = re.findall(r'^```\w*\n(.*?)^```', text, flags=re.MULTILINE | re.DOTALL)
    words = re.findall(r'`([^`\n]+)`', re.sub(r'^```.*?^```', '', text, flags=re.MULTILINE | re.DOTALL))
    lines = [line.removeprefix('$ ') for code in (*blocks, *words) for line in code.splitlines()]
    found = [re.match(r'letters (?:registry |locale )?[a-z]+', line) for line in lines]
    return {name.group() for name in found if name}


def finished_and_not() -> tuple[str, str]:
    """README without, and with nothing but, the section on what is not there yet."""
    before, _, rest = README.read_text(encoding='utf-8').partition(UNFINISHED)
    unfinished, heading, after = rest.partition('\n## ')
    return before + heading + after, unfinished


def test_every_command_has_help_with_an_example_that_names_it() -> None:
    without = [name for name, example in commands().items() if not f'{example} '.startswith(f'{name} ')]
    assert without == []


def test_every_command_is_in_the_readme_and_the_readme_shows_no_other() -> None:
    finished, unfinished = finished_and_not()
    assert named(finished) == set(commands())
    assert named(unfinished) & set(commands()) == set(), 'There now: take it out of "What is not there yet".'


def test_every_exit_code_has_one_row_in_the_readme() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.LettersError)]
    known = {*errors.ExitCode, *(kind.exit_code for kind in kinds)}
    rows = re.findall(r'^\| (\d+) \|', README.read_text(encoding='utf-8'), flags=re.MULTILINE)
    assert sorted(known - {int(code) for code in rows}) == []
    assert len(rows) == len(set(rows))


def heading_ids(text: str) -> set[str]:
    """The anchors of a page, as its readers' programs make them from the headings."""
    headings = re.findall(r'^#+ (.+)$', text, flags=re.MULTILINE)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


def test_links_between_pages_lead_somewhere() -> None:
    dead = []
    for page in tracked('*.md'):
        for target in re.findall(r'\]\(([^)\s]+)\)', page.read_text(encoding='utf-8')):
            if re.match(r'[a-z]+:', target):
                continue
            path, _, anchor = target.partition('#')
            place = page.parent / path if path else page
            if not place.exists() or (anchor and anchor not in heading_ids(place.read_text(encoding='utf-8'))):
                dead.append(f'{page.relative_to(ROOT)}: {target}')
    assert dead == []


@pytest.mark.parametrize('pattern', [MACHINE, PACKAGE_PLACE, LEFT_TO_DO], ids=['machine', 'package-place', 'to-do'])
def test_the_repository_speaks_of_the_product_alone(pattern: re.Pattern[str]) -> None:
    assert [f'{name}: {found.group()}' for name, text in texts() for found in pattern.finditer(text)] == []


def test_what_the_readme_shows_is_what_the_program_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('LETTERS_LANGUAGE', 'en')
    page = README.read_text(encoding='utf-8')
    steps = r'```(?:yaml|csv)\n# (\S+)\n(.*?)```|```console\n\$ letters ([^\n]+)\n(.*?)```'
    for name, text, line, shown in re.findall(steps, page, flags=re.DOTALL):
        if name:
            Path(name).write_text(text, encoding='utf-8')
            continue
        command, _, fails = line.partition(' || ')
        code = running.run(command.split())
        assert bool(code) == bool(fails), f'letters {command}'
        # The page names no folder of anybody.
        said = capsys.readouterr().out.replace(f'{tmp_path}/', '/.../')
        said += f'{fails.removeprefix("echo ").strip(chr(34))}\n'.replace('$?', str(int(code))) if fails else ''
        # A line of three dots stands for lines left out.
        lines = [r'(?:.*\n)*' if one == '...\n' else re.escape(one) for one in shown.splitlines(keepends=True)]
        assert re.fullmatch(''.join(lines), said), f'README shows for letters {command}:\n{shown}\nIt says:\n{said}'
