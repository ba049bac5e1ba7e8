"""The commands for what comes after sending, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.options import ClinicFile
from letters.cli.options import Encoding
from letters.cli.options import Json
from letters.cli.options import KeyFile
from letters.cli.options import OwnHeadings
from letters.cli.options import Packets
from letters.cli.options import PaperSizeChoice

_app = typer.Typer()

Target = Annotated[Path, typer.Argument(metavar='CASE|DIR')]
Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar='ID...'),
]
On = Annotated[
    str,
    typer.Option('--on', metavar='D'),
]
Number = Annotated[str, typer.Option('--reference', metavar='-')]
Again = Annotated[bool, typer.Option('--again')]
Today = Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD')]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands, in the place where its help shows them."""
    app.registered_commands += _app.registered_commands


@_app.command()
def sent(
    target: Target,
    ids: Ids = None,
    on: On = '',
    channel: Annotated[str, typer.Option('--channel', metavar='C')] = '',
    reference: Number = '',
    sheet: Annotated[
        Path | None,
        typer.Option('--from', metavar='SHEET'),
    ] = None,
    encoding: Encoding = '',
    output: Packets = None,
    again: Again = False,
    date: Today = '',
) -> None:
    """Write down when a paper was sent, and how. From then on letters next says by when an answer is due."""
    from letters.cli import sent

    choices = sent.Choices(channel=channel, reference=reference, encoding=encoding, again=again)
    sent.sent(target, ids or [], on, date, sheet, output, choices)


@_app.command()
def answer(
    target: Target,
    id: Annotated[str, typer.Argument(metavar='ID')],
    said: Annotated[
        str,
        typer.Option('--is', metavar='A'),
    ] = '',
    on: On = '',
    reference: Number = '',
    output: Packets = None,
    again: Again = False,
    date: Today = '',
) -> None:
    """Write down what came back. Without --is the reply can be pasted: it is looked at, and never kept."""
    from letters.cli import answer

    answer.answer(target, id, said, on, date, output, reference, again=again)


@_app.command('next')
def next_(
    target: Annotated[Path, typer.Argument(metavar='CASE|SHEET|FOLDER|DIR')],
    output: Annotated[Path | None, typer.Option('-o', '--output', metavar='DIR')] = None,
    date: Today = '',
    figures: Annotated[bool, typer.Option('--figures')] = False,
    sheet: Annotated[Path | None, typer.Option('--sheet', metavar='FILE')] = None,
    formats: Annotated[str, typer.Option('--format')] = '',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size')] = None,
    mapping: OwnHeadings = None,
    encoding: Encoding = '',
    key: KeyFile = None,
    clinic: ClinicFile = None,
    json: Json = False,
) -> None:
    """Show what is due and what may follow, and make the letters that do."""
    from letters.cli import following
    from letters.cli.next import Choices
    from letters.packet.options import Options

    options = Options(
        formats=tuple(part.strip() for part in formats.split(',') if part.strip()),
        paper_size=paper_size.value if paper_size else None,
    )
    choices = Choices(figures, sheet, mapping, encoding, key, clinic, json)
    following.show_next(target, output, date, options, choices)
