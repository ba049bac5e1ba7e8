"""The commands of `registry`: check, new."""

from __future__ import annotations

import re
from datetime import date

from letters import paths
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import DataError
from letters.errors import UsageError
from letters.registry.load import load

_ID = re.compile(r'[a-z0-9]+(?:-[a-z0-9]+)*')
_LANGUAGE = re.compile(r'[a-z]{2,3}(?:_[A-Za-z]{2,4})?')


def new_record(kind: str, id: str) -> None:
    """Write a skeleton of a record; nothing that is there is overwritten."""
    from letters.manual.skeleton import written

    if not paths.IN_CHECKOUT:
        raise UsageError('usage-checkout')
    kinds = ('law', 'platform', 'paper', 'language')
    if kind not in kinds:
        raise UsageError('usage-choice', option='KIND', choices=', '.join(kinds))
    named = id if kind == 'language' else id.lower().replace('_', '-')
    if not (_LANGUAGE if kind == 'language' else _ID).fullmatch(named):
        raise UsageError('usage-id')
    files = written(kind, named, date.today())  # noqa: DTZ011 - the day on the contributor's calendar
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8', newline='\n')
    show(str(file.relative_to(paths.CHECKOUT)) for file in files)
    talk([wording().message('registry-new')])


def check_records(*, as_json: bool) -> None:
    """Check every record; leaves with 4 when one is not fit. A warning asks somebody to look, and stops nothing."""
    from letters.checking.files import Files
    from letters.checking.registry import check
    from letters.checking.registry import errors

    found, problems = load()
    stopped = bool(problems)
    if not problems:
        problems = check(found, Files(), date.today())  # noqa: DTZ011 - the day on the contributor's calendar
        stopped = bool(errors(problems))
    if as_json:
        show_json([{'where': one.where, 'id': one.id, 'values': dict(one.values)} for one in problems])
    if stopped:
        raise DataError('registry-bad', problems=tuple(problems))
    count = len(found.jurisdictions) + len(found.platforms) + len(found.papers) + len(found.laws())
    words = wording()
    talk([*(words.problem(one) for one in problems), words.message('registry-ok', count=count)])
