"""The command `laws`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letters.cli.given import places_of
from letters.cli.given import unknown_law
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.model.law import SAME
from letters.model.law import Law
from letters.model.law import Statement
from letters.wording.place import joined
from letters.wording.place import place_lines
from letters.wording.place import quoted
from letters.wording.place import record_lines
from letters.wording.place import records_beside
from letters.wording.platform import how_sure
from letters.wording.platform import source_line


def laws(id: str, country: str, *, as_json: bool) -> None:
    """List the laws and, for a country, what else is known of it; or show one record whole."""
    places = places_of(country)
    found = [law for place in places for law in place.laws if not id or law.id == id]
    words = wording()
    beside = [] if found or not id else [one for place in places for one in records_beside(place) if one.id == id]
    if beside:
        if as_json:
            show_json([one.model_dump(mode='json', by_alias=True, exclude_defaults=True) for one in beside])
        else:
            show(record_lines(beside[0], words))
        return
    if id and not found:
        raise unknown_law(id)
    if as_json:
        show_json([_as_json(law) for law in found])
    elif id:
        show(_law(found[0]))
    else:
        show(f'{law.id}: {law.title} ({law.citation})' for law in found)
        show([words.message('laws.none')] if not found else [])
        for place in (one for one in places if country and records_beside(one)):
            show(['', *place_lines(place, words)])
        show(['', words.message('laws.not-advice')] if found else [])


def _as_json(law: Law) -> dict[str, Any]:
    """A law for a program: its first clock stands apart too, and an element has its word as its id, as ever."""
    found = law.model_dump(mode='json', by_alias=True, exclude_defaults=True)
    for element in found.get('elements', ()):
        element['id'] = element['is']
    if law.deadline:
        found['deadline'] = law.deadline.model_dump(mode='json', by_alias=True, exclude_defaults=True)
    return found


def _law(law: Law) -> Iterator[str]:
    say = wording().message
    yield f'{say("laws.id")}: {law.id}'
    yield f'{say("laws.ground")}: {law.ground}'
    yield f'{say("laws.title")}: {law.title}'
    yield f'{say("laws.citation")}: {law.citation}'
    if law.in_force:
        yield f'{say("laws.in-force")}: {law.in_force.isoformat()}'
    if law.until:
        yield f'{say("laws.until")}: {law.until.isoformat()}'
    yield f'{say("laws.binds")}: {", ".join(law.binds)}'
    yield f'{say("laws.covers")}: {", ".join(law.covers) or "-"}'
    yield f'{say("laws.signers")}: {", ".join(law.signers)}'
    if law.after_death:
        yield f'{say("laws.after-death")}: {", ".join(law.after_death)}'
    yield f'{say("laws.oath")}: {law.oath}'
    yield from _asked(law)
    for heading, lines in (
        ('laws.says', [joined(f'{said.text} ({said.cite})', quoted(said, wording())) for said in law.says]),
        ('laws.statements', [line for one in law.statements for line in _statement(one)]),
        ('laws.limits', law.limits),
        (
            'laws.if-ignored',
            [wording().paper(step.paper) + (f' ({step.law})' if step.law else '') for step in law.if_ignored],
        ),
        ('laws.lead', law.notes),
    ):
        if lines:
            yield f'{say(heading)}:'
            yield from (f'- {line}' for line in lines)
    if law.false_notice:
        yield f'{say("laws.false-notice")}: {law.false_notice}'
    yield from how_sure(law, wording())
    yield f'{say("laws.sources")}:'
    yield from (f'- {source_line(source)}' for source in law.sources)
    yield say('laws.not-advice')


def _statement(one: Statement) -> Iterator[str]:
    """A statement with its weight and citation, then in the words of each other signer, and what it rests on."""
    yield f'{one.weight}: {one.text} ({one.cite})'
    others = (one.for_other, one.for_representative, one.for_guardian, one.for_relative)
    yield from (text for text in dict.fromkeys(others) if text not in {'', SAME})
    yield from (text for text in (', '.join(map(str, one.needs)), quoted(one, wording())) if text)


def _asked(law: Law) -> Iterator[str]:
    """By when, and what a notice must hold."""
    say = wording().message
    for id, told in (
        ('laws.from-age', ', '.join(f'{role} {age}' for role, age in law.from_age.items())),
        ('laws.send-to', str(law.send_to or '')),
        ('laws.asks', ', '.join(map(str, law.asks))),
    ):
        if told:
            yield f'{say(id)}: {told}'
    for clock in law.clocks:
        yield f'{say("laws.deadline")}: {clock.value} {clock.unit} ({clock.cite})'
        yield f'{say("laws.deadline-for")}: {clock.for_}'
        yield f'{say("laws.deadline-starts")}: {clock.starts}'
        yield from (f'  {line}' for line in (clock.note, quoted(clock, wording())) if line)
    yield f'{say("laws.elements")}:'
    for element in law.elements:
        needs = f' [{", ".join(map(str, element.needs))}]' if element.needs else ''
        yield f'- {element.is_} ({element.need}): {element.cite}{needs}'
        if element.note:
            yield f'  {element.note}'
