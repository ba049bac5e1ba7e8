"""Every reading of `tests/said/`: facts in, and what the letter says to its reader, or never says, out of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from letters.checking.sentences import word_in
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_file
from letters.render.text import text
from tests.support.day import DAY
from tests.test_patterns import case_of

FOLDER = Path(__file__).parent / 'said'
KEYS = {'id', 'about', 'case', 'paper', 'recipient', 'subject', 'says', 'never', 'lacks'}


def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob('*.yaml')):
        document = read_file(path)
        assert not document.problems, document.problems
        assert isinstance(document.value, list)
        found += document.value  # type: ignore[arg-type]
    assert all(set(one) <= KEYS for one in found), [set(one) - KEYS for one in found]
    return found


READINGS = _read()


def _composed(reading: dict[str, Any]) -> Composed:
    case = case_of(reading['case'])
    made = make_plan(case, registry(), DAY)
    wanted = reading.get('recipient')
    papers = [one for one in made.papers if one.kind == reading['paper'] and wanted in {None, one.recipient}]
    assert papers, [(one.kind, one.recipient, [why.id for why in one.why]) for one in made.not_made]
    return compose(papers[0], Situation(disclosed(case, made.effects), registry(), DAY), 'en')


@lru_cache(maxsize=1)
def _first_page(id: str) -> str:
    """The page to start with, in the packet of these facts."""
    (reading,) = [one for one in READINGS if one['id'] == id]
    made = packet(case_of(reading['case']), registry(), DAY, Options(formats=('txt',)))
    return made.files['00.txt'].decode()


@pytest.mark.parametrize('reading', READINGS, ids=lambda one: one['id'])
def test_the_letter_says_this_to_its_reader(reading: dict[str, Any]) -> None:
    if reading['paper'] == 'start-here':
        shown = _first_page(reading['id'])
    else:
        composed = _composed(reading)
        assert [lack.word for lack in composed.lacks] == reading.get('lacks', [])
        assert reading.get('subject', composed.letter.subject) == composed.letter.subject
        shown = f'{composed.letter.subject}\n{text(composed.letter)}'
    assert [words for words in reading.get('says', []) if words not in shown] == [], shown
    assert [words for words in reading.get('never', []) if word_in(shown, [words])] == [], shown
