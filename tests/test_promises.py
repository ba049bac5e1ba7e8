"""No false oath, minors first: over every combination of the answers that they turn on."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from letters.compose.letter import compose
from letters.errors import DataError
from letters.law import guards
from letters.law.disclosure import disclosed
from letters.law.recipients import recipient_of
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.model.case import Case
from letters.model.letter import Letter
from letters.model.plan import Paper
from letters.plan.decide import decide
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import Changes
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.soak import share

OATH = re.compile(r'perjury|oath|swear|sworn|solemnly', re.IGNORECASE)

MAKERS = ['', 'self', 'jointly', 'other', 'hidden-device', 'call-recording', 'coerced-self', 'generated', 'unknown']
RIGHTS = ['', 'author', 'transfer', 'agent', 'none']
KINDS = ['intimate-real', 'intimate-altered', 'intimate-generated', 'private']
ROLES = ['', 'self', 'guardian', 'relative', 'representative']
OWNERS = [('', ''), ('', 'yes'), ('Example Studio', ''), ('Example Studio', 'yes'), ('Example Studio', 'no')]
AGES = ['', 'adult', 'minor', 'unsure']
OTHERS = ['', 'none', 'adults', 'minor', 'unsure']


def oath_is_true(material: dict[str, str], role: str, allowed: str) -> bool:  # noqa: PLR0911 - one line a rule
    """Promise 2, written once more from its own words: the author, a transfer, or what the owner allowed the signer."""
    if not role:
        return False
    if material['kind'] == 'intimate-generated' or material['copyright'] == 'none':
        return False
    maker = material['source_recorded_by'] if material['kind'] == 'intimate-altered' else material['recorded_by']
    if maker == 'generated':
        return False
    if material['copyright'] == 'agent':
        return bool(material.get('copyright_owner')) and material.get('may_claim') == 'yes'
    if role != 'self' and allowed != 'yes':
        return False
    if material['copyright'] == 'transfer':
        return True
    if material['kind'] == 'intimate-altered' and material['copyright'] != 'author':
        return False
    return maker in {'self', 'coerced-self'}


def _made(case: Case) -> bool:
    """Whether the plan's decision for the one recipient is a copyright notice."""
    found = registry()
    here = Situation(case, found, DAY)
    recipient = recipient_of(case.items[0], found)
    assert recipient is not None
    topic = Topic(here, tuple(enumerate(case.items, 1)), recipient)
    return bool(decide(found.papers['copyright-notice'], topic).drafts)


@pytest.mark.parametrize('role', ROLES)
@pytest.mark.parametrize('kind', KINDS)
def test_a_copyright_notice_is_made_where_its_oath_would_be_true_and_nowhere_else(role: str, kind: str) -> None:
    made = 0
    # Of the answers on which nothing turns here each role gets some: of what was altered it is who made the source
    # that counts, of anything else who made it; and the owner is somebody else only where one acts for them.
    some = share(MAKERS, 3, ROLES.index(role))
    makers, sources = (some, MAKERS) if kind == 'intimate-altered' else (MAKERS, some)
    held = [
        (rights, owner)
        for rights in RIGHTS
        for owner in (OWNERS if rights == 'agent' else share(OWNERS, 3, ROLES.index(role)))
    ]
    signers = {by_person: make_case(_signed(role, by_person)) for by_person in ('', 'yes', 'no')}
    for maker, source, (rights, (owner, by_owner)), by_person in itertools.product(makers, sources, held, signers):
        answers = {'kind': kind, 'recorded_by': maker, 'source_recorded_by': source, 'copyright': rights}
        answers |= {'copyright_owner': owner, 'may_claim': by_owner, 'work': 'A still photograph of one person indoors'}
        shown = [material.model_copy(update=answers) for material in signers[by_person].materials]
        case = signers[by_person].model_copy(update={'materials': shown})
        expected = oath_is_true(answers, role, by_person)
        assert _made(case) == expected, (answers, role, by_person)
        assert guards.may_swear(case, case.items) == expected, (answers, role, by_person)
        made += expected
    assert made or not role or kind == 'intimate-generated'


def _signed(role: str, by_person: str) -> Changes:
    # Whatever stands in the first of them is no authority over a copyright.
    authority = 'Parent of the person shown, by power of attorney'
    return {'sender.role': role, 'sender.authority': authority, 'sender.may_claim_copyright': by_person}


@pytest.mark.parametrize('first', MAKERS)
def test_one_recording_that_is_not_the_persons_keeps_the_whole_place_out_of_the_oath(first: str) -> None:
    for second, rights, together in itertools.product(MAKERS, RIGHTS, [True, False]):
        one = {'kind': 'intimate-real', 'recorded_by': first, 'source_recorded_by': '', 'copyright': rights}
        two = {'kind': 'intimate-real', 'recorded_by': second, 'source_recorded_by': '', 'copyright': ''}
        materials = [a_recording('a', work='A photograph', **one), a_recording('b', work='A second photograph', **two)]
        places = [a_place('https://x.com/a/status/1', shows=['a', 'b'])]
        if not together:
            places = [
                a_place('https://x.com/a/status/1', shows=['a']),
                a_place('https://x.com/a/status/2', shows=['b']),
            ]
        made = make_plan(make_case({'materials': materials, 'items': places}), registry(), DAY)
        listed = {n for paper in made.papers if paper.kind == 'copyright-notice' for n in paper.items}
        true = [oath_is_true(one, 'self', ''), oath_is_true(two, 'self', '')]
        expected = ({0} if all(true) else set()) if together else {n for n, holds in enumerate(true) if holds}
        assert listed == expected, (one, two, together)


def _letters(case: Case) -> list[tuple[Paper, Letter]]:
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    return [(paper, compose(paper, here, 'en').letter) for paper in made.papers]


def _blocks(letter: Letter) -> list[str]:
    return [letter.subject, *(block.text() for block in letter.body)]


@pytest.mark.parametrize('country', ['US', 'PK', 'DE', 'FR', 'ES', 'IE', 'GB', 'IN', 'BR', 'AU', 'CA', 'JP'])
@pytest.mark.parametrize('maker', ['self', 'other'])
@pytest.mark.parametrize('role', ['self', 'representative'])
def test_oath_words_stand_in_one_paragraph_of_a_copyright_notice_alone(country: str, maker: str, role: str) -> None:
    case = make_case(
        {
            'person.country': country,
            'sender.country': country,
            'sender.role': role,
            'sender.authority': 'A signed authorisation',
            'sender.may_claim_copyright': 'yes',
            'materials.0.recorded_by': maker,
            'materials.0.copyright': 'author' if maker == 'self' else 'none',
            'materials.0.work': 'A still photograph of one person indoors',
            'items.0.engines': ['google-search', 'bing'],
            'items.0.queries': ['Robin Example'],
        }
    )
    kinds = set()
    for paper, letter in _letters(case):
        kinds.add(paper.kind)
        sworn = [text for text in _blocks(letter) if OATH.search(text)]
        if paper.kind == 'copyright-notice':
            assert len(sworn) == 1
            assert 'authorised to act' in sworn[0]
            assert 'accurate' not in sworn[0]
            assert 'good-faith' not in sworn[0]
        else:
            assert sworn == []
    assert ('copyright-notice' in kinds) == (maker == 'self')


@pytest.mark.parametrize('age', AGES)
@pytest.mark.parametrize('others', OTHERS)
@pytest.mark.parametrize(
    'second',
    [
        None,
        a_place('https://x.com/example_one/status/2', shows=['b']),
        a_place('https://x.com/example_two/status/2', shows=['b']),
        a_place('https://x.com/example_two/status/2', shows=['a', 'b']),
        a_place('https://www.reddit.com/r/board/comments/1abc/title/', shows=['b']),
    ],
)
def test_a_recording_that_may_show_a_minor_stands_in_no_letter(
    age: str, others: str, second: dict[str, Any] | None
) -> None:
    materials = [a_recording('a', age_when_recorded=age, others_shown=others), a_recording('b')]
    places = [a_place('https://x.com/example_one/status/1', shows=['a']), *([second] if second else [])]
    case = make_case({'materials': materials, 'items': places})
    made = make_plan(case, registry(), DAY)
    listed = {n for paper in made.papers for n in paper.items}
    minor = age in {'minor', 'unsure'} or others in {'minor', 'unsure'}
    known = bool(age and others)
    if minor:
        assert 0 not in listed
        assert made.help[0].id == ('help.minor' if made.stop else 'help.minor-some')
        assert any('minor' in line.for_ for place in registry().jurisdictions.values() for line in place.helplines
                   if line.id in made.helplines)  # fmt: skip
        apart = second is not None and second['shows'] == ['b'] and 'example_one' not in second['url']
        assert made.stop == (not apart)
        assert listed == ({1} if apart else set())
    elif not known:
        assert 0 not in listed
        assert set(made.ask) & {'materials.age_when_recorded', 'materials.others_shown'}
    else:
        assert 0 in listed


def test_a_place_whose_account_is_not_known_counts_as_beside_one_that_may_show_a_minor() -> None:
    materials = [a_recording('a', age_when_recorded='unsure'), a_recording('b')]
    places = [
        a_place('https://www.reddit.com/r/board/comments/1aaa/one/', shows=['a']),
        a_place('https://www.reddit.com/r/board/comments/1bbb/two/', shows=['b']),
    ]
    assert make_plan(make_case({'materials': materials, 'items': places}), registry(), DAY).stop
    # What somebody typed is no proof of two accounts; what the links say is.
    for number, account in enumerate(('first', 'second')):
        places[number]['locator'] = {'account': account}
    assert make_plan(make_case({'materials': materials, 'items': places}), registry(), DAY).stop
    for number, account in enumerate(('first', 'second')):
        places[number]['url'] = f'https://x.com/{account}/status/179000000000000000{number}'
        del places[number]['locator']
    made = make_plan(make_case({'materials': materials, 'items': places}), registry(), DAY)
    assert {n for paper in made.papers for n in paper.items} == {1}


def test_composing_refuses_a_letter_about_a_minor_whatever_the_plan_says() -> None:
    case = make_case()
    paper = make_plan(case, registry(), DAY).papers[0]
    younger = make_case({'materials.0.age_when_recorded': 'minor'})
    with pytest.raises(DataError) as caught:
        compose(paper, Situation(younger, registry(), DAY), 'en')
    assert caught.value.id == 'guard-minor'
    assert caught.value.exit_code == 4


PARENT = {'sender.role': 'relative', 'sender.authority': 'Parent of the person shown', 'person.name': 'Kim Example'}


@pytest.mark.parametrize(
    'false',
    [
        {'materials.0.recorded_by': 'other', 'materials.0.copyright': 'none'},
        PARENT,
        {**PARENT, 'sender.role': 'guardian'},
        {**PARENT, 'sender.role': 'representative', 'sender.may_claim_copyright': 'no'},
        {**PARENT, 'materials.0.copyright': 'transfer'},
        {**PARENT, 'sender.may_claim_copyright': 'yes', 'person.living': 'no'},
        {'materials.0.copyright': 'agent', 'materials.0.copyright_owner': 'Example Studio'},
        {**PARENT, 'sender.may_claim_copyright': 'yes', 'materials.0.copyright': 'agent',
         'materials.0.copyright_owner': 'Example Studio', 'materials.0.may_claim': 'no'},
    ],
)  # fmt: skip
def test_composing_refuses_an_oath_that_would_be_false_whatever_the_plan_says(false: dict[str, str]) -> None:
    own = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A picture'}
    paper = next(one for one in make_plan(make_case(own), registry(), DAY).papers if one.kind == 'copyright-notice')
    with pytest.raises(DataError) as caught:
        compose(paper, Situation(make_case(own | false), registry(), DAY), 'en')
    assert caught.value.id == 'guard-oath'
