"""The commands and their options. Each reads its options, calls one plain function and shows the result."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli import afterwards
from letters.cli import clinics
from letters.cli import contributors
from letters.cli.options import CaseFile
from letters.cli.options import ClinicFile
from letters.cli.options import Country
from letters.cli.options import Day
from letters.cli.options import Encoding
from letters.cli.options import FileNames
from letters.cli.options import Json
from letters.cli.options import Out
from letters.cli.options import OwnHeadings
from letters.cli.options import PaperSizeChoice
from letters.cli.options import ToAge

app = typer.Typer(
    name='letters',
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={'help_option_names': ['-h', '--help']},
    help=(
        'Papers that get intimate images and private data taken down, written on this computer alone. '
        'In danger now? Call the emergency number of your country first. '
        'Who helps where you live: letters helplines --country PK'
    ),
)
app.add_typer(contributors.registry_app, name='registry')
app.add_typer(contributors.locale_app, name='locale')


@app.command(
    short_help='Answer questions one at a time, then write the papers.',
    epilog='Example: letters start',
)
def start(
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='DIR', help='The folder for the packet. Asked, if not given.'),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option('--save', metavar='FILE', help='Keep the answers here, or go on from here. FILE.age is locked.'),
    ] = None,
    date: Day = '',
    clinic: ClinicFile = None,
    to_age: ToAge = None,
) -> None:
    """Answer questions one at a time, see the plan, and write the papers. Nothing is kept unless you say so."""
    from letters.cli import start

    start.start(output, save, date, clinic, tuple(to_age or ()))


@app.command(
    short_help='Show which papers the facts support, and why.',
    epilog='Example: letters plan case.yaml --date 2026-11-21',
)
def plan(case: CaseFile, date: Day = '', json: Json = False) -> None:
    """Show which papers the facts support, to whom and why; and which not, and why not."""
    from letters.cli import plan

    plan.show_plan(case, date, as_json=json)


@app.command(
    short_help='Write the papers, and a page that says what to do.',
    epilog='Example: letters write case.yaml -o packets --reading-copy ur',
)
def write(
    case: CaseFile,
    output: Out,
    only: Annotated[
        list[str] | None, typer.Option('--only', metavar='ID', help='Only these papers, such as 01.')
    ] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx', help='The language of the letters.')] = '',
    reading_copy: Annotated[
        str, typer.Option('--reading-copy', metavar='xx', help='The language of the copy for reading.')
    ] = '',
    formats: Annotated[str, typer.Option('--format', help='pdf, txt, html, eml; several with commas.')] = 'pdf,txt',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size', help='a4 or letter.')] = None,
    date: Day = '',
    file_names: Annotated[
        FileNames | None,
        typer.Option('--file-names', help='neutral: by number alone. telling: with recipient and paper.'),
    ] = None,
    clinic: ClinicFile = None,
    to_age: ToAge = None,
    json: Json = False,
) -> None:
    """Write the packet: the papers, a page that says what to do first, and sheets for the forms."""
    from letters.cli import write
    from letters.packet.options import Options

    write.write(
        case,
        output,
        date,
        Options(
            only=tuple(part for one in only or () for part in one.split(',') if part),
            language=language,
            reading_copy=reading_copy,
            formats=tuple(part.strip() for part in formats.split(',') if part.strip()),
            paper_size=paper_size.value if paper_size else None,
            file_names=file_names.value if file_names else '',
            to_age=tuple(to_age or ()),
        ),
        clinic,
        as_json=json,
    )


@app.command(epilog='Example: letters check case.yaml')
def check(
    files: Annotated[list[Path], typer.Argument(metavar='FILE...', help='Case files, sheets, or a clinic.yaml.')],
    mapping: OwnHeadings = None,
    encoding: Encoding = '',
    date: Day = '',
    json: Json = False,
) -> None:
    """Show all problems of case files and of sheets at once. Writes nothing."""
    from letters.cli import check

    check.check(files, date, mapping, encoding, as_json=json)


clinics.add_to(app)
afterwards.add_to(app)


@app.command(
    short_help='Show the laws: what each asks, and its source.',
    epilog='Example: letters laws --country DE',
)
def laws(
    id: Annotated[str, typer.Argument(metavar='[ID]', help='One law, whole.')] = '',
    country: Country = '',
    json: Json = False,
) -> None:
    """Show the laws of the registry: what each asks, its source, and when it was checked."""
    from letters.cli import laws

    laws.laws(id, country, as_json=json)


@app.command(
    short_help='Show the platforms: their doors and their forms.',
    epilog='Example: letters platforms x',
)
def platforms(
    id: Annotated[str, typer.Argument(metavar='[ID]', help='One platform, whole.')] = '', json: Json = False
) -> None:
    """Show the platforms of the registry: their doors, their forms, what they pass on."""
    from letters.cli import platforms

    platforms.platforms(id, as_json=json)


@app.command(epilog='Example: letters helplines --country PK')
def helplines(country: Country = '', json: Json = False) -> None:
    """Show who helps, in each country."""
    from letters.cli import helplines

    helplines.helplines(country, as_json=json)


@app.command(
    short_help='Show the languages, and how complete each is.',
    epilog='Example: letters languages',
)
def languages(json: Json = False) -> None:
    """Show the languages, how complete each is, and who reviewed it."""
    from letters.cli import languages

    languages.languages(as_json=json)


@app.command(
    short_help='Show whether this computer can write every language.',
    epilog='Example: letters doctor',
)
def doctor(json: Json = False) -> None:
    """Show whether this computer can write every language, and the command that mends it."""
    from letters.cli import doctor

    doctor.doctor(as_json=json)


@app.command(epilog='Example: letters demo -o demo')
def demo(output: Out, date: Day = '') -> None:
    """Write whole packets of invented cases, for a first look."""
    from letters.cli import demo

    demo.demo(output, date)


@app.command(
    short_help='Print the questions as a PDF to fill in by hand.',
    epilog='Example: letters form -o form.pdf --language ur',
)
def form(
    output: Annotated[Path | None, typer.Option('-o', '--output', metavar='FILE', help='The file for the PDF.')] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx', help='The language of the form.')] = '',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size', help='a4 or letter.')] = None,
    country: Country = '',
) -> None:
    """Print the questions as a PDF, to fill in by hand with somebody who helps."""
    from letters.cli import form

    form.form(output, language, paper_size.value if paper_size else None, country)


LockedOut = Annotated[Path | None, typer.Option('-o', '--output', metavar='FILE', help='The file to write.')]
Replace = Annotated[bool, typer.Option('--replace', help='Write over a file of that name.')]


@app.command(epilog='Example: letters lock case.yaml')
def lock(
    file: Annotated[Path, typer.Argument(metavar='FILE', help='The file to lock.')],
    output: LockedOut = None,
    to_age: Annotated[
        list[str] | None,
        typer.Option('--to-age', metavar='KEY', help='For the public key of a clinic, which begins with age1.'),
    ] = None,
    replace: Replace = False,
) -> None:
    """Write a locked copy of a case file. The passphrase is asked, and is never part of the command."""
    from letters.cli import lock

    lock.lock(file, output, to_age or [], replace=replace)


@app.command(epilog='Example: letters unlock case.yaml.age -o -')
def unlock(
    file: Annotated[Path, typer.Argument(metavar='FILE', help='The locked file.')],
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='FILE', help='The file to write; - shows the case on the screen alone.'),
    ] = None,
    key: Annotated[Path | None, typer.Option('--key', metavar='FILE', help='The file with the secret key.')] = None,
    replace: Replace = False,
) -> None:
    """Write what a locked case file holds. plan, write and check read a locked file as it is."""
    from letters.cli import unlock

    unlock.unlock(file, output, key, replace=replace)


@app.command(epilog='Example: letters shred case.yaml packets/K7Q2M9')
def shred(
    files: Annotated[list[Path], typer.Argument(metavar='FILE...', help='Files, or the folder of a packet.')],
    yes: Annotated[bool, typer.Option('--yes', help='Delete without asking.')] = False,
) -> None:
    """Overwrite and delete files. Modern disks and backups can keep copies that no program reaches."""
    from letters.cli import shred

    shred.shred(files, yes=yes)
