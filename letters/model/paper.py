"""Kinds of paper: when each is made and when not, and what it must hold. One folder of `templates/` each."""

from typing import Literal

from pydantic import Field

from letters.model.law import Ask
from letters.model.law import Ground
from letters.model.law import Law
from letters.model.law import Oath
from letters.model.law import RecipientKind
from letters.model.record import Id
from letters.model.record import Needs
from letters.model.record import Record
from letters.model.record import Table
from letters.model.record import Text
from letters.model.record import YesNo


class Condition(Record):
    """A table, and the reason that the person reads when it holds."""

    id: Id
    if_: Table = Field(alias='if')
    why: Text


class Unsaid(Record):
    """Words that a paper does not hold where a table holds."""

    if_: Table = Field(alias='if')
    words: list[str]


class Order(Record):
    """Which paper goes first to a recipient: lower is sooner."""

    speed: int
    discloses: int


class Unanswered(Record):
    """Advice for when nobody answered: after how many days, to which kinds of recipients, and what then."""

    days: int
    to: list[RecipientKind] = []
    say: Text


class PaperKind(Record):
    """A kind of paper. `laws` says whether it cites every law that binds, the best one, or may do without."""

    id: Id
    variant_of: Id | Literal[''] = ''
    follows: list[Id] = []
    """The kinds of papers that it follows once one of them was sent; empty: it is no paper of a later day."""
    repeats: YesNo = 'no'
    """Whether the whole request that it follows is made again in it, complete by every law."""
    title: Text
    does: Text
    ground: Ground | None = None
    to: list[RecipientKind] = []
    behind: list[RecipientKind] = []
    """The companies behind a site, which a person looked up, to which it goes."""
    in_turn: list[RecipientKind] = []
    """The kinds of recipients that get it about one place one after the other, in this order."""
    audience: Literal['recipient', 'person'] = 'recipient'
    signed: YesNo = 'yes'
    oath: Oath = 'none'
    laws: Literal['all', 'best', 'none'] = 'all'
    asks: list[Ask] = []
    """What a law has to give to be cited; empty: any law of the ground is."""
    where_asked: list[str] = []
    """Element words of which a law has to ask one to be cited, and demand no more than this paper holds; empty: any."""
    needs_law: YesNo = 'no'
    needs_rule: YesNo = 'yes'
    """Whether a service is asked only where a law or a rule of its own covers it."""
    needs: Needs = ''
    made_when: list[Condition] = []
    not_made_when: list[Condition] = []
    order: Order = Order(speed=5, discloses=5)
    leads_when: list[Condition] = []
    unanswered: Unanswered | None = None
    """What is advised on the first page for the day on which nobody answered; no time of any law."""
    waits_for: Literal['silence', 'refusal'] = 'silence'
    parallel: YesNo = 'no'
    awaited: YesNo = 'yes'
    """Whether others to the same recipient wait for it."""
    reports: YesNo = 'no'
    """Whether earlier reports are named beside each link."""
    must: list[str] = []
    """Element words that every letter of this kind holds, whatever law it cites."""
    rules: list[Literal['offence', 'civil', 'data-protection']] = []
    """Which rules it names by which something is illegal, where there are such; empty: all."""
    may: list[str] = []
    """Element words that stand in it where the case has them."""
    reading_copy: Literal['offered', 'compulsory'] = 'offered'
    languages: list[str] = []
    """The only languages that a letter of this kind is sent in; empty: any that is offered."""
    never: list[str] = []
    never_when: list[Unsaid] = []
    """Words that it does not hold about some facts, such as the section on false information about a real recording."""

    @property
    def unsaid(self) -> list[str]:
        """Words that it holds never, or not about some facts: its template, and laws that it cites, hold none."""
        return [*self.never, *(word for one in self.never_when for word in one.words)]

    def cites(self, law: Law) -> bool:
        """Whether a law gives what a paper of this kind is for."""
        gives = not self.asks or not set(self.asks).isdisjoint(law.asks)
        return gives and (not self.where_asked or self._answers(law))

    def _answers(self, law: Law) -> bool:
        """Whether a law asks what this paper is about, and demands nothing in the body that it never holds."""
        held = {*self.where_asked, *self.must, *self.may}
        demanded = {one.is_ for one in law.elements if one.need == 'required' and one.met_by == 'body'}
        return demanded <= held and any(one.is_ in self.where_asked for one in law.elements)
