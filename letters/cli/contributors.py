"""The commands of those who contribute, `registry` and `locale`, and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from letters.cli.options import Country
from letters.cli.options import Json

registry_app = typer.Typer(rich_markup_mode=None)
locale_app = typer.Typer(rich_markup_mode=None)


@registry_app.command('check')
def registry_check(
    files: Annotated[list[Path] | None, typer.Argument(metavar='FILE')] = None,
    json: Json = False,
) -> None:
    """Check every record, template and rule of the registry."""
    from letters.cli import registry

    registry.check_records(files or [], as_json=json)


@registry_app.command('new')
def registry_new(
    kind: Annotated[str, typer.Argument(metavar='KIND')],
    id: Annotated[str, typer.Argument(metavar='ID')],
) -> None:
    """Write a skeleton of a record: each key, its values and its meaning. Overwrites nothing."""
    from letters.cli import registry

    registry.new_record(kind, id)


@registry_app.command('compare')
def registry_compare(
    facts: Annotated[Path, typer.Argument(metavar='FACTS')],
    country: Annotated[str, typer.Option('--country', metavar='XX')] = '',
    platform: Annotated[str, typer.Option('--platform', metavar='ID')] = '',
    json: Json = False,
) -> None:
    """Show what our records lost, changed or added beside researched facts: a list to look at, and no error."""
    from letters.cli import compare

    compare.compare_with(facts, country, platform, as_json=json)


@registry_app.command('stale')
def registry_stale(
    months: Annotated[int, typer.Option('--months', metavar='N', min=0, max=600)] = 6,
    country: Country = '',
    json: Json = False,
) -> None:
    """List what was last read over some months ago, the longest ago first, each with the links of its sources."""
    from letters.cli import stale

    stale.stale(months, country, as_json=json)


@registry_app.callback()
def registry() -> None:
    """Tools for those who add a law, a platform or a paper."""


@locale_app.command('update')
def locale_update(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG')] = None,
    check: Annotated[bool, typer.Option('--check')] = False,
    mailed: Annotated[Path | None, typer.Option('--from', metavar='FILE.po')] = None,
    json: Json = False,
) -> None:
    """Bring the catalogues up to date with data and templates. What changed is marked; no translation is lost."""
    from letters.cli import locale

    locale.update(languages or [], mailed, check=check, as_json=json)


@locale_app.command('new')
def locale_new(language: Annotated[str, typer.Argument(metavar='LANG')]) -> None:
    """Begin a language: its folder, its catalogues, a glossary, every key explained. Overwrites nothing."""
    from letters.cli import locale_new as command

    command.new(language)


@locale_app.command('check')
def locale_check(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG')] = None,
    json: Json = False,
) -> None:
    """Tell what is wrong with translations, where, and which letters it holds back; leave with 4 if it stops one."""
    from letters.cli import locale_check as command

    command.check(languages or [], as_json=json)


@locale_app.command('missing')
def locale_missing(
    language: Annotated[str, typer.Argument(metavar='LANG')],
    wanted: Annotated[str, typer.Option('--for', metavar='CASE|PAPER|COUNTRY')] = '',
    until: Annotated[str, typer.Option('--until', metavar='STAGE')] = 'page',
    output: Annotated[Path | None, typer.Option('--output', '-o', metavar='FILE.po')] = None,
    json: Json = False,
) -> None:
    """Show the sentences that stand between a translator and one whole letter, the shortest way first."""
    from letters.cli import locale_missing as command

    command.missing(language, wanted, until, output, as_json=json)


@locale_app.command('preview')
def locale_preview(
    language: Annotated[str, typer.Argument(metavar='LANG')],
    output: Annotated[Path | None, typer.Option('--output', '-o', metavar='DIR')] = None,
    case: Annotated[Path | None, typer.Option('--case', metavar='FILE')] = None,
    date: Annotated[str, typer.Option('--date', metavar='YYYY-MM-DD')] = '',
) -> None:
    """Write whole packets in a language beside the English; what is not translated yet stands in double brackets."""
    from letters.cli import locale_preview as command

    command.preview(language, output, case, date)


@locale_app.command('status')
def locale_status(
    languages: Annotated[list[str] | None, typer.Argument(metavar='LANG')] = None,
    json: Json = False,
) -> None:
    """Show for each paper and country how many sentences are ready, missing, faulty and reviewed."""
    from letters.cli import locale_status as command

    command.status(languages or [], as_json=json)


@locale_app.callback()
def locale() -> None:
    """Tools for translators, and for those who look after their work."""
