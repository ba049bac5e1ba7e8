"""The command `doctor`: what this computer can write."""

from __future__ import annotations

from letters.cli.leaving import Leave
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.errors import MissingPartError
from letters.languages.catalogue import offered


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
