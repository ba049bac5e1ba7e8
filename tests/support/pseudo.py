"""Languages that nobody speaks: every sentence longer and accented, so that what escapes translation can be seen."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from letters import paths
from letters.languages.catalogue import catalogue
from letters.registry.load import registry
from letters.translating.extract import sources
from letters.translating.po import Entry
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse
from letters.translating.sentence import Sentence

_KEPT = re.compile(r'(%\([a-z_]+\)s|%%|https?://\S+|\S*[@./]\w\S*|\d\S*)')
_WORD = re.compile(r'(?<![\w-])[A-Za-z][a-z]{3,}(?![\w-])')
# Where a sentence has no longer ones.
_SHORT = re.compile(r'[A-Za-z]?[a-z]+')
_ACCENTED = str.maketrans('aeiouyAEIOUY', 'áéíóúýÁÉÍÓÚÝ')


@cache
def every_sentence() -> tuple[Sentence, ...]:
    """All sentences of the program, read once."""
    return sources(registry())


def accented(text: str) -> str:
    """A sentence with accents on its longer words; placeholders, links, names of hosts and citations as they are."""
    said = _with(text, _WORD)
    return said if said != text else _with(text, _SHORT)


def _with(text: str, words: re.Pattern[str]) -> str:
    parts = enumerate(_KEPT.split(text))
    return ''.join(
        part if number % 2 else words.sub(lambda word: word[0].translate(_ACCENTED), part) for number, part in parts
    )


def fill(file: Path) -> int:
    """Translate what is empty in a catalogue into the language with accents; how many sentences that were."""
    held, filled = parse(file.read_bytes()), 0
    blocks = [held.header.raw if held.header else '']
    for one in held.entries:
        said = one if one.translated or one.obsolete else altered(one, strings=_said(one))
        filled += said is not one
        blocks.append(block(said))
    file.write_text('\n\n'.join(blocks) + '\n', encoding='utf-8')
    catalogue.cache_clear()
    return filled


def _said(one: Entry) -> tuple[str, ...]:
    """The translation of a sentence; of one that counts every form."""
    if one.source.plural is None:
        return (accented(one.source.id),)
    return (accented(one.source.plural),) * len(one.strings)


def begun(folder: Path, language: str = 'xx') -> Path:
    """A folder of languages in which one was begun: its description alone."""
    (folder / language).mkdir(parents=True)
    held = (paths.LOCALES / 'es' / 'locale.yaml').read_text(encoding='utf-8')
    (folder / language / 'locale.yaml').write_text(held.replace('language: es', f'language: {language}'))
    for name in ('renamed.yaml',):
        shutil.copy(paths.LOCALES / name, folder / name)
    return folder
