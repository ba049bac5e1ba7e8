"""How the program is called, so that a hint can be typed as it stands."""

from __future__ import annotations

import os

NAME = 'letters'


def typed() -> str:
    """What the person types before the name of a command: `letters`, or what the script that runs it says.

    In a checkout `tools/with-system` runs the program, and names itself in LETTERS_COMMAND.
    """
    return os.environ.get('LETTERS_COMMAND', '').strip() or NAME
