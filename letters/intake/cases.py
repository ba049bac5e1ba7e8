"""From the rows of a sheet to cases: a row is a place and the recording that it shows; rows of one id are one case."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from dataclasses import field
from itertools import count
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.intake.columns import LINK
from letters.intake.columns import OwnWords
from letters.intake.columns import columns_of
from letters.intake.columns import told
from letters.intake.table import name_of
from letters.languages.regions import region_of
from letters.places.onward import place_key
from letters.places.pasted import read_pasted
from letters.registry.read import Document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from letters.errors import Problem
    from letters.intake.columns import Column
    from letters.intake.table import Row
    from letters.intake.table import Table
    from letters.model.registry import Registry
    from letters.places.onward import Note
    from letters.registry.read import Location

_ID = 'case.id'
_MATERIAL = 'materials.id'
_COUNTRY, _REGION = 'person.country', 'person.region'
_LETTERS = 'abcdefghijklmnopqrstuvwxyz'
# What was changed in a link, as the one who wrote the row is told of it. That a place only shows others is told by all.
_CHANGED = {
    'paste.armed': 'link-armed',
    'paste.unseen': 'link-unseen',
    'paste.closing': 'link-closing',
    'paste.completed': 'link-completed',
    'paste.tracking': 'link-tracking',
    'paste.shown': 'link-taken',
    'paste.opened': 'link-opened',
    'paste.led-on': 'link-led-on',
    'paste.invite': 'link-invite',
    'paste.archive': 'link-archive',
}


class SheetCase(NamedTuple):
    """A case of a sheet: its id as it was written, its rows, and its tree as a case file has it."""

    id: str
    rows: tuple[int, ...]
    document: Document
    warnings: tuple[Problem, ...] = ()
    """What was changed in its links, at their rows."""


@dataclass(slots=True)
class SheetDocument(Document):
    """The tree of a case whose answers stand in the rows of a sheet: a problem names the column too."""

    headings: tuple[str, ...] = ()

    def problem(self, id: str, loc: Location, **values: str) -> Problem:
        """A problem at the row and the column of an answer, or of the nearest one above it."""
        found = Document.problem(self, id, loc, **values)
        return found._replace(values=(*found.values, ('column', name_of(found.column, self.headings))))


class _Answer(NamedTuple):
    """What a cell says, and where it stands; nothing where it could not be read."""

    value: str | list[str]
    row: int
    column: int


@dataclass(slots=True)
class Sheet:
    """A sheet whose rows are grouped by the ids of their cases; a case is put together when it is asked for."""

    table: Table
    registry: Registry
    mapping: OwnWords
    columns: list[Column]
    rows: dict[str, list[Row]] = field(default_factory=dict)
    nameless: list[Problem] = field(default_factory=list)
    """The rows that belong to no case: each is wrong, and the others are not."""

    def case(self, id: str) -> SheetCase:
        """The case of an id; what is wrong with it stands in its document, at the rows and columns of the sheet."""
        case = _Gathered(id, self.table, self.registry, SheetDocument(self.table.file, headings=self.table.headings))
        warnings: list[Problem] = []
        rows = [(row.number, self._said(row, case.document.problems, warnings)) for row in self.rows[id]]
        case.named = {str(said[_MATERIAL].value) for _, said in rows if _MATERIAL in said}
        country = next((str(said[_COUNTRY].value) for _, said in rows if _COUNTRY in said), '')
        for number, said in rows:
            if _REGION in said:
                named = said[_REGION]
                said[_REGION] = named._replace(value=region_of(str(named.value), country) or named.value)
            case.take(number, said)
        return case.done()._replace(warnings=tuple(dict.fromkeys(warnings)))

    def _said(self, row: Row, problems: list[Problem], warnings: list[Problem]) -> dict[str, _Answer]:
        """The answers of a row by their keys; what is wrong with the others, or was changed, goes to the lists."""
        said: dict[str, _Answer] = {}
        for column in self.columns:
            before, question = len(problems), self.registry.questions.get(column.key)
            value, problem = told(row.at(column.number), column, question, self.mapping)
            if problem:
                problems.append(self.table.problem(problem, row.number, column.number))
            if value and column.key == LINK:
                pasted = read_pasted(value, self.registry)
                value = [one.url for one in pasted.taken]
                warnings += [
                    self.table.problem(_CHANGED[note.id], row.number, column.number, **_names(note))
                    for one in pasted.taken
                    for note in one.notes
                    if note.id in _CHANGED
                ]
                problems += [
                    self.table.problem(left.why.id, row.number, column.number, **dict(left.why.values))
                    for left in pasted.not_understood
                ]
            if value or len(problems) > before:
                said[column.key] = _Answer(value, row.number, column.number)
        return said


def sheet_of(table: Table, registry: Registry, mapping: OwnWords | None = None) -> Sheet:
    """The sheet of a table, its cases in the order of their first rows; what is wrong stands in `table.problems`."""
    mapping = mapping or OwnWords()
    sheet = Sheet(table, registry, mapping, columns_of(table, mapping))
    columns = sheet.columns
    head = next((column for column in columns if column.key == _ID), None)
    if head is None and table.headings:
        table.problems.append(table.problem('sheet-no-id-column', 1))
    if head is None or table.problems:
        return sheet
    for row in table.rows:
        id = row.at(head.number).text.strip()
        if id:
            sheet.rows.setdefault(id, []).append(row)
        else:
            sheet.nameless.append(table.problem('sheet-no-id', row.number, head.number))
    return sheet


def _free_ids() -> Iterator[str]:
    return (f'{letter}{n or ""}' for n in count() for letter in _LETTERS)


@dataclass(slots=True)
class _Gathered:
    """A case while its rows are read."""

    id: str
    table: Table
    registry: Registry
    document: Document
    named: set[str] = field(default_factory=set)
    """The ids that rows give to recordings; one without an id gets another."""
    rows: list[int] = field(default_factory=list)
    whole: dict[str, _Answer] = field(default_factory=dict)
    materials: dict[str, dict[str, _Answer]] = field(default_factory=dict)
    alike: dict[tuple[object, ...], str] = field(default_factory=dict)
    items: list[dict[str, _Answer]] = field(default_factory=list)
    places: dict[tuple[str, ...], dict[str, _Answer]] = field(default_factory=dict)
    free: Iterator[str] = field(default_factory=_free_ids)

    def take(self, number: int, said: Mapping[str, _Answer]) -> None:
        """One more row."""
        self.rows.append(number)
        material = _below('materials', said)
        shows = self._material(number, material) if material else None
        item = _below('items', said)
        if item:
            self._items(item, shows)
        self._merge(self.whole, {key: one for key, one in said.items() if not key.startswith(('materials.', 'items.'))})

    def _merge(self, held: dict[str, _Answer], said: Mapping[str, _Answer]) -> None:
        """Takes answers of a further row; one that differs from that of an earlier row is a contradiction."""
        for key, one in said.items():
            earlier = held.get(key)
            if earlier is None or not earlier.value:
                held[key] = one
            elif one.value and _seen(earlier.value) != _seen(one.value):
                problem = self.table.problem('sheet-two-answers', one.row, one.column, first=str(earlier.row))
                self.document.problems.append(problem)

    def _material(self, number: int, said: dict[str, _Answer]) -> str:
        """The id of the recording that a row tells of: one that was there, by its id or its answers, or one more."""
        id = str(said['id'].value) if 'id' in said else self.alike.get(_answers(said), '')
        id = id or next(name for name in self.free if name not in self.named)
        column = next(iter(said.values())).column
        held = self.materials.setdefault(id, {'id': _Answer(id, number, column)})
        self.alike.pop(_answers(held), None)
        self._merge(held, said)
        self.alike.setdefault(_answers(held), id)
        return id

    def _items(self, said: dict[str, _Answer], shows: str | None) -> None:
        """The places of a row: one, or one for each link that stands in the cell."""
        urls = said.pop('url', None)
        links = urls.value if urls else []
        for link in links or ['']:
            at = {'url': _Answer(link, urls.row, urls.column)} if urls else {}
            key = place_key(link, self.registry) if link else ()
            there = self.places.get(key) if link else None
            if there is None:
                self.items.append(there := {**at, **said})
                self.places[key] = there
            else:
                self._merge(there, {key: answer for key, answer in said.items() if key != 'shows'})
            if shows is not None:
                row, column = (urls.row, urls.column) if urls else next(iter(said.values()))[1:]
                held = there['shows'].value if 'shows' in there else []
                there['shows'] = _Answer([*dict.fromkeys((*held, shows))], row, column)

    def done(self) -> SheetCase:
        """The case as the tree of a case file, each answer marked with its row and column."""
        document = self.document
        tree: dict[str, Any] = {'format': '1'}
        document.marks[()] = (self.rows[0], 1)
        for key, one in self.whole.items():
            self._plant(tree, (), key, one)
        for name, group in (('materials', [*self.materials.values()]), ('items', self.items)):
            if group:
                tree[name] = [{} for _ in group]
            for n, answers in enumerate(group):
                document.marks[(name, n)] = next(iter(answers.values()))[1:]
                for key, one in answers.items():
                    self._plant(tree[name][n], (name, n), key, one)
        document.value = tree
        document.problems += [
            self.table.problem('sheet-shows-nothing', *next(iter(one.values()))[1:])
            for one in self.items
            if self.materials and not one.keys() & {'shows', 'exposes', 'impersonates'}
        ]
        return SheetCase(self.id, tuple(dict.fromkeys(self.rows)), document)

    def _plant(self, tree: dict[str, Any], above: tuple[str | int, ...], key: str, one: _Answer) -> None:
        *groups, last = key.split('.')
        if not one.value:
            # It was told what is wrong with the cell: nobody asks for the answer besides.
            while groups and groups[0] in tree and groups[0] != _REPORTS:
                above, tree = (*above, groups[0]), tree[groups.pop(0)]
            self.document.doubtful.add(above)
            return
        for group in groups:
            above = (*above, group)
            self.document.marks.setdefault(above, (one.row, one.column))
            inner = tree.setdefault(group, [{}] if group == _REPORTS else {})
            if group == _REPORTS:
                above = (*above, 0)
                inner = inner[0]
            tree = inner
        tree[last] = one.value
        for loc in _locations((*above, last), one.value):
            self.document.marks[loc] = (one.row, one.column)


def _names(note: Note) -> dict[str, str]:
    """What was taken off a link, by the names that the records give it; a host may be somebody's name."""
    return {key: value for key, value in note.values if key == 'names'}


def _answers(said: Mapping[str, _Answer]) -> tuple[object, ...]:
    """What a row says of a recording, whatever its id is."""
    return tuple(sorted((key, *_seen(one.value)) for key, one in said.items() if key != 'id'))


def _seen(value: str | list[str]) -> list[str]:
    """The texts of an answer as a person sees them: nobody can see how a sign was typed, or a blank at the end."""
    listed = [value] if isinstance(value, str) else value
    return [' '.join(unicodedata.normalize('NFC', text).split()) for text in listed]


# A row tells of one earlier report of its place.
_REPORTS = 'reports'


def _locations(loc: tuple[str | int, ...], value: str | list[str]) -> Iterator[tuple[str | int, ...]]:
    yield loc
    yield (*loc, '@key')
    if isinstance(value, list):
        yield from ((*loc, n) for n in range(len(value)))


def _below(group: str, said: Mapping[str, _Answer]) -> dict[str, _Answer]:
    return {key.removeprefix(f'{group}.'): one for key, one in said.items() if key.startswith(f'{group}.')}
