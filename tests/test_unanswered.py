"""Nothing from an unanswered question (promise 15): every answer of every example is taken out, one at a time.

A sentence rests on an answer where another answer makes it go away, or where `RESTS` says so. Without the answer it
stands in no letter; and a letter that is gone is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.model.law import Statement
from letters.model.registry import Registry
from letters.registry.load import registry
from letters.registry.read import read_file
from tests.support.blanked import UNKNOWN
from tests.support.blanked import Said
from tests.support.blanked import answers
from tests.support.blanked import facts_of
from tests.support.blanked import fits
from tests.support.blanked import given
from tests.support.blanked import held_at
from tests.support.blanked import key_of
from tests.support.blanked import others
from tests.support.blanked import said
from tests.support.broken import broken
from tests.support.broken import more
from tests.support.factory import make_tree
from tests.support.soak import share
from tests.test_patterns import case_of

# Words that rest on an answer whatever the records say of themselves.
RESTS = {
    'items.status': r'What is there: |is present on the service|[Ee]ach (?:link|result) leads to (?!a page)|'
    r'is published|details are there|uses (?:my|the) name',
    'materials.kind': r'picture or recording|intimate (?:image|visual|picture)',
    'materials.no_consent': r'without my consent|[Ii] (?:did|do) not consent|never agreed|is not consensual|'
    r'not authorised by',
    'materials.paid_now': r'not currently being paid',
    'materials.looks_real': r'could not tell it from a real|digital forgery',
    'materials.setting': r'in a home or',
    'materials.published_before': r'never shown to the public|No exception applies|No user of the internet',
    'person.identifiable_by': r'can be recognised by',
    'person.died': r'has died',
    'sender.relation': r'I am a child|I am the surviving|I am a parent',
    'sender.authority': r'on this basis',
    'sender.role': r'I am the person (?:shown|whom)|I represent|I am a relative|I am the legal guardian',
    'items.seen': r'^Seen:',
    'items.exposes': r'home address|telephone number|place of work',
    'items.impersonates': r'pretend(?:s|ed) to be',
}

# What a place gives away beside a picture is told and not asked for: without it there is another case. That no account
# pretends to be somebody says nothing.
TOLD = frozenset({'items.exposes', 'items.impersonates'})
NOTHING_SAID = ('items.impersonates', 'no')

# A shorter answer is one of ours, or may stand in any sentence.
MOST_OF_A_CHOICE = 8


def _examples() -> Iterator[tuple[str, Any]]:
    for path in sorted(paths.TEMPLATES.glob('*/examples/*.yaml')):
        held: Any = read_file(path).value
        yield f'{path.parts[-3]}/{path.stem}', make_tree(held['case'])
    for path in sorted((paths.DATA / 'demo').glob('*.yaml')):
        yield f'demo/{path.stem}', read_file(path).value
    for path in sorted((Path(__file__).parent / 'patterns').glob('*.yaml')):
        patterns: Any = read_file(path).value
        for held in share(patterns, 12):
            yield f'{path.stem}/{held["id"]}', _without_empty(case_of(held['case']).model_dump(by_alias=True))


def _without_empty(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: kept for key, held in tree.items() if (kept := _without_empty(held)) not in ('', [], {})}
    return [_without_empty(one) for one in tree] if isinstance(tree, list) else tree


EXAMPLES = dict(_examples())


def unguarded(tree: Any, known: Registry, each: int = 1, start: int = 0) -> Iterator[tuple[str, str]]:
    """The answers of a case that nothing waits for, each with a sentence that stands there without it."""
    whole = said(tree, known)
    if not whole.letters:
        return
    for path in share(facts_of(tree), each, start):
        without = given(tree, path, None)
        if not fits(without, known):
            continue
        key, left = key_of(path), said(without, known)
        if (key, held_at(tree, path)) == NOTHING_SAID:
            continue
        yield from ((key, sentence) for sentence in _left_standing(tree, path, whole, left, known))
        gone = whole.letters.keys() - left.letters.keys()
        if gone and key not in TOLD and not left.stop and key not in left.ask and not left.ask - whole.ask:
            yield key, f'not asked for: {sorted(gone)}'


def _left_standing(tree: Any, path: Any, whole: Said, left: Said, known: Registry) -> set[str]:
    """The sentences that rest on an answer and are printed without it."""
    if any(isinstance(step, int) and len(tree[path[0]]) > 1 for step in path):
        # Where several recordings or places are told of together, what is left is about the others.
        return set()
    resting: dict[tuple[str, str], set[str]] = {}
    needless: set[str] = set()
    for choice, other in others(tree, path):
        for which, sentences in said(other, known).letters.items() if fits(other, known) else ():
            resting.setdefault(which, set()).update(whole.letters.get(which, frozenset()) - sentences)
            needless |= sentences if choice in UNKNOWN else set()
    found = {one for which, held in left.letters.items() for one in held & resting.get(which, set())} - needless
    value = str(held_at(tree, path))
    told_elsewhere = [one for one in answers(tree) if one != path and value in str(held_at(tree, one))]
    for sentences in left.letters.values():
        found |= {one for one in sentences if re.search(RESTS.get(key_of(path), '$^'), one)}
        found |= {one for one in sentences if len(value) > MOST_OF_A_CHOICE and value in one and not told_elsewhere}
    return found


@pytest.mark.parametrize('name', EXAMPLES)
def test_without_an_answer_its_sentences_are_gone_or_the_answer_is_asked_for(name: str) -> None:
    # A share of the answers of each example, another one for the next.
    assert [*unguarded(EXAMPLES[name], registry(), 4, [*EXAMPLES].index(name))] == []


def test_a_statement_that_names_no_answers_is_found() -> None:
    planted = Statement.model_validate({
        'is': 'not-paid', 'weight': 'plain', 'cite': '1', 'needs': 'nothing',
        'text': 'I am not currently being paid for this content.',
    })  # fmt: skip
    known = broken(registry(), {'jurisdictions/us/laws/us-tida-s3/statements': more(planted)})
    tree = make_tree({'materials.0.paid_now': 'no', 'materials.0.published_before': 'paid'})
    assert ('materials.paid_now', 'I am not currently being paid for this content.') in [*unguarded(tree, known)]
    assert [*unguarded(tree, registry())] == []


def test_a_rule_that_names_no_answers_is_found() -> None:
    known = broken(registry(), {'jurisdictions/de/illegal_because/de-stgb-201a/needs': 'nothing'})
    tree = make_tree({'person.country': 'DE', 'materials.0.setting': 'private-place'})
    assert [key for key, sentence in unguarded(tree, known) if 'in a home or a room' in sentence] == [
        'materials.setting'
    ]


def outdated(role: str) -> Said:
    gone = {'items.0.status': 'removed', 'items.0.engines': ['google-search'], 'items.0.queries': ['robin example']}
    return said(make_tree({**gone, 'sender.role': role}), registry())


def test_who_signs_for_themselves_speaks_of_no_other_person() -> None:
    (letter,) = [
        ' '.join(sentences) for (kind, _), sentences in outdated('self').letters.items() if kind == 'outdated-result'
    ]
    assert 'Please do not pass my name, my address or this letter' in letter
    assert 'person shown' not in letter


def test_who_has_not_said_for_whom_they_sign_is_asked_before_a_letter_speaks() -> None:
    asked = outdated('')
    assert not asked.letters
    assert 'sender.role' in asked.ask
