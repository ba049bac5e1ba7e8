"""A fact that is added takes no language away: what a letter can do without is left out, and the rest holds it back."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping

import pytest

from letters import paths
from letters.languages import catalogue as catalogues
from letters.languages.catalogue import Catalogue
from letters.languages.catalogue import catalogue
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.packet.letters import Attempt
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import make_case

GERMAN = {'person.country': 'DE', 'sender.country': 'DE', 'items.0.url': 'https://x.com/example/status/1'}
RULES = [rule for rule in registry().illegalities() if rule.confidence != 'low']
MARK = '(Esta frase aún no está traducida.)'

Lacking = Callable[[set[str]], None]


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> Lacking:
    """Takes English sentences out of the Spanish catalogue of letters."""
    read = catalogues.catalogue

    def take_out(gone: set[str]) -> None:
        whole = catalogue('es', 'letters', paths.LOCALES)
        left = {key: entry for key, entry in whole.entries.items() if key[1] not in gone}
        held = Catalogue('es', left, whole.counts)
        monkeypatch.setattr(
            catalogues, 'catalogue', lambda *of: held if of[:2] == ('es', 'letters') else read(*of)
        )  # fmt: skip

    return take_out


def attempt(kind: str, changes: Mapping[str, str] = GERMAN, **options: str) -> Attempt:
    case = make_case(changes)
    plan = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, plan.effects), registry(), DAY)
    paper = next(one for one in plan.papers if one.kind == kind)
    return letter_of(paper, here, Options(**options))  # type: ignore[arg-type]


def said(one: Attempt) -> str:
    assert one.written is not None
    return plain(text(one.written.composed.letter))


def plain(page: str) -> str:
    """A page without its line ends, and without the stops that stand behind a citation."""
    return ' '.join(page.split()).replace('.', '')


def reasons() -> set[str]:
    """The rules by which the notice says that something is illegal."""
    letter = said(attempt('dsa-notice', language='en'))
    return {rule.text for rule in RULES if plain(rule.text) in letter}


def test_a_rule_that_is_not_translated_is_left_out_and_the_letter_keeps_its_language(lacking: Lacking) -> None:
    gone = min(reasons())
    before = attempt('dsa-notice', language='es')
    lacking({gone})
    after = attempt('dsa-notice', language='es')
    assert after.written is not None
    assert after.written.paper.language == 'es'
    assert plain(gone) not in said(after)
    assert len(said(after)) < len(said(before))
    told = next(one for one in after.notices if one.id == 'language-left-out')
    assert dict(told.values)['count'] == '1'
    assert dict(told.values)['paper'] == 'dsa-notice'


def test_one_reason_at_least_has_to_remain(lacking: Lacking) -> None:
    lacking(reasons())
    after = attempt('dsa-notice', language='es')
    assert after.written is not None
    assert after.written.paper.language == 'en'


@pytest.mark.parametrize('source', ['Please remove the content or disable access to it.', 'Why it must go'])
def test_what_has_to_be_there_holds_the_letter_back_whole_and_is_told_with_paper_number_and_command(
    source: str, lacking: Lacking
) -> None:
    kind = 'dsa-notice' if source.startswith('Please') else 'ncii-request'
    lacking({source})
    after = attempt(kind, language='es')
    assert after.written is not None
    assert after.written.paper.language == 'en'
    told = next(one for one in after.notices if one.id == 'language-lacks')
    assert {'count': '1', 'paper': kind, 'kind': kind, 'code': 'es'}.items() <= dict(told.values).items()
    assert 'locale missing %(code)s --for %(kind)s' in str(registry().messages['language-lacks'])


def test_a_copy_for_reading_marks_what_is_not_translated_and_the_letter_says_it(lacking: Lacking) -> None:
    gone = min(reasons())
    lacking({gone})
    after = attempt('dsa-notice', language='en', reading_copy='es')
    assert after.written is not None
    assert after.written.reading is not None
    assert plain(gone) in said(after)
    assert plain(text(after.written.reading)).count(plain(MARK)) == 1


def test_a_copy_for_reading_marks_each_of_several_rules_that_are_not_translated(lacking: Lacking) -> None:
    chinese = {'person.country': 'CN', 'sender.country': 'CN', 'materials.0.kind': 'private'}
    page = said(attempt('privacy-request', chinese, language='en'))
    gone = {rule.text for rule in RULES if plain(rule.text) in page}
    assert len(gone) > 1
    lacking(gone)
    after = attempt('privacy-request', chinese, language='en', reading_copy='es')
    assert after.written is not None
    assert after.written.reading is not None
    assert plain(text(after.written.reading)).count(plain(MARK)) == len(gone)


def test_a_rule_of_the_service_is_left_out_too(lacking: Lacking) -> None:
    own = registry().platforms['x'].rule
    assert own is not None
    lacking({own.text})
    after = attempt('ncii-request', language='es')
    assert after.written is not None
    assert after.written.paper.language == 'es'
    assert plain(own.title) in said(after)
