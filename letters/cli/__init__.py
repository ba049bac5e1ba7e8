"""The command line: the only place with typer. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ['--version']:
        from letters import __version__
        from letters.cli import streams

        streams.settle()
        sys.stdout.write(f'letters {__version__}\n')
        streams.silence()
        return
    from letters.cli.run import run

    sys.exit(run())
