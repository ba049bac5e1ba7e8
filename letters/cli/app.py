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
from letters.cli.options import KeyFile
from letters.cli.options import Out
from letters.cli.options import OwnHeadings
from letters.cli.options import Packets
from letters.cli.options import PaperSizeChoice
from letters.cli.options import ToAge

app = typer.Typer(
    name='letters',
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={'help_option_names': ['-h', '--help']},
)
app.add_typer(contributors.registry_app, name='registry')
app.add_typer(contributors.locale_app, name='locale')


@app.command()
def start(
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='DIR'),
    ] = None,
    save: Annotated[
        Path | None,
        typer.Option('--save', metavar='FILE'),
    ] = None,
    date: Day = '',
    clinic: ClinicFile = None,
    to_age: ToAge = None,
) -> None:
    """Answer questions one at a time, see the plan, and write the papers. Nothing is kept unless you say so."""
    from letters.cli import start

    start.start(output, save, date, clinic, tuple(to_age or ()))


@app.command()
def plan(case: CaseFile, output: Packets = None, date: Day = '', json: Json = False) -> None:
    """Show which papers the facts support, to whom and why; and which not, and why not."""
    from letters.cli import plan

    plan.show_plan(case, date, output, as_json=json)


@app.command()
def write(
    case: CaseFile,
    output: Out,
    only: Annotated[list[str] | None, typer.Option('--only', metavar='ID')] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx')] = '',
    reading_copy: Annotated[str, typer.Option('--reading-copy', metavar='xx')] = '',
    formats: Annotated[str, typer.Option('--format', metavar='FORMATS')] = 'pdf,txt',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size')] = None,
    date: Day = '',
    file_names: Annotated[
        FileNames | None,
        typer.Option('--file-names'),
    ] = None,
    clinic: ClinicFile = None,
    to_age: ToAge = None,
    key: KeyFile = None,
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
        key,
        as_json=json,
    )


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(metavar='FILE...')],
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


@app.command()
def laws(
    id: Annotated[str, typer.Argument(metavar='[ID]')] = '',
    country: Country = '',
    json: Json = False,
) -> None:
    """Show the laws of the registry: what each asks, its source, and when it was checked."""
    from letters.cli import laws

    laws.laws(id, country, as_json=json)


@app.command()
def platforms(id: Annotated[str, typer.Argument(metavar='[ID]')] = '', json: Json = False) -> None:
    """Show the platforms of the registry: their doors, their forms, what they pass on."""
    from letters.cli import platforms

    platforms.platforms(id, as_json=json)


@app.command()
def helplines(
    place: Annotated[str, typer.Argument(metavar='[XX]')] = '',
    country: Country = '',
    json: Json = False,
) -> None:
    """Show who helps, in each country."""
    from letters.cli import helplines

    helplines.helplines(country or place, as_json=json)


@app.command()
def sources(
    case: Annotated[Path | None, typer.Argument(metavar='[CASE]')] = None,
    date: Day = '',
    country: Country = '',
    json: Json = False,
) -> None:
    """Show where everything is from that the papers of a case rely on; without a case, all of the registry."""
    from letters.cli import sources

    sources.sources(case, date, country, as_json=json)


@app.command()
def languages(json: Json = False) -> None:
    """Show the languages, how complete each is, and who reviewed it."""
    from letters.cli import languages

    languages.languages(as_json=json)


@app.command()
def doctor(json: Json = False) -> None:
    """Show whether this computer can write every language, and the command that mends it."""
    from letters.cli import doctor

    doctor.doctor(as_json=json)


@app.command()
def demo(output: Out, date: Day = '') -> None:
    """Write whole packets of invented cases, for a first look."""
    from letters.cli import demo

    demo.demo(output, date)


@app.command()
def form(
    output: Annotated[Path | None, typer.Option('-o', '--output', metavar='FILE')] = None,
    language: Annotated[str, typer.Option('--language', metavar='xx')] = '',
    paper_size: Annotated[PaperSizeChoice | None, typer.Option('--paper-size')] = None,
    country: Country = '',
) -> None:
    """Print the questions as a PDF, to fill in by hand with somebody who helps."""
    from letters.cli import form

    form.form(output, language, paper_size.value if paper_size else None, country)


LockedOut = Annotated[Path | None, typer.Option('-o', '--output', metavar='FILE')]
Replace = Annotated[bool, typer.Option('--replace')]


@app.command()
def lock(
    file: Annotated[Path, typer.Argument(metavar='FILE')],
    output: LockedOut = None,
    to_age: Annotated[
        list[str] | None,
        typer.Option('--to-age', metavar='KEY'),
    ] = None,
    replace: Replace = False,
) -> None:
    """Write a locked copy of a case file. The passphrase is asked, and is never part of the command."""
    from letters.cli import lock

    lock.lock(file, output, to_age or [], replace=replace)


@app.command()
def unlock(
    file: Annotated[Path, typer.Argument(metavar='FILE')],
    output: Annotated[
        Path | None,
        typer.Option('-o', '--output', metavar='FILE'),
    ] = None,
    key: Annotated[Path | None, typer.Option('--key', metavar='FILE')] = None,
    replace: Replace = False,
) -> None:
    """Write what a locked case file holds. plan, write and check read a locked file as it is."""
    from letters.cli import unlock

    unlock.unlock(file, output, key, replace=replace)


@app.command()
def shred(
    files: Annotated[list[Path], typer.Argument(metavar='FILE...')],
    yes: Annotated[bool, typer.Option('--yes')] = False,
) -> None:
    """Overwrite and delete files. Modern disks and backups can keep copies that no program reaches."""
    from letters.cli import shred

    shred.shred(files, yes=yes)
