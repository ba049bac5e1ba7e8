"""What an element of a notice must print for a letter, and whether the case has it (promise 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.law.conditions import evaluate
from letters.law.needs import met
from letters.law.recipients import place_link
from letters.law.shown import MADE
from letters.law.shown import paid_now

if TYPE_CHECKING:
    from letters.law.topic import Topic
    from letters.model.case import Item
    from letters.model.law import Element
    from letters.model.law import Law


class Slot(NamedTuple):
    """A value that must be printed by any of these keys, for one thing: an item's number, a choice, a recording."""

    keys: tuple[str, ...]
    of: str


_TEXTS_OF_MATERIALS = frozenset({'work', 'copyright_owner', 'own_words'})


def value(key: str, of: str, topic: Topic) -> str:
    """The value of a dotted key for one thing, empty when the case does not have it."""
    part, _, name = key.partition('.')
    case = topic.here.case
    if part in {'law', 'recipient', 'service'}:
        return topic.service.name if part == 'service' else topic.recipient.name
    if part in {'sender', 'person'}:
        held = getattr(getattr(case, part), name)
        if key == 'person.name' and not held and case.sender.role == 'self':
            # The person shown signs, and has said who they are once.
            held = case.sender.name
        return ', '.join(held) if isinstance(held, list) else held
    if part == 'items':
        item = topic.numbered[of]
        if name == 'url':
            return place_link(item, topic.here.registry)
        return '' if name == 'shows' and not case.describes(item) else _of_item(name, item)
    if part == 'materials':
        return _of_materials(name, of, topic)
    return _of_case(part, getattr(case, part))


def _of_case(part: str, held: Any) -> str:
    if part == 'sent':
        # What was sent has many values, which are printed one by one.
        return part if held else ''
    return ', '.join(held) if isinstance(held, list) else '' if held == 'none' else str(held)


def _of_item(name: str, item: Item) -> str:
    if name == 'locator':
        locator = item.locator
        return locator.message or locator.group or locator.account or locator.place
    if name.startswith('locator.'):
        return str(getattr(item.locator, name.removeprefix('locator.')))
    held = getattr(item, name)
    if name == 'reports':
        return 'reported' if held else ''
    return ', '.join(held) if isinstance(held, list) else str(held)


def _of_materials(name: str, of: str, topic: Topic) -> str:
    if name in _TEXTS_OF_MATERIALS:
        material = next((m for m in topic.materials if m.id == of), None)
        return str(getattr(material, name)) if material else ''
    return of if of != '?' else ''


def _material_things(name: str, topic: Topic) -> list[str]:
    """What a key of materials is printed for: recordings, or the choices that were made; `?` for an open one."""
    if name in _TEXTS_OF_MATERIALS:
        return [material.id for material in topic.materials]
    if name == 'paid_now':
        return [paid_now(topic.materials) or '?']
    things: list[str] = []
    # Nobody is asked of a real recording whether it looks real.
    of = [one for one in topic.materials if name != 'looks_real' or one.kind in MADE]
    for material in of:
        held = getattr(material, name)
        things += held or ['?'] if isinstance(held, list) else [held or '?']
    return list(dict.fromkeys(things))


def slots(word: str, topic: Topic) -> tuple[Slot, ...]:
    """Everything that a mark with this word must have printed in this letter."""
    found: list[Slot] = []
    for line in topic.here.registry.vocabulary.elements[word].prints:
        if not evaluate(line.when, topic.known).holds:
            continue
        keys = tuple(line.any)
        part, _, name = keys[0].partition('.')
        if part == 'items':
            found += [Slot(keys, str(number)) for number, _ in topic.items]
        elif part == 'materials':
            found += [Slot(keys, thing) for thing in _material_things(name, topic)]
        else:
            found.append(Slot(keys, ''))
    return tuple(found)


def is_filled(slot: Slot, topic: Topic) -> bool:
    """Whether the case has a value for a slot."""
    return any(value(key, slot.of, topic) for key in slot.keys)


def wanted(law: Law, topic: Topic) -> tuple[Element, ...]:
    """The elements of a law whose condition holds for this letter, and of which the answers are there.

    A law that demands one whose answers are not there binds nobody yet: `letters.law.matching.binds`.
    """
    asked = (element for element in law.elements if evaluate(element.when, topic.known).holds)
    return tuple(element for element in asked if element.need == 'required' or met(element.needs, topic).holds)


def unanswered(word: str, topic: Topic) -> tuple[str, ...]:
    """The questions whose answers an element still wants."""
    keys = [slot.keys[0] for slot in slots(word, topic) if not is_filled(slot, topic)]
    own = topic.here.case.sender.role == 'self'
    return tuple(dict.fromkeys('sender.name' if own and key == 'person.name' else key for key in keys))


# Elements that the form, the channel or the person's own enclosure meets are no matter of the letter's text.
_OUTSIDE = frozenset({'channel', 'enclosure'})


def missing(law: Law, topic: Topic) -> tuple[tuple[Element, tuple[str, ...]], ...]:
    """Required elements that the case cannot fill, each with the answers that would."""
    found = []
    for element in wanted(law, topic):
        if element.need != 'required' or element.met_by in _OUTSIDE:
            continue
        keys = unanswered(element.is_, topic)
        if keys:
            found.append((element, keys))
    return tuple(found)
