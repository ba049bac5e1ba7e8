"""Codes of languages as people write them: each finds the one that is used here, wherever a language can be given."""

from __future__ import annotations

import pytest

from letters.interview import reply as replies
from letters.languages.catalogue import nearest
from letters.languages.catalogue import offered
from letters.languages.codes import code
from letters.languages.named import language_of
from letters.law.disclosure import speaks
from letters.model.case import OwnWords
from letters.registry.load import registry
from tests.conftest import Letters

CODES = {
    'tl': 'fil', 'tl-PH': 'fil_PH', 'fil': 'fil', 'pt-br': 'pt_BR', 'pt_BR': 'pt_BR', 'PT-BR': 'pt_BR',
    'zh-tw': 'zh_Hant', 'zh_HK': 'zh_Hant', 'zh-mo': 'zh_Hant', 'zh-hant-tw': 'zh_Hant', 'zh_Hans_CN': 'zh_Hans',
    'iw': 'he', 'in': 'id', 'no': 'nb', 'ji': 'yi', 'mo': 'ro', 'sh': 'sr_Latn', 'nb': 'nb', 'pa-pk': 'pa_Arab',
    'EN-gb': 'en_GB', 'es-419': 'es_419', 'ur': 'ur', 'not a code': 'not a code', '': '',
}  # fmt: skip
# As if there were folders of these.
THERE = ('en', 'ar', 'es', 'fil', 'he', 'id', 'nb', 'pt_BR', 'ur', 'zh_Hant')
NEAREST = {
    'tl': 'fil', 'pt-br': 'pt_BR', 'pt': 'pt_BR', 'pt-PT': 'pt_BR', 'zh-tw': 'zh_Hant', 'zh_HK': 'zh_Hant',
    'zh': 'en', 'zh_CN': 'en', 'iw': 'he', 'iw_IL': 'he', 'in': 'id', 'no': 'nb', 'nb-NO': 'nb', 'es-MX': 'es',
    'ar_EG': 'ar', 'ur-PK': 'ur', 'ur_Latn': 'en', 'en_US': 'en', 'sw': 'en', 'nonsense': 'en',
}  # fmt: skip


@pytest.mark.parametrize(('written', 'used'), CODES.items())
def test_a_code_stands_for_the_one_that_is_used(written: str, used: str) -> None:
    assert code(written) == used
    assert code(used) == used


@pytest.mark.parametrize(('wanted', 'found'), NEAREST.items())
def test_the_nearest_language_is_one_that_its_reader_can_read(wanted: str, found: str) -> None:
    assert nearest(wanted, THERE) == found


def test_every_folder_has_the_code_that_is_used() -> None:
    assert [language for language in offered() if code(language) != language] == []
    assert [code(name) for name in registry().typed.languages] == list(registry().typed.languages)


@pytest.mark.parametrize(
    ('typed', 'kept'),
    [('tl', 'fil'), ('Tagalog', 'fil'), ('pt-br', 'pt_BR'), ('zh-tw', 'zh_Hant'), ('iw', 'he'), ('no', 'nb'),
     ('Norsk', 'nb'), ('in', 'id'), ('ur', 'ur')],
)  # fmt: skip
def test_the_interview_takes_the_codes_that_people_know(typed: str, kept: str) -> None:
    question = registry().questions['case.language']
    assert replies.understood(typed, question, {}, 'en').value == (kept,)


def test_a_language_has_one_code_by_whatever_name() -> None:
    for name in ('tagalog', 'filipino', 'Pilipino'):
        assert code(language_of(name, 'en')) == 'fil'


def test_own_words_are_printed_in_a_letter_of_their_language_by_either_code() -> None:
    for own, of in (
        ('tl', 'fil'),
        ('iw', 'he'),
        ('no', 'nb'),
        ('pt-br', 'pt_BR'),
        ('zh-tw', 'zh_Hant'),
        ('en-GB', 'en'),
    ):
        assert speaks(OwnWords(text='Xx', language=own), of)
        assert speaks(OwnWords(text='Xx', language=of), own)
    assert not speaks(OwnWords(text='Xx', language='zh-cn'), 'zh_Hant')


@pytest.mark.parametrize('given', ['es', 'ES', 'es-MX', 'es_419', 'Spanish', 'castellano'])
def test_a_command_takes_any_code_or_name_of_a_language(given: str, letters: Letters) -> None:
    assert letters('sheet', '--language', given) == letters('sheet', '--language', 'es')
    assert letters('sheet', '--language', given)[0] == 0
