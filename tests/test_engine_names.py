"""Search engines by the names that people use, and those that no record knows: no other letter waits for them."""

from __future__ import annotations

import pytest

from letters.languages.catalogue import Translator
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.refused import not_made
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case

NAMES = sorted((name, one.redirect or id) for id, one in registry().platforms.items() for name in one.names)
ENGINES = [(name, id) for name, id in NAMES if id in registry().outline.engines]


def delisting(*engines: str) -> list[str]:
    """To which search engines the plan writes, and to which it tells why it does not."""
    made = make_plan(make_case({'items.0.engines': [*engines], 'items.0.queries': ['Robin Example']}), registry(), DAY)
    found = [paper.recipient for paper in made.papers if paper.kind == 'delisting-request']
    return found + [one.recipient for one in made.not_made if one.kind == 'delisting-request' and one.recipient]


@pytest.mark.parametrize(('name', 'id'), ENGINES)
def test_an_engine_is_known_by_each_of_its_names(name: str, id: str) -> None:
    assert delisting(name) == delisting(name.upper()) == delisting(id) == [id]
    # Under two names it is still one.
    assert delisting(name, id) == [id]


@pytest.mark.parametrize('name', ['naver', 'Ecosia', 'Baidu', 'x', 'an engine of tomorrow'])
def test_an_engine_without_a_record_is_told_and_nothing_else_waits(name: str) -> None:
    case = make_case({'items.0.engines': [name, 'google'], 'items.0.queries': ['Robin Example']})
    without = make_case({'items.0.engines': ['google'], 'items.0.queries': ['Robin Example']})
    made, usual = make_plan(case, registry(), DAY), make_plan(without, registry(), DAY)
    assert [(paper.kind, paper.recipient) for paper in made.papers] == [
        (paper.kind, paper.recipient) for paper in usual.papers
    ]
    (told,) = [one for one in made.not_made if one.kind == 'delisting-request' and not one.recipient]
    said = not_made(made._replace(not_made=(told,)), Wording(registry(), Translator('en', 'interface')))
    assert name in said[0]
    assert 'help page' in said[0]
    assert made.ask == usual.ask
