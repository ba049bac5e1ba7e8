"""One glossary a language: Weblate shows it, and the check names a sentence that says an agreed term otherwise."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from letters import paths
from letters.languages.catalogue import catalogue
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.glossary import FILE
from letters.translating.glossary import TERMS
from letters.translating.glossary import begun
from letters.translating.glossary import strays
from letters.translating.glossary import terms
from letters.translating.po import Entry
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse
from letters.translating.update import held
from tests.conftest import Letters
from tests.support.pseudo import every_sentence
from tests.support.soak import SOAK

WHOLE = [language for language in spoken() if language != 'en']


@pytest.mark.parametrize('language', WHOLE)
def test_every_agreed_term_is_said_as_agreed_in_every_letter(language: str) -> None:
    agreed = terms(paths.LOCALES / language / FILE)
    letters = held(paths.LOCALES / language / 'LC_MESSAGES' / 'letters.po').entries
    assert len(agreed) >= 30
    found = [(one.term, one.agreed, one.entry.source.id, one.entry.strings) for one in strays(agreed, letters)]
    # Whoever translates new law is told; before a release somebody has looked at each.
    assert len(found) <= (0 if SOAK else 12), found


@pytest.mark.parametrize('language', WHOLE)
def test_a_glossary_stands_in_one_file_and_no_term_in_it_twice(language: str) -> None:
    assert [file.name for file in (paths.LOCALES / language).glob('glossary*')] == [FILE]
    entries = held(paths.LOCALES / language / FILE).entries
    assert len({one.key for one in entries}) == len(entries)
    assert all(one.translated for one in entries)


def _says(one: Entry) -> bool:
    return not one.obsolete and 'legal basis' in one.source.id and one.strings[0].count('Rechtsgrundlage') == 1


def test_a_sentence_that_says_an_agreed_term_in_other_words_is_named_with_its_line_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    registry()
    # Read before the catalogues are elsewhere: the notes to the sentences are beside them, and they are read once.
    sentences = every_sentence()
    folder = tmp_path / 'locales' / 'de'
    (folder / 'LC_MESSAGES').mkdir(parents=True)
    for name in ('locale.yaml', FILE, 'LC_MESSAGES/letters.po'):
        shutil.copy(paths.LOCALES / 'de' / name, folder / name)
    file = folder / 'LC_MESSAGES' / 'letters.po'
    read = parse(file.read_bytes())
    at = next(n for n, one in enumerate(read.entries) if _says(one))
    entries = list(read.entries)
    entries[at] = altered(entries[at], strings=(entries[at].strings[0].replace('Rechtsgrundlage', 'Grundlage'),))
    assert read.header
    file.write_text('\n\n'.join([read.header.raw, *map(block, entries)]) + '\n', encoding='utf-8')
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    monkeypatch.setattr('letters.translating.extract.sources', lambda _: sentences)
    code, shown, _ = letters('locale', 'check', 'de', '--json')
    catalogue.cache_clear()
    one = next(one for one in json.loads(shown)[0]['glossary'] if one['term'] == 'legal basis')
    assert (code, one['agreed']) == (0, 'Rechtsgrundlage')
    assert one['where'] == f'de/LC_MESSAGES/letters.po:{parse(file.read_bytes()).entries[at].line}'


def test_a_new_glossary_begins_with_the_terms_of_every_letter() -> None:
    made = parse(begun('pt_BR', 'Portuguese (Brazil)').encode())
    assert [one.source.id for one in made.entries] == list(TERMS)
    assert made.header is not None
    assert made.header.comments[0] == 'Glossary: Portuguese (Brazil) (pt_BR)'
