"""A false oath is seen in every language that letters are offered in, however it is spelled, and is never printed."""

from __future__ import annotations

import functools
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from letters import paths
from letters.compose import letter as composing
from letters.compose.fragment import parse
from letters.compose.oath import check_sheet
from letters.errors import DataError
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import faulty
from letters.languages.catalogue import offered
from letters.languages.catalogue import offered_for_letters
from letters.languages.oaths import guarded
from letters.languages.oaths import swears
from letters.law.topic import Situation
from letters.model.letter import Letter
from letters.model.locale import DOMAINS
from letters.model.paper import PaperKind
from letters.packet import build as building
from letters.packet import files as filing
from letters.packet import letters as composed
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.checkout import checkout
from tests.support.checkout import run_in
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.support.soak import share
from tests.support.translations import plant

# A language of which nothing is translated yet has no letter that could swear.
OFFERED = [language for language in offered() if catalogue(language, 'letters', paths.LOCALES).entries]
WRITTEN = ('in capitals', 'with accents apart', 'with signs of no width')
PLANTED = 'It was published without my consent.'
OATHS = {
    'en': ['Under penalty of perjury.', 'I swear it.', 'This is a sworn statement.', 'I solemnly declare this.'],
    'ar': ['أقسم بالله على ذلك.', 'تحت طائلة عقوبة الحنث باليمين.', 'أحلف أن هذا صحيح.', 'والله على ما أقول شهيد.'],
    'bn': ['মিথ্যা শপথের শাস্তির অধীনে।', 'আমি হলফ করে বলছি।', 'ঈশ্বর সাক্ষী।', 'এটি একটি হলফনামা।'],
    'de': ['Ich schwöre es.', 'Das versichere ich an Eides statt.', 'Eine eidesstattliche Versicherung.', 'Unter Eid.'],
    'es': ['Lo juro bajo pena de perjurio.', 'Es una declaración jurada.', 'Bajo juramento.', 'Declaro solemnemente.'],
    'fr': ['Je le jure.', 'Sous peine de parjure.', 'J’atteste sur l’honneur.', 'Sous serment.'],
    'hi': ['मैं शपथ लेता हूँ।', 'मिथ्या शपथ के दंड के अधीन।', 'मैं क़सम खाता हूँ।', 'ईश्वर को साक्षी मानकर।'],
    'it': ['Lo giuro.', 'A pena di spergiuro.', 'Una dichiarazione sostitutiva.', 'Sotto giuramento.'],
    'pt_BR': ['Juro sob pena de perjúrio.', 'Declaração juramentada.', 'Declaro sob as penas da lei.', 'Eu jurei.'],
    'tr': ['Yemin ederim.', 'Yalan yere yemin cezası altında.', 'Ant içerim.', 'Yeminli beyan.'],
    'ur': ['میں حلفاً کہتا ہوں۔', 'میں قسم کھاتا ہوں۔', 'خدا کی قسم، یہ سچ ہے۔', 'یہ حلفیہ بیان ہے۔'],
}  # fmt: skip
HARMLESS = {
    'en': ['Consent means affirmative, conscious authorisation.', 'I am authorised to act.', 'On pain of nullity.'],
    'ar': ['القسم 223a', 'عدد المقيمين في اليمن', 'أصرّح بأن', 'بحسن نية'],
    'bn': ['আমি ঘোষণা করছি যে', 'সম্মতি ছাড়া'],
    'de': ['Der Bescheid und die Beschwerde', 'ohne die Kleidung', 'beide entscheiden', 'nach Treu und Glauben'],
    'es': ['una base jurídica y la jurisdicción', 'un perjuicio', 'de buena fe', 'Declaro que'],
    'fr': ['la jurisprudence et la juridiction', 'de bonne foi', 'une injure'],
    'hi': ['मेरी घोषणा है कि', 'सहमति के बिना'],
    'it': ['la base giuridica', 'il ricorso giurisdizionale', 'in buona fede'],
    'pt_BR': ['base jurídica', 'juros', 'de boa-fé', 'sob pena de nulidade'],
    'tr': ['beyan ederim', 'rızam olmadan', 'iyi niyetle'],
    'ur': ['اس قسم کا مواد', 'ہر قسم کی تصویر', 'میرا اقرار ہے کہ', 'رضامندی کے بغیر'],
}


def _between_letters(sign: str, text: str) -> str:
    return ' '.join(sign.join(word) for word in text.split())


SPELLED = {
    'as it is': lambda text: text,
    'in capitals': str.upper,
    'with accents apart': lambda text: unicodedata.normalize('NFD', text),
    'with more accents': lambda text: ''.join(f'{c}\u0301' if c.isalpha() and c.isascii() else c for c in text),
    'with signs of no width': lambda text: _between_letters('\u200b', text),
    'with joiners': lambda text: _between_letters('\u2060', text),
    'with soft hyphens': lambda text: _between_letters('\u00ad', text),
    'with hyphens': lambda text: _between_letters('-', text),
    'with a sign of no width for each space': lambda text: text.replace(' ', '\u200b'),
    'with spaces that do not break': lambda text: text.replace(' ', '\u00a0'),
    'in wide letters': lambda text: ''.join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in text),
    'with letters of another script': lambda text: text.translate(str.maketrans('aeopcyxiEO', 'аеорсухіЕО')),
}  # fmt: skip


@pytest.mark.parametrize('spelling', SPELLED)
@pytest.mark.parametrize('language', OATHS)
def test_an_oath_is_seen_however_it_is_spelled(language: str, spelling: str) -> None:
    missed = [text for text in OATHS[language] if not swears(SPELLED[spelling](text), language)]  # type: ignore[no-untyped-call]
    assert missed == []


@pytest.mark.parametrize('language', HARMLESS)
def test_what_is_no_oath_is_taken_for_none(language: str) -> None:
    assert [text for text in HARMLESS[language] if swears(text, language)] == []


@pytest.mark.parametrize('language', OATHS)
def test_an_english_oath_is_seen_in_every_language(language: str) -> None:
    assert [text for text in OATHS['en'] if not swears(text, language)] == []


def test_each_language_that_letters_are_offered_in_has_its_words() -> None:
    assert {language for language in OATHS if not guarded(language)} == set()
    assert guarded('pt')
    assert guarded('zh_Hant') is guarded('sw') is False
    assert set(offered_for_letters()) == {language for language in offered() if guarded(language)}


def _untrue(language: str, folder: Path = paths.LOCALES) -> list[int]:
    """The lines of the catalogues whose translation swears otherwise than the English."""
    found = [one for domain in DOMAINS for one in faulty(language, domain, folder)]
    return [one.line for one in found if one.id == 'translation-oath']


@pytest.mark.parametrize('language', OFFERED)
def test_every_catalogue_swears_where_the_english_does_and_nowhere_else(language: str) -> None:
    assert _untrue(language) == []


# A translation that swears


@pytest.fixture
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Copies of the catalogues that a test may change; composing reads them instead."""
    copy = tmp_path / 'locales'
    shutil.copytree(paths.LOCALES, copy)
    for module in (composing, composed, building, filing):
        monkeypatch.setattr(module, 'Translator', functools.partial(Translator, folder=copy))
    yield copy
    catalogue.cache_clear()


OWN = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A photograph'}


def _packet(language: str, **changes: str) -> Packet:
    case = make_case({'person.country': 'DE', 'sender.country': 'DE', 'case.language': language, **changes})
    return packet(case, registry(), DAY, Options(language=language, formats=('txt', 'html')))


def _holding(made: Packet, text: str) -> list[str]:
    return [file for file, content in made.files.items() if text in content.decode()]


@pytest.mark.parametrize(
    ('language', 'spelling'),
    share([(language, spelling) for language in OFFERED for spelling in ('as it is', *WRITTEN)], 3),
)
def test_a_letter_with_a_planted_oath_is_english_and_the_oath_is_never_printed(
    language: str, spelling: str, locales: Path
) -> None:
    whole = {paper.kind for paper in _packet(language).plan.papers if paper.language == language}
    assert 'erasure-request' in whole or 'ncii-request' in whole
    oath = SPELLED[spelling](OATHS[language][0])  # type: ignore[no-untyped-call]
    plant(locales, language, PLANTED, oath)
    made = _packet(language)
    assert _holding(made, oath) == []
    holders = {paper.kind: paper.language for paper in made.plan.papers}
    assert holders['ncii-request'] == holders['dsa-notice'] == 'en'
    assert 'language-fallback' in [notice.id for notice in made.notices]
    # What does not hold the sentence is still in its own language.
    assert holders['erasure-request'] == language


@pytest.mark.parametrize('language', ['es', 'ur'])
def test_the_copy_of_a_copyright_notice_swears_in_the_one_paragraph_and_with_a_planted_oath_it_is_not_made(
    language: str, locales: Path
) -> None:
    made = _packet(language, **OWN)
    notice = next(paper for paper in made.plan.papers if paper.kind == 'copyright-notice')
    assert notice.language == 'en'
    plant(locales, language, 'The information in this notice is accurate.', OATHS[language][0])
    made = _packet(language, **OWN)
    refused = [one for one in made.plan.not_made if one.kind == 'copyright-notice']
    assert [[why.id for why in one.why] for one in refused] == [['oath-needs-copy']]
    assert _holding(made, OATHS[language][0]) == []


def test_a_copy_that_hides_the_oath_is_no_copy(locales: Path) -> None:
    file = locales / 'es' / 'LC_MESSAGES' / 'letters.po'
    file.write_text(file.read_text(encoding='utf-8').replace('Bajo pena de perjurio, declaro', 'Declaro'), 'utf-8')
    catalogue.cache_clear()
    assert len(_untrue('es', locales)) == 2
    assert 'copyright-notice' not in {paper.kind for paper in _packet('es', **OWN).plan.papers}


def test_an_oath_put_together_from_two_sentences_costs_the_letter_its_language(locales: Path) -> None:
    plant(locales, 'de', PLANTED, 'Das sage ich nach bestem Wissen')
    plant(locales, 'de', 'I never agreed to this publication.', 'und Gewissen: niemals.', alone=True)
    assert _untrue('de', locales) == []
    made = _packet('de')
    assert {paper.language for paper in made.plan.papers if paper.kind in {'dsa-notice', 'ncii-request'}} == {'en'}
    assert _holding(made, 'nach bestem Wissen') == []
    assert {paper.language for paper in made.plan.papers if paper.kind == 'erasure-request'} == {'de'}
    told = [dict(notice.values) for notice in made.notices if notice.id == 'guard-oath-translated']
    assert {one['language'] for one in told} == {'de'}


def test_the_sheet_of_a_form_speaks_of_no_oath_where_its_paper_holds_none(locales: Path) -> None:
    sentence = 'The fields, in their order'
    assert _holding(_packet('es'), sentence) == []
    plant(locales, 'es', sentence, OATHS['es'][0], domain='interface')
    made = _packet('es')
    assert _holding(made, OATHS['es'][0]) == []
    assert _holding(made, sentence)
    told = [dict(notice.values) for notice in made.notices if notice.id == 'sentence-faulty']
    assert {one['rule'] for one in told} == {'translation-oath'}
    assert all(one['where'].startswith('es/LC_MESSAGES/interface.po:') for one in told)


def test_the_sheet_of_a_form_whose_sentences_swear_together_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = check_sheet

    def check(letter: Letter, kind: PaperKind) -> None:
        # As if two sentences of it, each without fault, swore together.
        sworn = replace(letter, body=parse('<p>Es palabra de honor.</p>', 'sheet').blocks)
        looked_at(sworn if letter.language == 'es' else letter, kind)

    monkeypatch.setattr(filing, 'check_sheet', check)
    made = _packet('es')
    assert {entry['language'] for entry in made.entries if str(entry['file']).endswith('.form.txt')} == {'en'}
    assert {dict(one.values)['language'] for one in made.notices if one.id == 'guard-oath-translated'} == {'es'}


# A language whose oath words are not known


@pytest.fixture
def swahili(locales: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A whole catalogue in a language without a list of oath words."""
    shutil.copytree(locales / 'es', locales / 'sw')
    monkeypatch.setattr(paths, 'LOCALES', locales)
    return locales


@pytest.mark.usefixtures('swahili')
def test_a_language_without_oath_words_has_no_letter_and_no_reading_copy() -> None:
    assert 'sw' in offered()
    assert 'sw' not in offered_for_letters()
    made = _packet('sw', **OWN)
    assert {paper.language for paper in made.plan.papers} == {'en'}
    assert 'language-unguarded' in [notice.id for notice in made.notices]
    assert not [entry for entry in made.entries if entry['reading']]
    assert 'copyright-notice' not in {paper.kind for paper in made.plan.papers}


@pytest.mark.usefixtures('swahili')
def test_composing_refuses_a_language_without_oath_words_whoever_asks() -> None:
    case = make_case()
    paper = make_plan(case, registry(), DAY).papers[0]
    with pytest.raises(DataError) as caught:
        composing.compose(paper, Situation(case, registry(), DAY), 'sw')
    assert (caught.value.id, caught.value.exit_code) == ('guard-oath', 4)


# The commands


@pytest.mark.parametrize('language', share(OFFERED, len(OFFERED), 1))
def test_the_command_writes_the_english_letter_in_place_of_one_that_swears(language: str, tmp_path: Path) -> None:
    root = checkout(tmp_path / 'copy', (language,))
    oath = OATHS[language][0]
    plant(root / 'locales', language, PLANTED, oath)
    (root / 'case.yaml').write_bytes(make_file({'case.language': 'en'}))
    written = run_in(root, 'write', 'case.yaml', '-o', 'out', '--language', language, '--format', 'txt')
    assert written.returncode == 0, written.stderr
    letter = (root / 'out' / 'T3S7A1' / '01.txt').read_text(encoding='utf-8')
    assert PLANTED in letter
    assert not any(oath in file.read_text(encoding='utf-8') for file in (root / 'out').rglob('*.txt'))
    checked = run_in(root, 'registry', 'check')
    assert checked.returncode == 4
    assert f'locales/{language}/LC_MESSAGES/letters.po:' in checked.stderr


def test_the_list_of_languages_says_why_one_has_no_letter(tmp_path: Path) -> None:
    root = checkout(tmp_path / 'copy')
    shutil.copytree(root / 'locales' / 'es', root / 'locales' / 'sw')
    (root / 'locales' / 'sw' / 'words.yaml').unlink()
    record = root / 'locales' / 'sw' / 'locale.yaml'
    record.write_text(record.read_text('utf-8').replace('language: es', 'language: sw'), 'utf-8')
    shown = run_in(root, 'languages')
    (line,) = [line for line in shown.stdout.splitlines() if line.startswith('sw:')]
    assert 'none: the program does not know the words for an oath' in line
