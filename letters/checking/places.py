"""Rules about whose a record is: the laws of a country's file are about the people or companies of that country."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.conditions import iso_countries
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import jurisdictions
from letters.checking.walk import listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.law import Factors


@rule('registry-other-country')
def other_country(records: Records) -> Iterator[Found]:
    """A law in a country's file applies to its people or companies: a line names the country, or a group it is in."""
    for at, place in jurisdictions(records):
        if place.id not in iso_countries():
            continue
        own = records.registry.groups_of(place.id, records.on)
        for name in ('laws', 'illegal_because'):
            for number, record in enumerate(getattr(place, name)):
                if record.applies and not any(own & _named(line) for line in record.applies):
                    yield Found(at.file, (name, number, 'applies'), {'id': record.id, 'place': place.id})


def _named(line: Factors) -> set[str]:
    """Every country and group that a line is about; everybody, where it names none."""
    named = {*line.person_in, *line.recipient_established_in, *line.recipient_serves}
    return named or {'world'}


@rule('registry-other-language')
def other_language(records: Records) -> Iterator[Found]:
    """A country's file speaks a language of that country, and so do the official names and titles in it."""
    for at, place in jurisdictions(records):
        official = _official(place.id) if place.id in iso_countries() else ()
        if official and _without_script(place.languages).isdisjoint(_without_script(official)):
            yield Found(at.file, ('languages',), {'id': place.id, 'choices': ', '.join(official)})
    for at, record in listed(records):
        id = at.file.removeprefix('jurisdictions/').removesuffix('.yaml')
        official = _official(id) if id in iso_countries() else ()
        for name in ('local_titles', 'local_names'):
            for language in getattr(record, name, {}):
                if official and _without_script([language]).isdisjoint(_without_script(official)):
                    yield Found(at.file, (*at.loc, name, language), {'id': record.id, 'choices': ', '.join(official)})


def _official(country: str) -> tuple[str, ...]:
    """The official languages of a country and of its regions, by the Unicode list."""
    from babel.languages import get_official_languages

    return get_official_languages(country.upper(), regional=True, de_facto=True)


def _without_script(languages: Iterable[str]) -> set[str]:
    return {re.split('[-_]', code)[0] for code in languages}


RULES = (other_country, other_language)
