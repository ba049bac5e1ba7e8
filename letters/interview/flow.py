"""What comes next in the interview: a pure function of the answers, the registry, the day and what was seen."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from letters.interview.step import Step
from letters.interview.tables import fits
from letters.interview.tables import numbered
from letters.interview.tables import offered
from letters.interview.tables import plain
from letters.interview.wants import Wants
from letters.interview.wants import stood_in
from letters.law.guards import any_minor
from letters.law.recipients import engines
from letters.law.recipients import names_account
from letters.model.case import NOT_PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from letters.casefile.tree import Value
    from letters.interview.answers import Answers
    from letters.interview.memory import Memory
    from letters.interview.step import Kind
    from letters.model.flow import FlowStep
    from letters.model.plan import Plan
    from letters.model.registry import Registry

MORE = 'more'
"""In `seen` where the person wants to add details or change wishes; `more.search` where only those of one group."""

NOW = 'now'
"""In `seen` where the person answers now what the plan asks for, whether or not it was wished for before."""

# Where there are more places, what was left open at the first is not asked at the others.
_FEW = 5
# What is known of a recording before it is said where it is; safety turns on it.
_AT_ONCE = frozenset(f'materials.{name}' for name in ('kind', 'recorded_by', 'age_when_recorded', 'others_shown'))
# What a danger does to a plan where the person must choose to go on.
_GRAVE = frozenset({'warn-first', 'police-only-if-chosen', 'regulator-only-if-chosen'})


def next_step(answers: Answers, memory: Memory, *, seen: frozenset[str] = frozenset()) -> Step | None:
    """The next step, or None where the interview is over.

    `seen` holds the ids of the steps that were shown and passed: a question that was skipped, a screen that was read.
    A question that has an answer is not asked again; one that cannot be left open, and a stop without a choice, come
    again however often they were seen.
    """
    return memory.once(_next_step, answers, seen)


def _next_step(memory: Memory, answers: Answers, seen: frozenset[str]) -> Step | None:
    look, nameless = _Look(answers, memory, seen), False
    for entry in look.entries:
        if nameless and entry.key:
            continue
        step = look.question(entry) if entry.key else look.screen(entry)
        if step is not None:
            return step
        # Where there is no paper whose disclosure could be shown, nobody needs to say who they are.
        nameless = nameless or (entry.step == 'disclosure' and 'disclosure' not in seen)
    return None


def passed(answers: Answers, memory: Memory) -> list[Step]:
    """The steps that brought these answers, in their order: where an interview goes on, the way back leads there."""
    look = _Look(answers, memory, frozenset())
    steps: dict[str, Step] = {}
    for entry in look.entries:
        for key in numbered(entry, answers.numbers) if entry.key else ():
            if key in answers and fits(entry, key, look.whole):
                steps[key] = look.step(entry, key)
    # The places are shown again: who comes back often has one more.
    return list(steps.values())


def preview(answers: Answers, memory: Memory, *, seen: frozenset[str] = frozenset()) -> Plan:
    """The plan as if the persons had been named: whose `seen_by` says who will see what, before it is asked."""
    return memory.planned(stood_in(answers, memory, seen))


def reporting(answers: Answers, memory: Memory, *, seen: frozenset[str] = frozenset()) -> Plan:
    """The plan as if a statement for the police had been chosen: whether there could be one is told before."""
    return preview(answers.put('wishes.police', 'statement'), memory, seen=seen)


@dataclass(frozen=True, eq=False)
class _Look:
    """One look at the answers so far."""

    answers: Answers
    memory: Memory
    seen: frozenset[str]

    @property
    def registry(self) -> Registry:
        return self.memory.registry

    @cached_property
    def entries(self) -> tuple[FlowStep, ...]:
        """What may come; where nothing is known to be published, only what is said and asked there."""
        everywhere = self.answers.get('published') not in NOT_PUBLISHED
        return tuple(one for one in self.registry.flow if one.unpublished == 'yes' or everywhere)

    @property
    def plan(self) -> Plan:
        return self.memory.planned(self.answers)

    @cached_property
    def wants(self) -> Wants:
        return Wants(self.answers, self.memory, self.seen)

    @cached_property
    def whole(self) -> dict[str, Value]:
        return self.answers.whole()

    @cached_property
    def minor(self) -> bool:
        return any_minor(self.memory.case(self.answers))

    @cached_property
    def unplaced(self) -> bool:
        """Whether it is still to be asked which of several recordings a place shows."""
        shown = [n for n in range(self.answers.count('items')) if self.answers.asks_what_is_shown(n)]
        return any(f'items.{n}.shows' not in self.answers for n in shown)

    def question(self, entry: FlowStep) -> Step | None:
        """The first of an entry's questions that is open, fits and is wanted."""
        if entry.asked == 'never':
            return None
        keys = numbered(entry, self.answers.numbers)
        if not keys and entry.repeat == 'materials':
            keys = (entry.key.replace('.', '.0.', 1),)
        once = entry.once == 'yes' or (entry.once == 'many' and len(keys) > _FEW)
        if once and keys and keys[0] in self.seen and keys[0] not in self.answers:
            return None
        left = {self._group(entry, key) for key in keys if key not in self.answers and not self._is_open(key)}
        keys = tuple(key for key in keys if self._is_open(key) and self._group(entry, key) not in left)
        key = next((key for key in keys if self._is_asked(entry, key)), None)
        if key is None:
            return None
        together = keys if entry.once in {'all', 'host'} else ()
        return self.step(entry, key, frozenset(one for one in together if self._is_asked(entry, one)))

    def _group(self, entry: FlowStep, key: str) -> str:
        """The places that are asked about together: where one was left open, none of them is asked about again."""
        if entry.once == 'host':
            return self.answers.host(int(key.split('.')[1]))
        return '' if entry.once == 'all' else key

    def step(self, entry: FlowStep, key: str, wanted: frozenset[str] = frozenset()) -> Step:
        """The step that asks for a key of an entry, and for those that are wanted with it."""
        once = entry.once if entry.once in {'all', 'host'} else ''
        return Step(
            'question', key, key, choices=self._choices(entry, key), needed=entry.needed == 'yes',
            once=once, wanted=wanted,
        )  # fmt: skip

    def _is_open(self, key: str) -> bool:
        compelled = self.registry.questions[plain(key)].skip == 'no' or (self.minor and plain(key) == 'items.shows')
        return key not in self.answers and (compelled or key not in self.seen)

    def _is_asked(self, entry: FlowStep, key: str) -> bool:
        if not fits(entry, key, self.whole) or self.wants.answers_itself(key):
            return False
        if plain(key) not in _AT_ONCE and self.answers.is_nowhere(key):
            return False
        if NOW in self.seen and plain(key) in self.wants.plan.ask:
            return True
        if entry.asked == 'unclear':
            return self._is_account(key)
        if entry.asked == 'more' and not self.seen & {MORE, f'{MORE}.{entry.group}'}:
            return self.wants.waits(key)
        return entry.asked == 'always' or self.wants.key(key)

    def _is_account(self, key: str) -> bool:
        """Whether the link of a place names an account and nothing that it published."""
        return names_account(str(self.answers.get(f'items.{key.split(".")[1]}.url', '')), self.registry)

    def _choices(self, entry: FlowStep, key: str) -> tuple[str, ...]:
        if entry.key == 'items.shows':
            return tuple(str(self.answers[f'materials.{n}.id']) for n in range(self.answers.count('materials')))
        if entry.key == 'items.engines':
            return engines(self.registry)
        choices = self.registry.questions[entry.key].choices
        return tuple(choice for choice in choices if offered(entry, key, self.whole, choice))

    def screen(self, entry: FlowStep) -> Step | None:
        """A screen, where it has something to say and was not seen."""
        return _SCREENS[entry.step](self) if fits(entry, '', self.whole) else None

    def once(self, kind: Kind, id: str, *, choice: bool = False) -> Step | None:
        """A screen that comes once."""
        return None if id in self.seen else Step(kind, '', id, choice)

    def helped(self, step: Step | None) -> Step | None:
        """A stop, but first the country, so that those who help are near; where no letter is made, none needs it."""
        entry = self.registry.asking_for('person.country')[0]
        return replace(self.step(entry, entry.key), needed=step.choice) if step and self._is_open(entry.key) else step


def _minor(look: _Look) -> Step | None:
    if not look.minor or look.unplaced:
        return None
    step = Step('stop', '', 'stop.minor') if look.plan.stop else look.once('stop', 'stop.minor', choice=True)
    return look.helped(step)


def _unpublished(look: _Look) -> Step | None:
    """Help where nothing is known to be published; behind it, on a wish, a statement for the police about the threat.

    No more is asked before it than who is near, and nothing behind it that such a statement does not need. It comes
    again where the country was changed to one without such a statement, before anybody wishes for it.
    """
    seen = 'stop.unpublished' in look.seen
    if seen and 'wishes.police' in {*look.seen, *look.answers}:
        return None
    found = reporting(look.answers, look.memory, seen=look.seen)
    more = 'person.country' in look.answers and bool(found.papers or found.ask)
    return None if seen and more else look.helped(Step('stop', '', 'stop.unpublished', choice=more))


def _no_statement(look: _Look) -> Step | None:
    """The end where nothing is known to be published and no statement comes of it; later on the plan says so."""
    made = 'disclosure' in look.seen or look.wants.plan.papers
    return None if made else Step('stop', '', 'stop.no-statement')


def _extortion(look: _Look) -> Step | None:
    return look.helped(look.once('stop', 'stop.extortion', choice=True))


def _danger(look: _Look) -> Step | None:
    return look.once('stop', 'stop.danger', choice=True) if look.plan.effects & _GRAVE else None


def _help(look: _Look) -> Step | None:
    """Where the facts lead to help alone; not before it is known where it is."""
    return Step('stop', '', 'stop.help') if look.plan.stop else None


def _another(look: _Look) -> Step | None:
    """Whether there is another recording; its number is in the key."""
    n = look.answers.count('materials')
    if not n or look.answers.count('items') <= 1:
        return None
    id = f'another.{n}'
    return None if id in look.seen else Step('another', f'materials.{n}', id)


def _disclosure(look: _Look) -> Step | None:
    if not look.wants.plan.papers or 'disclosure' in look.seen:
        return None
    return Step('disclosure', '', 'disclosure', choice=True, groups=tuple(dict.fromkeys(_groups(look))))


def _groups(look: _Look) -> Iterator[str]:
    """The groups of details that a paper of this plan would use, and that were not asked for yet."""
    wish = replace(look, seen=look.seen | {MORE})
    for entry in look.entries:
        fresh = entry.asked == 'more' and f'{MORE}.{entry.group}' not in look.seen and MORE not in look.seen
        if fresh and wish.question(entry) is not None:
            yield entry.group


_SCREENS: dict[str, Callable[[_Look], Step | None]] = {
    'stop.safety': lambda look: look.once('stop', 'stop.safety', choice=True),
    'stop.unpublished': _unpublished,
    'stop.extortion': _extortion,
    'stop.minor': _minor,
    'links': lambda look: look.once('links', 'links'),
    'another': _another,
    'stop.danger': _danger,
    'stop.help': _help,
    'stop.no-statement': _no_statement,
    'disclosure': _disclosure,
    'plan': lambda look: look.once('plan', 'plan'),
    'done': lambda look: look.once('done', 'done'),
}
