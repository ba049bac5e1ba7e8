"""A case file in which one thing was written down, and every other byte of it is as somebody wrote it."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING
from typing import Any

import yaml

from letters.errors import FileError
from letters.followup.state import said_of
from letters.interview.saver import as_yaml
from letters.registry.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from letters.model.case import Sent

_KEY = 'sent'
_LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
# YAML counts these as line breaks, and the reader of case files does not.
_ODD_BREAKS = re.compile('[\x85\u2028\u2029]')


def with_entries(content: bytes, entries: Iterable[Sent]) -> bytes:
    """The bytes of a case file in which these entries stand under `sent`, each in the place of the one of its number.

    An entry without a number gives way to that of the same paper to the same recipient. Comments, blanks and the order
    of what else stands there stay. FileError where the file is written in a way in which this cannot be done: what
    came of it is read again and compared before it is given.
    """
    for entry in entries:
        content = _with(content, entry)
    return content


def _with(content: bytes, entry: Sent) -> bytes:
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b''
    text = content.removeprefix(mark).decode()
    tree: Any = read_bytes(content, '').value
    rows = tree.get(_KEY) or []
    row, said = _row_of(rows, entry), said_of(entry)
    wanted = {**tree, _KEY: [*rows, said] if row is None else [*rows[:row], {**rows[row], **said}, *rows[row + 1 :]]}
    root = yaml.compose(_ODD_BREAKS.sub(' ', text), Loader=_LOADER)
    changes = _new_row(root, text, said) if row is None else _new_answers(_value(root, _KEY).value[row], text, said)
    for at, until, new in sorted(changes, reverse=True):
        text = text[:at] + new + text[until:]
    edited = mark + text.encode()
    document = read_bytes(edited, '')
    if document.problems or document.value != wanted:
        raise FileError('sent-not-edited')
    return edited


def _row_of(rows: list[dict[str, Any]], entry: Sent) -> int | None:
    """Where the entry of the same number stands, or one without a number that is about the same paper."""
    for n, row in enumerate(rows):
        if row and row.get('number') == entry.number:
            return n
    same = (entry.paper, entry.recipient)
    return next(
        (
            n
            for n, row in enumerate(rows)
            if row and 'number' not in row and (row.get('paper'), row.get('recipient')) == same
        ),
        None,
    )


Change = tuple[int, int, str]
"""From where to where in the text something else is to stand."""


def _new_row(root: Any, text: str, said: Mapping[str, Any]) -> Iterator[Change]:
    """One more entry: behind the last one, or a list of its own at the end of the file."""
    line_end = '\r\n' if '\r\n' in text else '\n'
    held, row = _value(root, _KEY), _in_a_row(said)
    if held is None and root.flow_style:
        at = root.end_mark.index - 1
        yield at, at, f', {_KEY}: [{row}]'
    elif held is None:
        at = _end_of_line(text, _end(root))
        yield at, at, f'{line_end}{_KEY}:{line_end}  - {row}'
    elif isinstance(held, yaml.SequenceNode) and held.value and not held.flow_style:
        at, blanks = _end_of_line(text, _end(held.value[-1])), ' ' * held.start_mark.column
        yield at, at, f'{line_end}{blanks}- {row}'
    elif isinstance(held, yaml.SequenceNode) and held.value:
        at = _end(held.value[-1])
        yield at, at, f', {row}'
    else:
        start, until = held.start_mark.index, held.end_mark.index
        yield start, until, f' [{row}]' if start == until else f'[{row}]'


def _new_answers(row: Any, text: str, said: Mapping[str, Any]) -> Iterator[Change]:
    """What an entry says otherwise than before, and at its end what is new in it."""
    new = ''
    blanks = ' ' * row.start_mark.column
    for key, value in said.items():
        held = _value(row, key)
        if held is not None:
            if not _same(held, value):
                yield held.start_mark.index, _end(held), _inline(value)
        elif row.flow_style:
            new += f', {key}: {_inline(value)}'
        else:
            new += f'\n{blanks}{key}: {_inline(value)}'
    at = _end(row.value[-1][1]) if row.flow_style else _end_of_line(text, _end(row))
    if new:
        yield at, at, new.replace('\n', '\r\n') if '\r\n' in text else new


def _same(node: Any, value: Any) -> bool:
    """Whether a place says already what it is to say, however it is written."""
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value == value)
    return isinstance(value, list) and [one.value for one in node.value] == value


def _value(mapping: Any, key: str) -> Any:
    return next((value for name, value in mapping.value if name.value == key), None)


def _end(node: Any) -> int:
    """Where the last sign of a place stands: of one that is written over several lines, that of its last part."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last)


def _end_of_line(text: str, at: int) -> int:
    """The end of the line, so that a comment behind the last word stays behind it."""
    found = re.compile(r'\r?\n|\Z').search(text, at)
    return found.start() if found else len(text)


def _inline(value: Any) -> str:
    """A value as case files have it: one list is written in a row, one text in double quotes."""
    return as_yaml({'x': value}).decode().removeprefix('x: ').rstrip('\n')


def _in_a_row(said: Mapping[str, Any]) -> str:
    return '{' + ', '.join(f'{key}: {_inline(value)}' for key, value in said.items()) + '}'
