"""The plan: which papers, to whom, under which law, by when, and why; and which not, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from types import MappingProxyType
from typing import Literal
from typing import NamedTuple

from letters.model.case import Sent


class Reason(NamedTuple):
    """A reason: its stable id, its English text, what fills its placeholders, and the context that translators see.

    `text` is empty where the sentence stands in `data/messages.yaml` under the id.
    """

    id: str
    text: str = ''
    context: str = ''
    values: tuple[tuple[str, str], ...] = ()


class Door(NamedTuple):
    """Where a paper is sent: the channel record's id, and how it is reached."""

    kind: Literal['form', 'email', 'post', 'in-app', 'none']
    address: str
    account_needed: Literal['yes', 'no', 'unknown']
    known: Literal['seen', 'official-page', 'statute', 'none']
    channel: str = ''


class After(NamedTuple):
    """The paper that this one waits for, and what for."""

    paper: str
    event: Literal['silence', 'refusal']


_HOURS_OF_A_DAY = 24
PATIENCE = timedelta(days=7)
"""How long nobody waits for an answer where no rule gives a time."""


class Due(NamedTuple):
    """When an answer is due if the paper is sent and received on the day of the plan."""

    value: int
    unit: str
    starts: str
    by: date
    law: str
    for_answer: bool

    @property
    def words(self) -> str:
        """How it is told: hours that end within a day have no day of their own."""
        if self.for_answer:
            return 'due-answer'
        return 'due-hours' if self.unit == 'hours' and self.value < _HOURS_OF_A_DAY else 'due'


class Step(NamedTuple):
    """What makes a paper one that follows another: the kind of the step, and what was sent before, the first one first.

    The paper keeps the kind of the first one, so that all that guards that kind guards the next letter too. `law` is
    one that the step itself rests on, such as the right to have a decision looked at again.
    """

    kind: str
    sent: tuple[Sent, ...]
    law: str = ''

    @property
    def earlier(self) -> Sent:
        """The one that it answers to."""
        return self.sent[-1]


class Complaint(NamedTuple):
    """Of a paper to an authority: the service that it is about, and what was asked of that one, by which laws."""

    about: str
    sent: tuple[Sent, ...] = ()
    laws: tuple[str, ...] = ()


class SeenBy(NamedTuple):
    """Who will see which details (dotted keys), and whether that is certain."""

    who: str
    details: tuple[str, ...]
    certain: bool


class Paper(NamedTuple):
    """A paper that the facts support. `items` are positions in the case, counted from 0."""

    id: str
    kind: str
    recipient: str
    laws: tuple[str, ...]
    language: str
    items: tuple[int, ...]
    door: Door
    after: After | None
    due: Due | None
    why: tuple[Reason, ...]
    seen_by: tuple[SeenBy, ...]
    needs: tuple[str, ...] = ()
    reference: str = ''
    """What the recipient quotes; empty for a paper that goes to several."""
    claims: tuple[int, ...] = ()
    """Of an authorisation: the items of copyright notices over works of the person's own, which it covers too."""
    step: Step | None = None
    """Of a paper that follows another: what it follows."""
    complaint: Complaint | None = None
    """Of a paper to an authority: what it is about."""
    dated: date | None = None
    """The later day by whose law a paper is made that waits until then; nothing for one of the day of the plan."""
    covers: tuple[str, ...] = ()
    """Of an authorisation: the kinds of papers that it goes with, once each."""
    readers: tuple[str, ...] = ()
    """Of an authorisation: those to whom the papers go that it goes with, once each."""

    @property
    def called(self) -> str:
        """The kind by which it is told of: that of its step, or its own."""
        return self.step.kind if self.step else self.kind

    def shows(self, detail: str) -> bool:
        """Whether somebody sees a detail by it."""
        return any(detail in seen.details for seen in self.seen_by)


class GivenNumber(NamedTuple):
    """A number that a packet gave, and the paper that has it. `places` count from 1; no `laws`: not known."""

    number: str
    kind: str
    recipient: str
    places: frozenset[int] = frozenset()
    language: str = ''
    laws: frozenset[str] = frozenset()


class NotMade(NamedTuple):
    """A paper that is not made, why, and which answers would change that."""

    kind: str
    recipient: str
    why: tuple[Reason, ...]
    needs: tuple[str, ...] = ()


class Plan(NamedTuple):
    """A whole plan. `stop` is set where the facts lead to help and to no letter (exit 8)."""

    case: str
    on: date
    warnings: tuple[Reason, ...] = ()
    help: tuple[Reason, ...] = ()
    helplines: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    """The services whose own way of reporting pictures of people under 18 is shown, by their records' ids."""
    matching: tuple[str, ...] = ()
    """Who makes a fingerprint of a picture where it may spread, by the ids of their helplines: a step of its own."""
    ask: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    pages: tuple[Paper, ...] = ()
    """What stands behind the papers for the person alone: information, which is sent to nobody."""
    not_made: tuple[NotMade, ...] = ()
    effects: frozenset[str] = frozenset()
    stop: bool = False

    @property
    def whole(self) -> tuple[Paper, ...]:
        """The papers with the pages for the person behind them, as a packet has them."""
        return (*self.papers, *self.pages)

    def silent(self, paper: Paper) -> date:
        """The day on which to look what came of a paper that is sent today: the end of its time, or a week later."""
        return paper.due.by if paper.due else self.on + PATIENCE

    def until(self, paper: Paper, known: Mapping[str, date] = MappingProxyType({})) -> date:
        """The day until which a paper waits for the one before it, if that one is sent today.

        `known` are the days on which one looks again what came of a paper that was sent, by its number.
        """
        before = next((one for one in self.papers if paper.after and one.id == paper.after.paper), None)
        if before is None:
            return self.on
        if before.id in known:
            return known[before.id]
        return self.silent(before) if before.after is None else self.until(before, known) + PATIENCE
