"""The ledger of a run: what was made from what. It holds digests, ids and references, and nothing about a person."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sys
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import __version__
from letters import paths
from letters.errors import FileError
from letters.errors import cause
from letters.output.files import rewrite_private
from letters.output.store import is_code

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.intake.gather import Brought
    from letters.packet.options import Options

NAME = 'ledger.jsonl'
_PAPER, _CODE = re.compile(r'[0-9]{2,5}'), re.compile(r'[A-Z0-9]{4,16}')
# None of what is to be made again; two of a packet that is locked.
_DIGESTS = re.compile(r'([0-9a-f]{64}( [0-9a-f]{64})?)?')
_DAY = re.compile(r'[12][0-9]{3}-[0-9]{2}-[0-9]{2}')


class Line(NamedTuple):
    """A case of the ledger: what it was made from, the day of its papers, the digest of `packet.json`, references."""

    case: str
    made_from: str
    date: str
    packet: str
    references: dict[str, str]

    @property
    def text(self) -> bytes:
        """The line as it stands in the file."""
        return json.dumps(self._asdict(), sort_keys=True, separators=(',', ':')).encode() + b'\n'


def read_ledger(folder: Path) -> dict[str, Line]:
    """The cases of the ledger of a folder by id; none where there is no ledger. FileError where it cannot be read."""
    return {line.case: line for line in lines_in(content_of(folder))}


def content_of(folder: Path) -> bytes:
    """The bytes of the ledger of a folder; none where there is no ledger."""
    try:
        return (folder / NAME).read_bytes()
    except FileNotFoundError:
        return b''
    except OSError as error:
        raise FileError('file-unreadable', file=NAME, why=cause(error)) from None


def lines_in(content: bytes) -> Iterator[Line]:
    """The lines of a ledger, of which the last one of a case counts; one torn by a sudden end is passed over."""
    for raw in io.BytesIO(content):
        try:
            held = json.loads(raw)
            line = Line(**{name: held[name] for name in Line._fields})
            whole = isinstance(held['references'], dict) and _is_line(line)
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if whole:
            yield line


def _is_line(line: Line) -> bool:
    """Whether every part has the form in which a run writes it; ValueError or TypeError for some that have not."""
    date.fromisoformat(line.date)
    papers = all(map(_PAPER.fullmatch, line.references)) and all(map(_CODE.fullmatch, line.references.values()))
    digests = all(map(_DIGESTS.fullmatch, (line.made_from, line.packet)))
    return papers and digests and is_code(line.case) and _DAY.fullmatch(line.date) is not None


def whole(lines: Iterable[Line]) -> bytes:
    """The ledger in one fixed order, whichever worker was first."""
    found = {line.case: line.text for line in lines}
    return b''.join(found[case] for case in sorted(found))


def tidy(folder: Path) -> None:
    """Put the ledger of a folder in its fixed order."""
    rewrite_private(folder / NAME, lambda held: whole(lines_in(held)))


def made_from(case: Brought, on: date, options: Options) -> str:
    """A digest of all that decides about the bytes of a packet: case, day, choices, data, templates, program."""
    said = [case.digest, on.isoformat(), _program(), *map(str, (options.language, options.reading_copy))]
    said += [*options.formats, str(options.paper_size), options.file_names, options.clinic.model_dump_json()]
    said += options.to_age
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


@cache
def _program() -> str:
    """A digest of the program's version, its data, templates and translations, and of what draws the pages."""
    drawing = sorted({found.name for folder in sys.path for found in Path(folder).glob('weasyprint-*.dist-info')})
    digest = hashlib.sha256(' '.join((__version__, *drawing)).encode())
    for folder in (paths.DATA, paths.TEMPLATES, paths.LOCALES):
        for file in sorted(path for path in folder.rglob('*') if path.suffix in _DECIDES):
            digest.update(file.read_bytes())
    return digest.hexdigest()


# What of the data, templates and translations decides how a paper reads and looks.
_DECIDES = frozenset({'.yaml', '.jinja', '.css', '.po', '.mo'})
