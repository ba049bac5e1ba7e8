"""An interview on its way: the answers so far, and what every prompt understands."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Literal

from letters.errors import FileError
from letters.errors import LettersError
from letters.interview import screens
from letters.interview.keeping import MODES
from letters.interview.reply import one_of
from letters.interview.reply import stripped
from letters.interview.terminal import LEAVING
from letters.wording.keys import without_keys
from letters.wording.plan import helpline
from letters.wording.routes import routes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Set
    from contextlib import AbstractContextManager

    from letters.interview.answers import Answers
    from letters.interview.keeping import Keeper
    from letters.interview.memory import Memory
    from letters.interview.step import Step
    from letters.interview.terminal import Talk
    from letters.model.plan import Paper
    from letters.wording.words import Wording

End = Literal['quit', 'interrupted', 'ended', 'help', 'done']
Done = Literal['back', 'skip', 'on', 'again']


def _as_command(text: str) -> str:
    """What was typed as a command: a wide colon counts, and one behind the word, where the line ran from the right."""
    command = text.lower().replace('\uff1a', ':')
    return f':{command[:-1]}' if command in {f'{name}:' for name in screens.COMMANDS} else command


@dataclass(frozen=True, slots=True)
class Tools:
    """What the interview needs from above it: words, a new passphrase, and a hand that writes."""

    wording_for: Callable[[str], Wording]
    passphrase: Callable[[str], str]
    """Asks for a new passphrase, in a language."""
    deliver: Callable[[Answers, str, frozenset[tuple[str, str]]], None]
    """Writes the papers into a folder, without those left out; LettersError where that does not work."""
    ask_folder: bool = False
    undisturbed: Callable[[], AbstractContextManager[None]] = nullcontext
    """While it lasts nobody's Ctrl-C or closed window interrupts."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an interview ended, and what stood in the way of keeping the answers or of writing the papers.

    `left_out` are the papers (kind, recipient) that the person does not want; `empty`: no paper could be written.
    """

    end: End
    answers: Answers
    write: bool = False
    folder: str = ''
    left_out: frozenset[tuple[str, str]] = frozenset()
    empty: bool = False
    failed: LettersError | None = None


class Left(Exception):
    """The person leaves, or the interview is over."""

    def __init__(self, end: End) -> None:
        super().__init__(end)
        self.end = end


@dataclass(slots=True)
class Session:
    """An interview on its way. `seen` are the steps that were passed, `past` all steps in the order of the person."""

    talk: Talk
    memory: Memory
    answers: Answers
    keeper: Keeper
    tools: Tools
    seen: frozenset[str] = frozenset()
    past: list[Step] = field(default_factory=list)
    left_out: frozenset[tuple[str, str]] = frozenset()
    told: Set[Paper] = frozenset()
    write: bool = False
    folder: str = ''
    empty: bool = False
    undelivered: LettersError | None = None
    choosing: bool = False
    near: Mapping[str, str] = field(default_factory=dict)
    """What may have been meant by what was typed last, offered by number."""
    region: str = ''
    """The region that was named where a country was asked for."""
    screen: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The person's language, as soon as it is known."""
        return str(self.answers.get('case.language', ''))

    @property
    def words(self) -> Wording:
        """The words of the screen in the person's language."""
        return self.tools.wording_for(self.language)

    def number(self, id: str) -> int:
        """Which question this is, counted from 1; going back counts back."""
        asked = [one.id for one in self.past if one.kind in {'question', 'links', 'another'}]
        return 1 + (asked.index(id) if id in asked else len(asked))

    def say(self, *ids: str) -> None:
        """Some messages, each on a line."""
        self.talk.show(self.words.message(id) for id in ids)

    def present(self, lines: Iterable[str]) -> None:
        """Show what is asked, which is shown again after something else came between."""
        self.screen = tuple(lines)
        self.talk.show(self.screen)

    def add(self, lines: Iterable[str]) -> None:
        """Show more of what is asked, which is shown again with it."""
        more = tuple(lines)
        self.talk.show(more)
        self.screen += more

    def tell(self, error: LettersError | None) -> None:
        """What stood in the way, if anything did."""
        if error:
            # Where in a file it stands is nothing to somebody who sees no file.
            problems = (self.words.told(one.id, dict(one.values)) for one in error.problems)
            self.talk.show([*(without_keys(one, self.words.label) for one in problems), self.words.error(error)])

    def tell_unsaved(self, error: LettersError | None, rest: str = 'start.not-kept') -> None:
        """What stood in the way of keeping the answers, or of writing the papers, in words of the interview.

        What a command says of it names options that nobody typed here.
        """
        if isinstance(error, FileError) and error.id != 'save-taken':
            self.talk.show([f'{self.words.message(error.id, "what", **error.values)} {self.words.message(rest)}'])
        else:
            self.tell(error)

    def helplines(self) -> None:
        """Who helps: of the person's country as soon as it is known, else worldwide."""
        found = self.memory.planned(self.answers)
        self.talk.show(['', *routes(found, self.words)] if routes(found, self.words) else ())
        near = (f'- {helpline(id, self.words)}' for id in found.helplines)
        self.talk.show(['', self.words.message('help.helplines-heading'), *near])
        if 'person.country' not in self.answers:
            self.say('left-helplines')

    def keep(self) -> None:
        """Write the answers after each step, where that was agreed."""
        if not self.keeper.step(self.answers):
            return
        self.tell_unsaved(self.keeper.failed)
        self.keeper.saver.mode = 'nothing'
        self.choose_keeping()

    def hear(self, why: Iterable[str] = (), prompt: str = 'start.prompt', also: frozenset[str] = frozenset()) -> str:
        """What is typed at a prompt, or `:back` or `:skip`, once it is no command that every prompt knows.

        `also` are the commands that this prompt knows besides.
        """
        reasons = tuple(why)
        while True:
            typed = self.talk.read(self.words.message(prompt))
            if typed is None:
                raise Left('ended')
            text = stripped(typed)
            command = _as_command(text)
            if command in also:
                return command
            if command in _ANSWERS:
                return _ANSWERS[command]
            if command in _COMMANDS:
                _COMMANDS[command](self, reasons)
            elif command.startswith(':') and command[1:].isalpha():
                self._unknown()
            else:
                return text

    def leave(self, _reasons: tuple[str, ...]) -> None:
        """Leave at once."""
        raise Left('quit')

    def explain(self, reasons: tuple[str, ...]) -> None:
        """Why this is asked."""
        self.talk.show(reasons or [self.words.message('start.why-screen')])

    def help(self, _reasons: tuple[str, ...]) -> None:
        """What can be typed, and who helps; then what is asked once more."""
        self.talk.show(screens.command_lines(self.words))
        self.helplines()
        self.talk.show(self.screen)

    def _unknown(self) -> None:
        self.say('start.unknown-command')
        self.talk.show(screens.command_lines(self.words))

    def pick(self, *ids: str, default: str = '') -> str:
        """One of a few messages, each on a line with its number: the id, or `:back`. Enter alone is the default."""
        offered = {id: self.words.message(id) for id in ids}
        options = tuple(f'{n} {said}' for n, said in enumerate(offered.values(), 1))
        self.add(options)
        while True:
            text = self.hear()
            if text == ':back':
                return text
            if default and text in {'', ':skip'}:
                return default
            if chosen := one_of(text, offered):
                return chosen
            self.talk.show([self.words.message('start.not-a-choice', last=len(ids))])

    def save(self, _reasons: tuple[str, ...]) -> None:
        """Save now; where it was not agreed yet, that is asked first."""
        asked = self.screen
        if self.choosing:
            # It is what is being asked.
            self.present(asked)
            return
        if not self.keeper.agreed:
            self.choose_keeping()
        if self.keeper.save(self.answers):
            self.say('start.saved')
        else:
            self.tell_unsaved(self.keeper.failed)
        self.present(asked)

    def choose_keeping(self, ask: str = 'start.save') -> None:
        """Ask whether, how and where the answers may be kept, until that works or is left."""
        self.choosing = self.keeper.asked = True
        while not self._chosen(ask):
            continue
        self.choosing = False

    def _chosen(self, ask: str) -> bool:
        self.present(['', self.words.message(ask)])
        mode = MODES.get(self.pick(*MODES, default='' if ask == 'start.save' else 'start.save-nothing'), '')
        if mode == 'nothing':
            self.keeper.stop()
            return True
        if not mode:
            return False
        self.say('start.save-where')
        path = self.hear()
        if path in {'', ':back', ':skip'}:
            return False
        try:
            self.keeper.agree(mode, path)
        except LettersError as error:
            self.tell_unsaved(error)
            return False
        if self.keeper.save(self.answers):
            return True
        self.tell_unsaved(self.keeper.failed)
        self.keeper.saver.mode = 'nothing'
        return False


# What can be typed at every prompt: what goes back to whoever asked, and what is done at once.
_ANSWERS = {':back': ':back', ':b': ':back', ':skip': ':skip'}
_COMMANDS: dict[str, Callable[[Session, tuple[str, ...]], None]] = {
    **dict.fromkeys(LEAVING, Session.leave),
    **dict.fromkeys((':why', '?', '؟'), Session.explain),
    **dict.fromkeys((':save', ':s'), Session.save),
    **dict.fromkeys((':help', ':h'), Session.help),
}
