"""Sheets and folders of case files that somebody brings, opened and checked."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from letters.cli.opening import content_of
from letters.cli.opening import keys_of
from letters.cli.opening import opened_with
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import Problem
from letters.intake.columns import OwnWords
from letters.intake.gather import Brought
from letters.intake.gather import Intake
from letters.intake.gather import gather
from letters.intake.mapping import read_mapping
from letters.intake.table import name_of
from letters.output.lock import is_locked
from letters.registry.load import registry


def gathered(
    paths: Sequence[Path], on: date, *, mapping: Path | None = None, encoding: str = '', key: Path | None = None
) -> Intake:
    """Every case that was brought, checked; CaseError where the file with own headings is not fit."""
    own = OwnWords()
    if mapping:
        own, problems = read_mapping(mapping)
        if problems:
            raise CaseError.of(problems)

    # Asked once, however many files it opens; a key file may be locked itself.
    keys = cache(lambda: keys_of(key))

    def opened(path: Path) -> bytes:
        content = content_of(path)
        return opened_with(content, keys)[0] if is_locked(content) else content

    return gather(paths, registry(), on, mapping=own, encoding=encoding, opened=opened)


def problem_json(problem: Problem, severity: str = 'error') -> dict[str, object]:
    """A problem for a program; `column_name` is the heading in a sheet. A `warning` stops nothing."""
    words, values = wording(), dict(problem.values)
    return {
        'file': problem.file,
        'line': problem.line,
        'column': problem.column,
        'column_name': values.get('column'),
        'id': problem.id,
        'text': words.told(problem.id, values),
        'severity': severity,
    }


def warned(warnings: Iterable[Problem]) -> Iterator[str]:
    """Each warning; one that holds for several rows of a sheet once, with all of them."""
    words, rows = wording(), dict[Problem, list[int]]()
    for one in warnings:
        in_sheet = 'column' in dict(one.values)
        rows.setdefault(one._replace(line=0) if in_sheet else one, []).append(one.line)
    return (words.problem(one, rows_said(lines)) for one, lines in rows.items())


def rows_said(rows: Iterable[int]) -> str:
    """Numbers of rows for a person: three or more that follow one another are a span."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][-1] + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    told = (f'{first}–{more[-1]}' if more[1:] else ', '.join(map(str, (first, *more))) for first, *more in spans)
    return ', '.join(told)


def columns_of(brought: Intake) -> dict[str, str]:
    """The columns of a sheet as they are called there, by their keys."""
    sheet = brought.sheet
    return {one.key: name_of(one.number, sheet.table.headings) for one in sheet.columns} if sheet else {}


def waits_for(keys: Iterable[str], case: Brought, columns: Mapping[str, str]) -> str:
    """The answers for which a case waits; of rows with the column of each, or how one would be called."""
    words = wording()
    if not case.rows:
        return words.labels(tuple(keys))
    named = ((words.label(key), columns.get(key, key)) for key in keys)
    return words.joined(f'{label} ({column})' if label != column else label for label, column in named)
