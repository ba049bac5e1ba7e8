"""What an interview works out again and again, kept for as long as it lasts and not longer."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any
from typing import TypeVar

from letters.casefile.shape import LONGEST
from letters.casefile.shape import Shape
from letters.interview.answers import in_order
from letters.interview.tables import LISTS
from letters.model.case import Case
from letters.model.clinic import NO_CLINIC
from letters.plan.make import make_plan
from letters.registry.read import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Hashable
    from datetime import date

    from letters.casefile.tree import Value
    from letters.interview.answers import Answers
    from letters.model.clinic import Clinic
    from letters.model.plan import Plan
    from letters.model.registry import Registry

T = TypeVar('T')

# A step asks for a few hundred things; an interview that goes on for hours shall not grow without end.
MOST = 4_096
_EMPTY = Case()


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """The registry and the day of one interview, and what followed from answers that it had or tried.

    Nothing of it outlives the interview, as it holds all that a person said.
    """

    registry: Registry
    on: date
    clinic: Clinic = NO_CLINIC
    _held: dict[Hashable, Any] = field(default_factory=dict, repr=False)

    def once(self, work: Callable[..., T], *given: Hashable) -> T:
        """What a function makes of this memory and some values, worked out once; what is long unused goes first."""
        key = (work, given)
        found: T = self._held.pop(key) if key in self._held else work(self, *given)
        self._held[key] = found
        if len(self._held) > MOST:
            del self._held[next(iter(self._held))]
        return found

    def planned(self, answers: Answers) -> Plan:
        """The plan for some answers."""
        return self.once(_plan, answers)

    def case(self, answers: Answers) -> Case:
        """The case, as far as the answers have the right form; what did not change in it is not read again."""
        return self.once(_case, answers)


def _plan(memory: Memory, answers: Answers) -> Plan:
    return make_plan(memory.case(answers), memory.registry, memory.on, memory.clinic)


def _case(memory: Memory, answers: Answers) -> Case:
    if any(answers.count(part) > LONGEST for part in LISTS):
        return answers.case(memory.registry)
    parts: dict[tuple[str, ...], dict[str, Value]] = {}
    for key, value in answers.whole().items():
        head, _, rest = key.partition('.')
        at = (head, rest.partition('.')[0]) if head in LISTS else (head,)
        parts.setdefault(at, {})[key] = value
    changes: dict[str, Any] = {part: [] for part in LISTS}
    for (head, *number), held in sorted(parts.items(), key=lambda one: (len(one[0]), int([*one[0], '0'][1]))):
        found = getattr(memory.once(_read, frozenset(held.items())), head)
        changes[head] = [*changes[head], *found] if number else found
    return _EMPTY.model_copy(update=changes)


def _read(memory: Memory, held: frozenset[tuple[str, Value]]) -> Case:
    """A case with nothing but these answers, which are those of one recording, one place or one person."""
    return Shape(Document('', in_order(dict(held))), memory.registry.questions).read()
