"""Somebody who answers the interview, for tests."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any
from typing import cast

from letters.interview.answers import Answers
from letters.interview.memory import Memory
from letters.interview.saver import Saver
from letters.interview.session import Ending
from letters.interview.session import Tools
from letters.interview.terminal import Talk
from letters.interview.wizard import run
from letters.languages.catalogue import Translator
from letters.registry import load
from letters.registry.read import read_bytes
from letters.wording.words import Wording
from tests.support.day import DAY

LINK = 'https://x.com/example_one/status/1790000000000000001'
OTHER = 'https://www.tiktok.com/@example.three/video/7290000000000000004'
WORDS = 'river lamp seven carpet'
CLEARED = '(the screen was cleared)'

# What a person types at each question, by its key; at a screen, by the id of its message.
TYPED: Mapping[str, str | tuple[str, ...]] = {
    'case.language': '1',
    'start.safety': '2',
    'start.save': '1',
    'start.keep-now': '1',
    'about': '1',
    'threat': 'none',
    'materials.kind': '1',
    'materials.recorded_by': 'other',
    'materials.age_when_recorded': '1',
    'materials.others_shown': '1',
    'start.links': (f'{LINK} {OTHER}', ''),
    'start.another': '1',
    'items.status': '1',
    'start.no-link': '1',
    'start.which-service': 'telegram',
    'start.some-which': '2',
    'person.country': 'pakistan',
    'plan.warnings': '2',
    'start.may-report': '2',
    'help.extortion-plain': '2',
    'help.minor': '2',
    'help.minor-some': '2',
    'materials.shared_how': '1',
    'materials.no_consent': '1 2',
    'materials.published_before': '1',
    'person.identifiable_by': 'face, 4',
    'items.engines': '1',
    'items.queries': ('a search', 'another search', ''),
    'start.disclosure': '1',
    'sender.role': '1',
    'sender.name': 'Robin Example',
    'sender.name_latin': '',
    'sender.email': 'fresh.mailbox@example.com',
    'sender.phone': '',
    'sender.address': ('1 Example Street', 'Example Town', ''),
    'start.leave-out-which': '',
    'start.done': '2',
    'start.write-where': 'mine',
}


@cache
def words() -> Wording:
    return Wording(load.registry(), Translator('en', 'interface'))


@cache
def asked() -> dict[str, str]:
    """The question or screen that a line begins."""
    found = load.registry()
    screens = {words().message(id, folder='papers'): id for id in TYPED if id in found.messages}
    return {question.ask: question.key for question in found.questions.values()} | screens


@dataclass
class Person:
    """Somebody who knows the answers, and does something else first at one prompt."""

    typed: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: TYPED)
    at: int = -1
    first: tuple[str | BaseException | None, ...] = ()
    said: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    turns: dict[str, list[str]] = field(default_factory=dict)
    cleared: bool = False
    pause: str = ''
    heard: int = 0
    middle: bool = False
    answers: list[str] = field(default_factory=list)
    instead: list[str | BaseException | None] = field(default_factory=list)

    def read(self, prompt: str) -> str | None:  # noqa: ARG002
        """What is typed at the question that was shown last."""
        new = self.said[self.heard :]
        keys = [asked()[line] for line in new if line in asked()]
        self.heard = len(self.said)
        if keys:
            value = self.typed.get(keys[-1], '')
            self.answers = [value] if isinstance(value, str) else list(value)
            if keys[-1] == 'start.disclosure' and any('search engines' in line for line in new):
                self.answers = [next(line for line in new if 'search engines that show' in line).split()[0]]
            if self.turns.get(keys[-1]):
                self.answers = [self.turns[keys[-1]].pop(0)]
        if any(line.startswith('Type a number from 1 to 1,') for line in new):
            self.answers = ['1']
        if len(self.prompts) == self.at:
            self.instead, self.middle = list(self.first), not keys
        self.prompts.append(keys[-1] if keys else self.prompts[-1])
        assert len(self.prompts) < 200, 'the interview does not end'
        if self.instead:
            one = self.instead.pop(0)
            if isinstance(one, BaseException):
                raise one
            return one
        return self.answers.pop(0) if self.answers else ''

    def rest(self) -> list[str]:
        """Nobody pastes several lines."""
        return []

    def show(self, lines: Iterable[str]) -> None:
        """Keep what was said."""
        self.said.extend(lines)

    @property
    def clears(self) -> bool:
        """There is a screen."""
        return True

    def clear(self) -> bool:
        """Note it, and keep what was said."""
        self.cleared = True
        self.said.append(CLEARED)
        return True

    @property
    def text(self) -> str:
        """All that was said."""
        return '\n'.join(self.said)


@cache
def shared_memory() -> Memory:
    """One for all interviews of a run: a loop over all prompts works out once what follows from the same answers."""
    return Memory(load.registry(), DAY)


def interview(
    person: Talk,
    answers: Answers | None = None,
    saver: Saver | None = None,
    deliver: Callable[..., None] = lambda *_: None,
    memory: Memory | None = None,
) -> Ending:
    tools = Tools(lambda _language: words(), lambda _language: WORDS, deliver, ask_folder=True)
    start = answers if answers is not None else Answers().put('case.id', 'T3S7A1')
    return run(person, memory or shared_memory(), start, saver or Saver(), tools)


def kept(path: Path) -> Answers:
    document = read_bytes(path.read_bytes(), path.name)
    assert not document.problems
    return Answers.of(cast('dict[str, Any]', document.value))


@cache
def usual() -> tuple[Ending, Person]:
    """The whole interview with nothing unusual in it."""
    person = Person()
    return interview(person), person


def prompts() -> range:
    return range(len(usual()[1].prompts))


def same(outcome: Ending) -> bool:
    """Whether an interview came to the same end as the usual one."""
    return (outcome.end, outcome.write, outcome.folder, outcome.answers.tree()) == (
        usual()[0].end, True, 'mine', usual()[0].answers.tree(),
    )  # fmt: skip
