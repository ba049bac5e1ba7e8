"""A phrase that is put into a sentence of a letter: it stands where every language can put it as it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from letters import paths
from letters.languages.catalogue import catalogue
from letters.languages.oaths import guarded
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.extract import sources
from letters.translating.notes import inside
from letters.translating.notes import notes
from tests.conftest import Letters

# The functions of the pen that give a phrase, and not a name, a number or a citation.
_PHRASE = re.compile(r'(\w+)=pen\.(?:phrase|neutral_kinds|situation|capacity|data_concerned)\(')


def test_the_placeholders_whose_value_is_a_phrase_are_those_of_the_templates() -> None:
    given = {
        name
        for file in paths.TEMPLATES.rglob('*.jinja')
        for tag in re.findall(r'\{% trans ("[^"]+" [^%]*)%\}', file.read_text('utf-8'))
        for name in _PHRASE.findall(tag)
    }
    assert given == set(notes().phrases)


@pytest.mark.parametrize('language', spoken())
def test_a_phrase_stands_behind_a_colon_or_in_brackets(language: str) -> None:
    phrases, held = notes().phrases, catalogue(language, 'letters', paths.LOCALES).entries
    assert guarded(language)
    put = 0
    for one in sources(registry()):
        if one.domain == 'letters' and any(f'%({name})s' in one.text for name in phrases):
            said = held[one.context, one.text].translation if language != 'en' else one.text
            assert inside(said, phrases) == [], (one.context, said)
            assert 'behind a colon or in brackets' in one.comment
            put += 1
    assert put > 10


def test_a_translation_that_puts_a_phrase_inside_its_sentence_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    registry()
    file = tmp_path / 'locales' / 'de' / 'LC_MESSAGES' / 'letters.po'
    file.parent.mkdir(parents=True)
    (tmp_path / 'locales' / 'notes.yaml').write_bytes((paths.LOCALES / 'notes.yaml').read_bytes())
    (file.parent.parent / 'locale.yaml').write_text('language: de\n')
    lines = (paths.LOCALES / 'de' / 'LC_MESSAGES' / 'letters.po').read_text('utf-8').split('\n')
    number = next(n for n, line in enumerate(lines) if line.startswith('msgstr "') and ': %(material)s' in line)
    lines[number] = 'msgstr "Dort steht %(material)s."'
    file.write_text('\n'.join(lines), 'utf-8')
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    found = json.loads(letters('locale', 'check', 'de', '--json')[1])[0]
    assert [(one['name'], one['translation']) for one in found['phrases']] == [('material', 'Dort steht %(material)s.')]
    path, line = found['phrases'][0]['where'].rsplit(':', 1)
    assert path == 'de/LC_MESSAGES/letters.po'
    # The line on which its entry begins: no empty one stands between.
    assert '' not in lines[int(line) - 1 : number + 1]
    assert 'In the place of %(material)s come words that stay as they are.' in letters('locale', 'check', 'de')[1]
    catalogue.cache_clear()
