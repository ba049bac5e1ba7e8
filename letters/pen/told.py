"""What a paper prints of a case, worked out of what its template calls: told before it is made, and asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.disclosure import is_held
from letters.law.elements import value
from letters.law.elements import wanted
from letters.pen.offered import OFFERED
from letters.pen.people import HEAD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.brief import Brief
    from letters.model.template import Call

# The order in which details are told; one that is not named here comes after them.
_ORDER = (
    'sender.name', 'sender.email', 'sender.role', 'sender.authority', 'sender.organisation', 'person.country',
    'person.identifiable_by', 'person.name', 'person.known_as', 'items.queries', 'sender.address', 'sender.phone',
)  # fmt: skip


def printed(brief: Brief) -> tuple[str, ...]:
    """The details of persons that the letter prints, as far as the case has them."""
    topic = brief.topic
    found = _of_head(brief)
    for call in _reached(brief):
        offer = OFFERED[call.name]
        asked = offer.keys(call.given)
        found |= set(asked)
        if not any(value(key, '', topic) for key in asked if key.startswith(('sender.', 'person.'))):
            # In the place of an answer that is missing stands the next one that there is.
            found |= set([key for key in offer.unasked if is_held(key, topic)][:1])
    in_order = dict.fromkeys((*_ORDER, *sorted(found)))
    return tuple(key for key in in_order if key in found and is_held(key, topic))


def _of_head(brief: Brief) -> set[str]:
    """What stands in the head: an address or a telephone only where a law names it, or nothing else reaches."""
    topic, sender = brief.topic, brief.topic.here.case.sender
    words = {element.is_ for law in brief.laws for element in wanted(law, topic) if element.need == 'required'}
    found = set(HEAD)
    if 'postal-address' in words or not (sender.email or sender.phone):
        found.add('sender.address')
    if 'telephone' in words or not sender.email:
        found.add('sender.phone')
    return found


def _reached(brief: Brief) -> Iterator[Call]:
    """What the template calls in this letter."""
    for call in calls_of(brief):
        tables = ({key: list(values)} for key, values in call.when)
        if set(call.words) <= brief.words and all(evaluate(table, brief.topic.known).holds for table in tables):
            yield call


def calls_of(brief: Brief) -> tuple[Call, ...]:
    """What the template of a paper calls, whatever the case."""
    calls = brief.topic.here.registry.calls.get(brief.kind.id, ())
    # A name that nobody offers prints nothing: the paper is refused when it is composed.
    return tuple(call for call in calls if call.name in OFFERED and not (call.without_law and brief.laws))


def turns_on(brief: Brief) -> frozenset[str]:
    """The answers that the words of a letter print or turn on, and for which somebody may be asked."""
    facts, known = brief.topic.here.registry.vocabulary.facts, brief.topic.known
    guards: dict[str, set[tuple[str, ...]]] = {}
    for call in calls_of(brief):
        if any(evaluate({key: list(values)}, known).holds is False for key, values in call.when):
            continue
        for key in call.given[:1] if call.name == 'fact' else OFFERED[call.name].keys(call.given):
            guards.setdefault(key, set()).add(call.words)
    # A key that an element guards somewhere is asked for because of the element; elsewhere other words do without it.
    asked = {key for key, words in guards.items() if any(set(w) <= brief.words for w in words - {()} or {()})}
    return frozenset(facts[key].ask if key in facts else key for key in asked)
