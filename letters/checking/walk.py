"""Ways through the records: every law, table, country, sentence, with the place where it stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.law import Danger
from letters.model.law import Illegality
from letters.model.law import Jurisdiction
from letters.model.law import Law

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.rule import Records
    from letters.model.paper import PaperKind
    from letters.model.platform import Channel
    from letters.model.platform import Platform
    from letters.model.question import Question
    from letters.model.record import Needs
    from letters.model.record import Table
    from letters.registry.read import Location

VOCABULARY = 'vocabulary.yaml'

Listed = Law | Illegality | Danger | Helpline | Authority
"""A record that stands in a jurisdiction."""


class Place(NamedTuple):
    """Where something stands: the file, and the way to it inside the file."""

    file: str
    loc: Location = ()

    def __truediv__(self, step: str | int) -> Place:
        return Place(self.file, (*self.loc, step))


def jurisdictions(records: Records) -> Iterator[tuple[Place, Jurisdiction]]:
    """Every jurisdiction."""
    for place in records.registry.jurisdictions.values():
        yield Place(f'jurisdictions/{place.id}.yaml'), place


@lru_cache(maxsize=1)
def listed(records: Records) -> tuple[tuple[Place, Listed], ...]:
    """Every law, rule, danger, helpline and authority."""
    return tuple(
        (at / name / number, record)
        for at, place in jurisdictions(records)
        for name in ('laws', 'illegal_because', 'dangers', 'helplines', 'authorities')
        for number, record in enumerate(getattr(place, name))
    )


@lru_cache(maxsize=1)
def laws(records: Records) -> tuple[tuple[Place, Law], ...]:
    """Every law."""
    return tuple((at, record) for at, record in listed(records) if isinstance(record, Law))


def illegalities(records: Records) -> Iterator[tuple[Place, Illegality]]:
    """Every rule that makes content illegal."""
    for at, record in listed(records):
        if isinstance(record, Illegality):
            yield at, record


def helplines(records: Records) -> Iterator[tuple[Place, Helpline]]:
    """Every helpline."""
    for at, record in listed(records):
        if isinstance(record, Helpline):
            yield at, record


def platforms(records: Records) -> Iterator[tuple[Place, Platform]]:
    """Every platform, network and search engine."""
    for platform in records.registry.platforms.values():
        yield Place(f'platforms/{platform.id}.yaml'), platform


def channels(records: Records) -> Iterator[tuple[Place, Platform, Channel]]:
    """Every door of every recipient."""
    for at, platform in platforms(records):
        for number, channel in enumerate(platform.channels):
            yield at / 'channels' / number, platform, channel


def papers(records: Records) -> Iterator[tuple[Place, PaperKind]]:
    """Every kind of paper."""
    for paper in records.registry.papers.values():
        yield Place(f'templates/{paper.id}/paper.yaml'), paper


@lru_cache(maxsize=1)
def questions(records: Records) -> tuple[tuple[Place, Question], ...]:
    """Every question; where two files have the same key, the later one."""
    found: dict[str, tuple[Place, Question]] = {}
    for file in sorted((records.files.data / 'questions').glob('*.yaml')):
        name = f'questions/{file.name}'
        for number, held in enumerate(records.files.document(name).value):
            key = held.get('key') if isinstance(held, dict) else None
            if isinstance(key, str) and key in records.registry.questions:
                found[key] = Place(name) / number, records.registry.questions[key]
    return tuple(found.values())


def tables(records: Records) -> Iterator[tuple[Place, Table]]:
    """Every condition of every record, paper and element word."""
    yield from _tables_of_places(records)
    yield from _tables_of_platforms(records)
    for at, paper in papers(records):
        for name in ('made_when', 'not_made_when', 'leads_when'):
            for number, condition in enumerate(getattr(paper, name)):
                yield at / name / number / 'if', condition.if_
    for word, element in records.registry.vocabulary.elements.items():
        for number, line in enumerate(element.prints):
            yield Place(VOCABULARY) / 'elements' / word / 'prints' / number / 'when', line.when


def _tables_of_places(records: Records) -> Iterator[tuple[Place, Table]]:
    for at, record in listed(records):
        if isinstance(record, Law | Illegality | Danger | Helpline):
            yield at / 'when', record.when
        if isinstance(record, Law):
            for number, element in enumerate(record.elements):
                yield at / 'elements' / number / 'when', element.when
            for number, says in enumerate(record.says):
                yield at / 'says' / number / 'when', says.when
    yield from ((at, needs) for at, needs in needed(records) if needs and not isinstance(needs, str))


def needed(records: Records) -> Iterator[tuple[Place, Needs]]:
    """What every sentence of the data, and every paper, says that it needs."""
    for at, record in listed(records):
        if isinstance(record, Illegality):
            yield at / 'needs', record.needs
        if isinstance(record, Law):
            for name in ('elements', 'says', 'statements'):
                for number, one in enumerate(getattr(record, name)):
                    yield at / name / number / 'needs', one.needs
    for at, paper in papers(records):
        yield at / 'needs', paper.needs


def _tables_of_platforms(records: Records) -> Iterator[tuple[Place, Table]]:
    for at, platform in platforms(records):
        for name, own in platform.own_rules.items():
            yield at / name / 'when', own.when
            yield at / name / 'not_when', own.not_when
    for at, _, channel in channels(records):
        yield at / 'when', channel.when
        for number, declared in enumerate(channel.declares):
            yield at / 'declares' / number / 'true_when', declared.true_when


def countries(records: Records) -> Iterator[tuple[Place, str]]:
    """Every country or group that a record names outside its conditions."""
    for at, record in listed(records):
        if isinstance(record, Law | Illegality):
            for number, line in enumerate(record.applies):
                for value in (*line.person_in, *line.recipient_established_in, *line.recipient_serves):
                    yield at / 'applies' / number, value
    for at, platform in platforms(records):
        yield from ((at / 'serves', value) for value in platform.serves)
        for number, entity in enumerate(platform.entities):
            yield from ((at / 'entities' / number, value) for value in (*entity.for_, entity.country))
        for number, route in enumerate(platform.national_routes):
            yield at / 'national_routes' / number, route.get('country', '')
    yield from _territories(records)
    yield from _members(records)


def _territories(records: Records) -> Iterator[tuple[Place, str]]:
    for at, place in jurisdictions(records):
        if place.part_of:
            yield at / 'part_of', place.part_of.country
        for number, line in enumerate(place.helplines):
            yield from ((at / 'helplines' / number / 'also_in', value) for value in line.also_in)


def _members(records: Records) -> Iterator[tuple[Place, str]]:
    for name, members in records.registry.vocabulary.groups.items():
        for number, member in enumerate(members):
            if member.everybody == 'no':
                yield Place(VOCABULARY) / 'groups' / name / number, member.group or member.country or ''


def law_texts(records: Records) -> Iterator[tuple[Place, Law | Illegality, str]]:
    """Every sentence in which a record speaks about law: `says` and the rules that make content illegal."""
    for at, law in laws(records):
        for number, says in enumerate(law.says):
            yield at / 'says' / number / 'text', law, says.text
    for at, rule in illegalities(records):
        yield at / 'text', rule, rule.text


def statement_texts(records: Records) -> Iterator[tuple[Place, str]]:
    """Every sentence that somebody states and signs."""
    for at, law in laws(records):
        for number, statement in enumerate(law.statements):
            yield from ((at / 'statements' / number / name, said) for name, said in statement.voices().items())
        if law.belief_refused:
            yield at / 'belief_refused', law.belief_refused


def letter_texts(records: Records) -> Iterator[tuple[Place, str]]:
    """Every sentence of the data that a letter may print; titles are the law's or the recipient's own words."""
    for at, _, text in law_texts(records):
        yield at, text
    yield from statement_texts(records)
    for at, platform in platforms(records):
        for name, own in platform.own_rules.items():
            if own.text:
                yield at / name / 'text', own.text
    for key, table in records.registry.vocabulary.phrases.items():
        for choice, text in table.items():
            yield Place(VOCABULARY) / 'phrases' / key / choice, text


def letters_of(law: Law, records: Records) -> list[PaperKind]:
    """The papers that can cite a law: of its ground, and to a recipient that it binds."""
    if law.offered == 'no' or law.confidence == 'low':
        return []
    found = records.registry.papers.values()
    citing = (one for one in found if one.ground == law.ground and one.laws != 'none' and one.cites(law))
    return [paper for paper in citing if {*paper.to, *paper.behind} & set(law.binds)]
