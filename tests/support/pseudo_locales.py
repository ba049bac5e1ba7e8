"""Two languages that nobody speaks, made of today's English on the fly: what escapes translation, or is cut, shows.

`en_XA` is long, accented and in brackets; `ar_XB` is the same in Arabic letters, so that it runs from right to left.
A test that takes the fixture `pseudo_spoken` finds both offered, for the screen and for letters; what it is shown is
looked through with `untranslated`. Nothing of them is kept in the repository.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from babel import Locale

from letters import paths
from letters.cli import screen
from letters.languages import catalogue as catalogues
from letters.languages import faults
from letters.languages import locale
from letters.languages import oaths
from letters.languages import words as listed
from letters.model.locale import DOMAINS
from letters.model.locale import Domain
from letters.model.locale import LocaleRecord
from letters.model.locale import WordLists
from letters.registry import load
from letters.registry import tongue
from letters.translating.extract import by_domain
from letters.translating.po import Entry
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse
from letters.translating.update import rendered
from tests.support.pseudo import every_sentence
from tests.support.shared import once

PSEUDO = ('en_XA', 'ar_XB')

# Placeholders, links, what names a host or holds a figure, and what a citation is told by: a letter or a Roman numeral.
_KEPT = re.compile(
    r'(%\([a-z_]+\)s|%%|https?://\S*|[\w-]*(?:[@.]\w[\w-]*)+|(?:[A-Z]+-)?\w*\d\w*(?:-(?:\d\w*|[A-Z]+)(?!\w))*'
    r'|\((?:[A-Za-z]|[ivxIVX]{2,6})\)|(?<!\w)(?:[IVX]+|[A-Za-z])(?!\w))'
)
_END = re.compile(r'(.*?)([\s.!?:…]*)', re.DOTALL)
_WORD = re.compile(r'[^\W\d_]{2}')
_LATIN = re.compile(r"(?<![^\W\d_])[A-Za-z](?:[A-Za-z'’-]*[A-Za-z])(?![^\W\d_])")
_ACCENTS = str.maketrans('aeiouyAEIOUY', 'áéíóúýÁÉÍÓÚÝ')
# A letter for a letter; none of them is another one's like, or comes apart into two signs.
_ARABIC = str.maketrans(dict(zip('abcdefghijklmnopqrstuvwxyz', 'ابجدهوزحطيكلمنسعفصقرشتثخذض', strict=True)))
_MORE = {'en_XA': ' áéíóú', 'ar_XB': ' اوي'}
_EACH = 20


def said(text: str, language: str) -> str:
    """A sentence in one of the two languages: a third longer, in brackets; what no translation may change as it is."""
    if not _WORD.search(_KEPT.sub(' ', text)):
        return text
    body, end = _split(text)
    spoken = ''.join(part if number % 2 else _spoken(part, language) for number, part in enumerate(_KEPT.split(body)))
    return f'[{spoken}{_MORE[language] * (1 + len(text) // _EACH)}]{end}'


def _split(text: str) -> tuple[str, str]:
    found = _END.fullmatch(text)
    assert found
    # The stop behind the beginning of a link is a part of it for whoever compares links.
    return (text, '') if found[1].endswith('://') else (found[1], found[2])


def _spoken(part: str, language: str) -> str:
    if language == 'en_XA':
        return part.translate(_ACCENTS)
    return ''.join(map(_in_arabic, part))


def _in_arabic(sign: str) -> str:
    """A Latin letter as an Arabic one; one of another script, as in the gazette of Greece, stays as it is."""
    plain = unicodedata.normalize('NFD', sign)[0].lower()
    return plain.translate(_ARABIC) if plain.isascii() else sign


def untranslated(text: str, language: str, known: Iterable[str] = ()) -> list[str]:
    """The English words of a text that no translation brought, each once: all that are not words of `known`.

    In `known` stand names, links, citations, and what a person typed. In `en_XA` words of no vowel cannot be told.
    """
    there = {word.casefold() for one in known for word in _words(one)}
    found = dict.fromkeys(word for word in _words(text) if word.casefold() not in there)
    return [word for word in found if language != 'en_XA' or word.translate(_ACCENTS) != word]


def _words(text: str) -> list[str]:
    # An accented word is one sign a letter, whatever drew it.
    return _LATIN.findall(unicodedata.normalize('NFC', text))


def to_be_read(texts: Mapping[str, str]) -> dict[str, str]:
    """What has to be in the person's language, of the text files of a packet by their names; of links nothing.

    A letter with an oath stays in English: the copy for reading gives each line of it, with the translation behind, and
    the sheet of a form what is to be copied from it. A choice of a form stands in English, with the person's words in
    brackets behind it, so that it can be found in a form that is in English.
    """
    copies = {name.partition('.')[0] for name in texts if '.reading' in name}
    english = {number: set(texts[f'{number}.txt'].splitlines()) for number in copies}
    found = {}
    for name, text in texts.items():
        number, _, kind = name.partition('.')
        if kind != 'links.txt' and not (kind == 'txt' and number in copies):
            left = '\n'.join(line for line in text.splitlines() if line not in english.get(number, ()))
            found[name] = _a_choice().sub(' (', left) if kind == 'form.txt' else left
    return found


@cache
def _a_choice() -> re.Pattern[str]:
    found = load.registry()
    choices = {text for one in found.questions.values() for text in one.choices.values()}
    # A form may have words of its own for what somebody answers.
    doors = (door for record in found.platforms.values() for door in record.channels)
    choices |= {text for door in doors for field in door.fields for text in field.choices.values()}
    # From right to left the brackets stand on a line of their own.
    return re.compile('|'.join(f'{re.escape(one)}[ \\n]\\(' for one in sorted(choices, key=len, reverse=True)))


def pseudo_folder(place: Path) -> Path:
    """A folder of languages with the real ones and the two; their catalogues are made once a run."""
    place.mkdir()
    for held in paths.LOCALES.iterdir():
        (place / held.name).symlink_to(held)
    for name, content in once('pseudo', _made).items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return place


def _made() -> dict[str, bytes]:
    files = {}
    for language in PSEUDO:
        for domain in DOMAINS:
            empty = rendered(by_domain(every_sentence(), domain), language)
            files[f'{language}/LC_MESSAGES/{domain}.po'] = _filled(empty, language).encode()
        files[f'{language}/locale.yaml'] = '\n'.join(
            f'{key}: "{value}"' for key, value in _described(language)
        ).encode()
    return files


def _filled(catalogue: str, language: str) -> str:
    held = parse(catalogue.encode())
    assert held.header
    spoken = (altered(one, strings=_strings(one, language)) for one in held.entries)
    return '\n\n'.join([held.header.raw, *map(block, spoken)]) + '\n'


def _strings(one: Entry, language: str) -> tuple[str, ...]:
    return (said(one.source.plural or one.source.id, language),) * len(one.strings)


def _described(language: str) -> list[tuple[str, str]]:
    direction = 'rtl' if language == 'ar_XB' else 'ltr'
    return [('language', language), ('name', said('Pseudo', language)), ('direction', direction), ('screen', 'yes'),
            ('first_person_has_gender', 'no')]  # fmt: skip


@cache
def _unicode(language: str) -> SimpleNamespace:
    """The names of countries and languages that Unicode would have in one of the two."""
    english = Locale('en')
    tables = {'territories': english.territories, 'languages': english.languages}
    return SimpleNamespace(
        **{table: {code: said(name, language) for code, name in names.items()} for table, names in tables.items()}
    )


@cache
def _guards() -> WordLists:
    """The words by which `ar_XB` is guarded: those of English, in its letters."""
    english = load.words()['en'].model_dump()
    turned = {key: _turned(value) for key, value in english.items() if key not in {'names', 'free', 'scripts'}}
    return WordLists.model_validate({**english, **turned, 'scripts': ['arabic']})


def _turned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _turned(one) for key, one in value.items()}
    return [_spoken(one, 'ar_XB') for one in value]


def speak(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """From now on the program offers both languages; `folder` is what `pseudo_folder` gave."""
    held, read = load._once(), catalogues.catalogue
    assert isinstance(held, load.Held)
    records = {language: LocaleRecord.model_validate(dict(_described(language))) for language in PSEUDO}
    with_both = held._replace(locales={**held.locales, **records}, words={**held.words, 'ar_XB': _guards()})
    patch.setattr(load, '_once', lambda: with_both)
    patch.setattr(paths, 'LOCALES', folder)

    def catalogue(language: str, domain: Domain, place: Path) -> catalogues.Catalogue:
        return read(language, domain, folder if language in PSEUDO else place)

    patch.setattr(catalogues, 'catalogue', catalogue)
    named = locale._names
    patch.setattr(locale, '_names', lambda language: _unicode(language) if language in PSEUDO else named(language))
    # What was said of these codes before.
    judged = (faults.faults, faults._broken, oaths.swears, oaths.is_forbidden)
    for worked_out in (tongue.tongue, listed._finder, *judged, screen._wording):
        worked_out.cache_clear()
