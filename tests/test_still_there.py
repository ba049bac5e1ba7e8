"""A letter says that something is there only where the person did, and speaks of no picture that nobody described."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import reduce
from typing import Any

import pytest

from letters.languages.catalogue import Translator
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.soak import share

SERVICES = {
    'x': 'https://x.com/example_one/status/1790000000000000001',
    'onlyfans': 'https://onlyfans.com/1000001/example_user',
    'unknown site': 'https://gallery.example.net/a/1',
}
COUNTRIES = ('US', 'GB', 'DE', 'FR', 'ES', 'IE', 'BR', 'AU', 'CA', 'IN', 'PK')
# Words in which a letter, or a reason for it, says that something is there now.
THERE = re.compile(
    r'is present|still (?:up|there)|[Aa]t each place there is|[Ee]ach link leads to|[Ee]ach result leads to (?!a page)|'
    r'is published|You process|What is there:|[Tt]he content is therefore'
)
# The same as sentences of the letters, for the languages that they are translated to.
SENTENCES = {
    'What is there: %(material)s.': ('ncii-request', 'dsa-notice', 'privacy-request'),
    'It is published without my consent.': ('shared',),
}
OWN_WORK = {'recorded_by': 'self', 'copyright': 'author', 'work': 'A still photograph of one person indoors'}


def the_case(**changes: Any) -> Case:
    return make_case({
        'materials.0.kind': 'intimate-real', 'items.0.engines': ['google-search'], 'items.0.queries': ['Robin Example'],
        **{key.replace('__', '.'): value for key, value in changes.items()},
    })  # fmt: skip


def letters_of(case: Case, language: str = 'en') -> dict[str, str]:
    """Every letter of a case as text, by its file, without line breaks; what is for the person alone is left out."""
    made = packet(case, registry(), DAY, Options(formats=('txt',), language=language))
    texts = {name: ' '.join(content.decode().split()) for name, content in made.files.items() if name.endswith('.txt')}
    return {name: text for name, text in texts.items() if name[:2] != '00' and 'links' not in name}


def cases(**changes: Any) -> Iterator[Case]:
    """A case for each country and service, with a recording of somebody else's and with one of one's own."""
    own = {f'materials__0__{key}': value for key, value in OWN_WORK.items()}
    for country, url, answers in itertools.product(COUNTRIES, SERVICES.values(), ({}, own)):
        yield the_case(person__country=country, sender__country=country, items__0__url=url, **answers, **changes)


WAYS = [
    *itertools.product(
        ('intimate-real', 'intimate-generated', 'private'), ('', 'unknown'), ('never-agreed', 'withdrawn'),
    )
]  # fmt: skip


@pytest.mark.parametrize(('kind', 'status', 'no_consent'), WAYS)
def test_no_letter_and_no_reason_says_that_it_is_there_where_nobody_did(
    kind: str, status: str, no_consent: str
) -> None:
    # A share of countries, services and recordings for each way to leave it open; another one for the next.
    start = WAYS.index((kind, status, no_consent))
    tried = [*cases(materials__0__kind=kind, items__0__status=status, materials__0__no_consent=[no_consent])]
    for case in share(tried, 5, start):
        for name, text in letters_of(case).items():
            assert not THERE.search(text), (case.person.country, case.items[0].url, name, text)
        for paper in make_plan(case, registry(), DAY).papers:
            assert not [reason.text for reason in paper.why if THERE.search(reason.text)]


@pytest.mark.parametrize('status', ['up', 'reuploaded'])
def test_where_it_was_said_the_letters_say_it(status: str) -> None:
    said = ' '.join(letters_of(the_case(person__country='GB', sender__country='GB', items__0__status=status)).values())
    assert 'it is present on the service' in said
    assert 'What is there: an intimate picture' in said
    assert 'Each result leads to this content: an intimate picture' in said


def test_a_letter_over_two_places_says_it_only_where_it_was_said_of_both() -> None:
    other = {'shows': ['a'], 'url': 'https://x.com/example_one/status/1790000000000000002', 'status': 'unknown'}
    said = letters_of(the_case(items__1=other))
    assert 'What was published there: an intimate picture or recording.' in said['01.txt']


@pytest.mark.parametrize('language', ['es', 'de', 'ur'])
@pytest.mark.parametrize('status', ['', 'up'])
def test_a_translated_letter_says_no_more(language: str, status: str) -> None:
    spoken = Translator(language, 'letters')
    heads = {
        spoken.text(context, sentence).partition('%(')[0].strip()
        for sentence, contexts in SENTENCES.items()
        for context in contexts
    }
    found = set()
    for kind in ('intimate-generated', 'private'):
        case = the_case(
            person__country='DE', sender__country='DE', materials__0__kind=kind, items__0__status=status,
            materials__0__no_consent=['withdrawn'],
        )  # fmt: skip
        text = ' '.join(letters_of(case, language).values())
        found |= {head for head in heads if head in text}
    assert bool(found) == (status == 'up')


# A picture that nobody described

PICTURE = re.compile(r'picture|likeness|my voice|recording|image|intimate', re.IGNORECASE)
NOBODY_SAID = {'kind': '', 'recorded_by': '', 'copyright': '', 'shared_how': '', 'published_before': ''}


@pytest.mark.parametrize('country', COUNTRIES)
@pytest.mark.parametrize('service', SERVICES)
@pytest.mark.parametrize('exposes', [[], ['address', 'phone']])
def test_no_paper_speaks_of_a_picture_that_nobody_described(country: str, service: str, exposes: list[str]) -> None:
    case = the_case(
        person__country=country, sender__country=country, items__0__url=SERVICES[service], items__0__exposes=exposes,
        materials__0__no_consent=[], **{f'materials__0__{key}': value for key, value in NOBODY_SAID.items()},
    )  # fmt: skip
    made = make_plan(case, registry(), DAY)
    assert {paper.kind for paper in made.papers} <= {'personal-data-request', 'erasure-request'}
    assert 'materials.kind' in made.ask
    letters = {name: text for name, text in letters_of(case).items() if 'form' not in name}
    assert bool(letters) == bool(made.papers)
    # The name of a law stays as it is: "protection of privacy and one's own image".
    named = [law.title for law in registry().laws() if law.ground == 'court']
    for name, text in letters.items():
        said = reduce(lambda left, title: left.replace(title, ''), named, text)
        assert not PICTURE.search(said), (name, said)


def test_an_address_without_any_picture_is_asked_for_as_it_is() -> None:
    place = {'url': 'https://www.facebook.com/groups/1/posts/2/', 'exposes': ['address', 'phone']}
    case = make_case({'person.country': 'GB', 'sender.country': 'GB', 'materials': [], 'items': [place]})
    letters = letters_of(case)
    assert 'Their kind: home address, telephone number.' in letters['01.txt']
    assert 'The data concerned: my home address, my telephone number.' in letters['02.txt']
    assert not PICTURE.search(letters['01.txt'] + letters['02.txt'])


def test_a_recording_that_was_described_is_among_the_data() -> None:
    said = ' '.join(
        letters_of(the_case(person__country='GB', sender__country='GB', items__0__exposes=['phone'])).values()
    )
    assert 'The data concerned: my likeness, as it can be seen or heard there, my telephone number.' in said
