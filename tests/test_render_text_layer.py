from __future__ import annotations

from functools import lru_cache

import pytest

from letters.model.letter import Node
from tests.support.drawn import drawn_once
from tests.support.render_samples import LANGUAGES
from tests.support.render_samples import LINKS
from tests.support.render_samples import NAMES
from tests.support.render_samples import READERS
from tests.support.render_samples import SENTENCES
from tests.support.render_samples import flat
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import pdf_in
from tests.support.render_samples import value
from tests.support.soak import share


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('language', LANGUAGES)
def test_every_link_comes_out_in_one_piece(language: str, reader: str) -> None:
    text = READERS[reader](pdf_in(language))

    assert [link for link in LINKS if flat(link) not in text] == []


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('language', LANGUAGES)
def test_every_name_comes_out_in_one_piece(language: str, reader: str) -> None:
    text = READERS[reader](pdf_in(language))

    assert [name for name in NAMES if flat(name) not in text] == []


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('language', LANGUAGES)
def test_a_sentence_comes_out_as_often_as_it_stands_in_the_letter(language: str, reader: str) -> None:
    text = READERS[reader](pdf_in(language))

    # One may be parted by the end of a page each time.
    assert text.count(flat(SENTENCES[language])) >= len(NAMES) - 6


@pytest.mark.parametrize('reader', READERS)
def test_letters_that_look_alike_stay_apart(reader: str) -> None:
    words = ('نجمہ كريم', 'نجمه کریم', 'علي', 'علی', 'هدى', 'ہدیٰ', 'لیلى', 'ليلی', 'مریم', 'مريم', 'ۃ', 'ھما')
    body = tuple(paragraph(value(f'{word} بیگم')) for word in words)

    text = READERS[reader](drawn_once(make_letter(language='ur', direction='rtl', body=body)))

    assert [word for word in words if flat(f'{word} بیگم') not in text] == []


@lru_cache
def every_two_letters() -> tuple[list[str], bytes]:
    """Each Arabic-script letter before each other, alone and inside a word; or every fourth of these pairs."""
    letters = 'ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکكگلمنںوؤہهھةۃءئیيےى'
    # Every row of pairs begins at another letter, so that a share too has each letter in each place.
    pairs = [(one, other) for n, one in enumerate(letters) for other in share(letters, 4, n)]
    words = [f'{around}{one}{other}{around}' for around in ('', 'ب') for one, other in pairs]
    # After the words a sentence, as PDFium joins very short lines into one.
    body = tuple(paragraph(f'{word} کا کام') for word in words)
    return words, drawn_once(make_letter(language='ur', direction='rtl', body=body))


@pytest.mark.parametrize('reader', READERS)
def test_every_two_letters_of_the_arabic_script_come_out_as_they_are(reader: str) -> None:
    words, content = every_two_letters()

    text = READERS[reader](content)

    assert [word for word in words if flat(f'{word} کا کام') not in text] == []


@pytest.mark.parametrize('reader', READERS)
def test_no_hyphen_is_lost_at_the_end_of_a_line(reader: str) -> None:
    sentence = 'a non-consensual, self-made, face-swapped, well-known, re-uploaded copy '

    text = READERS[reader](drawn_once(make_letter(body=(paragraph(sentence * 12),))))

    assert text.count(flat(sentence)) == 12


@pytest.mark.parametrize('reader', READERS)
def test_a_bracket_in_a_citation_is_not_turned_round_by_a_bracket_in_urdu_text(reader: str) -> None:
    body = (paragraph('یہ (تصویر) میری ہے۔'), paragraph(value('17 U.S.C. 512(c)(3)')), links('https://example.com/(a)'))

    text = READERS[reader](drawn_once(make_letter(language='ur', direction='rtl', body=body)))

    assert '17U.S.C.512(c)(3)' in text
    assert 'https://example.com/(a)' in text


@pytest.mark.parametrize('reader', READERS)
def test_a_date_in_figures_keeps_its_order_in_urdu_text(reader: str) -> None:
    body = (paragraph('کاغذ 21 نومبر 2026 (2026-11-21) کو ملا۔'),)

    text = READERS[reader](drawn_once(make_letter(language='ur', direction='rtl', body=body)))

    assert '2026-11-21' in text


@pytest.mark.parametrize('reader', READERS)
def test_a_vowel_sign_does_not_double_or_drop_its_letter(reader: str) -> None:
    body = tuple(paragraph(value(word)) for word in ('أَنَا أُريد', 'أُمامة', 'دُنیا'))

    text = READERS[reader](drawn_once(make_letter(language='ar', direction='rtl', body=body)))

    letters = ''.join(character for character in text if not '\u064b' <= character <= '\u0652')
    assert [word for word in ('أنا', 'أريد', 'أمامة', 'دنیا') if word not in letters] == []


@pytest.mark.parametrize('reader', READERS)
def test_a_reading_copy_gives_both_languages_back(reader: str) -> None:
    english = 'I, the person shown, did not consent to this publication. ' * 4
    urdu = 'میں نے اس کی اشاعت کی اجازت نہیں دی۔'
    letter = make_letter(
        body=(paragraph(english), links(*LINKS[:2]), paragraph('Name: ', value('عائشہ خان'))),
        beside=(paragraph(urdu * 3), links(*LINKS[:2]), paragraph('نام: ', value('عائشہ خان'))),
        beside_language='ur',
        beside_direction='rtl',
        beside_subject='تصویریں ہٹانے کی درخواست',
        banner='پڑھنے کی نقل۔ نہ بھیجیں۔',
    )

    text = READERS[reader](drawn_once(letter))

    assert text.count('didnotconsenttothispublication') == 4
    assert text.count(flat(urdu)) == 3
    assert text.count(flat('عائشہ خان')) == 2
    assert [text.count(flat(link)) for link in LINKS[:2]] == [2, 2]


@pytest.mark.parametrize('reader', READERS)
def test_a_link_is_never_shared_by_two_pages(reader: str) -> None:
    addresses = [f'https://example.com/{number}/' + 'a-b_' * 60 for number in range(40)]

    text = READERS[reader](drawn_once(make_letter(body=(links(*addresses),))))

    assert [address for address in addresses if address not in text] == []


@pytest.mark.parametrize('reader', READERS)
def test_cells_of_a_table_come_out_whole(reader: str) -> None:
    names = ('Anne-Marie O’Neill-Smith', 'अनीता शर्मा', 'Олена Шевченко')
    head = Node('tr', tuple(Node('th', (text,)) for text in ('Number', 'Name', 'Also known as')))
    rows = (Node('tr', tuple(Node('td', (value(name),)) for name in names)),)

    text = READERS[reader](drawn_once(make_letter(body=(Node('table', (head, *rows)),))))

    assert [name for name in names if flat(name) not in text] == []


def test_the_figure_and_the_letter_of_a_citation_stay_together() -> None:
    cited = {
        'دفعہ 66E اور دفعہ 66B(1) کے تحت': ('66E', '66B(1)'),
        '§ 201a StGB کے تحت سزا ہے': ('201a StGB',),
        '47 U.S.C. 223a(a)(3) کے مطابق': ('47 U.S.C. 223a(a)(3)',),
        'آرٹیکل 17(1)(d) اور دفعہ 38(1) حق دیتے ہیں': ('17(1)(d)', '38(1)'),
        'یہ 18+ ہے اور فائل .txt میں ہے': ('18+', '.txt'),
        'عمر 18 or older (18 سال یا اس سے زیادہ) لکھیں': ('18 or older',),
    }
    letter = make_letter(language='ur', direction='rtl', body=tuple(map(paragraph, cited)))

    # PDFium turns words that run against their line, one by one, wherever they stand on the page.
    text = READERS['poppler'](drawn_once(letter))

    assert [piece for pieces in cited.values() for piece in pieces if flat(piece) not in text] == []
