"""What became of each paper that was sent: a thread each, with what followed, where it stands, what may be done.

Pure functions of case, registry and day. A clock is one that the letter itself started, each by its law.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.followup.again import repeated
from letters.followup.ladder import Option
from letters.followup.ladder import Past
from letters.followup.ladder import is_followed
from letters.followup.ladder import options
from letters.law.asked import by_post
from letters.law.asked import in_threads
from letters.law.asked import runs_out
from letters.law.deadlines import day_of
from letters.law.recipients import NEAR
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.case import UNANSWERED

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


class Thread(NamedTuple):
    """A paper with all that was sent after it.

    `paper` is the paper as the plan has it today, about the places of the thread alone; nothing where the plan has none
    any more. `places` are positions in the case, from 0. `by` is the moment or day by which one acts again; `law` is
    whose time that is, nothing where no rule gives one; `earliest` says that the time may end later, for it begins when
    a letter by post arrives. `again` are the places of the same recipient at which it is
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
    earliest: bool = False

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
    groups = in_threads(here.case.sent)
    started = [_thread(number, sent, plan, here) for number, sent in groups.items()]
    settled = {one.number for one in started if one.state == 'done'}
    # What is given by hand is not sent.
    going = (paper for paper in plan.papers if paper.recipient not in NEAR)
    # Where no letter answers what came, what waited for it is proposed first: that can be sent today.
    first = [one.options[0] for one in started if one.options]
    free = {id for option in first if option.then == 'waiting' for id in option.papers}
    fresh = [_unsent(paper, settled, free) for paper in going if paper.id not in groups]
    return tuple(sorted([*started, *fresh], key=lambda one: one.number))


def _unsent(paper: Paper, settled: set[str], free: set[str]) -> Thread:
    """A paper that nobody sent yet: where the one that it waits for was enough, it is not needed."""
    now = paper.after is None or paper.id in free
    state: State = 'to-send' if now else 'spare' if paper.after and paper.after.paper in settled else 'held'
    return Thread(paper.id, paper.kind, paper.recipient, state, paper=paper, places=paper.items)


def _thread(number: str, sent: tuple[Sent, ...], plan: Plan, here: Situation) -> Thread:
    first, last = sent[0], sent[-1]
    whole = next((paper for paper in plan.papers if paper.id == number), None)
    places = places_of(sent, here.case, whole)
    paper = whole._replace(items=places) if whole and places and set(places) <= set(whole.items) else None
    again = _again(whole, places, here.case)
    thread = Thread(number, first.paper, first.recipient, 'waiting', sent, paper, places, again=again)
    if last.answer in UNANSWERED:
        by, law = runs_out(sent, [here.registry.law(id) for id in paper.laws] if paper else (), here)
        state, earliest = _state(by, here.on), bool(law) and by_post(last)
        thread = thread._replace(by=by, law=law, state=state, earliest=earliest)
        answer = 'silence' if thread.state in {'due', 'overdue'} else last.answer
    else:
        answer = last.answer
        thread = thread._replace(state='done' if answer == 'removed' else 'answered')
    recipient = here.recipient(first.recipient)
    if recipient.record.kind != 'search-engine' and _is_gone(places, here.case):
        answer = 'removed'
        thread = thread._replace(state='done', by=None, law='', earliest=False)
    topic = Topic(here, items_of(here.case, places), recipient) if paper else None
    past = Past(first.paper, sent, paper, topic)
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
    if back and is_followed(thread.kind, here):
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


def _state(by: date | datetime | None, on: date) -> State:
    if by is None:
        return 'waiting'
    last = day_of(by)
    return 'waiting' if on < last else 'due' if on == last else 'overdue'
