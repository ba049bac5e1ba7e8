"""Catalogues: the words of a language, and a record of which of them a letter used."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.errors import Problem
from letters.errors import TranslationError
from letters.languages.faults import faults
from letters.languages.faults import wanted
from letters.languages.oaths import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from babel.messages.catalog import Message

    from letters.model.locale import Domain

SOURCE = 'en'


class Translation(NamedTuple):
    """One message: its translation, whether it may equal the English (Weblate's flag `ignore-same`), and its line.

    The line is 0 where a catalogue has none: compiled ones.
    """

    translation: str
    may_equal: bool
    line: int = 0


class Catalogue(NamedTuple):
    """The messages of a language in one domain, by context and source; fuzzy ones are left out."""

    language: str
    entries: Mapping[tuple[str, str], Translation]


@cache
def catalogue(language: str, domain: Domain, folder: Path) -> Catalogue:
    """The catalogue of a language in a folder, or an empty one where there is none; each is read once."""
    place = folder / language / 'LC_MESSAGES'
    if (place / f'{domain}.po').is_file():
        return Catalogue(language, _from_po(place / f'{domain}.po'))
    if (place / f'{domain}.mo').is_file():
        return Catalogue(language, _from_mo(place / f'{domain}.mo'))
    return Catalogue(language, {})


def _messages(file: Path) -> list[Message]:
    """The entries of a catalogue; TranslationError where it cannot be read."""
    from babel.messages.pofile import read_po

    with file.open('rb') as stream:
        try:
            return list(read_po(without_old_sources(stream), abort_invalid=True))
        except Exception as error:  # Babel raises its own and the codecs' errors alike
            raise TranslationError('catalogue-unreadable', file=f'{file.parent.parent.name}/{file.name}') from error


def without_old_sources(lines: Iterable[bytes]) -> list[bytes]:
    """The lines of a catalogue without the old English of what is no longer used (`#~|`), which Babel cannot read."""
    return [line for line in lines if not line.lstrip().startswith(b'#~|')]


def _from_po(file: Path) -> dict[tuple[str, str], Translation]:
    messages = _messages(file)
    return {
        (message.context or '', message.id): Translation(
            str(message.string), 'ignore-same' in message.flags, message.lineno or 0
        )
        for message in messages
        if isinstance(message.id, str) and message.id and message.string and not message.fuzzy
    }


def _from_mo(file: Path) -> dict[tuple[str, str], Translation]:
    from babel.messages.mofile import read_mo

    with file.open('rb') as stream:
        messages = list(read_mo(stream))
    # A compiled catalogue has no flags: what equals the English and must not was left out when it was compiled.
    return {
        (_text(message.context), message.id): Translation(str(message.string), may_equal=True)
        for message in messages
        if isinstance(message.id, str) and message.id and message.string
    }


def _text(context: str | bytes | None) -> str:
    """Babel gives the contexts of a compiled catalogue as the bytes that stand in it."""
    return context.decode() if isinstance(context, bytes) else context or ''


def faulty(language: str, domain: Domain, folder: Path = paths.LOCALES) -> tuple[Problem, ...]:
    """Every translation of a catalogue that cannot be used, each rule that it breaks a problem with its line.

    A language without its words has no letters, and in its letters nothing to find; what is unsure is used nowhere.
    """
    name, held = f'{language}/LC_MESSAGES/{domain}.po', catalogue(language, domain, folder).entries
    if domain == 'letters' and not guarded(language):
        return ()
    return tuple(
        _problem(rule, source, name, entry.line)
        for (_, source), entry in held.items()
        for rule in faults(source, entry.translation, may_equal=entry.may_equal, language=language, domain=domain)
    )


def _problem(rule: str, source: str, file: str, line: int) -> Problem:
    return Problem(f'translation-{rule}', file, line, 1 if line else 0, (('wanted', wanted(rule, source)),))


@dataclass(slots=True)
class Translator:
    """Looks sentences up, and notes which ones a letter could not have (promise 11).

    `lacking`: their English. `faulty`: what is wrong with those that stand in the catalogue and cannot be used.
    """

    language: str
    domain: Domain
    grammar: str = 'avoid'
    folder: Path = paths.LOCALES
    lacking: list[str] = field(default_factory=list)
    faulty: list[Problem] = field(default_factory=list)

    def text(self, context: str, source: str) -> str:
        """The sentence in this language; the English one, noted as lacking, where it cannot be used."""
        if self.language == SOURCE or not source:
            return source
        entry = self._entry(context, source)
        found: tuple[str, ...] = ()
        if entry is not None:
            found = faults(
                source, entry.translation, may_equal=entry.may_equal, language=self.language, domain=self.domain
            )
            if not found:
                return entry.translation
        self.lacking.append(source)
        line = entry.line if entry else 0
        self.faulty += [_problem(rule, source, f'{self.language}/LC_MESSAGES/{self.domain}.po', line) for rule in found]
        return source

    def _entry(self, context: str, source: str) -> Translation | None:
        """The translation of a sentence; None where there is none, or where the catalogue cannot be read."""
        try:
            entries = catalogue(self.language, self.domain, self.folder).entries
        except TranslationError as error:
            # What is not said in one language is said in English: nobody loses a letter by it.
            unreadable = Problem(error.id, error.values['file'])
            self.faulty += [unreadable] if unreadable not in self.faulty else []
            return None
        return entries.get((f'{context}|{self.grammar}', source)) or entries.get((context, source))


def offered() -> tuple[str, ...]:
    """The languages that have a folder, English first."""
    found = sorted(file.parent.name for file in paths.LOCALES.glob('*/locale.yaml'))
    return (SOURCE, *(language for language in found if language != SOURCE))


def offered_for_letters() -> tuple[str, ...]:
    """Those of them whose words are known (`words.yaml`): in another nobody could see a false oath (promise 2)."""
    return tuple(language for language in offered() if guarded(language))


def nearest(wanted: str, languages: tuple[str, ...]) -> str:
    """The offered language nearest to the one wanted: `pt_BR`, else `pt`, else English. Never across scripts."""
    parts = wanted.replace('-', '_').split('_')
    while parts:
        name = '_'.join(parts)
        if name in languages:
            return name
        if name == 'zh_TW' and 'zh_Hant' in languages:
            return 'zh_Hant'
        if name == 'zh_CN' and 'zh_Hans' in languages:
            return 'zh_Hans'
        parts.pop()
    return SOURCE
