"""How far a command is that takes its time over many cases."""

from __future__ import annotations

import math
import sys
import time

from letters.cli.screen import talk
from letters.cli.screen import wording

# On a terminal a line is written over; elsewhere one comes so often, and no more.
_EVERY = 100
_EVERY_SECONDS = 0.5


class Progress:
    """How far it is: on a terminal one line with the rate and the time left, elsewhere a line from time to time."""

    def __init__(self, total: int) -> None:
        self.total, self.done, self.made = total, 0, 0
        self.started = self.shown = time.monotonic()
        self.terminal = sys.stderr.isatty()

    def step(self, *, made: bool = True) -> None:
        """One case more; one that was there already says nothing of how fast the rest will be made."""
        self.done += 1
        self.made += made
        now = time.monotonic()
        if self.terminal and now - self.shown > _EVERY_SECONDS:
            self.shown = now
            rate = self.made / max(now - self.started, 0.001)
            left = (self.total - self.done) / rate if rate else 0
            text = wording().message(
                'bulk.progress', done=self.done, total=self.total, rate=f'{rate:.1f}', left=_clock(left)
            )
            sys.stderr.write(f'\r\x1b[K{text}')
            sys.stderr.flush()
        elif not self.terminal and self.done % _EVERY == 0:
            talk([wording().message('bulk.progress-plain', done=self.done, total=self.total)])

    def end(self) -> None:
        """Leave the line to what is said next; a step after that draws it again."""
        if self.terminal:
            self.shown = -math.inf
            sys.stderr.write('\r\x1b[K')
            sys.stderr.flush()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f'{hours}:{minutes:02}:{rest:02}' if hours else f'{minutes}:{rest:02}'
