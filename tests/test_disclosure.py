"""Who is told to see what, against what the letters really say (promise 7)."""

from __future__ import annotations

from typing import Any

import pytest

from letters.compose.letter import compose
from letters.interview.screens import disclosure_lines
from letters.languages.catalogue import Translator
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.gaps import without
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case

OTHER = 'https://www.tiktok.com/@example.three/video/7290000000000000004'
# Each detail with the words by which it is known in a letter.
DETAILS: dict[str, tuple[Any, str]] = {
    'sender.phone': ('+1 202 555 0100', '202 555 0100'),
    'sender.address': (['7 Example Lane', 'Example Town'], '7 Example Lane'),
    'sender.email': ('fresh.mailbox@example.com', 'fresh.mailbox@example.com'),
    'person.name': ('Pat Shown', 'Pat Shown'),
    'person.identifiable_by': (['tattoo'], 'a tattoo or a mark on the skin'),
    'sender.authority': ('a signed power of attorney', 'a signed power of attorney'),
}


@pytest.mark.parametrize('country', ['US', 'DE', 'ES', 'PK', 'GB', 'BR'])
@pytest.mark.parametrize('role', ['self', 'relative', 'representative'])
@pytest.mark.parametrize('email', ['fresh.mailbox@example.com', ''])
def test_no_letter_holds_a_detail_that_was_not_told(country: str, role: str, email: str) -> None:
    changes: dict[str, Any] = {key: value for key, (value, _) in DETAILS.items()}
    changes |= {
        'sender.email': email, 'sender.role': role, 'sender.country': country, 'person.country': country,
        'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A photograph',
        'items.0.engines': ['google-search'], 'items.0.queries': ['words of a search'],
    }  # fmt: skip
    if role == 'self':
        changes |= {'sender.authority': '', 'person.name': ''}
    case = make_case(changes)
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    assert made.papers
    for paper in made.papers:
        told = {key for seen in paper.seen_by for key in seen.details}
        shown = text(compose(paper, here, 'en').letter)
        untold = [key for key, (_, words) in DETAILS.items() if words in shown and key not in told]
        assert untold == [], (paper.kind, paper.recipient)
        assert 'items.queries' in told or 'words of a search' not in shown


def test_an_authorisation_is_for_the_letters_that_are_wanted() -> None:
    case = make_case({
        'sender.role': 'representative', 'sender.authority': 'a signed paper', 'sender.organisation': 'Example Clinic',
        'person.name': 'Pat Shown', 'items.1': {'shows': ['a'], 'url': OTHER},
    })  # fmt: skip
    made = make_plan(case, registry(), DAY)
    (tiktok,) = [paper.id for paper in made.papers if paper.recipient == 'tiktok']
    left = without(made, [tiktok])
    here = Situation(case, registry(), DAY)
    shown = text(compose(left.papers[0], here, 'en').letter)
    assert left.papers[0].kind == 'authorisation'
    assert 'x.com' in shown
    assert 'tiktok' not in shown.casefold()


def test_a_place_on_a_front_page_is_found_by_the_account_in_the_letter() -> None:
    case = make_case({'items.0.url': 'https://x.com/', 'items.0.locator.account': '@example_bad'})
    made = make_plan(case, registry(), DAY)
    shown = text(compose(made.papers[0], Situation(case, registry(), DAY), 'en').letter)
    assert '@example_bad' in shown


def test_what_is_true_of_one_recording_is_not_said_of_another() -> None:
    other = {
        'kind': 'intimate-generated',
        'looks_real': 'yes',
        'recorded_by': 'generated',
        'no_consent': ['fabricated'],
    }
    case = make_case({
        'materials.1': {'id': 'b', 'age_when_recorded': 'adult', 'others_shown': 'none', **other},
        'items.1': {'shows': ['b'], 'url': 'https://x.com/example_one/status/1790000000000000002'},
    })  # fmt: skip
    here = Situation(case, registry(), DAY)
    letters = [text(compose(paper, here, 'en').letter) for paper in make_plan(case, registry(), DAY).papers]
    about = [('status/1790000000000000001' in one, 'does not show a real event' in one) for one in letters]
    assert sorted(about) == [(False, True), (True, False)]


@pytest.mark.parametrize(
    ('spoken', 'letter', 'stands'),
    [('en_GB', 'en', True), ('es-419', 'es', True), ('es_MX', 'es', True), ('es_MX', 'en', False), ('en', 'es', False)],
)
def test_own_words_stand_in_a_letter_of_their_language_however_far_it_is_told(
    spoken: str, letter: str, stands: bool
) -> None:
    words = 'He said that he had deleted it.'
    case = make_case({'materials.0.own_words': {'text': words, 'language': spoken}})
    made = packet(case, registry(), DAY, Options(formats=('txt',), language=letter))
    (paper,) = made.plan.papers
    assert paper.language == letter
    told = {key for seen in paper.seen_by for key in seen.details}
    assert ('materials.own_words.text' in told) is (words in made.files['01.txt'].decode()) is stands


def test_the_screen_says_once_what_the_same_people_see_in_several_papers() -> None:
    words = Wording(registry(), Translator('en', 'interface'))
    links = ['https://www.instagram.com/p/ExampleOne1/', 'https://www.facebook.com/groups/1/posts/2/']
    places = {f'items.{n}.url': link for n, link in enumerate(links)} | {f'items.{n}.shows': ['a'] for n in range(2)}
    made = make_plan(make_case(places), registry(), DAY).papers
    lines = list(disclosure_lines(made, words))
    for paper in made:
        assert sum(words.addressed(paper.called, paper.recipient) in line for line in lines) == 1
    kinds = [tuple(words.seen_by(paper)) for paper in made]
    assert len(kinds) > len(set(kinds))
    for seen in set(kinds):
        assert lines.count(f'  {seen[0]}') == 1
