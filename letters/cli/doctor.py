"""The command `doctor`: what this computer can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.leaving import Leave
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.errors import MissingPartError
from letters.languages.catalogue import offered

if TYPE_CHECKING:
    from letters.wording.words import Wording


def doctor(*, as_json: bool) -> None:
    """Show for each language whether this computer can write it; leaves with 7 when one is missing."""
    from letters.render.machine import install
    from letters.render.machine import missing_parts

    words = wording()
    found = {language: missing_parts(language) for language in offered()}
    packages = sorted({package for packages in found.values() for package in packages})
    command = install(packages) if packages else ''
    if as_json:
        show_json({'languages': found, 'command': command})
    else:
        show([words.message('doctor.heading')])
        for language, missing in found.items():
            if missing:
                show([words.message('doctor.language-missing', language=language, fonts=', '.join(missing))])
            else:
                show([words.message('doctor.language-ready', language=language)])
        show([words.message('doctor.ready', count=len(found))] if not packages else _commands(command, packages, words))
        show(_for_names(words))
    if packages:
        raise Leave(MissingPartError.exit_code)


def _commands(command: str, packages: list[str], words: Wording) -> list[str]:
    """The command that brings what is missing, and one for fonts that needs no root."""
    from letters.render.machine import LIBRARIES
    from letters.render.machine import remedy

    without_root = remedy(package for package in packages if package not in LIBRARIES)
    lines = [words.message('doctor.command', command=command)]
    return [*lines, words.message('doctor.own', own=without_root['own'])] if without_root else lines


def _for_names(words: Wording) -> list[str]:
    """The command that brings the letters of names for which a font is missing though every language is ready."""
    from letters.render.machine import packages_for
    from letters.render.machine import remedy

    brings = remedy(packages_for('\u4e2d'))
    return [words.message('doctor.names', **brings)] if brings else []
