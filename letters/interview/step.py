"""A step of the interview: a question, or a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal

from letters.interview.tables import plain

if TYPE_CHECKING:
    from letters.casefile.tree import Value
    from letters.interview.answers import Answers
    from letters.model.question import Question
    from letters.model.registry import Registry

Kind = Literal['question', 'links', 'another', 'stop', 'disclosure', 'plan', 'done']


@dataclass(frozen=True, slots=True)
class Step:
    """The next step. `key` is the numbered key of an answer; `id` is what `seen` holds once the step was shown.

    A `stop` with `choice` may be followed by more; without, the interview ends there with help. `choices` are the
    answers that a question offers; empty where any text may stand. `groups` are the details that the screen before
    identity offers to add: with `more.` before it, one of them in `seen` opens its questions. `once` says that one
    answer is for all places, or for those of one host. Without a `needed` answer there is no letter.
    """

    kind: Kind
    key: str = ''
    id: str = ''
    choice: bool = False
    choices: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    once: str = ''
    only: tuple[str, ...] = ()
    wanted: frozenset[str] = frozenset()
    needed: bool = False

    def keys(self, answers: Answers) -> tuple[str, ...]:
        """The keys that one answer to it is for; `only` some of them where the person said so."""
        if self.only or not self.once:
            return self.only or (self.key,)
        # Of a place where nobody needs the answer it says nothing.
        return tuple(
            key for key in answers.together(self.key, self.once) if key in {*self.wanted, self.key} or key in answers
        )

    def put(self, answers: Answers, value: Value) -> Answers:
        """The answers with one to this question, at every place that it is for."""
        keys = self.keys(answers)
        return answers.put_at(keys, value) if len(keys) > 1 else answers.put(keys[0], value)

    def question(self, registry: Registry) -> Question:
        """The question of a step; KeyError where the step is none."""
        return registry.questions[plain(self.key)]
