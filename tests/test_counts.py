"""Numbers in sentences: each language says them in its own forms, as Unicode counts them (CLDR)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import DictLoader

from hatch_build import compile_catalogue
from letters import paths
from letters.compose.template import render_blocks
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import faulty
from letters.languages.catalogue import offered
from letters.languages.plural import agrees
from letters.languages.plural import numbers
from letters.languages.plural import rule
from letters.languages.plural import usual
from letters.model.locale import Domain
from letters.model.registry import is_counted
from letters.registry.load import registry
from letters.registry.template import environment
from letters.translating.extract import by_domain
from letters.translating.extract import sources
from letters.translating.po import parse
from letters.translating.sentence import Sentence
from letters.translating.update import rendered

# In how many forms each of them counts, as Unicode has it for numbers that the program says.
FORMS = {
    'ar': 6, 'bn': 2, 'cy': 6, 'de': 2, 'es': 2, 'fil': 2, 'fr': 2, 'ga': 5, 'he': 3, 'hi': 2, 'id': 1, 'ja': 1,
    'km': 1, 'lt': 3, 'my': 1, 'pl': 3, 'pt_BR': 2, 'ru': 3, 'sl': 4, 'tr': 2, 'uk': 3, 'ur': 2, 'zh_Hant': 1,
}  # fmt: skip
HOURS = Sentence('interface', 'message time.hours', 'one hour', plural='%(count)s hours')
ARABIC = ('%(count)s ساعة', 'ساعة واحدة', 'ساعتان', '%(count)s ساعات', '%(count)s ساعة', '%(count)s ساعة')


@cache
def counted() -> tuple[Sentence, ...]:
    return tuple(one for one in sources(registry()) if one.plural)


def spoken() -> Iterator[tuple[str, Sentence]]:
    """Every counted sentence in every language that has it."""
    for language in offered():
        for one in counted():
            held = catalogue(language, one.domain, paths.LOCALES).entries
            if language == 'en' or (one.context, one.text) in held:
                yield language, one


def test_every_count_is_said_for_each_way_in_which_a_language_counts() -> None:
    said = list(spoken())
    assert {'es', 'ur'} <= {language for language, _ in said}
    speakers = {(language, one.domain): Translator(language, one.domain) for language, one in said}
    for language, one in said:
        speaker = speakers[language, one.domain]
        for few in numbers(language).values():
            for count in (*few[:2], few[-1]):
                text = speaker.counted(one.context, one.text, one.plural, count) % {'count': count}
                figures = re.findall(r'\d+', text)
                # One that stands for a single number may be a word.
                assert figures == [str(count)] or (not figures and len(few) == 1), (language, count, text)
        assert (speaker.lacking, speaker.faulty) == ([], []), (language, one)


@pytest.mark.parametrize(('language', 'forms'), FORMS.items())
def test_a_new_catalogue_counts_as_unicode_does(language: str, forms: int) -> None:
    own = rule(usual(language))
    assert own is not None
    assert own.forms == forms == len(numbers(language))
    assert agrees(usual(language), language)


@pytest.mark.parametrize('language', ['rhg', 'pnb', 'xx', 'not a language'])
def test_a_language_that_unicode_does_not_know_is_believed(language: str) -> None:
    assert agrees('nplurals=4; plural=(n < 3 ? n : 3);', language) or numbers(language)
    assert rule(usual(language)) is not None


@pytest.mark.parametrize(
    'header',
    ['', 'nplurals=2', 'nplurals=2; plural=n%0;', 'nplurals=1; plural=(n != 1);', 'nplurals=2; plural=exit(1);',
     'nplurals=2; plural=' + '(' * 500 + 'n' + ')' * 500 + ';', 'nplurals=0; plural=0;'],
)  # fmt: skip
def test_what_is_no_rule_counts_nothing(header: str) -> None:
    assert rule(header) is None
    assert not agrees(header, 'es')


def test_a_rule_that_puts_numbers_together_otherwise_than_the_language_does_not_agree() -> None:
    assert not agrees('nplurals=2; plural=(n != 1);', 'ar')
    assert not agrees('nplurals=2; plural=(n != 1);', 'fr')
    assert not agrees('nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);', 'de')


def held(tmp_path: Path, language: str, header: str, *forms: str, plural: str = '%(count)s hours') -> Path:
    """A folder of catalogues with one counted sentence."""
    folder = tmp_path / language / 'LC_MESSAGES'
    folder.mkdir(parents=True)
    lines = [f'msgstr[{number}] "{form}"' for number, form in enumerate(forms)]
    head = ('Content-Type: text/plain; charset=UTF-8', f'Language: {language}', f'Plural-Forms: {header}')
    counted = ('msgctxt "message time.hours"', 'msgid "one hour"', f'msgid_plural "{plural}"', *lines)
    top = ('msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in head))
    (folder / 'interface.po').write_text('\n'.join([*top, '', *counted, '']))
    return tmp_path


def say(folder: Path, language: str, count: int) -> str:
    speaker = Translator(language, 'interface', folder=folder)
    return speaker.counted(HOURS.context, HOURS.text, HOURS.plural, count) % {'count': count}


def test_arabic_says_one_two_three_eleven_and_a_hundred_hours(tmp_path: Path) -> None:
    folder = held(tmp_path, 'ar', usual('ar'), *ARABIC)
    assert [say(folder, 'ar', count) for count in (1, 2, 3, 11, 48, 100)] == [
        'ساعة واحدة', 'ساعتان', '3 ساعات', '11 ساعة', '48 ساعة', '100 ساعة',
    ]  # fmt: skip


def test_a_compiled_catalogue_counts_alike(tmp_path: Path) -> None:
    folder = held(tmp_path, 'ar', usual('ar'), *ARABIC)
    source = folder / 'ar' / 'LC_MESSAGES' / 'interface.po'
    wheel = tmp_path / 'wheel' / 'ar' / 'LC_MESSAGES'
    wheel.mkdir(parents=True)
    compile_catalogue(source, wheel / 'interface.mo')
    for count in range(120):
        assert say(tmp_path / 'wheel', 'ar', count) == say(folder, 'ar', count)


FAULTY = {
    'a form too few': ARABIC[:5],
    'an empty form': (*ARABIC[:5], ''),
    'a form of many numbers without its number': (*ARABIC[:5], 'ساعة'),
    'a figure of its own': (*ARABIC[:5], '%(count)s ساعة 24'),
    'a placeholder of its own': (*ARABIC[:5], '%(count)s %(hours)s'),
    'markup': (*ARABIC[:5], '<b>%(count)s</b> ساعة'),
}


@pytest.mark.parametrize('forms', FAULTY.values(), ids=FAULTY)
def test_one_faulty_form_is_named_and_nothing_of_it_is_said(
    forms: tuple[str, ...], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    folder = held(tmp_path, 'ar', usual('ar'), *forms)
    assert say(folder, 'ar', 48) == '48 hours'
    assert say(folder, 'ar', 1) == 'one hour'
    found = faulty('ar', 'interface', folder)
    assert {(one.file, one.line) for one in found} == {('ar/LC_MESSAGES/interface.po', 8)}
    rules = {'a form too few': 'forms', 'an empty form': 'forms', 'a figure of its own': 'numbers', 'markup': 'markup'}
    assert f'translation-{rules.get(request.node.callspec.id, "placeholders")}' in {one.id for one in found}


def test_a_sentence_whose_english_of_many_changed_waits_for_its_translator(tmp_path: Path) -> None:
    folder = held(tmp_path, 'es', usual('es'), 'una hora', '%(count)s horas', plural='%(count)s hrs')
    assert say(folder, 'es', 2) == '2 hours'
    before = parse((folder / 'es' / 'LC_MESSAGES' / 'interface.po').read_bytes())
    (entry,) = parse(rendered([HOURS], 'es', before).encode()).entries
    assert (entry.fuzzy, entry.strings) == (True, ('una hora', '%(count)s horas'))
    assert entry.previous is not None
    assert entry.previous.plural == '%(count)s hrs'


@pytest.mark.parametrize('language', FORMS)
def test_a_counted_sentence_has_as_many_places_as_the_language_has_forms(language: str) -> None:
    (entry,) = parse(rendered([HOURS], language).encode()).entries
    assert (entry.source.plural, len(entry.strings)) == ('%(count)s hours', FORMS[language])
    assert rendered([HOURS], language, parse(rendered([HOURS], language).encode())) == rendered([HOURS], language)


def test_a_template_counts_in_the_language_of_its_letter(tmp_path: Path) -> None:
    text = (
        '{% block body %}{% trans "message time.hours" count=n %}one hour{% pluralize %}{{ count }} hours'
        '{% endtrans %}{% endblock %}'
    )
    folder = held(tmp_path, 'ar', usual('ar'), *ARABIC)
    speaker = Translator('ar', 'interface', folder=folder)
    for count, wanted in ((1, 'ساعة واحدة'), (2, 'ساعتان'), (5, '5 ساعات'), (48, '48 ساعة')):
        found = render_blocks('x', {'n': count}, speaker, templates=environment(DictLoader({'x': text})))
        assert found['body'] == wanted


def test_a_counted_message_has_one_and_other_and_counts_one_number() -> None:
    for id, message in registry().messages.items():
        if is_counted(message):
            assert set(message) == {'one', 'other'}, id
            assert '%(count)s' in message['other'], id


@pytest.mark.parametrize('domain', ['interface', 'letters'])
def test_a_number_in_a_sentence_is_counted_or_stands_behind_its_label(domain: Domain) -> None:
    # What stands right before a word in the plural would be said of one in the same word.
    numbered = re.compile(r'%\((?:count|most|longest|days|cases|values|total|least)\)s (?!of\b)[a-z]+s\b')
    assert [one.text for one in by_domain(sources(registry()), domain) if numbered.search(one.text)] == []
