"""Commands about this computer and this copy of the program: doctor, demo, registry check."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from letters import __version__
from letters import paths
from letters.casefile.build import case_from_file
from letters.cli.run import Leave
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import DataError
from letters.errors import MissingPartError
from letters.languages.catalogue import offered
from letters.output.packet import write_packet
from letters.packet.build import packet
from letters.packet.options import Options
from letters.packet.options import Packet
from letters.registry.load import load
from letters.registry.load import registry


def doctor(*, as_json: bool) -> None:
    """Show for each language whether this computer can write it; leaves with 7 when one is missing."""
    from letters.render.machine import missing_parts

    words = wording()
    found = {language: missing_parts(language) for language in offered()}
    packages = sorted({package for packages in found.values() for package in packages})
    command = f'sudo apt-get install -y {" ".join(packages)}' if packages else ''
    if as_json:
        show_json({'languages': found, 'command': command})
    else:
        show([words.message('doctor.heading')])
        for language, missing in found.items():
            if missing:
                show([words.message('doctor.language-missing', language=language, fonts=', '.join(missing))])
            else:
                show([words.message('doctor.language-ready', language=language)])
        show(
            [words.message('doctor.command', command=command)]
            if packages
            else [words.message('doctor.ready', count=len(found))]
        )
    if packages:
        raise Leave(MissingPartError.exit_code)


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
        written = write_packet(output, case.case.id, made.files, made.entries, date=on, version=__version__)
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
            for paper in made.plan.papers:
                files = ', '.join(str(entry['file']) for entry in made.entries if entry['id'] == paper.id)
                name = words.paper(paper.kind)
                who = words.recipient(paper.recipient)
                show(['  ' + words.message('packet-line', number=paper.id, paper=name, recipient=who, files=files)])
        if made.missing:
            missing = {'id': made.missing.id, **dict(made.missing.values)}
    show(['', words.message('demo.next')])
    if missing:
        raise MissingPartError(missing.pop('id'), values=missing)


def _first(made: Packet) -> str:
    """The page to start with, in the format that this computer can write."""
    return next(str(entry['file']) for entry in made.entries if entry['id'] == '00')


def registry_check(*, as_json: bool) -> None:
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
