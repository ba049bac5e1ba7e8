"""People: who writes, for whom, to whom, and how they are reached."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from letters.languages.locale import country_name
from letters.languages.locale import direction
from letters.languages.locale import moment
from letters.law import topic
from letters.law.behind import PARTS
from letters.law.recipients import engines_of
from letters.law.recipients import recipient_of
from letters.pen.marks import listed
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.marks import value
from letters.pen.pen import Pen
from letters.pen.pen import printing


@printing(unasked=('recipient.name',))
def recipient(pen: Pen) -> Markup:
    """The recipient's name."""
    return piece('recipient.name', '', pen.topic.recipient.name)


@printing(unasked=('service.name',))
def service(pen: Pen) -> Markup:
    """The service that the letter is about: its reader, or the one of which an authority is told."""
    return piece('service.name', '', pen.topic.service.name)


@printing(unasked=('recipient.name',))
def all_recipients(pen: Pen, readers: tuple[str, ...]) -> list[Markup]:
    """Everybody whom letters about these items ask to act: services, search engines, and more of the readers."""
    here = pen.topic.here
    found = [recipient_of(item, here.registry) for item in pen.topic.places]
    found += [one for item in pen.topic.places for one in engines_of(item, here.registry)]
    found += [here.recipient(id) for id in readers if id not in here.registry.outline.authorities]
    names = dict.fromkeys(one.name for one in found if one is not None and one.write_to != 'never')
    return [piece('recipient.name', '', name) for name in names]


class Company(NamedTuple):
    """A company behind a site: its name, the day of the look-up where it is known, and what it is to the site."""

    name: Markup
    day: Markup
    kind: str


@printing(unasked=tuple(f'items.{part}.{key}' for part in ('host', 'network') for key in ('name', 'looked_up')))
def companies(pen: Pen) -> list[Company]:
    """Who stores the places of the letter, or stands in front of them, as a look-up said; nobody never written to."""
    about = {number - 1 for number, _ in pen.topic.items}
    return [
        Company(
            piece(f'items.{part}.name', '', one.recipient.name),
            piece(f'items.{part}.looked_up', '', moment(one.looked_up, pen.translator.language))
            if one.looked_up
            else Markup(''),
            kind,
        )
        for one in pen.topic.here.companies
        for part, kind in PARTS.items()
        if kind == one.recipient.record.kind
        and part != 'registrar'
        and one.recipient.write_to != 'never'
        and about & {*one.places}
    ]


@printing(unasked=('recipient.name',))
def offices(pen: Pen, readers: tuple[str, ...]) -> list[Markup]:
    """The authorities among the readers, the police with them."""
    here = pen.topic.here
    names = dict.fromkeys(here.recipient(id).name for id in readers if id in here.registry.outline.authorities)
    return [piece('recipient.name', '', name) for name in names]


@printing('items.host.looked_up', 'items.network.looked_up', 'items.registrar.looked_up')
def looked_up(pen: Pen) -> Markup:
    """The day on which somebody looked up that the recipient stands behind the places of the letter."""
    named = (one for one in pen.topic.here.companies if one.recipient.id == pen.topic.recipient.id)
    held = next((one.looked_up for one in named), '')
    part = next((part for part, kind in PARTS.items() if kind == pen.topic.recipient.record.kind), '')
    return piece(f'items.{part}.looked_up', '', moment(held, pen.translator.language)) if held else Markup('')


@printing(unasked=('recipient.name',))
def matching(pen: Pen) -> Markup:
    """The services for fingerprints of pictures of adults that the recipient takes part in."""
    names = topic.matching(pen.topic.here, pen.topic.recipient)
    return listed(pen, (piece('recipient.name', '', name) for name in names))


@printing('person.name')
def person(pen: Pen) -> Markup:
    """The name of the person shown, where somebody else signs."""
    return value(pen, 'person.name')


@printing('person.name', unasked=('person.known_as',))
def subject_name(pen: Pen) -> Markup:
    """The name of the person whose data it is; another name only where there is none."""
    name = pen.case.person.name or (name_in_script(pen) if pen.speaks_for_self else '')
    known_as = pen.case.person.known_as
    return piece('person.name', '', name) if name else piece('person.known_as', '', pen.tongue.comma.join(known_as))


@printing('person.died')
def died(pen: Pen) -> Markup:
    """The day on which the person shown died, or the year where no more was said."""
    held = pen.case.person.died
    return piece('person.died', '', moment(held, pen.translator.language) if '-' in held else held)


@printing('person.country')
def country(pen: Pen) -> Markup:
    """The country of the person shown."""
    code = pen.case.person.country
    return said('person.country', '', country_name(code, pen.translator.language)) if code else Markup('')


@printing('sender.role')
def capacity(pen: Pen) -> Markup:
    """In what capacity somebody acts for the person shown, in a word."""
    role = pen.case.sender.role
    words = pen.phrases['sender.capacity']
    if role not in words:
        return Markup('')
    return piece('sender.role', '', pen.say('phrase sender.capacity', words[role]))


@printing('sender.role')
def concerned(pen: Pen) -> Markup:
    """Who signs: the person whose details these are, or in what capacity somebody acts for that person."""
    role, table = pen.case.sender.role, pen.phrases['sender.role/concerned']
    return said('sender.role', role, pen.say('phrase sender.role', table[role])) if role in table else Markup('')


@printing('sender.organisation')
def organisation(pen: Pen) -> Markup:
    """The organisation for which the sender acts."""
    return value(pen, 'sender.organisation')


@printing('sender.email', unasked=('sender.phone', 'sender.address'))
def contact(pen: Pen) -> Markup:
    """One way to reach the sender: the mailbox, else the telephone, else the address."""
    sender = pen.case.sender
    if sender.email:
        return value(pen, 'sender.email')
    return value(pen, 'sender.phone') if sender.phone else value(pen, 'sender.address')


@printing('sender.name')
def sender_name(pen: Pen) -> Markup:
    """The sender's name, in the script of the letter where it was given."""
    return piece('sender.name', '', name_in_script(pen))


def name_in_script(pen: Pen) -> str:
    """The name to sign with."""
    sender = pen.case.sender
    non_latin = direction(pen.translator.language) == 'rtl'
    return sender.name if non_latin or not sender.name_latin else sender.name_latin
