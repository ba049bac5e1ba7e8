"""What comes next in the interview: a pure function of the answers, the registry, the day and what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from typing import Literal

from letters.plan.care import any_minor
from letters.plan.make import plan
from letters.questionnaire import script
from letters.questionnaire.answers import fits
from letters.questionnaire.answers import numbered
from letters.questionnaire.shape import dotted
from letters.questionnaire.wants import Wants

if TYPE_CHECKING:
    from datetime import date

    from letters.model.flow import Entry
    from letters.model.plan import Plan
    from letters.model.question import Question
    from letters.model.registry import Registry
    from letters.questionnaire.answers import Answers

Kind = Literal['question', 'links', 'another', 'stop', 'disclosure', 'plan', 'done']

# What a danger does to a plan, where the person must choose to go on.
_GRAVE = frozenset({'warn-first', 'police-only-if-chosen', 'regulator-only-if-chosen'})


@dataclass(frozen=True, slots=True)
class Step:
    """The next step. `key` is the numbered key of an answer; `id` is what `seen` holds once the step was shown.

    A `stop` with `choice` may be followed by more; without, the interview ends there with help.
    """

    kind: Kind
    key: str = ''
    id: str = ''
    choice: bool = False

    def question(self, registry: Registry) -> Question:
        """The question of a step; KeyError where the step is none."""
        return registry.questions[plain(self.key)]


def plain(key: str) -> str:
    """A key without its numbers, as questions call it."""
    return dotted(tuple(int(part) if part.isdigit() else part for part in key.split('.')))


def next_step(answers: Answers, registry: Registry, on: date, *, seen: frozenset[str] = frozenset()) -> Step | None:
    """The next step, or None where the interview is over.

    `seen` holds the ids of the steps that were shown and passed: a question that was skipped, a screen that was read.
    A question that has an answer is not asked again. A stop without a choice comes again however often it was seen.
    """
    look = Look(answers, registry, on, seen)
    for entry in script.entries():
        step = look.question(entry) if entry.key else look.screen(entry)
        if step is not None:
            return step
    return None


@dataclass(frozen=True, eq=False)
class Look:
    """One look at the answers so far."""

    answers: Answers
    registry: Registry
    on: date
    seen: frozenset[str]

    @cached_property
    def plan(self) -> Plan:
        """The plan for the answers so far."""
        return plan(self.answers.case(self.registry, self.on), self.registry, self.on)

    @cached_property
    def wants(self) -> Wants:
        """What this plan prints or decides on."""
        return Wants(self.answers, self.registry, self.on, self.seen)

    def question(self, entry: Entry) -> Step | None:
        """The first of an entry's questions that is open, fits and is wanted."""
        if entry.asked == 'never':
            return None
        keys = numbered(entry, self.answers.held) or (('materials.0.' + entry.key.partition('.')[2],) if entry.repeat == 'materials' else ())
        if entry.once == 'yes' and keys and keys[0] in self.seen and keys[0] not in self.answers:
            return None
        for key in keys:
            if key in self.answers or key in self.seen or not fits(entry, key, self.answers.whole()):
                continue
            if entry.asked == 'always' or self.wants.key(key):
                return Step('question', key, key)
        return None

    def screen(self, entry: Entry) -> Step | None:
        """A screen, where it has something to say and was not seen."""
        if entry.when and not fits(entry, '', self.answers.whole()):
            return None
        return _SCREENS[entry.step](self)

    def once(self, kind: Kind, id: str, *, choice: bool = False) -> Step | None:
        """A screen that comes once."""
        return None if id in self.seen else Step(kind, '', id, choice)


def _minor(look: Look) -> Step | None:
    case = look.answers.case(look.registry, look.on)
    if not any_minor(case):
        return None
    if look.plan.stop:
        return Step('stop', '', 'stop.minor')
    return look.once('stop', 'stop.minor', choice=True)


def _danger(look: Look) -> Step | None:
    return look.once('stop', 'stop.danger', choice=True) if look.plan.effects & _GRAVE else None


def _help(look: Look) -> Step | None:
    return Step('stop', '', 'stop.help') if look.plan.stop else None


def _links(look: Look) -> Step | None:
    return None if look.answers.count('items') else look.once('links', 'links')


def _another(look: Look) -> Step | None:
    """Whether there is another recording: its number is in the key, and putting any answer of it makes it."""
    n = look.answers.count('materials')
    return None if any(id.startswith('another') for id in look.seen) else Step('another', f'materials.{n}', f'another.{n}')


_SCREENS: dict[str, Callable[[Look], Step | None]] = {
    'stop.safety': lambda look: look.once('stop', 'stop.safety', choice=True),
    'stop.extortion': lambda look: look.once('stop', 'stop.extortion', choice=True),
    'stop.minor': _minor,
    'links': _links,
    'another': _another,
    'stop.danger': _danger,
    'stop.help': _help,
    'disclosure': lambda look: look.once('disclosure', 'disclosure'),
    'plan': lambda look: look.once('plan', 'plan'),
    'done': lambda look: look.once('done', 'done'),
}
