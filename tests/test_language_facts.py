"""What is known of a language: its folder says it, its script tells it, and Unicode (CLDR) checks both."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from letters import paths
from letters.checking import tongues
from letters.checking.files import Files
from letters.checking.rule import Records
from letters.compose.template import _closed_up
from letters.errors import Problem
from letters.languages.catalogue import catalogue
from letters.languages.faults import faults
from letters.languages.locale import country_name
from letters.languages.locale import direction
from letters.languages.locale import language_name
from letters.languages.locale import long_date
from letters.languages.locale import moment
from letters.languages.locale import plain_date
from letters.model.locale import LocaleRecord
from letters.registry import tongue as known
from letters.registry.load import registry
from letters.registry.load import speech
from letters.registry.tongue import Tongue
from letters.registry.tongue import tongue
from letters.render import fonts
from tests.conftest import Letters
from tests.support.day import LOOKED

DAY = date(2026, 11, 18)
# Languages that nobody has a folder for, and what ends a sentence and parts a list in each.
SIGNS = {
    'ja': ('。', '、', ''), 'zh_Hant': ('。', '、', ''), 'zh_Hans': ('。', '、', ''), 'ko': ('.', ', ', ' '),
    'my': ('။', '၊ ', ' '), 'am': ('።', '፣ ', ' '), 'hy': ('։', ', ', ' '), 'km': ('។', ', ', ' '),
    'hi': ('।', ', ', ' '), 'bn': ('।', ', ', ' '), 'ur': ('۔', '، ', ' '), 'ar': ('.', '، ', ' '),
    'es': ('.', ', ', ' '), 'fil': ('.', ', ', ' '), 'nobody-knows-it': ('.', ', ', ' '),
}  # fmt: skip
FONTS = {
    'ar': 'Amiri', 'ur': 'Amiri', 'pnb': 'Amiri', 'hi': 'Noto Sans Devanagari', 'km': 'Noto Sans Khmer',
    'ja': 'Noto Sans CJK', 'zh_TW': 'Noto Sans CJK', 'am': 'Noto Sans Ethiopic', 'hy': 'Noto Sans Armenian',
}  # fmt: skip


@pytest.mark.parametrize(('language', 'signs'), SIGNS.items())
def test_a_language_ends_its_sentences_and_parts_its_lists_with_signs_of_its_own(
    language: str, signs: tuple[str, str, str]
) -> None:
    own = tongue(language)
    assert (own.end, own.comma, own.space) == signs
    assert own.ended('Xx') == f'Xx{signs[0]}'
    assert own.ended(f'Xx{signs[0]}') == f'Xx{signs[0]}'
    assert own.ended('Xx?') == 'Xx?'
    assert own.together('A', '', 'B') == f'A{signs[2]}B'


def test_a_language_runs_as_unicode_says_whether_it_has_a_folder_or_not() -> None:
    for code in locale_identifiers():
        if code != 'root':
            wanted = 'rtl' if Locale.parse(code).character_order == 'right-to-left' else 'ltr'
            assert direction(code) == wanted, code


@pytest.mark.parametrize(
    ('language', 'way'),
    [('pnb', 'rtl'), ('ks', 'rtl'), ('syr', 'rtl'), ('nqo', 'rtl'), ('rhg', 'rtl'), ('az_Arab', 'rtl'),
     ('pa-Arab', 'rtl'), ('pa', 'ltr'), ('ku_Latn', 'ltr'), ('sd_Deva', 'ltr'), ('iw', 'rtl'), ('xx', 'ltr')],
)  # fmt: skip
def test_a_script_decides_on_the_direction(language: str, way: str) -> None:
    assert direction(language) == way


def test_the_folder_of_a_language_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    own = LocaleRecord.model_validate({
        'language': 'qqq', 'name': 'Q', 'direction': 'rtl', 'first_person_has_gender': 'no', 'sentence_end': '؟',
        'list_separator': '؛ ', 'sentence_space': 'no', 'fonts': [{'family': 'Q Sans', 'package': 'fonts-q'}],
    })  # fmt: skip
    scripts, records = speech()
    monkeypatch.setattr(known, 'speech', lambda: (scripts, {**records, 'qqq': own}))
    tongue.cache_clear()
    try:
        assert (tongue('qqq').direction, tongue('qqq').end, tongue('qqq').comma) == ('rtl', '؟', '؛ ')
        assert tongue('qqq').space == ''
        assert fonts.wanted('qqq') == [('Q Sans', 'fonts-q')]
        assert ":lang(qqq) { font-family: 'Noto Sans', 'Q Sans'," in fonts.css(languages=['qqq'])
    finally:
        tongue.cache_clear()


@pytest.mark.parametrize(('language', 'font'), FONTS.items())
def test_the_font_of_a_language_follows_from_its_script(language: str, font: str) -> None:
    assert [family for family, _ in fonts.wanted(language)] == [font]


def test_one_text_is_drawn_in_the_form_of_its_language() -> None:
    for language, form in (('ja', 'JP'), ('ko', 'KR'), ('zh-Hant', 'TC'), ('zh', 'SC'), ('zh-TW', 'TC')):
        rule = next(line for line in fonts.css(languages=[language]).splitlines() if f':lang({language})' in line)
        assert f"'Noto Sans CJK {form}'" in rule
    assert fonts.css(languages=['ar']).splitlines()[1].startswith(":lang(ar) { font-family: 'Amiri', 'Noto Sans'")


@pytest.mark.parametrize('language', ['ja', 'zh_Hant', 'my', 'km', 'am', 'hy', 'ur', 'es'])
def test_a_link_ends_where_the_sentence_does(language: str) -> None:
    link, end = 'https://onlyfans.com/terms', tongue(language).end
    for text in (f'Xx {link}{end}', f'{link}{end}{tongue(language).space}Xx', f'{link}{tongue(language).comma}Xx'):
        assert 'links' not in faults(f'See {link}.', text, may_equal=False)
    assert 'links' in faults(f'See {link}.', f'Xx {link}x{end}', may_equal=False)


def test_no_blank_stays_between_sentences_of_a_language_that_writes_none() -> None:
    text = '<p>一つ。 二つ。</p> <x-mark is="a">三つ。</x-mark> 四つ https://x.com/ です。</p>'
    assert _closed_up(text, 'ja') == '<p>一つ。二つ。</p><x-mark is="a">三つ。</x-mark>四つ https://x.com/ です。</p>'
    assert _closed_up('<p>One. Two.</p> <p>', 'en') == '<p>One. Two.</p> <p>'


def test_a_date_and_a_name_are_said_in_every_language_or_in_signs_that_all_read() -> None:
    assert plain_date(DAY, 'ja') == '2026年11月18日'
    assert plain_date(DAY, 'iw') == plain_date(DAY, 'he')
    for language in ('pnb', 'rhg', 'xx', 'not a language'):
        assert plain_date(DAY, language).endswith(('2026-11-18', ' November 2026'))
        assert long_date(DAY, language).count('2026-11-18') == 1
        assert country_name('it', language)
    assert language_name('tl', 'en') == language_name('fil', 'en') == 'Filipino'
    for language in ('ar', 'fa', 'my', 'mr', 'ne', 'bn', 'ckb', 'dz'):
        assert all(sign in '0123456789' for sign in plain_date(DAY, language) if sign.isdigit())


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    shutil.copytree(paths.LOCALES, tmp_path / 'locales')
    yield tmp_path / 'locales'
    catalogue.cache_clear()


def found(folder: Path) -> list[Problem]:
    records = Records(registry(), Files(locales=folder), LOOKED)
    return [problem for rule in tongues.RULES for problem in rule.problems(records)]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text('utf-8')
    assert old in text
    file.write_text(text.replace(old, new, 1), 'utf-8')
    catalogue.cache_clear()


WRONG = {
    'locale-direction': ('ar/locale.yaml', 'direction: rtl', 'direction: ltr', 'rtl'),
    'locale-end': ('ur/locale.yaml', 'sentence_end: "۔"', 'sentence_end: "xx"', ''),
    'locale-comma': ('ur/locale.yaml', 'sentence_end: "۔"', 'list_separator: ", "', '،'),
    'locale-law-of': ('de/locale.yaml', 'law_of: [au', 'law_of: [zz', ''),
    'locale-plural': ('ar/LC_MESSAGES/letters.po', 'nplurals=6;', 'nplurals=2; plural=(n != 1); was:', 'nplurals=6;'),
}


@pytest.mark.parametrize(('id', 'wrong'), WRONG.items())
def test_what_a_folder_says_wrongly_is_named_with_what_to_write(
    id: str, wrong: tuple[str, str, str, str], folder: Path
) -> None:
    name, old, new, wanted = wrong
    assert found(folder) == []
    change(folder / name, old, new)
    (problem,) = found(folder)
    assert (problem.id, problem.line > 0) == (id, True)
    assert problem.file.endswith(name)
    assert dict(problem.values).get('wanted', '').startswith(wanted)
    assert {'what', 'why', 'do'} == set(registry().messages[id])


def test_the_screen_is_not_said_to_speak_what_is_not_translated(folder: Path) -> None:
    (folder / 'es' / 'LC_MESSAGES' / 'interface.po').write_text('msgid ""\nmsgstr ""\n')
    catalogue.cache_clear()
    assert {(one.id, Path(one.file).parent.name) for one in found(folder)} >= {('locale-screen', 'es')}


def test_a_folder_is_called_by_the_code_that_everybody_uses(folder: Path) -> None:
    shutil.copytree(folder / 'es', folder / 'tl')
    change(folder / 'tl' / 'locale.yaml', 'language: es', 'language: tl')
    problem = next(one for one in found(folder) if one.id == 'locale-code')
    assert dict(problem.values) == {'wanted': 'fil'}


def test_a_tongue_needs_no_folder() -> None:
    assert isinstance(tongue('qaa'), Tongue)


def test_who_helps_stands_under_the_name_of_the_country_in_the_language_of_the_screen(
    letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', 'es')
    assert letters('helplines', '--country', 'DE')[1].splitlines()[0] == 'Alemania'


def test_the_first_of_a_month_in_french_is_no_figure_alone() -> None:
    first = date(2026, 10, 1)
    assert plain_date(first, 'fr') == '1er octobre 2026'
    assert long_date(first, 'fr') == '1er octobre 2026 (2026-10-01)'
    assert moment('2026-10-01T21:40+02:00', 'fr') == '1er octobre 2026, 21:40, UTC+02:00'
    assert (plain_date(date(2026, 10, 11), 'fr'), plain_date(first, 'de')) == ('11 octobre 2026', '1. Oktober 2026')
