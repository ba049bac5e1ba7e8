"""What is known of a country beside its laws: what makes content illegal, dangers, and who can be complained to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.model.law import Authority
from letters.model.law import Illegality
from letters.registry.tongue import tongue
from letters.wording.record import cited
from letters.wording.record import how_sure
from letters.wording.record import looked_up
from letters.wording.record import source_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.law import Clock
    from letters.model.law import Danger
    from letters.model.law import Jurisdiction
    from letters.model.law import Says
    from letters.model.law import Statement
    from letters.wording.words import Wording


def records_beside(place: Jurisdiction) -> list[Authority | Danger | Illegality]:
    """The records of a country that are no laws and no helplines."""
    return [*place.illegal_because, *place.dangers, *place.authorities]


def place_lines(place: Jurisdiction, wording: Wording) -> Iterator[str]:
    """A country's records beside its laws, a line each: each can be looked up whole by its id."""
    say, line = wording.message, wording.line
    languages = wording.joined(map(wording.language_name, place.languages))
    own = tongue(wording.language)
    told = (wording.place(place.id), line(say('place.languages'), languages))
    yield own.together(*map(own.ended, told), line(say('laws.checked'), place.checked.isoformat()))
    if place.part_of:
        yield wording.heading(say('place.part-of'))
        yield f'- {line(place.part_of.id, wording.place(place.part_of.country))}'
        yield from (f'- {one}' for one in how_sure(place.part_of, wording))
        yield from (f'- {source_line(source, wording)}' for source in place.part_of.sources)
    for heading, lines in (
        ('place.illegal', [line(rule.id, cited(rule.cite, wording)) for rule in place.illegal_because]),
        ('place.dangers', [line(danger.id, _said(danger, wording)) for danger in place.dangers]),
        (
            'place.authorities',
            [line(one.id, f'{one.name} ({wording.word("authority", one.role)})') for one in place.authorities],
        ),
    ):
        if lines:
            yield wording.heading(say(heading))
            yield from (f'- {one}' for one in lines)


def record_lines(one: Authority | Danger | Illegality, wording: Wording) -> Iterator[str]:
    """One of them whole."""
    say, line = wording.message, wording.line
    yield line(say('laws.id'), one.id)
    if isinstance(one, Authority):
        yield from _authority(one, wording)
    elif isinstance(one, Illegality):
        yield line(say('laws.citation'), cited(one.cite, wording))
        yield line(say('laws.covers'), wording.words('material', one.covers))
        yield joined(line(say('laws.says'), looked_up(f'law {one.id}', one.text, wording)), quoted(one, wording))
    else:
        yield line(say('laws.says'), _said(one, wording))
        effects = wording.registry.vocabulary.effects
        yield from (f'- {wording.translator.text("effect", effects[effect])}' for effect in one.effects)
    yield from how_sure(one, wording)
    yield wording.heading(say('laws.sources'))
    yield from (f'- {source_line(source, wording)}' for source in one.sources)


def quoted(held: Clock | Illegality | Says | Statement, wording: Wording) -> str:
    """The words of the source on which a sentence or a clock rests, and which source that is; empty without."""
    told = joined(held.quote, f'({held.source})' if held.source else '')
    return wording.line(wording.message('laws.quote'), told) if told else ''


def joined(*parts: str) -> str:
    """What there is of some parts of a line."""
    return ' '.join(part for part in parts if part)


def _said(danger: Danger, wording: Wording) -> str:
    texts = (danger.say, *danger.points)
    return wording.together(*(wording.translator.text(f'danger {danger.id}', text) for text in texts))


def _authority(one: Authority, wording: Wording) -> Iterator[str]:
    say, line, context = wording.message, wording.line, f'authority {one.id}'
    yield line(say('laws.title'), ', '.join(dict.fromkeys((one.name, *one.local_names.values()))))
    yield line(say('laws.ground'), wording.word('authority', one.role))
    for heading, told in (
        ('place.complaint', one.complaint),
        ('place.page', one.url),
        ('label.sender.email', one.email),
        ('label.sender.phone', one.phone),
        ('label.sender.address', ', '.join(one.post)),
    ):
        if told:
            yield line(say(heading), told)
    if one.languages:
        yield line(say('place.languages'), wording.joined(map(wording.language_name, one.languages)))
    if one.asks:
        yield line(say('laws.asks'), wording.joined(looked_up(context, text, wording) for text in one.asks))
    if one.ask_service_first:
        wait = one.ask_service_first
        yield line(say('place.ask-first'), say(f'time.{wait.unit}', count=wait.value))
    if one.note:
        yield looked_up(context, one.note, wording)
