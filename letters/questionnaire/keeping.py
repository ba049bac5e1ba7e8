"""Whether and how the answers are kept while the interview goes on: asked once, and again on `:save`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from letters.errors import LettersError
from letters.questionnaire.reply import bare
from letters.questionnaire.saver import Saver

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.questionnaire.answers import Answers


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

    @property
    def agreed(self) -> bool:
        """Whether answers may be written at all."""
        return self.saver.mode != 'nothing'

    def step(self, answers: Answers) -> bool:
        """Write the answers after a step, as often as the way of keeping allows; whether that went wrong."""
        self.waiting += 1
        if not self.agreed or self.waiting < _STEPS[self.saver.mode]:
            return False
        return not self.save(answers)

    def save(self, answers: Answers, *, whole: bool = False) -> bool:
        """Write the answers where that was agreed; `failed` says what stood in the way."""
        if not self.agreed:
            return False
        if self.kept is answers and not whole:
            return True
        self.failed = None
        try:
            self.saver.save(answers.tree(whole=whole))
        except LettersError as error:
            self.failed = error
            return False
        self.kept = answers
        self.waiting = 0
        return True

    def agree(self, mode: str, untrusted_path: str) -> None:
        """Keep the answers from now on; LettersError where the passphrase does not fit."""
        path = Path(bare(untrusted_path)).expanduser()
        self.saver = Saver.locked(path, self.passphrase()) if mode == 'locked' else Saver.plain(path)
        self.kept = None
