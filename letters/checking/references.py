"""Rules about ids, and about what records say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import Place
from letters.checking.walk import channels
from letters.checking.walk import jurisdictions
from letters.checking.walk import laws
from letters.checking.walk import listed
from letters.checking.walk import papers
from letters.checking.walk import platforms

if TYPE_CHECKING:
    from collections.abc import Iterator


def _ids(records: Records) -> Iterator[tuple[str, Place, str]]:
    """Every id, with the space in which it must stand alone."""
    yield from _ids_of_records(records)
    yield from _ids_of_doors(records)
    for at, law in laws(records):
        for number, part in enumerate(law.says):
            yield f'{law.id} says', at / 'says' / number / 'id', part.id
    for at, paper in papers(records):
        for name in ('made_when', 'not_made_when', 'leads_when'):
            for number, condition in enumerate(getattr(paper, name)):
                yield f'{paper.id} conditions', at / name / number / 'id', condition.id


def _ids_of_records(records: Records) -> Iterator[tuple[str, Place, str]]:
    for at, place in jurisdictions(records):
        yield 'jurisdictions', at / 'id', place.id
    for at, record in listed(records):
        yield 'records', at / 'id', record.id
    for at, platform in platforms(records):
        yield 'records', at / 'id', platform.id
    for at, paper in papers(records):
        yield 'records', at / 'id', paper.id


def _ids_of_doors(records: Records) -> Iterator[tuple[str, Place, str]]:
    for at, platform, channel in channels(records):
        yield f'{platform.id} channels', at / 'id', channel.id
        for number, declared in enumerate(channel.declares):
            yield f'{platform.id} {channel.id} declares', at / 'declares' / number / 'id', declared.id


@rule('registry-double-id')
def double_id(records: Records) -> Iterator[Found]:
    """An id names one record, and inside a record one part."""
    seen: set[tuple[str, str]] = set()
    for space, at, id in _ids(records):
        if (space, id) in seen:
            yield Found(at.file, at.loc, {'id': id})
        seen.add((space, id))


@rule('registry-id-shape')
def id_shape(records: Records) -> Iterator[Found]:
    """The id of a law, danger, helpline or authority begins with the id of its jurisdiction."""
    for at, place in jurisdictions(records):
        for name in ('laws', 'illegal_because', 'dangers', 'helplines', 'authorities'):
            for number, record in enumerate(getattr(place, name)):
                if not record.id.startswith(f'{place.id}-'):
                    yield Found(at.file, (name, number, 'id'), {'id': record.id, 'place': place.id})


@rule('registry-unknown-law')
def unknown_law(records: Records) -> Iterator[Found]:
    """A law that a next step or a door names is in the registry, and a rule that a sentence stands for."""
    known = {law.id for law in records.registry.laws()}
    rules = {rule.id for place in records.registry.jurisdictions.values() for rule in place.illegal_because}
    for at, law in laws(records):
        for number, step in enumerate(law.if_ignored):
            if step.law and step.law not in known:
                yield Found(at.file, (*at.loc, 'if_ignored', number, 'law'), {'id': step.law})
        for number, part in enumerate(law.says):
            if not rules.issuperset(part.instead_of):
                yield Found(at.file, (*at.loc, 'says', number, 'instead_of'), {'id': ', '.join(part.instead_of)})
    for at, _, channel in channels(records):
        if channel.law and channel.law not in known:
            yield Found(at.file, (*at.loc, 'law'), {'id': channel.law})


@rule('registry-unknown-authority')
def unknown_authority(records: Records) -> Iterator[Found]:
    """Who a complaint goes to is an authority of the registry, or the one of a role where the person lives."""
    held = [one for place in records.registry.jurisdictions.values() for one in place.authorities]
    known = {one.id for one in held} | {one.role for one in held}
    for at, law in laws(records):
        if law.send_to and law.send_to not in known:
            yield Found(at.file, (*at.loc, 'send_to'), {'id': law.send_to})


@rule('registry-unknown-paper')
def unknown_paper(records: Records) -> Iterator[Found]:
    """A paper that a next step names has a folder in templates, or is one of the vocabulary's that is to come."""
    known = {*records.registry.vocabulary.papers, *records.registry.papers}
    for at, law in laws(records):
        for number, step in enumerate(law.if_ignored):
            if step.paper not in known:
                yield Found(at.file, (*at.loc, 'if_ignored', number, 'paper'), {'id': step.paper})


@rule('registry-redirect')
def redirect(records: Records) -> Iterator[Found]:
    """A retired record leads straight to a record that is in use."""
    for at, platform in platforms(records):
        if not platform.redirect:
            continue
        target = records.registry.platforms.get(platform.redirect)
        if target is None or target.redirect:
            yield Found(at.file, (*at.loc, 'redirect'), {'id': platform.redirect})


@rule('registry-hash-matching')
def hash_matching(records: Records) -> Iterator[Found]:
    """A service for fingerprints that a recipient takes part in is a helpline of that kind."""
    lines = (line for place in records.registry.jurisdictions.values() for line in place.helplines)
    known = {line.id for line in lines if 'hash-matching' in line.for_}
    for at, platform in platforms(records):
        for number, id in enumerate(platform.hash_matching):
            if id not in known:
                yield Found(at.file, (*at.loc, 'hash_matching', number), {'id': id})


@rule('registry-channel-law')
def channel_law(records: Records) -> Iterator[Found]:
    """A door that is made for a law takes papers of that law's ground, and the law binds that kind of recipient."""
    known = {law.id: law for law in records.registry.laws()}
    for at, platform, channel in channels(records):
        law = known.get(channel.law)
        if law and (law.ground not in channel.grounds or platform.kind not in law.binds):
            yield Found(at.file, (*at.loc, 'law'), {'channel': channel.id, 'law': law.id})


RULES = (double_id, id_shape, unknown_law, unknown_authority, unknown_paper, redirect, hash_matching, channel_law)
