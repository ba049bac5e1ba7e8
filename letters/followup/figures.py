"""What services did with the letters of a run, in figures: nothing about a person, and no count that points at one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Any

from letters.law.age import young
from letters.law.deadlines import calendar_of
from letters.law.deadlines import day_of
from letters.law.deadlines import due_moment
from letters.law.deadlines import leading
from letters.model.case import UNANSWERED
from letters.model.case import WORDLESS
from letters.model.case import day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.followup.thread import Thread
    from letters.law.topic import Situation
    from letters.wording.words import Wording

FEWEST = 5
"""A count under this is not told: whoever knows one of the people could tell that it is about them."""
COUNTS = ('sent', 'on_time', 'refused', 'silent', 'back')

_REFUSED = frozenset({'refusal', 'not-a-violation'})
_BACK = 'reupload-notice'


@dataclass(slots=True)
class Count:
    """The papers that went to a service: all, answered in time, refused, without any answer, and back after removal."""

    sent: int = 0
    on_time: int = 0
    refused: int = 0
    silent: int = 0
    back: int = 0

    def add(self, thread: Thread, here: Situation) -> None:
        """Counts a paper that was sent, once, with all that followed it."""
        answers = {one.answer for one in thread.sent}
        self.sent += 1
        self.on_time += _in_time(thread, here)
        self.refused += bool(answers & _REFUSED)
        self.silent += 'silence' in answers or (thread.state == 'overdue' and not answers - {'', 'confirmed'})
        self.back += any(one.paper == _BACK for one in thread.sent)

    def said(self) -> dict[str, int | str]:
        """The counts; a small one as `<5`, and with it nothing can be worked out from the others of its service."""
        counts = {name: getattr(self, name) for name in COUNTS}
        if self.sent < FEWEST:
            return dict.fromkeys(COUNTS, f'<{FEWEST}')
        return {name: f'<{FEWEST}' if 0 < count < FEWEST else count for name, count in counts.items()}


def figures(cases: Iterable[tuple[Iterable[Thread], Situation]]) -> dict[str, Count]:
    """The counts by service, each by the id of its record: sites without one are counted together."""
    found: dict[str, Count] = {}
    for threads, here in cases:
        for thread in threads:
            if thread.sent:
                service = here.recipient(thread.recipient).record.id
                found.setdefault(service, Count()).add(thread, here)
    return dict(sorted(found.items()))


def _in_time(thread: Thread, here: Situation) -> bool:
    """Whether the first letter was answered, with more than that it arrived, before its time was over."""
    first = thread.sent[0]
    answered = day(first.answered_on)
    laws = thread.paper.laws if thread.paper else ()
    found = leading(young([here.registry.law(id) for id in laws], here.on))
    if answered is None or found is None or first.answer in UNANSWERED | WORDLESS:
        return False
    law, clock = found
    by = due_moment(clock, first.on, calendar_of(law, here.case, here.registry))
    return by is not None and answered <= day_of(by)


def figure_lines(found: dict[str, Count], wording: Wording) -> Iterator[str]:
    """The same in lines."""
    for service, count in found.items():
        name = wording.message('start.other-site') if service == 'generic' else wording.recipient(service)
        yield wording.message('figures.line', service=name, **count.said())
    yield wording.message('figures.few', fewest=FEWEST)


def figures_json(found: dict[str, Count]) -> list[dict[str, Any]]:
    """The same for a program."""
    return [{'service': service, **count.said()} for service, count in found.items()]
