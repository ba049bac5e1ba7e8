"""Every fact pattern of `tests/patterns/`: facts in, the papers that the law and the design make of them out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.casefile.contradictions import contradictions
from letters.law.recipients import NEAR
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.law import STARTED_BY_LETTER
from letters.model.plan import Paper
from letters.model.plan import Plan
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_file
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case

FOLDER = Path(__file__).parent / 'patterns'
EXPECTED = {'papers', 'pages', 'not_made', 'ask', 'help', 'warnings', 'stop', 'helplines_for', 'routes', 'never'}


def _read() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(FOLDER.glob('*.yaml')):
        document = read_file(path)
        assert not document.problems, document.problems
        assert isinstance(document.value, list)
        found += document.value  # type: ignore[arg-type]
    return found


PATTERNS = _read()
# A kind of paper that was added has its own examples: what these patterns say of the others holds beside it.
NAMED = {
    one['paper'] for pattern in PATTERNS for key in ('papers', 'not_made') for one in pattern['expect'].get(key, ())
}


def case_of(changes: dict[str, Any]) -> Case:
    """The factory's case with the changes; a recording or a place written out whole is like the first one."""
    made: dict[str, Any] = {}
    for key, value in changes.items():
        part, _, rest = key.partition('.')
        if key == 'lives_in':
            made |= {'person.country': value, 'sender.country': value}
        elif part == 'materials' and rest.isdigit():
            made[key] = a_recording(**value)
        elif part == 'items' and rest.isdigit():
            made[key] = a_place(**value)
        else:
            made[key] = value
    return make_case(made)


def _waits_for(paper: Paper, made: Plan) -> str:
    if paper.after is None:
        return 'none'
    (first,) = [other for other in made.papers if other.id == paper.after.paper]
    # Only a company behind a site waits for a paper to somebody else: to the host, or to the service itself.
    assert first.recipient == paper.recipient or by_id(paper.recipient, registry()).behind
    assert made.papers.index(first) < made.papers.index(paper)
    return first.kind


def _shown(paper: Paper, made: Plan) -> dict[str, Any]:
    """A paper of the plan in the words of a pattern."""
    return {
        'paper': paper.kind,
        'recipient': paper.recipient,
        'laws': list(paper.laws),
        'after': _waits_for(paper, made),
        'due': f'{paper.due.value} {paper.due.unit}' if paper.due else 'none',
        'channel': paper.door.channel,
        'language': paper.language,
        'because': [reason.id for reason in paper.why],
        'items': [str(number + 1) for number in paper.items],
    }


def _pair(side: dict[str, Any]) -> tuple[str, str]:
    return side['paper'], side['recipient']


def _papers(expected: list[dict[str, Any]], made: Plan) -> tuple[list[Any], list[Any]]:
    """What is expected of the papers, and what was found: kinds and recipients exactly, the rest where named."""
    found = [_shown(paper, made) for paper in made.papers if paper.kind in NAMED]
    if [_pair(one) for one in expected] != [_pair(one) for one in found]:
        return [_pair(one) for one in expected], [_pair(one) for one in found]
    for one in expected:
        assert set(one) <= {'paper', 'recipient', *found[0]}, one
    return expected, [{key: one[key] for key in wanted} for wanted, one in zip(expected, found, strict=True)]


def _not_made(expected: list[dict[str, Any]], made: Plan) -> tuple[list[Any], list[Any]]:
    """Each refusal expected, with the nearest one found."""
    found = [
        {'paper': one.kind, 'recipient': one.recipient, 'why': [reason.id for reason in one.why], 'needs': [*one.needs]}
        for one in made.not_made
    ]
    nearest = []
    for one in expected:
        same = [{key: other[key] for key in one} for other in found if _pair(other) == _pair(one)]
        nearest.append(one if one in same else (same or 'nothing'))
    return expected, nearest


def _sides(expected: dict[str, Any], made: Plan) -> dict[str, tuple[Any, Any]]:
    """For each thing that a pattern names: what it expects, and what the plan holds."""
    sides: dict[str, tuple[Any, Any]] = {}
    plain = {
        'ask': list(made.ask),
        'help': [reason.id for reason in made.help],
        # The points of a warning follow it, under its own id and a number.
        'warnings': [reason.id for reason in made.warnings if not re.search(r'-\d$', reason.id)],
        'routes': list(made.routes),
        # What is for the person alone follows from the country, and is named only where a pattern is about it.
        'pages': [paper.kind for paper in made.pages],
        'stop': 'yes' if made.stop else 'no',
    }
    for key, wanted in expected.items():
        if key == 'papers':
            sides[key] = _papers(wanted, made)
        elif key == 'not_made':
            sides[key] = _not_made(wanted, made)
        elif key == 'never':
            # Papers that are neither made nor told of as refused.
            sides[key] = (
                [],
                sorted(set(wanted) & ({one.kind for one in made.papers} | {one.kind for one in made.not_made})),
            )
        elif key == 'helplines_for':
            serves = {who for line in _helplines(made) for who in line.for_}
            sides[key] = (wanted, wanted if wanted in serves else sorted(serves))
        else:
            sides[key] = (wanted, plain[key])
    return sides


def _helplines(made: Plan) -> list[Any]:
    lines = [line for place in registry().jurisdictions.values() for line in place.helplines]
    return [line for line in lines if line.id in made.helplines]


def _differences(pattern: dict[str, Any], made: Plan) -> str:
    """Expected and found, one below the other, for everything that differs."""
    told = [
        f'{key}\n  expected: {wanted}\n  found:    {found}'
        for key, (wanted, found) in _sides(pattern['expect'], made).items()
        if wanted != found
    ]
    return '\n'.join((f'{pattern["id"]}: {pattern["about"]}', *told)) if told else ''


@pytest.mark.parametrize('pattern', PATTERNS, ids=[pattern['id'] for pattern in PATTERNS])
def test_the_facts_lead_to_the_papers_that_the_law_supports(pattern: dict[str, Any]) -> None:
    assert set(pattern) <= {'id', 'about', 'case', 'contradicts', 'expect'}
    assert 'papers' in pattern['expect']
    assert set(pattern['expect']) <= EXPECTED
    case = case_of(pattern['case'])
    wrong = [finding.id for finding in contradictions(Situation(case, registry(), DAY))]
    assert bool(wrong) == (pattern.get('contradicts') == 'yes'), wrong
    different = _differences(pattern, make_plan(case, registry(), DAY))
    assert not different, f'\n{different}'


@pytest.mark.parametrize('pattern', PATTERNS, ids=[pattern['id'] for pattern in PATTERNS])
def test_no_pattern_breaks_what_holds_for_all(pattern: dict[str, Any]) -> None:
    case = case_of(pattern['case'])
    made = make_plan(case, registry(), DAY)
    for paper in (paper for paper in made.papers if paper.recipient not in NEAR):
        record = by_id(paper.recipient, registry()).record
        laws = [registry().law(id) for id in paper.laws]
        # The Act binds covered platforms: no unknown site, search engine or delivery network.
        assert 'us-tida-s3' not in paper.laws or record.kind == 'platform'
        # No hours are invented for a notice under the DSA, and it goes to nobody outside the Union.
        assert paper.kind != 'dsa-notice' or (paper.due is None and paper.laws == ('eu-dsa-16',))
        assert paper.due is None or paper.due.starts in STARTED_BY_LETTER
        # Canada's notice-and-notice removes nothing and forwards the name; nothing that is not offered is cited.
        assert all(law.offered == 'yes' and law.confidence != 'low' for law in laws)
        assert all(record.kind in law.binds for law in laws)
        places = [case.items[n].site for n in paper.items[:1]]
        assert places in ([], ['ordinary']) or record.kind != 'site'
    assert not (made.stop and made.papers)


def test_the_patterns_are_told_apart() -> None:
    ids = [pattern['id'] for pattern in PATTERNS]
    assert len(ids) == len(set(ids)) >= 90


def test_the_patterns_or_its_own_examples_reach_every_kind_of_paper() -> None:
    written = {id for id, kind in registry().papers.items() if kind.audience == 'recipient'}
    made = {one['paper'] for pattern in PATTERNS for one in pattern['expect']['papers']}
    assert written <= made | {file.parts[-3] for file in paths.TEMPLATES.glob('*/examples/*.yaml')}
