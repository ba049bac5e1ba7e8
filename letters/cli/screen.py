"""The screen: results on stdout, talk on stderr, in the language of the person."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import TextIO

from letters import paths
from letters.cli import heard
from letters.errors import DataError
from letters.errors import TranslationError
from letters.errors import UsageError
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import Translator
from letters.languages.catalogue import catalogue
from letters.languages.catalogue import nearest
from letters.packet.drafts import KIND
from letters.registry.load import load
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.safe.text import for_terminal
from letters.wording.command import typed
from letters.wording.lines import in_order
from letters.wording.lines import width
from letters.wording.lines import wrapped
from letters.wording.words import Wording

if TYPE_CHECKING:
    from letters.packet.made import Packet

_DAY = re.compile(r'[12][0-9]{3}-[0-9]{2}-[0-9]{2}')


def system_language() -> str:
    """The language of this computer, as its settings say."""
    wanted = heard.wanted()
    return nearest(wanted, spoken()) if wanted else 'en'


def own_language() -> str:
    """The language in which somebody is told what went wrong, and what asks for no case.

    LETTERS_LANGUAGE comes first, as whoever set it chose a language for themselves: somebody of a clinic may read a
    case in another one. Then the language of the case that was read, then that of this computer. What is shown of a
    case itself, its plan and its papers, is in the language of the case whatever is set.
    """
    if not os.environ.get('LETTERS_LANGUAGE') and heard.language():
        return nearest(heard.language(), spoken())
    return system_language()


def wording(language: str = '') -> Wording:
    """The words of the screen, in a language or in the one in which somebody is told what went wrong."""
    return _wording(nearest(language, spoken()) if language else own_language(), typed())


@lru_cache(maxsize=8)
def _wording(language: str, called: str) -> Wording:
    _tell_unreadable(language)
    return Wording(registry(), Translator(language, 'interface'), called=called)


def _tell_unreadable(language: str) -> None:
    """Say in English, once, why the screen does not speak a language: its catalogue cannot be read."""
    try:
        catalogue(language, 'interface', paths.LOCALES)
    except TranslationError as error:
        talk([Wording(registry(), Translator(SOURCE, 'interface'), called=typed()).error(error)])


def plain_wording() -> Wording:
    """The same in English, for where catalogues or records cannot be read; LettersError where there is no message."""
    found, problems = load()
    if not found.messages:
        raise DataError('registry-bad', problems=tuple(problems))
    return Wording(found, Translator(SOURCE, 'interface'), called=typed())


def whole(path: Path) -> str:
    """A place as it can be found from everywhere."""
    return os.path.abspath(path)  # noqa: PTH100 - without following links, and without two dots in it


def packet_lines(made: Packet, words: Wording) -> Iterator[str]:
    """The papers of a packet, a line each: to whom it goes, and its files."""
    for paper in made.plan.whole:
        ours = (entry for entry in made.entries if entry['id'] == paper.id and entry['paper'] != KIND)
        files = ', '.join(str(entry['file']) for entry in ours)
        addressed = words.addressed(paper.called, paper.recipient)
        yield words.message('packet-line', number=paper.id, paper=addressed, files=files)


def show(lines: Iterable[str]) -> None:
    """Lines of a result."""
    _write(lines, sys.stdout)


def show_json(value: object) -> None:
    """A result for a program."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False) + '\n')


def talk(lines: Iterable[str]) -> None:
    """Lines beside the result."""
    _write(lines, sys.stderr)


def _write(lines: Iterable[str], out: TextIO) -> None:
    """On a terminal lines end between words, and a link stays in one piece; a program gets them as they are."""
    for line in lines:
        safe = for_terminal(line)
        parts = map(in_order, wrapped(safe, width(out), cut=False)) if out.isatty() else (safe,)
        out.writelines(f'{part}\n' for part in parts)


def day(given: str) -> date:
    """The day that was given, or today."""
    if not given:
        return date.today()  # noqa: DTZ011 - the day on the person's own calendar
    # Not the other forms of ISO 8601, and no year so late that a deadline would have no day.
    if not _DAY.fullmatch(given):
        raise UsageError('usage-date')
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise UsageError('usage-date') from None
