"""What a screen reader finds in a PDF: its structure tree, each element with the text that is painted for it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf


@dataclass(frozen=True)
class Spoken:
    """An element: its kind, what stands in it (texts and elements), its language, what it heads, where it leads."""

    kind: str
    inside: tuple[Spoken | str, ...]
    language: str = ''
    scope: str = ''
    opens: str = ''

    def walk(self) -> Iterator[Spoken]:
        """This element and all in it."""
        yield self
        for one in self.inside:
            if isinstance(one, Spoken):
                yield from one.walk()

    def text(self) -> str:
        """All text in this element."""
        return ''.join(one if isinstance(one, str) else one.text() for one in self.inside)


@dataclass(frozen=True)
class Painted:
    """A page as it is painted: its texts by the number that the tree knows them by, in order, and its artifacts."""

    texts: dict[int, str]
    artifacts: tuple[str, ...]


def read_aloud(content: bytes) -> Spoken:
    """The whole tree of a PDF."""
    document = pikepdf.open(io.BytesIO(content))
    painted = {page.objgen: paint(page) for page in document.pages}
    (root,) = document.Root.StructTreeRoot.K
    return _spoken(root, painted)


def pages_painted(content: bytes) -> list[Painted]:
    """The pages of a PDF."""
    return [paint(page) for page in pikepdf.open(io.BytesIO(content)).pages]


def _spoken(element: Any, painted: dict[Any, Painted]) -> Spoken:
    inside: list[Spoken | str] = []
    opens = ''
    for kid in element.get('/K', []):
        if isinstance(kid, int) or kid.get('/Type') == '/MCR':
            page = element.Pg if isinstance(kid, int) else kid.Pg
            text = painted[page.objgen].texts[kid if isinstance(kid, int) else int(kid.MCID)]
            # What is painted piece by piece is one text.
            inside[-1:] = [f'{inside[-1]}{text}'] if inside and isinstance(inside[-1], str) else [*inside[-1:], text]
        elif kid.get('/Type') == '/OBJR':
            opens = str(kid.Obj.A.URI)
        else:
            inside.append(_spoken(kid, painted))
    scope = str(element.get('/A', {}).get('/Scope', ''))
    return Spoken(str(element.S)[1:], tuple(inside), str(element.get('/Lang', '')), scope, opens)


def paint(page: Any) -> Painted:
    """What is painted on a page; every text is in the tree or an artifact."""
    texts: dict[int, str] = {}
    artifacts: list[str] = []
    marks: list[tuple[str, int | None, str | None]] = []
    meanings: dict[int, str] = {}
    for step in pikepdf.parse_content_stream(page):
        operands: Any = step.operands
        name = str(step.operator)
        if name in {'BDC', 'BMC'}:
            held = operands[1] if name == 'BDC' else {}
            # What is told in place of all that stands in it is told once.
            is_told = any(mark[2] is not None for mark in marks)
            replaced = str(held['/ActualText']) if '/ActualText' in held and not is_told else None
            marks.append((str(operands[0]), int(held['/MCID']) if '/MCID' in held else None, replaced))
            if marks[-1][1] is not None:
                texts[marks[-1][1]] = ''
            said = replaced
        elif name == 'EMC':
            marks.pop()
            continue
        elif name == 'Tf':
            meanings = _meanings(page.Resources.Font[operands[0]])
            continue
        elif name in {'TJ', 'Tj'}:
            said = None if any(mark[2] is not None for mark in marks) else _shown(operands, meanings)
        else:
            continue
        if not said:
            continue
        number = next((mark[1] for mark in marks if mark[1] is not None), None)
        if number is not None:
            texts[number] += said
        else:
            assert marks[0][0] == '/Artifact', said
            artifacts.append(said)
    return Painted(texts, tuple(artifacts))


def _shown(operands: Any, meanings: dict[int, str]) -> str:
    pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else operands
    codes = b''.join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return ''.join(meanings.get(int.from_bytes(codes[n : n + 2]), '') for n in range(0, len(codes), 2))


def _meanings(font: Any) -> dict[int, str]:
    return _mapped(font.ToUnicode.read_bytes())


@lru_cache(maxsize=64)
def _mapped(table: bytes) -> dict[int, str]:
    """The letters that each glyph of a font means."""
    pairs = re.findall(rb'<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]*)>', table)
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode('utf-16-be') for glyph, text in pairs}
