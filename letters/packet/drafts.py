"""Papers that wait for a second pair of eyes: what is kept of them until then, and what tells that they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from letters.languages.catalogue import Translator
from letters.model.letter import Letter  # noqa: TC001 - pydantic reads it by its type
from letters.packet.options import Approval
from letters.render.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from pydantic import TypeAdapter

    from letters.model.registry import Registry
    from letters.packet.options import Options

KIND = 'draft'
"""The kind of the file that is kept: no paper, and gone once the paper is approved."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A letter before it is drawn: what the names of its files begin with, its kind, the formats."""

    stem: str
    letter: Letter
    kind: str
    formats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """All letters of a paper, to whom its e-mail goes, and a digest of the case: a changed case is another paper."""

    case: str
    to: str
    pieces: tuple[Piece, ...]

    @property
    def content(self) -> bytes:
        """The same bytes for the same letters."""
        return _adapter().dump_json(self, indent=1) + b'\n'

    @property
    def text_digest(self) -> str:
        """Of the text that is sent, without the line that says that it is a draft."""
        return _digest(text(replace(self.pieces[0].letter, draft='')).encode())


def kept_in(content: bytes) -> Kept:
    """What a file of ours holds; ValueError for any other."""
    return _adapter().validate_json(content)


def approval_of(paper: str, kept: Kept, options: Options) -> Approval | None:
    """The approval that still holds for a paper: nothing that it was made from has changed."""
    held = _digest(kept.content)
    return next((one for one in options.approved if one.paper == paper and one.held == held), None)


def approve(paper: str, kept: Kept, role: str, on: str) -> Approval:
    """An approval of a paper as it stands."""
    return Approval(paper, role, on, kept.text_digest, _digest(kept.content))


def approvals_in(entries: Sequence[Mapping[str, object]]) -> tuple[Approval, ...]:
    """The approvals that the entries of a `packet.json` hold."""
    found = {}
    for entry in entries:
        said = entry.get('approved')
        if isinstance(said, dict) and all(isinstance(said.get(key), str) for key in ('role', 'on', 'text', 'held')):
            id = str(entry.get('id'))
            found[id] = Approval(id, said['role'], said['on'], said['text'], said['held'])
    return tuple(found.values())


def state_of(approval: Approval | None) -> dict[str, object]:
    """What an entry says of a paper that a second person has to read."""
    if approval is None:
        return {'state': 'draft'}
    said = {key: value for key, value in approval._asdict().items() if key != 'paper'}
    return {'state': 'approved', 'approved': said}


def marked(letter: Letter, registry: Registry) -> Letter:
    """The letter with the words on its face, in its own language."""
    said = registry.vocabulary.phrases['page']['draft']
    return replace(letter, draft=Translator(letter.language, 'letters').text('phrase page', said))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@cache
def _adapter() -> TypeAdapter[Kept]:
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)
