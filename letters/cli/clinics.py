"""The commands of those who write for many people, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.options import ClinicFile
from letters.cli.options import Day
from letters.cli.options import Encoding
from letters.cli.options import Json
from letters.cli.options import KeyFile
from letters.cli.options import OwnHeadings
from letters.cli.options import PaperSizeChoice
from letters.cli.options import ToAge

_app = typer.Typer()


def add_to(app: typer.Typer) -> None:
    """Give the program these commands, in the place where its help shows them."""
    app.registered_commands += _app.registered_commands


@_app.command(
    short_help='Write the packets of many cases, from a sheet or a folder.',
    epilog='Example: letters bulk cases.xlsx -o packets --dry-run',
)
def bulk(
    paths: Annotated[
        list[Path], typer.Argument(metavar='SHEET|FOLDER...', help='A sheet of cases, a folder of case files, or both.')
    ],
    output: Annotated[
        Path | None, typer.Option('-o', '--output', metavar='DIR', help='The folder for the packets.')
    ] = None,
    jobs: Annotated[int, typer.Option('--jobs', min=1, max=256, help='How many are written at the same time.')] = 1,
    dry_run: Annotated[bool, typer.Option('--dry-run', help='Show the papers of each case. Writes nothing.')] = False,
    keep_going: Annotated[
        bool, typer.Option('--keep-going', help='Write the other cases where some are wrong.')
    ] = False,
    shard: Annotated[
        str, typer.Option('--shard', metavar='I/N', help='One part of the cases, for one of several machines.')
    ] = '',
    mapping: OwnHeadings = None,
    encoding: Encoding = '',
    bad: Annotated[
        Path | None, typer.Option('--bad', metavar='FILE', help='A copy of the wrong rows with the reasons (XLSX).')
    ] = None,
    key: KeyFile = None,
    language: Annotated[str, typer.Option('--language', metavar='xx', help='The language of the letters.')] = '',
    formats: Annotated[str, typer.Option('--format', help='pdf, txt, html, eml; several with commas.')] = 'pdf,txt',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size', help='a4 or letter.')] = None,
    review: Annotated[
        Path | None,
        typer.Option('--review', metavar='FILE', help='A sheet with a line for each paper, for who reads them (XLSX).'),
    ] = None,
    prints: Annotated[
        Path | None,
        typer.Option('--print', metavar='DIR', help='One PDF for each way out: post, e-mail, form. No drafts.'),
    ] = None,
    clinic: ClinicFile = None,
    to_age: ToAge = None,
    date: Day = '',
    json: Json = False,
) -> None:
    """Check all cases, then write all packets. A run that was stopped goes on where it was."""
    from letters.cli import bulk
    from letters.packet.options import Options

    bulk.bulk(
        paths,
        output,
        date,
        Options(
            language=language,
            formats=tuple(part.strip() for part in formats.split(',') if part.strip()),
            paper_size=paper_size.value if paper_size else None,
            to_age=tuple(to_age or ()),
        ),
        bulk.Choices(jobs, dry_run, keep_going, shard, mapping, encoding, bad, key, json, clinic, review, prints),
    )


@_app.command(
    short_help='Write an empty sheet of cases, to be filled in.',
    epilog='Example: letters sheet -o cases.xlsx --language es',
)
def sheet(
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='FILE', help='A file that ends in .csv or .xlsx.'),
    ] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx', help='The language of the notes.')] = '',
) -> None:
    """Write an empty sheet: a column for each answer, in a workbook with drop-downs and notes."""
    from letters.cli import sheet

    sheet.sheet(output, language)


@_app.command(
    short_help='Approve papers that wait for a second person.',
    epilog='Example: letters approve packets --only K7Q2M9 --role lawyer',
)
def approve(
    folder: Annotated[Path, typer.Argument(metavar='DIR', help='The folder of the packets, or of one packet.')],
    role: Annotated[str, typer.Option('--role', metavar='R', help='What you are, such as lawyer. No name.')],
    only: Annotated[
        list[str] | None,
        typer.Option('--only', metavar='ID', help='Only these cases, or papers such as K7Q2M9/01.'),
    ] = None,
    key: KeyFile = None,
    to_age: ToAge = None,
    date: Day = '',
) -> None:
    """Write drafts anew without the words on their face. A case that changes later becomes a draft again."""
    from letters.cli import approve

    approve.approve(
        folder, [part for one in only or () for part in one.split(',') if part], role, date, key, to_age or ()
    )


@_app.command(
    short_help='Say whose reply it is, by the reference on a paper.',
    epilog='Example: letters find packets',
)
def find(
    folder: Annotated[Path, typer.Argument(metavar='DIR', help='The folder of the packets.')], json: Json = False
) -> None:
    """Ask for the reference that stands on a paper, and say which case it belongs to."""
    from letters.cli import find

    find.find(folder, as_json=json)
