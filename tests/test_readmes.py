"""The pages for readers of Spanish and Urdu: help first, and no command that the program does not have."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from letters import paths
from letters.cli.app import app
from tests.support.command import letters

PAGES = {language: paths.CHECKOUT / f'README.{language}.md' for language in ('ar', 'de', 'es', 'fr', 'ur')}
RUNNER = ('tools/with-system', 'letters')


def shown(language: str) -> list[list[str]]:
    """The lines of every block of commands, each cut into its words."""
    page = PAGES[language].read_text(encoding='utf-8')
    blocks = re.findall(r'^```sh\n(.*?)^```', page, flags=re.MULTILINE | re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def ours(language: str) -> list[list[str]]:
    """The arguments of `letters` in each line that runs it; it speaks the language of the page."""
    lines = [words for words in shown(language) if 'letters' in words]
    assert all(tuple(words[1:3]) == RUNNER and words[0] == f'LETTERS_LANGUAGE={language}' for words in lines)
    return [words[3:] for words in lines]


@pytest.mark.parametrize('language', PAGES)
def test_every_command_and_option_of_the_page_exists(language: str) -> None:
    known: dict[str, Any] = get_command(app).commands  # type: ignore[attr-defined]
    for name, *words in ours(language):
        options = {option for one in known[name].params for option in one.opts}
        assert {word for word in words if word.startswith('-')} <= options, name


@pytest.mark.parametrize('language', PAGES)
def test_what_asks_nothing_runs_and_speaks_the_language(language: str, tmp_path: Path) -> None:
    for words in ours(language):
        if words[0] in {'helplines', 'form'}:
            assert letters(*words, cwd=tmp_path, language=language).returncode == 0, words
    assert [file.suffix for file in tmp_path.iterdir()] == ['.pdf']


@pytest.mark.parametrize('language', PAGES)
def test_help_stands_first_and_the_way_is_whole(language: str) -> None:
    page = PAGES[language].read_text(encoding='utf-8')
    first = page.index('```')
    assert all(page.index(link) < first for link in ('takeitdown.ncmec.org', 'www.inhope.org', 'stopncii.org'))
    order = [page.index(words) for words in ('make demo', 'letters start', 'letters form', '00.pdf`', 'letters shred')]
    assert order[:3] == sorted(order[:3])
    assert order[-1] == max(order)
    assert f'reading-{language}' in page


@pytest.mark.parametrize('language', [*PAGES, ''])
def test_the_first_lines_of_each_page_lead_to_all_others(language: str) -> None:
    pages = {'': paths.CHECKOUT / 'README.md', **PAGES}
    first = '\n'.join(pages.pop(language).read_text(encoding='utf-8').splitlines()[:5])
    assert all(f'({page.name})' in first for page in pages.values())
