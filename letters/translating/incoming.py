"""A catalogue that came by mail: what of it is taken in, and what is to be said to whoever translated it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.errors import Problem
from letters.languages.catalogue import Catalogue
from letters.languages.catalogue import Translation
from letters.languages.faults import wanted
from letters.translating.extract import by_domain
from letters.translating.header import counting
from letters.translating.header import signed
from letters.translating.merge import GRAMMARS
from letters.translating.merge import once
from letters.translating.po import Entry
from letters.translating.po import Parsed
from letters.translating.po import altered
from letters.translating.po import parse
from letters.translating.update import at_home
from letters.translating.update import catalogues
from letters.translating.update import rendered

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from pathlib import Path

    from letters.model.locale import Domain
    from letters.translating.po import Key
    from letters.translating.sentence import Sentence


class Refused(NamedTuple):
    """A translation that was not taken in: the rules that it breaks, each a problem with its line, and its words."""

    problems: tuple[Problem, ...]
    english: str
    given: str


class Incoming(NamedTuple):
    """What came of a catalogue: the files as they should be, how many sentences were what, and what to send back."""

    files: dict[Path, str]
    counts: dict[str, int]
    refused: tuple[Refused, ...]


def take_in(
    mailed: Parsed, name: str, language: str, found: tuple[Sentence, ...], folder: Path, moved: Callable[[str], str]
) -> Incoming:
    """The catalogues of a language with the translations of known sentences that a mailed file brings.

    A faulty, an empty or an unsure one never takes the place of a good one, and a faulty one is never taken in.
    """
    entries = [_moved(entry, moved) for entry in mailed.entries if not entry.obsolete and entry.translated]
    counts = dict.fromkeys(('taken', 'held', 'unsure', 'refused', 'unknown'), 0)
    counts['empty'] = sum(not entry.obsolete and not entry.translated for entry in mailed.entries)
    files: dict[Path, str] = {}
    refused: dict[Key, Refused] = {}
    known: set[Key] = set()
    before = at_home(found, language, folder)
    for domain, file in catalogues(language, folder).items():
        sentences = by_domain(found, domain)
        # Under the contexts of today, and with what changed already beside its old English.
        today = parse(rendered(sentences, language, before[domain], moved).encode())
        sorted_out = _SortedOut(sentences, domain, language, name, today)
        for entry in entries:
            sorted_out.take(entry)
        known |= sorted_out.known & {entry.key for entry in entries}
        refused |= sorted_out.refused
        for kind, count in sorted_out.counts.items():
            counts[kind] += count
        files[file] = rendered(sentences, language, sorted_out.parsed(mailed.header), moved)
    for entry in entries:
        if entry.key not in known:
            counts['unknown'] += 1
            refused[entry.key] = _refused(entry, name, ('unknown',))
    ordered = sorted(refused.values(), key=lambda one: one.problems[0].line)
    return Incoming(files, counts, tuple(ordered))


def _moved(entry: Entry, moved: Callable[[str], str]) -> Entry:
    context, bar, grammar = (entry.source.context or '').partition('|')
    return replace(entry, source=entry.source._replace(context=f'{moved(context)}{bar}{grammar}')) if context else entry


class _SortedOut:
    """One domain of a language, while the entries of a mailed catalogue are sorted into it."""

    def __init__(self, sentences: Iterable[Sentence], domain: Domain, language: str, name: str, before: Parsed) -> None:
        self.sentences = {(one.context, one.text): one for one in once(sentences)}
        # Without its words a language has no letters yet; what is translated of them is taken in all the same.
        self.judge = Catalogue(language, {}, counting(before.header)).begun(domain)
        self.domain = domain
        self.name, self.header = name, before.header
        self.held = {entry.key: entry for entry in before.entries}
        self.counts = {'taken': 0, 'held': 0, 'unsure': 0, 'refused': 0}
        self.refused: dict[Key, Refused] = {}
        self.known: set[Key] = set()

    def parsed(self, mailed: Entry | None) -> Parsed:
        """The catalogue with what was taken in, and with the name of whoever translated it."""
        by = signed(self.header, mailed) if self.counts['taken'] and self.header else self.header
        return Parsed(by, tuple(self.held.values()))

    def take(self, entry: Entry) -> None:
        """Take in one entry, or note why not; nothing where the domain has no such sentence."""
        context, _, grammar = (entry.source.context or '').partition('|')
        sentence = self.sentences.get((context, entry.source.id))
        if sentence is None or (grammar and grammar not in GRAMMARS):
            return
        if (entry.source.plural or '') != sentence.plural:
            return
        self.known.add(entry.key)
        own = self.held.get(entry.key)
        broken = self._broken(sentence, entry.strings, own)
        if broken:
            self.counts['refused'] += 1
            self.refused[entry.key] = _refused(entry, self.name, broken)
        elif own is not None and own.strings == entry.strings and (entry.fuzzy or not own.fuzzy):
            self.counts['held'] += 1
        elif entry.fuzzy and own is not None and own.translated:
            self.counts['unsure'] += 1
        else:
            self.counts['taken'] += 1
            self.held[entry.key] = _taken(entry, own)

    def _broken(self, one: Sentence, said: tuple[str, ...], own: Entry | None) -> tuple[str, ...]:
        may_equal = one.may_equal or (own is not None and 'ignore-same' in own.flags)
        return self.judge.broken(one.text, Translation(said[0], may_equal, plural=one.plural, forms=said), self.domain)


def _taken(entry: Entry, own: Entry | None) -> Entry:
    """The entry with the words that came by mail; what other translators said of it stays."""
    comments = tuple(dict.fromkeys([*(own.comments if own else ()), *entry.comments]))
    flags = (own.flags if own else frozenset()) - {'fuzzy'} | (entry.flags & {'fuzzy'})
    return altered(
        own or replace(entry, raw=''), strings=entry.strings, flags=flags, comments=comments,
        previous=entry.previous if entry.fuzzy else None,
    )  # fmt: skip


def _refused(entry: Entry, name: str, rules: tuple[str, ...]) -> Refused:
    problems = tuple(
        Problem(f'translation-{rule}', name, entry.line, 1, (('wanted', wanted(rule, entry.source.id)),))
        for rule in rules
    )
    return Refused(problems, entry.source.id, ' / '.join(entry.strings))
