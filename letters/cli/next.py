"""The command `next`: what is due, what may be done, and the letters that follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from typing import NamedTuple

from letters.cli.choosing import chosen_of
from letters.cli.choosing import looked_at
from letters.cli.leaving import Leave
from letters.cli.screen import packet_lines
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import DataError
from letters.errors import ExitCode
from letters.errors import MissingPartError
from letters.followup.making import Made
from letters.followup.making import like_the_packet
from letters.followup.making import make
from letters.followup.state import read_sent
from letters.followup.state import together
from letters.followup.steps import Followed
from letters.followup.steps import followed
from letters.followup.told import as_json
from letters.followup.told import back
from letters.followup.told import lines
from letters.model.case import Case
from letters.model.plan import NotMade
from letters.output.sealed import refuse_beside_locked
from letters.packet.options import Options
from letters.registry.load import registry
from letters.wording.plan import helpline
from letters.wording.words import Wording


class Choices(NamedTuple):
    """The choices of `letters next` beside those of every packet."""

    figures: bool = False
    sheet: Path | None = None
    mapping: Path | None = None
    encoding: str = ''
    key: Path | None = None
    clinic: Path | None = None
    as_json: bool = False


def show_case(case: Case, output: Path | None, on: date, options: Options, *, as_json: bool) -> None:
    """Show where the papers of a case stand; with a folder, make there what is due."""
    case = with_packet(case, output)
    words = wording(case.case.language).about(case)
    if output is not None:
        options = like_the_packet(output, case.case.id, options)
    of = followed(case, registry(), on, options)
    made = None
    if output is not None:
        looked = looked_at(case, of, words, output)
        if looked != case:
            case, of = looked, followed(looked, registry(), on, options)
        made = make(output, case.case.id, of, chosen_of(of, words, output, asks=not as_json))
    if as_json:
        show_json({**case_json(case, of, words), 'made': made_json(made)})
    else:
        _show(of, made, words)
    leave(of, [made] if made else [])


def with_packet(case: Case, output: Path | None) -> Case:
    """The case with what was written down beside its packet; CaseError where it has no id to find that by."""
    if output is None:
        return case
    if not case.case.id:
        raise CaseError('next-no-id')
    refuse_beside_locked(output, [case.case.id])
    return together(case, read_sent(output, case.case.id))


def _show(of: Followed, made: Made | None, words: Wording) -> None:
    plan = of.plan
    talk(words.reason(reason) for reason in plan.warnings if made and made.packets)
    show(words.reason(reason) for reason in plan.help)
    show([*lines(of.threads, words)] or [words.message('stands.nothing')])
    show(back(of.returned, words))
    show(made_lines(made, words) if made else [])
    show(['', words.message('help.helplines-heading'), *(f'- {helpline(id, words)}' for id in plan.helplines)])


def made_lines(made: Made, words: Wording) -> list[str]:
    """What was made, each letter with its files; that nothing was due."""
    packet, came, page = made.packet, made.came, words.message('next-made.page', folder=whole(made.folder))
    waits = [words.message('next-made.waits', paper=number, step=step) for number, step in made.waits]
    if not made.packets:
        return ['', *(waits or [words.message('next-made.nothing')]), page]
    not_made = [
        f'- {words.line(words.paper(one.kind), words.together(*map(words.reason, one.why)))}' for one in _not_made(made)
    ]
    found = ['', words.message('plan.not-made'), *not_made, words.message('next-made.look')] if not_made else []
    if made.step and packet:
        found += [
            '',
            *packet_lines(packet, words),
            words.message('next-made.step', folder=whole(made.folder / made.step)),
        ]
    if came and came.files:
        found += ['', *packet_lines(came, words), words.message('next-made.came', folder=whole(made.folder))]
    return [*found, *waits, page]


def _not_made(made: Made) -> list[NotMade]:
    return [one for packet in made.packets for one in packet.plan.not_made]


def case_json(case: Case, of: Followed, words: Wording) -> dict[str, Any]:
    """A case for a program."""
    threads, returned = as_json(of.threads, words), [one._asdict() for one in of.returned]
    return {'case': case.case.id, 'date': of.plan.on.isoformat(), 'threads': threads, 'returned': returned}


def made_json(made: Made | None) -> dict[str, Any] | None:
    """What was made, for a program; null where nothing was to be made."""
    if made is None:
        return None
    files = sorted(made.packet.files) if made.step and made.packet else []
    came = sorted(made.came.files) if made.came else []
    not_made = [
        {'paper': one.kind, 'recipient': one.recipient, 'why': [why.id for why in one.why]} for one in _not_made(made)
    ]
    return {'folder': whole(made.folder), 'step': made.step or None, 'files': files, 'came': came, 'not_made': not_made}


def leave(of: Followed | None, made: Sequence[Made]) -> None:
    """The exit code: help outranks the rest, then a fault of ours, then a missing part."""
    packets = [packet for one in made for packet in one.packets]
    for fault in (one.fault for one in packets if one.fault):
        raise DataError(fault.id, values=dict(fault.values))
    for missing in (one.missing for one in packets if one.missing):
        raise MissingPartError(missing.id, values=dict(missing.values))
    if of is not None and of.plan.stop:
        raise Leave(ExitCode.HELP_NOT_LETTERS)
