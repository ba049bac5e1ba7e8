"""A paragraph of a clinic says no number, date, citation or blame, in whichever words; what is near may stand."""

from __future__ import annotations

import pytest

from letters.checking.paragraph import unfit
from letters.checking.paragraph import watched
from letters.languages.catalogue import offered_for_letters
from letters.model.clinic import OwnParagraph
from letters.registry.load import registry

REFUSED = {
    'en': {
        'paragraph-number': [
            'Forty-eight of us read this.', 'We wrote on the fifth of May.', 'We wrote on the first of May.',
            'Please act by tomorrow.', 'This is request XVII.', 'This is request xiv of ours.',
            'A dozen links remain.', 'Please act by f o r t y.',
        ],
        'paragraph-citation': [
            'Article seventeen applies.', 'Article one applies.', 'Section B applies.', 'Article XVII applies.',
            'Article L applies.', 'See article iv.', 'Clause second applies.', 'Ａrticle one applies.',
        ],
        'paragraph-words': [
            'This is porn.', 'This is pornography.', 'This is revenge.', 'These are leaked nudes.',
            'It is a sex-video.', 'This material is X-rated.', 'This is p o r n.', 'It is obscene.',
        ],
    },
    'es': {
        'paragraph-number': [
            'Somos cuarenta y ocho.', 'El cinco de mayo escribimos.', 'Respondan mañana.', 'Son dieciséis enlaces.',
        ],
        'paragraph-citation': [
            'Se aplica el artículo diecisiete.', 'Se aplica el artículo primero.', 'Véase el apartado B.',
            'Artículo XL.',
        ],
        'paragraph-words': [
            'Esto es porno.', 'Es pornovenganza.', 'Es una venganza.', 'Son vídeos sexuales.',
            'Es un contenido obsceno.',
        ],
    },
    'de': {
        'paragraph-number': [
            'Wir sind achtundvierzig.', 'Am fünften Mai schrieben wir.', 'Antworten Sie bis morgen.',
            'Das sind siebzehn Links.', 'Es gilt der erste Absatz.',
        ],
        'paragraph-citation': ['Artikel siebzehn gilt.', 'Artikel eins gilt.', 'Siehe Buchstabe B.', 'Paragraf XX.'],
        'paragraph-words': [
            'Das ist ein Porno.', 'Das ist Pornografie.', 'Das ist ein Racheakt.', 'Das ist obszön.',
            'Das ist ein Sexvideo.',
        ],
    },
    'fr': {
        'paragraph-number': [
            'Nous sommes quarante-huit.', 'Le cinq mai, nous avons écrit.', 'Répondez demain.',
            'Il y a dix-sept liens.',
        ],
        'paragraph-citation': [
            "L'article dix-sept s'applique.", "L'article premier s'applique.", "Voir l'alinéa B.", 'Article XL.',
        ],
        'paragraph-words': [
            'C’est du porno.', "C'est de la pornographie.", "C'est une vengeance.", 'C’est obscène.',
            'Une vidéo de sexe.',
        ],
    },
    'ar': {
        'paragraph-number': [
            'نحن ثمانية وأربعون.', 'كتبنا في الخامس من مايو.', 'يرجى الرد غدًا.', 'هناك سبعة عشر رابطًا.',
        ],
        'paragraph-citation': [
            'تنطبق المادة السابعة عشرة.', 'تنطبق المادة الأولى.', 'انظر الفقرة ب.', 'تنطبق المادة XL.',
        ],
        'paragraph-words': ['هذه صور إباحية.', 'هذه الصور الإباحية.', 'هذا انتقام.', 'هذا بورن.', 'هذه صور مسربة.'],
    },
    'ur': {
        'paragraph-number': ['ہم اڑتالیس لوگ ہیں۔', 'ہم نے پانچ مئی کو لکھا۔', 'کل تک جواب دیں۔', 'سترہ لنک ہیں۔'],
        'paragraph-citation': ['آرٹیکل سترہ لاگو ہے۔', 'دفعہ ایک لاگو ہے۔', 'شق ب دیکھیں۔', 'دفعہ XL لاگو ہے۔'],
        'paragraph-words': [
            'یہ پورن ہے۔', 'یہ فحش ہے۔', 'یہ انتقام ہے۔', 'یہ سیکس ویڈیو ہے۔', 'یہ گندی تصویریں ہیں۔',
        ],
    },
}  # fmt: skip
NEAR = {
    'en': [
        'Our clinic supports the sender in this matter.', 'No one here sees the pictures.',
        'First of all, thank you.', 'One of our counsellors reads every answer.',
        'A second person has read this letter.', 'We pass nothing to third parties.', 'We may write again.',
        'The law protects people.', 'This section is from our clinic, and a person wrote it.',
        'We enclose the CV of nobody.', 'The sender has nothing to do with this.',
        'We are a Sussex charity, and help often.', 'We go on.',
    ],
    'es': [
        'Nuestra clínica apoya a quien firma.', 'En primer lugar, gracias.',
        'Una persona del equipo lee las respuestas.', 'No damos nada a terceros.',
        'Esta sección es de nuestra clínica.', 'Un segundo equipo lo ha leído.', 'Vi la carta y sigo el caso.',
        'Es un asunto sexual y delicado.',
    ],
    'de': [
        'Unsere Beratungsstelle unterstützt die Person.', 'Dritte erfahren von uns nichts.',
        'Das ist ein Einzelfall.', 'Eine zweite Person hat mitgelesen.', 'Wir achten auf Vertraulichkeit.',
        'Bitte lassen Sie das nicht außer Acht.', 'Der Artikel auf der Seite ist einzig dazu da.',
        'Als Erstes danken wir Ihnen.',
    ],
    'fr': [
        'Notre permanence soutient la personne.', 'Une personne de notre équipe lit les réponses.',
        'Rien ne va à des tiers.', 'Tout d’abord, merci.', 'Une seconde personne a lu cette lettre.',
        'Notre nouveau site est tout neuf.', 'Cette section de la lettre vient de nous.',
        "L'article de presse parle d'autre chose.",
    ],
    'ar': [
        'جمعيتنا تدعم صاحب الطلب.', 'لست وحدك.', 'لا نعطي شيئًا لطرف ثالث.', 'أولًا، شكرًا.',
        'قرأ شخص ثانٍ هذه الرسالة.', 'المادة المصورة لا تُنشر.', 'هذه الفقرة و ما فيها من جمعيتنا.',
        'واحد من فريقنا يقرأ كل رد.',
    ],
    'ur': [
        'ہمارا ادارہ درخواست گزار کے ساتھ ہے۔', 'ہم میں سے ایک شخص ہر جواب پڑھتا ہے۔', 'سب سے پہلے، شکریہ۔',
        'ہم کسی تیسرے کو کچھ نہیں دیتے۔', 'ایک دفعہ پھر شکریہ۔', 'یہ بہتر ہے، لیکن کافی نہیں۔',
        'دونوں جگہیں ایک جیسی ہیں۔', 'بالکل اسی طرح۔',
    ],
}  # fmt: skip


def told(text: str, language: str) -> list[str]:
    return unfit(OwnParagraph(paper='dsa-notice', language=language, text=text), registry())


@pytest.mark.parametrize('language', REFUSED)
def test_what_it_means_is_refused_however_it_is_said(language: str) -> None:
    wrong = [
        (problem, text)
        for problem, texts in REFUSED[language].items()
        for text in texts
        if problem not in told(text, language)
    ]
    assert not wrong


@pytest.mark.parametrize('language', NEAR)
def test_what_only_sounds_like_it_may_stand(language: str) -> None:
    assert not [(text, found) for text in NEAR[language] if (found := told(text, language))]


def test_words_of_english_are_refused_in_every_language() -> None:
    for language in NEAR:
        assert 'paragraph-words' in told('Revenge porn.', language)
        assert 'paragraph-citation' in told('Article seventeen.', language)


def test_every_language_of_letters_has_the_words() -> None:
    assert all(watched(language) for language in offered_for_letters())
