"""How lines of papers begin: with a capital where the language has them, and not with a sign of the line before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from letters.compose.letter import compose
from letters.law.topic import Situation
from letters.model.letter import Letter
from letters.model.letter import Node
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.direction import stands_apart
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import make_case

CHOSEN: dict[str, Any] = {
    'wishes.police': 'statement',
    'wishes.regulator': 'yes',
    'wishes.evidence': 'yes',
    'harm': ['afraid'],
}
SEEN = {'items.0.seen': '2026-11-18T21:40+05:00'}
SPOKEN = {
    'ar': ('SA', 'DE'),
    'de': ('DE', 'AT', 'CH'),
    'es': ('ES', 'MX'),
    'fr': ('FR', 'BE', 'CH'),
    'ur': ('PK',),
}


def letters_in(language: str) -> Iterator[Letter]:
    """The papers of a case in each of some countries, in a language that is spoken or read there."""
    for country in SPOKEN[language]:
        case = make_case({'person.country': country, 'sender.country': country, **CHOSEN, **SEEN})
        here = Situation(case, registry(), DAY)
        for paper in make_plan(case, registry(), DAY).papers:
            if paper.recipient:
                yield compose(paper, here, language).letter


def blocks(letter: Letter) -> Iterator[Node]:
    """The paragraphs, entries and headings of a letter."""
    return (node for part in letter.body for node in part.walk() if node.tag in {'h2', 'p', 'li'} and node.children)


@pytest.mark.parametrize('language', ['de', 'es', 'fr'])
def test_a_paragraph_begins_with_a_capital(language: str) -> None:
    # The entries of a list are pieces of the sentence above it.
    small = [
        said
        for letter in letters_in(language)
        for said in (block.text().strip() for block in blocks(letter) if block.tag != 'li')
        if said[:1].islower() and '://' not in said.split()[0] and '@' not in said.split()[0]
    ]
    assert small == []


@pytest.mark.parametrize('language', ['ar', 'ur'])
def test_what_follows_a_line_of_its_own_begins_with_no_sign_of_it(language: str) -> None:
    hanging = []
    for letter in letters_in(language):
        for block in blocks(letter):
            for value, after in zip(block.children, block.children[1:], strict=False):
                if isinstance(value, Node) and isinstance(after, str) and value.role == 'value':
                    alone = stands_apart(value.text(), 'rtl')
                    hanging += [block.text()] if alone and after.strip()[:1] in {':', '،', '؛', ',', ';'} else []
    assert hanging == []


def test_in_plain_text_too_a_citation_is_read_with_the_sentence_before_it_alone() -> None:
    (statement,) = [letter for letter in letters_in('ur') if letter.kind == 'police-statement']
    lines = text(statement).splitlines()
    assert lines[lines.index('s. 30') - 1].endswith('۔')
    assert all('۔ s. ' not in line for line in lines)
