"""The command that brings catalogues up to date, and takes in those that come by mail."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from letters import paths
from letters.model.locale import DOMAINS
from letters.output import folder as output_folder
from letters.translating.sentence import Sentence
from tests.conftest import Letters
from tests.support.catalogues import WHERE
from tests.support.catalogues import babel
from tests.support.catalogues import entry
from tests.support.catalogues import new_language
from tests.support.catalogues import po
from tests.support.catalogues import some_sentences

HEADERS = 'msgid ""\nmsgstr ""\n"Last-Translator: Ana Example <ana@example.com>\\n"\n"Language: xx\\n"\n'
HEADERS += '"Content-Type: text/plain; charset=UTF-8\\n"\n'


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one new language, in place of the project's."""
    folder = tmp_path / 'locales'
    new_language(folder)
    found = some_sentences()
    monkeypatch.setattr('letters.translating.extract.sources', lambda _: found)
    monkeypatch.setattr(paths, 'LOCALES', folder)
    return folder


def letters_po(folder: Path) -> Path:
    return folder / 'xx' / 'LC_MESSAGES' / 'letters.po'


def said(folder: Path) -> dict[str, str]:
    """The translations of letters that are confirmed, by their English."""
    text = letters_po(folder).read_text(encoding='utf-8')
    return {str(one.id): str(one.string) for one in babel(text) if one.id and one.string and not one.fuzzy}


def context_of(text: str) -> str:
    return next(one.context for one in some_sentences() if one.domain == 'letters' and one.text == text)


def test_a_new_language_gets_its_catalogues_and_both_templates_are_written(locales: Path, letters: Letters) -> None:
    code, shown, talk = letters('locale', 'update')
    assert (code, 'Written: interface.pot.' in shown) == (0, True)
    assert 'Written: xx/LC_MESSAGES/letters.po. Translated: 0. To look at again: 0. Not translated: ' in shown
    assert 'No letter is written in xx. Its file words.yaml is missing' in talk
    written = {file.relative_to(locales).as_posix() for file in locales.rglob('*.po*')}
    assert written == {
        'glossary.pot',
        'letters.pot',
        'interface.pot',
        'registry.pot',
        *(f'xx/LC_MESSAGES/{domain}.po' for domain in DOMAINS),
    }
    assert 'Every catalogue is up to date.' in letters('locale', 'update')[2]


def test_the_check_writes_nothing_and_leaves_with_4_when_a_catalogue_is_out_of_date(
    locales: Path, letters: Letters
) -> None:
    code, shown, talk = letters('locale', 'update', '--check')
    assert (code, list(locales.rglob('*.po*'))) == (4, [])
    assert 'Out of date: letters.pot' in shown
    assert 'Run: letters locale update' in talk
    letters('locale', 'update')
    assert letters('locale', 'update', '--check')[0] == 0


def test_only_the_languages_that_are_named_are_written(locales: Path, letters: Letters) -> None:
    new_language(locales, 'yy')
    assert letters('locale', 'update', 'yy')[0] == 0
    written = {file.relative_to(locales).as_posix() for file in locales.rglob('*.po*')}
    assert written == {f'yy/LC_MESSAGES/{domain}.po' for domain in DOMAINS}


def test_a_language_without_a_folder_is_refused_with_the_nearest_one(locales: Path, letters: Letters) -> None:
    new_language(locales, 'pt_BR')
    code, shown, talk = letters('locale', 'update', 'pt-pt')
    assert (code, shown) == (2, '')
    assert 'The nearest is pt_BR.' in talk
    assert 'Write one of these: pt_BR, xx.' in letters('locale', 'update', 'quechua')[2]
    assert list(locales.rglob('*.po*')) == []
    # The same code as people write it is no other one.
    assert letters('locale', 'update', 'pt-br')[0] == 0


def test_an_installed_program_has_no_catalogues_to_bring_up_to_date(
    locales: Path, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, 'IN_CHECKOUT', False)
    assert letters('locale', 'update')[0] == 2
    # An empty catalogue there would stand before the finished one.
    assert list(locales.rglob('*.po*')) == []


def test_what_is_translated_is_kept(locales: Path, letters: Letters) -> None:
    letters('locale', 'update')
    text = letters_po(locales).read_text(encoding='utf-8')
    assert f'msgid "{WHERE}"\nmsgstr ""' in text
    changed = text.replace(f'msgid "{WHERE}"\nmsgstr ""', f'msgid "{WHERE}"\nmsgstr "Xx"')
    letters_po(locales).write_text(f'{changed}\n{entry("old", "Gone", "Yy")}', encoding='utf-8')
    assert 'To look at again: 0.' in letters('locale', 'update', 'xx')[1]
    assert said(locales) == {WHERE: 'Xx'}
    assert letters_po(locales).read_text(encoding='utf-8').endswith('#~ msgid "Gone"\n#~ msgstr "Yy"\n')


@pytest.mark.usefixtures('locales')
def test_a_program_can_read_what_was_done(letters: Letters) -> None:
    assert letters('locale', 'update', 'xx', '--json')[0] == 0
    found = json.loads(letters('locale', 'update', 'xx', '--json')[1])
    assert [(one['file'], one['state'], one['done']) for one in found['files']] == [
        ('xx/LC_MESSAGES/interface.po', 'current', 0),
        ('xx/LC_MESSAGES/letters.po', 'current', 0),
        ('xx/LC_MESSAGES/registry.po', 'current', 0),
    ]


def test_a_broken_catalogue_is_named_with_its_line_and_nothing_is_written(locales: Path, letters: Letters) -> None:
    letters('locale', 'update')
    broken = po(entry('a', 'Yes', 'Sí')) + '\n<<<<<<< HEAD\n'
    letters_po(locales).write_text(broken, encoding='utf-8')
    code, _, talk = letters('locale', 'update')
    assert code == 4
    assert 'xx/letters.po:9:1: This line is not one of a catalogue.' in ' '.join(talk.split())
    assert letters_po(locales).read_text(encoding='utf-8') == broken


class Full:
    """The system's calls on a disk without room."""

    def write(self, *_: object) -> int:
        raise OSError(errno.ENOSPC, 'No space left on device')

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)


def test_on_a_full_disk_the_old_catalogue_stays_whole(
    locales: Path, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters('locale', 'update')
    old = letters_po(locales).read_text(encoding='utf-8') + '\n' + entry('old', 'Gone', 'Yy')
    letters_po(locales).write_text(old, encoding='utf-8')
    monkeypatch.setattr(output_folder, 'os', Full())
    code, _, talk = letters('locale', 'update')
    assert (code, 'The disk is full.' in talk) == (5, True)
    assert letters_po(locales).read_text(encoding='utf-8') == old
    assert sorted(file.name for file in letters_po(locales).parent.iterdir()) == [f'{one}.po' for one in DOMAINS]


@pytest.mark.skipif(os.name == 'nt', reason='Windows has no such modes.')
def test_catalogues_are_as_open_to_others_as_any_file_of_a_project(locales: Path, letters: Letters) -> None:
    old = os.umask(0o022)
    try:
        letters('locale', 'update')
    finally:
        os.umask(old)
    assert stat.S_IMODE(letters_po(locales).stat().st_mode) == 0o644
    assert stat.S_IMODE(letters_po(locales).parent.stat().st_mode) == 0o755


Mail = Callable[..., tuple[int, str, str]]


@pytest.fixture
def mail(locales: Path, letters: Letters, tmp_path: Path) -> Mail:
    """Takes in a catalogue with these entries, for a language whose catalogues are there."""
    letters('locale', 'update')
    assert letters_po(locales).is_file()

    def take(*entries: str, header: str = HEADERS, options: tuple[str, ...] = ()) -> tuple[int, str, str]:
        (tmp_path / 'from-ana.po').write_text(po(*entries, header=header), encoding='utf-8')
        return letters('locale', 'update', 'xx', '--from', 'from-ana.po', *options)

    return take


def test_good_translations_that_came_by_mail_are_taken_in_with_the_name_of_the_translator(
    locales: Path, mail: Mail
) -> None:
    code, shown, _ = mail(entry(context_of(WHERE), WHERE, 'Xx'))
    assert code == 0
    assert 'Taken in: 1. As before: 0. Empty: 0. Unsure, so left as it was: 0. Faulty: 0. Not known here: 0.' in shown
    assert said(locales) == {WHERE: 'Xx'}
    assert '"Last-Translator: Ana Example <ana@example.com>\\n"' in letters_po(locales).read_text(encoding='utf-8')
    other = HEADERS.replace('Ana Example <ana@', 'Bo Example <bo@')
    mail(entry(context_of(WHERE), WHERE, 'Zz'), header=other)
    text = letters_po(locales).read_text(encoding='utf-8')
    # Who did it before is named above.
    assert '# Ana Example <ana@example.com>\nmsgid ""' in text
    assert '"Last-Translator: Bo Example <bo@example.com>\\n"' in text
    assert said(locales) == {WHERE: 'Zz'}


def placeholder() -> Sentence:
    return next(one for one in some_sentences() if one.domain == 'letters' and one.text.count('%(') == 1)


FAULTY = {
    '<b>Xx</b>': 'holds markup, a sign of a template',
    'Xx 48': 'The numbers are not those of the English.',
    'Xx https://example.com/': 'The links are not those of the English.',
    WHERE: 'The translation is the English sentence.',
    'Xx' * 80: f'Say what the English says and no more. Characters at most: {4 * len(WHERE) + 60}.',
    'Xx\u202e': 'a sign that cannot be seen',
}


@pytest.mark.parametrize('given', FAULTY)
def test_a_faulty_translation_is_shown_with_what_to_write_and_takes_no_place(
    given: str, locales: Path, mail: Mail
) -> None:
    mail(entry(context_of(WHERE), WHERE, 'Xx'))
    before = letters_po(locales).read_bytes()
    code, shown, talk = mail(entry(context_of(WHERE), WHERE, given))
    assert (code, letters_po(locales).read_bytes()) == (4, before)
    assert 'These sentences could not be taken in. Please mend them' in shown
    assert 'from-ana.po:7:1: ' in shown
    assert FAULTY[given] in shown
    assert f'English: {WHERE}\nTranslation: ' in shown
    assert 'Sentences of the file that were not taken in: 1.' in talk


def test_a_lost_placeholder_is_named(mail: Mail) -> None:
    one = placeholder()
    shown = mail(entry(one.context, one.text, 'Xx'))[1]
    name = one.text.partition('%(')[2].partition(')')[0]
    assert f'Keep what the English has, each as often, and add none: %({name})s.' in shown


@pytest.mark.parametrize(('given', 'flag'), [('', ()), ('Yy', ('#, fuzzy',))])
def test_an_empty_or_unsure_translation_takes_the_place_of_no_good_one(
    given: str, flag: tuple[str, ...], locales: Path, mail: Mail
) -> None:
    mail(entry(context_of(WHERE), WHERE, 'Xx'))
    before = letters_po(locales).read_bytes()
    assert mail(entry(context_of(WHERE), WHERE, given, *flag))[0] == 0
    assert letters_po(locales).read_bytes() == before


def test_an_unsure_translation_is_taken_in_as_unsure_where_there_is_none(locales: Path, mail: Mail) -> None:
    mail(entry(context_of(WHERE), WHERE, 'Yy', '#, fuzzy'))
    assert f'#, fuzzy\nmsgctxt "{context_of(WHERE)}"\nmsgid "{WHERE}"\nmsgstr "Yy"' in letters_po(locales).read_text(
        'utf-8'
    )
    assert said(locales) == {}
    mail(entry(context_of(WHERE), WHERE, 'Xx'))
    assert said(locales) == {WHERE: 'Xx'}


def test_a_sentence_that_the_program_does_not_have_is_told_and_not_taken_in(locales: Path, mail: Mail) -> None:
    before = letters_po(locales).read_bytes()
    code, shown, _ = mail(entry('ask', 'Nobody says this.', 'Xx'))
    assert (code, letters_po(locales).read_bytes()) == (4, before)
    assert 'The program has no such sentence today.' in shown


def test_with_check_nothing_that_came_by_mail_is_written(locales: Path, mail: Mail) -> None:
    before = letters_po(locales).read_bytes()
    code, shown, _ = mail(entry(context_of(WHERE), WHERE, 'Xx'), options=('--check',))
    assert (code, 'Taken in: 1.' in shown, letters_po(locales).read_bytes()) == (4, True, before)


def test_a_program_can_read_what_is_to_be_sent_back(mail: Mail) -> None:
    found = json.loads(mail(entry(context_of(WHERE), WHERE, '<b>Xx 48'), options=('--json',))[1])
    assert found['counts']['refused'] == 1
    assert [rule['id'] for rule in found['refused'][0]['rules']] == ['translation-numbers', 'translation-markup']
    assert found['refused'][0]['english'] == WHERE


def test_a_catalogue_of_another_language_or_of_none_is_refused(mail: Mail, letters: Letters) -> None:
    code, _, talk = mail(header=HEADERS.replace('Language: xx', 'Language: fr'))
    assert (code, 'another language than xx' in talk) == (2, True)
    assert letters('locale', 'update', '--from', 'from-ana.po')[0] == 2
    assert letters('locale', 'update', 'xx', '--from', 'missing.po')[0] == 5


def test_an_oath_that_came_by_mail_is_not_taken_in(locales: Path, letters: Letters, tmp_path: Path) -> None:
    new_language(locales, 'es')
    (tmp_path / 'mail.po').write_text(po(entry(context_of(WHERE), WHERE, 'Juro bajo pena de perjurio')), 'utf-8')
    code, shown, _ = letters('locale', 'update', 'es', '--from', 'mail.po')
    assert code == 4
    assert 'The translation swears where the English does not' in shown
    assert 'perjurio' not in (locales / 'es' / 'LC_MESSAGES' / 'letters.po').read_text('utf-8')
