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


@_app.command()
def bulk(
    paths: Annotated[list[Path], typer.Argument(metavar='SHEET|FOLDER...')],
    output: Annotated[Path | None, typer.Option('-o', '--output', metavar='DIR')] = None,
    jobs: Annotated[int, typer.Option('--jobs', metavar='N', min=1, max=256)] = 1,
    dry_run: Annotated[bool, typer.Option('--dry-run')] = False,
    keep_going: Annotated[bool, typer.Option('--keep-going')] = False,
    shard: Annotated[str, typer.Option('--shard', metavar='I/N')] = '',
    mapping: OwnHeadings = None,
    encoding: Encoding = '',
    bad: Annotated[Path | None, typer.Option('--bad', metavar='FILE')] = None,
    key: KeyFile = None,
    language: Annotated[str, typer.Option('--language', metavar='xx')] = '',
    formats: Annotated[str, typer.Option('--format', metavar='FORMATS')] = 'pdf,txt',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size')] = None,
    review: Annotated[
        Path | None,
        typer.Option('--review', metavar='FILE'),
    ] = None,
    prints: Annotated[
        Path | None,
        typer.Option('--print', metavar='DIR'),
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


@_app.command()
def sheet(
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='FILE'),
    ] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx')] = '',
) -> None:
    """Write an empty sheet: a column for each answer, in a workbook with drop-downs and notes."""
    from letters.cli import sheet

    sheet.sheet(output, language)


@_app.command()
def approve(
    folder: Annotated[Path, typer.Argument(metavar='DIR')],
    role: Annotated[str, typer.Option('--role', metavar='R')],
    only: Annotated[
        list[str] | None,
        typer.Option('--only', metavar='ID'),
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


@_app.command()
def find(folder: Annotated[Path, typer.Argument(metavar='DIR')], json: Json = False) -> None:
    """Ask for the reference that stands on a paper, and say which case it belongs to."""
    from letters.cli import find

    find.find(folder, as_json=json)
