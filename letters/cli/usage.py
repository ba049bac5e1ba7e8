"""A command that was typed wrongly: what is wrong with it, and what it takes. What was typed is never repeated."""

from __future__ import annotations

from difflib import get_close_matches
from enum import EnumType
from typing import TYPE_CHECKING

from typer._click.exceptions import BadOptionUsage
from typer._click.exceptions import BadParameter
from typer._click.exceptions import MissingParameter
from typer._click.exceptions import NoSuchOption

from letters.cli.helping import metavar
from letters.wording.command import typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typer._click.core import Command
    from typer._click.core import Parameter
    from typer.exceptions import TyperException

Told = tuple[str, dict[str, str]]
"""The id of a message, and what fills it."""


def told(error: TyperException, command: Command, arguments: list[str]) -> Told:
    """The message of a wrong command, and what fills it: names of our own options and commands alone."""
    reached, path, rest = _reached(command, arguments)
    values = {'command': ' '.join((typed(), *path))}
    if isinstance(error, NoSuchOption):
        return _near('usage-no-option', 'usage-no-option-near', error.possibilities or (), values)
    if isinstance(error, BadOptionUsage):
        parameter = _named(reached, error.option_name)
        unwanted = parameter is not None and getattr(parameter, 'is_flag', False)
        return ('usage-value-unwanted' if unwanted else 'usage-value-missing'), values | {'option': error.option_name}
    if isinstance(error, BadParameter) and error.param is not None:
        return _of_parameter(error, error.param, values)
    below = getattr(reached, 'commands', {})
    if not below:
        return 'usage-too-much', values
    if not rest:
        return 'usage-command-missing', values | {'choices': ', '.join(below)}
    return _near('usage-no-command', 'usage-no-command-near', get_close_matches(rest[0], below), values)


def _reached(command: Command, arguments: list[str]) -> tuple[Command, list[str], list[str]]:
    """The command that was named as far as there is one, its name in words, and the words behind it."""
    path, rest = [], [one for one in arguments if not one.startswith('-')]
    while rest and rest[0] in getattr(command, 'commands', {}):
        path.append(rest.pop(0))
        command = command.commands[path[-1]]  # type: ignore[attr-defined]
    return command, path, rest


def _near(id: str, with_near: str, near: Iterable[str], values: dict[str, str]) -> Told:
    found = ', '.join(near)
    return (with_near, values | {'near': found}) if found else (id, values)


def _named(command: Command, option: str) -> Parameter | None:
    return next((one for one in command.params if option in one.opts), None)


def _of_parameter(error: BadParameter, parameter: Parameter, values: dict[str, str]) -> Told:
    """What is wrong with the value of an option or an argument, or that there is none."""
    by = metavar(parameter) if parameter.param_type_name == 'argument' else parameter.opts[-1]
    named = values | {'option': by}
    if isinstance(error, MissingParameter):
        return 'usage-missing', named
    least, most = getattr(parameter, 'min', None), getattr(parameter, 'max', None)
    if least is not None:
        return 'usage-number', named | {'least': str(least), 'most': str(most)}
    held = getattr(getattr(parameter, 'type_descriptor', None), 'annotation', None)
    if isinstance(held, EnumType):
        return 'usage-choice', named | {'choices': ', '.join(held)}
    return 'usage-value', named
