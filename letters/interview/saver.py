"""Saving the answers of an interview: not at all, as a plain case file, or locked. The person chooses."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import Self

from letters.errors import FileError
from letters.output.files import write_private
from letters.output.lock import SUFFIX
from letters.output.lock import locked_name
from letters.output.lock import refuse_weak
from letters.output.lock import seal
from letters.output.shred import erase
from letters.safe.text import REORDERING

if TYPE_CHECKING:
    from pathlib import Path

Mode = Literal['nothing', 'plain', 'locked']

# One answer a line where a part is long; the rest in one row, as a case file is written by hand.
_BLOCKS = frozenset({'sender'})
_BLOCK_ROWS = frozenset({'materials'})
_ROWS = frozenset({'items', 'sent'})
# Joiners and direction marks belong to the words of some languages and are kept as they are.
_KEPT = frozenset('\u200c\u200d\u200e\u200f\u061c')
_ESCAPES = {'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}
_BMP = 0xFFFF


@dataclass(slots=True)
class Saver:
    """Where and how answers are kept. In the mode `locked` they are locked before the first byte is written."""

    mode: Mode = 'nothing'
    path: Path | None = None
    passphrase: str = field(default='', repr=False)
    # An earlier file of that name is replaced only when the interview goes on from it.
    resumed: bool = False

    @classmethod
    def plain(cls, path: Path, *, resumed: bool = False) -> Self:
        """Keep a case file that everybody who opens this computer's account can read."""
        return cls('plain', path, resumed=resumed)

    @classmethod
    def locked(cls, path: Path, passphrase: str, *, resumed: bool = False) -> Self:
        """Keep a locked case file; its name ends in `.age`."""
        if not resumed:
            refuse_weak(passphrase)
        if not path.name:
            raise FileError('save-taken')
        target = path if resumed or path.suffix == SUFFIX else locked_name(path)
        return cls('locked', target, passphrase, resumed)

    def save(self, tree: Mapping[str, Any]) -> bool:
        """Write the answers, and say whether anything was kept."""
        if self.mode == 'nothing' or self.path is None:
            return False
        if not self.resumed and os.path.lexists(self.path):
            raise FileError('save-taken')
        content = as_yaml(tree)
        write_private(self.path, seal(content, passphrase=self.passphrase) if self.mode == 'locked' else content)
        self.resumed = True
        return True

    def forget(self) -> bool:
        """Take away what this interview saved, and say whether there was something."""
        if self.path is None or not self.resumed or not os.path.lexists(self.path):
            return False
        erase(self.path)
        return True


def as_yaml(tree: Mapping[str, Any]) -> bytes:
    """A case file, with its keys in the order of the tree. The strict reader gives back the same tree."""
    return ''.join(f'{line}\n' for key, value in tree.items() for line in _part(key, value)).encode()


def _part(key: str, value: Any) -> list[str]:
    if key in _BLOCKS and value:
        return [f'{key}:', *(f'  {name}: {_inline(inner)}' for name, inner in value.items())]
    if key in _ROWS and value:
        return [f'{key}:', *(f'  - {_inline(row)}' for row in value)]
    if key in _BLOCK_ROWS and value:
        return [f'{key}:', *(line for row in value for line in _block_row(row))]
    return [f'{key}: {_inline(value)}']


def _block_row(row: Mapping[str, Any]) -> list[str]:
    if not row:
        return ['  - {}']
    return [f'  {" " if number else "-"} {key}: {_inline(value)}' for number, (key, value) in enumerate(row.items())]


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return '{' + ', '.join(f'{key}: {_inline(inner)}' for key, inner in value.items()) + '}'
    if isinstance(value, Sequence) and not isinstance(value, str):
        return '[' + ', '.join(_inline(inner) for inner in value) + ']'
    return '"' + ''.join(_escaped(character) for character in str(value)) + '"'


def _escaped(character: str) -> str:
    """A character as it is where an editor shows it as it is, else by its number."""
    if character in _ESCAPES:
        return _ESCAPES[character]
    hidden = unicodedata.category(character)[0] in 'CZ' and character != ' ' and character not in _KEPT
    if not hidden and character not in REORDERING:
        return character
    return f'\\u{ord(character):04x}' if ord(character) <= _BMP else f'\\U{ord(character):08x}'
