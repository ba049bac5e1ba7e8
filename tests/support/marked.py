"""Somebody who types words that are nowhere else, and leaves in one way: run as a process, in a folder of its own.

python -m tests.support.marked x start.done        # leaves by `x` where the plan is shown
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys

from letters.cli import start
from letters.cli.run import run
from tests.support.day import DATE
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import asked

MARKS = tuple(f'zqx{number:02}mark' for number in range(24))
_LINKS = [f'https://x.com/{mark}/status/17900000000000000{number:02}' for number, mark in enumerate(MARKS[:10])]
TYPED_MARKED = {
    **TYPED,
    # The first of two is not understood, and asked for again.
    'case.language': (f'{MARKS[10]} {MARKS[11]}', '1'),
    'materials.kind': (MARKS[12], '1'),
    'person.country': (MARKS[13], 'united states'),
    'start.links': (' '.join(_LINKS), MARKS[14], ''),
    'items.queries': (MARKS[15], MARKS[16], ''),
    'sender.name': MARKS[17].title(),
    'sender.email': (f'{MARKS[18]}@', f'{MARKS[19]}@example.com'),
    'start.done': (MARKS[20], '2'),
    'start.safety': (MARKS[21], '2'),
    'start.save': (MARKS[22], '1'),
    'start.keep-now': (MARKS[23], '1'),
}


def gone(way: str) -> str | None:
    """What happens in the place of an answer, where somebody leaves in a way."""
    if way in {'KILL', 'TERM', 'HUP'}:
        os.kill(os.getpid(), getattr(signal, f'SIG{way}'))
    if way == 'window':
        # As the terminal of the interview gives it on.
        raise KeyboardInterrupt from OSError(errno.EIO, '')
    return None if way == 'end' else 'x'


class Leaver(Person):
    """The same person, who leaves at one screen; where the disk is full, when that screen comes again."""

    way = key = ''
    came = 0

    def read(self, prompt: str) -> str | None:
        """The next answer, or the end."""
        self.came += any(asked().get(line) == self.key for line in self.said[self.heard :])
        if self.came > (self.way == 'full'):
            return gone(self.way)
        return super().read(prompt)


def main(way: str, key: str) -> int:
    """Answer until a screen and leave there; the exit code."""
    person = Leaver(typed=TYPED_MARKED)
    person.way, person.key = way, key
    start._terminal = lambda: person  # type: ignore[assignment,return-value]
    if way == 'full':
        # No file may become longer than a page with a name on it.
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
    code = run(['start', '--date', DATE])
    sys.stderr.write('\n'.join(person.said))
    return code


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
