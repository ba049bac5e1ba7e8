"""A language that nobody thought of goes from nothing to a letter that can be looked at, in one folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from letters import paths
from letters.model.locale import LocaleRecord
from letters.registry import load
from letters.registry.read import read_file
from letters.translating.begin import code_of
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.pseudo import every_sentence
from tests.support.pseudo import fill

LAHORE = str(paths.DEMO / 'lahore.yaml')


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    load.registry()
    folder = tmp_path / 'locales'
    folder.mkdir()
    shutil.copy(paths.LOCALES / 'renamed.yaml', folder)
    monkeypatch.setattr(paths, 'LOCALES', folder)
    monkeypatch.setattr('letters.translating.extract.sources', lambda _: every_sentence())
    monkeypatch.setattr('letters.cli.locale_preview.FORMATS', ('html',))
    return folder


@pytest.mark.parametrize(
    ('given', 'code', 'forms'), [('am', 'am', 'nplurals=2'), ('ja', 'ja', 'nplurals=1'), ('tl', 'fil', 'nplurals=2')]
)
def test_a_new_language_goes_from_nothing_to_a_previewed_letter_in_one_folder(
    given: str, code: str, forms: str, locales: Path, letters: Letters
) -> None:
    assert letters('locale', 'new', given)[0] == 0
    record, problems = load.validated(LocaleRecord, read_file(locales / code / 'locale.yaml'))
    assert record is not None, problems
    assert (record.language, record.direction, record.screen, record.reviewed) == (code, 'ltr', 'no', [])
    catalogue = (locales / code / 'LC_MESSAGES' / 'letters.po').read_text(encoding='utf-8')
    assert f'Plural-Forms: {forms}' in catalogue
    assert letters('locale', 'missing', code, '--for', LAHORE, '--until', 'letter', '-o', 'one.po')[0] == 0
    fill(Path('one.po'))
    assert letters('locale', 'update', code, '--from', 'one.po')[0] == 0
    assert letters('locale', 'preview', code, '-o', 'out', '--case', LAHORE, '--date', DATE)[0] == 0
    assert any('Pléásé' in file.read_text(encoding='utf-8') for file in Path('out').rglob('*.html'))
    touched = {file.relative_to(locales).parts[0] for file in locales.rglob('*')}
    assert touched == {code, 'renamed.yaml'}
    assert {file.name for file in (locales / code).iterdir()} == {
        'LC_MESSAGES', 'glossary.po', 'locale.yaml', 'words.example.yaml',
    }  # fmt: skip


def test_every_key_is_explained_and_nothing_that_is_there_is_overwritten(locales: Path, letters: Letters) -> None:
    letters('locale', 'new', 'ar')
    held = (locales / 'ar' / 'locale.yaml').read_text(encoding='utf-8')
    assert 'direction: rtl' in held
    for key in LocaleRecord.model_fields:
        assert f'# {key}: ' in held, key
    (locales / 'ar' / 'locale.yaml').write_text('mine', encoding='utf-8')
    code, _, talk = letters('locale', 'new', 'ar')
    assert (code, 'is there already' in talk) == (5, True)
    assert (locales / 'ar' / 'locale.yaml').read_text(encoding='utf-8') == 'mine'


@pytest.mark.parametrize(
    ('given', 'code'),
    [('tl', 'fil'), ('pt-br', 'pt_BR'), ('zh-tw', 'zh_Hant'), ('zh_CN', 'zh_Hans'), ('pa-pk', 'pa_Arab'), ('ES', 'es')],
)
def test_codes_that_people_use_find_the_one_that_is_used_here(given: str, code: str) -> None:
    assert code_of(given) == code


@pytest.mark.usefixtures('locales')
@pytest.mark.parametrize('given', ['xx', '../es', 'klingon', ''])
def test_what_is_no_language_is_a_fault_of_the_command(given: str, letters: Letters, locales: Path) -> None:
    assert letters('locale', 'new', given)[0] == 2
    assert [file.name for file in locales.iterdir()] == ['renamed.yaml']


def test_words_that_are_there_already_are_kept_and_not_asked_for(locales: Path, letters: Letters) -> None:
    (locales / 'it').mkdir()
    (locales / 'it' / 'words.yaml').write_text('scripts: [latin]\n', encoding='utf-8')
    code, shown, talk = letters('locale', 'new', 'it')
    assert (code, 'words' in shown, 'words.example.yaml' in talk) == (0, False, False)
    assert 'words.yaml is here already' in talk
    assert (locales / 'it' / 'words.yaml').read_text(encoding='utf-8') == 'scripts: [latin]\n'
    assert 'words.example.yaml is filled in' in letters('locale', 'new', 'ja')[2]


@pytest.mark.usefixtures('locales')
@pytest.mark.parametrize(('given', 'said'), [('it', 'it'), ('tl', 'fil'), ('klingon', 'XX')])
def test_who_asks_for_a_language_that_is_not_begun_is_told_how_to_begin(
    given: str, said: str, letters: Letters
) -> None:
    for asked in (['missing', given, '--for', 'KE'], ['update', given]):
        code, _, talk = letters('locale', *asked)
        assert (code, f'locale new {said}\n' in talk) == (2, True), talk
