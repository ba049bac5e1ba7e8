"""Running a command: every outcome as an exit code, every failure as a sentence."""

from __future__ import annotations

import contextlib
import errno
import sys

from typer.main import get_command

from letters.cli import streams
from letters.cli.app import app
from letters.errors import FileError
from letters.errors import LettersError
from letters.lines import width
from letters.lines import wrapped
from letters.safe import for_terminal

INTERRUPTED = 130
USAGE = 2
HELP_NOT_LETTERS = 8


class Leave(Exception):
    """Leave with an exit code; everything has been said."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def run(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code. Never a traceback."""
    streams.settle()
    code = _told(arguments)
    streams.silence()
    return code


def _told(arguments: list[str] | None) -> int:
    try:
        if not (sys.argv[1:] if arguments is None else arguments):
            # Who types the name alone wants to see what there is, and who helps.
            _invoke(['--help'])
            return USAGE
        return _flushed(_invoke(arguments))
    except Leave as leave:
        return leave.code
    except BaseException as error:  # noqa: BLE001 - the last line of defence: a traceback would show what was typed
        return _failed(error)


def _flushed(code: int) -> int:
    """The exit code, once the result has really left: a full disk must not be found after the last word."""
    sys.stdout.flush()
    return code


def _failed(error: BaseException) -> int:
    """Say what stopped the run, and give its exit code."""
    if isinstance(error, OSError) and error.errno == errno.ENOSPC:
        error = FileError('disk-full')
    if isinstance(error, LettersError):
        return _tell(error)
    if isinstance(error, KeyboardInterrupt):
        _say('interrupted')
        return INTERRUPTED
    if isinstance(error, SystemExit):
        # The reader of our output went away, as `head` does; typer has closed the pipe and nothing is left to say.
        return error.code if isinstance(error.code, int) else 0
    _unexpected(error)
    return 1


def _invoke(arguments: list[str] | None) -> int:
    import typer
    from typer.exceptions import TyperException

    command = get_command(app)
    try:
        outcome = command.main(args=arguments, prog_name='letters', standalone_mode=False)
    except typer.Abort:
        _say('interrupted')
        return INTERRUPTED
    except TyperException as error:
        return _usage(error)
    return outcome if isinstance(outcome, int) else 0


def _usage(error: object) -> int:
    """A wrong option or argument. Values are not repeated: one could be a name."""
    context = getattr(error, 'ctx', None)
    command = context.command_path if context is not None else 'letters'
    parameter = getattr(error, 'param', None)
    named = parameter.opts[0] if parameter is not None and getattr(parameter, 'opts', None) else ''
    option = getattr(error, 'option_name', '') or named
    _say('usage-error', command=command, option=option or command)
    return USAGE


def _tell(error: LettersError) -> int:
    from letters.cli.screen import wording

    try:
        words = wording()
    except LettersError:
        # The registry itself is broken: name the places in plain English.
        for problem in error.problems:
            values = ', '.join(f'{key}={value}' for key, value in problem.values)
            _talk(f'{problem.where}: {problem.id} {values}')
        _talk('letters: the data files are not fit to be used. Run: letters registry check')
        return error.exit_code
    for problem in error.problems:
        _talk(words.problem(problem))
    _talk(words.error(error))
    return error.exit_code


def _say(id: str, **values: str) -> None:
    from letters.cli.screen import wording

    _talk(wording().told(id, values))


def _talk(line: str) -> None:
    # Where stderr takes nothing, the exit code is all that is left to say.
    with contextlib.suppress(OSError):
        whole = for_terminal(line)
        parts = wrapped(whole, width(sys.stderr), cut=False) if sys.stderr.isatty() else (whole,)
        sys.stderr.writelines(f'{part}\n' for part in parts)


def _unexpected(error: BaseException) -> None:
    from letters import __version__

    # Only our own file and line: no value, no message of the error.
    place, trace = '', error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get('__name__', '')
        if module.startswith('letters'):
            place = f'{module}:{trace.tb_lineno}'
        trace = trace.tb_next
    _say('unexpected', version=__version__, place=f'{place} {type(error).__name__}')
