"""What a person said lives as long as the interview, and nowhere in the program afterwards."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from collections.abc import Mapping
from types import FrameType
from types import ModuleType

from letters import paths
from letters.interview.answers import Answers
from letters.interview.memory import MOST
from letters.interview.memory import Memory
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry import load
from tests.support.day import DAY
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept

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


def _remembered() -> set[str]:
    """The texts with one of these names that the modules and caches of the program still hold."""
    gc.collect()
    ours = [one for name, one in sys.modules.items() if name.split('.')[0] == 'letters']
    return {one for one in _reachable([*ours]) if isinstance(one, str) and any(name in one for name in NAMES)}


def test_nothing_that_was_said_is_held_anywhere_once_the_interview_is_over() -> None:
    said: list[Answers] = []
    made: list[bytes] = []

    def deliver(answers: Answers, *_: object) -> None:
        case = answers.case(load.registry())
        made.extend(packet(case, load.registry(), DAY, Options(formats=('txt', 'html'))).files.values())
        said.append(answers)

    assert interview(Person(SAID), deliver=deliver, memory=Memory(load.registry(), DAY)).end == 'done'
    assert any(NAMES[0] in content.decode() for content in made)
    assert _remembered() == set()
    # It would be found where something held it.
    memory = Memory(load.registry(), DAY)
    memory.planned(said[0])
    assert any(one in NAMES for one in _reachable([memory]) if isinstance(one, str))


def test_a_case_that_is_read_in_parts_is_the_case() -> None:
    memory = Memory(load.registry(), DAY)
    for file in sorted(paths.DEMO.glob('*.yaml')):
        whole = kept(file)
        for answers in (
            whole,
            *(whole.drop(key) for key in whole if not key.endswith('.id')),
            whole.another(),
            whole.put('items.0.url', 'no link'),
        ):
            assert memory.case(answers) == answers.case(load.registry())


def test_answers_are_the_same_whatever_came_first() -> None:
    first = Answers().put('threat', 'none').put('person.country', 'PK')
    second = Answers().put('person.country', 'PK').put('threat', 'none')
    assert (first, hash(first)) == (second, hash(second))
    assert first != second.put('person.country', 'US')


def test_what_is_long_unused_is_forgotten() -> None:
    memory = Memory(load.registry(), DAY)
    worked: list[int] = []

    def noted(_memory: Memory, number: int) -> int:
        worked.append(number)
        return number

    for number in (1, *range(2, 2 * MOST), 1):
        assert memory.once(noted, number) == memory.once(noted, number)
    assert worked == [1, *range(2, 2 * MOST), 1]
