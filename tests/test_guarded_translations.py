"""What no translation may bring along or change is refused in every language and catalogue, and is never printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from letters import paths
from letters.checking.files import Files
from letters.checking.registry import check
from letters.checking.registry import errors
from letters.languages.catalogue import Translator
from letters.languages.catalogue import faulty
from letters.languages.catalogue import offered
from letters.languages.faults import faults
from letters.languages.words import lists
from letters.model.locale import DOMAINS
from letters.model.locale import WHOLE
from letters.model.locale import Domain
from letters.registry.load import registry
from letters.registry.load import words
from tests.support.checkout import checkout
from tests.support.checkout import run_in
from tests.support.day import LOOKED
from tests.support.factory import make_file
from tests.support.soak import share
from tests.support.translations import BROKEN_TRANSLATIONS
from tests.support.translations import plant

REQUEST = 'Please remove what is at these links.'
SAID = {
    'de': 'Bitte entfernen Sie, was unter diesen Links steht.',
    'es': 'Le pido que retire lo que está en estos enlaces.',
    'ur': 'براہِ کرم جو کچھ ان لنکس پر ہے اسے ہٹا دیں۔',
}
# One that was added has no translations yet in which anything could be planted.
LANGUAGES = [language for language in offered() if language in SAID]
PLANTED = [
    ('addresses', 'ana@site.example'),
    ('addresses', 'www.site.example'),
    ('addresses', 'site。example'),
    ('addresses', '@ana_1'),
    ('addresses', '+49 30 901820'),
    ('numbers', '48'),
    ('unseen', '\u200b.'),
    ('unseen', '\u00ad.'),
    ('unseen', '\ufeff.'),
    ('unseen', '\u3164.'),
    ('unseen', '\ufe0f.'),
    ('unseen', ' '),
    ('markup', '\u202e.'),
    ('script', 'Ж'),
    ('script', '示'),
    ('citations', '(e)'),
    ('citations', '223b'),
    ('citations', 'III'),
    ('citations', 'Ⅲ'),
    ('oath', 'Under penalty of perjury.'),
]
PLANTED_IN = {
    'de': [
        ('negation', 'Niemals.'), ('negation', 'n i c h t'), ('times', 'In 2 Tagen.'), ('oath', 'Ich schwöre es.'),
        ('script', 'А'),
    ],
    'es': [
        ('negation', 'Nunca.'), ('negation', 'n-u-n-c-a'), ('times', 'En 2 días.'), ('oath', 'Lo juro.'),
        ('script', 'А'),
    ],
    'ur': [
        ('negation', 'کبھی نہیں۔'), ('negation', 'نہـــیں'), ('times', '2 دن میں۔'), ('oath', 'میں حلفاً کہتا ہوں۔'),
        ('script', 'evil'),
    ],
}  # fmt: skip
FORBIDDEN = {'de': 'Das Opfer.', 'es': 'La víctima.', 'ur': 'عزت پامال ہوئی۔'}
CITED = 'Article 17(1)(d) gives a right.'
SECTION = '47 U.S.C. 223a applies.'
ROMAN = 'Article 18, IV and Annex II apply.'
FIGURES = 'Article 226-2-1 applies.'
ENDED = 'Articles 6 i) and 21 c) apply.'
HOURS = 'Answer within 48 hours.'
DENIED = 'I do not consent.'
CHANGED = {
    'de': [
        ('citations', CITED, 'Artikel 17 Absatz 1 Buchstabe d gibt ein Recht.', 'Buchstabe d', 'Buchstabe e'),
        ('citations', SECTION, '47 U.S.C. 223a gilt.', '223a', '223b'),
        ('citations', ROMAN, 'Artikel 18, IV und Anhang II gelten.', 'II', 'III'),
        ('citations', ROMAN, 'Artikel 18, IV und Anhang II gelten.', 'IV', 'VI'),
        ('citations', FIGURES, 'Artikel 226-2-1 gilt.', '226-2-1', '226-1-2'),
        ('citations', ENDED, 'Artikel 6 i) und 21 c) gelten.', 'i)', 'j)'),
        ('citations', ENDED, 'Artikel 6 Buchstabe i und 21 Buchstabe c gelten.', 'Buchstabe c', ''),
        ('times', HOURS, 'Antworten Sie in 48 Stunden.', 'Stunden', 'Tagen'),
        ('negation', DENIED, 'Ich willige nicht ein.', 'nicht ', ''),
    ],
    'es': [
        ('citations', CITED, 'El artículo 17, apartado 1, letra d), da un derecho.', 'letra d)', 'letra e)'),
        ('citations', SECTION, 'Se aplica 47 U.S.C. 223a.', '223a', '223b'),
        ('citations', ROMAN, 'Se aplican el artículo 18, IV, y el anexo II.', 'II', 'III'),
        ('citations', ROMAN, 'Se aplican el artículo 18, IV, y el anexo II.', 'IV', 'VI'),
        ('citations', FIGURES, 'Se aplica el artículo 226-2-1.', '226-2-1', '226-1-2'),
        ('citations', ENDED, 'Se aplican los artículos 6, letra i), y 21, letra c).', 'letra i)', 'letra j)'),
        ('citations', ENDED, 'Se aplican los artículos 6 i y 21 c.', ' c.', '.'),
        ('times', HOURS, 'Responda en 48 horas.', 'horas', 'días'),
        ('negation', DENIED, 'No doy mi consentimiento.', 'No doy', 'Doy'),
    ],
    'ur': [
        ('citations', CITED, 'آرٹیکل 17(1)(d) حق دیتا ہے۔', '(d)', '(e)'),
        ('citations', SECTION, '47 U.S.C. 223a لاگو ہے۔', '223a', '223b'),
        ('citations', ROMAN, 'آرٹیکل 18، IV اور Annex II لاگو ہیں۔', 'II', 'III'),
        ('citations', ROMAN, 'آرٹیکل 18، IV اور Annex II لاگو ہیں۔', 'IV', 'VI'),
        ('citations', FIGURES, 'آرٹیکل 226-2-1 لاگو ہے۔', '226-2-1', '226-1-2'),
        ('citations', ENDED, 'آرٹیکل 6 i) اور 21 c) لاگو ہیں۔', 'i)', 'j)'),
        ('citations', ENDED, 'آرٹیکل 6 i) اور 21 c) لاگو ہیں۔', ' c)', ''),
        ('times', HOURS, '48 گھنٹوں میں جواب دیں۔', 'گھنٹوں', 'دنوں'),
        ('negation', DENIED, 'میری رضامندی نہیں ہے۔', 'نہیں ', ''),
    ],
}


def _faults(source: str, translation: str, language: str, domain: Domain) -> tuple[str, ...]:
    return faults(source, translation, may_equal=False, language=language, domain=domain)


@pytest.mark.parametrize('domain', DOMAINS)
@pytest.mark.parametrize('language', LANGUAGES)
def test_each_thing_that_a_translation_may_not_bring_is_found_by_its_rule(language: str, domain: Domain) -> None:
    good = SAID[language]
    assert _faults(REQUEST, good, language, domain) == ()
    planted = [*PLANTED, *PLANTED_IN[language]]
    missed = [
        (rule, text) for rule, text in planted if rule not in _faults(REQUEST, f'{good} {text}', language, domain)
    ]
    assert missed == []


@pytest.mark.parametrize('domain', DOMAINS)
@pytest.mark.parametrize('language', LANGUAGES)
def test_a_citation_a_time_or_a_denial_that_became_another_is_found(language: str, domain: Domain) -> None:
    missed = []
    for rule, source, good, old, new in CHANGED[language]:
        assert _faults(source, good, language, domain) == ()
        assert old in good
        if rule not in _faults(source, good.replace(old, new), language, domain):
            missed.append((rule, good))
    assert missed == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_words_that_no_letter_says_are_found_in_letters_alone(language: str) -> None:
    for text in (FORBIDDEN[language], 'Revenge porn.'):
        assert 'words' in _faults(REQUEST, f'{SAID[language]} {text}', language, 'letters')
    assert 'words' not in _faults(REQUEST, f'{SAID[language]} {FORBIDDEN[language]}', language, 'interface')


@pytest.mark.parametrize('language', LANGUAGES)
def test_no_sentence_is_said_by_a_stop_a_figure_or_nothing_that_is_seen(language: str) -> None:
    for text in ('.', '…', '\u200b', '\u3164\u3164\u3164', ' '):
        assert 'unseen' in _faults(REQUEST, text, language, 'letters')


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('domain', DOMAINS)
def test_every_catalogue_that_comes_with_the_program_can_be_used(domain: Domain, language: str) -> None:
    assert faulty(language, domain) == ()


def test_a_language_is_as_guarded_as_its_word_lists_and_english_has_them_too() -> None:
    assert {'en', *LANGUAGES} <= set(words())
    assert lists('pt_BR') is lists('pt')


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    shutil.copytree(paths.LOCALES, tmp_path / 'locales')
    return tmp_path / 'locales'


@pytest.mark.parametrize('said', ['150.000', '150 000'])
def test_an_amount_is_no_telephone_number(said: str) -> None:
    for source, refused in (('Up to USD 150,000.', False), ('Up to USD 15,000.', True), ('Call us.', True)):
        assert ('addresses' in _faults(source, f'Bis zu USD {said}.', 'de', 'letters')) is refused


@pytest.mark.parametrize(
    ('language', 'domain'), share([(language, domain) for language in LANGUAGES for domain in DOMAINS], 3)
)
def test_a_planted_sentence_is_refused_with_its_line_and_said_in_english(
    language: str, domain: Domain, locales: Path
) -> None:
    context, source = {
        'interface': ('message guide.send-form', 'Send it by the form at this address:'),
        'letters': ('dsa-notice', 'Please remove the content or disable access to it.'),
        'registry': (
            'law us-civil-6851',
            'The court can order that the disclosure ends, and can let the person use another name in the file.',
        ),
    }[domain]
    bad = f'{SAID[language]} ana@site.example {PLANTED_IN[language][0][1]}'
    plant(locales, language, source, bad, alone=True, domain=domain)
    found = [one for one in faulty(language, domain, locales) if one.id == 'translation-addresses']
    assert found
    lines = (locales / language / 'LC_MESSAGES' / f'{domain}.po').read_text('utf-8').splitlines()
    for one in found:
        assert one.file == f'{language}/LC_MESSAGES/{domain}.po'
        assert source[:20] in ''.join(lines[one.line - 2 : one.line + 2])
    translator = Translator(language, domain, folder=locales)
    assert translator.text(context, source) == source
    assert {one.id for one in translator.faulty} >= {'translation-addresses', 'translation-negation'}


@pytest.mark.parametrize('id', BROKEN_TRANSLATIONS)
def test_the_check_finds_a_broken_translation_by_its_rule_alone(id: str, locales: Path) -> None:
    for other in {*offered()} - {'en', 'es'}:
        shutil.rmtree(locales / other)
    sentence = 'Where it is' if id == 'translation-same' else 'It was published without my consent.'
    plant(locales, 'es', sentence, BROKEN_TRANSLATIONS[id], alone=True)
    found = errors(check(registry(), Files(locales=locales), LOOKED))
    assert {(one.id, Path(one.file).name) for one in found} == {(id, 'letters.po')}
    assert all(one.line for one in found)
    assert {'what', 'do'} <= set(registry().messages[id])


# The commands


@pytest.mark.parametrize('language', share(LANGUAGES, len(LANGUAGES)))
def test_a_bad_sentence_costs_one_language_of_one_letter_and_is_named_with_file_line_and_rule(
    language: str, tmp_path: Path
) -> None:
    root = checkout(tmp_path / 'copy', (language,))
    source, bad = 'Please remove the content or disable access to it.', f'{SAID[language]} ana@site.example'
    plant(root / 'locales', language, source, bad, alone=True)
    (root / 'case.yaml').write_bytes(make_file({'person.country': 'DE', 'sender.country': 'DE', 'case.language': 'en'}))
    written = run_in(root, 'write', 'case.yaml', '-o', 'out', '--language', language, '--format', 'txt')
    assert written.returncode == 0, written.stderr
    assert f'{language}/LC_MESSAGES/letters.po:' in written.stderr
    assert 'an account or a telephone number that the English does not' in written.stderr
    texts = {file.name: file.read_text('utf-8') for file in (root / 'out').rglob('*.txt')}
    assert not [name for name, text in texts.items() if 'ana@site.example' in text]
    assert [name for name, text in texts.items() if source in text]
    checked = run_in(root, 'locale', 'update', language, '--check')
    assert checked.returncode == 4
    assert f'{language}/LC_MESSAGES/letters.po:' in checked.stderr


@pytest.mark.parametrize('domain', WHOLE)
def test_a_catalogue_that_cannot_be_read_costs_its_language_and_no_letter(domain: Domain, tmp_path: Path) -> None:
    root = checkout(tmp_path / 'copy')
    (root / 'locales' / 'es' / 'LC_MESSAGES' / f'{domain}.po').write_bytes(b'msgid "\xff')
    (root / 'case.yaml').write_bytes(make_file({'case.language': 'es'}))
    written = run_in(root, 'write', 'case.yaml', '-o', 'out', '--language', 'es', '--format', 'txt')
    assert written.returncode == 0, written.stderr
    assert f'es/{domain}.po' in written.stderr
    assert list((root / 'out').rglob('01.txt'))
