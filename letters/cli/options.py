"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option('--json')]


class PaperSizeChoice(StrEnum):
    """Sizes of paper."""

    a4 = 'a4'
    letter = 'letter'


class FileNames(StrEnum):
    """How files are called: by number alone, or with recipient and paper."""

    neutral = 'neutral'
    telling = 'telling'


CaseFile = Annotated[Path, typer.Argument(metavar='CASE')]
Out = Annotated[Path, typer.Option('-o', '--output', metavar='DIR')]
Packets = Annotated[Path | None, typer.Option('-o', '--output', metavar='DIR')]
Day = Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD')]
Country = Annotated[str, typer.Option('--country', metavar='XX')]
ClinicFile = Annotated[Path | None, typer.Option('--clinic', metavar='FILE')]
OwnHeadings = Annotated[Path | None, typer.Option('--map', metavar='FILE')]
ToAge = Annotated[
    list[str] | None,
    typer.Option('--to-age', metavar='KEY'),
]
KeyFile = Annotated[Path | None, typer.Option('--key', metavar='FILE')]
Encoding = Annotated[str, typer.Option('--encoding', metavar='NAME')]
