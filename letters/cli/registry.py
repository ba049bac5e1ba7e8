"""The commands of `registry`: check, new."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from letters import paths
from letters.cli.screen import plain_wording
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import DataError
from letters.errors import FileError
from letters.errors import Problem
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
    words = wording()
    files = written(kind, named, date.today())  # noqa: DTZ011 - the day on the contributor's calendar
    for file, text in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding='utf-8', newline='\n')
    show(str(file.relative_to(paths.CHECKOUT)) for file in files)
    # The words come from before: until it is filled in, no command uses the records.
    talk([words.message('registry-new')])


def check_records(files: list[Path], *, as_json: bool) -> None:
    """Check every record, and tell what is wrong in some files or in all; leaves with 4 when one of these is not fit.

    A warning asks somebody to look, and stops nothing.
    """
    from letters.checking.files import Files
    from letters.checking.registry import check
    from letters.checking.registry import errors

    gone = next((file for file in files if not file.exists()), None)
    if gone is not None:
        raise FileError('file-unreadable', file=gone.name, why='ENOENT')
    found, unread = load()
    stopping = problems = _in(files, unread)
    if not problems:
        today = date.today()  # noqa: DTZ011 - the day on the contributor's calendar
        problems = _in(files, check(found, Files(), today, translations=_beside(files, paths.LOCALES)))
        stopping = errors(problems)
    if as_json:
        show_json(
            [
                {
                    'where': one.where, 'id': one.id, 'values': dict(one.values),
                    'severity': 'error' if one in stopping else 'warning',
                }
                for one in problems
            ]
        )  # fmt: skip
    if stopping:
        raise DataError('registry-bad', problems=tuple(stopping))
    count = len(found.jurisdictions) + len(found.platforms) + len(found.papers) + len(found.laws())
    # What is wrong with other files than the named ones keeps nobody from the answer about these.
    words = plain_wording() if unread else wording()
    told = [words.problem(one) for one in problems]
    others = [words.message('registry-others')] if unread else []
    warned = [words.message('registry-warnings')] if told else []
    talk([*warned, *told, *others, words.message('registry-ok', count=count)])


def _in(files: list[Path], problems: list[Problem]) -> list[Problem]:
    """Those of some files and folders; all, where none is named."""
    wanted = [file.resolve() for file in files]
    places = [(one, (paths.CHECKOUT / one.file).resolve()) for one in problems]
    return [one for one, place in places if not wanted or any(place.is_relative_to(file) for file in wanted)]


def _beside(files: list[Path], folder: Path) -> bool:
    """Whether something of a folder is among what was named, or everything is asked about."""
    wanted = [file.resolve() for file in files]
    place = folder.resolve()
    return not wanted or any(one.is_relative_to(place) or place.is_relative_to(one) for one in wanted)
