"""Catalogues: the words of a language, and a record of which of them a letter used."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters import paths
from letters.errors import Problem
from letters.errors import TranslationError
from letters.languages.codes import nearest_of
from letters.languages.faults import faults
from letters.languages.faults import faults_of_forms
from letters.languages.faults import wanted
from letters.languages.kept import Kept
from letters.languages.kept import joined
from letters.languages.kept import keep
from letters.languages.kept import kept
from letters.languages.oaths import guarded
from letters.languages.plural import rule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from babel.messages.catalog import Catalog
    from babel.messages.catalog import Message

    from letters.languages.plural import Rule
    from letters.model.locale import Domain

SOURCE = 'en'
ROOM = 'max-length:'
"""The flag that says how many characters a translation may have; its number follows."""


class Translation(NamedTuple):
    """One message: its translation, whether it may equal the English (Weblate's flag `ignore-same`), and its line.

    The line is 0 where a catalogue has none: compiled ones. A sentence with a number that is counted has the English of
    many (`plural`) and a form for each way to count; its translation is then that of one. `most`: how many characters
    fit, where a form or a file takes no more (Weblate's flag `max-length`).
    """

    translation: str
    may_equal: bool
    line: int = 0
    plural: str = ''
    forms: tuple[str, ...] = ()
    most: int = 0


class Catalogue(NamedTuple):
    """The messages of a language in one domain, by context and source; fuzzy ones are left out.

    `counts` is how the language counts, as the header says it.
    """

    language: str
    entries: Mapping[tuple[str, str], Translation]
    counts: str = ''

    def broken(self, source: str, entry: Translation, domain: Domain, *, may_equal: bool = False) -> tuple[str, ...]:
        """The names of the rules that a translation breaks, in any of its forms."""
        found = self._by_rules(source, entry, domain, may_equal=may_equal)
        too_long = entry.most and any(len(said) > entry.most for said in entry.forms or (entry.translation,))
        return tuple(dict.fromkeys((*found, 'length'))) if too_long else found

    def _by_rules(self, source: str, entry: Translation, domain: Domain, *, may_equal: bool) -> tuple[str, ...]:
        equal = entry.may_equal or may_equal
        if entry.plural:
            return faults_of_forms(
                (source, entry.plural), entry.forms, rule(self.counts),
                may_equal=equal, language=self.language, domain=domain,
            )  # fmt: skip
        return faults(source, entry.translation, may_equal=equal, language=self.language, domain=domain)

    def begun(self, domain: Domain) -> Catalogue:
        """The same, held in letters to those rules alone that need no words of a language, where these are missing."""
        return self if domain != 'letters' or guarded(self.language) else self._replace(language='')


@cache
def catalogue(language: str, domain: Domain, folder: Path) -> Catalogue:
    """The catalogue of a language in a folder, or an empty one where there is none; each is read once."""
    place = folder / language / 'LC_MESSAGES'
    if (place / f'{domain}.po').is_file():
        return _read(language, domain, place / f'{domain}.po', keeps=folder == paths.CHECKOUT / 'locales')
    if (place / f'{domain}.mo').is_file():
        return _held(language, _compiled(place / f'{domain}.mo'), compiled=True)
    return Catalogue(language, {})


def _read(language: str, domain: Domain, file: Path, *, keeps: bool) -> Catalogue:
    """A catalogue, from what an earlier command kept of the same file where there is that."""
    content = file.read_bytes()
    held = kept(f'{language}-{domain}', content)
    if held is None:
        found = _held(language, _messages(content, file))
        if keeps:
            entries = {joined(*key): _said(one) for key, one in found.entries.items()}
            keep(f'{language}-{domain}', content, [found.counts, entries])
        return found
    counts, entries = held
    return Catalogue(language, Kept(entries, _made), counts)


def _said(one: Translation) -> tuple[Any, ...]:
    """A message as it is kept: short where it has no number that is counted and no measure, as nearly all."""
    return one[:3] if not one.plural and not one.most else tuple(one)


def _made(said: list[Any]) -> Translation:
    text, may_equal, line, *more = said
    plural, forms, most = more or ('', (), 0)
    return Translation(text, may_equal, line, plural, tuple(forms), most)


def _messages(content: bytes, file: Path) -> Catalog:
    """A catalogue; TranslationError where it cannot be read."""
    from babel.messages.pofile import read_po

    try:
        return read_po(without_old_sources(content.splitlines(keepends=True)), abort_invalid=True)
    except Exception as error:  # Babel raises its own and the codecs' errors alike
        raise TranslationError('catalogue-unreadable', file=f'{file.parent.parent.name}/{file.name}') from error


def without_old_sources(lines: Iterable[bytes]) -> list[bytes]:
    """The lines of a catalogue without the old English of what is no longer used (`#~|`), which Babel cannot read."""
    return [line for line in lines if not line.lstrip().startswith(b'#~|')]


def _compiled(file: Path) -> Catalog:
    from babel.messages.mofile import read_mo

    with file.open('rb') as stream:
        return read_mo(stream)


def _held(language: str, read: Catalog, *, compiled: bool = False) -> Catalogue:
    counts = read.plural_forms
    entries = {
        (_text(message.context), _texts(message.id)[0]): _translation(message, rule(counts), compiled=compiled)
        for message in read
        if message.id and any(_texts(message.string)) and not message.fuzzy
    }
    return Catalogue(language, entries, counts)


def _translation(message: Message, counted: Rule | None, *, compiled: bool) -> Translation:
    # A compiled catalogue has no flags: what equals the English and must not was left out when it was compiled.
    may_equal, line = compiled or 'ignore-same' in message.flags, 0 if compiled else message.lineno or 0
    forms, plural = _texts(message.string), _texts(message.id)[1:]
    room = next((flag.removeprefix(ROOM) for flag in message.flags if flag.startswith(ROOM)), '')
    most = int(room) if room.isdecimal() else 0
    if not plural:
        return Translation(forms[0], may_equal, line, most=most)
    one = counted.of(1) if counted else 0
    return Translation(forms[one] if one < len(forms) else forms[0], may_equal, line, plural[0], forms, most)


def _texts(said: str | Iterable[str] | None) -> tuple[str, ...]:
    """A text, or its forms."""
    return (said,) if isinstance(said, str) else tuple(said or ('',))


def _text(context: str | bytes | None) -> str:
    """Babel gives the contexts of a compiled catalogue as the bytes that stand in it."""
    return context.decode() if isinstance(context, bytes) else context or ''


def faulty(language: str, domain: Domain, folder: Path = paths.LOCALES) -> tuple[Problem, ...]:
    """Every translation of a catalogue that cannot be used, each rule that it breaks a problem with its line.

    A language without its words has no letters, and in its letters nothing to find; what is unsure is used nowhere.
    """
    if domain == 'letters' and not guarded(language):
        return ()
    return tuple(
        problem_of(rule, source, language, domain, entry.line, entry.most)
        for _, source, entry, rules in unfit(language, domain, folder)
        for rule in rules
    )


def unfit(language: str, domain: Domain, folder: Path) -> Iterator[tuple[str, str, Translation, tuple[str, ...]]]:
    """Every translation that breaks a rule: its context, its English, itself and the rules' names.

    In the letters of a language without its words only those rules are looked at that need none.
    """
    held = catalogue(language, domain, folder).begun(domain)
    for (context, source), entry in held.entries.items():
        found = held.broken(source, entry, domain)
        if found:
            yield context, source, entry, found


def problem_of(broken: str, source: str, language: str, domain: Domain, line: int, most: int = 0) -> Problem:
    """A rule that a translation breaks, with the place of the translation and what it should hold."""
    file = f'{language}/LC_MESSAGES/{domain}.po'
    held = str(most) if broken == 'length' and most else wanted(broken, source)
    return Problem(f'translation-{broken}', file, line, 1 if line else 0, (('wanted', held),))


@dataclass(slots=True)
class Translator:
    """Looks sentences up, and notes which ones a letter could not have (promise 11).

    `lacking`: their English. `faulty`: what is wrong with those that stand in the catalogue and cannot be used.
    `used`: every sentence that was asked for, by its context and its English.
    """

    language: str
    domain: Domain
    grammar: str = 'avoid'
    folder: Path = paths.LOCALES
    lacking: list[str] = field(default_factory=list)
    faulty: list[Problem] = field(default_factory=list)
    used: set[tuple[str, str]] = field(default_factory=set)

    def text(self, context: str, source: str) -> str:
        """The sentence in this language; the English one, noted as lacking, where it cannot be used."""
        if self.language == SOURCE or not source:
            return source
        entry = self._usable(context, source)
        return entry.translation if entry else source

    def counted(self, context: str, one: str, other: str, count: int) -> str:
        """The same for a sentence with a number, in the form that stands beside this one."""
        entry = None if self.language == SOURCE else self._usable(context, one, other)
        if entry is None:
            return one if count == 1 else other
        own = rule(self.held().counts)
        # What was found usable has a form for every number.
        return entry.forms[own.of(count)] if own else entry.translation

    def _usable(self, context: str, source: str, plural: str = '') -> Translation | None:
        """A translation that breaks no rule; None, and what is wrong noted, where there is none."""
        self.used.add((context, source))
        entry = self._entry(context, source)
        found: tuple[str, ...] = ()
        if entry is not None and entry.plural == plural:
            found = self.held().broken(source, entry, self.domain)
            if not found:
                return entry
        self.lacking.append(source)
        line = entry.line if entry else 0
        self.faulty += [problem_of(broken, source, self.language, self.domain, line) for broken in found]
        return None

    def has(self, context: str, source: str) -> bool:
        """Whether it could say the sentence; looking leaves no note."""
        asked = Translator(self.language, self.domain, self.grammar, self.folder)
        asked.text(context, source)
        return not asked.lacking

    def held(self) -> Catalogue:
        """The catalogue in which it looks."""
        return catalogue(self.language, self.domain, self.folder)

    def of(self, domain: Domain) -> Translator:
        """The same language in another domain; what it lacks is noted there."""
        return Translator(self.language, domain, self.grammar, self.folder)

    def _entry(self, context: str, source: str) -> Translation | None:
        """The translation of a sentence; None where there is none, or where the catalogue cannot be read."""
        try:
            entries = self.held().entries
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
    return nearest_of(wanted, languages) or SOURCE
