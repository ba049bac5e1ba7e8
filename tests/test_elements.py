"""Every statutory element or no letter: a loop over all laws that a paper may cite, and all their elements."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from jinja2 import DictLoader
from jinja2 import Environment

from letters import paths
from letters.compose.letter import compose
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.elements import slots
from letters.law.elements import wanted
from letters.law.matching import applies
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.model.case import Case
from letters.model.case import Sent
from letters.model.law import Law
from letters.model.plan import Paper
from letters.model.plan import Step
from letters.packet.letters import told_again
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.template import environment
from letters.translating.extract import laws_in_use
from tests.support.day import DAY
from tests.support.every_kind import PLACES
from tests.support.every_kind import a_case
from tests.support.every_kind import cases
from tests.support.factory import make_case

MARK = re.compile(r'{% mark [^%]+ %}')


@cache
def letters_by_law() -> dict[str, list[tuple[Paper, Situation]]]:
    """For each law the papers that cite it, and their situations."""
    found: dict[str, list[tuple[Paper, Situation]]] = {}
    for case in cases():
        for day in days_of(case):
            asked, on = _sent_then(case, day)
            made = make_plan(asked, registry(), on)
            here = Situation(disclosed(asked, made.effects), registry(), on)
            for paper in made.papers:
                for law in paper.laws:
                    found.setdefault(law, []).append((paper, here))
    return found


def days_of(case: Case) -> tuple[date, ...]:
    """The day of the tests, those on which law of their place that is to come begins, and the last of ended ones."""
    person = case.person
    laws = [
        law
        for law in registry().jurisdictions[person.country.lower()].laws
        if person.region.lower() in law.when.get('person.region', [person.region.lower()])
    ]
    found = {law.in_force for law in laws if law.in_force and law.in_force > DAY}
    return tuple(sorted({DAY} | found | {law.until for law in laws if law.until and law.until < DAY}))


def _sent_then(case: Case, day: date) -> tuple[Case, date]:
    """A case whose letters went out on the day on which a law begins, and a day some weeks after."""
    if day <= DAY or not case.sent:
        return case, day
    then = {'on': day.isoformat(), 'answered_on': (day + timedelta(1)).isoformat()}
    return case.model_copy(update={'sent': [one.model_copy(update=then) for one in case.sent]}), day + timedelta(20)


@cache
def complaints_by_law() -> dict[str, list[tuple[Paper, Situation]]]:
    """The same of complaints that follow, by the law that each rests on beside those of its request."""
    found: dict[str, list[tuple[Paper, Situation]]] = {}
    for paper, here in (one for some in letters_by_law().values() for one in some):
        for law, complaint, then in _complaints(paper, here):
            found.setdefault(law, []).append((complaint, then))
    return found


def _complaints(paper: Paper, here: Situation) -> Iterator[tuple[str, Paper, Situation]]:
    """The complaints that may follow a refusal, each with the law that it rests on beside those of the request."""
    said = {'number': paper.id, 'paper': paper.kind, 'recipient': paper.recipient, 'on': '2026-11-15'}
    sent = Sent.made({**said, 'answer': 'refusal', 'answered_on': '2026-11-18'})
    items = [item.model_copy(update={'seen': DAY.isoformat(), 'status': 'up'}) for item in here.case.items]
    then = replace(here, case=here.case.model_copy(update={'sent': [sent], 'items': items}))
    topic = Brief.of(paper, then).topic
    for step in (step for id in paper.laws for step in registry().law(id).if_ignored):
        if step.paper == 'escalation' and step.law and applies(registry().law(step.law).applies, topic).holds:
            yield step.law, told_again(paper, then, step=Step('escalation', (sent,), step.law)), then


def test_every_law_that_a_paper_may_cite_is_cited_by_some_letter() -> None:
    assert {law.id for law in laws_in_use(registry())} - letters_by_law().keys() - complaints_by_law().keys() == set()


# A removed page that a search engine still shows goes to the tool for outdated pages, never to the copyright agent.
NEVER_WANTED = {('us-dmca-512d-search', 'source-removed')}


def test_what_is_never_wanted_is_never_wanted() -> None:
    for law, word in NEVER_WANTED:
        assert all(word not in _wanted(registry().law(law), found[2]) for found in _papers_of(registry().law(law)))


def _elements() -> list[tuple[Law, str]]:
    """Each law with each required element that stands in the body."""
    return [
        (law, element.is_)
        for law in laws_in_use(registry())
        for element in law.elements
        if element.need == 'required' and element.met_by == 'body' and (law.id, element.is_) not in NEVER_WANTED
    ]


@cache
def _without(word: str) -> Environment:
    """The templates with every mark of one word taken away, the marked text left standing."""
    found = ((file, MARK.sub(_unmarked(word), file.read_text('utf-8'))) for file in paths.TEMPLATES.rglob('*.jinja'))
    return environment(DictLoader({str(file.relative_to(paths.TEMPLATES)): text for file, text in found}))


def _unmarked(word: str) -> Callable[[re.Match[str]], str]:
    return lambda mark: mark[0].replace(f'"{word}"', '"-"')


@pytest.mark.parametrize(('law', 'word'), _elements(), ids=lambda value: getattr(value, 'id', value))
def test_a_letter_whose_mark_was_deleted_is_refused_by_name(law: Law, word: str) -> None:
    paper, here, topic = next(found for found in _papers_of(law) if word in _wanted(law, found[2]))
    whole = compose(paper, here, 'en')
    assert whole.lacks == ()
    if word == 'date-seen':
        # The day stands beside each link, marked where it is printed: without it the letter lacks the element.
        items = [item.model_copy(update={'seen': ''}) for item in here.case.items]
        unseen = replace(here, case=here.case.model_copy(update={'items': items}))
        assert (law.id, word) in {(lack.law, lack.word) for lack in compose(paper, unseen, 'en').lacks}
        return
    if _is_statement(law, word) or _stands_elsewhere(word, topic):
        _check_statement(law, word, paper, here)
        return
    lacks = compose(paper, here, 'en', templates=_without(word)).lacks
    assert (law.id, word) in {(lack.law, lack.word) for lack in lacks}


def _is_statement(law: Law, word: str) -> bool:
    return word in {'accuracy', *(one.is_ for one in law.statements)}


def _papers_of(law: Law) -> Iterator[tuple[Paper, Situation, Topic]]:
    for paper, here in letters_by_law().get(law.id) or complaints_by_law()[law.id]:
        items = tuple((n + 1, here.case.items[n]) for n in paper.items)
        yield paper, here, Topic(here, items, by_id(paper.recipient, registry()))


def _wanted(law: Law, topic: Topic) -> set[str]:
    return {element.is_ for element in wanted(law, topic) if element.need == 'required'}


def _stands_elsewhere(word: str, topic: Topic) -> bool:
    """Whether the head or the signature may hold the element as well, and does."""
    places = set(registry().vocabulary.elements[word].met_by)
    return bool(places & {'head', 'signature'}) and bool(slots(word, topic))


def _check_statement(law: Law, word: str, paper: Paper, here: Situation) -> None:
    """Statements and head lines stand in no template: take them from the law or from the case instead."""
    if _is_statement(law, word):
        bare = law.model_copy(update={'statements': []})
        lacks = compose(paper, _with_law(here, bare), 'en', templates=_without(word)).lacks
        assert (law.id, word) in {(lack.law, lack.word) for lack in lacks}
        return
    sender = here.case.sender.model_copy(update={'name': '', 'name_latin': '', 'email': '', 'phone': '', 'address': []})
    emptied = Situation(here.case.model_copy(update={'sender': sender}), here.registry, here.on)
    lacks = compose(paper, emptied, 'en', templates=_without(word)).lacks
    assert (law.id, word) in {(lack.law, lack.word) for lack in lacks}


def _with_law(here: Situation, changed: Law) -> Situation:
    """The same situation with one law's record changed."""
    found = here.registry
    places = {
        id: place.model_copy(update={'laws': [changed if law.id == changed.id else law for law in place.laws]})
        for id, place in found.jurisdictions.items()
    }
    return Situation(here.case, replace(found, jurisdictions=places, drawn=None), here.on)


EMPTIED: dict[str, dict[str, Any]] = {
    'items.url': {'items.0.url': '', 'items.0.locator': {}},
    'materials.no_consent': {'materials.0.no_consent': []},
    'materials.kind': {'materials.0.kind': ''},
    'materials.work': {'materials.0.work': ''},
    'sender.name': {'sender.name': '', 'person.name': '', 'person.known_as': []},
    'sender.email': {'sender.email': '', 'sender.phone': '', 'sender.address': []},
    'items.queries': {'items.0.queries': []},
    'person.country': {'person.country': '', 'sender.country': ''},
}


@pytest.mark.parametrize('key', EMPTIED)
def test_an_answer_that_is_missing_moves_its_papers_to_not_made_with_the_key(key: str) -> None:
    full = a_case('DE', '', 'intimate-real', PLACES[0])
    before = make_plan(full, registry(), DAY)
    tree = full.model_dump(mode='json', by_alias=True)
    for name, value in EMPTIED[key].items():
        part: object = tree
        *path, last = name.split('.')
        for step in path:
            part = part[int(step)] if step.isdigit() else part[step]  # type: ignore[index]
        part[last] = value  # type: ignore[index]
    after = make_plan(Case.model_validate(tree), registry(), DAY)
    gone = {(paper.kind, paper.recipient) for paper in before.papers} - {
        (paper.kind, paper.recipient) for paper in after.papers
    }
    assert gone
    assert key in after.ask
    named = {(one.kind, one.recipient) for one in after.not_made if key in one.needs}
    if key != 'items.url':
        assert gone <= named


def test_a_missing_element_is_named_with_its_law_its_citation_and_the_answer_that_supplies_it() -> None:
    made = make_plan(make_case({'materials.0.no_consent': []}), registry(), DAY)
    entry = next(one for one in made.not_made if one.kind == 'ncii-request')
    values = dict(entry.why[0].values)
    assert entry.why[0].id == 'missing-element'
    assert values['law'] == 'us-tida-s3'
    assert values['cite'] == '47 U.S.C. 223a(a)(1)(B)(iii)'
    assert entry.needs == ('materials.no_consent',)
    assert all(paper.kind != 'ncii-request' for paper in made.papers)
