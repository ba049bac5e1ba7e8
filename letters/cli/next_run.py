"""The same for a run: what is due in many cases, overdue ones first; figures, and the sheet to fill in."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.cli.bringing import gathered
from letters.cli.bringing import problem_json
from letters.cli.bringing import warned
from letters.cli.choosing import chosen_of
from letters.cli.leaving import Leave
from letters.cli.next import Choices
from letters.cli.next import leave
from letters.cli.next import made_json
from letters.cli.next import made_lines
from letters.cli.next import with_packet
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import ExitCode
from letters.errors import FileError
from letters.errors import LettersError
from letters.errors import UsageError
from letters.followup.board import board
from letters.followup.board import cases_in
from letters.followup.calendar import NAME as CALENDAR
from letters.followup.calendar import calendar
from letters.followup.figures import figure_lines
from letters.followup.figures import figures
from letters.followup.figures import figures_json
from letters.followup.making import Made
from letters.followup.making import like_the_packet
from letters.followup.making import make
from letters.followup.steps import Followed
from letters.followup.steps import followed
from letters.followup.told import as_json
from letters.followup.told import line
from letters.followup.told import urgency
from letters.followup.told import urgent_first
from letters.followup.told import what_follows
from letters.intake.gather import unfold
from letters.output.files import write_private
from letters.output.store import RECORD
from letters.packet.options import Options
from letters.registry.load import registry

if TYPE_CHECKING:
    from letters.followup.thread import Thread
    from letters.law.topic import Situation

_SHOWN = frozenset({'overdue', 'due', 'answered', 'waiting'})


class Standing(NamedTuple):
    """A case of a run: its id, its threads, and what it is made with where its answers are at hand."""

    case: str
    threads: tuple[Thread, ...]
    here: Situation
    of: Followed | None = None
    made: Made | None = None
    failed: str = ''


def show_run(target: Path, output: Path | None, on: date, options: Options, choices: Choices) -> None:
    """Show what is due in each case; with a folder, make it."""
    if not target.exists():
        raise FileError('file-unreadable', file=target.name, why=os.strerror(errno.ENOENT))
    packets = _packets(target)
    if packets and output is not None:
        raise UsageError('usage-next-cases')
    found = list(_of_packets(target, on)) if packets else list(_of_cases(target, output, on, options, choices))
    found.sort(key=lambda one: min(map(urgency, one.threads), default=(99, '', '')))
    folder = output or (target if packets else None)
    if choices.sheet:
        from letters.cli.next_sheet import write_sheet

        if folder is None:
            raise UsageError('usage-next-run')
        write_sheet(choices.sheet, folder, [one.case for one in found if not one.failed])
    if output is not None:
        content = calendar(((one.case, one.threads) for one in found), on, wording())
        write_private(output / CALENDAR, content)
    _tell(found, on, choices)
    leave(None, [one.made for one in found if one.made])
    if any(one.failed for one in found):
        raise Leave(ExitCode.SOME_FAILED)


def _packets(target: Path) -> list[str]:
    """The cases of a folder of packets, or of the one packet that was named; none for a sheet or case files."""
    if not target.is_dir():
        return []
    return [target.name.removesuffix('_')] if (target / RECORD).is_file() else cases_in(target)


def _of_packets(target: Path, on: date) -> Iterator[Standing]:
    folder = target.parent if (target / RECORD).is_file() else target
    for case in _packets(target):
        try:
            yield Standing(case, *board(folder, case, registry(), on))
        except LettersError as error:
            yield _failed(case, error)


def _failed(case: str, error: LettersError) -> Standing:
    """One case whose file is torn hides no other."""
    words = wording()
    said = words.together(*map(words.problem, error.problems)) or words.error(error)
    return Standing(case, (), None, failed=said)  # type: ignore[arg-type]


def _of_cases(target: Path, output: Path | None, on: date, options: Options, choices: Choices) -> Iterator[Standing]:
    brought = gathered([target], on, mapping=choices.mapping, encoding=choices.encoding, key=choices.key)
    problems = [*brought.problems, *(problem for case in brought.cases for problem in case.problems)]
    if problems:
        if choices.as_json:
            show_json({'date': on.isoformat(), 'cases': [], 'problems': [*map(problem_json, problems)]})
        else:
            talk(map(wording().problem, problems))
        raise Leave(ExitCode.CASE)
    talk([] if choices.as_json else warned(warning for case in brought.cases for warning in case.warnings))
    for one in brought.cases:
        try:
            case = with_packet(unfold(one.folded), output)
            chosen = options if output is None else like_the_packet(output, one.id, options)
            of = followed(case, registry(), on, chosen)
            made = None
            if output is not None and any(thread.sent for thread in of.threads):
                made = make(output, one.id, of, chosen_of(of, wording(), output, asks=False))
            yield Standing(one.id, of.threads, of.desk.here, of, made)
        except LettersError as error:
            yield _failed(one.id, error)


def _tell(found: list[Standing], on: date, choices: Choices) -> None:
    words = wording()
    counted = figures((one.threads, one.here) for one in found if not one.failed) if choices.figures else {}
    if choices.as_json:
        told: dict[str, Any] = {'date': on.isoformat(), 'cases': [_json(one, on) for one in found], 'problems': []}
        show_json({**told, 'figures': figures_json(counted)} if choices.figures else told)
        return
    if choices.figures:
        show(figure_lines(counted, words))
        return
    for one in found:
        talk([words.line(one.case, one.failed)] if one.failed else [])
        acting = [thread for thread in urgent_first(one.threads) if thread.state in _SHOWN]
        for thread in acting:
            show([f'{one.case} {line(thread, words)}'])
            said = [*what_follows(thread, words)] if one.of else []
            show(f'  {part}' for part in said)
        if one.made and one.made.packets:
            show(f'  {part}' for part in made_lines(one.made, words) if part)
    states = [thread.state for one in found for thread in one.threads]
    show([
        words.message(
            'next-run.done', overdue=states.count('overdue'), due=states.count('due'),
            answered=states.count('answered'), waiting=states.count('waiting'), done=states.count('done'),
        )
    ])  # fmt: skip
    unsent = states.count('to-send') + states.count('held')
    show([words.message('next-run.unsent', count=unsent)] if unsent else [])


def _json(one: Standing, on: date) -> dict[str, Any]:
    words = wording()
    if one.failed:
        return {'case': one.case, 'date': on.isoformat(), 'threads': [], 'made': None, 'failed': one.failed}
    return {
        'case': one.case,
        'date': on.isoformat(),
        'threads': as_json(one.threads, words),
        'made': made_json(one.made),
        'failed': None,
    }
