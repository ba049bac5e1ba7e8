"""The command line: the only place with typer. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from types import ModuleType

# Nothing that another package brings is looked for, or run, where records and answers are checked.
os.environ['PYDANTIC_DISABLE_PLUGINS'] = '__all__'
# What would look for it takes a twentieth of a command's time to be ready for that.
sys.modules['pydantic.plugin._loader'] = ModuleType('pydantic.plugin._loader')
sys.modules['pydantic.plugin._loader'].__dict__['get_plugins'] = tuple


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ['--version']:
        from letters import __version__
        from letters.cli import streams

        streams.open_streams()
        sys.stdout.write(f'letters {__version__}\n')
        streams.close_streams()
        return
    # A command makes much at its start and throws little away: looking for rubbish all the while is a tenth of it.
    gc.set_threshold(300_000)
    from letters.cli import echo

    with contextlib.suppress(Exception):
        # Somebody who knows the prompt types ahead while the program gets ready.
        echo.hide_for(sys.argv[1:])
    from letters.cli.run import run

    code = run()
    with contextlib.suppress(Exception):
        # A terminal that is gone shows nothing any more.
        echo.show()
    # The process ends, and the system takes all of it at once: nothing of it has to be looked through before.
    gc.freeze()
    sys.exit(code)
