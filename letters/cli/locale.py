"""The commands `locale`: what translators and those who look after their work need."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from letters import paths
from letters.cli.opening import content_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import DataError
from letters.errors import UsageError
from letters.languages.catalogue import faulty
from letters.languages.codes import base
from letters.languages.codes import code
from letters.languages.codes import known
from letters.languages.oaths import guarded
from letters.model.locale import DOMAINS
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.translating.incoming import Incoming
    from letters.translating.incoming import Refused
    from letters.translating.po import Parsed


def update(given: list[str], mailed: Path | None, *, check: bool, as_json: bool) -> None:
    """Bring catalogues up to date, or name those that are not; leaves with 4 where something is left to do."""
    from letters.output.files import write_whole
    from letters.translating.extract import sources
    from letters.translating.incoming import take_in
    from letters.translating.renamed import renamed
    from letters.translating.update import outdated
    from letters.translating.update import templates
    from letters.translating.update import update

    if not paths.IN_CHECKOUT:
        raise UsageError('usage-locale-place')
    folder = paths.LOCALES
    languages = languages_of(given, folder)
    found, moved = sources(registry()), renamed(folder)
    taken = None
    if mailed is not None:
        taken = take_in(_catalogue(mailed, given), mailed.name, languages[0], found, folder, moved)
        wanted = taken.files
    else:
        wanted = {} if given else templates(found, folder)
        for language in languages:
            wanted |= update(found, language, folder, moved)
    stale = outdated(wanted, sources=not check)
    if not check:
        for file, text in stale.items():
            write_whole(file, text.encode())
    if as_json:
        show_json(_as_json(wanted, stale, taken, folder, check=check))
    else:
        show(_lines(stale, taken, folder, check=check))
    words = wording()
    talk(words.message('language-unguarded', language=one) for one in languages if not guarded(one))
    if taken is not None and taken.refused:
        raise DataError('locale-refused', count=str(len(taken.refused)))
    _tell_unusable(languages, check=check)
    if stale and check:
        raise DataError('locale-stale')
    if not stale:
        talk([words.message('locale.current')])


def _tell_unusable(languages: list[str], *, check: bool) -> None:
    """Name every translation that cannot be used; DataError with them where that was asked."""
    unusable = [one for language in languages for domain in DOMAINS for one in faulty(language, domain)]
    if unusable and check:
        raise DataError('locale-faulty', problems=tuple(unusable))
    talk(map(wording().problem, unusable))


def languages_of(given: list[str], folder: Path) -> list[str]:
    """The languages that were asked for, or all; UsageError with the nearest where one has no folder."""
    there = sorted(file.parent.name for file in folder.glob('*/locale.yaml'))
    given = [code(one) if code(one) in there else one for one in given]
    for one in given:
        if one not in there:
            named = {name.lower(): name for name in there}
            near = get_close_matches(one.replace('-', '_').lower(), named, n=1)
            # What is no code is said back nowhere.
            choices, language = ', '.join(there), code(one) if known(code(one)) else 'XX'
            if near:
                raise UsageError('usage-locale-near', near=named[near[0]], choices=choices, language=language)
            raise UsageError('usage-locale', choices=choices, language=language)
    return list(dict.fromkeys(given)) or there


def _catalogue(mailed: Path, given: list[str]) -> Parsed:
    """A catalogue that came by mail; UsageError where it is not clear, or not true, that it is in this language."""
    from letters.translating.header import fields
    from letters.translating.update import parsed

    if len(given) != 1:
        raise UsageError('usage-locale-from')
    catalogue = parsed(content_of(mailed), mailed.name)
    own = dict(fields(catalogue.header)).get('Language', '')
    if own and base(own) != base(given[0]):
        raise UsageError('usage-locale-other', language=given[0])
    return catalogue


def _lines(stale: dict[Path, str], taken: Incoming | None, folder: Path, *, check: bool) -> Iterator[str]:
    say = wording().message
    for file, text in stale.items():
        named = say('locale.out-of-date' if check else 'locale.written', file=file.relative_to(folder).as_posix())
        counts = '' if file.suffix == '.pot' else say('locale.counts', **_counts(text))
        yield f'{named}. {counts}'.rstrip()
    if taken is not None:
        yield say('locale.taken', **taken.counts)
        if taken.refused:
            yield say('locale.send-back')
        for one in taken.refused:
            yield from _sent_back(one)


def _sent_back(one: Refused) -> Iterator[str]:
    words = wording()
    yield ''
    yield from map(words.problem, one.problems)
    yield words.line(words.message('locale.english'), one.english)
    yield words.line(words.message('locale.given'), one.given)


def _counts(text: str) -> dict[str, int]:
    """How many sentences of a catalogue are translated, to be looked at again, empty, and no longer used."""
    from letters.translating.po import parse

    entries = parse(text.encode()).entries
    alive = [one for one in entries if not one.obsolete]
    return {
        'done': sum(one.translated and not one.fuzzy for one in alive),
        'fuzzy': sum(one.fuzzy for one in alive),
        'empty': sum(not one.translated for one in alive),
        'old': len(entries) - len(alive),
    }


def _as_json(
    wanted: dict[Path, str], stale: dict[Path, str], taken: Incoming | None, folder: Path, *, check: bool
) -> dict[str, object]:
    changed = 'out-of-date' if check else 'written'
    files = [
        {
            'file': file.relative_to(folder).as_posix(),
            'state': changed if file in stale else 'current',
            **_counts(text),
        }
        for file, text in wanted.items()
    ]
    if taken is None:
        return {'files': files}
    words = wording()
    refused = [
        {
            'line': one.problems[0].line,
            'rules': [{'id': rule.id, 'text': words.told(rule.id, dict(rule.values))} for rule in one.problems],
            'english': one.english,
            'translation': one.given,
        }
        for one in taken.refused
    ]
    return {'files': files, 'counts': taken.counts, 'refused': refused}
