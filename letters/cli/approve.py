"""The command `approve`: the second pair of eyes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from letters.bulk.approve import approve_papers
from letters.bulk.approve import drafts_of
from letters.bulk.ledger import read_ledger
from letters.bulk.ledger import tidy
from letters.cli.leaving import Leave
from letters.cli.opening import keys_of
from letters.cli.pace import Progress
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import ExitCode
from letters.errors import FileError
from letters.errors import LettersError
from letters.errors import UsageError
from letters.errors import cause
from letters.followup.offered import steps_in
from letters.output.lock import refuse_unknown_keys
from letters.output.sealed import ENDING
from letters.output.shelf import Locked
from letters.output.shelf import Readable
from letters.output.shelf import Shelf
from letters.output.store import RECORD
from letters.output.store import is_code
from letters.output.store import packet_folder

# What somebody is, not who: a name has no place in an argument.
_ROLE = re.compile(r'[a-z]+(-[a-z]+){0,3}')
_LONGEST_ROLE = 40


def approve(folder: Path, only: list[str], role: str, date_given: str, key: Path | None, to_age: Sequence[str]) -> None:
    """Approve all drafts below a folder, or some; name what was approved, and what stands in the way.

    Locked packets are opened with the key of a file, and locked again for the same public keys as before.
    """
    if not _ROLE.fullmatch(role) or len(role) > _LONGEST_ROLE:
        raise UsageError('usage-role')
    on, words = day(date_given), wording()
    if (folder / RECORD).is_file():
        # The folder of one packet was named.
        folder, only = folder.parent, only or [folder.name.removesuffix('_')]
    refuse_unknown_keys(to_age)
    shelves = _shelves(folder, key, to_age)
    cases = sorted(shelves)
    drafts = {case: drafts_of(shelves[case], case) for case in cases}
    known = {*cases, *(f'{case}/{paper}' for case in cases for paper in drafts[case])}
    if set(only) - known:
        raise CaseError('approve-unknown')
    named = {case: {case, case.partition('/')[0]} for case in cases}
    wanted = {
        case: [paper for paper in drafts[case] if not only or named[case] & {*only} or f'{case}/{paper}' in only]
        for case in cases
    }
    due = [case for case in cases if wanted[case]]
    failed, done, told = 0, 0, Progress(len(due))
    lines = read_ledger(folder)
    for case in due:
        try:
            approve_papers(shelves[case], case, wanted[case], role, on, lines)
        except LettersError as error:
            failed += 1
            told.end()
            talk([words.line(case, words.told(error.id, error.values))])
        else:
            done += len(wanted[case])
            told.end()
            show(words.message('approve.paper', case=case, paper=paper) for paper in wanted[case])
        told.step()
    told.end()
    if lines:
        tidy(folder)
    left = sum(len(drafts_of(shelves[case], case)) for case in cases)
    show([words.message('approve.done', count=done, left=left)])
    if failed:
        raise Leave(ExitCode.SOME_FAILED)


def _shelves(folder: Path, key: Path | None, to_age: Sequence[str]) -> dict[str, Shelf]:
    """Where the packet of each case of a folder stands."""
    try:
        there = [(path.name, path.is_dir() and not path.is_symlink()) for path in folder.iterdir()]
    except OSError as error:
        raise FileError('file-unreadable', file=folder.name, why=cause(error)) from None
    found: dict[str, Shelf] = {}
    readable, names = Readable(folder), {name.removesuffix(ENDING) for name, _ in there if name.endswith(ENDING)}
    if names:
        if not key or not to_age:
            raise UsageError('usage-approve-locked')
        found |= dict.fromkeys(names, Locked(folder, tuple(to_age), tuple(keys_of(key))))
    found |= {name: readable for name, is_folder in there if is_folder}
    cases = {name.removesuffix('_'): shelf for name, shelf in found.items() if is_code(name.removesuffix('_'))}
    # Letters of a later day stand below the packet that they follow.
    places = [(case, packet_folder(folder, case)) for case, shelf in cases.items() if shelf is readable]
    return cases | {f'{case}/{step}': Readable(place) for case, place in places for step in steps_in(folder, case)}
