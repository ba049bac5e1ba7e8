"""What a template prints, it declares: told to the person before it is made, without a list that somebody keeps."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from letters import paths
from letters.checking.elements import OF_LETTER
from letters.compose.fragment import parse
from letters.compose.template import render_blocks
from letters.languages.catalogue import Translator
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.plan import Paper
from letters.pen.marks import element
from letters.pen.offered import OFFERED
from letters.pen.offered import HeldPen
from letters.pen.pen import GIVEN
from letters.pen.pen import Pen
from letters.pen.told import HEAD
from letters.pen.told import calls_of
from letters.pen.told import printed
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_file
from letters.registry.source import calls_of_pen
from tests.support.day import DAY
from tests.support.factory import make_case

EXAMPLES = sorted(paths.TEMPLATES.glob('*/examples/*.yaml'))
SECOND = {'url': 'https://x.com/example_one/status/1790000000000000002', 'shows': ['a'], 'status': 'up'}
# As much as somebody can say, so that no template leaves a value out for want of an answer.
MUCH = {
    'sender.phone': '+1 202 555 0100', 'sender.organisation': 'Example Clinic', 'person.known_as': ['Pat'],
    'items.0.reports': [{'on': '2026-11-01', 'reference': 'R 1'}], 'items.0.exposes': ['name'], 'harm': ['afraid'],
    'items.0.media_url': 'https://pbs.twimg.com/media/example.jpg', 'items.0.queries': ['words of a search'],
    'items.0.locator': {'account': '@example_bad', 'group': 'G', 'message': 'M', 'place': 'P'},
    'materials.0.own_words': {'text': 'My words.', 'language': 'en'}, 'materials.0.paid_now': 'no',
}  # fmt: skip


def stands(paper: Paper, brief: Brief) -> set[str]:
    """The keys of everything that really stands in the blocks of a letter."""
    translator = Translator('en', 'letters', '')
    values = {'pen': HeldPen(Pen(brief, translator, 'en')), 'element': element, 'laws': brief.laws, 'paper': paper}
    found: set[str] = set()
    for name, block in render_blocks(f'{brief.kind.id}/body.html.jinja', values, translator).items():
        if name != 'subject':
            held = parse(block if name == 'body' else f'<p>{block}</p>', brief.kind.id)
            found |= {key for key, _ in held.values}
    return found


def declared(brief: Brief) -> set[str]:
    offers = [(OFFERED[call.name], call.given) for call in calls_of(brief)]
    return {key for offer, given in offers for key in (*offer.keys(given), *offer.unasked)}


@pytest.mark.parametrize('more', [{}, MUCH, {**MUCH, 'items.1': SECOND, 'sender.email': ''}], ids=['', 'much', 'two'])
@pytest.mark.parametrize('path', EXAMPLES, ids=lambda path: f'{path.parts[-3]}/{path.stem}')
def test_what_stands_in_a_letter_is_declared_and_told(path: Path, more: dict[str, object]) -> None:
    tree = read_file(path).value
    assert isinstance(tree, dict)
    case = make_case({**tree['case'], **more})  # type: ignore[dict-item]
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    for paper in made.papers:
        brief = Brief.of(paper, here)
        shown = stands(paper, brief)
        assert shown <= declared(brief)
        assert {key for key in shown if key.startswith(('sender.', 'person.')) or key == 'items.queries'} <= {
            *HEAD,
            *printed(brief),
        }


def test_a_template_that_prints_more_tells_more(tmp_path: Path) -> None:
    folder = tmp_path / 'templates'
    shutil.copytree(paths.TEMPLATES, folder, ignore=shutil.ignore_patterns('examples'))
    body = folder / 'ncii-request' / 'body.html.jinja'
    case = make_case({'sender.phone': '+1 202 555 0100'})

    def told() -> list[str]:
        found = replace(registry(), calls={'ncii-request': calls_of_pen('ncii-request', folder)})
        (paper,) = [paper for paper in make_plan(case, found, DAY).papers if paper.kind == 'ncii-request']
        return [key for seen in paper.seen_by for key in seen.details]

    assert 'sender.phone' not in told()
    text = body.read_text('utf-8')
    for condition, expected in (
        ('pen.appendix()', True),
        ('pen.fact(laws)', True),
        ('pen.wants("harm")', False),
        ('not pen.for_self', False),
        ('pen.fact("sender.role", "relative")', False),
        ('pen.for_self', True),
        ('pen.count', True),
    ):
        more = f'{{% if {condition} %}}<p>{{{{ pen.value("sender.phone") }}}}</p>{{% endif %}}'
        body.write_text(text.replace('{% block body %}', '{% block body %}' + more), 'utf-8')
        assert ('sender.phone' in told()) is expected, condition


def test_every_function_of_the_pen_prints_what_somebody_can_answer() -> None:
    known = {GIVEN, 'paper.reference', 'law.statement', *OF_LETTER, *registry().questions}
    assert {(name, key) for name, offer in OFFERED.items() for key in {*offer.prints, *offer.unasked} - known} == set()


def test_every_function_of_the_pen_is_used_by_a_template() -> None:
    assert {call.name for calls in registry().calls.values() for call in calls} == set(OFFERED)
