"""The commands of those who contribute, `registry` and `locale`, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.options import Json

registry_app = typer.Typer(help='Tools for those who add a law, a platform or a paper.', rich_markup_mode=None)
locale_app = typer.Typer(help='Tools for translators, and for those who look after their work.', rich_markup_mode=None)


@registry_app.command('check', epilog='Example: letters registry check')
def registry_check(
    files: Annotated[list[Path] | None, typer.Argument(metavar='FILE', help='Tell of these alone.')] = None,
    json: Json = False,
) -> None:
    """Check every record, template and rule of the registry."""
    from letters.cli import registry

    registry.check_records(files or [], as_json=json)


@registry_app.command('new', epilog='Example: letters registry new law IT')
def registry_new(
    kind: Annotated[str, typer.Argument(metavar='KIND', help='law, platform, paper or language.')],
    id: Annotated[str, typer.Argument(metavar='ID', help='A country or a law, a service, a paper, a language.')],
) -> None:
    """Write a skeleton of a record: each key, its values and its meaning. Overwrites nothing."""
    from letters.cli import registry

    registry.new_record(kind, id)


@registry_app.command(
    'compare',
    short_help='Show what our records lost, changed or added beside facts.',
    epilog='Example: letters registry compare facts/law/PK.yaml --country PK',
)
def registry_compare(
    facts: Annotated[Path, typer.Argument(metavar='FACTS', help='A file of researched facts, or a folder of them.')],
    country: Annotated[str, typer.Option('--country', metavar='XX', help='A name, or two letters such as PK.')] = '',
    platform: Annotated[str, typer.Option('--platform', metavar='ID', help='One service, such as x.')] = '',
    json: Json = False,
) -> None:
    """Show what our records lost, changed or added beside researched facts: a list to look at, and no error."""
    from letters.cli import compare

    compare.compare_with(facts, country, platform, as_json=json)


@registry_app.callback()
def registry() -> None:
    """Tools for those who add a law, a platform or a paper."""


@locale_app.command(
    'update',
    short_help='Bring the catalogues up to date; no translation is lost.',
    epilog='Example: letters locale update pt_BR --from letters.po',
)
def locale_update(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG', help='Languages. All, if none.')] = None,
    check: Annotated[bool, typer.Option('--check', help='Write nothing; leave with 4 if one is out of date.')] = False,
    mailed: Annotated[
        Path | None, typer.Option('--from', metavar='FILE.po', help='Take in a catalogue that came by mail.')
    ] = None,
    json: Json = False,
) -> None:
    """Bring the catalogues up to date with data and templates. What changed is marked; no translation is lost."""
    from letters.cli import locale

    locale.update(languages or [], mailed, check=check, as_json=json)


@locale_app.command(
    'new',
    short_help='Begin a language: its folder, both catalogues, a glossary.',
    epilog='Example: letters locale new pt_BR',
)
def locale_new(language: Annotated[str, typer.Argument(metavar='LANG', help='A code such as fil or pt_BR.')]) -> None:
    """Begin a language: its folder, both catalogues, a glossary, every key explained. Overwrites nothing."""
    from letters.cli import locale_new as command

    command.new(language)


@locale_app.command(
    'check',
    short_help='Tell what is wrong with translations, where, and which letters it holds back.',
    epilog='Example: letters locale check es',
)
def locale_check(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG', help='Languages. All, if none.')] = None,
    json: Json = False,
) -> None:
    """Tell what is wrong with translations, where, and which letters it holds back; leave with 4 if it stops one."""
    from letters.cli import locale_check as command

    command.check(languages or [], as_json=json)


@locale_app.command(
    'missing',
    short_help='Show the sentences that stand between a translator and one whole letter.',
    epilog='Example: letters locale missing pt_BR --for BR -o today.po',
)
def locale_missing(
    language: Annotated[str, typer.Argument(metavar='LANG', help='A language.')],
    wanted: Annotated[
        str, typer.Option('--for', metavar='CASE|PAPER|COUNTRY', help='A case file, a paper, or a country such as BR.')
    ] = '',
    until: Annotated[
        str, typer.Option('--until', metavar='STAGE', help='Show up to here: letter, page, interview, rest.')
    ] = 'page',
    output: Annotated[
        Path | None, typer.Option('--output', '-o', metavar='FILE.po', help='Write just those as a catalogue.')
    ] = None,
    json: Json = False,
) -> None:
    """Show the sentences that stand between a translator and one whole letter, the shortest way first."""
    from letters.cli import locale_missing as command

    command.missing(language, wanted, until, output, as_json=json)


@locale_app.command(
    'preview',
    short_help='Write whole packets in a language, with what is not translated yet marked.',
    epilog='Example: letters locale preview pt_BR -o preview',
)
def locale_preview(
    language: Annotated[str, typer.Argument(metavar='LANG', help='A language.')],
    output: Annotated[Path | None, typer.Option('--output', '-o', metavar='DIR', help='Where to write.')] = None,
    case: Annotated[
        Path | None, typer.Option('--case', metavar='FILE', help='A case file in place of the invented people.')
    ] = None,
    date: Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD', help='The day of the papers.')] = '',
) -> None:
    """Write whole packets in a language beside the English; what is not translated yet stands in double brackets."""
    from letters.cli import locale_preview as command

    command.preview(language, output, case, date)


@locale_app.command(
    'status',
    short_help='Show how far a language is, paper by paper and country by country.',
    epilog='Example: letters locale status de',
)
def locale_status(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG', help='Languages. All, if none.')] = None,
    json: Json = False,
) -> None:
    """Show for each paper and country how many sentences are ready, missing, faulty and reviewed."""
    from letters.cli import locale_status as command

    command.status(languages or [], as_json=json)


@locale_app.callback()
def locale() -> None:
    """Tools for translators, and for those who look after their work."""
