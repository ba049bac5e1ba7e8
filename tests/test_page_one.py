"""Who has thirty seconds reads the first page: the links, the rule, the demand and where to answer stand on it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import pytest

from letters import paths
from letters.casefile.build import case_from_file
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.languages.catalogue import offered_for_letters
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.registry import Registry
from letters.packet.letters import told_again
from letters.plan.make import make_plan
from letters.render.links import links
from tests.support.day import DAY
from tests.support.drawn import drawn_once
from tests.support.packets import CASES
from tests.support.render_samples import flat
from tests.support.soak import share

# The words of a law for what a letter asks, why, and where it is answered.
_RULE = ('why-illegal', 'erasure-ground', 'infringement')
_FEW = 5
_OPENING = 6


# Each case in each language that letters are written in.
IN_EACH = [(file.stem, language) for file in CASES for language in offered_for_letters()]


def letters_of(name: str, language: str, registry: Registry) -> Iterator[Composed]:
    """The letters of an invented case about a few places, in a language."""
    case, _ = case_from_file(paths.DEMO / f'{name}.yaml', registry, DAY)
    assert case
    plan = make_plan(case, registry, DAY)
    here = Situation(disclosed(case, plan.effects), registry, DAY)
    for paper in plan.papers:
        if 0 < len(paper.items) <= _FEW and paper.kind != 'authorisation':
            yield compose(told_again(paper, here, language=language), here, language)


def first_page(made: Composed) -> str:
    """What poppler reads on the first page, without marks of direction."""
    content = drawn_once(made.letter)
    read = subprocess.run(['pdftotext', '-l', '1', '-', '-'], input=content, capture_output=True, check=True).stdout
    return flat(read.decode().translate(dict.fromkeys(map(ord, '\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069'))))


@pytest.mark.parametrize(('name', 'language'), share(IN_EACH, 5, 2))
def test_links_rule_demand_and_contact_stand_on_page_one(name: str, language: str, registry: Registry) -> None:
    for made in letters_of(name, language, registry):
        page, asked = first_page(made), made.brief.kind.id
        assert [link for link in links(made.letter).split() if flat(link) not in page] == [], asked
        for word in (*_RULE, 'demand-removal'):
            assert _missing(made.texts.get(word, '').split()[:_OPENING], page) == [], (asked, word)
        # The address stands in the head too.
        email = flat(made.brief.topic.here.case.sender.email)
        assert _missing(made.texts['contact'].split(), page) == [], asked
        assert page.count(email) >= len(('in the head', 'where to answer')), asked


def _missing(told: list[str], page: str) -> list[str]:
    # A reader may turn round the brackets and stops beside a word of the other direction; the word stays.
    opening = (one.strip('()[]"،,۔.:;') for one in told)
    return [one for one in opening if flat(one) not in page]
