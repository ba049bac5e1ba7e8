"""Rules about conditions and countries: a table asks only what can be answered."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import countries
from letters.checking.walk import tables
from letters.law.conditions import LEFT_OPEN
from letters.law.needs import GIVEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place

_COUNTRY = re.compile(r'[a-z]{2}')
# ISO 3166-2 as conditions write it: the country and the part, in small letters.
_REGION = re.compile(r'[a-z]{2}-[a-z0-9]{1,3}')
# In the Unicode list and yet no country: groups, outlying areas without people of their own, and test values.
_NO_COUNTRY = frozenset({'eu', 'ez', 'qo', 'un', 'xa', 'xb', 'zz'})


@cache
def iso_countries() -> frozenset[str]:
    """The countries of ISO 3166-1 in small letters."""
    from babel import Locale

    codes = {str(code).lower() for code in Locale.parse('en').territories}
    return frozenset(code for code in codes - _NO_COUNTRY if _COUNTRY.fullmatch(code))


def _is_place(value: str, records: Records) -> bool:
    return value in iso_countries() or value in records.registry.vocabulary.groups


@rule('registry-unknown-fact')
def unknown_fact(records: Records) -> Iterator[Found]:
    """A condition asks only about facts of the vocabulary."""
    for at, table in tables(records):
        for key in table:
            if key not in records.registry.vocabulary.facts:
                yield Found(at.file, (*at.loc, key, '@key'), {'key': key})


@rule('registry-unknown-value')
def unknown_value(records: Records) -> Iterator[Found]:
    """A condition compares a fact only with values that the fact can have, and with at least one."""
    for at, table in tables(records):
        for key, values in table.items():
            fact = records.registry.vocabulary.facts.get(key)
            if fact is None or (fact.values == 'country' and values):
                continue
            allowed = _allowed(key, records)
            free = LEFT_OPEN if _may_be_open(at) else GIVEN if at.loc[-1] == 'needs' else ''
            named = [value for value in values if value != free]
            if not (named or free == GIVEN) or not all(_fits(key, value, allowed) for value in named):
                yield Found(at.file, (*at.loc, key), {'key': key, 'choices': ', '.join(allowed) or 'us-ca, ca-qc, ...'})


def _may_be_open(at: Place) -> bool:
    """Whether a table may let in what was not answered: a paper or a door may do without it, a law never."""
    return at.loc[0] == 'made_when' or (at.loc[0] == 'channels' and at.loc[-1] == 'when')


def _allowed(key: str, records: Records) -> list[str]:
    values = records.registry.vocabulary.facts[key].values
    if isinstance(values, list):
        return values
    return list(records.registry.platforms) if key == 'recipient.id' else []


def _fits(key: str, value: str, allowed: list[str]) -> bool:
    return _REGION.fullmatch(value) is not None if key == 'person.region' else value in allowed


@rule('registry-unknown-country')
def unknown_country(records: Records) -> Iterator[Found]:
    """A country is one of ISO 3166-1 in small letters, or a group of the vocabulary."""
    for at, value in countries(records):
        if value and not _is_place(value, records):
            yield Found(at.file, at.loc, {'id': value})
    for at, table in tables(records):
        for key, values in table.items():
            fact = records.registry.vocabulary.facts.get(key)
            for value in values if fact and fact.values == 'country' else ():
                if not _is_place(value, records):
                    yield Found(at.file, (*at.loc, key), {'id': value})


@rule('registry-unknown-effect')
def unknown_effect(records: Records) -> Iterator[Found]:
    """A danger has at least one effect, and each is one that the plan knows."""
    for place in records.registry.jurisdictions.values():
        for number, danger in enumerate(place.dangers):
            known = records.registry.vocabulary.effects
            if not danger.effects or not set(danger.effects) <= set(known):
                loc = ('dangers', number, 'effects')
                yield Found(f'jurisdictions/{place.id}.yaml', loc, {'id': danger.id, 'choices': ', '.join(known)})


@rule('registry-fact-ask')
def fact_ask(records: Records) -> Iterator[Found]:
    """A fact names the question that answers it, and has the choices of that question as its values."""
    for key, fact in records.registry.vocabulary.facts.items():
        question = records.registry.questions.get(fact.ask)
        loc = ('facts', key)
        if question is None:
            yield Found(VOCABULARY, loc, {'key': key, 'ask': fact.ask})
            continue
        same = fact.ask.replace('materials.', 'material.').replace('items.', 'item.') == key
        if same and question.choices and isinstance(fact.values, list) and set(fact.values) != set(question.choices):
            yield Found(VOCABULARY, loc, {'key': key, 'ask': fact.ask})


RULES = (unknown_fact, unknown_value, unknown_country, unknown_effect, fact_ask)
