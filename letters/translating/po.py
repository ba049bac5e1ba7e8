"""The file of a catalogue: every entry with all that translators wrote, read and written without loss.

Babel reads no `#~|`, and takes `#|` for a comment; the rules of escapes and continuations here are the same as its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from typing import Any
from typing import NamedTuple

Key = tuple[str | None, str]

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([\w-]+)')
_ESCAPED = re.compile(r'\\([\\trn"])')
_SIGNS = {'n': '\n', 't': '\t', 'r': '\r'}
_BLANKS = ' \t\n\r\x0b\x0c'
_KEYWORDS = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,2}\])?)(?=[ \t"])[ \t]*(.*)')
_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
# Flags that somebody may have given; the others follow from the sentence.
_GIVEN = frozenset({'fuzzy', 'ignore-same'})


class UnreadableError(ValueError):
    """A line that is not one of a catalogue; its number counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Source(NamedTuple):
    """The English of an entry; no context is another thing than an empty one."""

    context: str | None
    id: str
    plural: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence of a catalogue. Two are equal where they say the same, however their lines are broken."""

    source: Source
    strings: tuple[str, ...] = ('',)
    flags: frozenset[str] = frozenset()
    comments: tuple[str, ...] = ()
    note: str = ''
    """What the program tells translators (`#.`)."""
    references: tuple[str, ...] = ()
    previous: Source | None = None
    """The English that a fuzzy translation was made for (`#|`)."""
    obsolete: bool = False
    raw: str = field(default='', compare=False)
    """The lines as they stand in the file."""
    line: int = field(default=0, compare=False)

    @property
    def key(self) -> Key:
        """By what an entry is found."""
        return self.source.context, self.source.id

    @property
    def translated(self) -> bool:
        """Whether somebody wrote a translation."""
        return any(self.strings)

    @property
    def fuzzy(self) -> bool:
        """Whether somebody has yet to confirm it."""
        return 'fuzzy' in self.flags


class Parsed(NamedTuple):
    """A catalogue: the entry of its header, where there is one, and all others in their order."""

    header: Entry | None
    entries: tuple[Entry, ...]


def parse(content: bytes) -> Parsed:
    """Read a catalogue; ValueError where it cannot be read without loss, UnreadableError where that is for a line."""
    try:
        text = _decoded(content)
    except LookupError as error:
        raise ValueError from error
    reader = _Reader()
    for number, line in enumerate(text.split('\n'), 1):
        reader.read(number, line.strip(_BLANKS))
    reader.finish()
    head = next((one for one in reader.entries if one.key == (None, '') and not one.obsolete), None)
    return Parsed(head, tuple(one for one in reader.entries if one.source.id or one.source.context or one.obsolete))


def _decoded(content: bytes) -> str:
    named = _CHARSET.search(content)
    charset = named.group(1).decode('ascii').lower() if named else ''
    # An empty template names no charset, and an editor may have put a byte-order mark in front.
    return content.decode('utf-8-sig' if charset in {'', 'charset', 'utf-8', 'utf8'} else charset)


class _Reader:
    """Takes lines one by one, and gives an entry when the next one begins."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._begin()

    def _begin(self) -> None:
        self.parts: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.signs: dict[str, list[str]] = {'#,': [], '#.': [], '#:': [], '#': []}
        self.raw: list[str] = []
        self.open: tuple[dict[str, str], str] | None = None
        self.line, self.obsolete = 0, False

    def read(self, number: int, line: str) -> None:
        if not line:
            return
        if line.startswith('#~'):
            self._said(number, line[2:].lstrip(_BLANKS), line, obsolete=True)
        elif line.startswith('#'):
            self._comment(number, line)
        else:
            self._said(number, line, line, obsolete=False)

    def _comment(self, number: int, line: str) -> None:
        if self._whole():
            self.finish()
        self.raw.append(line)
        if line.startswith('#|') and self._text(line[2:].strip(_BLANKS), self.before):
            return
        kind = line[:2] if line[:2] in self.signs else '#'
        self.signs[kind].append(line[len(kind) :].strip(_BLANKS))
        self.open, self.line = None, self.line or number

    def _said(self, number: int, text: str, line: str, *, obsolete: bool) -> None:
        old = obsolete and text.startswith('|')
        if self._whole() and (old or text.startswith(('msgctxt', 'msgid ', 'msgid"', 'msgid\t'))):
            self.finish()
        if not self._text(text[1:].strip(_BLANKS) if old else text, self.before if old else self.parts):
            raise UnreadableError(number)
        if not old:
            self.obsolete, self.line = obsolete, self.line or number
        self.raw.append(line)

    def _text(self, said: str, into: dict[str, str]) -> bool:
        """Whether these were words of an entry: a keyword with its text, or a text that goes on."""
        found = _KEYWORDS.fullmatch(said)
        text = found.group(2) if found else said
        if not _TEXT.fullmatch(text):
            return False
        if found:
            if found.group(1) in into:
                return False
            self.open = (into, found.group(1))
            into[found.group(1)] = ''
        if self.open is None or self.open[0] is not into:
            return False
        into[self.open[1]] += _ESCAPED.sub(lambda sign: _SIGNS.get(sign.group(1), sign.group(1)), text[1:-1])
        return True

    def _whole(self) -> bool:
        return any(name.startswith('msgstr') for name in self.parts)

    def finish(self) -> None:
        """The entry whose lines were read; UnreadableError where it breaks off."""
        if self.parts:
            if 'msgid' not in self.parts or not self._whole():
                raise UnreadableError(self.line)
            self.entries.append(self._entry())
        self._begin()

    def _entry(self) -> Entry:
        source, before = (
            Source(held.get('msgctxt'), held.get('msgid', ''), held.get('msgid_plural'))
            for held in (self.parts, self.before)
        )
        said = {int(re.sub(r'\D', '', name) or 0): text for name, text in self.parts.items() if 'str' in name}
        flags = (flag.strip() for line in self.signs['#,'] for flag in line.split(','))
        return Entry(
            source,
            tuple(said.get(number, '') for number in range(max(said) + 1)),
            frozenset(filter(None, flags)),
            tuple(self.signs['#']),
            ' '.join(filter(None, self.signs['#.'])),
            tuple(self.signs['#:']),
            before if self.before else None,
            self.obsolete,
            '\n'.join(self.raw),
            self.line,
        )


def quoted(text: str) -> str:
    """A text as it stands in a catalogue, in one line however long it is."""
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t')
    return '"' + escaped.replace('\r', '\\r') + '"'


def flags_of(entry: Entry) -> frozenset[str]:
    """The flags that an entry is written with: those that somebody gave, and the one that follows from its words."""
    said = f'{entry.source.id}{entry.source.plural or ""}'
    return (entry.flags & _GIVEN) | ({'python-format'} if '%(' in said else frozenset())


def block(entry: Entry) -> str:
    """The lines of an entry: where nothing changed those that stand in the file, however an editor broke them."""
    if entry.raw:
        return entry.raw
    start = '#~' if entry.obsolete else '#'
    lines = [f'# {comment}'.rstrip() for comment in entry.comments]
    lines += [f'#. {entry.note}'] if entry.note else []
    lines += [f'#: {file}' for file in entry.references]
    lines += [f'#, {", ".join(sorted(entry.flags))}'] if entry.flags else []
    lines += [f'{start}| {line}' for line in _words(entry.previous)] if entry.previous else []
    spoken = _words(entry.source)
    if entry.source.plural is None:
        spoken.append(f'msgstr {quoted(entry.strings[0])}')
    else:
        spoken += [f'msgstr[{number}] {quoted(text)}' for number, text in enumerate(entry.strings)]
    lines += [f'#~ {line}' for line in spoken] if entry.obsolete else spoken
    return '\n'.join(lines)


def _words(source: Source) -> list[str]:
    named = (('msgctxt', source.context), ('msgid', source.id), ('msgid_plural', source.plural))
    return [f'{name} {quoted(text)}' for name, text in named if text is not None]


def altered(entry: Entry, **fields: Any) -> Entry:
    """The entry with other fields; as it stands in the file where they are no other."""
    wanted = replace(entry, **fields)
    return entry if wanted == entry else replace(wanted, raw='')


def retired(entry: Entry) -> Entry:
    """The entry as it is kept once no sentence of the program is this one."""
    return altered(entry, obsolete=True, note='', references=(), flags=flags_of(entry))
