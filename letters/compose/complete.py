"""No missing element: what a law demands against what the page really holds (promise 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from letters.law.elements import Slot
from letters.law.elements import slots
from letters.law.elements import wanted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.compose.fragment import Fragment
    from letters.compose.fragment import Printed
    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.letter import Line
    from letters.model.letter import Signature


@dataclass(frozen=True, slots=True)
class Lack:
    """An element that a letter should hold and does not: its law (empty: the kind's own), the word, the citation."""

    law: str
    word: str
    cite: str


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on the page: the fragment, the keys of the head, the signature."""

    fragment: Fragment
    sender: tuple[Line, ...]
    recipient: tuple[Line, ...]
    signature: Signature | None
    dated: str

    def has_mark(self, word: str, places: Iterable[str]) -> bool:
        """Whether the element is marked in the body, or stands in the head or the signature."""
        allowed = set(places)
        if 'body' in allowed and word in self.fragment.printed:
            return True
        if 'signature' in allowed and self.signature is not None and self.signature.name:
            return True
        if 'head' not in allowed:
            return False
        if word == 'date-of-request':
            return bool(self.dated)
        return bool(self.recipient) if word == 'addressee' else bool(self.sender)

    def values(self, word: str, places: Iterable[str]) -> set[Printed]:
        """The values printed for an element in the places that may hold it."""
        allowed = set(places)
        found: set[Printed] = set()
        if 'body' in allowed:
            found |= self.fragment.printed.get(word, set())
        if 'head' in allowed:
            found |= {(line.key, '') for line in self.sender if line.text}
            found |= {('recipient.name', '')} if self.recipient else set()
        if 'signature' in allowed and self.signature is not None and self.signature.name:
            found.add(('sender.name', ''))
        return found


def _printed(slot: Slot, values: set[Printed]) -> bool:
    if not slot.of:
        return any(key in slot.keys for key, _ in values)
    return any((key, slot.of) in values for key in slot.keys)


def holds(word: str, page: Page, topic: Topic) -> bool:
    """Whether an element is really on the page: marked, and with every value it is about."""
    places = topic.here.registry.vocabulary.elements[word].met_by
    if not page.has_mark(word, places):
        return False
    values = page.values(word, places)
    return all(_printed(slot, values) for slot in slots(word, topic))


def _in_its_own_words(law: Law, word: str, page: Page, laws: Iterable[Law]) -> bool:
    """Whether a statement that a law words itself stands there in the words of this law, not of another.

    Where a law asks which rule is broken, a rule has to stand there that is none of the laws which ask.
    """
    if word in _BY_ANOTHER_RULE:
        # Naming itself is no answer, and the recipient's own rule makes nothing illegal.
        cited = {of for key, of in page.fragment.printed.get(word, set()) if key == 'law.cite'}
        return bool(cited - {'', *(one.id for one in laws)})
    own = {one.is_ for one in law.statements}
    if word in own or (word == 'accuracy' and 'good-faith' in own):
        return ('law.statement', law.id) in page.fragment.printed.get(word, set())
    return word not in _ONLY_IN_STATEMENTS


# Elements that ask for a rule beside the law that asks.
_BY_ANOTHER_RULE = frozenset({'why-illegal'})

# Elements that nothing but a statement of the law's record can fulfil.
_ONLY_IN_STATEMENTS = frozenset({'good-faith', 'accuracy', 'authority-on-oath', 'not-paid'})


def lacking(brief: Brief, page: Page) -> tuple[Lack, ...]:
    """Every element that the laws, or the kind of paper, demand and that the page does not hold."""
    topic = brief.topic
    found = [
        Lack(law.id, element.is_, element.cite)
        for law in brief.cited
        for element in wanted(law, topic)
        if element.need == 'required'
        and element.met_by != 'channel'
        and not (holds(element.is_, page, topic) and _in_its_own_words(law, element.is_, page, brief.laws))
    ]
    found += [Lack('', word, '') for word in brief.must if not holds(word, page, topic)]
    return tuple(found)
