"""Rules about the folder of a language: what it says agrees with Unicode (CLDR), where that knows it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.checking.files import LOCALES
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import catalogue
from letters.languages.codes import code
from letters.languages.codes import known
from letters.languages.plural import agrees
from letters.languages.plural import usual
from letters.model.locale import DOMAINS
from letters.model.locale import LocaleRecord
from letters.registry.load import validated
from letters.registry.tongue import direction_of
from letters.translating.extract import by_domain
from letters.translating.extract import sources
from letters.translating.needed import needed
from letters.translating.needed import served_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# So much of an interface, in hundredths, may still be missing: new questions come before their translations.
_MOST_LACKING = 10
_MIDDLE = re.compile(r'\{0\}(.*)\{1\}')


class _Folder(NamedTuple):
    language: str
    record: LocaleRecord
    file: str


@lru_cache(maxsize=1)
def _folders(records: Records) -> tuple[_Folder, ...]:
    """The folders of languages whose record can be read; what is wrong with another is told where it is read."""
    found = []
    for path in sorted(records.files.locales.glob('*/locale.yaml')):
        file = f'{LOCALES}{path.parent.name}/locale.yaml'
        record, _ = validated(LocaleRecord, records.files.document(file))
        if record is not None:
            found.append(_Folder(path.parent.name, record, file))
    return tuple(found)


@rule('locale-code')
def own_code(records: Records) -> Iterator[Found]:
    """A language has the code that Unicode has for it, so that everybody who wants it finds it."""
    for one in _folders(records):
        if code(one.language) != one.language:
            yield Found(one.file, ('language',), {'wanted': code(one.language)})


@rule('locale-direction')
def direction(records: Records) -> Iterator[Found]:
    """A language runs in the direction of its script."""
    for one in _folders(records):
        wanted = direction_of(one.language)
        if wanted and one.record.direction != wanted:
            yield Found(one.file, ('direction',), {'wanted': wanted})


@rule('locale-end')
def sentence_end(records: Records) -> Iterator[Found]:
    """What ends a sentence is one sign of punctuation, or nothing."""
    for one in _folders(records):
        said = one.record.sentence_end
        if said and (len(said) > 1 or not unicodedata.category(said).startswith('P')):
            yield Found(one.file, ('sentence_end',))


@rule('locale-comma')
def list_separator(records: Records) -> Iterator[Found]:
    """A list is parted by the sign that Unicode has for it, where it has one and no word."""
    for one in _folders(records):
        said, usual_one = one.record.list_separator.strip(), _parting(one.language)
        if said and usual_one and said != usual_one:
            yield Found(one.file, ('list_separator',), {'wanted': usual_one})


def _parting(language: str) -> str:
    """The sign that parts a list in a language; empty where it is a word, or not known."""
    own = known(language)
    if own is None:
        return ''
    pattern = own.list_patterns['standard']['middle']
    found = _MIDDLE.fullmatch(''.join(sign for sign in pattern if unicodedata.category(sign) != 'Cf'))
    sign = found[1].strip() if found else ''
    return sign if len(sign) == 1 and unicodedata.category(sign) == 'Po' else ''


@rule('locale-plural')
def plural(records: Records) -> Iterator[Found]:
    """The header of a catalogue counts as the language does."""
    for one in _folders(records):
        for domain in DOMAINS:
            file = f'{one.language}/LC_MESSAGES/{domain}.po'
            if _there(records.files.locales / file):
                counts = catalogue(one.language, domain, records.files.locales).counts
                if not agrees(counts, one.language):
                    yield Found(f'{LOCALES}{file}', values={'wanted': usual(one.language)}, line=1)


def _there(file: Path) -> bool:
    return file.is_file() and file.stat().st_size > 0


@rule('locale-screen')
def screen(records: Records) -> Iterator[Found]:
    """The screen speaks only a language whose interface is whole."""
    speaking = [one for one in _folders(records) if one.record.screen == 'yes' and one.language != SOURCE]
    said = by_domain(sources(records.registry), 'interface') if speaking else ()
    for one in speaking:
        countries = served_by(one.language, one.record, records.registry)
        wanted = {(sentence.context, sentence.text) for sentence in needed(said, countries)}
        held = catalogue(one.language, 'interface', records.files.locales).entries
        lacking = sum(key not in held for key in wanted)
        if 100 * lacking > _MOST_LACKING * len(wanted):
            yield Found(one.file, ('screen',), {'count': str(lacking), 'language': one.language})


@rule('locale-law-of')
def law_of(records: Records) -> Iterator[Found]:
    """A language holds the law of countries that are in the registry."""
    for one in _folders(records):
        for number, country in enumerate(one.record.law_of):
            if country not in records.registry.jurisdictions:
                yield Found(one.file, ('law_of', number), {'id': country})


RULES = (law_of, own_code, direction, sentence_end, list_separator, plural, screen)
