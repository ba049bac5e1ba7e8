"""All cases that were brought: those of a sheet, and those of the case files of a folder, each checked."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.casefile.build import CaseRead
from letters.casefile.build import read_case
from letters.errors import FileError
from letters.errors import LettersError
from letters.errors import Problem
from letters.errors import cause
from letters.intake.cases import Sheet
from letters.intake.cases import sheet_of
from letters.intake.reading import read_table
from letters.model.case import Case
from letters.registry.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from letters.intake.columns import OwnWords
    from letters.model.registry import Registry

SHEETS = frozenset({'.csv', '.tsv', '.txt', '.xlsx', '.xlsm', '.xlsb', '.xls', '.ods'})
"""How the name of a sheet ends; anything else is a case file."""
_CASE_FILES = frozenset({'.yaml', '.yml', '.age'})


class Brought(NamedTuple):
    """A case that was brought: its id, where it stands, and the case itself, folded small, or what is wrong with it."""

    id: str
    file: str
    rows: tuple[int, ...] = ()
    folded: bytes = b''
    digest: str = ''
    problems: tuple[Problem, ...] = ()
    approved: tuple[tuple[str, ...], ...] = ()
    """What was approved of its earlier packet, as `letters.packet` reads it."""
    warnings: tuple[Problem, ...] = ()
    """What was changed in it, and asks for a look; it stops nothing."""


class Intake(NamedTuple):
    """What was brought; `problems` are those of a sheet as a whole, after which none of its cases was read."""

    cases: tuple[Brought, ...]
    problems: tuple[Problem, ...] = ()
    sheet: Sheet | None = None


def unfold(folded: bytes) -> Case:
    """The case of a `Brought`."""
    return Case.model_validate_json(zlib.decompress(folded))


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet, by its name."""
    return path.suffix.lower() in SHEETS


def gather(
    paths: Sequence[Path],
    registry: Registry,
    on: date,
    *,
    mapping: OwnWords,
    encoding: str = '',
    opened: Callable[[Path], bytes],
) -> Intake:
    """Every case of sheets, of folders and of case files; `opened` gives the bytes of a case file, locked or not.

    Raises FileError where a sheet or a folder cannot be read. A case file that cannot be opened is a problem of its
    own: it never hides another. An id that stands in two places is a problem of both.
    """
    found: list[Brought] = []
    problems: list[Problem] = []
    sheet = None
    for path in paths:
        if not path.exists():
            raise FileError('file-unreadable', file=path.name, why='ENOENT')
        if path.is_dir() or not is_sheet(path):
            found += _of_files(_files_of(path) if path.is_dir() else [path], registry, on, opened)
        else:
            table = read_table(path, encoding=encoding, page=mapping.page)
            sheet = sheet_of(table, registry, mapping)
            problems += table.problems
            found += [] if table.problems else sorted(_of_sheet(sheet, registry, on), key=lambda case: case.rows)
    if not found and not problems:
        problems.append(Problem('bulk-nothing', str(paths[0])))
    return Intake(tuple(_told_apart(found)), tuple(dict.fromkeys(problems)), sheet)


def _of_sheet(sheet: Sheet, registry: Registry, on: date) -> Iterator[Brought]:
    for problem in sheet.nameless:
        yield Brought('', sheet.table.file, (problem.line,), problems=(problem,))
    for id in sheet.rows:
        case = sheet.case(id)
        read = read_case(case.document, registry, on)
        read = read._replace(warnings=[*case.warnings, *read.warnings])
        yield _brought(id, sheet.table.file, case.rows, read)


def _files_of(folder: Path) -> list[Path]:
    try:
        # What some systems lay beside a file begins with a dot.
        found = (path for path in folder.iterdir() if not path.name.startswith('.'))
        return sorted(path for path in found if path.suffix.lower() in _CASE_FILES)
    except OSError as error:
        raise FileError('file-unreadable', file=folder.name, why=cause(error)) from None


def _of_files(
    files: Sequence[Path], registry: Registry, on: date, opened: Callable[[Path], bytes]
) -> Iterator[Brought]:
    for path in files:
        name = str(path)
        try:
            read = read_case(read_bytes(opened(path), name), registry, on)
        except LettersError as error:
            yield Brought('', name, problems=(Problem(error.id, name, values=tuple(error.values.items())),))
            continue
        id = read.case.case.id if read.case else ''
        if read.case and not id:
            read = read._replace(problems=[*read.problems, Problem('bulk-no-id', name)])
        yield _brought(id, name, (), read)


def _brought(id: str, file: str, rows: tuple[int, ...], read: CaseRead) -> Brought:
    case, warnings = read.case, tuple(dict.fromkeys(read.warnings))
    if read.problems or case is None:
        return Brought(id, file, rows, problems=tuple(dict.fromkeys(read.problems)), warnings=warnings)
    said = json.dumps(
        case.model_dump(mode='json', exclude_defaults=True), sort_keys=True, separators=(',', ':')
    ).encode()
    return Brought(id, file, rows, zlib.compress(said), hashlib.sha256(said).hexdigest(), warnings=warnings)


def _told_apart(found: list[Brought]) -> Iterator[Brought]:
    """The cases, those whose id stands in two files with a problem; on some systems upper and lower case are one."""
    times: dict[str, int] = {}
    for one in found:
        times[one.id] = times.get(one.id, 0) + 1
    for one in found:
        if one.id and times[one.id] > 1:
            problem = Problem('bulk-same-id', one.file, one.rows[0] if one.rows else 0)
            yield one._replace(folded=b'', problems=(*one.problems, problem))
        else:
            yield one
