"""A language begun: its folder with everything that a translator needs, and nothing that has to be known beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import FileError
from letters.errors import UsageError
from letters.languages.codes import code
from letters.languages.codes import known
from letters.translating import glossary
from letters.translating.update import update

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from letters.translating.sentence import Sentence


WORDS = 'words.yaml'
"""The words that guard a language; of some they are here before anybody began to translate."""


def code_of(given: str) -> str:
    """The code by which a language is known here: `pt_BR` for `pt-br`, `fil` for `tl`, `zh_Hant` for `zh-tw`.

    UsageError where Unicode knows no such language.
    """
    found = code(given)
    if known(found) is None:
        raise UsageError('usage-locale-new')
    return found


def begun(
    code: str, skeleton: Callable[[str, dict[str, str]], str], found: tuple[Sentence, ...], folder: Path
) -> dict[Path, str]:
    """The files of a new language by their places; FileError where it has a folder with one of them already.

    `skeleton` gives a record of a kind with every key explained, and with what is known of it filled in.
    """
    from babel import Locale

    spoken, place = Locale.parse(code), folder / code
    filled = {
        'language': code, 'name': spoken.display_name or code,
        'direction': 'rtl' if spoken.character_order == 'right-to-left' else 'ltr',
        'first_person_has_gender': '"no"', 'screen': '"no"', 'reviewed': '[]',
    }  # fmt: skip
    made = {
        place / 'locale.yaml': skeleton('locale', filled),
        place / glossary.FILE: glossary.begun(code, spoken.english_name or code),
    }
    if not (place / WORDS).exists():
        # Under its own name it would be read, and nothing could be written before somebody filled it in.
        made[place / 'words.example.yaml'] = skeleton('words', {})
    for file in made:
        if file.exists():
            raise FileError('file-exists', file=file.name)
    return made | update(found, code, folder)
