"""The command `demo`: whole packets of invented cases."""

from __future__ import annotations

from pathlib import Path

from letters import paths
from letters.casefile.build import case_from_file
from letters.cli.screen import day
from letters.cli.screen import packet_lines
from letters.cli.screen import show
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import MissingPartError
from letters.output.store import write_packet
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.registry.load import registry


def demo(output: Path, date_given: str) -> None:
    """Write the packets of all invented cases and list what is in them."""
    on, words = day(date_given), wording()
    show([words.message('demo.intro')])
    missing: dict[str, str] = {}
    for file in sorted(paths.DEMO.glob('*.yaml')):
        case, problems = case_from_file(file, registry(), on)
        if case is None or problems:
            raise CaseError('check-bad', problems=tuple(problems), count=str(len(problems)))
        made = packet(case, registry(), on, Options())
        written = write_packet(output, case.case.id, made.files, made.entries, date=on)
        if made.plan.stop:
            show(['', words.message('demo.help', case=case.case.id), f'  {whole(written.folder / _first(made))}'])
        else:
            show(
                [
                    '',
                    words.message(
                        'demo.case', case=case.case.id, count=len(made.plan.papers), folder=whole(written.folder)
                    ),
                ]
            )
            show(f'  {line}' for line in packet_lines(made, words))
        if made.missing:
            missing = {'id': made.missing.id, **dict(made.missing.values)}
    show(['', words.message('demo.next')])
    if missing:
        raise MissingPartError(missing.pop('id'), values=missing)


def _first(made: Packet) -> str:
    """The page to start with, in the format that this computer can write."""
    return next(str(entry['file']) for entry in made.entries if entry['id'] == '00')
