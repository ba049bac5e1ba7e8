"""What a lawyer has read says so no longer; what was changed since, and what was not read, says it again."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from letters import paths
from letters.languages import catalogue as catalogues
from letters.model.case import Case
from letters.model.locale import Review
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry import load
from letters.registry.load import registry
from letters.translating.check import Checked
from letters.translating.reviewed import digest_of
from letters.translating.reviewed import read
from letters.translating.standing import Standing
from letters.translating.standing import standing
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.pseudo import every_sentence

UNREAD = 'Noch nicht anwaltlich geprüft ist die Sprache dieser Seite'
KINDS = ('ncii-request', 'dsa-notice', 'erasure-request', 'start-here')
CASE = {
    'person.country': 'DE', 'sender.country': 'DE', 'case.language': 'de',
    'items.0.url': 'https://x.com/example/status/1',
}  # fmt: skip

Reviewing = Callable[..., None]


@cache
def index() -> Standing:
    return standing(registry())


@pytest.fixture
def reviewing(monkeypatch: pytest.MonkeyPatch) -> Reviewing:
    """Lets somebody have read papers in German, on the text of today, or on another one."""
    held = load._once()
    assert isinstance(held, load.Held)

    def write(*papers: str, role: str = 'lawyer', of: tuple[str, ...] = (), digest: str = '') -> None:
        reviews = []
        for paper in papers:
            one = Review(paper=paper, by='A. Example', role=role, on=DAY, of=list(of), digest=digest)  # type: ignore[arg-type]
            told = digest or digest_of(one, 'de', every_sentence(), index())
            reviews.append(one.model_copy(update={'digest': told}))
        german = held.locales['de'].model_copy(update={'reviewed': reviews})
        monkeypatch.setattr(load, '_once', lambda: held._replace(locales={**held.locales, 'de': german}))

    return write


def made(case: Case | None = None) -> Packet:
    return packet(case or make_case(CASE), registry(), DAY, Options(language='de', formats=('txt',)))


def page(one: Packet) -> str:
    return ' '.join(one.files['00.txt'].decode().split())


def kinds() -> set[str]:
    return {paper.kind for paper in make_plan(make_case(CASE), registry(), DAY).papers}


def test_without_a_review_the_page_and_the_screen_say_so() -> None:
    one = made()
    assert (one.unreviewed, UNREAD in page(one)) == (('de',), True)


def test_papers_and_a_page_that_a_lawyer_read_do_not_say_it(reviewing: Reviewing) -> None:
    reviewing(*KINDS, *kinds())
    one = made()
    assert one.plan.papers
    assert {paper.language for paper in one.plan.papers} == {'de'}
    assert (one.unreviewed, UNREAD in page(one)) == ((), False)


def test_one_paper_that_nobody_read_is_enough_to_say_it(reviewing: Reviewing) -> None:
    reviewing('start-here', *sorted(kinds())[1:])
    one = made()
    assert (one.unreviewed, UNREAD in page(one)) == (('de',), True)


def test_a_page_that_nobody_read_says_it_also_where_the_letters_were_read(reviewing: Reviewing) -> None:
    reviewing(*kinds())
    one = made()
    assert (one.unreviewed, UNREAD in page(one)) == ((), True)


@pytest.mark.parametrize('role', ['translator', 'survivor-advocate'])
def test_only_a_lawyer_takes_it_away(role: str, reviewing: Reviewing) -> None:
    reviewing(*KINDS, *kinds(), role=role)
    assert made().unreviewed == ('de',)


def test_any_other_translation_of_any_sentence_of_the_paper_says_it_again(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewing(*KINDS, *kinds())
    whole = catalogues.catalogue('de', 'letters', paths.LOCALES)
    key = next(key for key in whole.entries if key[0] == 'shared')
    other = whole.entries[key]._replace(translation=f'{whole.entries[key].translation} Ja.')
    changed = whole._replace(entries={**whole.entries, key: other})
    asked = catalogues.catalogue
    other_text = lambda *of: changed if of[:2] == ('de', 'letters') else asked(*of)  # noqa: E731
    monkeypatch.setattr('letters.translating.reviewed.catalogue', other_text)
    monkeypatch.setattr('letters.translating.reviewed._holding', _uncached())
    assert made().unreviewed == ('de',)


def _uncached() -> Callable[..., object]:
    from letters.translating import reviewed

    return reviewed._holding.__wrapped__


def test_the_law_of_a_country_that_was_not_read_says_it_again(reviewing: Reviewing) -> None:
    reviewing(*KINDS, *kinds(), of=('world', 'eu', 'us', 'x', 'de'))
    assert made().unreviewed == ()
    reviewing(*KINDS, *kinds(), of=('world', 'eu', 'us', 'x', 'at'))
    assert made().unreviewed == ('de',)


def test_a_country_more_leaves_the_review_of_another_as_it_is() -> None:
    found = every_sentence()
    german = {*read('dsa-notice', ['eu', 'de'], found, index())}
    whole = {*read('dsa-notice', [], found, index())}
    assert german < whole
    others = {one for one in whole - german if not one.context.startswith('platform ')}
    assert all({*one.of} - {'eu', 'de'} for one in others)


def test_a_review_is_shown_with_its_role_and_what_was_changed_since_with_the_digest_of_today(
    reviewing: Reviewing, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    # How much of a language there is is another matter.
    monkeypatch.setattr('letters.cli.languages.shares', lambda _: (1, 1))
    monkeypatch.setattr('letters.translating.check.checked', lambda *_: Checked('de', {'letters': 1}, (), (), ()))
    reviewing('ncii-request', digest='an earlier one')
    shown = letters('languages')[1]
    assert 'A. Example (lawyer)' in shown
    assert 'The text has changed since then. Its digest is now ' in shown
    assert 'Reviewed by a lawyer before it was changed.' in letters('locale', 'status', 'de')[1]
    reviewing('ncii-request')
    assert 'The text has changed since then.' not in letters('languages')[1]
    assert 'Reviewed by a lawyer.' in letters('locale', 'status', 'de')[1]
