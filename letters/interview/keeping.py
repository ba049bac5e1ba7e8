"""Whether and how the answers are kept while the interview goes on: asked once, and again on `:save`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from letters.errors import LettersError
from letters.interview.reply import stripped
from letters.interview.saver import Saver
from letters.output.files import named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.interview.answers import Answers


# The careful choice first.
MODES = {'start.save-nothing': 'nothing', 'start.save-locked': 'locked', 'start.save-plain': 'plain'}
# Locking takes a second or two on purpose, so it is done after so many steps, and at every end.
_STEPS = {'plain': 1, 'locked': 5}


@dataclass(slots=True)
class Keeper:
    """What was agreed about keeping the answers."""

    saver: Saver
    passphrase: Callable[[], str]
    """Asks for a new passphrase."""
    asked: bool = False
    failed: LettersError | None = None
    kept: Answers | None = None
    waiting: int = 0
    untouched: bool = False
    """Nothing was answered yet since the file was read: then it stays as it is, and loses nothing."""
    written: set[Path] = field(default_factory=set)
    """The files in which answers of this interview stand, or stood."""

    def __post_init__(self) -> None:
        """An interview that goes on has a file already."""
        if self.saver.resumed and self.saver.path:
            self.written.add(self.saver.path)
            self.untouched = True

    @property
    def agreed(self) -> bool:
        """Whether answers may be written at all."""
        return self.saver.mode != 'nothing'

    def step(self, answers: Answers) -> bool:
        """Write the answers after a step, as often as the way of keeping allows; whether that went wrong."""
        self.waiting += 1
        self.untouched = False
        if not self.agreed or self.waiting < _STEPS[self.saver.mode]:
            return False
        return not self.save(answers)

    def save(self, answers: Answers, *, whole: bool = False) -> bool:
        """Write the answers where that was agreed; `failed` says what stood in the way."""
        if not self.agreed:
            return False
        if (self.kept is answers and not whole) or self.untouched:
            return True
        self.failed = None
        try:
            self.saver.save(answers.tree(whole=whole))
        except LettersError as error:
            self.failed = error
            return False
        self.kept = answers
        self.waiting = 0
        if self.saver.path:
            self.written.add(self.saver.path)
        return True

    @property
    def left_behind(self) -> bool:
        """Whether an earlier state of the answers stands in a file that is no longer written."""
        return not self.agreed and any(os.path.lexists(path) for path in self.written)

    def stop(self) -> None:
        """Write nothing from now on."""
        self.saver.mode = 'nothing'
        self.failed = None

    def agree(self, mode: str, untrusted_path: str) -> None:
        """Keep the answers from now on; LettersError where the passphrase does not fit."""
        path = named(stripped(untrusted_path))
        self.saver = Saver.locked(path, self.passphrase()) if mode == 'locked' else Saver.plain(path)
        self.saver.resumed = self.saver.path in self.written
        self.kept, self.untouched = None, False
