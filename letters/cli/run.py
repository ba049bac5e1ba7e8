"""Running a command: every outcome as an exit code, every failure as a sentence."""

from __future__ import annotations

import contextlib
import copy
import errno
import sys
from collections.abc import Callable
from collections.abc import Iterable
from typing import TYPE_CHECKING

from typer.main import get_command
from typer.main import get_command_name

from letters.cli import heard
from letters.cli import streams
from letters.cli.app import app
from letters.cli.helping import prepare
from letters.cli.leaving import Leave
from letters.errors import ExitCode
from letters.errors import FileError
from letters.errors import LettersError
from letters.safe.text import for_terminal
from letters.wording.command import typed
from letters.wording.lines import width
from letters.wording.lines import wrapped

if TYPE_CHECKING:
    from typer import Typer
    from typer._click.core import Command
    from typer.exceptions import TyperException
    from typer.models import CommandInfo

    from letters.wording.words import Wording

LAST_RESORT = (
    "The program cannot read its own messages, so they are named by their ids above. "
    "Take a whole copy of the program, or mend its files. The command %(letters)s registry check names them."
)
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


def run(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code. Never a traceback.

    Where the reader of the result went away before its end, as `head` does, that is no failure: 0.
    """
    streams.open_streams()
    heard.forget()
    try:
        code = _done(arguments)
        return 0 if streams.reader_left() and code != ExitCode.INTERRUPTED else code
    except BaseException as error:  # noqa: BLE001 - the last line of defence: a traceback would show what was typed
        return _failed(error)
    finally:
        streams.close_streams()


def _done(arguments: list[str] | None) -> int:
    """The exit code, once the result has really left: a full disk must not be found after the last word."""
    try:
        if not (sys.argv[1:] if arguments is None else arguments):
            # Who types the name alone wants to see what there is, and who helps.
            _invoke(['--help'])
            code = int(ExitCode.USAGE)
        else:
            code = _invoke(arguments)
    except Leave as leave:
        code = leave.code
    sys.stdout.flush()
    return code


def _failed(error: BaseException) -> int:
    """Say what stopped the run, and give its exit code."""
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        # Files that cannot be written have errors of their own: this was the result on its way out.
        error = FileError('result-no-room')
    if isinstance(error, LettersError):
        return _tell(error)
    if isinstance(error, KeyboardInterrupt) or streams.is_gone(error):
        _say('interrupted')
        return ExitCode.INTERRUPTED
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 0
    _unexpected(error)
    return ExitCode.UNEXPECTED


def _invoke(arguments: list[str] | None) -> int:
    import typer
    from typer.exceptions import TyperException

    arguments = sys.argv[1:] if arguments is None else arguments
    command = get_command(_with(arguments))
    prepare(command)
    try:
        outcome = command.main(args=arguments, prog_name=typed(), standalone_mode=False)
    except typer.Abort:
        _say('interrupted')
        return ExitCode.INTERRUPTED
    except TyperException as error:
        return _usage(error, command, arguments)
    return outcome if isinstance(outcome, int) else 0


def _with(arguments: list[str]) -> Typer:
    """The program with the one command that is asked for: to look at the options of all takes longer than to plan."""
    asked = [one for one in app.registered_commands if _name(one) == arguments[0]]
    if not asked:
        return app
    only = copy.copy(app)
    only.registered_commands = asked
    return only


def _name(command: CommandInfo) -> str:
    return command.name or get_command_name(getattr(command.callback, '__name__', ''))


def _usage(error: TyperException, command: Command, arguments: list[str]) -> int:
    """Say what is wrong with a command. What was typed is not repeated: it could be a name."""
    from letters.cli.usage import told

    id, values = told(error, command, arguments)
    _say(id, **values)
    return ExitCode.USAGE


def _tell(error: LettersError) -> int:
    bare = [f'{one.where}: {one.id} {_listed(one.values)}'.strip() for one in error.problems]
    bare.append(f'{error.id} {_listed(error.values.items())}'.strip())
    _talk_of(lambda words: [*map(words.problem, error.problems), words.error(error)], bare)
    return error.exit_code


def _listed(values: Iterable[tuple[str, str]]) -> str:
    return ', '.join(f'{key}={value}' for key, value in values)


def _say(id: str, **values: str) -> None:
    _talk_of(lambda words: [words.told(id, values)], [f'{id} {_listed(values.items())}'.strip()])


def _talk_of(told: Callable[[Wording], list[str]], bare: list[str]) -> None:
    """Say something in the language of the person, or in English where that cannot be read.

    Where no message can be read at all, what happened is told by its id, with a sentence that needs no file.
    """
    for line in _in_words(told) or [*bare, LAST_RESORT % {'letters': typed()}]:
        _talk(line)


def _in_words(told: Callable[[Wording], list[str]]) -> list[str]:
    for plain in (False, True):
        # Whatever keeps the words from being found: what stopped the run is told all the same, and nothing else.
        with contextlib.suppress(Exception):
            from letters.cli.screen import plain_wording
            from letters.cli.screen import wording

            return told(plain_wording() if plain else wording())
    return []


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
