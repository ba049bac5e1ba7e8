"""Who has thirty seconds reads the first page: the links, the rule, the demand and where to answer stand on it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from letters import paths
from letters.casefile.build import case_from_file
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.registry import Registry
from letters.plan.make import make_plan
from letters.render.links import links
from tests.support.day import DAY
from tests.support.drawn import drawn_once
from tests.support.packets import CASES
from tests.support.render_samples import flat

# The words of a law for what a letter asks, why, and where it is answered.
_RULE = ('why-illegal', 'erasure-ground', 'infringement')
_FEW = 5
_OPENING = 6


def letters_of(name: str, registry: Registry) -> Iterator[Composed]:
    """The letters of an invented case about a few places, in the language in which each is sent."""
    case, _ = case_from_file(paths.DEMO / f'{name}.yaml', registry, DAY)
    assert case
    plan = make_plan(case, registry, DAY)
    here = Situation(disclosed(case, plan.effects), registry, DAY)
    for paper in plan.papers:
        if 0 < len(paper.items) <= _FEW and paper.kind != 'authorisation':
            yield compose(paper, here, paper.language)


def first_page(made: Composed) -> str:
    """What poppler reads on the first page, without marks of direction."""
    content = drawn_once(made.letter)
    read = subprocess.run(['pdftotext', '-l', '1', '-', '-'], input=content, capture_output=True, check=True).stdout
    return flat(read.decode().translate(dict.fromkeys(map(ord, '\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069'))))


@pytest.mark.parametrize('name', [file.stem for file in CASES])
def test_links_rule_demand_and_contact_stand_on_page_one(name: str, registry: Registry) -> None:
    for made in letters_of(name, registry):
        page, asked = first_page(made), made.brief.kind.id
        assert [link for link in links(made.letter).split() if flat(link) not in page] == [], asked
        for word in (*_RULE, 'demand-removal'):
            # A reader may turn round the brackets and stops beside a word of the other direction; the word stays.
            opening = (one.strip('()[]"،,۔.:;') for one in made.texts.get(word, '').split()[:_OPENING])
            assert [one for one in opening if flat(one) not in page] == [], (asked, word)
        assert made.brief.topic.here.case.sender.email in page, asked
