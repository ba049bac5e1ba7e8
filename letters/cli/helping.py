"""What `--help` shows: the words of the data in the language of the screen, drawn when somebody asks for them."""

from __future__ import annotations

import sys
from itertools import chain
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.cli.helped import said
from letters.wording.command import NAME
from letters.wording.command import typed
from letters.wording.filled import filled
from letters.wording.lines import cells
from letters.wording.lines import in_order
from letters.wording.lines import width
from letters.wording.lines import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from typer._click.core import Command
    from typer._click.core import Context
    from typer._click.core import Parameter

    from letters.cli.helped import Said

# A name that is longer stands on a line of its own.
_LONGEST = 26
_INDENT = '  '


def prepare(command: Command, name: str = '') -> None:
    """Let a command, and all below it, show its help in the language of the screen. Nothing is read before that."""
    command.get_help = lambda ctx: _shown(command, name, ctx)  # type: ignore[method-assign]
    for inner, below in getattr(command, 'commands', {}).items():
        prepare(below, f'{name} {inner}'.lstrip())


def option_name(parameter: Parameter) -> str:
    """By what name the data speak of an option or an argument."""
    return max(parameter.opts, key=len).lstrip('-') if parameter.param_type_name == 'option' else str(parameter.name)


class _Told(NamedTuple):
    """What is said of one command."""

    command: Command
    name: str
    said: Said

    def held(self, id: str) -> str:
        # A command of which the data say nothing yet says what the program knows of it.
        own = {'about': self.command.help or '', 'short': self.command.get_short_help_str(), 'example': ''}
        return str(self.said['commands'].get(self.name, own)[id])

    def sign(self, id: str, **values: object) -> str:
        return filled(self.said['words'][id], values, typed())

    def option(self, parameter: Parameter) -> str:
        named = option_name(parameter)
        own = self.said['commands'].get(self.name, {}).get('options', {})
        return str(own.get(named) or self.said['options'].get(named) or getattr(parameter, 'help', ''))


def _shown(command: Command, name: str, context: Context) -> str:
    """The help of a command, as lines that fit the screen."""
    told = _Told(command, name, said())
    room = width(sys.stdout)
    lines = chain.from_iterable(wrapped(line, room, cut=False) for line in _lines(told, context, room))
    return '\n'.join(map(in_order, lines) if sys.stdout.isatty() else lines)


def _lines(told: _Told, context: Context, room: int) -> Iterator[str]:
    yield ' '.join((told.sign('usage'), context.command_path, *_pieces(told.command)))
    yield from ('', filled(told.held('about'), {}, typed()), '')
    parameters = told.command.get_params(context)
    for id, kind in (('arguments', 'argument'), ('options', 'option')):
        rows = [_row(one, told, context) for one in parameters if one.param_type_name == kind]
        yield from _table(f'{told.sign(id)}{told.said["colon"]}', rows, room)
    commands = getattr(told.command, 'commands', {})
    below = {inner: told._replace(command=one, name=f'{told.name} {inner}'.lstrip()) for inner, one in commands.items()}
    listed = [(inner, one.held('short')) for inner, one in below.items()]
    yield from _table(f'{told.sign("commands")}{told.said["colon"]}', listed, room)
    if told.held('example'):
        example = f'{typed()}{told.held("example").removeprefix(NAME)}'
        yield told.sign('example', example=example)


def _pieces(command: Command) -> Iterator[str]:
    """What is typed behind the name of a command."""
    yield '[OPTIONS]'
    yield from (metavar(one) for one in command.params if one.param_type_name == 'argument')
    if getattr(command, 'commands', {}):
        yield 'COMMAND ...'


def metavar(argument: Parameter) -> str:
    """An argument as it is named where it is typed; in brackets where it may be left out."""
    named = str(argument.metavar or argument.name)
    return named if argument.required or named.startswith('[') else f'[{named}]'


def _row(parameter: Parameter, told: _Told, context: Context) -> tuple[str, str]:
    """How an option or an argument is written, and what is said of it."""
    is_option = parameter.param_type_name == 'option'
    written = (parameter.get_help_record(context) or ('',))[0] if is_option else metavar(parameter)
    beside = []
    if is_option and parameter.default not in (None, '', False):
        beside.append(told.sign('default', value=parameter.default))
    if parameter.required:
        beside.append(told.sign('required'))
    return written, ' '.join((told.option(parameter), *(f'[{one}]' for one in beside)))


def _table(heading: str, rows: list[tuple[str, str]], room: int) -> Iterator[str]:
    """Names, and what is said of them beside or, where a name is long or the screen small, below."""
    if not rows:
        return
    yield heading
    beside = min(max(cells(name) for name, _ in rows), _LONGEST) + 2 * len(_INDENT)
    for name, text in rows:
        lines = list(wrapped(text, max(room - beside, room // 2), cut=False))
        head = f'{_INDENT}{name}'
        if cells(head) + len(_INDENT) <= beside:
            yield f'{head}{" " * (beside - cells(head))}{lines.pop(0)}'
        else:
            yield head
        yield from (f'{" " * beside}{line}' for line in lines)
    yield ''
