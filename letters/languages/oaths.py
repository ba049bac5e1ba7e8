"""Words of an oath, language by language: by them no letter swears what nobody may swear (promise 2).

The lists are Python's, not the data's: a guard that a record or a translation could switch off would guard nothing. A
language without a list is offered for no letter. Sources: the glossaries of the languages, for what perjury is called
and for what a translation never says; the words for an oath, to swear and solemnly of each language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from letters.safe.text import ALIKE

if TYPE_CHECKING:
    from collections.abc import Callable

# `*` is any ending, `~` the articles and prepositions that Arabic writes before a noun.
_WORDS = {
    'en': """
        perjur* | oath | oaths | swear* | swore | sworn | solemn | solemnly | affirm | affidavit*
        | statutory declaration* | word of honour | word of honor | so help me god
        | on my honour | on my honor | god is my witness | affirmed | affirmation | under penalty of law
        | pains and penalties | 1746
    """,
    'ar': """
        ~حلف | احلف | نحلف | يحلف | ~محلف* | اقسم | اقسمت | نقسم | قسما | بقسم | بالقسم | تحت القسم
        | القسم بالله | قسم بالله | ~يمين | يمينا | ~حنث | حانث | شهادة زور | شهادة الزور | والله | بالله
        | الله شهيد | على ما اقول شهيد | يشهد الله | اشهد الله | بشرفي
    """,
    'bn': """
        শপথ* | হলফ* | কসম* | দিব্যি | কিরা কেটে | আল্লাহ সাক্ষী | আল্লাহকে সাক্ষী | ঈশ্বর সাক্ষী
        | ঈশ্বরকে সাক্ষী | মিথ্যা সাক্ষ্য* | প্রতিজ্ঞাপূর্বক | এফিডেভিট* | অ্যাফিডেভিট*
    """,
    'de': """
        schwör* | schwoer* | schwor | schworen | geschwor* | beschwor* | beschwör* | schwur* | schwür*
        | eid | eide | eiden | eids | eides* | eidlich* | meineid* | beeid* | vereid* | falschaussage*
        | gelobe | geloben | gelöbnis* | feierlich* | ehrenwort* | bei meiner ehre
        | nach bestem wissen und gewissen
        | so wahr mir gott helfe | gott ist mein zeuge | auf ehre und gewissen | hoch und heilig
    """,
    'es': """
        perjur* | jura* | juro* | jure | jures | juren | juremos | falso testimonio | solemne*
        | palabra de honor | por mi honor | bajo promesa
        | protesta de decir verdad | bajo protesta | dios por testigo | dios es mi testigo | conciencia y honor
        | bajo pena de falsedad | penas de la ley | doy fe
    """,
    'fr': """
        parjur* | serment* | asserment* | jure | jures | jurer | jurez | jurent | jurons | jurant
        | jurais | jurait | jurera* | jurée* | faux témoignage* | sur l ?honneur | sur mon honneur
        | parole d ?honneur | solennel*
    """,
    'hi': """
        शपथ* | सौगंध* | सौगन्ध* | क़सम | हलफ़* | ईश्वर साक्षी | ईश्वर को साक्षी | भगवान साक्षी
        | भगवान को साक्षी | अल्लाह को साक्षी | मिथ्या साक्ष्य* | झूठी गवाही | सत्यनिष्ठा* | प्रतिज्ञान*
    """,
    'it': """
        spergiur* | giuro | giura* | giuri | giurino | falsa testimonianza | solenne* | sul mio onore
        | parola d ?onore | in fede | dichiarazione sostitutiva | consapevole delle sanzioni penali
        | assevero | asseverat*
    """,
    'pt': """
        perjur* | jura* | juro | jure | jurem | juremos | jurei | jurou | falso testemunho*
        | falsidade ideológica | sob as penas da lei | palavra de honra | pela minha honra
        | sob minha honra | solene*
    """,
    'tr': """
        yemin* | ant iç* | and iç* | andiç* | kasem* | yalan yere | yalan tanik* | yalan beyan*
        | şerefim* | namusum* | şeref sözü | vallahi | billahi | allah şahit* | allah şahid*
    """,
    # قسم is a kind too, as in اس قسم کا: then it is no oath.
    'ur': """
        حلف* | قسم(?! (?:کا|کی|کے|میں) ) | قسم کے ساتھ | قسم کے تحت | قسمیہ | قسما | بقسم | بحلف | سوگند*
        | اقرار صالح | جھوٹی گواہی | خدا گواہ | خدا کو گواہ | اللہ گواہ | اللہ کو گواہ
        | حاضر و ناظر | حاضر ناظر | خدا کی قسم | اللہ کی قسم | رب کی قسم | قسم کھا* | واللہ
        | اللہ تعالیٰ کو گواہ | رب کو گواہ | گواہ بنا کر | ایمان سے کہتا | ایمان سے کہتی
    """,
}
_PARTED = re.compile(r'\s\|\s')
_PROCLITICS = '[وف]?[بلک]?(?:ال|ل)?'

# Signs that look like nothing and are letters to Unicode, and the stroke that only stretches an Arabic word.
_UNSEEN = frozenset('\u115f\u1160\u2800\u3164\uffa0\u0640')
_ONE_BY_ONE = re.compile(r'(?<= )\S(?: \S){2,}(?= )')


def guarded(language: str) -> bool:
    """Whether the words of an oath are known in a language, so that letters may be written in it."""
    return _base(language) in _WORDS


@lru_cache(maxsize=8192)
def swears(text: str, language: str) -> bool:
    """Whether a text holds words of an oath, in its language or in English, however they are spelled."""
    found = _pattern(_base(language))
    return any(found.search(form) for form in _forms(text))


def _base(language: str) -> str:
    return language.replace('-', '_').split('_')[0].lower()


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """The words of a language and those of English, as whole words of a text in its normal form."""
    words = [word for code in ('en', language) for word in _PARTED.split(_WORDS.get(code, ''))]
    forms = [' '.join(_plain(word).split()) for word in words]
    spoken = '|'.join(form.replace('*', r'\S*').replace('~', _PROCLITICS) for form in forms if form)
    return re.compile(f'(?<= )(?:{spoken})(?= )')


def _plain(text: str, unseen: str = '') -> str:
    """Without case, accents, vowel signs, signs that nobody sees, and the differences of letters that look alike."""
    folded = unicodedata.normalize('NFKD', unicodedata.normalize('NFKC', text).casefold())
    return folded.translate(_SEEN[unseen])


class _Signs(dict[int, str]):
    """What becomes of a sign, worked out once for each: a text holds few of them, each many times."""

    def __init__(self, becomes: Callable[[str, str], str], given: str) -> None:
        super().__init__()
        self.becomes, self.given = becomes, given

    def __missing__(self, code: int) -> str:
        if len(self) > _MOST_SIGNS:
            self.clear()
        self[code] = self.becomes(chr(code), self.given)
        return self[code]


def _seen(sign: str, unseen: str) -> str:
    kind = unicodedata.category(sign)
    if kind in {'Mn', 'Me'}:
        return ''
    return unseen if kind == 'Cf' or sign in _UNSEEN else sign.translate(ALIKE)


def _parted(sign: str, between: str) -> str:
    if unicodedata.category(sign)[0] in 'LMN':
        return sign
    return ' ' if sign.isspace() else between


_MOST_SIGNS = 4096
_SEEN = {unseen: _Signs(_seen, unseen) for unseen in ('', ' ')}
_BETWEEN = {between: _Signs(_parted, between) for between in (' ', '')}


def _forms(text: str) -> set[str]:
    """A text as its words, a space around each; signs inside a word and spaces between its letters part nothing."""
    found = set()
    # A sign that nobody sees may stand in a word, or in the place of the space between two.
    for plain, between in product({_plain(text), _plain(text, ' ')}, _BETWEEN):
        letters = plain.translate(_BETWEEN[between])
        words = f' {" ".join(letters.split())} '
        found |= {words, _ONE_BY_ONE.sub(lambda spaced: spaced[0].replace(' ', ''), words)}
    return found
