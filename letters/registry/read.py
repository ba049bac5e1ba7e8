"""The strict reader: YAML from parser events, every scalar a text with its line and column.

No tags, anchors or aliases; no key twice; depth and size bounded. All problems of a file come back together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

import yaml

from letters.errors import FileError
from letters.errors import Problem

Tree = str | list['Tree'] | dict[str, 'Tree']
Location = tuple[str | int, ...]

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 400_000


@dataclass(slots=True)
class Document:
    """What a file holds: the tree, the line and column (from 1) of each of its places, and what is wrong."""

    file: str
    value: Tree = ''
    marks: dict[Location, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, id: str, loc: Location, **values: str) -> Problem:
        """A problem at the place `loc`, or at the nearest place above it that stands in the file."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        line, column = self.marks.get(loc, (1, 1))
        return Problem(id, self.file, line, column, tuple(values.items()))


def read_file(path: Path, *, name: str | None = None) -> Document:
    """Read one file; raises FileError when it cannot be opened. `name` is how problems call it."""
    try:
        with path.open('rb') as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileError('file-unreadable', file=name or path.name, why=error.strerror or '') from None
    return read_bytes(raw, name or str(path))


def read_bytes(raw: bytes, file: str) -> Document:
    """Read a document from its bytes (UTF-8, with or without a byte-order mark)."""
    document = Document(file)
    if len(raw) > MAX_BYTES:
        document.problems.append(Problem('file-too-large', file))
        return document
    try:
        text = raw.removeprefix(b'\xef\xbb\xbf').decode('utf-8')
    except UnicodeDecodeError as error:
        line = raw.count(b'\n', 0, error.start) + 1
        column = error.start - raw.rfind(b'\n', 0, error.start)
        document.problems.append(Problem('not-utf8', file, line, column))
        return document
    _Builder(document).build(text)
    return document


class _Stop(Exception):
    """The rest of the file cannot be read."""


class _Builder:
    """Turns parser events into a tree, noting problems instead of stopping at the first."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0

    def build(self, text: str) -> None:
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        try:
            self._document(events)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            self.document.problems.append(Problem('not-yaml', self.document.file, line, column))
        except yaml.reader.ReaderError as error:
            # The C parser reports a byte position and no line.
            line = text.count('\n', 0, error.position) + 1
            self.document.problems.append(Problem('forbidden-character', self.document.file, line, 1))
        except (RecursionError, MemoryError, _Stop):
            if not self.document.problems:
                self.document.problems.append(Problem('file-too-deep', self.document.file))

    def _document(self, events: Iterator[yaml.Event]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note('second-document', event)
                    raise _Stop
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                self.document.value = self._node(event, events, ())

    def _note(self, id: str, event: yaml.Event, **values: str) -> None:
        mark = event.start_mark
        place = (mark.line + 1, mark.column + 1)
        self.document.problems.append(Problem(id, self.document.file, *place, tuple(values.items())))

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], loc: Location) -> Tree:
        self.nodes += 1
        if len(loc) > MAX_DEPTH or self.nodes > MAX_NODES:
            self._note('file-too-deep', event)
            raise _Stop
        self.document.marks.setdefault(loc, (event.start_mark.line + 1, event.start_mark.column + 1))
        if isinstance(event, yaml.AliasEvent):
            self._note('alias', event)
            return ''
        if event.anchor is not None:
            self._note('anchor', event)
        # An implicit tag is None; `!` alone on a plain scalar is a tag too.
        if event.tag is not None:
            self._note('tag', event)
        if isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, loc)
        return self._mapping(events, loc)

    def _sequence(self, events: Iterator[yaml.Event], loc: Location) -> Tree:
        values: list[Tree] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._node(event, events, (*loc, len(values))))
        return values

    def _mapping(self, events: Iterator[yaml.Event], loc: Location) -> Tree:
        values: dict[str, Tree] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, (*loc, '?'))
            self.document.marks.pop((*loc, '?'), None)
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            value_event = next(events)
            if not isinstance(key, str):
                self._note('key-not-text', event)
                key = ''
            if key in values:
                self._note('double-key', event)
                self._node(value_event, events, (*loc, key, 'again'))
                continue
            # A problem with a value is shown where the value stands; an unknown key where the key stands.
            self.document.marks[(*loc, key, '@key')] = mark
            values[key] = self._node(value_event, events, (*loc, key))
        return values
