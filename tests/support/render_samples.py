"""Letters made by hand, in every direction and many scripts, and what readers of PDF find in them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from letters.model.letter import Letter
from letters.model.letter import Line
from letters.model.letter import Node
from letters.model.letter import Signature
from tests.support.drawn import drawn_once
from tests.support.drawn import pdfium_text
from tests.support.drawn import poppler_text

NAMES = (
    'Ελένη Παπαδοπούλου',
    'Олена Шевченко',
    'Nguyễn Thị Ánh',
    'Anne-Marie O’Neill-Smith',
    'Łucja Żółć-Çelik',
    'فاطمة الزهراء',
    'عائشہ خان',
    'ثریا بیگم',
    'محمد علی ھاشمی',
    'نجمہ كريم',
    'مرتضیٰ مصطفیٰ',
    'ملک مالک الگ',
    'نغمۂ تاریخیں',
    'مجبر محترم لکھنوی',
    'عیسیٰ بیگم',
    'عليّ الشدّاد',
    'עינת לוי',
    'अनीता शर्मा',
    'श्रीकृष्ण',
    'प्रज्ञा द्विवेदी',
    'শর্মিষ্ঠা চক্রবর্তী',
    'தமிழ்ச்செல்வி முருகன்',
    'ప్రజ్ఞ రెడ్డి',
    'ಶ್ರೀಕೃಷ್ಣ',
    'ശ്രീകൃഷ്ണൻ',
    'ગૌરી પટેલ',
    'ਗੁਰਪ੍ਰੀਤ ਕੌਰ',
    'ශ්‍රීමතී පෙරේරා',
    'ฐิติมา น้ำใส',
    'သန္တာ',
    'សុភា',
    'አበበ ቢቂላ',
    'თამარ მეფე',
    'Անի Գրիգորյան',
    'Ayesha Khan عائشہ خان',
)

LINKS = (
    'https://www.example.com/@some-account/video/7301234567890123456?is_from_webapp=1&web_id=73012-34567-890#note-55',
    'https://example.com/watch?v=dQw4w9WgXc-',
    'https://example.com/p/' + 'a-b_' * 80,
    'https://ur.example.org/wiki/%D8%B9%D8%A7%D8%A6%D8%B4%DB%81-%D8%AE%D8%A7%D9%86/%D8%AA%D8%B5-12?x=%DB%81#%D9%86-1',
    'https://example.com/' + '-' * 70 + '/x',
    'http://xn--mgbh0fb.example/a--b/-c-/?q=-1&r=(a)[b]~!$*;:,.+@',
    'https://example.org/' + 'WMWMW-' * 60,
)

# A sentence around a name, and one after it that ends the paragraph.
_WORDS = {
    'en': ('I, ', ', am the person shown. I did not consent to a non-consensual, self-made copy.'),
    'es': ('Yo, ', ', soy la persona que aparece. No di mi consentimiento a esta publicación.'),
    'de': ('Ich, ', ', bin die abgebildete Person. Ich habe der Veröffentlichung nicht zugestimmt.'),
    'ur': ('میں، ', '، اس تصویر میں ہوں۔ میں نے اس کی اشاعت کی اجازت نہیں دی۔'),
    'ar': ('أنا، ', '، الشخص الظاهر في الصورة. لم أوافق على هذا النشر.'),
    'hi': ('मैं, ', ', इस चित्र में हूँ। मैंने प्रकाशन की अनुमति नहीं दी।'),
    'bn': ('আমি, ', ', এই ছবিতে আছি। আমি প্রকাশের অনুমতি দিইনি।'),
}
LANGUAGES = tuple(_WORDS)
SENTENCES = {
    'ur': 'میں نے اس کی اشاعت کی اجازت نہیں دی۔',
    'ar': 'لم أوافق على هذا النشر.',
    'hi': 'मैंने प्रकाशन की अनुमति नहीं दी।',
    'bn': 'আমি প্রকাশের অনুমতি দিইনি।',
    'de': 'Ich habe der Veröffentlichung nicht zugestimmt.',
    'es': 'No di mi consentimiento a esta publicación.',
    'en': 'I did not consent to a non-consensual, self-made copy.',
}


def paragraph(*parts: Node | str) -> Node:
    return Node('p', parts)


def value(text: str) -> Node:
    return Node('span', (text,), role='value')


def link(address: str) -> Node:
    return Node('a', (address,), role='link')


def links(*addresses: str, start: int = 1) -> Node:
    return Node('ol', tuple(Node('li', (link(address),)) for address in addresses), start=start)


def make_letter(**changes: Any) -> Letter:
    """An English letter with all its parts."""
    letter = Letter(
        number='01',
        kind='ncii-request',
        language='en',
        direction='ltr',
        paper_size='a4',
        title='Letter 01',
        reference='K7Q2M9',
        dated='21 November 2026 (2026-11-21)',
        subject='Request to remove intimate images. Links: 2',
        sender=(Line('Olena Sample', 'sender.name'), Line('c/o Clinic, Main Street 1'), Line('10115 Berlin')),
        recipient=(Line('Example Technology Limited'), Line('The Sorting Office'), Line('Dublin 2'), Line('Ireland')),
        body=(
            Node('h2', ('Where it is',)),
            links('https://example.com/p/1?a=b', 'https://example.com/p/2'),
            Node('h2', ('What I ask',)),
            paragraph('I, ', value('Olena Sample'), ', am the person shown.'),
            paragraph(Node('strong', ('Please remove the content.',))),
        ),
        signature=Signature('Signature', 'Olena Sample', 'person shown', 'Date'),
        labels={'page': 'Page %(page)s of %(pages)s', 'reference': 'Our reference'},
    )
    return replace(letter, **changes)


def in_language(language: str) -> Letter:
    """A letter in this language that holds every name and every link."""
    before, after = _WORDS[language]
    named = tuple(paragraph(before, value(name), after) for name in NAMES)
    direction = 'rtl' if language in {'ur', 'ar'} else 'ltr'
    return make_letter(language=language, direction=direction, body=(links(*LINKS), *named))


def pdf_in(language: str) -> bytes:
    return drawn_once(in_language(language))


def poppler(content: bytes) -> str:
    return _flat(poppler_text(content))


def pdfium(content: bytes) -> str:
    return _flat(pdfium_text(content))


READERS = {'poppler': poppler, 'pdfium': pdfium}

# Marks of direction, which poppler adds around right-to-left words.
_MARKS = dict.fromkeys(map(ord, '\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069'))


def _flat(text: str) -> str:
    return flat(text.translate(_MARKS))


def flat(text: str) -> str:
    """A text as it is compared: white space aside; PDFium takes a letter and its sign apart where they are one."""
    return unicodedata.normalize('NFC', ''.join(text.split()))
