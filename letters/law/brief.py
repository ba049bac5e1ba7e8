"""What a writer is given: the kind of paper, what it is about, the laws that it rests on, and its channel."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Any
from typing import Self

from letters.law.elements import wanted
from letters.law.topic import Past
from letters.law.topic import Topic
from letters.law.topic import items_of

if TYPE_CHECKING:
    from letters.law.topic import Situation
    from letters.model.case import Sent
    from letters.model.law import Law
    from letters.model.paper import PaperKind
    from letters.model.plan import Complaint
    from letters.model.plan import Paper
    from letters.model.platform import Channel


_REACHED_BY = frozenset({'postal-address', 'telephone'})


@dataclass(frozen=True, eq=False)
class Following:
    """What makes a letter one that follows another: its own kind, what was sent, a law that the step rests on."""

    kind: PaperKind
    sent: tuple[Sent, ...]
    law: Law | None = None

    @property
    def earlier(self) -> Sent:
        """What it answers to."""
        return self.sent[-1]


@dataclass(frozen=True, eq=False)
class Brief:
    """One paper to one recipient. `laws` begins with the one to cite first; the channel is `None` where none fits.

    `reference` and `language` are those of the paper of the plan, once there is one. Of a letter that makes an earlier
    request again, `kind` is that of the request, so that all that guards it guards the letter too.
    """

    kind: PaperKind
    topic: Topic
    laws: tuple[Law, ...] = ()
    channel: Channel | None = None
    reference: str = ''
    language: str = ''
    step: Following | None = None

    @property
    def bodies(self) -> tuple[str, ...]:
        """The kinds whose templates make up the letter: that of the step, which opens it, and that of the request."""
        own = (self.step.kind.id,) if self.step else ()
        return tuple(dict.fromkeys((*own, self.kind.id)))

    @property
    def cited(self) -> tuple[Law, ...]:
        """The laws of the request, and the one that the step rests on."""
        return (*self.laws, *([self.step.law] if self.step and self.step.law else []))

    @property
    def must(self) -> tuple[str, ...]:
        """The elements that the kind itself asks for, and the step."""
        return tuple(dict.fromkeys((*self.kind.must, *(self.step.kind.must if self.step else ()))))

    @property
    def is_answer(self) -> bool:
        """Whether it answers to what the recipient wrote, and makes no request: no form is filled in for it again."""
        return self.step is not None and self.step.kind.repeats == 'no'

    @property
    def by_form(self) -> bool:
        """Whether it goes through fields that somebody fills in, rather than as a letter."""
        channel = None if self.is_answer else self.channel
        return channel is not None and bool(channel.form or (channel.in_app and not channel.email))

    @property
    def written_in(self) -> str:
        """The language of the letter: the one chosen, that of the channel, or English."""
        return self.language or (self.channel.language if self.channel else '') or 'en'

    @cached_property
    def words(self) -> frozenset[str]:
        """The elements that the laws, or the kind itself, ask for."""
        asked = (element for law in self.cited for element in wanted(law, self.topic))
        # What a law only recommends for being reached is in the fields of a form already.
        spared = _REACHED_BY if self.by_form else frozenset()
        words = {one.is_ for one in asked if one.need == 'required' or one.is_ not in spared}
        if any(line.person_in for law in self.laws for line in law.applies):
            # What protects the people of a country is cited for one of them: the letter says so.
            words.add('residence-link')
        return frozenset(words | {*self.must, *self.kind.may})

    @classmethod
    def of(cls, paper: Paper, here: Situation) -> Self:
        """The brief of a paper of a plan, whose ids become records here and nowhere else."""
        registry = here.registry
        topic = Topic(here, items_of(here.case, paper.items), here.recipient(paper.recipient))
        if paper.complaint:
            topic = replace(topic, **_complained_of(paper.complaint, here))
        channels = topic.recipient.record.channels
        kind, laws = registry.papers[paper.kind], tuple(registry.law(id) for id in paper.laws)
        step = None
        if paper.step:
            own = registry.papers[paper.step.kind]
            law = registry.law(paper.step.law) if paper.step.law else None
            step = Following(own, paper.step.sent, law)
            # What no first request may cite is said by the step; the request is made as it was.
            laws = tuple(one for one in laws if one != law or (one.offered == 'yes' and one.ground == kind.ground))
            if own.repeats == 'no':
                # To whom it goes, and in which languages, is as it was with the request.
                kind = own.model_copy(update={'ground': kind.ground, 'languages': kind.languages})
                laws = ()
        return cls(
            kind,
            topic,
            laws,
            next((channel for channel in channels if channel.id == paper.door.channel), None),
            paper.reference,
            paper.language,
            step,
        )


def _complained_of(held: Complaint, here: Situation) -> dict[str, Any]:
    """What a paper to an authority is about, by its records."""
    about = here.recipient(held.about) if held.about else None
    return {'about': about, 'past': Past(held.sent, tuple(here.registry.law(id) for id in held.laws))}
