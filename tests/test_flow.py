"""The interview as data and a pure function: it ends, asks only what is needed, and asks who somebody is last."""

from __future__ import annotations

from typing import Any

import pytest

from letters.casefile.shape import leaves
from letters.interview.answers import Answers
from letters.interview.flow import MORE
from letters.interview.flow import next_step
from letters.interview.flow import preview
from letters.interview.memory import Memory
from letters.interview.step import Step
from letters.interview.tables import plain
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.soak import share

ASKING = ('question', 'links', 'another')
LINKS = {
    'instagram': 'https://www.instagram.com/p/ExampleCode1/',
    'reddit': 'https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/',
    'telegram': 'https://t.me/example_channel/1204',
    'unknown site': 'https://gallery.example.net/albums/4411',
    'x': 'https://x.com/example_one/status/1790000000000000001',
}
COMMON = {
    'case.language': 'en',
    'about': 'pictures',
    'threat': 'none',
    'published': 'yes',
    'items.status': 'up',
    'materials.kind': 'intimate-real',
    'materials.recorded_by': 'other',
    'materials.age_when_recorded': 'adult',
    'materials.others_shown': 'none',
    'materials.no_consent': ('never-agreed',),
    'materials.published_before': 'no',
    'person.country': 'US',
    'person.identifiable_by': ('face',),
    'sender.role': 'self',
    'person.living': 'yes',
    'sender.name': 'Robin Example',
    'sender.email': 'fresh.mailbox@example.com',
}
# Who signs, in what role, tells nobody's name: the screen that says who sees what depends on it.
IDENTITY = (
    'sender.name', 'sender.email', 'sender.phone', 'sender.address', 'sender.organisation', 'sender.authority',
    'person.name',
)  # fmt: skip


MEMORY = Memory(registry(), DAY)
_STEPS: dict[object, Step | None] = {}


class Walk:
    """One interview: the steps that came, and the answers at its end. What is not answered is skipped."""

    def __init__(self, replies: dict[str, Any], links: list[str], *, more: bool = False) -> None:
        self.steps: list[Step] = []
        self.answers, self.seen = Answers(), frozenset[str]()
        while (step := self._next()) is not None:
            self.steps.append(step)
            if step.kind == 'stop' and not step.choice:
                break
            if step.kind == 'disclosure' and more and MORE not in self.seen:
                self.seen |= {MORE}
                continue
            self.seen |= {step.id}
            reply = replies.get(step.key) or replies.get(plain(step.key))
            if step.kind == 'links':
                for n, link in enumerate(links):
                    self.answers = self.answers.put(f'items.{n}.url', link)
            elif step.kind == 'question' and reply:
                self.answers = step.put(self.answers, reply)

    def _next(self) -> Step | None:
        """What comes next: many walks begin alike, and the same answers lead to the same step."""
        key = (self.answers, self.seen)
        if key not in _STEPS:
            _STEPS[key] = next_step(self.answers, MEMORY, seen=self.seen)
        return _STEPS[key]

    @property
    def ids(self) -> list[str]:
        return [step.id for step in self.steps]

    @property
    def asked(self) -> list[str]:
        return [step.id for step in self.steps if step.kind in ASKING]


SITES = ('instagram', 'reddit', 'telegram', 'x')
COUNTRIES = ('US', 'PK', 'DE', 'ES', 'GB', 'CA', 'IN', 'NG')


def common(**replies: Any) -> dict[str, Any]:
    return COMMON | {key.replace('__', '.'): value for key, value in replies.items()}


# The order


def test_the_order_is_the_one_that_harms_least() -> None:
    assert Walk(COMMON, [LINKS['x']]).ids == [
        'case.language', 'stop.safety', 'about', 'threat', 'materials.0.kind', 'materials.0.recorded_by',
        'materials.0.age_when_recorded', 'materials.0.others_shown', 'links', 'items.0.status', 'person.country',
        'materials.0.no_consent', 'person.identifiable_by', 'sender.role', 'disclosure', 'sender.name', 'sender.email',
        'plan', 'done',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ('site', 'country'),
    # A third of the table, with every country and every site in it.
    share([(site, country) for site in SITES for country in COUNTRIES], 3),
)
def test_the_common_path_is_short(country: str, site: str) -> None:
    assert len(Walk(common(person__country=country), [LINKS[site]]).asked) <= 17


@pytest.mark.parametrize('country', ['US', 'PK', 'GB'])
def test_the_common_path_is_short_for_a_selfie_too(country: str) -> None:
    assert len(Walk(common(person__country=country, materials__recorded_by='self'), [LINKS['x']]).asked) <= 17


# Stops


@pytest.mark.parametrize('age', ['minor', 'unsure'])
@pytest.mark.parametrize('key', ['age_when_recorded', 'others_shown'])
def test_a_minor_ends_the_interview_with_help_near(key: str, age: str) -> None:
    walk = Walk(COMMON | {f'materials.{key}': age}, [LINKS['x']])
    assert walk.steps[-1] == Step('stop', '', 'stop.minor')
    assert walk.ids[-2] == 'person.country'
    assert not [id for id in walk.ids if id.startswith(IDENTITY)]


def test_a_recording_of_a_minor_beside_another_needs_to_know_what_each_place_shows() -> None:
    walk = Walk(COMMON, [LINKS['x'], LINKS['reddit']])
    answers = walk.answers.put('materials.1.age_when_recorded', 'minor')
    seen = walk.seen | {'stop.minor', 'another.2', 'items.0.shows', 'items.1.shows', *(
        f'materials.1.{name}' for name in ('kind', 'recorded_by', 'others_shown')
    )}  # fmt: skip
    step = next_step(answers, MEMORY, seen=seen)
    assert step is not None
    assert (step.key, step.choices) == ('items.0.shows', ('a', 'b'))
    # The two places are on two services whose accounts nobody named: neither is known to share anything.
    answers = answers.put('items.0.shows', ['a']).put('items.1.shows', ['b'])
    assert next_step(answers, MEMORY, seen=seen - {'stop.minor'}) == Step('stop', '', 'stop.minor', choice=True)
    assert next_step(answers.put('items.1.shows', ['a', 'b']), MEMORY, seen=seen) == Step('stop', '', 'stop.minor')


def test_extortion_is_help_first_and_then_a_choice() -> None:
    walk = Walk(common(threat='extortion'), [LINKS['x']])
    assert walk.ids[3:7] == ['threat', 'published', 'person.country', 'stop.extortion']
    assert walk.steps[6].choice
    assert walk.ids[-1] == 'done'


@pytest.mark.parametrize('threat', ['extortion', 'to-publish'])
def test_a_threat_without_a_place_ends_with_help(threat: str) -> None:
    assert Walk(common(threat=threat), []).steps[-1] == Step('stop', '', 'stop.help')


@pytest.mark.parametrize(('country', 'danger'), [('PK', True), ('IN', True), ('DE', False), ('US', False)])
def test_a_country_where_reporting_endangers_is_a_choice_before_anything_else(country: str, danger: bool) -> None:
    ids = Walk(common(person__country=country), [LINKS['x']]).ids
    assert ('stop.danger' in ids) is danger
    if danger:
        assert ids.index('stop.danger') == ids.index('person.country') + 1


def test_a_site_that_blackmails_ends_with_help() -> None:
    assert Walk(common(items__site='extortion'), [LINKS['unknown site']]).steps[-1].id == 'stop.help'


# What is asked


@pytest.mark.parametrize(
    ('replies', 'key', 'asked'),
    [
        ({'sender.role': 'representative'}, 'sender.authority', True),
        ({'sender.role': 'representative'}, 'person.name', True),
        ({}, 'sender.authority', False),
        ({}, 'person.name', False),
        ({'sender.name': 'عائشہ خان'}, 'sender.name_latin', True),
        ({}, 'sender.name_latin', False),
        ({'sender.email': ''}, 'sender.phone', True),
        ({}, 'sender.phone', False),
        ({}, 'sender.address', False),
        ({'person.country': 'CA'}, 'person.region', True),
        ({'person.country': ''}, 'person.region', False),
        ({}, 'person.region', False),
        ({'materials.published_before': 'paid', 'materials.recorded_by': 'self'}, 'materials.0.copyright', True),
        ({'materials.recorded_by': 'self'}, 'materials.0.copyright', False),
        ({'materials.kind': 'intimate-generated'}, 'materials.0.recorded_by', False),
        ({}, 'items.0.where', False),
        ({}, 'wishes.police', False),
    ],
)
def test_asked_only_where_it_matters(replies: dict[str, Any], key: str, asked: bool) -> None:
    assert (key in Walk(COMMON | replies, [LINKS['x']]).ids) is asked


def test_details_are_offered_in_groups_and_asked_for_on_a_wish() -> None:
    walk = Walk(common(materials__recorded_by='self'), [LINKS['x']])
    offered = next(step for step in walk.steps if step.kind == 'disclosure')
    assert set(offered.groups) >= {'search', 'copyright', 'places', 'wishes'}
    until = frozenset(walk.ids[: walk.ids.index('disclosure')])
    answers = walk.answers.drop('sender.role').drop('sender.name').drop('sender.email')
    step = next_step(answers, MEMORY, seen=until | {'more.search'})
    assert step is not None
    assert step.key == 'items.0.engines'
    assert 'google-search' in step.choices


def test_an_earlier_report_is_asked_for_where_a_paper_names_it_and_its_number_only_where_there_was_one() -> None:
    day, number = 'items.0.reports.0.on', 'items.0.reports.0.reference'
    reported = Walk(COMMON | {day: '2026-11-18', number: 'X-4711'}, [LINKS['x'], LINKS['reddit']], more=True)
    assert reported.answers.tree()['items'][0]['reports'] == [{'on': '2026-11-18', 'reference': 'X-4711'}]
    assert {day, number} <= set(reported.ids)
    assert 'items.1.reports.0.reference' not in reported.ids
    never = Walk(COMMON, [LINKS['x'], LINKS['reddit']], more=True)
    assert day in never.ids
    assert not {number, 'items.1.reports.0.on'} & set(never.ids)
    assert day not in Walk(COMMON, [LINKS['x']]).ids


def test_own_words_are_not_asked_for_where_they_are_dangerous() -> None:
    assert 'materials.0.own_words.text' in Walk(COMMON, [LINKS['x']], more=True).ids
    assert 'materials.0.own_words.text' not in Walk(common(person__country='PK'), [LINKS['x']], more=True).ids


def test_a_sentence_is_offered_only_where_it_fits() -> None:
    steps = {step.id: step for step in Walk(COMMON, [LINKS['x']]).steps}
    assert 'fabricated' not in steps['materials.0.no_consent'].choices
    assert 'never-agreed' in steps['materials.0.no_consent'].choices


def test_without_a_paper_nobody_is_asked_who_they_are() -> None:
    replies = {key: value for key, value in COMMON.items() if key not in {'materials.no_consent', 'person.country'}}
    walk = Walk(replies | {'items.site': 'extortion'}, [LINKS['unknown site'], LINKS['instagram']])
    assert 'disclosure' not in walk.ids
    assert not [id for id in walk.ids if id.startswith(IDENTITY)]
    assert walk.ids[-2:] == ['plan', 'done']


@pytest.mark.parametrize(
    ('role', 'told'),
    [
        ('self', {'sender.name', 'sender.email'}),
        ('relative', {'sender.name', 'sender.email', 'person.name', 'sender.authority'}),
        ('representative', {'sender.name', 'sender.email', 'person.name', 'sender.authority', 'sender.organisation'}),
    ],
)
def test_the_disclosure_knows_what_will_be_asked(role: str, told: set[str]) -> None:
    replies = {key: value for key, value in COMMON.items() if not key.startswith('sender.')}
    walk = Walk(replies | {'sender.role': role}, [LINKS['x']])
    until = frozenset(walk.ids[: walk.ids.index('disclosure')])
    papers = preview(walk.answers, MEMORY, seen=until).papers
    assert told <= {key for paper in papers for key in paper.seen_by[0].details}
    # Who signs for another needs an authorisation, which stands on the screen too and can be left out.
    assert [paper.kind for paper in papers if paper.kind == 'authorisation'] == ['authorisation'] * (
        role in {'representative', 'relative'}
    )


def test_search_words_are_shown_to_whoever_gets_them() -> None:
    replies = COMMON | {'items.engines': ('google-search',), 'items.queries': ('a name',)}
    walk = Walk(replies, [LINKS['x']], more=True)
    papers = preview(walk.answers, MEMORY, seen=walk.seen).papers
    told = {paper.recipient: 'items.queries' in paper.seen_by[0].details for paper in papers}
    assert told == {'x': False, 'google-search': True}


# The data

ASKED = {entry.key for entry in registry().flow if entry.key}


def test_each_question_of_the_flow_exists() -> None:
    for key in ASKED:
        assert key in registry().questions
        assert key in leaves()


def test_each_question_that_is_asked_stands_in_the_flow() -> None:
    # Links are asked for many at once; what no paper of today uses waits for a sheet and for the form on paper.
    later = {'items.url', 'items.reports.channel', 'items.reports.answer', 'sender.grammar'}
    asked = {key for key, question in registry().questions.items() if question.asked == 'yes'}
    assert asked - later == ASKED
