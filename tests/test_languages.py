"""No half-translated letter: the gate of each letter, and what a translation may not do."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from letters import paths
from letters.compose import letter as composing
from letters.compose.letter import compose
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import nearest
from letters.languages.catalogue import offered
from letters.languages.faults import RULES
from letters.languages.faults import faults
from letters.languages.plural import agrees
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.locale import DOMAINS
from letters.model.locale import WHOLE
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import locales
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.extract import sources
from letters.translating.po import parse
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.untranslated import excused
from tests.support.untranslated import lacking

GERMAN = {
    'person.country': 'DE',
    'sender.country': 'DE',
    'case.language': 'de',
    'items.0.url': 'https://x.com/example/status/1',
}


def _situation(case: Case) -> Situation:
    return Situation(disclosed(case, make_plan(case, registry(), DAY).effects), registry(), DAY)


@pytest.mark.parametrize('language', [language for language in spoken() if language != 'en'])
@pytest.mark.parametrize('domain', WHOLE)
def test_the_languages_of_the_screen_are_whole(language: str, domain: str) -> None:
    """A record is translated whole or not at all; before a release nothing is left."""
    assert lacking(language, domain) == []


def test_the_catalogues_of_this_project_are_up_to_date(letters: Letters) -> None:
    """But for records that are new to all languages: a contributor need not touch a catalogue."""
    templates = [parse(file.read_bytes()) for file in sorted(paths.LOCALES.glob('*.pot'))]
    known = {one.key for held in templates for one in held.entries}
    added = [one for one in sources(registry()) if (one.context, one.text) not in known]
    assert [one for one in added if not excused(one, 'xx')] == []
    if not added:
        assert letters('locale', 'update', '--check')[:2] == (0, '')


def test_german_spanish_and_urdu_are_languages_of_the_screen() -> None:
    assert {'de', 'es', 'ur'} <= set(spoken())


@pytest.mark.parametrize('kind', ['dsa-notice', 'erasure-request'])
@pytest.mark.parametrize(
    'material', ['intimate-real', 'intimate-altered', 'intimate-generated', 'near-nude', 'private']
)
def test_german_is_whole_for_its_two_papers(kind: str, material: str) -> None:
    maker = 'generated' if material == 'intimate-generated' else 'other'
    case = make_case({**GERMAN, 'materials.0.kind': material, 'materials.0.recorded_by': maker})
    paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == kind)
    composed = compose(paper, _situation(case), 'de')
    assert composed.untranslated == ()
    assert composed.lacks == ()
    assert composed.letter.language == 'de'


def test_a_letter_in_a_language_that_lacks_a_sentence_is_english_as_a_whole(german: Path) -> None:
    _change(german, '')
    case = make_case(GERMAN)
    paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'dsa-notice')
    assert compose(paper, _situation(case), 'de').untranslated
    outcome = letter_of(paper, _situation(case), Options(language='de'))
    assert outcome.written is not None
    assert outcome.written.paper.language == 'en'
    assert 'language-fallback' in [notice.id for notice in outcome.notices]


@pytest.mark.parametrize('language', [language for language in offered() if language != 'en'])
def test_every_language_says_that_no_lawyer_has_reviewed_it(language: str) -> None:
    assert locales()[language].reviewed == []


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the German catalogue that a test may change; composing reads it instead."""
    place = tmp_path / 'de' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    source = paths.LOCALES / 'de' / 'LC_MESSAGES' / 'letters.po'
    (place / 'letters.po').write_bytes(source.read_bytes())
    monkeypatch.setattr(composing, 'Translator', functools.partial(Translator, folder=tmp_path))
    yield place / 'letters.po'
    catalogue.cache_clear()


ASKED = 'Please remove the content or disable access to it.'


def _change(file: Path, translation: str, flag: str = '') -> None:
    """Give one sentence of the notice another translation."""
    blocks = file.read_text().split('\n\n')
    for number, block in enumerate(blocks):
        if f'msgid "{ASKED}"' in block:
            head = block.partition('msgstr ')[0]
            blocks[number] = (f'#, {flag}\n' if flag else '') + head + f'msgstr "{translation}"'
    file.write_text('\n\n'.join(blocks))
    catalogue.cache_clear()


def _notice() -> tuple[str, ...]:
    case = make_case(GERMAN)
    paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'dsa-notice')
    return compose(paper, _situation(case), 'de').untranslated


def test_the_unchanged_copy_is_whole(german: Path) -> None:
    assert german.is_file()
    assert _notice() == ()


@pytest.mark.parametrize(
    ('translation', 'flag'),
    [
        ('', ''),
        ('Bitte entfernen Sie den Inhalt.', 'fuzzy'),
        (ASKED, ''),
        ('Bitte entfernen Sie den Inhalt binnen 24 Stunden.', ''),
        ('Bitte entfernen Sie den Inhalt: https://example.com/', ''),
        ('Bitte entfernen Sie %(name)s.', ''),
        ('Bitte entfernen Sie 100% davon.', ''),
        ('Bitte ' * 80, ''),
    ],
)
def test_a_sentence_that_is_missing_fuzzy_or_faulty_keeps_the_letter_out_of_the_language(
    german: Path, translation: str, flag: str
) -> None:
    _change(german, translation, flag)
    assert _notice() == (ASKED,)


@pytest.mark.parametrize(
    'translation',
    [
        '<script>alert(1)</script>',
        'Bitte <a href=https://evil.example>hier</a> entfernen.',
        '<x-mark is=why-illegal>Bitte</x-mark>',
        '&lt;b&gt;',
        '{{ 7*7 }} Bitte',
        '{% include x %} Bitte',
        'Bitte entfernen \u202eSie',
        'Bitte\u2066 entfernen',
    ],
)
def test_a_hostile_translation_keeps_the_letter_out_of_the_language(german: Path, translation: str) -> None:
    _change(german, translation)
    assert _notice() == (ASKED,)


@pytest.mark.parametrize(
    ('rule', 'source', 'translation'),
    [
        ('placeholders', 'Give %(reference)s.', 'Gib.'),
        ('placeholders', 'Give %(reference)s.', 'Gib %(reference)s %(reference)s.'),
        ('links', 'See https://example.com/a.', 'Siehe https://example.com/b.'),
        ('numbers', '48 hours, section 3', '84 Stunden, Abschnitt 3'),
        ('markup', 'Please', '<b>Bitte</b>'),
        ('length', 'No', 'x' * 200),
        ('same', 'Please', 'Please'),
    ],
)
def test_each_rule_for_translations_finds_its_fault(rule: str, source: str, translation: str) -> None:
    assert rule in faults(source, translation, may_equal=False)
    assert {one.__name__ for one in RULES} >= {rule} - {'same'}


def test_a_good_translation_has_no_fault() -> None:
    assert faults('Give %(a)s within 48 hours: https://example.com/.', 'In 48 Stunden: https://example.com/ %(a)s',
                  may_equal=False) == ()  # fmt: skip


@pytest.mark.parametrize(
    ('wanted', 'found'),
    [('pt_BR', 'pt'), ('pt-BR', 'pt'), ('zh_TW', 'zh_Hant'), ('zh_Hans_CN', 'zh_Hans'), ('sw', 'en'), ('', 'en')],
)
def test_a_language_falls_back_to_the_nearest_and_never_across_scripts(wanted: str, found: str) -> None:
    assert nearest(wanted, ('en', 'pt', 'zh_Hant', 'zh_Hans')) == found
    assert nearest('zh_TW', ('en', 'zh_Hans')) == 'en'


def test_catalogues_have_no_line_numbers_dates_or_wrapping_and_the_right_plural_rules() -> None:
    sources(registry())
    for language in offered():
        if language == 'en':
            continue
        for domain in DOMAINS:
            text = (paths.LOCALES / language / 'LC_MESSAGES' / f'{domain}.po').read_text()
            # Sentences name their files, and no line of one: a moved line changes no catalogue.
            assert not re.search(r'^#: .*:[0-9]', text, re.MULTILINE)
            assert 'POT-Creation-Date' not in text.partition('\n\n')[0]
            assert agrees(catalogue(language, domain, paths.LOCALES).counts, language)


def test_nobody_is_given_an_oath_that_they_cannot_read() -> None:
    own = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A photograph'}
    for language, readable in (('en', True), ('es', True), ('ur', True), ('de', True), ('sw', False)):
        case = make_case({**own, 'case.language': language})
        paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'copyright-notice')
        outcome = letter_of(paper, _situation(case), Options())
        assert (outcome.written is not None) == readable, language
        if outcome.written is None:
            assert outcome.not_made is not None
            assert outcome.not_made.why[0].id == 'oath-needs-copy'
        elif language != 'en':
            assert outcome.written.reading is not None
            assert outcome.written.reading.beside_language == language
            assert 'Under penalty of perjury' in ' '.join(node.text() for node in outcome.written.reading.body)
