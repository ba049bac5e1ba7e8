"""What a paper prints of a case, worked out of what its template calls: told before it is made, and asked for."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.law.disclosure import OWN_WORDS
from letters.law.disclosure import is_held
from letters.law.disclosure import speaks
from letters.law.disclosure import tells_of_person
from letters.law.elements import value
from letters.law.elements import wanted
from letters.pen.offered import OFFERED

if TYPE_CHECKING:
    from letters.law.brief import Brief
    from letters.model.registry import Registry
    from letters.model.template import Call

HEAD = ('sender.name', 'sender.email', 'sender.organisation')
"""What stands in the head of every letter, or under it, whatever its template prints; of these what was answered."""

# The order in which details are told; one that is not named here comes after them.
_ORDER = (
    'sender.name', 'sender.email', 'sender.role', 'sender.authority', 'sender.organisation', 'person.country',
    'person.identifiable_by', 'person.name', 'person.known_as', 'items.queries', 'sender.address', 'sender.phone',
)  # fmt: skip


def printed(brief: Brief) -> tuple[str, ...]:
    """The details of persons that the letter prints, as far as the case has them."""
    topic = brief.topic
    found = _of_head(brief)
    told = chain.from_iterable(_telling(topic.here.registry, id) for id in brief.bodies)
    for call, asked, instead in told:
        if not _is_reached(call, brief):
            continue
        found |= set(asked)
        if instead and not any(value(key, '', topic) for key in asked):
            # In the place of an answer that is missing stands the next one that there is.
            found |= set([key for key in instead if is_held(key, topic)][:1])
    in_order = dict.fromkeys((*_ORDER, *sorted(found)))
    return tuple(key for key in in_order if key in found and is_held(key, topic) and _is_said(key, brief))


def _is_said(key: str, brief: Brief) -> bool:
    """Own words stand only in a letter of their language."""
    return key != OWN_WORDS or any(speaks(one.own_words, brief.written_in) for one in brief.topic.materials)


def _of_head(brief: Brief) -> set[str]:
    """What stands in the head: an address or a telephone only where a law names it, or nothing else reaches."""
    topic, sender = brief.topic, brief.topic.here.case.sender
    words = {element.is_ for law in brief.laws for element in wanted(law, topic) if element.need == 'required'}
    found = set(HEAD)
    # The address of a clinic is care-of: it stands in every paper, so that an answer by post reaches somebody.
    if 'postal-address' in words or topic.here.has_agent or not (sender.email or sender.phone):
        found.add('sender.address')
    if 'telephone' in words or not sender.email:
        found.add('sender.phone')
    return found


@lru_cache(maxsize=64)
def _telling(registry: Registry, kind: str) -> tuple[tuple[Call, tuple[str, ...], tuple[str, ...]], ...]:
    """The calls of a template that can tell of persons, each with what it prints, and what in place of that."""
    found = []
    for call in registry.calls.get(kind, ()):
        offer = OFFERED.get(call.name)
        asked, instead = (offer.keys(call.given), offer.unasked) if offer else ((), ())
        told = [tuple(key for key in keys if tells_of_person(key)) for keys in (asked, instead)]
        if any(told):
            found.append((call, told[0], told[1]))
    return tuple(dict.fromkeys(found))


def _is_reached(call: Call, brief: Brief) -> bool:
    """Whether the conditions around a call hold in this letter, so far as they are known."""
    if call.without_law and brief.laws:
        return False
    if not all(evaluate({key: list(values)}, brief.topic.known).holds for key, values in call.when):
        return False
    return not call.words or brief.words.issuperset(call.words)


def names_rules(brief: Brief) -> bool:
    """Whether the letter says by which rules it is illegal."""
    return any(call.name == 'illegal' and brief.words.issuperset(call.words) for call in calls_of(brief))


def calls_of(brief: Brief) -> tuple[Call, ...]:
    """What the template of a paper calls, whatever the case."""
    called = brief.topic.here.registry.calls
    calls = chain.from_iterable(called.get(id, ()) for id in brief.bodies)
    # A name that nobody offers prints nothing: the paper is refused when it is composed.
    return tuple(call for call in calls if call.name in OFFERED and not (call.without_law and brief.laws))


def turns_on(brief: Brief) -> frozenset[str]:
    """The answers that the words of a letter print or turn on, and for which somebody may be asked."""
    facts, known = brief.topic.here.registry.vocabulary.facts, brief.topic.known
    guards: dict[str, set[tuple[str, ...]]] = {}
    for call in calls_of(brief):
        if any(evaluate({key: list(values)}, known).holds is False for key, values in call.when):
            continue
        for key in call.given[:1] if call.name in {'fact', 'answered'} else OFFERED[call.name].keys(call.given):
            guards.setdefault(key, set()).add(call.words)
    # A key that an element guards somewhere is asked for because of the element; elsewhere other words do without it.
    asked = {key for key, words in guards.items() if any(set(w) <= brief.words for w in words - {()} or {()})}
    return frozenset(facts[key].ask if key in facts else key for key in asked)
