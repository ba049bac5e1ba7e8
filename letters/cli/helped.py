"""What `--help` says in a language, kept as it was found: help is shown before any record or catalogue is read.

It is used only where a digest shows that it was made of the files that lie there now. A wheel brings it along.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from letters import paths
from letters.cli import heard

if TYPE_CHECKING:
    from letters.wording.words import Wording

Said = dict[str, Any]
"""`colon` as the language writes it; `words` and `options` by their ids; `commands` by their names, '' the program."""


def said() -> Said:
    """What help says in the language of the screen."""
    language = _likely()
    return (_kept(language) if language else None) or _found()


def _likely() -> str:
    """The language that the screen most likely speaks; empty where only the records can tell."""
    wanted = heard.wanted()
    if not wanted:
        return 'en'
    codes = (wanted.replace('-', '_'), wanted.replace('-', '_').partition('_')[0])
    return next((code for code in codes if code == 'en' or (paths.LOCALES / code / 'locale.yaml').is_file()), '')


def _file(language: str) -> Path:
    return paths.PACKAGE / '_compiled' / f'help-{language}.json'


def _kept(language: str) -> Said | None:
    try:
        held = json.loads(_file(language).read_bytes())
        return held['said'] if held['made_of'] == made_of(language) else None
    except (OSError, ValueError, KeyError, TypeError):
        # What cannot be read is no worse than none.
        return None


def made_of(language: str, catalogue: Path | None = None) -> str:
    """A digest of all that help follows from in a language; `catalogue` is its catalogue, where that lies elsewhere."""
    folder, found = paths.LOCALES / language, hashlib.sha256()
    messages = folder / 'LC_MESSAGES' / 'interface.po'
    messages = messages if messages.is_file() else messages.with_suffix('.mo')
    for file in (paths.DATA / 'commands.yaml', Path(__file__), folder / 'locale.yaml', catalogue or messages):
        content = file.read_bytes() if file.is_file() else b''
        found.update(f'{len(content)}\n'.encode())
        found.update(content)
    return found.hexdigest()


def _found() -> Said:
    from letters.cli.screen import plain_wording
    from letters.cli.screen import wording
    from letters.errors import DataError

    try:
        words = wording()
    except DataError:
        # Help is shown whatever is wrong with other records.
        return told(plain_wording())
    found = told(words)
    if paths.IN_CHECKOUT and paths.LOCALES.parent == paths.CHECKOUT:
        _keep(words.language, content(words.language, found))
    return found


def content(language: str, found: Said, catalogue: Path | None = None) -> bytes:
    """The bytes of a file that keeps it."""
    return json.dumps({'made_of': made_of(language, catalogue), 'said': found}, ensure_ascii=False).encode()


def _keep(language: str, content: bytes) -> None:
    file = _file(language)
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o755, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, 'wb') as stream:
            stream.write(content)
        Path(name).replace(file)


def told(words: Wording) -> Said:
    """What help says, in the words of a language."""
    held = words.registry.help
    spoken = words.translator.text
    return {
        'colon': words.heading(''),
        'words': {id: spoken('help', text) for id, text in held.words.items()},
        'options': {name: spoken('help option', text) for name, text in held.options.items()},
        'commands': {
            name: {
                'about': spoken(f'help {name}'.rstrip(), one.about),
                'short': spoken(f'help {name}'.rstrip(), one.short or one.about),
                'example': one.example,
                'options': {named: spoken(f'help {name}'.rstrip(), text) for named, text in one.options.items()},
            }
            for name, one in {'': held.program, **held.commands}.items()
        },
    }
