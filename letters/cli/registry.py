"""The command `registry check`."""

from __future__ import annotations

from datetime import date

from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import DataError
from letters.registry.load import load


def check_records(*, as_json: bool) -> None:
    """Check every record; leaves with 4 when one is not fit."""
    from letters.checking.files import Files
    from letters.checking.registry import check

    found, problems = load()
    if not problems:
        problems = check(found, Files(), date.today())  # noqa: DTZ011 - the day on the contributor's calendar
    words = wording() if not problems else None
    if as_json:
        show_json([{'where': one.where, 'id': one.id, 'values': dict(one.values)} for one in problems])
    if not problems:
        count = len(found.jurisdictions) + len(found.platforms) + len(found.papers) + len(found.laws())
        talk([words.message('registry-ok', count=count)] if words else [])
        return
    raise DataError('registry-bad', problems=tuple(problems))
