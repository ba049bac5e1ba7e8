"""The glossary of a language (`glossary.po`), as Weblate shows it and as `letters locale check` keeps it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.words import folded
from letters.translating.header import head
from letters.translating.header import header
from letters.translating.po import Entry
from letters.translating.po import Source
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

FILE = 'glossary.po'
TERMS = (
    'the person shown', 'consent', 'published', 'content', 'illegal content', 'picture or recording', 'personal data',
    'controller', 'erasure', 'notice (of illegal content)', 'good faith', 'under penalty of perjury', 'copyright',
    'hosting service', 'search result', 'link', 'paper', 'reading copy',
)  # fmt: skip
"""With what a new glossary begins."""
AGREED = 'terminology'
"""The flag of a term that every sentence of letters says in these words; Weblate gives it the same meaning."""

# Where a translation names several, each of them will do.
_OR = re.compile(r'[;؛]| / ')
_ASIDE = re.compile(r'\([^()]*\)|…|\.\.\.')
# What is left of a word without the endings that grammar gives it.
_ENDINGS = 2
_SHORTEST = 4


class Stray(NamedTuple):
    """A translation that does not say an agreed term: the term, its words, and the entry."""

    term: str
    agreed: str
    entry: Entry


def begun(language: str = '', name: str = '') -> str:
    """An empty glossary, as a catalogue: of a language by its code and its English name, or the template of all."""
    top = header(None, language)
    about = (
        f'Glossary: {name} ({language})' if language else 'Glossary',
        'Letters: how they speak to a company. The screen: how it speaks to the person. Not reviewed by a lawyer.',
        'Write above each term where it is from, such as the official version of a law; a star: from memory.',
        'The flag terminology: every sentence of letters says it so; letters locale check tells where one does not.',
    )
    entries = (Entry(Source(None, term), flags=frozenset({AGREED})) for term in TERMS)
    return '\n\n'.join([head(altered(top, comments=(*about, *top.comments))), *map(block, entries)]) + '\n'


def terms(file: Path) -> dict[str, tuple[str, ...]]:
    """The agreed terms of a glossary, each with the translations that may stand for it. Nothing without a file."""
    entries = parse(file.read_bytes()).entries if file.is_file() else ()
    return {
        one.source.id: tuple(filter(None, (_ASIDE.sub(' ', said).strip() for said in _OR.split(one.strings[0]))))
        for one in entries
        if AGREED in one.flags and one.translated and not one.fuzzy and not one.obsolete
    }


def strays(agreed: Mapping[str, tuple[str, ...]], entries: Iterable[Entry]) -> Iterator[Stray]:
    """Every confirmed translation whose English says an agreed term, and which says none of its translations."""
    looked_for = [(term, _in_english(term), [_stems(one) for one in said], said) for term, said in agreed.items()]
    for entry in entries:
        if entry.obsolete or entry.fuzzy or not entry.translated:
            continue
        spoken = None
        for term, pattern, stems, said in looked_for:
            if pattern.search(entry.source.id):
                spoken = spoken or folded(' '.join(entry.strings))
                if not any(all(stem in spoken for stem in one) for one in stems):
                    yield Stray(term, ' / '.join(said), entry)


def _in_english(term: str) -> re.Pattern[str]:
    words = re.escape(_ASIDE.sub(' ', term).strip())
    return re.compile(rf'(?<!\w){words}s?(?!\w)', re.IGNORECASE)


def _stems(said: str) -> list[str]:
    """The beginnings of the words of a term: a language changes their ends."""
    words = folded(said).split()
    long = [word for word in words if len(word) >= _SHORTEST] or words
    return [word[: max(_SHORTEST, len(word) - _ENDINGS)] for word in long]
