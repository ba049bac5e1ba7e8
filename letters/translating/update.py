"""Catalogues brought up to date: one template for each domain, no line numbers, no dates, no wrapping.

A file whose lines an editor or Weblate broke stays as it is, entry by entry, until an entry itself changes; that one
alone is then written in one line. So a diff shows the sentences that changed, and nobody meets a conflict over lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import paths
from letters.errors import FileError
from letters.errors import Problem
from letters.errors import TranslationError
from letters.errors import cause
from letters.languages.plural import rule
from letters.model.locale import DOMAINS
from letters.translating import glossary
from letters.translating.extract import by_domain
from letters.translating.header import counting
from letters.translating.header import head
from letters.translating.header import header
from letters.translating.merge import merge
from letters.translating.po import Parsed
from letters.translating.po import UnreadableError
from letters.translating.po import block
from letters.translating.po import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from letters.model.locale import Domain
    from letters.translating.po import Entry
    from letters.translating.po import Key
    from letters.translating.sentence import Sentence

EMPTY = Parsed(None, ())


def held(file: Path) -> Parsed:
    """What a catalogue holds; nothing where there is no file. FileError where it cannot be opened."""
    name = f'{file.parent.parent.name}/{file.name}'
    try:
        return parsed(file.read_bytes(), name) if file.is_file() else EMPTY
    except OSError as error:
        raise FileError('file-unreadable', file=name, why=cause(error)) from None


def parsed(content: bytes, name: str) -> Parsed:
    """The catalogue of a file; TranslationError with the line where it cannot be read."""
    try:
        return parse(content)
    except UnreadableError as error:
        found = [Problem('catalogue-line', name, error.line, 1)]
    except ValueError:
        found = []
    raise TranslationError('catalogue-unreadable', problems=tuple(found), file=name)


def rendered(
    found: Iterable[Sentence],
    language: str,
    before: Parsed = EMPTY,
    moved: Callable[[str], str] = str,
) -> str:
    """A catalogue as text: the sentences with what `before` holds of them, then what is no longer used."""
    top = header(before.header, language)
    counted = rule(counting(top))
    blocks = [head(top)]
    blocks += [block(one) for one in merge(found, before.entries, moved, language, counted.forms if counted else 2)]
    return '\n\n'.join(blocks) + '\n'


def update(
    found: tuple[Sentence, ...], language: str, folder: Path = paths.LOCALES, moved: Callable[[str], str] = str
) -> dict[Path, str]:
    """The catalogues of a language with every sentence; what is no longer used stands at their end."""
    before = at_home(found, language, folder)
    return {
        file: rendered(by_domain(found, domain), language, before[domain], moved)
        for domain, file in catalogues(language, folder).items()
    }


def at_home(found: Iterable[Sentence], language: str, folder: Path) -> dict[Domain, Parsed]:
    """What the catalogues of a language hold: a sentence that another one holds today is there with its translation."""
    kept = {domain: held(file) for domain, file in catalogues(language, folder).items()}
    homes: dict[Key, list[Domain]] = {}
    for one in found:
        homes.setdefault((one.context, one.text), []).append(one.domain)
    entries: dict[Domain, list[Entry]] = {domain: [] for domain in kept}
    for domain, catalogue in kept.items():
        for entry in catalogue.entries:
            today = homes.get(((entry.source.context or '').partition('|')[0], entry.source.id), [domain])
            entries[domain if domain in today else today[0]].append(entry)
    return {domain: Parsed(catalogue.header, tuple(entries[domain])) for domain, catalogue in kept.items()}


def catalogues(language: str, folder: Path = paths.LOCALES) -> dict[Domain, Path]:
    """The files of a language."""
    return {domain: folder / language / 'LC_MESSAGES' / f'{domain}.po' for domain in DOMAINS}


def templates(found: tuple[Sentence, ...], folder: Path = paths.LOCALES) -> dict[Path, str]:
    """The empty catalogues from which a new language starts."""
    made = {folder / f'{domain}.pot': rendered(by_domain(found, domain), '') for domain in DOMAINS}
    return made | {folder / 'glossary.pot': glossary.begun()}


def outdated(wanted: Mapping[Path, str], *, sources: bool = True) -> dict[Path, str]:
    """Those files that do not say what they should, each with the text that it should have.

    One that differs in empty lines and line ends alone says what it should; without `sources` also one that differs in
    the files from which its sentences are: who says elsewhere what is said already need not touch a catalogue.
    """
    left_out = () if sources else (b'#:',)
    return {
        file: text
        for file, text in wanted.items()
        if not file.is_file() or _lines(file.read_bytes(), left_out) != _lines(text.encode(), left_out)
    }


def _lines(content: bytes, left_out: tuple[bytes, ...]) -> list[bytes]:
    lines = (line.strip() for line in content.split(b'\n'))
    return [line for line in lines if line and not line.startswith(left_out)]
