"""How much of a language there is, worked out once: each sentence by each rule takes seconds, and a list asks for it.

What was found is kept beside the compiled registry for as long as records, catalogues and rules are what they were.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from letters import paths
from letters.languages.catalogue import SOURCE
from letters.registry import compiled
from letters.registry.load import registry
from letters.translating.extract import sources
from letters.translating.status import completeness

if TYPE_CHECKING:
    from pathlib import Path

FILE = compiled.FILE.with_name('shares')

Shares = dict[str, tuple[bytes, int, int]]
"""Of each language: what it was found in, and how many of a hundred sentences it has for the screen and for letters."""


def shares(language: str) -> tuple[int, int]:
    """How many of a hundred sentences a language has for the screen, and for letters."""
    if language == SOURCE:
        return 100, 100
    held: Shares = compiled.kept(FILE) or {}
    made_of = found_in(language, paths.LOCALES)
    if language not in held or held[language][0] != made_of:
        data = compiled.digest()
        held[language] = (made_of, *completeness(language, sources(registry())))
        compiled.keep(held, data, FILE)
    return held[language][1:]


def found_in(language: str, folder: Path) -> bytes:
    """A digest of the catalogues of a language, and of the rules by which they are looked at."""
    told = hashlib.sha256()
    rules = [*(paths.PACKAGE / 'languages').glob('*.py'), *(paths.PACKAGE / 'translating').glob('*.py')]
    for file in (*sorted(rules), *sorted((folder / language / 'LC_MESSAGES').glob('*.[mp]o'))):
        content = file.read_bytes()
        told.update(f'{file.name} {len(content)}\n'.encode())
        told.update(content)
    return told.digest()
