"""What became of each paper that was sent: a thread each, with what followed, where it stands, what may be done.

Pure functions of case, registry and day. A clock is one that the letter itself started, each by its law.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.followup.again import repeated
from letters.followup.ladder import Option
from letters.followup.ladder import Past
from letters.followup.ladder import options
from letters.law.age import young
from letters.law.deadlines import calendar_of
from letters.law.deadlines import day_of
from letters.law.deadlines import due_moment
from letters.law.deadlines import leading
from letters.law.recipients import by_id
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.case import UNANSWERED
from letters.model.case import day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from datetime import datetime

    from letters.law.topic import Situation
    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.case import Sent
    from letters.model.plan import Paper
    from letters.model.plan import Plan

State = Literal['to-send', 'held', 'spare', 'waiting', 'due', 'overdue', 'answered', 'done']
"""It can be sent today; waits for another, or need not be sent any more; its time runs, ends today, or is over;
something came; it is settled."""

_PATIENCE = timedelta(days=7)
"""How long nobody waits where no rule that we could check gives a time, or it has passed once already."""


class Thread(NamedTuple):
    """A paper with all that was sent after it.

    `paper` is the paper as the plan has it today, about the places of the thread alone; nothing where the plan has none
    any more. `places` are positions in the case, from 0. `by` is the moment or day by which one acts again; `law` is
    whose time that is, nothing where no rule gives one. `again` are the places of the same recipient at which it is
    there again, or came up later.
    """

    number: str
    kind: str
    recipient: str
    state: State
    sent: tuple[Sent, ...] = ()
    paper: Paper | None = None
    places: tuple[int, ...] = ()
    by: date | datetime | None = None
    law: str = ''
    options: tuple[Option, ...] = ()
    again: tuple[int, ...] = ()

    @property
    def answer(self) -> str:
        """What came to the last letter of it."""
        return self.sent[-1].answer if self.sent else ''

    @property
    def was_removed(self) -> bool:
        """Whether it was taken down once after a letter of it."""
        return any(one.answer == 'removed' for one in self.sent)

    @property
    def next_number(self) -> str:
        """The number of the letter that would follow."""
        return f'{self.number}.{len(self.sent)}'


def threads(plan: Plan, here: Situation) -> tuple[Thread, ...]:
    """Every paper that was sent or may be sent, in the order of their numbers."""
    groups = _grouped(here.case.sent)
    started = [_thread(number, sent, plan, here) for number, sent in groups.items()]
    settled = {one.number for one in started if one.state == 'done'}
    fresh = [_unsent(paper, settled) for paper in plan.papers if paper.id not in groups]
    return tuple(sorted([*started, *fresh], key=lambda one: one.number))


def _grouped(sent: Sequence[Sent]) -> dict[str, tuple[Sent, ...]]:
    """What was sent by the number of the first paper, in the order of the numbers."""
    found: dict[str, list[Sent]] = {}
    for one in sent:
        found.setdefault(one.number.partition('.')[0], []).append(one)
    return {number: tuple(sorted(some, key=_place_in_line)) for number, some in found.items() if number}


def _place_in_line(one: Sent) -> int:
    return int(one.number.partition('.')[2] or 0)


def _unsent(paper: Paper, settled: set[str]) -> Thread:
    """A paper that nobody sent yet: where the one that it waits for was enough, it is not needed."""
    state: State = 'to-send' if paper.after is None else 'spare' if paper.after.paper in settled else 'held'
    return Thread(paper.id, paper.kind, paper.recipient, state, paper=paper, places=paper.items)


def _thread(number: str, sent: tuple[Sent, ...], plan: Plan, here: Situation) -> Thread:
    first, last = sent[0], sent[-1]
    whole = next((paper for paper in plan.papers if paper.id == number), None)
    places = places_of(sent, here.case, whole)
    paper = whole._replace(items=places) if whole and places and set(places) <= set(whole.items) else None
    again = _again(whole, places, here.case)
    thread = Thread(number, first.paper, first.recipient, 'waiting', sent, paper, places, again=again)
    if last.answer in UNANSWERED:
        by, law = _due(sent, paper, here)
        thread = thread._replace(by=by, law=law, state=_state(by, here.on))
        answer = 'silence' if thread.state in {'due', 'overdue'} else last.answer
    else:
        answer = last.answer
        thread = thread._replace(state='done' if answer == 'removed' else 'answered')
    recipient = by_id(first.recipient, here.registry)
    if recipient.record.kind != 'search-engine' and _is_gone(places, here.case):
        answer = 'removed'
        thread = thread._replace(state='done', by=None, law='')
    topic = Topic(here, items_of(here.case, places), recipient) if paper else None
    past = Past(first.paper, tuple(one.paper for one in sent[1:]), paper, topic)
    found = options(answer, past, plan, here) if answer else ()
    return thread._replace(options=(*_for_new_places(thread, here), *found))


def _for_new_places(thread: Thread, here: Situation) -> Iterator[Option]:
    """What is written about places that came up later: that it is back, where it was removed there and is again.

    Of another place of the same service nobody said that it was ever removed.
    """
    case = here.case
    removed = thread.places if thread.was_removed else ()
    back = tuple(n for n in thread.again if removed and _is_back(case.items[n], removed, here))
    more = tuple(n for n in thread.again if n not in back)
    if back:
        yield Option('back', 'paper', 'reupload-notice', places=back)
    if more:
        yield Option('more-places', 'paper', thread.kind, places=more)


def _is_back(item: Item, removed: tuple[int, ...], here: Situation) -> bool:
    if item.status == 'reuploaded':
        return True
    found = repeated(item.url, here.case, here.registry, removed) if item.url else ()
    return any(one.likeness == 'same' for one in found)


def places_of(sent: Sequence[Sent], case: Case, whole: Paper | None) -> tuple[int, ...]:
    """The places that a thread is about, by their positions: those that were noted, else all of its paper."""
    noted = dict.fromkeys(int(place) - 1 for one in sent for place in one.places)
    known = tuple(sorted(n for n in noted if n < len(case.items)))
    return known or (whole.items if whole else ())


def _again(whole: Paper | None, places: tuple[int, ...], case: Case) -> tuple[int, ...]:
    """The places of the same recipient and kind that no letter of the thread was about."""
    return tuple(n for n in whole.items if n not in places and case.items[n].is_there) if whole and places else ()


def _is_gone(places: tuple[int, ...], case: Case) -> bool:
    """Whether somebody said of every place that it is gone; of a result of a search that says nothing."""
    return bool(places) and all(case.items[n].status == 'removed' for n in places)


def _due(sent: tuple[Sent, ...], paper: Paper | None, here: Situation) -> tuple[date | datetime | None, str]:
    """When one looks again: the end of the time that the last letter started, else a week after it.

    What follows a question of theirs starts the time anew, for only then they had all; a second letter about the same
    gets no longer than a week, whatever the law gave the first one.
    """
    last = sent[-1]
    on = day(last.on)
    if on is None:
        return None, ''
    found = leading(young([here.registry.law(id) for id in paper.laws], here.on)) if paper else None
    if found is None:
        return on + _PATIENCE, ''
    law, clock = found
    by = due_moment(clock, last.on, calendar_of(law, here.case, here.registry))
    started_anew = len(sent) == 1 or sent[-2].answer in _QUESTIONS
    if by is None or (not started_anew and day_of(by) > on + _PATIENCE):
        return on + _PATIENCE, ''
    return by, law.id


_QUESTIONS = frozenset({'asks-more', 'send-id', 'send-the-picture', 'use-our-form', 'not-found'})
"""Answers after which a letter completes the first one: a time that waited for them begins again."""


def _state(by: date | datetime | None, on: date) -> State:
    if by is None:
        return 'waiting'
    last = day_of(by)
    return 'waiting' if on < last else 'due' if on == last else 'overdue'
