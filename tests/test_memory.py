"""What a person said lives as long as the interview, and nowhere in the program afterwards."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from collections.abc import Mapping
from types import FrameType
from types import ModuleType

from letters.interview.memory import Memory
from letters.registry import load
from tests.support.day import DAY
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview

NAMES = ('Quillon Exampleby', 'quillon-exampleby', 'qe.mailbox@example.org')
SAID: Mapping[str, str | tuple[str, ...]] = {
    **TYPED,
    'start.links': ('https://www.instagram.com/quillon-exampleby/p/1/ https://quillon-exampleby.example.net/a/1', ''),
    'items.queries': ('Quillon Exampleby', ''),
    'materials.recorded_by': '1',
    'sender.name': 'Quillon Exampleby',
    'sender.email': 'qe.mailbox@example.org',
}


def _reachable(roots: list[object]) -> Iterator[object]:
    """Everything that hangs on some objects, without what belongs to other programs than ours."""
    foreign = {id(vars(one)) for name, one in [*sys.modules.items()] if name.split('.')[0] != 'letters'}
    found, waiting = set(foreign), list(roots)
    while waiting:
        one = waiting.pop()
        if id(one) in found or isinstance(one, FrameType) or (isinstance(one, ModuleType) and one not in roots):
            continue
        found.add(id(one))
        yield one
        waiting += gc.get_referents(one)


def _remembered(*names: str) -> set[str]:
    """The texts with one of these names that the modules and caches of the program still hold."""
    gc.collect()
    ours = [one for name, one in sys.modules.items() if name.split('.')[0] == 'letters']
    return {one for one in _reachable([*ours]) if isinstance(one, str) and any(name in one for name in names)}


def test_nothing_that_was_said_is_held_anywhere_once_the_interview_is_over() -> None:
    assert interview(Person(SAID), memory=Memory(load.registry(), DAY)).end == 'done'
    assert _remembered(*NAMES) == set()
