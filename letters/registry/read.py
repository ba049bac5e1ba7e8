"""The strict reader: YAML from parser events, every scalar a text with its line and column.

No tags, anchors or aliases; no key twice; depth and size bounded. All problems of a file come back together.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Generator
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

import yaml

from letters.errors import FileError
from letters.errors import Problem
from letters.errors import cause

if TYPE_CHECKING:
    from pathlib import Path

Tree = str | list['Tree'] | dict[str, 'Tree']
Location = tuple[str | int, ...]
Events = Generator[yaml.Event, None, None]

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 20
MAX_NODES = 400_000
# More of these are named one by one in no file: the first ones say what happened to it.
MAX_FORBIDDEN = 100

# What YAML allows in a file; bytes that are not UTF-8 come as halves of pairs, U+DC80 to U+DCFF.
_FORBIDDEN = re.compile('[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]')
# YAML counts these as line breaks and editors do not; a blank keeps the lines of both the same.
_ODD_BREAKS = re.compile('[\x85\u2028\u2029]')
_LINE_END = re.compile('\r\n|\r|\n')
# The fast parser is missing where PyYAML was built without its library; the other one reads the same.
_LOADER = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
_LOST = '\ufffd'
# A part of a location that no mapping has, as their keys are texts: for what is read but not kept.
_ASIDE = -1


@dataclass(slots=True)
class Document:
    """What a file holds: the tree, the line and column (from 1) of each of its places, and what is wrong.

    The key of a mapping's value at `loc` stands at `marks[(*loc, '@key')]`. At the places in `doubtful` the tree holds
    less than the file does. Where `whole` is false the reader did not come to the end, and the tree is a first part.
    """

    file: str
    value: Tree = ''
    marks: dict[Location, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[Location] = field(default_factory=set)
    whole: bool = True
    parts: dict[Location, str] = field(default_factory=dict)
    """The places that stand in a file of their own, with its name."""

    def problem(self, id: str, loc: Location, **values: str) -> Problem:
        """A problem at the place `loc`, or at the nearest place above it that stands in the file."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        line, column = self.marks.get(loc, (1, 1))
        return Problem(id, self.file_of(loc), line, column, tuple(values.items()))

    def file_of(self, loc: Location) -> str:
        """The name of the file in which a place stands."""
        while loc and loc not in self.parts:
            loc = loc[:-1]
        return self.parts.get(loc, self.file)

    def refuse(self, id: str, line: int = 0, column: int = 0) -> None:
        """Note a problem that ends the reading."""
        self.problems.append(Problem(id, self.file, line, column))
        self.whole = False


def read_file(path: Path, *, name: str | None = None) -> Document:
    """Read one file; raises FileError when it cannot be opened. `name` is how problems call it."""
    try:
        with path.open('rb') as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise FileError('file-unreadable', file=name or path.name, why=cause(error)) from None
    except ValueError:
        # A path that holds a NUL cannot even be asked for.
        raise FileError('file-unreadable', file=name or '', why='EINVAL') from None
    return read_bytes(raw, name or str(path))


def read_bytes(raw: bytes, file: str) -> Document:
    """Read a document from its bytes (UTF-8, with or without a byte-order mark)."""
    document = Document(file)
    if len(raw) > MAX_BYTES:
        document.refuse('file-too-large')
    elif _is_wide(raw):
        document.refuse('not-utf8', 1, 1)
    else:
        text = raw.removeprefix(codecs.BOM_UTF8).decode('utf-8', errors='surrogateescape')
        _Builder(document).build(text)
    return document


def _is_wide(raw: bytes) -> bool:
    """Whether these are the bytes of UTF-16 or UTF-32, which other programs write as "Unicode"."""
    return raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or raw.count(0) * 4 > len(raw)


def _place(event: yaml.Event) -> tuple[int, int]:
    """The line and column, from 1, where an event of the parser begins."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _break(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """The line and column where the shape of a file breaks off."""
    for mark in (error.problem_mark, error.context_mark):
        # A quote that is never closed breaks off at the end of the file: where it opens says more.
        if mark and mark.index < len(text):
            return mark.line + 1, mark.column + 1
    lines = _LINE_END.split(text.rstrip())
    return len(lines), len(lines[-1]) + 1


class _Builder:
    """Turns parser events into a tree, noting problems instead of stopping at the first."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.nodes = 0
        self.lossy = False

    def build(self, text: str) -> None:
        events = self._events(_ODD_BREAKS.sub(' ', self._cleaned(text)))
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note('second-document', event)
                    events.close()
            elif not isinstance(event, yaml.StreamStartEvent | yaml.StreamEndEvent | yaml.DocumentEndEvent):
                self.document.value = self._node(event, events, ())

    def _cleaned(self, text: str) -> str:
        """The text without the characters that YAML forbids, each of them noted, so that the rest can be read."""
        line, line_start, done, not_utf8 = 1, 0, 0, False
        for count, found in enumerate(_FORBIDDEN.finditer(text)):
            for end in _LINE_END.finditer(text, done, found.start()):
                line, line_start = line + 1, end.end()
            done, self.lossy = found.end(), True
            place = (line, found.start() - line_start + 1)
            if '\udc80' <= found[0] <= '\udcff':
                # Saving the file as UTF-8 mends all of them at once, so the first is enough.
                if not not_utf8:
                    self.document.problems.append(Problem('not-utf8', self.document.file, *place))
                not_utf8 = True
            elif count < MAX_FORBIDDEN:
                self.document.problems.append(Problem('forbidden-character', self.document.file, *place))
        return _FORBIDDEN.sub(_LOST, text) if self.lossy else text

    def _events(self, text: str) -> Events:
        """The events of the parser; where it cannot go on they end, so that what was read so far is kept.

        Each event waits for the next, because the text just before a break is often misread.
        """
        held: yaml.Event | None = None
        try:
            for event in yaml.parse(text, Loader=_LOADER):
                if held is not None:
                    yield held
                held = event
        except yaml.MarkedYAMLError as error:
            self.document.refuse('not-yaml', *_break(error, text))
        else:
            if held is not None:
                yield held

    def _note(self, id: str, event: yaml.Event) -> None:
        self.document.problems.append(Problem(id, self.document.file, *_place(event)))

    def _node(self, event: yaml.Event, events: Events, loc: Location) -> Tree:
        self.nodes += 1
        if len(loc) > MAX_DEPTH or self.nodes > MAX_NODES:
            self.document.refuse('file-too-deep', *_place(event))
            events.close()
            return ''
        if _ASIDE not in loc:
            self.document.marks[loc] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self._note('alias', event)
            self.document.doubtful.add(loc)
            return ''
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            self._note('anchor', event)
        # An implicit tag is None; `!` alone on a plain scalar is a tag too.
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag is not None:
            self._note('tag', event)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(str(event.value), loc)
        return self._sequence(events, loc) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(events, loc)

    def _scalar(self, value: str, loc: Location) -> str:
        if self.lossy and _LOST in value:
            self.document.doubtful.add(loc)
            return ''
        return value

    def _sequence(self, events: Events, loc: Location) -> Tree:
        values: list[Tree] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._node(event, events, (*loc, len(values))))
        return values

    def _mapping(self, events: Events, loc: Location) -> Tree:
        values: dict[str, Tree] = {}
        aside = (*loc, _ASIDE)
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._node(event, events, aside)
            value = next(events, None)
            if value is None:
                break
            if not isinstance(key, str) or aside in self.document.doubtful:
                self._unkeyed(event, key, loc)
                self._node(value, events, aside)
            elif key in values:
                self._note('double-key', event)
                self.document.doubtful.add((*loc, key))
                self._node(value, events, aside)
            else:
                # A problem with a value is shown where the value stands; an unknown key where the key stands.
                self.document.marks[(*loc, key, '@key')] = _place(event)
                values[key] = self._node(value, events, (*loc, key))
        return values

    def _unkeyed(self, event: yaml.Event, key: Tree, loc: Location) -> None:
        """A key that cannot be read as a text: its group is not wholly known."""
        if not isinstance(key, str):
            self._note('key-not-text', event)
        self.document.doubtful.discard((*loc, _ASIDE))
        self.document.doubtful.add(loc)
