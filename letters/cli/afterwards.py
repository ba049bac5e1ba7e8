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
from letters.cli.options import PaperSizeChoice

_app = typer.Typer()

Target = Annotated[
    Path, typer.Argument(metavar='CASE|DIR', help='The case file, the folder of its packet, or that of many packets.')
]
Ids = Annotated[
    list[str] | None,
    typer.Argument(metavar='ID...', help='Numbers of papers, such as 01; in a folder of many packets K7Q2M9/01.'),
]
On = Annotated[
    str,
    typer.Option('--on', metavar='D', help='The day: 2026-11-18, 2026-11-18T21:40+05:00, or a word such as yesterday.'),
]
Number = Annotated[
    str, typer.Option('--reference', metavar='-', help='A dash: the number that they gave is asked, or piped in.')
]
Packets = Annotated[
    Path | None, typer.Option('-o', '--output', metavar='DIR', help='The folder with the packets, for 01.1 of a case.')
]
Again = Annotated[bool, typer.Option('--again', help='Replace what was written down before.')]
Today = Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD', help='The day of today, if it is another one.')]


def add_to(app: typer.Typer) -> None:
    """Give the program these commands, in the place where its help shows them."""
    app.registered_commands += _app.registered_commands


@_app.command(
    short_help='Write down that papers were sent: their clocks run.',
    epilog='Example: letters sent case.yaml 01 02 --on today',
)
def sent(
    target: Target,
    ids: Ids = None,
    on: On = '',
    channel: Annotated[str, typer.Option('--channel', metavar='C', help='form, email, post or in-app.')] = '',
    reference: Number = '',
    sheet: Annotated[
        Path | None,
        typer.Option('--from', metavar='SHEET', help='Many at once: a sheet as letters next --sheet makes it.'),
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


@_app.command(
    short_help='Write down what they answered, or that nothing came.',
    epilog='Example: letters answer case.yaml 01 --is refusal --on yesterday',
)
def answer(
    target: Target,
    id: Annotated[str, typer.Argument(metavar='ID', help='The number of the paper, such as 01 or K7Q2M9/01.')],
    said: Annotated[
        str,
        typer.Option(
            '--is', metavar='A', help='What the answer is, such as removed, refusal or silence. Asked, if not given.'
        ),
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


@_app.command(
    'next',
    short_help='Show what is due after sending, and make the next letters.',
    epilog='Example: letters next case.yaml -o packets',
)
def next_(
    target: Annotated[
        Path,
        typer.Argument(metavar='CASE|SHEET|FOLDER|DIR', help='A case, a sheet or a folder of cases, or packets.'),
    ],
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='DIR', help='The folder with the packets: makes there what is due.'),
    ] = None,
    date: Today = '',
    figures: Annotated[
        bool, typer.Option('--figures', help='Of many cases: figures by service, nothing about a person.')
    ] = False,
    sheet: Annotated[
        Path | None,
        typer.Option(
            '--sheet', metavar='FILE', help='Of many packets: a sheet to fill in what was sent (.xlsx, .csv).'
        ),
    ] = None,
    formats: Annotated[
        str, typer.Option('--format', help='Those of the packet, if not given: pdf, txt, html, eml.')
    ] = '',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size', help='a4 or letter.')] = None,
    mapping: OwnHeadings = None,
    encoding: Encoding = '',
    key: KeyFile = None,
    clinic: ClinicFile = None,
    json: Json = False,
) -> None:
    """Show what is due, overdue, waiting and done, by when, and what may follow. With -o the next letters are made."""
    from letters.cli import next as following
    from letters.packet.options import Options

    options = Options(
        formats=tuple(part.strip() for part in formats.split(',') if part.strip()),
        paper_size=paper_size.value if paper_size else None,
    )
    choices = following.Choices(figures, sheet, mapping, encoding, key, clinic, json)
    following.show_next(target, output, date, options, choices)
