"""The command `sheet`: an empty sheet of cases."""

from __future__ import annotations

import sys
from pathlib import Path

from letters.cli.given import language_code
from letters.cli.screen import show
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import FileError
from letters.errors import UsageError
from letters.intake.empty import empty_csv
from letters.intake.empty import empty_workbook
from letters.intake.empty import headings
from letters.output.files import write_private
from letters.registry.load import spoken


def sheet(output: Path | None, language: str) -> None:
    """Write an empty sheet: a CSV to stdout, or to a file whose name ends in .csv or .xlsx."""
    language = language_code(language)
    if language and language not in spoken():
        raise UsageError('usage-choice', option='--language', choices=', '.join(spoken()))
    words = wording(language)
    columns = headings(words)
    if output is None:
        sys.stdout.buffer.write(empty_csv(columns))
        return
    if output.suffix.lower() not in {'.csv', '.xlsx'}:
        raise UsageError('usage-choice', option='-o', choices='.csv, .xlsx')
    if output.exists():
        raise FileError('sheet-exists', file=whole(output))
    content = empty_workbook(columns, words) if output.suffix.lower() == '.xlsx' else empty_csv(columns)
    write_private(output, content)
    show([wording().message('sheet.done', file=whole(output))])
