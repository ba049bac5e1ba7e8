"""The command `laws`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from letters.cli.countries import places_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.model.law import Law
from letters.registry.load import registry


def laws(id: str, country: str, *, as_json: bool) -> None:
    """List the laws, or show one whole."""
    found = [law for place in places_of(country) for law in place.laws if not id or law.id == id]
    words = wording()
    if id and not found:
        raise UsageError('usage-choice', option='ID', choices=', '.join(law.id for law in registry().laws()))
    if as_json:
        show_json([_as_json(law) for law in found])
    elif id:
        show(_law(found[0]))
    else:
        show(f'{law.id}: {law.title} ({law.citation})' for law in found)
        show([words.message('laws.none')] if not found else ['', words.message('laws.not-advice')])


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
    if law.deadline:
        clock = law.deadline
        yield f'{say("laws.deadline")}: {clock.value} {clock.unit} ({clock.cite})'
        yield f'{say("laws.deadline-starts")}: {clock.starts}'
    yield f'{say("laws.elements")}:'
    yield from (f'- {element.is_} ({element.need}): {element.cite}' for element in law.elements)
    for heading, lines in (
        ('laws.says', [f'{said.text} ({said.cite})' for said in law.says]),
        ('laws.limits', law.limits),
        ('laws.lead', law.notes),
    ):
        if lines:
            yield f'{say(heading)}:'
            yield from (f'- {line}' for line in lines)
    if law.false_notice:
        yield f'{say("laws.false-notice")}: {law.false_notice}'
    yield f'{say("laws.confidence")}: {law.confidence}'
    yield f'{say("laws.checked")}: {law.checked.isoformat()}'
    yield f'{say("laws.sources")}:'
    yield from (f'- {source.title}: {source.url}' for source in law.sources)
    yield say('laws.not-advice')
