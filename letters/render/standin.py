"""What is printed for a sign that cannot be drawn: its number, where it only helps to find something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.letter import Letter
    from letters.model.letter import Line
    from letters.model.letter import Node

PICTURES = frozenset(map(chr, range(0x1F000, 0x1FB00)))
"""Pictures among letters: a font draws them as images, and readers of PDF lose them."""

# What no font of this machine draws, as far as a letter has shown.
_UNDRAWN: set[str] = set()


def remember(characters: frozenset[str]) -> None:
    """From now on these characters are known to be drawn by no font of this machine."""
    _UNDRAWN.update(characters)


def undrawn(letter: Letter) -> frozenset[str]:
    """The characters of a letter that cannot be drawn, as far as is known; those of the name under it aside."""
    texts = (text for text in _texts(letter) if not text.isascii())
    found = {character for text in texts for character in text if _cannot_be_drawn(character)}
    return frozenset(found) - frozenset(name_under(letter))


def name_under(letter: Letter) -> str:
    """The names and the capacities under a letter and in its head: no number can stand in for a part of them."""
    signed = [part for one in letter.signatures for part in (one.name, one.capacity)]
    return ''.join([*signed, *(line.text for line in letter.sender if line.key == 'sender.name')])


def numbered(letter: Letter, characters: frozenset[str]) -> Letter:
    """The letter with the number of each of these characters in its place, and in a link with its percent form."""
    if not characters:
        return letter
    signs = {ord(character): f'[U+{ord(character):04X}]' for character in characters}
    links = {ord(character): quote(character) for character in characters}
    return replace(
        letter,
        subject=letter.subject.translate(signs),
        body=tuple(_numbered(node, signs, links) for node in letter.body),
        beside=tuple(_numbered(node, signs, links) for node in letter.beside),
        beside_subject=letter.beside_subject.translate(signs),
        sender=tuple(replace(line, text=line.text.translate(signs)) for line in letter.sender),
        recipient=tuple(replace(line, text=_named(line, signs)) for line in letter.recipient),
    )


def _named(line: Line, signs: dict[int, str]) -> str:
    """A name as its other one, where that has it in letters that can be drawn; else with the numbers."""
    whole = not signs.keys() & {ord(character) for character in line.latin}
    undrawn = signs.keys() & {ord(character) for character in line.text}
    return line.latin if undrawn and line.latin and whole else line.text.translate(signs)


def _numbered(node: Node, signs: dict[int, str], links: dict[int, str]) -> Node:
    form = links if node.role == 'link' else signs
    children = (
        child.translate(form) if isinstance(child, str) else _numbered(child, signs, links) for child in node.children
    )
    return replace(node, children=tuple(children))


def _cannot_be_drawn(character: str) -> bool:
    return character in PICTURES or character in _UNDRAWN


def _texts(letter: Letter) -> Iterator[str]:
    yield from (letter.subject, letter.beside_subject)
    yield from (line.text for line in (*letter.sender, *letter.recipient))
    yield from (node.text() for node in (*letter.body, *letter.beside))
