"""What the record of a country says: in letters, on the screen, and to whoever looks it up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters.model.law import STARTED_BY_LETTER
from letters.translating.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set

    from letters.model.law import Jurisdiction
    from letters.model.law import Law
    from letters.model.locale import Domain


def cite(text: str, domain: Domain = 'letters') -> Sentence:
    """A citation."""
    note = 'A citation. Use the official form of the language; keep it as it is where there is none.'
    return Sentence(domain, 'cite', text, note, may_equal=True)


def of_letters(place: Jurisdiction, used: Set[str], placed: Set[str]) -> Iterator[Sentence]:
    """What letters say of the law of a country."""
    for law in (law for law in place.laws if law.id in used):
        yield from sentences_of(law)
        yield from (cite(element.cite) for element in law.elements if element.is_ in placed)
    for rule in place.illegal_because:
        if rule.confidence != 'low':
            yield Sentence('letters', f'law {rule.id}', rule.text, 'Why such content is illegal. Legal text.')
            yield cite(rule.cite)


def sentences_of(law: Law) -> Iterator[Sentence]:
    """Every sentence of a law that a letter may print, with its citations."""
    context, title = f'law {law.id}', law.title
    yield cite(law.citation)
    yield Sentence(
        'letters', context, law.title, 'A title: the official one of the language, or as it is.', may_equal=True
    )
    for said in law.says:
        yield Sentence('letters', context, said.text, f'{title}. Legal text: no freer than the English.')
        yield cite(said.cite)
    for one in law.statements:
        note = f'{title}. A statement of the sender ({one.weight}).'
        yield from (Sentence('letters', context, text, note) for text in one.voices().values())
    yield from (cite(one) for one in (law.duty, law.duty_refused) if one)
    if law.belief_refused:
        note = f'{title}. What a complaint about a decision believes of it, in the measure that the law gives.'
        yield Sentence('letters', context, law.belief_refused, note)
    if law.deadline and (law.deadline.for_answer == 'yes' or law.deadline.starts in STARTED_BY_LETTER):
        yield cite(law.deadline.cite)


def of_place(place: Jurisdiction, told: Set[str]) -> Iterator[Sentence]:
    """Its dangers, its regions, who helps there, how an authority is found."""
    for danger in place.dangers:
        for text in (danger.say, *danger.points):
            yield Sentence('interface', f'danger {danger.id}', text)
    for code, name in place.regions.items():
        note = 'A state or province, as the language writes it.'
        yield Sentence('interface', f'region {code}', name, note, may_equal=True)
    for said in place.no_helpline_for.values():
        yield Sentence('interface', f'helpline {place.id}', said, 'Nobody is known who helps these people.')
    yield from _of_ways(place, told)
    for line in place.helplines:
        if line.note:
            yield Sentence('interface', f'helpline {line.id}', line.note, line.name)
        if line.hours:
            yield Sentence('interface', 'helpline hours', line.hours)


def _of_ways(place: Jurisdiction, told: Set[str]) -> Iterator[Sentence]:
    """What a law says that opens a way which no letter takes, the person's own times, how an authority is found."""
    for law in place.laws:
        if law.unsettled:
            note = f'{law.title}. What to look up before a paper that cites it is sent.'
            yield Sentence('interface', f'law {law.id}', law.unsettled, note)
    for law in (one for one in place.laws if one.id in told):
        for said in law.says:
            yield Sentence('interface', f'law {law.id}', said.text, law.title)
    for law in place.laws:
        for clock in filter(lambda one: one.say, law.clocks):
            yield Sentence('interface', f'law {law.id}', clock.say, f'{law.title}. A time that the person has.')
    for office in place.authorities:
        for text in office.find:
            yield Sentence('interface', f'authority {office.id}', text, office.name)


def looked_up_of(place: Jurisdiction) -> Iterator[Sentence]:
    """What whoever looks a record up is shown beside what letters say."""
    for law in place.laws:
        yield from _of_law(law)
    for rule in place.illegal_because:
        yield Sentence('registry', f'law {rule.id}', rule.text, 'Why such content is illegal. Legal text.')
        yield cite(rule.cite, 'registry')
    for one in place.authorities:
        for text in filter(None, (*one.asks, one.note)):
            yield Sentence('registry', f'authority {one.id}', text, f'{one.name}: what it asks for, or a note.')


def _of_law(law: Law) -> Iterator[Sentence]:
    yield from (replace(one, domain='registry') for one in sentences_of(law))
    for one in (one for held in (law.elements, law.clocks, law.statements) for one in held):
        yield cite(one.cite, 'registry')
    for about, texts in (
        ('What it does not reach, and who cannot use it.', law.limits),
        ('What a lawyer should know of it.', law.notes),
        ('What follows from a false notice.', [law.false_notice]),
        (
            'A note on a time, or on what a notice must hold.',
            [one.note for held in (law.elements, law.clocks) for one in held],
        ),
    ):
        for text in filter(None, texts):
            yield Sentence('registry', f'law {law.id}', text, f'{law.title}. {about}')
