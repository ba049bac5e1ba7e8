"""The guards in Python hold by themselves, whatever templates, data and the plan say."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader

from letters import paths
from letters.compose.letter import compose
from letters.errors import DataError
from letters.law.topic import Situation
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.template import environment
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case

OWN = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A picture'}
SWORN = '{% trans "shared" %}I swear that this is true.{% endtrans %}'
PLACES = {
    'body': ('{% block body %}', '{% block body %}<p>' + SWORN + '</p>'),
    'subject': ('{% block subject %}', '{% block subject %}' + SWORN),
    'short': ('{% block short %}', '{% block short %}' + SWORN),
}


@pytest.mark.parametrize('place', PLACES)
@pytest.mark.parametrize('kind', ['ncii-request', 'copyright-notice', 'erasure-request', 'delisting-request'])
def test_a_template_that_swears_outside_the_one_paragraph_is_stopped(kind: str, place: str) -> None:
    texts = {
        str(file.relative_to(paths.TEMPLATES)): file.read_text(encoding='utf-8')
        for file in paths.TEMPLATES.rglob('*.jinja')
    }
    body = texts[f'{kind}/body.html.jinja']
    before, after = PLACES[place]
    if place == 'short' and before not in body:
        body += '{% block short %}{% endblock %}'
    texts[f'{kind}/body.html.jinja'] = body.replace(before, after)
    case = make_case(
        {**OWN, 'person.country': 'DE', 'items.0.engines': ['google-search'], 'items.0.queries': ['Robin']}
    )
    paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == kind)
    here = Situation(case, registry(), DAY)
    assert not compose(paper, here, 'en').lacks
    with pytest.raises(DataError) as caught:
        compose(paper, here, 'en', templates=environment(DictLoader(texts)))
    assert caught.value.id == 'guard-oath'


def test_words_of_the_person_are_no_oath() -> None:
    case = make_case({**OWN, 'materials.0.work': 'A picture of an oath ceremony'})
    paper = next(paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'copyright-notice')
    assert not compose(paper, Situation(case, registry(), DAY), 'en').lacks


def test_an_oath_over_several_places_needs_the_right_in_each() -> None:
    def case(second: dict[str, Any]) -> Any:
        materials = [a_recording('a', recorded_by='self', copyright='author', work='A picture'), second]
        places = [a_place(f'https://x.com/example/status/{n}', shows=[id]) for n, id in enumerate('ab', 1)]
        return make_case({'materials': materials, 'items': places})

    own = case(a_recording('b', recorded_by='self', copyright='author', work='A picture'))
    mixed = case(a_recording('b', recorded_by='other', copyright='none'))
    paper = next(paper for paper in make_plan(own, registry(), DAY).papers if paper.kind == 'copyright-notice')
    assert paper.items == (0, 1)
    with pytest.raises(DataError) as caught:
        compose(paper, Situation(mixed, registry(), DAY), 'en')
    assert caught.value.id == 'guard-oath'
    compose(paper._replace(items=(0,)), Situation(mixed, registry(), DAY), 'en')


def test_a_recording_shown_beside_one_of_a_minor_takes_its_other_places_along() -> None:
    materials = [a_recording('a', age_when_recorded='minor'), a_recording('b')]
    beside = [
        a_place('https://x.com/example_one/status/1', shows=['a', 'b']),
        a_place('https://www.reddit.com/r/board/comments/1abc/title/', shows=['b'], locator={'account': 'other'}),
    ]
    assert make_plan(make_case({'materials': materials, 'items': beside}), registry(), DAY).stop
    beside[0]['shows'] = ['a']
    assert not make_plan(make_case({'materials': materials, 'items': beside}), registry(), DAY).stop


def test_own_words_stand_in_no_paper_where_a_danger_forbids_them() -> None:
    def printed(country: str) -> bool:
        words = {'materials.0.own_words': {'text': 'Zinnia in my own words.', 'language': 'en'}}
        case = make_case({**words, 'person.country': country, 'sender.country': country})
        made = packet(case, registry(), DAY, Options(formats=('txt', 'html')))
        assert made.plan.papers
        return any(b'Zinnia' in content for content in made.files.values())

    assert (printed('GB'), printed('PK')) == (True, False)
