"""Options and arguments that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Json = Annotated[bool, typer.Option('--json', help='Show the result for a program to read.')]


class PaperSizeChoice(StrEnum):
    """Sizes of paper."""

    a4 = 'a4'
    letter = 'letter'


class FileNames(StrEnum):
    """How files are called: by number alone, or with recipient and paper."""

    neutral = 'neutral'
    telling = 'telling'


CaseFile = Annotated[Path, typer.Argument(metavar='CASE', help='The case file.')]
Out = Annotated[Path, typer.Option('-o', '--output', metavar='DIR', help='The folder for the packet.')]
Day = Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD', help='The day of the papers. Today, if not given.')]
Country = Annotated[str, typer.Option('--country', metavar='XX', help='A name, or two letters such as PK.')]
ClinicFile = Annotated[
    Path | None, typer.Option('--clinic', metavar='FILE', help="The clinic's settings (clinic.yaml).")
]
OwnHeadings = Annotated[
    Path | None, typer.Option('--map', metavar='FILE', help='Your own headings and words of a sheet.')
]
ToAge = Annotated[
    list[str] | None,
    typer.Option('--to-age', metavar='KEY', help='Write locked packets alone, for a public key that begins with age1.'),
]
KeyFile = Annotated[Path | None, typer.Option('--key', metavar='FILE', help='The key that opens locked files.')]
Encoding = Annotated[str, typer.Option('--encoding', metavar='NAME', help='How a CSV is written that is not UTF-8.')]
