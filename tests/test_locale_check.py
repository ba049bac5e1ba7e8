"""`letters locale check`: every fault is named with its place, and stops exactly the letters that it is in."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest

from letters import paths
from letters.casefile.build import read_case
from letters.languages import catalogue as catalogues
from letters.languages.catalogue import Catalogue
from letters.languages.catalogue import Translation
from letters.languages.catalogue import catalogue
from letters.languages.faults import faults
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.plan import Paper
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.packet.preview import parts
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.registry.read import read_file
from letters.translating.extract import sources
from letters.translating.needed import needed
from letters.translating.needed import served
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse
from letters.translating.standing import standing
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.planted import FAULTS
from tests.support.planted import Planted
from tests.support.soak import share
from tests.test_examples import answers_of

WHOLE = [language for language in spoken() if language != 'en']
# All kinds of faults in one language; in each of the others with SOAK=1.
TRIED = share(WHOLE, len(WHOLE))
BRAZIL = paths.TEMPLATES / 'erasure-request' / 'examples' / 'brazil.yaml'
Key = tuple[str, str]
# A letter that can do without the sentence leaves it out, and tells of it too.
TOLD = frozenset({'translation-faulty', 'sentence-faulty'})


@pytest.fixture(autouse=True)
def _read_before_folders_change() -> None:
    """What is compiled of the records is kept for other runs."""
    registry()


@cache
def cases() -> tuple[Case, ...]:
    files = [file for file in sorted(paths.DEMO.glob('*.yaml')) if file.stem != 'perhaps-17']
    found = [read_case(read_file(file), registry(), DAY).case for file in files]
    # None of the invented people lives where articles have parts with Roman numerals.
    return (*(one for one in found if one is not None), make_case(answers_of(BRAZIL)))


@cache
def asked(language: str) -> dict[tuple[int, str], frozenset[Key]]:
    """For each letter of the invented cases that is whole: the sentences that it holds."""
    letters = standing(registry()).papers
    return {
        (number, part.stem): frozenset((context, text) for domain, context, text in part.asked if domain == 'letters')
        for number, case in enumerate(cases())
        for part in parts(case, registry(), DAY, language)
        if part.kind in letters and not part.lacking
    }


@cache
def places(language: str) -> dict[str, tuple[Key, Translation, str]]:
    """For each fault a sentence of a letter in which it is planted, each in another one, and what it becomes."""
    entries = catalogue(language, 'letters', paths.LOCALES).entries
    free = sorted({one for keys in asked(language).values() for one in keys if one in entries})
    found = {}
    for fault in sorted(FAULTS, key=lambda one: one.rule not in {'placeholders', 'numbers', 'citations', 'times'}):
        for key in free:
            planted = fault.plant(key[1], entries[key].translation, language)
            if planted and fault.rule in broken(key, planted, entries[key], language):
                found[fault.name] = key, entries[key], planted
                free.remove(key)
                break
    return found


def broken(key: Key, planted: str, entry: Translation, language: str) -> tuple[str, ...]:
    return faults(key[1], planted, may_equal=entry.may_equal, language=language, domain='letters')


@cache
def papers(number: int) -> tuple[Situation, tuple[Paper, ...]]:
    case = cases()[number]
    plan = make_plan(case, registry(), DAY)
    return Situation(disclosed(case, plan.effects), registry(), DAY), plan.papers


@pytest.mark.parametrize('language', TRIED)
def test_every_fault_is_named_with_its_file_line_and_rule(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    planted = places(language)
    assert set(planted) == {one.name for one in FAULTS}
    file = tmp_path / 'locales' / language / 'LC_MESSAGES' / 'letters.po'
    _copy(file)
    lines = _plant(file, {key: said for key, _, said in planted.values()})
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    code, shown, talk = letters('locale', 'check', language, '--json')
    catalogue.cache_clear()
    assert (code, 'Faults that stop a letter: ' in talk) == (4, True)
    found = {(one['context'], one['english']): one for one in json.loads(shown)[0]['faults']}
    for fault in FAULTS:
        key = planted[fault.name][0]
        named = {rule['id']: rule for rule in found[key]['rules']}
        rule = named[f'translation-{fault.rule}']
        assert rule['where'] == f'{language}/LC_MESSAGES/letters.po:{lines[key]}:1', fault.name
        assert len(rule['text'].split('. ')) > 2, 'what is wrong, why it matters, what to write'
        assert set(found[key]['holds_back']) >= {_kind(one) for one, keys in asked(language).items() if key in keys}
    assert set(found) == {key for key, _, _ in planted.values()}


def _kind(letter: tuple[int, str]) -> str:
    return next(paper.kind for paper in papers(letter[0])[1] if paper.id == letter[1])


def _copy(file: Path) -> None:
    """One catalogue of a language alone: the other is of no use here."""
    file.parent.mkdir(parents=True)
    language = file.parent.parent.name
    (file.parent.parent / 'locale.yaml').write_text(f'language: {language}\n')
    shutil.copy(paths.LOCALES / language / 'LC_MESSAGES' / file.name, file)


def _plant(file: Path, said: dict[Key, str]) -> dict[Key, int]:
    """Put the words in; the line of each sentence in the file as it is then."""
    held = parse(file.read_bytes())
    assert held.header is not None
    entries = [altered(one, strings=(said.get(_key(one.key), one.strings[0]),)) for one in held.entries]
    file.write_text('\n\n'.join([held.header.raw, *(block(one) for one in entries)]) + '\n', encoding='utf-8')
    return {_key(one.key): _line(file, one.line) for one in parse(file.read_bytes()).entries if _key(one.key) in said}


def _key(key: tuple[str | None, str]) -> Key:
    return key[0] or '', key[1]


def _line(file: Path, start: int) -> int:
    """The line of the first word of an entry: flags stand above it."""
    lines = file.read_text(encoding='utf-8').split('\n')
    return next(number for number in range(start, len(lines) + 1) if lines[number - 1].startswith('msgid'))


@pytest.mark.parametrize('language', TRIED)
@pytest.mark.parametrize('fault', share(FAULTS, 5), ids=lambda one: one.name)
def test_a_fault_stops_exactly_the_letters_that_it_is_in(
    fault: Planted, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, entry, planted = places(language)[fault.name]
    whole = catalogue(language, 'letters', paths.LOCALES)
    with_fault = Catalogue(language, {**whole.entries, key: entry._replace(translation=planted)})
    read = catalogues.catalogue
    monkeypatch.setattr(
        catalogues, 'catalogue',
        lambda *of: with_fault if of[:2] == (language, 'letters') else read(*of),
    )  # fmt: skip
    stopped = set()
    for number, id in asked(language):
        here, planned = papers(number)
        paper = next(one for one in planned if one.id == id)
        outcome = letter_of(paper, here, Options(language=language, reading_copy=language))
        told = [dict(one.values) for one in outcome.notices if one.id in TOLD]
        if told:
            stopped.add((number, id))
            assert {one['rule'] for one in told} >= {f'translation-{fault.rule}'}
    assert stopped == {letter for letter, keys in asked(language).items() if key in keys}
    assert stopped


def test_a_catalogue_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    file = tmp_path / 'locales' / 'es' / 'LC_MESSAGES' / 'letters.po'
    _copy(file)
    lines = file.read_text(encoding='utf-8').split('\n')
    number = next(n for n, line in enumerate(lines) if line.startswith('msgstr "') and n > 100)
    lines[number] = lines[number].rstrip('"')
    file.write_text('\n'.join(lines), encoding='utf-8')
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    code, shown, _ = letters('locale', 'check', 'es')
    catalogue.cache_clear()
    assert code == 4
    assert f'es/LC_MESSAGES/letters.po:{number + 1}:1: ' in shown


def test_what_is_missing_is_counted_and_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    (tmp_path / 'locales' / 'xx').mkdir(parents=True)
    (tmp_path / 'locales' / 'xx' / 'locale.yaml').write_text('language: xx\n')
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    code, shown, _ = letters('locale', 'check')
    domains = [domain for domain, _, _ in {one.key for one in needed(sources(registry()), served('xx'))}]
    beside = domains.count('registry')
    total = len(domains) - beside
    assert code == 0
    for said, count in (('xx:', total), ('needed for no letter.', beside)):
        counts = f'Sentences: {count}. Ready: 0. Faulty: 0. To look at again: 0. Missing: {count}.'
        assert f'{said} {counts}' in shown


def test_a_fault_of_the_screen_stops_no_letter_and_leaves_with_0(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: Letters
) -> None:
    file = tmp_path / 'locales' / 'es' / 'LC_MESSAGES' / 'interface.po'
    _copy(file)
    _plant(file, {('message plan.none', registry().messages['plan.none']): 'a b ana@site.example'})  # type: ignore[dict-item]
    monkeypatch.setattr(paths, 'LOCALES', tmp_path / 'locales')
    code, shown, _ = letters('locale', 'check', 'es')
    catalogue.cache_clear()
    assert (code, 'Holds back no letter.' in shown) == (0, True)


def test_every_sentence_that_a_letter_asks_for_is_known_to_stand_in_it() -> None:
    made = standing(registry())
    for case in cases():
        for part in parts(case, registry(), DAY, 'es'):
            for domain, context, text in part.asked if part.kind in made.papers else ():
                assert part.kind in made.papers_with(context, text), (domain, context, text)
