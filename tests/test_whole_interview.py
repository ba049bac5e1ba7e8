"""In each whole language: the interview through a pipe, from nothing to a written packet, on a screen of 40 columns."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from letters import paths
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.model.locale import Domain
from letters.wording.lines import cells
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.soak import share
from tests.support.started import answered

COLUMNS = 40
_FILLED_IN = re.compile(r'%\([a-z_]+\)s|%%')
# Fewer words than these can be a name, or stand in another language as they are.
_FEW = 5


@cache
def typed() -> tuple[str, ...]:
    """What somebody types from the first question to the last: the same in every language, but for the first."""
    lines: list[str] = []

    class Kept(Person):
        def read(self, prompt: str) -> str | None:
            lines.append(super().read(prompt) or '')
            return lines[-1]

    assert interview(Kept()).write
    return tuple(lines[1:])


def english(language: str, domain: Domain, text: str) -> list[str]:
    """The pieces of English sentences that stand in a text, and that the language says in another way."""
    flat = ' '.join(text.split())
    said = Translator(language, domain)
    pieces = [
        piece.strip(' .,:;()')
        for context, sentence in catalogue(language, domain, paths.LOCALES).entries
        if said.text(context, sentence) != sentence
        for piece in _FILLED_IN.split(sentence)
    ]
    return sorted({piece for piece in pieces if len(piece.split()) >= _FEW and piece in flat})


@pytest.mark.parametrize('language', share(('es', 'ur', 'de', 'fr', 'ar'), 5))
def test_an_interview_through_a_pipe_ends_with_a_packet(language: str, world: dict[str, str], tmp_path: Path) -> None:
    lines = ''.join(f'{line}\n' for line in (language, *typed()))
    done = answered({**world, 'COLUMNS': str(COLUMNS), 'LETTERS_LANGUAGE': language}, tmp_path, lines)
    assert done.returncode == 0, done.stderr
    # It is the talk that is fitted to a screen; what is written to a pipe as a result is not broken.
    assert [line for line in done.stderr.splitlines() if cells(line) > COLUMNS] == []
    # How to leave is said first, in every language of the screen, one below the other.
    first, _, talk = done.stderr.partition('\n\n')
    assert len(first.splitlines()) < 30
    assert english(language, 'interface', f'{talk}\n{done.stdout}') == []

    written = {file.name: file.read_text('utf-8') for file in (tmp_path / 'here').rglob('*.txt')}
    copies = {name for name in written if f'.reading-{language}.' in name}
    letters = {name for name in written if re.fullmatch(r'0[1-9]\.txt', name)}
    assert english(language, 'interface', written['00.txt']) == []
    # The readers of these letters read English; the person has a copy of each in their own language.
    assert letters
    assert {name.partition('.')[0] for name in copies} == {name.partition('.')[0] for name in letters}
    for name in letters:
        copy = written[f'{name.partition(".")[0]}.reading-{language}.txt']
        assert len(english(language, 'letters', written[name])) > 5, name
        assert set(english(language, 'letters', copy)) <= set(english(language, 'letters', written[name])), name
        assert len(own(language, copy)) > 5, name
        assert own(language, written[name]) == [], name


def own(language: str, text: str) -> list[str]:
    """The sentences of letters that stand in a text in a language of their own."""
    flat, said = ' '.join(text.split()), Translator(language, 'letters')
    found = {
        piece.strip(' .,:;()؛،。۔')
        for context, sentence in catalogue(language, 'letters', paths.LOCALES).entries
        if said.text(context, sentence) != sentence
        for piece in _FILLED_IN.split(said.text(context, sentence))
    }
    return sorted(piece for piece in found if len(piece.split()) >= _FEW and piece in flat)
