"""What a statement about a threat alone says of the law: each sentence stands by itself, nothing is before it."""

from __future__ import annotations

import re

import pytest

from letters.compose.letter import compose
from letters.law.topic import Situation
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import make_case

HOMES = sorted(
    {id.upper() for id, place in registry().jurisdictions.items() if any(law.ground == 'police' for law in place.laws)}
    - {'EU'}
    | {'GB-ENG'}
)
# What leans on a sentence before it.
LEANS = re.compile(r'\b(do so|do this|do it|such|also|too|the same)\b')
# What some laws ask beside the threat itself.
ASKED = {'harm': ['afraid'], 'materials.0.no_consent': ['taken-secretly'], 'materials.0.looks_real': 'yes'}


def rules(home: str, threat: str) -> list[str]:
    """The rules that the statements to the police of a home name."""
    changes = {'person.country': home[:2], 'sender.country': home[:2], 'person.region': home if '-' in home else ''}
    chosen = {'items': [], 'threat': threat, 'published': 'no', 'wishes.police': 'statement', 'wishes.regulator': 'no'}
    case = make_case({**changes, **chosen, **ASKED})
    plan, here = make_plan(case, registry(), DAY), Situation(case, registry(), DAY)
    said = [text(compose(paper, here, 'en').letter) for paper in plan.papers if paper.kind == 'threat-statement']
    return [one.partition('The rules that may be broken')[2].partition('Which of them')[0] for one in said]


@pytest.mark.parametrize('home', HOMES)
def test_each_rule_says_by_itself_what_was_threatened(home: str) -> None:
    found = [rule for threat in ('to-publish', 'extortion') for rule in rules(home, threat)]
    assert not [rule for rule in found if LEANS.search(rule)]


@pytest.mark.parametrize('home', ['AR', 'BD', 'GB-ENG', 'GR', 'HK', 'ID', 'IE', 'KR', 'NG', 'SG'])
def test_a_threat_that_a_law_punishes_is_named(home: str) -> None:
    assert all(rules(home, 'extortion'))
    assert rules(home, 'extortion')


@pytest.mark.parametrize('threat', ['to-publish', 'extortion'])
@pytest.mark.parametrize('published', ['no', 'unknown'])
def test_in_the_united_kingdom_the_region_is_asked_before_a_statement_cites_an_offence(
    threat: str, published: str
) -> None:
    """The offence of England and Wales is none of Scotland or of Northern Ireland."""
    chosen = {'items': [], 'threat': threat, 'published': published, 'wishes.police': 'statement'}
    plan = make_plan(make_case({'person.country': 'GB', 'sender.country': 'GB', **chosen}), registry(), DAY)
    assert (plan.papers, plan.ask) == ((), ('person.region',))
    assert not rules('GB-SCT', threat)
    assert not rules('GB-NIR', threat)


@pytest.mark.parametrize('country', ['GB', 'US', 'PK'])
def test_where_a_statement_could_be_made_it_is_asked_first_whether_anything_was_published(country: str) -> None:
    chosen = {'items': [], 'threat': 'extortion', 'published': '', 'wishes.police': 'statement'}
    plan = make_plan(make_case({'person.country': country, 'sender.country': country, **chosen}), registry(), DAY)
    assert (plan.papers, plan.ask) == ((), ('published',))
    assert [one.why[0].id for one in plan.not_made] == ['published-open']


def test_no_time_of_a_publication_is_told_where_there_is_none() -> None:
    chosen = {'items': [], 'threat': 'extortion', 'published': 'no', 'wishes.police': 'statement'}
    lives = {'person.country': 'GB', 'sender.country': 'GB', 'person.region': 'GB-ENG'}
    made = packet(make_case({**lives, **chosen}), registry(), DAY, Options(formats=('txt',)))
    told = ' '.join(made.files['00.txt'].decode().split())
    assert 'Statement for the police about a threat' in told
    assert 'it was shared' not in told
    # Who is threatened may have no recording.
    assert 'say that you have it' not in told
    assert 'Take along this paper, the messages and something with your name.' in told


@pytest.mark.parametrize('home', ['US-AZ', 'US-HI', 'US-MS', 'US-TX', 'US-WV'])
def test_a_state_names_what_may_not_be_threatened(home: str) -> None:
    (rule,) = rules(home, 'extortion')
    assert rule.count('intimate visual depiction of an identifiable person') == 1
    assert ' '.join(rule.split()).count('threatening to share an intimate image of a person without consent') == 1


THREATENED = {'items': [], 'threat': 'extortion', 'published': 'no', 'wishes.police': 'statement'}
DIED = {
    'person.living': 'no', 'person.died': '2024-05-30', 'person.name': 'Kim Example', 'sender.role': 'relative',
    'sender.relation': 'sibling',
}  # fmt: skip


@pytest.mark.parametrize('changes', [DIED, {'materials.0.kind': 'private'}, {'materials.0.kind': 'near-nude'}])
@pytest.mark.parametrize('published', ['no', 'unknown'])
def test_no_fingerprint_is_promised_where_nobody_makes_one(published: str, changes: dict[str, str]) -> None:
    plan = make_plan(make_case({**THREATENED, 'published': published, **changes}), registry(), DAY)
    assert {'help.unpublished-plain', 'help.unknown-published-plain'} & {one.id for one in plan.help}
    assert not plan.helplines[0].startswith('world-')


@pytest.mark.parametrize('age', ['adult', 'minor', ''])
def test_where_a_fingerprint_can_be_made_who_makes_it_stands_first(age: str) -> None:
    plan = make_plan(make_case({**THREATENED, 'materials.0.age_when_recorded': age}), registry(), DAY)
    assert 'help.unpublished' in {one.id for one in plan.help}
    assert plan.helplines[0] in {'world-stopncii', 'world-take-it-down'}
