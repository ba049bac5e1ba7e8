"""Answers as people write them: kept in the form that a reader can use, or refused with a word that helps."""

from __future__ import annotations

import pytest

from letters.casefile.build import case_from_bytes
from letters.languages.catalogue import Translator
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_file
from tests.test_hostile_case import held
from tests.test_hostile_case import with_answer

KEPT = [
    ('sender.phone', '٠٣٠٠ ١٢٣٤٥٦٧', '0300 1234567'),
    ('sender.phone', '۰۳۰۰ ۱۲۳۴۵۶۷', '0300 1234567'),
    ('sender.phone', '+92 ３００', '+92 300'),
    ('sender.phone', '\u202a+1 202\u2011555\u20110100\u202c', '+1 202-555-0100'),
    ('sender.phone', '+44 20 7946 0000 ext. 12', '+44 20 7946 0000 ext. 12'),
    ('sender.phone', '020 7946 0000 x12', '020 7946 0000 x12'),
    ('sender.phone', '020 7946 0000x12', '020 7946 0000x12'),
    ('sender.phone', '020 7946 0000 #12', '020 7946 0000 #12'),
    ('sender.phone', '030 1234567, Durchwahl 12', '030 1234567, Durchwahl 12'),
    ('sender.phone', '042 1234567 ایکسٹینشن ۱۲', '042 1234567 ایکسٹینشن 12'),
    ('sender.email', "s.o'brien@example.ie", "s.o'brien@example.ie"),
    ('sender.email', 's.o’brien@example.ie', "s.o'brien@example.ie"),
    ('items.seen', '٢٠٢٦-١١-١٨', '2026-11-18'),
    ('items.seen', '۲۰۲۶-۱۱-۱۸T۲۱:۴۰+۰۵:۰۰', '2026-11-18T21:40+05:00'),
    ('items.seen', '2026-11-18T21:40+05:45', '2026-11-18T21:40+05:45'),
    ('items.seen', '2026-11-18T21:40-12:00', '2026-11-18T21:40-12:00'),
    ('items.seen', '2026-11-18T21:40+14:00', '2026-11-18T21:40+14:00'),
    ('sender.name', 'J', 'J'),
    ('sender.name', '李', '李'),
    ('sender.name', 'د. ليلى', 'د. ليلى'),
    ('sender.organisation', '1800', '1800'),
    ('person.known_as', '007', '007'),
]


@pytest.mark.parametrize(('key', 'typed', 'kept'), KEPT)
def test_what_people_write_is_kept_as_a_reader_can_use_it(key: str, typed: str, kept: str) -> None:
    case, problems = with_answer(key, typed)
    assert problems == []
    assert case is not None
    assert held(case, key) == kept


# Of the Islamic, the Persian, the Indian, the Buddhist and the Hebrew calendar, and of none.
OTHER_CALENDARS = ['1448-05-29', '1405-08-27', '1948-09-07', '2569-11-18', '5787-03-09', '0001-01-01', '١٤٤٨-٠٥-٢٩']
REFUSED = [
    *((key, year, 'date-calendar') for key in ('items.seen', 'person.died') for year in OTHER_CALENDARS),
    ('items.seen', '1990-12-31', 'date-calendar'),
    ('person.died', '1448', 'date-calendar'),
    *(('items.seen', f'2026-11-18T21:40{zone}', 'date-form') for zone in ('+05:99', '+15:00', '-13:00', '+05:10')),
    ('items.seen', '2026-02-30', 'date-form'),
    *((key, name, 'name-form') for key in ('sender.name', 'person.name') for name in ('.', '?', '—', '12', '🍑')),
    ('sender.name_latin', '-', 'name-form'),
    ('materials.copyright_owner', '...', 'name-form'),
    *((key, 'robin@example.com', 'name-mail') for key in ('sender.name', 'sender.name_latin', 'person.name')),
    ('sender.email', "'a@example.com", 'email-form'),
    ('sender.email', "a@exam'ple.com", 'email-form'),
]


@pytest.mark.parametrize(('key', 'typed', 'id'), [one for one in REFUSED if one[:2] != ('person.died', '1948-09-07')])
def test_what_no_reader_could_use_is_refused_and_never_printed(key: str, typed: str, id: str) -> None:
    case, problems = with_answer(key, typed)
    assert case is None
    assert [problem.id for problem in problems] == [id]
    told = Wording(registry(), Translator('en', 'interface')).problem(problems[0])
    assert len(typed) == 1 or typed not in told


def test_who_died_before_the_web_has_a_day_of_death() -> None:
    file = make_file({'person.died': '1948-09-07', 'person.living': 'no', 'sender.role': 'relative'})
    assert case_from_bytes(file, 'case.yaml', registry(), DAY)[1] == []


@pytest.mark.parametrize(
    ('key', 'good', 'id'),
    [
        ('sender.email', ['a@example.com', 'a.b+c@x-y.example', 'ü@münchen.example'], 'email-form'),
        ('sender.phone', ['+1 202 555 0100', '(020) 7946-0000', '0471/234567', '112'], 'phone-form'),
        ('case.id', ['K7Q2M9', 'ABC', '2026-07', 'A' * 32], 'case-id-form'),
        ('sent.number', ['01', '12', '01.1', '103.12'], 'paper-number-form'),
        ('sent.places', ['1', '12', '5000'], 'place-number-form'),
        ('person.region', ['US-CA', 'US-11', 'US-ABC'], 'region-form'),
        ('case.language', ['ur', 'pt-BR', 'zh_Hant_TW', 'yue'], 'language-form'),
    ],
)
def test_an_answer_with_a_form_keeps_it(key: str, good: list[str], id: str) -> None:
    assert [with_answer(key, answer)[1] for answer in good] == [[]] * len(good)
    for answer in BAD[id]:
        assert [problem.id for problem in with_answer(key, answer)[1]] == [id], answer


BAD = {
    'email-form': ['a', 'a@b', 'a@b.c, d@e.f', 'a b@c.d', '<a@b.c>', 'a@b.c.', 'a@b.c\nBcc:d@e.f'],
    'phone-form': ['12', 'call me', '+++', 'ext 5', '0471 ext', '1' * 40],
    'case-id-form': ['k7q2m9', 'AB', '-AB', 'A' * 33, 'A.B', 'Ä12', 'ABC\n', 'A/../B'],
    'paper-number-form': ['1', 'paper 01', '01.', '01.1.1', '1e3', '-1', '../01'],
    'place-number-form': ['0', '01', '-1', '1.5', '1, 2', '١'],
    'region-form': ['CA', 'us-ca', 'USA-CA', 'US-', 'US-CALI'],
    'language-form': ['u', 'Urdu', 'ur;', 'ur-', 'ur/../x', 'en' + '-abcd' * 5],
}
