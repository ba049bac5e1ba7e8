"""A language checked: what is wrong with its translations, what is missing, and which letters each of them holds back.

The rules are those of `letters.languages.faults`, by which a letter is composed: what passes here is what is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.errors import Problem
from letters.errors import TranslationError
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import problem_of
from letters.languages.catalogue import unfit
from letters.model.locale import DOMAINS
from letters.model.locale import WHOLE
from letters.translating import glossary
from letters.translating.extract import by_domain
from letters.translating.glossary import Stray
from letters.translating.merge import once
from letters.translating.needed import is_needed
from letters.translating.needed import needed
from letters.translating.needed import served
from letters.translating.notes import inside
from letters.translating.notes import notes
from letters.translating.update import catalogues
from letters.translating.update import held

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set
    from pathlib import Path

    from letters.model.locale import Domain
    from letters.translating.po import Entry
    from letters.translating.po import Parsed
    from letters.translating.sentence import Sentence
    from letters.translating.standing import Standing


class Fault(NamedTuple):
    """A translation that cannot be used: each rule that it breaks, its words, and the letters that it holds back."""

    problems: tuple[Problem, ...]
    domain: Domain
    context: str
    english: str
    translation: str
    papers: tuple[str, ...]


class Lacking(NamedTuple):
    """A sentence that is not translated, or that nobody has confirmed (`unsure`), with its place in the catalogue.

    `needed`: the language is not whole without it.
    """

    sentence: Sentence
    line: int
    unsure: bool
    papers: tuple[str, ...]
    needed: bool = True


class Loose(NamedTuple):
    """A translation that puts a phrase inside its sentence: the name of the placeholder, and the entry."""

    name: str
    entry: Entry


class Checked(NamedTuple):
    """A language: how many sentences it needs of each catalogue, the faulty, the missing, catalogues that are not read.

    `strays`: confirmed sentences of letters that say a term of the glossary in other words; `loose`: those that put a
    phrase where its words would have to change. These hold nothing back.
    """

    language: str
    totals: dict[Domain, int]
    faults: tuple[Fault, ...]
    lacking: tuple[Lacking, ...]
    unread: tuple[Problem, ...]
    strays: tuple[Stray, ...] = ()
    loose: tuple[Loose, ...] = ()

    @property
    def stops(self) -> int:
        """How many things are wrong that would stop a letter; what is not translated yet is not wrong."""
        return len(self.unread) + sum(bool(fault.papers) for fault in self.faults)

    @property
    def counts(self) -> dict[str, int]:
        """How many sentences a whole language has, and how many of them are what."""
        return self._counted(*WHOLE)

    @property
    def looked_up(self) -> dict[str, int]:
        """The same of what only look-ups show."""
        return self._counted(*(domain for domain in DOMAINS if domain not in WHOLE))

    def _counted(self, *domains: Domain) -> dict[str, int]:
        lacking = [one for one in self.lacking if one.sentence.domain in domains and one.needed]
        faulty = len({one[1:4] for one in self.faults if one.domain in domains})
        unsure = sum(one.unsure for one in lacking)
        total = sum(self.totals.get(domain, 0) for domain in domains)
        return {
            'sentences': total, 'ready': total - faulty - len(lacking), 'faulty': faulty,
            'unsure': unsure, 'missing': len(lacking) - unsure,
        }  # fmt: skip


def checked(language: str, found: Iterable[Sentence], made: Standing, folder: Path = paths.LOCALES) -> Checked:
    """Check the catalogues of a language; nothing is raised for what is wrong with one."""
    sentences, faults, lacking, unread = tuple(found), list[Fault](), list[Lacking](), list[Problem]()
    strayed, loose = list[Stray](), list[Loose]()
    totals: dict[Domain, int] = {}
    countries = served(language)
    for domain in DOMAINS:
        own = once(by_domain(sentences, domain))
        totals[domain] = sum(1 for _ in needed(own, countries))
        held_now, problems = _readable(language, domain, folder)
        if problems:
            unread += problems
            lacking += _lacking(own, None, made, countries)
            continue
        known = {(one.context, one.text) for one in own}
        faults += _faults(language, domain, folder, made, known)
        lacking += _lacking(own, held_now, made, countries)
        if domain == 'letters' and held_now:
            agreed = glossary.terms(folder / language / glossary.FILE)
            strayed += glossary.strays(agreed, held_now.entries)
            loose += _loose(held_now.entries, folder)
    return Checked(language, totals, tuple(faults), tuple(lacking), tuple(unread), tuple(strayed), tuple(loose))


def _loose(entries: Iterable[Entry], folder: Path) -> Iterable[Loose]:
    phrases = notes(folder).phrases
    for entry in entries:
        if entry.translated and not entry.fuzzy and not entry.obsolete:
            names = dict.fromkeys(name for said in entry.strings for name in inside(said, phrases))
            yield from (Loose(name, entry) for name in names)


def _papers(domain: Domain, context: str, text: str, made: Standing) -> tuple[str, ...]:
    return made.papers_with(context, text) if domain == 'letters' else ()


def _readable(language: str, domain: Domain, folder: Path) -> tuple[Parsed | None, tuple[Problem, ...]]:
    """The catalogue by the reader that keeps all, once the reader of the program can read it too."""
    file = catalogues(language, folder)[domain]
    name = f'{language}/LC_MESSAGES/{file.name}'
    try:
        parsed = held(file)
        catalogue(language, domain, folder)
    except TranslationError as error:
        line = next((one.line for one in error.problems), 0)
        return None, (Problem(error.id, name, line, 1 if line else 0, (('file', f'{language}/{file.name}'),)),)
    return parsed, ()


def _faults(
    language: str, domain: Domain, folder: Path, made: Standing, known: set[tuple[str, str]]
) -> Iterable[Fault]:
    for context, source, entry, rules in unfit(language, domain, folder):
        # Of what the program does not say any more nothing can hold a letter back.
        if (context.partition('|')[0], source) in known:
            problems = tuple(problem_of(rule, source, language, domain, entry.line, entry.most) for rule in rules)
            papers = _papers(domain, context, source, made)
            yield Fault(problems, domain, context, source, entry.translation, papers)


def _lacking(own: Iterable[Sentence], parsed: Parsed | None, made: Standing, countries: Set[str]) -> Iterable[Lacking]:
    entries = {entry.key: entry for entry in parsed.entries if not entry.obsolete} if parsed else {}
    for one in own:
        entry = entries.get((one.context, one.text))
        if entry is None or not entry.translated or entry.fuzzy:
            unsure = entry is not None and entry.translated
            line = entry.line if entry else 0
            papers = _papers(one.domain, one.context, one.text, made)
            yield Lacking(one, line, unsure, papers, is_needed(one, countries))
