"""The command `laws`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from letters.cli.given import is_place
from letters.cli.given import places_of
from letters.cli.given import unknown_law
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.model.law import SAME
from letters.model.law import Law
from letters.model.law import Statement
from letters.registry.load import registry
from letters.wording.filled import filled
from letters.wording.place import joined
from letters.wording.place import place_lines
from letters.wording.place import quoted
from letters.wording.place import record_lines
from letters.wording.place import records_beside
from letters.wording.record import cited
from letters.wording.record import how_sure
from letters.wording.record import looked_up
from letters.wording.record import source_line
from letters.wording.record import title

if TYPE_CHECKING:
    from letters.model.law import Jurisdiction
    from letters.model.record import Needs
    from letters.wording.words import Wording


def laws(id: str, country: str, *, as_json: bool) -> None:
    """List the laws and, for a country, what else is known of it; or show one record whole. A place may be the id."""
    if id and not country and not _is_record(id) and is_place(id):
        id, country = '', id
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
        show(_listed([place for place in places if place.laws], words))
        show([words.message('laws.none')] if not found else [])
        for place in (one for one in places if country and (records_beside(one) or one.part_of)):
            show(['', *place_lines(place, words)])
        show(['', words.message('laws.not-advice')] if found else [])


def _is_record(id: str) -> bool:
    """Whether an id is that of a record; to look for a place of that name in all languages takes longer."""
    known = registry()
    beside = (one for place in known.jurisdictions.values() for one in records_beside(place))
    return id in known.outline.laws or any(one.id == id for one in beside)


def _listed(places: list[Jurisdiction], words: Wording) -> Iterator[str]:
    """The laws in a line each, below the name of their country; what does not hold today has its day below it."""
    on = date.today()  # noqa: DTZ011
    for number, place in enumerate(places):
        yield from (['', words.place(place.id)] if number else [words.place(place.id)])
        for law in place.laws:
            yield words.line(law.id, _cited(title(law, words), law.citation, words))
            if law.in_force and on < law.in_force:
                yield f'  {words.line(words.message("laws.in-force"), law.in_force.isoformat())}'
            if law.until and law.until < on:
                yield f'  {words.line(words.message("laws.until"), law.until.isoformat())}'


def _as_json(law: Law) -> dict[str, Any]:
    """A law for a program: its first clock stands apart too, and an element has its word as its id, as ever."""
    found = law.model_dump(mode='json', by_alias=True, exclude_defaults=True)
    for element in found.get('elements', ()):
        element['id'] = element['is']
    if law.deadline:
        found['deadline'] = law.deadline.model_dump(mode='json', by_alias=True, exclude_defaults=True)
    return found


def _law(law: Law) -> Iterator[str]:
    words = wording()
    say, line = words.message, words.line

    def spoken(text: str) -> str:
        return looked_up(f'law {law.id}', text, words)

    yield line(say('laws.id'), law.id)
    yield line(say('laws.ground'), words.word('ground', law.ground))
    yield line(say('laws.title'), title(law, words))
    yield line(say('laws.citation'), cited(law.citation, words))
    if law.in_force:
        yield line(say('laws.in-force'), law.in_force.isoformat())
    if law.until:
        yield line(say('laws.until'), law.until.isoformat())
    yield line(say('laws.binds'), words.words('recipient', law.binds))
    yield line(say('laws.covers'), words.words('material', law.covers) or '-')
    yield line(say('laws.signers'), words.words('signer', law.signers))
    if law.after_death:
        yield line(say('laws.after-death'), words.words('signer', law.after_death))
    yield line(say('laws.oath'), words.word('oath', law.oath))
    yield from _asked(law, words)
    for heading, lines in (
        ('laws.says', [joined(_cited(spoken(said.text), said.cite, words), quoted(said, words)) for said in law.says]),
        ('laws.statements', [text for one in law.statements for text in _statement(one, law, words)]),
        ('laws.limits', map(spoken, law.limits)),
        ('laws.if-ignored', [words.paper(one.paper) + (f' ({one.law})' if one.law else '') for one in law.if_ignored]),
        ('laws.lead', map(spoken, law.notes)),
    ):
        held = [f'- {text}' for text in lines]
        if held:
            yield words.heading(say(heading))
            yield from held
    if law.unsettled:
        yield spoken(law.unsettled)
    if law.false_notice:
        yield line(say('laws.false-notice'), spoken(law.false_notice))
    yield from how_sure(law, words)
    yield words.heading(say('laws.sources'))
    yield from (f'- {source_line(source, words)}' for source in law.sources)
    yield say('laws.not-advice')


def _cited(text: str, cite: str, words: Wording) -> str:
    return f'{text} ({cited(cite, words)})'


def _statement(one: Statement, law: Law, words: Wording) -> Iterator[str]:
    """A statement with its weight and citation, then in the words of each other signer, and what it rests on."""
    person = {'person': words.word('signer', 'self')}
    context = f'law {law.id}'
    own = _cited(filled(looked_up(context, one.text, words), person), one.cite, words)
    yield words.line(words.word('weight', one.weight), own)
    others = (one.for_other, one.for_representative, one.for_guardian, one.for_relative)
    yield from (
        filled(looked_up(context, text, words), person) for text in dict.fromkeys(others) if text not in {'', SAME}
    )
    yield from (text for text in (_needed(one.needs, words), quoted(one, words)) if text)


def _needed(needs: Needs, words: Wording) -> str:
    """The answers that something rests on, by their short names."""
    facts = words.registry.vocabulary.facts
    return words.labels(tuple(facts[key].ask for key in needs)) if isinstance(needs, dict) else ''


def _asked(law: Law, words: Wording) -> Iterator[str]:
    """By when, and what a notice must hold."""
    say, line, context = words.message, words.line, f'law {law.id}'
    for id, told in (
        ('laws.from-age', words.joined(f'{words.word("signer", role)} {age}' for role, age in law.from_age.items())),
        ('laws.send-to', words.word('authority', str(law.send_to or ''))),
        ('laws.asks', words.words('asks', law.asks)),
    ):
        if told:
            yield line(say(id), told)
    for clock in law.clocks:
        time = words.message(f'time.{clock.unit}', count=clock.value)
        yield line(say('laws.deadline'), _cited(time, clock.cite, words))
        yield line(say('laws.deadline-for'), words.word('whose-time', clock.for_))
        yield line(say('laws.deadline-starts'), words.word('starts', clock.starts))
        yield from (f'  {text}' for text in (looked_up(context, clock.note, words), quoted(clock, words)) if text)
    yield words.heading(say('laws.elements'))
    for element in law.elements:
        needed = _needed(element.needs, words)
        means = words.translator.text('element', words.registry.vocabulary.elements[element.is_].means)
        named = f'{means} ({words.word("need", element.need)})'
        yield f'- {line(named, cited(element.cite, words))}{f" [{needed}]" if needed else ""}'
        if element.note:
            yield f'  {looked_up(context, element.note, words)}'
