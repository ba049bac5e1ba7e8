"""Catalogues made up for a test, and what stands in one."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from letters.languages.catalogue import without_old_sources
from letters.registry.load import registry
from letters.translating.extract import sources
from letters.translating.po import parse
from letters.translating.sentence import Sentence
from letters.translating.update import rendered

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def sentence(context: str, text: str, **more: object) -> Sentence:
    return Sentence('letters', context, text, **more)  # type: ignore[arg-type]


def entry(context: str, text: str, translation: str, *before: str) -> str:
    lines = (*before, f'msgctxt "{context}"', f'msgid "{text}"', f'msgstr "{translation}"')
    return '\n'.join(lines) + '\n'


def po(*entries: str, header: str = HEADER) -> str:
    return '\n'.join([header, *entries])


def updated(text: str, *sentences: Sentence, moved: Callable[[str], str] = str, language: str = 'es') -> str:
    """What a catalogue says once it is brought together with these sentences, as another program reads it too."""
    found = rendered(sentences, language, parse(text.encode()), moved)
    babel(found)
    return found


def babel(text: str) -> Catalog:
    """The catalogue as the program reads it; an error where it is none."""
    return read_po(io.BytesIO(b''.join(without_old_sources(io.BytesIO(text.encode())))), abort_invalid=True)


def blocks(text: str) -> list[str]:
    """The entries of a catalogue, without its header."""
    return text.rstrip('\n').split('\n\n')[1:]


def new_language(folder: Path, language: str = 'xx') -> None:
    (folder / language).mkdir(parents=True)
    (folder / language / 'locale.yaml').write_text(f'language: {language}\n')


WHERE = 'Where it is'
"""A sentence of letters that tests translate."""


@cache
def some_sentences() -> tuple[Sentence, ...]:
    """A share of the program's sentences: what is asked here of a catalogue does not turn on how many it has."""
    found = sources(registry())
    return tuple(one for number, one in enumerate(found) if one.text == WHERE or number % 7 == 0)
