"""What can go wrong: problems in files, which are values, and the exceptions that end a run."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import TYPE_CHECKING
from typing import NamedTuple
from typing import Self

if TYPE_CHECKING:
    from collections.abc import Sequence


_TOLD = frozenset({'ENOENT', 'EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'EINVAL', 'EIO', 'ELOOP', 'ENAMETOOLONG'})


def cause(error: OSError) -> str:
    """Why the system refused: the code of a reason that has words of its own, else the words of the system."""
    code = errno.errorcode.get(error.errno or 0, '')
    return code if code in _TOLD else error.strerror or ''


class ExitCode(IntEnum):
    """How a run ended, for the program that started it."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    CASE = 3
    DATA = 4
    FILE = 5
    SOME_FAILED = 6
    MISSING_PART = 7
    HELP_NOT_LETTERS = 8
    INTERRUPTED = 130


class Problem(NamedTuple):
    """One thing that is wrong in a file: where, what, and what to write instead.

    `id` names the rule and the message in `data/messages.yaml`; `values` fill its placeholders and never hold
    what a person wrote. Lines and columns count from 1; 0 means the whole file.
    """

    id: str
    file: str = ''
    line: int = 0
    column: int = 0
    values: tuple[tuple[str, str], ...] = ()

    @property
    def where(self) -> str:
        """`file:line:column`, or the file alone."""
        return f'{self.file}:{self.line}:{self.column}' if self.line else self.file


class LettersError(Exception):
    """A run cannot go on. `id` names the message, `values` fill it; nothing in it identifies a person."""

    exit_code = ExitCode.UNEXPECTED

    def __init__(
        self, id: str, *, problems: tuple[Problem, ...] = (), values: dict[str, str] | None = None, **more: str
    ) -> None:
        super().__init__(id)
        self.id = id
        self.values = {**(values or {}), **more}
        self.problems = problems


class UsageError(LettersError):
    """An option or argument that does not fit."""

    exit_code = ExitCode.USAGE


class CaseError(LettersError):
    """The case is invalid or contradicts itself, or nothing could be written from it."""

    exit_code = ExitCode.CASE

    @classmethod
    def of(cls, problems: Sequence[Problem]) -> Self:
        """A file or a case with these problems."""
        return cls('check-bad', problems=tuple(problems), count=str(len(problems)))


class DataError(LettersError):
    """A record, a template or a translation is not fit to be used."""

    exit_code = ExitCode.DATA


class TranslationError(DataError):
    """A translation that cannot be used, so that nothing is written in its language."""


class ToldError(DataError):
    """A letter whose plan told of other details than it prints: it is not written, others are."""


class FileError(LettersError):
    """A file cannot be read or written."""

    exit_code = ExitCode.FILE


class MissingPartError(LettersError):
    """A library or a font that this machine lacks."""

    exit_code = ExitCode.MISSING_PART


class MissingGlyphError(MissingPartError):
    """Characters that no font of this machine draws; they belong to a person and stand in no message."""

    def __init__(self, characters: frozenset[str], id: str, values: dict[str, str]) -> None:
        super().__init__(id, values=values)
        self.characters = characters


class InputClosedError(LettersError):
    """Nobody can answer what the command asks: the run counts as interrupted."""

    exit_code = ExitCode.INTERRUPTED
