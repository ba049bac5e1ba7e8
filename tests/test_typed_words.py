"""Words that people type are understood: labels, yes and no, countries, languages, days, in any spelling."""

from __future__ import annotations

import pytest

from letters.interview.reply import Reply
from letters.interview.reply import one_of
from letters.interview.reply import understood
from letters.interview.screens import language_names
from letters.languages.catalogue import Translator
from letters.languages.locale import countries
from letters.languages.named import countries_near
from letters.languages.named import country_of
from letters.languages.named import language_of
from letters.languages.words import folded
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.wording.words import Wording
from tests.support.day import DAY

COUNTRIES = [
    ('United States of America', 'US'), ('the United States', 'US'), ('USA', 'US'), ('U.S.A.', 'US'), ('Turkey', 'TR'),
    ('Turkiye', 'TR'), ('Türkiye', 'TR'), ('The Netherlands', 'NL'), ('Holland', 'NL'), ('the Philippines', 'PH'),
    ('Bosnia and Herzegovina', 'BA'), ('Bosnia & Herzegovina', 'BA'), ('Hong Kong', 'HK'), ('Czech Republic', 'CZ'),
    ('Republic of Ireland', 'IE'), ('Ivory Coast', 'CI'), ('Côte d’Ivoire', 'CI'), ('Myanmar', 'MM'), ('Burma', 'MM'),
    ('Palestine', 'PS'), ('Republic of Korea', 'KR'), ('México', 'MX'), ('mexico', 'MX'), ('Deutschland', 'DE'),
    ('España', 'ES'), ('Espana', 'ES'), ('Estados Unidos de América', 'US'), ('Republica Dominicana', 'DO'),
    ('Inglaterra', 'GB'), ('England', 'GB'), ('Holanda', 'NL'), ('پاکستان', 'PK'), ('پاكستان', 'PK'), ('انڈیا', 'IN'),
    ('امریکہ', 'US'), ('برطانیہ', 'GB'), ('Islamic Republic of Pakistan', 'PK'), ('PAK', 'PK'), ('pk', 'PK'),
    ('die Schweiz', 'CH'), ('El Salvador', 'SV'), ('the Gambia', 'GM'), ('Россия', 'RU'), ('日本', 'JP'),
]  # fmt: skip


@pytest.mark.parametrize(('typed', 'code'), COUNTRIES)
def test_a_country_is_known_by_every_usual_name(typed: str, code: str) -> None:
    assert country_of(typed, 'en') == country_of(typed.upper(), 'ur') == code


@pytest.mark.parametrize('language', spoken())
def test_every_country_is_known_by_its_name_in_every_language_of_the_screen(language: str) -> None:
    words = Wording(registry(), Translator(language, 'interface'))
    for code in sorted(countries()):
        assert country_of(words.country(code), language) == code, code


def test_no_variant_takes_the_name_of_another_country() -> None:
    listed = registry().typed.countries
    names = {folded(name): code for code, held in listed.items() for name in held}
    assert set(listed) <= countries()
    for language in ('en', 'es', 'ur', 'de', 'fr'):
        words = Wording(registry(), Translator(language, 'interface'))
        wrong = [code for code in countries() if names.get(folded(words.country(code)), code) != code]
        assert wrong == [], language


@pytest.mark.parametrize(
    ('typed', 'near'),
    [
        ('Karachi', ('PK',)), ('Houston', ('US',)), ('کراچی', ('PK',)), ('Texas', ('US',)), ('Manchester', ('GB',)),
        ('Alberta', ('CA',)), ('Korea', ('KP', 'KR')), ('Congo', ('CD', 'CG')), ('Untied States', ('US',)),
    ],
)  # fmt: skip
def test_a_city_or_a_slip_of_the_pen_is_asked_back_with_the_countries_that_may_be_meant(
    typed: str, near: tuple[str, ...]
) -> None:
    reply = answer('person.country', typed)
    assert reply.problem == 'start.near-country'
    assert tuple(code for code, _ in reply.near)[: len(near)] == near
    assert len(reply.near) <= 3
    # Then a number, or the first word of a line, will do.
    assert answer('person.country', '1', dict(reply.near)).value == near[:1]
    assert answer('person.country', 'Brazil', dict(reply.near)).value == ('BR',)


@pytest.mark.parametrize(('typed', 'code'), [('no', 'NO'), ('Si', 'SI'), ('na', 'NA')])
def test_a_no_is_asked_back_before_it_becomes_norway(typed: str, code: str) -> None:
    reply = answer('person.country', typed)
    assert dict(reply.near or [(reply.value[0], '')]).keys() == {code}
    assert bool(reply.problem) == (typed != 'na')
    assert answer('person.country', 'Norway').value == ('NO',)


def test_what_is_no_country_at_all_is_asked_back() -> None:
    assert countries_near('asdfghjkl', 'en') == ()
    assert answer('person.country', 'asdfghjkl').problem == 'start.no-country'


@pytest.mark.parametrize(
    ('typed', 'code'),
    [
        ('français', 'fr'), ('FRANCAIS', 'fr'), ('French', 'fr'), ('Deutsch', 'de'), ('alemán', 'de'), ('اردو', 'ur'),
        ('Urdu', 'ur'), ('castellano', 'es'), ('Farsi', 'fa'), ('中文', 'zh'), ('हिन्दी', 'hi'), ('pt-BR', 'pt_BR'),
    ],
)  # fmt: skip
def test_a_language_is_known_by_its_own_name_and_by_that_in_others(typed: str, code: str) -> None:
    assert answer('case.language', typed).value == (code,)


def test_only_languages_of_the_screen_are_offered_and_no_other_word_is_one() -> None:
    assert tuple(language_names()) == spoken()
    assert answer('case.language', 'a tongue').problem == 'start.no-language'
    assert language_of('', 'en') == ''


KEEPING = {'nothing': 'No, keep nothing', 'locked': 'Yes, in a file that is locked', 'plain': 'Yes, in a plain file'}
YES_NO = {'yes': 'Yes', 'no': 'No, the person has died'}
BY = {'face': 'La cara', 'name': 'Un nombre al lado', 'body': 'El cuerpo', 'voice': 'La voz'}
ENGINES = {'bing': 'Bing', 'google-search': 'Google Search'}


@pytest.mark.parametrize(
    ('typed', 'offered', 'value'),
    [
        ('no', KEEPING, 'nothing'), ('No, keep', KEEPING, 'nothing'), ('nein', KEEPING, 'nothing'),
        ('yes', KEEPING, ''), ('yes in a', KEEPING, ''), ('yes, in a plain', KEEPING, 'plain'),
        ('3', KEEPING, 'plain'), ('۳', KEEPING, 'plain'), ('4', KEEPING, ''), ('0', KEEPING, ''), ('', KEEPING, ''),
        ('y', YES_NO, 'yes'), ('sí', YES_NO, 'yes'), ('SI', YES_NO, 'yes'), ('ja', YES_NO, 'yes'),
        ('ہاں', YES_NO, 'yes'), ('n', YES_NO, 'no'), ('no', YES_NO, 'no'), ('nein', YES_NO, 'no'),
        ('نہیں', YES_NO, 'no'),
        ('cara', BY, 'face'), ('la cara', BY, 'face'), ('voz', BY, 'voice'), ('la', BY, ''), ('face', BY, 'face'),
        ('google', ENGINES, 'google-search'), ('GOOGLE search', ENGINES, 'google-search'), ('goo', ENGINES, ''),
    ],
)  # fmt: skip
def test_a_choice_is_known_by_its_first_words_where_no_other_begins_so(
    typed: str, offered: dict[str, str], value: str
) -> None:
    assert one_of(typed, offered) == value


def test_every_offered_label_is_known_by_itself_in_every_language_of_the_screen() -> None:
    for language in spoken():
        words = Wording(registry(), Translator(language, 'interface'))
        for question in registry().questions.values():
            offered = {value: words.choice(question.key, value) for value in question.choices}
            # A label that another one repeats, or begins with, is known by its number.
            every = [folded(said) for said in offered.values()]
            for value, said in offered.items():
                if every.count(folded(said)) == 1:
                    assert one_of(said, offered) == value, (language, question.key, value)


@pytest.mark.parametrize(
    ('typed', 'value'),
    [
        ('google, bing', ('google-search', 'bing')), ('2 1', ('google-search', 'bing')),
        ('google bing', ('google-search', 'bing')),
        ('Google Search', ('google-search',)), ('naver', ('Naver',)), ('ecosia, 1', ('Ecosia', 'bing')),
        ('kagi', ('Kagi',)), ('gogle', ()), ('bing, gogle', ()),
    ],
)  # fmt: skip
def test_search_engines_are_known_by_name_also_those_without_a_record(typed: str, value: tuple[str, ...]) -> None:
    assert answer('items.engines', typed, ENGINES).value == value


EXPOSED = 'items.exposes'
SHOWN_BY = 'person.identifiable_by'


@pytest.mark.parametrize(
    ('key', 'language', 'typed', 'value'),
    [
        (EXPOSED, 'en', 'address, telephone', ('address', 'phone')),
        (EXPOSED, 'en', 'telephone number address', ('phone', 'address')),
        (EXPOSED, 'es', 'dirección, telefono', ('address', 'phone')),
        (EXPOSED, 'fr', 'adresse téléphone', ('address', 'phone')),
        (EXPOSED, 'de', 'Adresse, 3', ('address', 'phone')),
        (EXPOSED, 'ur', 'پتہ', ('address',)),
        (SHOWN_BY, 'en', 'jewellery, face', ('clothing', 'face')),
        (EXPOSED, 'en', 'my', ()), (EXPOSED, 'en', 'address, fax', ()), (EXPOSED, 'en', 'not my address', ()),
        # In two lines, in a sentence, and in what a letter states: nothing of it is guessed.
        (SHOWN_BY, 'en', 'or', ()), (EXPOSED, 'en', 'study', ()), ('harm', 'en', 'strangers call', ()),
        ('materials.no_consent', 'en', 'agreed', ()), ('materials.no_consent', 'ar', 'تسجيله', ()),
    ],
)  # fmt: skip
def test_several_choices_are_known_by_a_word_of_a_short_line_and_said_back(
    key: str, language: str, typed: str, value: tuple[str, ...]
) -> None:
    words, question = Wording(registry(), Translator(language, 'interface')), registry().questions[key]
    offered = {one: words.choice(key, one) for one in question.choices}
    reply = understood(typed, question, offered, language, DAY)
    assert reply.value == value
    assert reply.heard == (', '.join(offered[one] for one in value))


# DAY is 21 November 2026.
@pytest.mark.parametrize(
    ('typed', 'day'),
    [
        ('yesterday', '2026-11-20'), ('Today', '2026-11-21'), ('ayer', '2026-11-20'), ('کل', '2026-11-20'),
        ('پرسوں', '2026-11-19'), ('20 nov', '2026-11-20'), ('Nov 20, 2026', '2026-11-20'),
        ('20th of November', '2026-11-20'), ('20 de noviembre', '2026-11-20'), ('۲۰ نومبر', '2026-11-20'),
        ('20.11.2026', '2026-11-20'), ('20.11.', '2026-11-20'), ('20.11.26', '2026-11-20'),
        ('20/11/2026', '2026-11-20'), ('11/20/2026', '2026-11-20'), ('5.6.2026', '2026-06-05'),
        ('٢٠٢٦/١١/٢٠', '2026-11-20'), ('2026-11-20', '2026-11-20'), ('7/7/2026', '2026-07-07'),
        ('30 dec', '2025-12-30'),
        ('2026-11-18T21:40+05:00', '2026-11-18T21:40+05:00'),
    ],
)  # fmt: skip
def test_a_day_is_understood_as_people_write_it(typed: str, day: str) -> None:
    reply = answer('items.seen', typed)
    assert reply.value == (day,)
    # What was read otherwise than it stands there is said back.
    assert bool(reply.heard) == (typed != day)


def test_a_day_that_can_be_two_is_asked_back() -> None:
    for typed in ('5/6/2026', '05-06-2026', '5/6/26'):
        reply = answer('items.seen', typed)
        assert reply.problem == 'start.which-day'
        assert dict(reply.near) == {
            '2026-06-05': '5 June 2026 (2026-06-05)', '2026-05-06': '6 May 2026 (2026-05-06)',
        }  # fmt: skip
        assert answer('items.seen', '2', dict(reply.near)).value == ('2026-05-06',)


@pytest.mark.parametrize('typed', ['1448-05-29', '29.5.1448', '20 nov 1405', '1/1/0001', '2569-11-20', '٢٩/٥/١٤٤٨'])
def test_a_day_of_another_calendar_is_asked_back(typed: str) -> None:
    assert answer('items.seen', typed).problem == 'date-calendar'


@pytest.mark.parametrize(
    'typed', ['31 feb', 'soon', '20', '20 nov dec', '13/13/2026', '20 nov 21:40', '2026-11-18T21:40+05:99']
)
def test_what_is_no_day_is_asked_back(typed: str) -> None:
    assert answer('items.seen', typed).problem == 'date-form'


def answer(key: str, typed: str, offered: dict[str, str] | None = None) -> Reply:
    return understood(typed, registry().questions[key], offered or {}, 'en', DAY)
